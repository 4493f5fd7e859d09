// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learning/stop_signal.h"

#include <csignal>
#include <sys/stat.h>
#include <utility>

namespace timbrel::learning {
namespace {

// written by the signal handler, read by everyone; lock-free, so the handler may write it
std::atomic<bool> signalArrived {false};
static_assert(std::atomic<bool>::is_always_lock_free);

constexpr std::chrono::milliseconds kFileInterval {50};

} // namespace

extern "C" {
static void timbrelStopHandler(int /*number*/)
{
    signalArrived.store(true, std::memory_order_relaxed);
}
}

StopSignal::StopSignal(Sources sources)
    : m_sources(std::move(sources))
{ }

void StopSignal::note(StopReason reason) const noexcept
{
    auto none = StopReason::None;
    m_reason.compare_exchange_strong(none, reason, std::memory_order_relaxed);
}

bool StopSignal::isFileThere() const noexcept
{
    struct stat status
    { };
    return ::stat(m_sources.stopFile.c_str(), &status) == 0;
}

bool StopSignal::requested() const noexcept
{
    if (m_reason.load(std::memory_order_relaxed) != StopReason::None)
        return true;
    if (m_sources.signals && signalArrived.load(std::memory_order_relaxed)) {
        note(StopReason::Signal);
        return true;
    }
    if (!m_sources.maxTime && m_sources.stopFile.empty())
        return false;
    const auto now = Clock::now();
    if (m_sources.maxTime && now - m_begin >= *m_sources.maxTime) {
        note(StopReason::Time);
        return true;
    }
    if (m_sources.stopFile.empty())
        return false;
    // Two threads at once may both look: harmless.
    const auto ticks = now.time_since_epoch().count();
    if (ticks < m_nextLook.load(std::memory_order_relaxed))
        return false;
    m_nextLook.store((now + kFileInterval).time_since_epoch().count(), std::memory_order_relaxed);
    if (!isFileThere())
        return false;
    note(StopReason::File);
    return true;
}

StopReason StopSignal::reason() const noexcept
{
    return m_reason.load(std::memory_order_relaxed);
}

std::optional<std::chrono::duration<double>> StopSignal::timeLeft() const noexcept
{
    if (!m_sources.maxTime)
        return std::nullopt;
    const std::chrono::duration<double> left = *m_sources.maxTime - (Clock::now() - m_begin);
    return left.count() > 0.0 ? left : std::chrono::duration<double>::zero();
}

void StopSignal::request() noexcept
{
    note(StopReason::Asked);
}

void StopSignal::catchSignals()
{
    struct sigaction action
    { };
    action.sa_handler = timbrelStopHandler;
    // SA_RESETHAND: the second signal does what it always did, for a training that does not listen
    action.sa_flags = static_cast<int>(SA_RESTART | SA_RESETHAND);
    sigemptyset(&action.sa_mask);
    ::sigaction(SIGINT, &action, nullptr);
    ::sigaction(SIGTERM, &action, nullptr);
    struct sigaction ignore
    { };
    ignore.sa_handler
        = SIG_IGN; // NOLINT(cppcoreguidelines-pro-type-cstyle-cast): the system's macro
    ::sigaction(SIGHUP, &ignore, nullptr);
    ::sigaction(SIGXFSZ, &ignore, nullptr); // too large a file is an error like a full disk
}

} // namespace timbrel::learning
