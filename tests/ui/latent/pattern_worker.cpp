// SPDX-License-Identifier: GPL-3.0-or-later
// A worker for trainings of Patterns alone.
#include "core/learning/run_work.h"
#include "core/learning/stop_signal.h"
#include "core/pattern/pattern_run.h"
#include "core/pattern/pattern_trainer.h"

int main(int argc, char** argv)
{
    using namespace timbrel;
    learning::StopSignal::catchSignals();
    if (argc != 2)
        return 2;
    const auto outcome = learning::workOnRun(
        argv[1], {{{pattern::kPatternRunKind, pattern::trainPatterns}}, nullptr});
    return outcome ? 0 : 1;
}
