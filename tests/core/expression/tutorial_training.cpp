// SPDX-License-Identifier: GPL-3.0-or-later
#include "tutorial_training.h"

#include "core/expression/expression_trainer.h"
#include "core/expression/larasynth_conf.h"
#include "core/expression/training_run.h"
#include "core/learning/run_work.h"
#include "support/shared_data.h"

#include <string>

namespace timbrel::test {

using expression::Settings;

Settings tutorialSettings()
{
    Settings settings = generatedSettings();
    settings.controllerOutputCounts = {{1, 8}};
    settings.updateRate = 20;
    settings.features = {};
    settings.features.set(expression::Feature::SomeNoteOn);
    return settings;
}

Settings generatedSettings()
{
    Random random(1);
    Settings settings = *expression::LarasynthConf::generated().settings(random);
    settings.controllers = {1};
    settings.controllerDefaults = {{1, 0}};
    settings.controllerOutputCounts = {{1, 10}};
    return settings;
}

Result<learning::RunFolder> newRun(const std::filesystem::path& runsFolder,
                                   const Settings& settings,
                                   const std::vector<music::Sequence>& examples,
                                   std::uint64_t seed)
{
    std::vector<expression::NamedSequence> named;
    for (const music::Sequence& example : examples)
        named.push_back({"example-" + std::to_string(named.size()), example});
    return learning::RunFolder::create(
        runsFolder, expression::newTrainingRun(settings, named, seed, std::nullopt));
}

Result<learning::RunState> work(const learning::RunFolder& run)
{
    return learning::workOnRun(run.folder(),
                               {{{expression::kRunKind, expression::train}}, nullptr});
}

Result<expression::ExpressionModel> taughtModel(const Settings& settings,
                                                const std::vector<music::Sequence>& examples,
                                                std::uint64_t seed)
{
    const TemporaryFolder folder;
    const auto run = newRun(folder.path(), settings, examples, seed);
    if (!run)
        return failure(run.error());
    if (const auto state = work(*run); !state)
        return failure(state.error());
    return expression::openModel(run->bestCheckpoint(), &settings);
}

} // namespace timbrel::test
