// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/expression/live_kernel.h"
#include "core/expression/network_preview.h"
#include "core/expression/renderer.h"
#include "core/expression/validation.h"
#include "support/fake_network.h"

#include <QtTest>

#include <algorithm>
#include <chrono>
#include <memory>
#include <vector>

#include "random_network.h"

using namespace timbrel;
using namespace timbrel::expression;
using music::Event;
using music::EventKind;
using music::Sequence;
using test::NetworkShape;

namespace {

constexpr Microseconds ms(std::int64_t milliseconds)
{
    return std::chrono::milliseconds(milliseconds);
}

Event on(int time, int pitch)
{
    return {ms(time), EventKind::NoteOn, 0, static_cast<std::uint8_t>(pitch), 90};
}
Event off(int time, int pitch)
{
    return {ms(time), EventKind::NoteOff, 0, static_cast<std::uint8_t>(pitch), 0};
}
Event moved(int time, int controller, int value)
{
    return {ms(time),
            EventKind::Controller,
            0,
            static_cast<std::uint8_t>(controller),
            static_cast<std::uint8_t>(value)};
}

/// Controller 1 in 8 values from 0 to 70, 20 updates a second.
ExpressionModel modelOf(std::unique_ptr<ControllerNetwork> network)
{
    ExpressionModel model;
    model.description.features.set(Feature::SomeNoteOn);
    model.description.outputs.controllers.push_back({1, 8, 0, 70, 0});
    model.description.updateRate = 20;
    model.network = std::move(network);
    return model;
}

const NetworkShape kShape {5, {8}, {16, 8}, true};

ExpressionModel kernelModel(int updateRate = 20)
{
    Random random(3);
    const NetworkWeights weights = test::randomWeights(kShape, random, 3.0);
    ExpressionModel model;
    for (const Feature feature : {Feature::SomeNoteOn,
                                  Feature::NoteStruck,
                                  Feature::NoteReleased,
                                  Feature::Velocity,
                                  Feature::NoteNumber})
        model.description.features.set(feature);
    model.description.outputs = test::codingOf(kShape);
    model.description.updateRate = updateRate;
    model.description.blockCounts = {16, 8};
    model.network = std::make_unique<LiveKernel>(weights, model.description.outputs);
    return model;
}

Sequence phrase()
{
    return {
        moved(0, 1, 30), on(100, 60), moved(250, 1, 70), off(400, 60), on(400, 64), off(600, 64)};
}

} // namespace

class TestNetworkPreview : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void eachStepHasItsTimeTargetOutputAndDifference();
    void whatComesAfterTheEndIsNoError();
    void theErrorAsTaughtIsThatOfAValidation();
    void performsWhatTheRendererPerforms();
    void cellsAreThoseOfTheKernelAtEachStep();
    void cellsOfLongMusicTakeBoundedMemory();
    void aNetworkMayShowNoCells();
    void stopsWhenItIsToldTo();
    void chordsAreStepsAtOneTime();
};

void TestNetworkPreview::eachStepHasItsTimeTargetOutputAndDifference()
{
    auto model = modelOf(std::make_unique<test::FakeNetwork>(7)); // rises by 10 a step
    const Preview preview = previewOf(model, phrase());
    // every 50 ms until the note, at the note, every 50 ms after it, ...
    const std::vector<Microseconds> times = {ms(0),
                                             ms(50),
                                             ms(100),
                                             ms(150),
                                             ms(200),
                                             ms(250),
                                             ms(300),
                                             ms(350),
                                             ms(400),
                                             ms(400),
                                             ms(450),
                                             ms(500),
                                             ms(550),
                                             ms(600)};
    QVERIFY(preview.steps() >= times.size());
    QCOMPARE(std::vector(preview.times.begin(), preview.times.begin() + 14), times);
    QCOMPARE(preview.controllers.size(), std::size_t {1});
    const PreviewedController& controller = preview.controllers.front();
    QVERIFY(controller.hasTarget);
    const auto at = [&](std::size_t step) {
        return std::vector<int> {controller.drawn[step],
                                 controller.targets[step],
                                 controller.outputs[step],
                                 controller.differenceAt(step)};
    };
    QCOMPARE(at(0), (std::vector<int> {30, 30, 0, -30}));
    QCOMPARE(at(2), (std::vector<int> {30, 30, 10, -20}));
    QCOMPARE(at(4), (std::vector<int> {30, 30, 30, 0}));
    QCOMPARE(at(5), (std::vector<int> {70, 70, 40, -30})); // what is set then is wanted then
    QCOMPARE(at(8), (std::vector<int> {70, 70, 0, -70})); // no key is down for a moment
    QCOMPARE(at(9), (std::vector<int> {70, 70, 10, -60}));
    QCOMPARE(preview.stepAt(ms(49)), std::size_t {0});
    QCOMPARE(preview.stepAt(ms(50)), std::size_t {1});
    QCOMPARE(preview.stepAt(ms(400)), std::size_t {9});
    QCOMPARE(preview.stepAt(ms(-5)), std::size_t {0});
}

void TestNetworkPreview::whatComesAfterTheEndIsNoError()
{
    auto model = modelOf(std::make_unique<test::FakeNetwork>(std::vector<std::vector<int>> {{3}}));
    const Sequence steady = {moved(0, 1, 30), on(0, 60), off(200, 60), moved(200, 1, 30)};
    const Preview preview = previewOf(model, steady);
    QCOMPARE(preview.end, ms(200));
    QVERIFY(preview.times.back() > ms(200)); // it waits for the default, which never comes
    QCOMPARE(preview.meanSquaredError(), 0.0);
    const Sequence off10 = {moved(0, 1, 40), on(0, 60), off(200, 60)};
    QCOMPARE(previewOf(model, off10).meanSquaredError(), 100.0);
}

void TestNetworkPreview::theErrorAsTaughtIsThatOfAValidation()
{
    auto model = kernelModel();
    TrainingSettings settings;
    settings.meanPaddingSeconds = 0.3;
    settings.paddingStandardDeviationSeconds = 0.1;
    settings.tempoJitterFactor = 0.2;
    settings.validationExampleRepetitions = 5;
    auto examples = std::make_shared<TrainingExamples>();
    examples->sequences.push_back(phrase());
    examples->outputs = model.description.outputs;
    examples->features = model.description.features;
    examples->settings = settings;
    examples->updatePeriod = Microseconds {50'000};
    Random random(3);
    const auto weights = test::randomWeights(kShape, random, 3.0);
    const double wanted = validate(weights, true, examples, Random(1)).meanSquaredError;
    QVERIFY(wanted > 0.0);
    (void)previewOf(model, phrase()); // whatever it heard before
    QCOMPARE(errorAsTaught(model, phrase(), settings), wanted);
    QCOMPARE(errorAsTaught(model, {on(0, 60), off(100, 60)}, settings), 0.0);
}

void TestNetworkPreview::performsWhatTheRendererPerforms()
{
    auto model = kernelModel();
    const Preview preview = previewOf(model, phrase());
    RenderSettings settings;
    settings.longestTail = PreviewSettings {}.longestTail;
    QCOMPARE(preview.performed, musicOf(render(phrase(), model, settings)));
    QVERIFY(music::countNotes(preview.performed) == 2);
}

void TestNetworkPreview::cellsAreThoseOfTheKernelAtEachStep()
{
    auto model = kernelModel();
    const Preview preview = previewOf(model, {on(0, 60), off(200, 60)});
    QCOMPARE(preview.cellCount, std::size_t {24});
    QCOMPARE(preview.rows(), preview.steps());
    // the same by hand: 40 silent steps, the note, three in between, its end
    auto again = kernelModel();
    std::vector<int> indices(1);
    std::vector<float> cells(24);
    std::vector<float> features(5);
    std::size_t step = 0;
    const auto take = [&](bool isDown, bool isStruck, bool isReleased) {
        const float number = 60.0F / 127.0F;
        features = {isDown ? 1.0F : 0.0F,
                    isStruck ? 1.0F : 0.0F,
                    isReleased ? 1.0F : 0.0F,
                    isStruck ? 90.0F / 127.0F : 0.0F,
                    step >= 40 ? number : 0.0F};
        again.network->step(features, indices);
        again.network->readCells(cells);
        if (step >= 40) {
            const auto row = preview.rowAt(step - 40);
            QVERIFY(std::equal(row.begin(), row.end(), cells.begin(), cells.end()));
            QCOMPARE(int {preview.controllers[0].outputs[step - 40]},
                     again.description.outputs.controllers[0].valueOf(indices[0]));
        }
        ++step;
    };
    for (int i = 0; i < 40; ++i)
        take(false, false, false);
    take(true, true, false);
    for (int i = 0; i < 3; ++i)
        take(true, false, false);
    take(false, false, true);
    QVERIFY(std::any_of(cells.begin(), cells.end(), [](float c) { return c != 0.0F; }));
}

void TestNetworkPreview::cellsOfLongMusicTakeBoundedMemory()
{
    auto model = kernelModel(1000);
    PreviewSettings settings;
    const Sequence music = {on(0, 60), off(3000, 60)};
    const Preview whole = previewOf(model, music, settings);
    settings.mostCellValues = 24 * 100;
    const Preview bounded = previewOf(model, music, settings);
    QVERIFY(bounded.cells.size() <= settings.mostCellValues);
    QVERIFY(bounded.rows() > 50);
    QVERIFY(bounded.stepsPerRow >= 32);
    QCOMPARE(bounded.times, whole.times);
    for (std::size_t step = 0; step < whole.steps(); step += bounded.stepsPerRow) {
        const auto expected = whole.rowAt(step);
        const auto found = bounded.rowAt(step);
        QVERIFY(std::equal(expected.begin(), expected.end(), found.begin(), found.end()));
    }
}

void TestNetworkPreview::aNetworkMayShowNoCells()
{
    auto model = modelOf(std::make_unique<test::FakeNetwork>(7));
    const Preview preview = previewOf(model, phrase());
    QCOMPARE(preview.cellCount, std::size_t {0});
    QCOMPARE(preview.rows(), std::size_t {0});
    QVERIFY(preview.rowAt(0).empty());
    const Preview ofNothing = previewOf(model, {});
    QVERIFY(ofNothing.isComplete);
    QVERIFY(!ofNothing.controllers.front().hasTarget);
}

void TestNetworkPreview::stopsWhenItIsToldTo()
{
    auto model = kernelModel(1000);
    std::stop_source stop;
    stop.request_stop();
    PreviewSettings settings;
    settings.stop = stop.get_token();
    const Preview preview = previewOf(model, {on(0, 60), off(1'000'000, 60)}, settings);
    QVERIFY(!preview.isComplete);
    QVERIFY(preview.steps() < 10);
}

void TestNetworkPreview::chordsAreStepsAtOneTime()
{
    auto model = kernelModel();
    Sequence music;
    for (int pitch = 20; pitch < 120; ++pitch)
        music.push_back(on(0, pitch));
    // all keys go up with one message
    music.push_back(moved(40, 123, 0));
    const Preview preview = previewOf(model, music);
    QCOMPARE(std::count(preview.times.begin(), preview.times.end(), ms(0)), 100);
    QCOMPARE(std::count(preview.times.begin(), preview.times.end(), ms(40)), 100);
    QCOMPARE(preview.rows(), preview.steps());
}

QTEST_APPLESS_MAIN(TestNetworkPreview)
#include "tst_network_preview.moc"
