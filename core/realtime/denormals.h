// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/realtime/realtime.h"

namespace timbrel::realtime {

/// While it lives, numbers too small to hear count as zero on this thread: they would cost a
/// hundred times the time of others. Threads: stays on the thread that made it. Realtime-safe: yes.
class FlushDenormals final
{
public:
    FlushDenormals() noexcept TIMBREL_REALTIME;
    ~FlushDenormals() noexcept TIMBREL_REALTIME;
    FlushDenormals(const FlushDenormals&) = delete;
    FlushDenormals& operator=(const FlushDenormals&) = delete;

private:
    unsigned m_before = 0;
};

} // namespace timbrel::realtime
