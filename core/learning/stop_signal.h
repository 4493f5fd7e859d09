// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <atomic>
#include <chrono>
#include <cstdint>
#include <filesystem>
#include <optional>

namespace timbrel::learning {

enum class StopReason : std::uint8_t
{
    None,
    Asked, ///< request()
    Signal, ///< SIGINT or SIGTERM
    File, ///< the stop file is there
    Time, ///< the most seconds are over
};

/// Whether a training should come to its end. Cheap enough for every update: a load and a look at
/// the clock (about 30 ns); the stop file is looked for every 50 ms only.
/// Threads: requested() and request() from any, at once. Realtime-safe: no.
class StopSignal
{
public:
    struct Sources
    {
        std::filesystem::path stopFile; ///< empty: none
        std::optional<std::chrono::duration<double>> maxTime; ///< from construction
        bool signals = false; ///< SIGINT and SIGTERM; see catchSignals()
    };

    /// Only request() stops it.
    StopSignal() = default;
    explicit StopSignal(Sources sources);
    StopSignal(const StopSignal&) = delete;
    StopSignal& operator=(const StopSignal&) = delete;

    [[nodiscard]] bool requested() const noexcept;
    /// The first reason that was seen.
    [[nodiscard]] StopReason reason() const noexcept;
    /// Absent: no limit; never negative.
    [[nodiscard]] std::optional<std::chrono::duration<double>> timeLeft() const noexcept;
    void request() noexcept;

    /// From now on SIGINT and SIGTERM of this process set every StopSignal that listens to signals,
    /// and SIGHUP (a closed terminal) and SIGXFSZ (a file beyond its limit) are ignored; the second
    /// SIGINT or SIGTERM ends the process as it would have done.
    static void catchSignals();

private:
    void note(StopReason reason) const noexcept;
    [[nodiscard]] bool isFileThere() const noexcept;

    using Clock = std::chrono::steady_clock;

    Sources m_sources;
    Clock::time_point m_begin = Clock::now();
    // written by any thread, only from None to a reason; relaxed: nothing else hangs on it
    mutable std::atomic<StopReason> m_reason {StopReason::None};
    mutable std::atomic<std::int64_t> m_nextLook {0}; ///< ticks of Clock, for the stop file
};

} // namespace timbrel::learning
