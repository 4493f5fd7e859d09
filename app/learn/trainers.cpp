// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/learn/trainers.h"

#ifdef TIMBREL_EXPRESSION_TRAINING
#include "core/expression/expression_trainer.h"
#endif

namespace timbrel::app {

LearnProgram thisProgram()
{
    LearnProgram program;
#ifdef TIMBREL_EXPRESSION_TRAINING
    program.plan.trainers["expression"] = expression::train;
#endif
    return program;
}

} // namespace timbrel::app
