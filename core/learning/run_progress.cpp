// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learning/run_progress.h"

#include <ctime>
#include <unistd.h>
#include <utility>

namespace timbrel::learning {
namespace {

constexpr std::chrono::milliseconds kWriteInterval {250};

} // namespace

double processCpuSeconds()
{
    std::timespec time {};
    ::clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) * 1e-9;
}

RunProgress::RunProgress(const RunFolder& run, RunState state)
    : m_run(run)
    , m_state(std::move(state))
{ }

Result<> RunProgress::beginTraining()
{
    m_state.status = RunStatus::Running;
    const auto written = write();
    m_isTraining = true;
    m_wallBefore = m_state.wallSeconds;
    m_cpuBefore = m_state.cpuSeconds;
    m_wallBegin = Clock::now();
    m_cpuBegin = processCpuSeconds();
    return written;
}

Result<> RunProgress::update(std::int64_t epoch, std::int64_t updates)
{
    m_state.epoch = epoch;
    m_state.updates = updates;
    return writeIfDue();
}

Result<> RunProgress::improved(double best, std::int64_t epoch)
{
    const bool isFirst = !m_state.best;
    m_state.best = best;
    m_state.bestEpoch = epoch;
    // From the first one on there is something to perform: nobody should wait to hear of it.
    return isFirst ? write() : writeIfDue();
}

void RunProgress::endTraining()
{
    m_state.cpuSeconds = cpuSeconds();
    m_state.wallSeconds = wallSeconds();
    m_isTraining = false;
}

double RunProgress::cpuSeconds() const
{
    return m_isTraining ? m_cpuBefore + processCpuSeconds() - m_cpuBegin : m_state.cpuSeconds;
}

double RunProgress::wallSeconds() const
{
    if (!m_isTraining)
        return m_state.wallSeconds;
    return m_wallBefore + std::chrono::duration<double>(Clock::now() - m_wallBegin).count();
}

Result<> RunProgress::writeIfDue()
{
    return Clock::now() < m_nextWrite ? Result<>() : write();
}

Result<> RunProgress::write()
{
    m_state.cpuSeconds = cpuSeconds();
    m_state.wallSeconds = wallSeconds();
    m_nextWrite = Clock::now() + kWriteInterval;
    return m_run.writeState(m_state);
}

Result<> RunProgress::end(RunStatus status, std::optional<Error> error)
{
    if (m_isTraining)
        endTraining();
    m_state.status = status;
    m_state.error = std::move(error);
    return write();
}

} // namespace timbrel::learning
