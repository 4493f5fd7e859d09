// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pattern/pattern_trainer.h"

#include "core/pattern/pattern_run.h"
#include "core/pattern/pattern_task_trainer.h"

#include <torch/cuda.h>

namespace timbrel::pattern {

Result<> trainPatterns(learning::TrainingContext& context)
{
    const auto file = context.run.settingsFile();
    const auto settings = patternSettingsFromJson(context.settings, file);
    if (!settings)
        return failure(settings.error());
    if (settings->vae.device == "cuda" && !torch::cuda::is_available())
        return failure(Error(ErrorId::NotSupported).inFile(file).named("device").butFound("cuda"));
    const auto patterns = patternsOfRun(context.run);
    if (!patterns)
        return failure(patterns.error());
    const auto data = PatternDataset::of(*patterns, *settings, context.run.seed());
    if (!data)
        return failure(Error(data.error()).inFile(context.run.folder()));
    // a stream of its own: weights do not depend on how many numbers a training draws
    Random random(context.run.seed());
    PatternNetwork network(*data, *settings, random.fork());
    PatternTask task(context, *settings, *data, network);
    return learning::VaeSession(context, settings->vae, task, network.vae(), network.parameters())
        .run();
}

} // namespace timbrel::pattern
