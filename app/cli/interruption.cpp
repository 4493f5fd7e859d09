// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/interruption.h"

#include "core/learning/stop_signal.h"

#include <csignal>

namespace timbrel::app {

void endInOrderOnSignals()
{
    learning::StopSignal::catchSignals();
    // a training goes on when its terminal is closed, a performance that nobody can end must not
    std::signal(SIGHUP, [](int) { std::raise(SIGTERM); });
}

} // namespace timbrel::app
