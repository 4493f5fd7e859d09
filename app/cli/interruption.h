// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace timbrel::app {

/// For actions that hold ports: Ctrl+C, a request to end, and a closed terminal all end them in
/// order, through every learning::StopSignal that listens to signals. Threads: the main one.
void endInOrderOnSignals();

} // namespace timbrel::app
