// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/expression/learnable_steps.h"

#include <algorithm>
#include <cstdlib>

namespace timbrel::expression {
namespace {

using music::ControllerPoint;

/// When the network is asked.
class Updates
{
public:
    Updates(std::span<const Microseconds> events, Microseconds period)
        : m_events(events)
        , m_period(std::max(period, Microseconds {1}))
    { }

    /// The first update at or after a time; times must not fall from call to call.
    Microseconds from(Microseconds time)
    {
        if (time > m_update)
            m_update = after(time);
        return m_update;
    }

private:
    Microseconds after(Microseconds time)
    {
        if (m_next < m_events.size() && m_events[m_next] <= time)
            m_next = static_cast<std::size_t>(
                std::upper_bound(
                    m_events.begin() + static_cast<std::ptrdiff_t>(m_next), m_events.end(), time)
                - m_events.begin());
        const Microseconds origin = m_next == 0 ? Microseconds {0} : m_events[m_next - 1];
        const auto periods = (time - origin + m_period - Microseconds {1}) / m_period;
        const Microseconds regular = origin + periods * m_period;
        return m_next < m_events.size() ? std::min(regular, m_events[m_next]) : regular;
    }

    std::span<const Microseconds> m_events;
    Microseconds m_period;
    std::size_t m_next = 0; ///< first event after the last time asked for
    Microseconds m_update {-1}; ///< the last answer
};

/// The absolute difference of two step functions over time, from the first point of `steps` to the
/// last of `lane`; `before` holds before the first point of `lane`.
double meanDifference(std::span<const ControllerPoint> lane,
                      std::span<const ControllerPoint> steps,
                      int before)
{
    if (lane.empty() || steps.empty() || lane.back().time <= steps.front().time)
        return 0.0;
    const Microseconds end = lane.back().time;
    double sum = 0.0;
    std::size_t inLane = music::firstPointAt(lane, steps.front().time + Microseconds {1});
    std::size_t inSteps = 1;
    for (Microseconds now = steps.front().time; now < end;) {
        Microseconds next = inLane < lane.size() ? lane[inLane].time : end;
        if (inSteps < steps.size())
            next = std::min(next, steps[inSteps].time);
        const int value = inLane > 0 ? lane[inLane - 1].value : before;
        sum += std::abs(value - steps[inSteps - 1].value)
            * static_cast<double>((std::min(next, end) - now).count());
        now = next;
        while (inLane < lane.size() && lane[inLane].time <= now)
            ++inLane;
        while (inSteps < steps.size() && steps[inSteps].time <= now)
            ++inSteps;
    }
    return sum / static_cast<double>((end - steps.front().time).count());
}

} // namespace

std::vector<Microseconds> noteEventTimes(const music::Score& score)
{
    std::vector<Microseconds> times;
    times.reserve(2 * score.notes.size());
    for (const music::Note& note : score.notes)
        times.push_back(note.end());
    std::sort(times.begin(), times.end());
    const auto ends = static_cast<std::ptrdiff_t>(times.size());
    for (const music::Note& note : score.notes)
        times.push_back(note.onset);
    std::inplace_merge(times.begin(), times.begin() + ends, times.end());
    times.erase(std::unique(times.begin(), times.end()), times.end());
    return times;
}

LearnableSteps learnableSteps(std::span<const ControllerPoint> lane,
                              std::span<const Microseconds> eventTimes,
                              const ControllerCoding& coding,
                              Microseconds updatePeriod,
                              music::TimeRange range)
{
    const auto learnt = [&](int value) {
        return static_cast<std::uint8_t>(coding.valueOf(coding.indexOf(value)));
    };
    LearnableSteps steps;
    Updates updates(eventTimes, updatePeriod);
    // what holds when the range begins was there at an update before it
    const std::size_t after = music::firstPointAt(lane, range.begin + Microseconds {1});
    const std::size_t first = after > 0 ? after - 1 : 0;
    if (after == 0)
        steps.points.push_back({range.begin, learnt(coding.defaultValue), 0});
    for (std::size_t i = first; i < lane.size(); ++i) {
        const Microseconds update = updates.from(lane[i].time);
        if (update >= range.end)
            break;
        if (i + 1 < lane.size() && lane[i + 1].time <= update)
            continue; // a later one is heard instead
        const std::uint8_t value = learnt(lane[i].value);
        steps.largestError = std::max(steps.largestError, std::abs(value - lane[i].value));
        if (steps.points.empty() || steps.points.back().value != value)
            steps.points.push_back({update, value, 0});
    }
    const std::size_t end = std::max(first, music::firstPointAt(lane, range.end));
    steps.meanError
        = meanDifference(lane.subspan(first, end - first), steps.points, coding.defaultValue);
    return steps;
}

Microseconds updatePeriodOf(int updateRate) noexcept
{
    return Microseconds {1'000'000 / std::max(updateRate, 1)};
}

} // namespace timbrel::expression
