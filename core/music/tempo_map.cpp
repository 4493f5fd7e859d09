// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/music/tempo_map.h"

#include <algorithm>
#include <cstdlib>

namespace timbrel::music {
namespace {

constexpr std::uint64_t kMicrosecondsPerSecond = 1'000'000;
constexpr int kDropFrameRate = 29;
constexpr std::int64_t kLatestTick = std::int64_t {1} << 60;

/// Whole ticks in a time from 0 to kLatest, at most kLatestTick.
std::int64_t ticksIn(const Division::TickLength& tick, std::int64_t microseconds)
{
    // As in momentAt: time = whole * numerator + part, so that no product leaves 64 bits.
    const auto time = static_cast<std::uint64_t>(microseconds);
    const std::uint64_t whole = time / tick.numerator;
    const std::uint64_t part = time % tick.numerator;
    if (whole >= static_cast<std::uint64_t>(kLatestTick) / tick.denominator)
        return kLatestTick;
    return static_cast<std::int64_t>(whole * tick.denominator
                                     + part * tick.denominator / tick.numerator);
}

} // namespace

std::optional<Division> Division::musical(int ticksPerQuarter) noexcept
{
    if (ticksPerQuarter < 1 || ticksPerQuarter > 0x7fff)
        return std::nullopt;
    return Division(0, ticksPerQuarter);
}

std::optional<Division> Division::smpte(int framesPerSecond, int ticksPerFrame) noexcept
{
    if (framesPerSecond < 1 || framesPerSecond > 128 || ticksPerFrame < 1 || ticksPerFrame > 255)
        return std::nullopt;
    return Division(framesPerSecond, ticksPerFrame);
}

Division::TickLength Division::tickLength(std::uint32_t microsecondsPerQuarter) const noexcept
{
    const auto ticks = static_cast<std::uint64_t>(m_ticks);
    if (isMusical())
        return {microsecondsPerQuarter, ticks};
    if (m_framesPerSecond == kDropFrameRate)
        return {kMicrosecondsPerSecond * 1001, ticks * 30'000};
    return {kMicrosecondsPerSecond, ticks * static_cast<std::uint64_t>(m_framesPerSecond)};
}

TempoMap::TempoMap(Division division, std::vector<TempoChange> changes)
    : m_division(division)
{
    std::erase_if(changes, [](const TempoChange& change) {
        return change.tick < 0 || change.microsecondsPerQuarter == 0;
    });
    std::stable_sort(changes.begin(), changes.end(), [](const auto& a, const auto& b) {
        return a.tick < b.tick;
    });
    m_segments.push_back({0, 0, 0, division.tickLength(kDefaultTempo), kDefaultTempo});
    for (std::size_t i = 0; i < changes.size(); ++i) {
        const bool isOverruled = i + 1 < changes.size() && changes[i + 1].tick == changes[i].tick;
        if (!isOverruled)
            addSegment(changes[i]);
    }
}

void TempoMap::addSegment(const TempoChange& change)
{
    Segment& last = m_segments.back();
    if (change.microsecondsPerQuarter == last.tempo)
        return;
    m_changes.push_back(change);
    Segment next;
    next.tick = change.tick;
    next.tempo = change.microsecondsPerQuarter;
    next.tickLength = m_division.tickLength(next.tempo);
    const Moment start = momentAt(last, change.tick);
    next.microseconds = start.microseconds;
    next.remainder = start.remainder;
    if (last.tick == change.tick)
        last = next;
    else
        m_segments.push_back(next);
}

TempoMap::Moment TempoMap::momentAt(const Segment& segment, std::int64_t tick) noexcept
{
    constexpr auto kLimit = static_cast<std::uint64_t>(kLatest.count());
    const auto [numerator, denominator] = segment.tickLength;
    const auto ticks = static_cast<std::uint64_t>(tick - segment.tick);
    // ticks = whole * denominator + part, so that no product leaves 64 bits: part * numerator is
    // below 2^23 * 2^30, and whole * numerator is cut off at kLatest first.
    const std::uint64_t whole = ticks / denominator;
    const std::uint64_t part = ticks % denominator;
    if (whole > kLimit / numerator)
        return {kLatest.count(), 0};
    const std::uint64_t sum = part * numerator + segment.remainder;
    const std::uint64_t microseconds
        = static_cast<std::uint64_t>(segment.microseconds) + whole * numerator + sum / denominator;
    if (microseconds >= kLimit)
        return {kLatest.count(), 0};
    return {static_cast<std::int64_t>(microseconds), sum % denominator};
}

const TempoMap::Segment& TempoMap::segmentOf(std::int64_t tick) const noexcept
{
    const auto after = std::upper_bound(
        m_segments.begin() + 1, m_segments.end(), tick, [](std::int64_t wanted, const Segment& s) {
            return wanted < s.tick;
        });
    return *(after - 1);
}

Microseconds TempoMap::timeAt(std::int64_t tick) const noexcept
{
    if (tick <= 0)
        return Microseconds {0};
    return Microseconds {momentAt(segmentOf(tick), tick).microseconds};
}

std::int64_t TempoMap::tickAt(Microseconds time) const noexcept
{
    const std::int64_t wanted = std::clamp<std::int64_t>(time.count(), 0, kLatest.count());
    const auto after = std::upper_bound(
        m_segments.begin() + 1, m_segments.end(), wanted, [](std::int64_t t, const Segment& s) {
            return t < s.microseconds;
        });
    const Segment& segment = *(after - 1);
    const std::int64_t last = after == m_segments.end() ? kLatestTick : after->tick;
    const std::int64_t guess
        = segment.tick + ticksIn(segment.tickLength, wanted - segment.microseconds);
    // The guess knows nothing of the segment's remainder and of rounding down: at most two ticks.
    std::int64_t nearest = std::clamp(guess - 1, segment.tick, last);
    for (std::int64_t tick = nearest + 1; tick <= std::min(guess + 2, last); ++tick)
        if (std::abs(timeAt(tick).count() - wanted) < std::abs(timeAt(nearest).count() - wanted))
            nearest = tick;
    return nearest;
}

std::uint32_t TempoMap::tempoAt(std::int64_t tick) const noexcept
{
    return segmentOf(tick).tempo;
}

} // namespace timbrel::music
