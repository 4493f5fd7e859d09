// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/learn/trainers.h"
#include "core/learning/maths_check_trainer.h"
#include "core/learning/selftest_trainer.h"
#include "core/pattern/pattern_run.h"
#include "core/pattern/pattern_trainer.h"

#ifdef TIMBREL_EXPRESSION_TRAINING
#include "core/expression/expression_trainer.h"
#endif

namespace timbrel::app {

LearnProgram thisProgram()
{
    LearnProgram program;
    program.torchVersion = learning::torchVersion();
    program.plan.checkMaths = learning::checkMaths;
    program.plan.trainers["selftest"] = learning::trainSelftest;
    program.plan.trainers[pattern::kPatternRunKind] = pattern::trainPatterns;
#ifdef TIMBREL_EXPRESSION_TRAINING
    program.plan.trainers["expression"] = expression::train;
#endif
    return program;
}

} // namespace timbrel::app
