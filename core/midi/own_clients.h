// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <set>

namespace timbrel::midi {

/// The ALSA sequencer's numbers of the clients that this process has open, whichever library and
/// thread opened them. The sequencer itself knows no processes: what alsa-lib calls a client's pid
/// is the thread that opened it, which may have ended since. So we ask our own open files.
/// Threads: any. Realtime-safe: no.
[[nodiscard]] std::set<int> ownSequencerClients();

} // namespace timbrel::midi
