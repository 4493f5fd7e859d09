// SPDX-License-Identifier: GPL-3.0-or-later
// What is told of a performance: monitored messages, latencies, the sound's part.
#include "ui/perform/performance_control.h"
#include "ui/perform/performance_session.h"

#include <array>
#include <chrono>
#include <cmath>

namespace timbrel::ui {
namespace {

constexpr int kBinsPerDecade = 10;
constexpr int kDecades = 5; ///< 1 us to 100 ms
constexpr double kMilli = 1000.0; ///< microseconds

} // namespace

void PerformanceControl::takeMonitored(std::vector<MonitoredMessage>& into)
{
    into.insert(into.end(), m_monitored.begin(), m_monitored.end());
    m_monitored.clear();
}

std::uint64_t PerformanceControl::monitorDropped() const
{
    return m_monitorDropped + (m_session ? m_session->tap().dropped() : 0);
}

LatencyReport PerformanceControl::notesReport() const
{
    if (!m_session)
        return m_lastReport;
    LatencyReport report;
    const auto status = m_session->thread().status();
    const auto figures = [](double now, const expression::LatencySummary& summary) {
        return LatencyFigures {
            now / kMilli, summary.p50 / kMilli, summary.p95 / kMilli, summary.maximum / kMilli};
    };
    const auto& histogram = m_session->thread().latencies();
    report.notes = status.latency.count;
    report.withWakeUp = figures(histogram.last(), status.latency);
    report.processing = figures(m_session->thread().lastProcessing(), status.processing);
    std::array<double, kBinsPerDecade * kDecades> bounds {};
    std::array<std::uint64_t, kBinsPerDecade * kDecades> counts {};
    for (std::size_t i = 0; i < bounds.size(); ++i)
        bounds[i] = std::pow(10.0, static_cast<double>(i + 1) / kBinsPerDecade); // microseconds
    histogram.countInto(bounds, counts);
    for (std::size_t i = 0; i < bounds.size(); ++i)
        report.histogram.push_back({bounds[i] / kMilli, counts[i]});
    return report;
}

LatencyReport PerformanceControl::latency() const
{
    LatencyReport report = notesReport();
    const audio::AudioState state = m_lender.engine().audioState();
    const audio::EngineStatus status = m_lender.engine().status();
    const audio::CallbackSummary times = m_lender.engine().callbackTimes();
    report.isSoundOn = state.stage == audio::AudioStage::Running;
    report.sampleRate = status.sampleRate;
    report.blockFrames = static_cast<int>(status.blockFrames);
    if (status.sampleRate > 0.0)
        report.blockMilliseconds = 1000.0 * status.blockFrames / status.sampleRate;
    if (report.isSoundOn)
        report.outputMilliseconds
            = std::chrono::duration<double, std::milli>(state.opened.latency).count();
    report.callbackP99 = times.p99 / kMilli;
    report.underruns = times.underruns;
    return report;
}

void PerformanceControl::resetLatency()
{
    if (m_session)
        m_session->thread().resetLatency();
    m_lastReport = {};
    m_lender.engine().resetCallbackTimes();
    Q_EMIT latencyReset();
}

} // namespace timbrel::ui
