// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/midi/clock_follower.h"

#include <algorithm>
#include <cmath>

namespace timbrel::midi {

namespace {

constexpr std::size_t kNew = 6; ///< pulses that make a new tempo
constexpr double kOtherTempo = 0.04; ///< of the period: so far off is another tempo
constexpr double kShortestPeriod = 0.001; ///< seconds: 2,500 beats a minute
constexpr std::int64_t kPulsesPerSixteenth = 6;

double medianOf(std::span<double> values) noexcept TIMBREL_REALTIME
{
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

} // namespace

bool ClockFollower::take(const MidiMessage& message,
                         Clock::time_point arrival) noexcept TIMBREL_REALTIME
{
    if (message == MidiMessage::clock()) {
        takePulse(arrival);
    } else if (message == MidiMessage::start()) {
        m_nextPulse = 0;
        m_isStarting = true;
    } else if (message == MidiMessage::resume()) {
        m_isStarting = true;
    } else if (message == MidiMessage::stop()) {
        m_isStarting = false;
        m_reading.isRunning = false;
    } else if (message.status() == 0xF2) {
        const std::int64_t sixteenths
            = static_cast<std::int64_t>(message.bytes[1]) + 128 * message.bytes[2];
        m_nextPulse = sixteenths * kPulsesPerSixteenth;
    } else {
        return false;
    }
    return true;
}

void ClockFollower::passTo(Clock::time_point now) noexcept TIMBREL_REALTIME
{
    if (m_count == 0)
        return;
    const double since = std::chrono::duration<double>(now - m_origin).count();
    if (since - m_times[m_count - 1] > std::chrono::duration<double>(kLongestGap).count())
        forget();
}

/// Nothing comes any more.
void ClockFollower::forget() noexcept TIMBREL_REALTIME
{
    m_count = 0;
    m_period = 0.0;
    m_reading.isKnown = false;
    m_reading.isRunning = false;
}

void ClockFollower::takePulse(Clock::time_point arrival) noexcept TIMBREL_REALTIME
{
    passTo(arrival);
    if (m_count == 0)
        m_origin = arrival;
    remember(std::chrono::duration<double>(arrival - m_origin).count());
    if (hasAnotherTempo()) {
        std::copy(m_times.begin() + static_cast<std::ptrdiff_t>(m_count - kNew - 1),
                  m_times.begin() + static_cast<std::ptrdiff_t>(m_count),
                  m_times.begin());
        m_count = kNew + 1;
    }
    const bool begins = m_isStarting;
    if (begins) {
        m_isStarting = false;
        m_reading.isRunning = true;
        ++m_reading.starts;
    }
    m_reading.beat = static_cast<double>(m_nextPulse) / kPulsesPerBeat;
    m_reading.time = arrival;
    if (m_reading.isRunning)
        ++m_nextPulse;
    fit();
}

void ClockFollower::remember(double seconds) noexcept TIMBREL_REALTIME
{
    if (m_count == kPulses) {
        std::copy(m_times.begin() + 1, m_times.end(), m_times.begin());
        --m_count;
    }
    m_times[m_count++] = seconds;
}

/// The last few intervals are all off, to the same side: no single late pulse does that.
bool ClockFollower::hasAnotherTempo() const noexcept TIMBREL_REALTIME
{
    if (m_period <= 0.0 || m_count < kNew + 2)
        return false;
    const double last = m_times[m_count - 1];
    bool isSlower = true;
    bool isFaster = true;
    for (std::size_t i = 1; i <= kNew; ++i) {
        const double interval = m_times[m_count - i] - m_times[m_count - i - 1];
        isSlower = isSlower && interval > m_period * (1.0 + kOtherTempo / 4.0);
        isFaster = isFaster && interval < m_period * (1.0 - kOtherTempo / 4.0);
    }
    const double mean = (last - m_times[m_count - 1 - kNew]) / static_cast<double>(kNew);
    return (isSlower || isFaster) && std::abs(mean / m_period - 1.0) > kOtherTempo;
}

/// The period is the median of slopes over half of what is remembered; the last pulse lies where
/// the median of all of them puts it.
void ClockFollower::fit() noexcept TIMBREL_REALTIME
{
    if (m_count < 3)
        return;
    std::array<double, kPulses> values {};
    const std::size_t reach = m_count / 2;
    const std::size_t slopes = m_count - reach;
    for (std::size_t i = 0; i < slopes; ++i)
        values[i] = (m_times[i + reach] - m_times[i]) / static_cast<double>(reach);
    m_period = std::max(medianOf(std::span(values).first(slopes)), kShortestPeriod);
    for (std::size_t i = 0; i < m_count; ++i)
        values[i] = m_times[i] + static_cast<double>(m_count - 1 - i) * m_period;
    const double last = medianOf(std::span(values).first(m_count));
    m_reading.time = m_origin + std::chrono::nanoseconds(std::llround(last * 1e9));
    m_reading.beatsPerMinute = 60.0 / kPulsesPerBeat / m_period;
    m_reading.isKnown = true;
}

} // namespace timbrel::midi
