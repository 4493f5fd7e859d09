// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/realtime/realtime.h"

#include <array>
#include <atomic>
#include <chrono>
#include <cstddef>
#include <cstdint>

namespace timbrel::audio {

/// How long blocks took to compute, in microseconds.
struct CallbackSummary
{
    std::uint64_t count = 0;
    double mean = 0.0;
    double p50 = 0.0;
    double p99 = 0.0;
    double p999 = 0.0;
    double maximum = 0.0; ///< exact
    double period = 0.0; ///< a block's own time, of the last one
    std::uint64_t underruns = 0;
};

/// Counts durations in bins of 1/16 of an octave from 0.1 us to 6 s; a quantile is the upper end of
/// its bin, so at most 4.5 % too high. Threads: add by one, summary and reset by another.
/// Realtime-safe: add.
class CallbackTimes
{
public:
    void add(std::chrono::nanoseconds duration) noexcept TIMBREL_REALTIME;
    void addUnderrun() noexcept TIMBREL_REALTIME;
    [[nodiscard]] CallbackSummary summary() const noexcept;
    void reset() noexcept;

private:
    static constexpr std::size_t kBins = 26 * 16;
    [[nodiscard]] static std::size_t binOf(std::int64_t nanoseconds) noexcept TIMBREL_REALTIME;

    // Written by the rendering thread (and by reset), read by control; relaxed, each for itself.
    std::array<std::atomic<std::uint32_t>, kBins> m_counts {};
    std::atomic<std::int64_t> m_sum = 0; ///< ns
    std::atomic<std::int64_t> m_maximum = 0; ///< ns
    std::atomic<std::uint64_t> m_underruns = 0;
};

} // namespace timbrel::audio
