// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/expression/training_loop.h"

#include <algorithm>
#include <optional>

namespace timbrel::expression {
namespace {

/// Examples of fewer updates than this are learnt by heart: a phrase or two hold nothing to
/// generalise from, so that the plan may go for exactness: greater strides, hardly any weight
/// decay, feedback that is heard. More of them are material, and the plan is to learn the rule
/// behind it.
constexpr double kByHeartSteps = 1000.0;
constexpr double kOriginalLearningRate = 0.05;
constexpr double kOriginalMomentum = 0.8;

/// Where a feature stands among the inputs, if it does.
std::optional<std::size_t> placeOf(Feature feature, FeatureSet features)
{
    if (!features.has(feature))
        return std::nullopt;
    FeatureSet before;
    for (std::size_t i = 0; i < static_cast<std::size_t>(feature); ++i)
        before.set(static_cast<Feature>(i), features.has(static_cast<Feature>(i)));
    return before.width();
}

bool usesFeedback(const Settings& settings)
{
    return settings.training.feedBackOutput;
}

LstmTraining::Shape
shapeOf(const TrainingExamples& examples, const Settings& settings, std::size_t steps)
{
    LstmTraining::Shape shape;
    shape.inputs
        = examples.features.width() + (usesFeedback(settings) ? examples.outputs.width() : 0);
    for (const int blocks : settings.blockCounts)
        shape.blocks.push_back(static_cast<std::size_t>(blocks));
    for (const auto& controller : examples.outputs.controllers)
        shape.groups.push_back(static_cast<std::size_t>(controller.count));
    shape.steps = steps;
    return shape;
}

/// Updates in one repetition of all examples with their silences.
double stepsOfOneRound(const TrainingExamples& examples)
{
    double seconds = 0.0;
    for (const auto& sequence : examples.sequences)
        seconds += static_cast<double>(music::lengthOf(sequence).count()) / 1e6
            + examples.settings.meanPaddingSeconds;
    return seconds * 1e6 / static_cast<double>(examples.updatePeriod.count());
}

TrainingPlan planToLearnByHeart()
{
    TrainingPlan plan;
    plan.stepsPerUpdate = 32;
    plan.adam.learningRate = 0.02;
    plan.adam.weightDecay = 0.02;
    plan.scheduledFeedback = 0.5;
    plan.variations = 0.25;
    plan.withheldFeature = 0.1;
    plan.feedbackScale = 0.5;
    return plan;
}

} // namespace

TrainingPlan trainingPlanFor(const Settings& settings, const TrainingExamples& examples)
{
    TrainingPlan plan;
    if (stepsOfOneRound(examples) < kByHeartSteps)
        plan = planToLearnByHeart();
    const OptimiserSettings& wanted = settings.optimiser;
    if (wanted.learningRate > 0.0)
        plan.adam.learningRate = wanted.learningRate;
    else if (settings.learningRate > 0.0)
        plan.adam.learningRate *= settings.learningRate / kOriginalLearningRate;
    plan.adam.firstMomentDecay
        = std::clamp(1.0 - 0.1 * (1.0 - settings.momentum) / (1.0 - kOriginalMomentum), 0.0, 0.999);
    plan.adam.gradientClip = wanted.gradientClip;
    if (wanted.batchSize > 0)
        plan.lanes = std::min(static_cast<std::size_t>(wanted.batchSize), kLanes);
    if (wanted.weightDecay > 0.0)
        plan.adam.weightDecay = wanted.weightDecay;
    if (wanted.scheduledFeedback >= 0.0)
        plan.scheduledFeedback = std::min(wanted.scheduledFeedback, 1.0);
    if (wanted.variations >= 0.0)
        plan.variations = std::min(wanted.variations, 1.0);
    // without any sequence of the settings' own kind nothing would count
    plan.variations = std::min(plan.variations, 0.9);
    return plan;
}

TrainingLoop::TrainingLoop(std::shared_ptr<const TrainingExamples> examples,
                           const Settings& settings,
                           const TrainingPlan& plan,
                           Random random)
    : m_examples(std::move(examples))
    , m_plan(plan)
    , m_random(random)
    , m_featureWidth(m_examples->features.width())
    , m_hasFeedback(usesFeedback(settings))
    , m_lstm(shapeOf(*m_examples, settings, plan.stepsPerUpdate))
    , m_scales(m_featureWidth, 1.0F)
    , m_features(m_featureWidth)
    , m_laneTargets(m_examples->controllerCount())
    , m_targets(m_examples->controllerCount() * kLanes)
    , m_predictions(m_targets.size())
    , m_feedback(m_targets.size())
{
    if (const auto velocity = placeOf(Feature::Velocity, m_examples->features))
        m_scales[*velocity] = static_cast<float>(plan.velocityScale);
    for (const auto& controller : m_examples->outputs.controllers)
        m_softness.push_back(static_cast<float>(plan.targetSoftness * controller.count));
    m_lstm.setWeights(initialWeights(m_featureWidth,
                                     m_examples->outputs.width(),
                                     settings.blockCounts,
                                     m_hasFeedback,
                                     m_random));
    // lanes that are not used weigh nothing
    std::fill_n(
        m_weights.begin(), plan.lanes, 1.0F / static_cast<float>(plan.lanes * plan.stepsPerUpdate));
    for (std::size_t i = 0; i < plan.lanes; ++i) {
        m_lanes.push_back({SequenceWalker(m_examples, m_examples->settings.exampleRepetitions)});
        beginSequence(m_lanes.back());
    }
}

bool TrainingLoop::restore(std::span<const float> optimiserState,
                           const TrainingProgress& progress,
                           const Random& random)
{
    if (!m_lstm.setOptimiserState(optimiserState))
        return false;
    m_progress = progress;
    m_random = random;
    for (Lane& lane : m_lanes)
        beginSequence(lane);
    return true;
}

NetworkWeights TrainingLoop::weights() const
{
    return unscaled(m_lstm.weights(m_featureWidth));
}

NetworkWeights TrainingLoop::averagedWeights() const
{
    return unscaled(m_lstm.averagedWeights(m_featureWidth));
}

NetworkWeights TrainingLoop::unscaled(NetworkWeights weights) const
{
    LstmLayerWeights& layer = weights.layers.front();
    for (std::size_t row = 0; row < 4 * layer.blocks; ++row)
        for (std::size_t column = 0; column < layer.inputs; ++column)
            layer.input[row * layer.inputs + column] *= column < m_featureWidth
                ? m_scales[column]
                : static_cast<float>(m_plan.feedbackScale);
    return weights;
}

void TrainingLoop::beginSequence(Lane& lane)
{
    lane.isVaried = m_random.chance(m_plan.variations);
    lane.hearsItself = m_random.chance(m_plan.scheduledFeedback);
    lane.walker.begin(m_random, lane.isVaried);
    lane.isFresh = true;
    lane.failures = 0;
}

void TrainingLoop::advance(double learningRateShare)
{
    m_lstm.beginChunk();
    double loss = 0.0;
    for (std::size_t step = 0; step < m_plan.stepsPerUpdate; ++step) {
        for (std::size_t lane = 0; lane < m_plan.lanes; ++lane)
            prepareLane(lane, step);
        m_lstm.forward(step);
        m_lstm.answer(step, {m_targets, m_weights, m_softness, m_predictions, m_losses});
        for (std::size_t lane = 0; lane < m_plan.lanes; ++lane) {
            judgeLane(lane);
            loss += static_cast<double>(m_losses[lane]);
        }
    }
    m_lstm.backward(m_plan.stepsPerUpdate);
    AdamStep adam = m_plan.adam;
    adam.learningRate *= learningRateShare;
    m_progress.gradientNorm = m_lstm.update(adam);
    const std::size_t steps = m_plan.stepsPerUpdate * m_plan.lanes;
    m_progress.loss = loss / static_cast<double>(steps);
    m_progress.steps += static_cast<std::int64_t>(steps);
    ++m_progress.updates;
    m_progress.epochs = m_progress.sequences / static_cast<std::int64_t>(m_plan.lanes);
}

void TrainingLoop::prepareLane(std::size_t lane, std::size_t step)
{
    Lane& state = m_lanes[lane];
    const TrainingStep request {m_features, m_laneTargets};
    if (!state.walker.next(request)) {
        ++m_progress.sequences;
        beginSequence(state);
        (void)state.walker.next(request); // a sequence has at least one step
    }
    const auto& controllers = m_examples->outputs.controllers;
    if (state.isFresh) {
        m_lstm.keep(step)[lane] = 0.0F;
        for (std::size_t c = 0; c < controllers.size(); ++c)
            m_feedback[c * kLanes + lane] = controllers[c].indexOf(controllers[c].defaultValue);
        state.isFresh = false;
    }
    if (state.isVaried)
        withholdFeatures();
    const auto input = m_lstm.input(step);
    for (std::size_t i = 0; i < m_featureWidth; ++i)
        input[i * kLanes + lane] = m_features[i] * m_scales[i];
    std::size_t row = m_featureWidth;
    for (std::size_t c = 0; c < controllers.size(); ++c) {
        const std::size_t at = c * kLanes + lane;
        if (m_hasFeedback)
            input[(row + static_cast<std::size_t>(m_feedback[at])) * kLanes + lane]
                = static_cast<float>(m_plan.feedbackScale);
        row += static_cast<std::size_t>(controllers[c].count);
        m_targets[at] = m_laneTargets[c];
    }
}

void TrainingLoop::withholdFeatures()
{
    const FeatureSet features = m_examples->features;
    const auto velocity = placeOf(Feature::Velocity, features);
    const auto interval = placeOf(Feature::Interval, features);
    // Nothing and zero are different things: a note that is struck has a velocity, and an interval.
    if (velocity && interval && m_features[*velocity] > 0.0F) {
        if (m_random.chance(m_plan.withheldFeature))
            m_features[*velocity] = 0.0F;
        if (m_random.chance(m_plan.withheldFeature))
            std::fill_n(
                m_features.begin() + static_cast<std::ptrdiff_t>(*interval), kIntervalSlots, 0.0F);
    }
}

void TrainingLoop::judgeLane(std::size_t lane)
{
    Lane& state = m_lanes[lane];
    const auto& controllers = m_examples->outputs.controllers;
    std::int64_t squaredError = 0;
    for (std::size_t c = 0; c < controllers.size(); ++c) {
        const std::size_t at = c * kLanes + lane;
        if (m_predictions[at] != m_targets[at]) {
            const int error
                = controllers[c].valueOf(m_predictions[at]) - controllers[c].valueOf(m_targets[at]);
            squaredError += std::int64_t {error} * error;
        }
        m_feedback[at] = state.hearsItself ? m_predictions[at] : m_targets[at];
    }
    if (state.isVaried)
        return;
    state.streak = squaredError == 0 ? state.streak + 1 : 0;
    m_progress.longestStreak = std::max(m_progress.longestStreak, state.streak);
    const TrainingSettings& settings = m_examples->settings;
    const bool failed = squaredError > settings.squaredErrorFailureTolerance;
    state.failures = failed ? state.failures + 1 : 0;
    if (squaredError != 0 && state.failures >= settings.consecutiveFailuresForReset
        && m_random.chance(settings.resetProbability)) {
        ++m_progress.sequences; // abandoned: the lane goes on with another sequence
        beginSequence(state);
    }
}

} // namespace timbrel::expression
