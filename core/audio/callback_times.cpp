// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/audio/callback_times.h"

#include <algorithm>
#include <cmath>

namespace timbrel::audio {

namespace {

constexpr double kFirst = 100.0; ///< ns, the lower end of the second bin
constexpr double kBinsPerOctave = 16.0;

} // namespace

std::size_t CallbackTimes::binOf(std::int64_t nanoseconds) noexcept TIMBREL_REALTIME
{
    const auto time = static_cast<double>(std::max<std::int64_t>(nanoseconds, 1));
    const double bin = std::floor(std::log2(time / kFirst) * kBinsPerOctave) + 1.0;
    return static_cast<std::size_t>(std::clamp(bin, 0.0, static_cast<double>(kBins - 1)));
}

void CallbackTimes::add(std::chrono::nanoseconds duration) noexcept TIMBREL_REALTIME
{
    m_counts[binOf(duration.count())].fetch_add(1, std::memory_order_relaxed);
    m_sum.fetch_add(duration.count(), std::memory_order_relaxed);
    if (duration.count() > m_maximum.load(std::memory_order_relaxed)) // only we raise it
        m_maximum.store(duration.count(), std::memory_order_relaxed);
}

void CallbackTimes::addUnderrun() noexcept TIMBREL_REALTIME
{
    m_underruns.fetch_add(1, std::memory_order_relaxed);
}

CallbackSummary CallbackTimes::summary() const noexcept
{
    std::array<std::uint64_t, kBins> counts {};
    CallbackSummary summary;
    for (std::size_t bin = 0; bin < kBins; ++bin) {
        counts[bin] = m_counts[bin].load(std::memory_order_relaxed);
        summary.count += counts[bin];
    }
    summary.maximum = static_cast<double>(m_maximum.load(std::memory_order_relaxed)) * 1e-3;
    summary.underruns = m_underruns.load(std::memory_order_relaxed);
    if (summary.count == 0)
        return summary;
    summary.mean = static_cast<double>(m_sum.load(std::memory_order_relaxed)) * 1e-3
        / static_cast<double>(summary.count);
    const auto quantile = [&](double share) {
        const auto rank
            = static_cast<std::uint64_t>(std::ceil(share * static_cast<double>(summary.count)));
        std::uint64_t seen = 0;
        for (std::size_t bin = 0; bin < kBins; ++bin) {
            seen += counts[bin];
            if (seen >= rank)
                return std::min(summary.maximum,
                                kFirst * 1e-3
                                    * std::exp2(static_cast<double>(bin) / kBinsPerOctave));
        }
        return summary.maximum;
    };
    summary.p50 = quantile(0.5);
    summary.p99 = quantile(0.99);
    summary.p999 = quantile(0.999);
    return summary;
}

void CallbackTimes::reset() noexcept
{
    for (auto& count : m_counts)
        count.store(0, std::memory_order_relaxed);
    m_sum.store(0, std::memory_order_relaxed);
    m_maximum.store(0, std::memory_order_relaxed);
    m_underruns.store(0, std::memory_order_relaxed);
}

} // namespace timbrel::audio
