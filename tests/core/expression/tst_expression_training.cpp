// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/json.h"
#include "core/expression/training_loop.h"
#include "core/expression/validation.h"
#include "core/learning/checkpoint.h"
#include "core/learning/earlier_bests.h"
#include "core/learning/metrics.h"
#include "support/shared_data.h"
#include "support/synthetic_families.h"

#include <QtTest>

#include <algorithm>
#include <filesystem>
#include <optional>

#include "tutorial_training.h"

using namespace timbrel;
using namespace timbrel::expression;
using music::EventKind;
using music::Sequence;

namespace {

std::shared_ptr<const TrainingExamples> tutorialExamples(const Settings& settings)
{
    return trainingExamplesOf({test::tutorialExample()}, settings, nullptr);
}

TrainingLoop loopFor(const Settings& settings, std::uint64_t seed)
{
    auto examples = tutorialExamples(settings);
    const TrainingPlan plan = trainingPlanFor(settings, *examples);
    return {std::move(examples), settings, plan, Random(seed)};
}

/// Nothing but what the settings speak of.
Settings withoutVariations(Settings settings)
{
    settings.optimiser.variations = 0.0;
    return settings;
}

/// Most steps that a training may take here; about a hundred times what it needs.
constexpr std::int64_t kMostUpdates = 20000;

} // namespace

class TestExpressionTraining : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void tutorialIsLearnt_data();
    void tutorialIsLearnt();
    void failuresInARowAbandonASequence();
    void withoutResetsSequencesRunToTheirEnd();
    void toleranceForgivesSmallErrors();
    void planFollowsTheSettings();
    void sameSeedGivesTheSameNetwork();
    void controllerThatNeverMovesStaysAtItsDefault();
    void networkWithoutFeedbackLearnsToo();
    void finishedRunHoldsEverything();
    void stopBeforeTheFirstValidationKeepsANetwork();
    void stoppedRunGoesOn();
    void epochsAreLimited();
};

void TestExpressionTraining::tutorialIsLearnt_data()
{
    QTest::addColumn<quint64>("seed");
    for (const quint64 seed : {1, 2, 3})
        QTest::addRow("seed %d", static_cast<int>(seed)) << seed;
}

void TestExpressionTraining::tutorialIsLearnt()
{
    QFETCH(const quint64, seed);
    const Settings settings = test::tutorialSettings();
    const auto examples = tutorialExamples(settings);
    TrainingLoop loop = loopFor(settings, seed);
    Random random(seed + 100);
    const double before = validate(loop.weights(), true, examples, random).meanSquaredError;
    QVERIFY(before > 100.0);
    double error = before;
    while (error > 0.0 && loop.progress().updates < kMostUpdates) {
        for (int i = 0; i < 20; ++i)
            loop.advance(1.0);
        error = validate(loop.averagedWeights(), true, examples, random.fork()).meanSquaredError;
    }
    QCOMPARE(error, 0.0);
    // and not by luck: other silences, too
    const Validation again = validate(loop.averagedWeights(), true, examples, random.fork());
    QVERIFY(again.meanSquaredError < 0.01 * before);
    QCOMPARE(again.targets.size(), again.steps);
    QCOMPARE(*std::max_element(again.targets.begin(), again.targets.end()), std::uint8_t {127});
    QCOMPARE(*std::min_element(again.targets.begin(), again.targets.end()), std::uint8_t {1});
}

void TestExpressionTraining::failuresInARowAbandonASequence()
{
    // Weights that hardly change are wrong all the time: a sequence ends with its N-th failure.
    Settings settings = withoutVariations(test::tutorialSettings());
    settings.optimiser.learningRate = 1e-9;
    settings.training.resetProbability = 1.0;
    settings.training.squaredErrorFailureTolerance = 0;
    const auto examples = tutorialExamples(settings);
    std::vector<double> stepsPerSequence;
    for (const int failures : {1, 4, 8}) {
        settings.training.consecutiveFailuresForReset = failures;
        TrainingLoop loop = loopFor(settings, 5);
        for (int i = 0; i < 40; ++i)
            loop.advance(1.0);
        const TrainingProgress& now = loop.progress();
        QCOMPARE(now.epochs, now.sequences / 16);
        stepsPerSequence.push_back(static_cast<double>(now.steps)
                                   / static_cast<double>(now.sequences + 16));
        if (now.longestStreak == 0) // wrong from the first step on
            QCOMPARE(now.sequences, now.steps / failures);
    }
    QVERIFY(stepsPerSequence[0] < stepsPerSequence[1]);
    QVERIFY(stepsPerSequence[1] < stepsPerSequence[2]);
}

void TestExpressionTraining::withoutResetsSequencesRunToTheirEnd()
{
    Settings settings = withoutVariations(test::tutorialSettings());
    settings.optimiser.learningRate = 1e-9;
    settings.training.paddingStandardDeviationSeconds = 0.0;
    settings.training.resetProbability = 0.0;
    TrainingLoop loop = loopFor(settings, 5);
    // Two copies of a second of silence and a second of a note, at 20 updates a second.
    while (loop.progress().sequences == 0)
        loop.advance(1.0);
    const double stepsInALane = static_cast<double>(loop.progress().steps) / 16.0;
    QVERIFY(stepsInALane > 80.0 && stepsInALane < 130.0);
    QCOMPARE(loop.progress().sequences, 16);
}

void TestExpressionTraining::toleranceForgivesSmallErrors()
{
    Settings settings = withoutVariations(test::tutorialSettings());
    settings.optimiser.learningRate = 1e-9;
    settings.training.resetProbability = 1.0;
    settings.training.consecutiveFailuresForReset = 1;
    settings.training.squaredErrorFailureTolerance = 126 * 126; // all that there can be
    TrainingLoop loop = loopFor(settings, 5);
    for (int i = 0; i < 2; ++i)
        loop.advance(1.0);
    QCOMPARE(loop.progress().sequences, 0);
}

void TestExpressionTraining::planFollowsTheSettings()
{
    Settings settings = test::tutorialSettings();
    const auto examples = tutorialExamples(settings);
    const TrainingPlan plan = trainingPlanFor(settings, *examples);
    settings.learningRate *= 0.5;
    QCOMPARE(trainingPlanFor(settings, *examples).adam.learningRate, 0.5 * plan.adam.learningRate);
    settings.optimiser = {0.123, 0.25, 0.04, 0, 0.75, 0.5};
    const TrainingPlan wanted = trainingPlanFor(settings, *examples);
    QCOMPARE(wanted.adam.learningRate, 0.123);
    QCOMPARE(wanted.adam.gradientClip, 0.25);
    QCOMPARE(wanted.adam.weightDecay, 0.04);
    QCOMPARE(wanted.scheduledFeedback, 0.75);
    QCOMPARE(wanted.variations, 0.5);
    settings.momentum = 0.0;
    QVERIFY(trainingPlanFor(settings, *examples).adam.firstMomentDecay
            < wanted.adam.firstMomentDecay);
}

void TestExpressionTraining::sameSeedGivesTheSameNetwork()
{
    const Settings settings = test::generatedSettings();
    TrainingLoop first = loopFor(settings, 77);
    TrainingLoop second = loopFor(settings, 77);
    TrainingLoop other = loopFor(settings, 78);
    for (int i = 0; i < 50; ++i)
        for (TrainingLoop* loop : {&first, &second, &other})
            loop->advance(1.0);
    QVERIFY(first.weights() == second.weights());
    QVERIFY(first.averagedWeights() == second.averagedWeights());
    QVERIFY(first.weights() != other.weights());
    QCOMPARE(first.progress().sequences, second.progress().sequences);
}

void TestExpressionTraining::controllerThatNeverMovesStaysAtItsDefault()
{
    Settings settings = test::tutorialSettings();
    settings.controllers = {1, 74};
    settings.controllerDefaults[74] = 99;
    settings.controllerOutputCounts[74] = 5;
    const auto examples = tutorialExamples(settings);
    TrainingLoop loop = loopFor(settings, 1);
    for (int i = 0; i < 5; ++i)
        loop.advance(1.0);
    const Validation validation = validate(loop.weights(), true, examples, Random(1));
    QVERIFY(validation.steps > 100);
    for (std::size_t step = 0; step < validation.steps; ++step) {
        QCOMPARE(validation.targets[2 * step + 1], std::uint8_t {99});
        QCOMPARE(validation.outputs[2 * step + 1], std::uint8_t {99});
    }
}

void TestExpressionTraining::networkWithoutFeedbackLearnsToo()
{
    Settings settings = test::tutorialSettings();
    settings.training.feedBackOutput = false;
    const auto model = test::taughtModel(settings, {test::tutorialExample()}, 4);
    QVERIFY(model.has_value());
    QVERIFY(!model->description.feedback);
    QCOMPARE(model->description.mse, 0.0);
}

void TestExpressionTraining::finishedRunHoldsEverything()
{
    const test::TemporaryFolder folder;
    const Settings settings = test::tutorialSettings();
    const auto run = test::newRun(folder.path(), settings, {test::tutorialExample()}, 6);
    QVERIFY(run.has_value());
    const auto state = test::work(*run);
    QVERIFY(state.has_value());
    QVERIFY(state->status == learning::RunStatus::Finished);
    QCOMPARE(state->best.value_or(-1.0), 0.0);
    QVERIFY(state->updates > 0 && state->epoch > 0 && state->cpuSeconds > 0.0);

    const auto model = openModel(run->bestCheckpoint(), &settings);
    QVERIFY(model.has_value());
    QCOMPARE(model->description.mse, 0.0);
    QCOMPARE(model->description.seed, std::uint64_t {6});
    QCOMPARE(model->description.updateRate, 20);
    QCOMPARE(model->description.dataDigest, run->dataDigest());
    QVERIFY(model->description.features == settings.features);
    QVERIFY((model->description.outputs.controllers
             == std::vector<ControllerCoding> {{1, 8, 1, 127, 0}}));

    const auto preview = readJson(run->previews() / "validation.json");
    QVERIFY(preview.has_value());
    QVERIFY((*preview)["targets"].size() > 100);
    QVERIFY((*preview)["targets"] == (*preview)["outputs"]); // MSE 0
    const auto metrics = learning::MetricsReader(run->metricsFile()).readNew();
    QVERIFY(metrics.has_value());
}

void TestExpressionTraining::stopBeforeTheFirstValidationKeepsANetwork()
{
    const test::TemporaryFolder folder;
    const Settings settings = test::generatedSettings();
    const auto run = test::newRun(folder.path(), settings, {test::tutorialExample()}, 6);
    QVERIFY(run.has_value());
    QVERIFY(run->requestStop());
    const auto state = test::work(*run);
    QVERIFY(state.has_value());
    QVERIFY(state->status == learning::RunStatus::Stopped);
    QVERIFY(state->best.has_value());
    QVERIFY(openModel(run->bestCheckpoint(), &settings).has_value());
    // what was the best before can be played as well
    for (const auto& earlier : learning::earlierBests(run->folder())) {
        const auto before = openModel(earlier, &settings);
        QVERIFY(before && before->description.mse >= *state->best);
        QCOMPARE(before->description.epoch, *learning::epochOfEarlierBest(earlier));
    }
}

void TestExpressionTraining::stoppedRunGoesOn()
{
    const test::TemporaryFolder folder;
    Settings settings = test::generatedSettings();
    settings.training.maximumEpochCount = 3; // ends long before it has learnt
    const auto run = test::newRun(folder.path(), settings, {test::tutorialExample()}, 6);
    QVERIFY(run.has_value());
    const auto first = test::work(*run);
    QVERIFY(first.has_value());
    const auto before = learning::loadCheckpoint(run->checkpoints() / "last");
    QVERIFY(before.has_value());
    // as if it had been stopped, not finished: it ends at once, and keeps what it had
    auto state = *first;
    state.status = learning::RunStatus::Stopped;
    QVERIFY(run->writeState(state));
    const auto second = test::work(*run);
    QVERIFY(second.has_value());
    QCOMPARE(second->updates, first->updates);
    const auto after = learning::loadCheckpoint(run->checkpoints() / "last");
    QVERIFY(after.has_value());
    QVERIFY(after->tensors.tensors.front().values == before->tensors.tensors.front().values);
    QVERIFY(after->facts.cursor == before->facts.cursor);
}

void TestExpressionTraining::epochsAreLimited()
{
    const test::TemporaryFolder folder;
    Settings settings = test::generatedSettings();
    settings.training.maximumEpochCount = 2;
    const auto run = test::newRun(folder.path(), settings, {test::tutorialExample()}, 6);
    QVERIFY(run.has_value());
    const auto state = test::work(*run);
    QVERIFY(state.has_value());
    QVERIFY(state->status == learning::RunStatus::Finished);
    QVERIFY(state->best.value_or(0.0) > 0.0);
    QVERIFY(state->epoch >= 2 && state->epoch < 10);
}

QTEST_APPLESS_MAIN(TestExpressionTraining)
#include "tst_expression_training.moc"
