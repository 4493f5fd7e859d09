// SPDX-License-Identifier: GPL-3.0-or-later
// A worker for trainings of Expression alone, without LibTorch.
#include "core/expression/expression_trainer.h"
#include "core/expression/training_run.h"
#include "core/learning/run_work.h"
#include "core/learning/stop_signal.h"

int main(int argc, char** argv)
{
    using namespace timbrel;
    learning::StopSignal::catchSignals();
    if (argc != 2)
        return 2;
    const auto outcome
        = learning::workOnRun(argv[1], {{{expression::kRunKind, expression::train}}, nullptr});
    return outcome ? 0 : 1;
}
