// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/expression/port_watch.h"

#include "core/realtime/thread_role.h"

namespace timbrel::expression {
namespace {

// A port that goes or comes is noticed within this time; looking costs a few system calls.

} // namespace

PortWatch::PortWatch(midi::MidiInput& input,
                     midi::MidiOutput& output,
                     std::function<void()> outputReturned)
    : m_input(input)
    , m_output(output)
    , m_outputReturned(std::move(outputReturned))
{ }

void PortWatch::start()
{
    m_stop = false;
    m_thread = std::thread([this] { watch(); });
}

void PortWatch::stop()
{
    if (!m_thread.joinable())
        return;
    {
        const std::scoped_lock lock(m_mutex);
        m_stop = true;
    }
    m_wake.notify_all();
    m_thread.join();
}

void PortWatch::watch()
{
    realtime::nameThisThread("ports");
    std::unique_lock lock(m_mutex);
    while (!m_wake.wait_for(lock, midi::kLookAtPort, [this] { return m_stop; })) {
        lock.unlock();
        report(m_input.refresh(), Kind::InputVanished, Kind::InputReturned, m_inputThere);
        if (report(m_output.refresh(), Kind::OutputVanished, Kind::OutputReturned, m_outputThere))
            m_outputReturned();
        lock.lock();
    }
}

bool PortWatch::report(midi::PortChange change,
                       Kind vanished,
                       Kind returned,
                       std::atomic<bool>& there)
{
    if (change == midi::PortChange::None)
        return false;
    const bool isThere = change == midi::PortChange::Returned;
    there = isThere;
    PerformanceEvent event;
    event.kind = isThere ? returned : vanished;
    (void)m_events.tryPush(event); // full: nobody listens
    return isThere;
}

} // namespace timbrel::expression
