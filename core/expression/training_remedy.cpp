// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/expression/training_remedy.h"

#include <algorithm>
#include <cmath>

namespace timbrel::expression {
namespace {

using learning::Diagnosis;
using learning::Remedy;

constexpr double kUsualRate = 0.05; ///< of larasynth.conf: stands for our own choice
constexpr double kUsualOptimiserRate = 0.01;
constexpr double kFarFromUsual = 1.5;
constexpr int kManyBlocks = 128;
constexpr int kUsualBlocks = 24; ///< fewer than these are few

/// The learning rate that is in force, and what it should be about.
struct Rate
{
    double now = 0.0;
    double usual = 0.0;
};

Rate rateOf(const Settings& settings)
{
    if (settings.optimiser.learningRate > 0.0)
        return {settings.optimiser.learningRate, kUsualOptimiserRate};
    return {settings.learningRate > 0.0 ? settings.learningRate : kUsualRate, kUsualRate};
}

RemedyPlan lowerRate(const Rate& rate)
{
    const double to = rate.now > kFarFromUsual * rate.usual ? rate.usual : rate.now / 4.0;
    return {Remedy::LowerLearningRate, rate.now, to};
}

int blocksOf(const Settings& settings)
{
    return settings.blockCounts.empty() ? 0 : settings.blockCounts.front();
}

RemedyPlan moreBlocks(int blocks)
{
    const int to = std::clamp(std::max(2 * blocks, kUsualBlocks + 8), blocks + 1, 4096);
    return {Remedy::MoreBlocks, static_cast<double>(blocks), static_cast<double>(to)};
}

RemedyPlan longer(const Settings& settings)
{
    const double epochs = settings.training.maximumEpochCount;
    return {Remedy::TrainLonger, epochs, 2.0 * epochs};
}

RemedyPlan forPlateau(const Diagnosis& diagnosis, const Settings& settings)
{
    const Rate rate = rateOf(settings);
    if (rate.now < rate.usual / kFarFromUsual)
        return {Remedy::RaiseLearningRate, rate.now, rate.usual};
    if (rate.now > kFarFromUsual * rate.usual)
        return lowerRate(rate);
    const int blocks = blocksOf(settings);
    if (blocks < kUsualBlocks)
        return moreBlocks(blocks);
    if (diagnosis.remedy == Remedy::TrainLonger && settings.training.maximumEpochCount > 0)
        return longer(settings);
    if (blocks < kManyBlocks && diagnosis.remedy != Remedy::OtherSeed)
        return moreBlocks(blocks);
    return {};
}

} // namespace

RemedyPlan remedyFor(const Diagnosis& diagnosis, const Settings& settings)
{
    if (diagnosis.kind == Diagnosis::Kind::Plateau)
        return forPlateau(diagnosis, settings);
    return lowerRate(rateOf(settings));
}

Settings withRemedy(Settings settings, const RemedyPlan& plan)
{
    switch (plan.remedy) {
    case Remedy::LowerLearningRate:
    case Remedy::RaiseLearningRate:
        if (settings.optimiser.learningRate > 0.0)
            settings.optimiser.learningRate = plan.to;
        else
            settings.learningRate = plan.to;
        break;
    case Remedy::MoreBlocks:
        if (!settings.blockCounts.empty())
            settings.blockCounts.front() = static_cast<int>(plan.to);
        break;
    case Remedy::TrainLonger:
        settings.training.maximumEpochCount = static_cast<int>(plan.to);
        break;
    case Remedy::OtherSeed:
        break;
    }
    return settings;
}

Result<LarasynthConf>
withRemedy(LarasynthConf conf, const Settings& settings, const RemedyPlan& plan)
{
    const Settings better = withRemedy(settings, plan);
    if (better.learningRate != settings.learningRate)
        TIMBREL_TRY(conf.set("lstm.learning_rate", better.learningRate));
    if (better.blockCounts != settings.blockCounts)
        TIMBREL_TRY(conf.set("lstm.block_counts", std::span<const int>(better.blockCounts)));
    if (better.training.maximumEpochCount != settings.training.maximumEpochCount)
        TIMBREL_TRY(conf.set("training.max_epoch_count", better.training.maximumEpochCount));
    return conf;
}

} // namespace timbrel::expression
