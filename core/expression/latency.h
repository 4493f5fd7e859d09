// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/realtime/realtime.h"

#include <array>
#include <atomic>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <span>

namespace timbrel::expression {

/// Quantiles of many latencies, in microseconds.
struct LatencySummary
{
    std::uint64_t count = 0;
    double p50 = 0.0;
    double p95 = 0.0;
    double p99 = 0.0;
    double maximum = 0.0; ///< exact
};

/// Counts latencies in bins of 0.1 us up to 1 ms, of 1 us up to 10 ms and of 0.1 ms up to 1 s, so
/// that a night's playing needs no more memory than its first note. Quantiles are exact to one bin
/// (the upper end of the bin that holds the value is given), the maximum is exact. Threads: add by
/// one thread, the others by any; of what is added during a reset something may be left.
/// Realtime-safe: add.
class LatencyHistogram
{
public:
    void add(std::chrono::nanoseconds latency) noexcept TIMBREL_REALTIME;
    [[nodiscard]] LatencySummary summary() const noexcept;
    /// How many lie in each interval: up to the first bound (microseconds, ascending), from there
    /// up to the second, and so on; the last interval has all that is longer, too. Exact to one
    /// bin.
    void countInto(std::span<const double> upperBounds,
                   std::span<std::uint64_t> counts) const noexcept;
    [[nodiscard]] double last() const noexcept; ///< microseconds; 0 if there was none
    void reset() noexcept;

private:
    static constexpr std::size_t kBins = 10000 + 9000 + 9900 + 1;
    [[nodiscard]] static std::size_t binOf(std::int64_t nanoseconds) noexcept TIMBREL_REALTIME;
    [[nodiscard]] static double upperEndMicroseconds(std::size_t bin) noexcept;

    /// Written by the adding thread, read by any; relaxed: each count stands for itself.
    std::array<std::atomic<std::uint32_t>, kBins> m_counts {};
    std::atomic<std::int64_t> m_maximum = 0; ///< ns; the same
    std::atomic<std::int64_t> m_last = 0; ///< ns; the same
};

} // namespace timbrel::expression
