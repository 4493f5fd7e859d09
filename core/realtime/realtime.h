// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

/// Marks a function of the real-time path: it allocates nothing, frees nothing, locks nothing, logs
/// nothing, waits for nothing and throws nothing. clang-22 checks it at compile time
/// (-Wfunction-effects) and at run time (preset rtsan); the tests count allocations and locks.
/// Use: `void handle(Message message) noexcept TIMBREL_REALTIME;`
#if defined(__clang__) && __clang_major__ >= 20
#define TIMBREL_REALTIME [[clang::nonblocking]]
#else
#define TIMBREL_REALTIME
#endif

/// A programming error must be loud in a debug build and harmless on a stage:
/// `TIMBREL_VERIFY(index < size) { return; }`
#ifdef NDEBUG
#define TIMBREL_VERIFY(condition) if (!(condition))
#else
#include <cassert>
#define TIMBREL_VERIFY(condition)                                                                  \
    assert(condition);                                                                             \
    if (!(condition))
#endif
