// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <array>
#include <chrono>
#include <cstddef>
#include <optional>

namespace timbrel::music {

/// A tempo from the taps of a hand. The median of the last intervals, so that one that slipped does
/// not count; a tap that was left out counts as two. A pause, or two taps of quite another tempo,
/// begin anew. Threads: one. Realtime-safe: yes.
class TapTempo
{
public:
    static constexpr double kSlowest = 20.0; ///< beats a minute
    static constexpr double kFastest = 400.0;
    static constexpr std::chrono::milliseconds kLongestPause {3000};

    using Moment = std::chrono::steady_clock::time_point;

    /// The tempo that the taps have so far, in beats a minute; from the second one on.
    std::optional<double> tap(Moment moment) noexcept;
    void reset() noexcept { *this = {}; }
    [[nodiscard]] std::optional<double> tempo() const noexcept;

private:
    static constexpr std::size_t kIntervals = 8; ///< remembered

    void remember(double seconds) noexcept;

    std::optional<Moment> m_last;
    std::array<double, kIntervals> m_intervals {}; ///< seconds, the oldest first
    std::size_t m_count = 0;
    std::optional<double> m_other; ///< the last interval, if it was of quite another tempo
};

} // namespace timbrel::music
