// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/music/tap_tempo.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace timbrel::music {

namespace {

constexpr double kSame = 0.25; ///< of an interval: so far off, a tap belongs to the others
constexpr double kShortest = 60.0 / TapTempo::kFastest;

bool isLike(double interval, double other)
{
    return std::abs(interval / other - 1.0) < kSame;
}

} // namespace

std::optional<double> TapTempo::tap(Moment moment) noexcept
{
    const auto before = m_last;
    if (before && moment <= *before)
        return tempo();
    const double interval = before ? std::chrono::duration<double>(moment - *before).count() : 0.0;
    if (before && interval < kShortest / 2.0) // a key that bounced
        return tempo();
    m_last = moment;
    if (!before)
        return std::nullopt;
    if (moment - *before > kLongestPause) {
        m_count = 0;
        m_other.reset();
        return std::nullopt;
    }
    remember(interval);
    return tempo();
}

void TapTempo::remember(double seconds) noexcept
{
    if (const auto now = tempo()) {
        const double beat = 60.0 / *now;
        if (!isLike(seconds, beat)) {
            if (!m_other || !isLike(seconds, *m_other)) {
                m_other = seconds; // one slipped, or was left out
                return;
            }
            m_intervals[0] = *m_other; // twice the same: it is meant
            m_count = 1;
        }
    }
    m_other.reset();
    if (m_count == kIntervals) {
        std::copy(m_intervals.begin() + 1, m_intervals.end(), m_intervals.begin());
        --m_count;
    }
    m_intervals[m_count++] = seconds;
}

std::optional<double> TapTempo::tempo() const noexcept
{
    if (m_count == 0)
        return std::nullopt;
    std::array<double, kIntervals> sorted = m_intervals;
    std::fill(sorted.begin() + static_cast<std::ptrdiff_t>(m_count),
              sorted.end(),
              std::numeric_limits<double>::max());
    std::sort(sorted.begin(), sorted.end());
    const std::size_t middle = m_count / 2;
    const double median
        = m_count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2.0;
    return std::clamp(60.0 / median, kSlowest, kFastest);
}

} // namespace timbrel::music
