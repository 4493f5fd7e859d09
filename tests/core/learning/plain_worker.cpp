// SPDX-License-Identifier: GPL-3.0-or-later
// A worker without LibTorch: it starts in milliseconds, so that tests can start it hundreds of
// times.
#include "core/learning/run_work.h"
#include "core/learning/selftest.h"

#include <memory>
#include <vector>

namespace {

using namespace timbrel;
using namespace timbrel::learning;

constexpr double kLearningRate = 0.05;

/// Takes memory until there is none, in pieces that a machine without a limit gives up on, too.
void exhaustMemory()
{
    std::vector<std::unique_ptr<std::vector<char>>> taken;
    while (true)
        taken.push_back(std::make_unique<std::vector<char>>(std::size_t {64} << 20U));
}

Result<> train(TrainingContext& context)
{
    const auto settings = selftestSettings(context.settings);
    if (!settings)
        return failure(settings.error());
    std::vector<float> weights(static_cast<std::size_t>(settings->weights));
    const auto error = [&weights] {
        double sum = 0.0;
        for (const float weight : weights)
            sum += (weight - 1.0) * (weight - 1.0);
        return sum / static_cast<double>(weights.size());
    };
    const auto update = [&] {
        const double before = error();
        for (float& weight : weights)
            weight += static_cast<float>(kLearningRate * (1.0 - weight));
        return before;
    };
    const auto tensors = [&weights] {
        return TensorFile {{{"line.weight", {weights.size()}, weights}}, {}};
    };
    return runSelftest(context, *settings, {update, error, tensors, exhaustMemory});
}

} // namespace

int main(int argc, char** argv)
{
    StopSignal::catchSignals();
    if (argc != 2)
        return 2;
    WorkPlan plan;
    plan.trainers["selftest"] = train;
    return workOnRun(argv[1], plan) ? 0 : 1;
}
