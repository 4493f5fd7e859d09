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

bool requestRealtimePriority() noexcept
{
    sched_param parameters{};
    parameters.sched_priority = 60; // JACK's threads have 70 and more
    return ::pthread_setschedparam(::pthread_self(), SCHED_FIFO, &parameters) == 0;
}

void requestBackgroundPriority() noexcept
{
    (void)::setpriority(PRIO_PROCESS, 0, 19);
    const sched_param parameters{};
    (void)::pthread_setschedparam(::pthread_self(), SCHED_BATCH, &parameters);
}

void nameThisThread(const char* name) noexcept
{
    std::array<char, 16> shortened{};
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
