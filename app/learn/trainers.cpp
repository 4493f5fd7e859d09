// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/learn/trainers.h"

#include "core/learning/maths_check_trainer.h"
#include "core/learning/selftest_trainer.h"

#ifdef TIMBREL_EXPRESSION_TRAINING
#include "core/expression/expression_trainer.h"
#endif

namespace timbrel::app {

learning::WorkPlan workPlan()
{
    learning::WorkPlan plan;
    plan.checkMaths = learning::checkMaths;
    plan.trainers["selftest"] = learning::trainSelftest;
#ifdef TIMBREL_EXPRESSION_TRAINING
    plan.trainers["expression"] = expression::train;
#endif
    return plan;
}

} // namespace timbrel::app
