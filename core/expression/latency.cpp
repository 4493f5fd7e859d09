// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/expression/latency.h"

#include <algorithm>
#include <cmath>

namespace timbrel::expression {
namespace {

// Three scales, each with bins of its own width: [first bin, start, width] in ns.
struct Scale
{
    std::size_t firstBin;
    std::int64_t start;
    std::int64_t width;
    std::int64_t end;
};
constexpr std::array<Scale, 3> kScales = {{{0, 0, 100, 1'000'000},
                                           {10'000, 1'000'000, 1'000, 10'000'000},
                                           {19'000, 10'000'000, 100'000, 1'000'000'000}}};

} // namespace

std::size_t LatencyHistogram::binOf(std::int64_t nanoseconds) noexcept TIMBREL_REALTIME
{
    const std::int64_t latency = std::max<std::int64_t>(nanoseconds, 0);
    for (const Scale& scale : kScales)
        if (latency < scale.end)
            return scale.firstBin + static_cast<std::size_t>((latency - scale.start) / scale.width);
    return kBins - 1;
}

double LatencyHistogram::upperEndMicroseconds(std::size_t bin) noexcept
{
    for (auto scale = kScales.rbegin(); scale != kScales.rend(); ++scale)
        if (bin >= scale->firstBin) {
            const auto place = static_cast<std::int64_t>(bin - scale->firstBin) + 1;
            return static_cast<double>(scale->start + place * scale->width) / 1000.0;
        }
    return 0.0;
}

void LatencyHistogram::add(std::chrono::nanoseconds latency) noexcept TIMBREL_REALTIME
{
    m_counts[binOf(latency.count())].fetch_add(1, std::memory_order_relaxed);
    if (latency.count() > m_maximum.load(std::memory_order_relaxed)) // only we change it
        m_maximum.store(latency.count(), std::memory_order_relaxed);
    m_last.store(latency.count(), std::memory_order_relaxed);
}

double LatencyHistogram::last() const noexcept
{
    return static_cast<double>(m_last.load(std::memory_order_relaxed)) / 1000.0;
}

void LatencyHistogram::reset() noexcept
{
    for (auto& count : m_counts)
        count.store(0, std::memory_order_relaxed);
    m_maximum.store(0, std::memory_order_relaxed);
    m_last.store(0, std::memory_order_relaxed);
}

void LatencyHistogram::countInto(std::span<const double> upperBounds,
                                 std::span<std::uint64_t> counts) const noexcept
{
    std::fill(counts.begin(), counts.end(), 0U);
    if (counts.empty())
        return;
    std::size_t place = 0;
    for (std::size_t bin = 0; bin < kBins; ++bin) {
        const auto count = m_counts[bin].load(std::memory_order_relaxed);
        // its lower end is in it: the bin before ends there
        const double begin = bin == 0 ? 0.0 : upperEndMicroseconds(bin - 1);
        while (place + 1 < counts.size() && place < upperBounds.size()
               && begin >= upperBounds[place])
            ++place;
        counts[place] += count;
    }
}

LatencySummary LatencyHistogram::summary() const noexcept
{
    LatencySummary summary;
    for (const auto& count : m_counts)
        summary.count += count.load(std::memory_order_relaxed);
    summary.maximum = static_cast<double>(m_maximum.load(std::memory_order_relaxed)) / 1000.0;
    if (summary.count == 0)
        return summary;
    // the smallest latency that at least this share does not exceed (nearest rank)
    const auto quantile = [&](double share) {
        const auto rank
            = static_cast<std::uint64_t>(std::ceil(share * static_cast<double>(summary.count)));
        std::uint64_t seen = 0;
        for (std::size_t bin = 0; bin < kBins; ++bin) {
            seen += m_counts[bin].load(std::memory_order_relaxed);
            if (seen >= std::max<std::uint64_t>(rank, 1))
                return bin == kBins - 1 ? summary.maximum
                                        : std::min(upperEndMicroseconds(bin), summary.maximum);
        }
        return summary.maximum;
    };
    summary.p50 = quantile(0.50);
    summary.p95 = quantile(0.95);
    summary.p99 = quantile(0.99);
    return summary;
}

} // namespace timbrel::expression
