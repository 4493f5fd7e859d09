// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/realtime/thread_role.h"

#include <array>
#include <cstring>
#include <pthread.h>
#include <sched.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>

namespace timbrel::realtime {
namespace {

/// Every processor but the stage, or the stage alone.
bool settle(bool onStage) noexcept
{
    cpu_set_t allowed;
    if (::sched_getaffinity(0, sizeof allowed, &allowed) != 0 || CPU_COUNT(&allowed) < 2)
        return false;
    int stage = CPU_SETSIZE - 1;
    while (!CPU_ISSET(stage, &allowed))
        --stage;
    if (onStage)
        CPU_ZERO(&allowed);
    if (onStage)
        CPU_SET(stage, &allowed);
    else
        CPU_CLR(stage, &allowed);
    return ::sched_setaffinity(0, sizeof allowed, &allowed) == 0;
}

} // namespace

bool moveToStage() noexcept
{
    return settle(true);
}

bool leaveStage() noexcept
{
    return settle(false);
}

bool requestRealtimePriority() noexcept
{
    sched_param parameters {};
    parameters.sched_priority = 60; // JACK's threads have 70 and more
    return ::pthread_setschedparam(::pthread_self(), SCHED_FIFO, &parameters) == 0;
}

void requestBackgroundPriority() noexcept
{
    (void)::setpriority(PRIO_PROCESS, 0, 19);
    const sched_param parameters {};
    (void)::pthread_setschedparam(::pthread_self(), SCHED_BATCH, &parameters);
}

void nameThisThread(const char* name) noexcept
{
    std::array<char, 16> shortened {};
    std::strncpy(shortened.data(), name, shortened.size() - 1);
    (void)::pthread_setname_np(::pthread_self(), shortened.data());
}

void requestExactTimers() noexcept
{
    (void)::prctl(PR_SET_TIMERSLACK, 1UL, 0UL, 0UL, 0UL);
}

void warmStack() noexcept
{
    constexpr std::size_t kPage = 4096;
    std::array<volatile char, 64 * kPage> pages;
    for (std::size_t i = 0; i < pages.size(); i += kPage)
        pages[i] = 0;
}

bool lockMemory() noexcept
{
    return ::mlockall(MCL_CURRENT) == 0;
}

} // namespace timbrel::realtime
