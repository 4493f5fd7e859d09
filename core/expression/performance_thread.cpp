// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/expression/performance_thread.h"

#include "core/expression/expression_model.h"
#include "core/expression/performing_side.h"
#include "core/expression/port_watch.h"

#include <atomic>
#include <ctime>
#include <semaphore>
#include <system_error>
#include <thread>

namespace timbrel::expression {

using midi::Clock;

namespace {

double processCpuSeconds() noexcept
{
    timespec time {};
    (void)::clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) * 1e-9;
}

} // namespace

class PerformanceThread::Implementation
{
public:
    Implementation(std::unique_ptr<midi::MidiInput> input,
                   std::unique_ptr<midi::MidiOutput> output,
                   std::unique_ptr<ExpressionModel> model,
                   const PerformanceSettings& settings)
        : m_input(std::move(input))
        , m_output(std::move(output))
        , m_side(*m_input, *m_output, std::move(model), settings)
        , m_ports(*m_input, *m_output, [this] { m_side.outputReturned(); })
    { }
    ~Implementation() { stop(); }
    Implementation(const Implementation&) = delete;
    Implementation& operator=(const Implementation&) = delete;

    Result<> start();
    void stop();
    void setModel(std::unique_ptr<ExpressionModel> model)
    {
        m_waitingModel = std::move(model);
        m_side.exchange(m_waitingModel);
    }
    bool nextEvent(PerformanceEvent& event)
    {
        m_side.exchange(m_waitingModel);
        return m_ports.nextEvent(event) || m_side.nextEvent(event);
    }
    PerformanceStatus status() const;
    std::unique_ptr<ExpressionModel> releaseModel()
    {
        if (m_waitingModel != nullptr)
            return std::move(m_waitingModel);
        return m_side.releaseModel();
    }
    PerformingSide& side() { return m_side; }

private:
    const std::unique_ptr<midi::MidiInput> m_input;
    const std::unique_ptr<midi::MidiOutput> m_output;
    PerformingSide m_side;
    PortWatch m_ports;
    std::atomic<bool> m_stop = false; ///< read by the performing thread
    std::unique_ptr<ExpressionModel> m_waitingModel; ///< not yet handed over
    std::thread m_thread;
    std::binary_semaphore m_started {0};
    Clock::time_point m_startTime;
    double m_startCpu = 0.0;
    double m_endCpu = 0.0;
    Clock::time_point m_endTime;
    bool m_isRunning = false;
};

Result<> PerformanceThread::Implementation::start()
{
    try {
        m_stop = false;
        m_startTime = Clock::now();
        m_startCpu = processCpuSeconds();
        m_thread = std::thread([this] { m_side.perform(m_stop, m_started); });
        m_isRunning = true;
        m_started.acquire();
        m_ports.start();
    } catch (const std::system_error&) {
        stop();
        return failure(ErrorId::OutOfMemory);
    }
    return {};
}

void PerformanceThread::Implementation::stop()
{
    if (!m_isRunning)
        return;
    m_isRunning = false;
    m_ports.stop();
    m_stop = true;
    m_input->wake();
    m_thread.join();
    m_endTime = Clock::now();
    m_endCpu = processCpuSeconds();
}

PerformanceStatus PerformanceThread::Implementation::status() const
{
    PerformanceStatus status;
    m_side.addTo(status);
    status.dropped = m_input->dropped() + m_output->dropped();
    status.cpuSeconds = (m_isRunning ? processCpuSeconds() : m_endCpu) - m_startCpu;
    status.wallSeconds
        = std::chrono::duration<double>((m_isRunning ? Clock::now() : m_endTime) - m_startTime)
              .count();
    status.inputConnected = m_ports.isInputThere();
    status.outputConnected = m_ports.isOutputThere();
    return status;
}

PerformanceThread::PerformanceThread(std::unique_ptr<midi::MidiInput> input,
                                     std::unique_ptr<midi::MidiOutput> output,
                                     std::unique_ptr<ExpressionModel> model,
                                     const PerformanceSettings& settings)
    : m_implementation(std::make_unique<Implementation>(
        std::move(input), std::move(output), std::move(model), settings))
{ }

PerformanceThread::~PerformanceThread() = default;

Result<> PerformanceThread::start()
{
    return m_implementation->start();
}

void PerformanceThread::stop()
{
    m_implementation->stop();
}

void PerformanceThread::setModel(std::unique_ptr<ExpressionModel> model)
{
    m_implementation->setModel(std::move(model));
}

bool PerformanceThread::command(const DeskCommand& command)
{
    return m_implementation->side().command(command);
}

const DeskReading& PerformanceThread::desk()
{
    return m_implementation->side().desk();
}

std::unique_ptr<ExpressionModel> PerformanceThread::releaseModel()
{
    return m_implementation->releaseModel();
}

const LatencyHistogram& PerformanceThread::latencies() const
{
    return m_implementation->side().latency();
}

double PerformanceThread::lastProcessing() const
{
    return m_implementation->side().processing().last();
}

void PerformanceThread::resetLatency()
{
    m_implementation->side().resetLatency();
}

bool PerformanceThread::nextEvent(PerformanceEvent& event)
{
    return m_implementation->nextEvent(event);
}

PerformanceStatus PerformanceThread::status() const
{
    return m_implementation->status();
}

} // namespace timbrel::expression
