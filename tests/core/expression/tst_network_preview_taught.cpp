// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/expression/network_preview.h"
#include "core/expression/training_stream.h"
#include "support/shared_data.h"
#include "support/synthetic_families.h"

#include <QtTest>

#include <algorithm>
#include <array>
#include <vector>

#include "tutorial_training.h"

using namespace timbrel;
using namespace timbrel::expression;

class TestNetworkPreviewTaught : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void whatWasLearntIsWhatIsSeen();
    void targetsAndStepsAreThoseOfTheTraining();
    void phrasesThatWereNotTaughtArePlayed();
};

/// The error of a network that has learnt its example without one is 0 in the preview too.
void TestNetworkPreviewTaught::whatWasLearntIsWhatIsSeen()
{
    const auto example = test::tutorialExample();
    auto model = test::taughtModel(test::tutorialSettings(), {example}, 1);
    QVERIFY(model);
    QCOMPARE(model->description.mse, 0.0);
    const Preview preview = previewOf(*model, example);
    QCOMPARE(preview.meanSquaredError(), 0.0);
    const auto& controller = preview.controllers.front();
    QVERIFY(controller.hasTarget);
    // and that says something: the target moves
    const auto [low, high]
        = std::minmax_element(controller.targets.begin(), controller.targets.end());
    QVERIFY(*high - *low > 60);
    QCOMPARE(preview.cellCount, static_cast<std::size_t>(model->description.blockCounts.front()));
    QVERIFY(preview.stateRange > 0.1F);
}

/// The training walks through an example by itself: the same steps, the same targets.
void TestNetworkPreviewTaught::targetsAndStepsAreThoseOfTheTraining()
{
    Settings settings = test::generatedSettings();
    settings.training = {};
    settings.training.exampleRepetitions = 1;
    for (const std::uint64_t seed : {1, 2, 3}) {
        const auto example = music::rebased(test::makeFamilyFile(test::Family::Env, seed, 30));
        const auto number = music::controllersIn(example).front().controller;
        settings.controllers = {number};
        settings.controllerDefaults = {{number, 0}};
        settings.controllerOutputCounts = {{number, 10}};
        const auto examples = trainingExamplesOf({example}, settings, nullptr);
        SequenceWalker walker(examples, 1);
        Random random(seed);
        walker.begin(random);
        std::vector<float> features(examples->features.width());
        std::vector<int> targets(1);

        ExpressionModel model;
        model.description.features = settings.features;
        model.description.outputs = examples->outputs;
        model.description.updateRate = settings.updateRate;
        // the network does not matter
        struct Silent final : ControllerNetwork
        {
            void reset() noexcept TIMBREL_REALTIME override { }
            void step(std::span<const float>,
                      std::span<int> indices) noexcept TIMBREL_REALTIME override
            {
                std::fill(indices.begin(), indices.end(), 0);
            }
            [[nodiscard]] std::span<const float>
            rawOutputs() const noexcept TIMBREL_REALTIME override
            {
                return {};
            }
        };
        model.network = std::make_unique<Silent>();
        const Preview preview = previewOf(model, example);
        const auto& controller = preview.controllers.front();
        std::size_t step = 0;
        while (walker.next({features, targets})) {
            QVERIFY(step < preview.steps());
            QCOMPARE(int {controller.targets[step]}, controller.coding.valueOf(targets.front()));
            ++step;
        }
        QVERIFY(step > 200);
        QVERIFY(preview.times[step - 1] <= preview.end);
    }
}

void TestNetworkPreviewTaught::phrasesThatWereNotTaughtArePlayed()
{
    const auto settings = test::tutorialSettings();
    const auto example = test::tutorialExample();
    auto model = test::taughtModel(settings, {example}, 2);
    QVERIFY(model);
    const std::vector<music::Sequence> examples = {example};
    const auto phrases = untaughtPhrases(examples, settings);
    QVERIFY(phrases.size() >= 4);
    for (const UntaughtPhrase& phrase : phrases) {
        const Preview preview = previewOf(*model, phrase.notes);
        QVERIFY(!preview.controllers.front().hasTarget);
        QCOMPARE(music::countNotes(preview.performed), music::countNotes(phrase.notes));
        const auto& outputs = preview.controllers.front().outputs;
        QVERIFY(*std::max_element(outputs.begin(), outputs.end()) > outputs.front());
    }
}

QTEST_APPLESS_MAIN(TestNetworkPreviewTaught)
#include "tst_network_preview_taught.moc"
