// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/expression/expression_trainer.h"

#include "core/expression/training_run.h"
#include "core/expression/training_session.h"

namespace timbrel::expression {

Result<> train(learning::TrainingContext& context)
{
    const auto settings = trainingSettingsFromJson(context.settings, context.run.settingsFile());
    if (!settings)
        return failure(settings.error());
    auto named = examplesOfRun(context.run);
    if (!named)
        return failure(named.error());
    std::vector<music::Sequence> sequences;
    for (NamedSequence& example : *named)
        sequences.push_back(std::move(example.sequence));
    auto examples = trainingExamplesOf(std::move(sequences), *settings, nullptr);
    if (examples->sequences.empty())
        return failure(Error(ErrorId::ExamplesMissing).inFile(context.run.data()));
    return TrainingSession(context, *settings, std::move(examples)).run();
}

} // namespace timbrel::expression
