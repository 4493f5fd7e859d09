// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstddef>

namespace timbrel::realtime {

/// Asks for real-time scheduling (SCHED_FIFO) of the calling thread, below the sound server's own
/// threads. Returns whether it was granted; without it the thread runs on as it was.
/// Never spin on such a thread: the kernel freezes it for 50 ms a second (throttling).
bool requestRealtimePriority() noexcept;

/// Asks for the lowest priority: a training must not be felt while somebody plays.
void requestBackgroundPriority() noexcept;

/// The last processor that this process may use is the stage: a performance runs there and finds
/// its network in the caches, while trainings that have another processor stay away. Both return
/// false, and change nothing, where there is only one processor.
bool moveToStage() noexcept; ///< the calling thread
bool leaveStage() noexcept; ///< the calling thread, and those that it makes later

/// Names the calling thread for debuggers and `top -H` (15 characters at most are kept).
void nameThisThread(const char* name) noexcept;

/// Timers of the calling thread fire when asked (1 ns slack instead of 50 us).
void requestExactTimers() noexcept;

/// Touches the stack so that its pages are there before they are needed.
void warmStack() noexcept;

/// Keeps the process's memory from being paged out, where allowed. Returns whether it was granted.
bool lockMemory() noexcept;

} // namespace timbrel::realtime
