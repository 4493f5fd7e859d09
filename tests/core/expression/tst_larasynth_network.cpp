// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/atomic_file.h"
#include "core/base/json.h"
#include "core/expression/expression_model.h"
#include "core/expression/larasynth_network.h"
#include "core/expression/performer.h"
#include "support/realtime_guard.h"
#include "support/shared_data.h"

#include <QtTest>

#include <algorithm>
#include <cmath>
#include <memory>
#include <sstream>
#include <string>
#include <vector>

using namespace timbrel;
using namespace timbrel::expression;
using Kind = LarasynthUnit::Kind;

namespace {

constexpr const char* kTutorialResult = "results-2026-11-20-10.19.03.707593.json";

std::filesystem::path file(const std::filesystem::path& data, const char* name)
{
    return data / "larasynth" / name;
}

/// Kinds in the original's order: inputs, bias, blocks, outputs.
std::vector<LarasynthUnit> unitsOf(std::size_t inputs, std::size_t blocks, std::size_t outputs)
{
    std::vector<LarasynthUnit> units(inputs, {Kind::Input, false, LarasynthUnit::kNone});
    units.push_back({Kind::Bias, false, LarasynthUnit::kNone});
    for (std::size_t i = 0; i < blocks; ++i) {
        units.push_back({Kind::InputGate, true, LarasynthUnit::kNone});
        units.push_back({Kind::ForgetGate, true, LarasynthUnit::kNone});
        units.push_back({Kind::OutputGate, true, LarasynthUnit::kNone});
        units.push_back({Kind::Cell, true, static_cast<std::uint32_t>(units.size() - 2)});
    }
    units.insert(units.end(), outputs, {Kind::Output, true, LarasynthUnit::kNone});
    return units;
}

/// The rule of who gates what: the input gate what comes into its cell but from cells, the output
/// gate what leaves its cell for the outputs.
std::uint32_t gaterOf(const std::vector<LarasynthUnit>& units, std::uint32_t from, std::uint32_t to)
{
    if (units[to].kind == Kind::Cell && units[from].kind != Kind::Cell)
        return to - 3;
    if (units[to].kind == Kind::Output && units[from].kind == Kind::Cell)
        return from - 1;
    return LarasynthUnit::kNone;
}

} // namespace

class TestLarasynthNetwork : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void tutorialStepsAreThoseOfTheOriginal();
    void stepDecodesAndFeedsBackAsTheOriginal();
    void stepsBetweenTrainingAreThoseOfTheOriginal();
    void performsAsItsTrace();
    void resetForgetsEverything();
    void stepsDoNotAllocateOrLock();
};

void TestLarasynthNetwork::tutorialStepsAreThoseOfTheOriginal()
{
    const auto data = test::sharedData();
    if (!data)
        QSKIP(test::kNoSharedData);
    const auto result = readLarasynthResult(file(*data, kTutorialResult));
    QVERIFY(result);
    const auto vector = readJson(file(*data, "tutorial_inference_vector.json"));
    QVERIFY(vector);
    LarasynthNetwork network(*result);
    double worst = 0.0;
    int steps = 0;
    for (const Json& step : (*vector)["steps"]) {
        network.run(step["in"].get<std::vector<double>>());
        const auto expected = step["out"].get<std::vector<double>>();
        QCOMPARE(network.activations().size(), expected.size());
        for (std::size_t i = 0; i < expected.size(); ++i)
            worst = std::max(worst, std::abs(network.activations()[i] - expected[i]));
        ++steps;
    }
    QCOMPARE(steps, 70);
    QVERIFY2(worst < 1e-9, qPrintable(QString::number(worst)));
}

void TestLarasynthNetwork::stepDecodesAndFeedsBackAsTheOriginal()
{
    const auto data = test::sharedData();
    if (!data)
        QSKIP(test::kNoSharedData);
    auto model = openModel(file(*data, kTutorialResult));
    QVERIFY(model);
    const auto vector = readJson(file(*data, "tutorial_inference_vector.json"));
    QVERIFY(vector);
    QCOMPARE(model->description.dialect, FeatureDialect::Original);
    FeatureEncoder encoder(model->description.features, model->description.dialect);
    const ControllerCoding& coding = model->description.outputs.controllers[0];
    for (const Json& step : (*vector)["steps"]) {
        const Json& event = step["ev"];
        if (event.is_array() && event[0] == "on")
            encoder.noteOn(event[1].get<std::uint8_t>(), event[2].get<std::uint8_t>());
        else if (event.is_array())
            encoder.noteOff(event[1].get<std::uint8_t>());
        float feature = 0.0F;
        int index = -1;
        encoder.encode({&feature, 1});
        model->network->step({&feature, 1}, {&index, 1});
        QCOMPARE(coding.valueOf(index), step["cc1"].get<int>());
    }
}

void TestLarasynthNetwork::stepsBetweenTrainingAreThoseOfTheOriginal()
{
    const auto data = test::sharedData();
    if (!data)
        QSKIP(test::kNoSharedData);
    const auto vector = readJson(file(*data, "tiny_training_vector.json"));
    QVERIFY(vector);
    LarasynthResult result;
    result.units = unitsOf(3, 2, 2);
    const auto ends = (*vector)["connections"].get<std::vector<std::uint32_t>>();
    auto weights = (*vector)["weights_before"].get<std::vector<double>>();
    for (std::size_t i = 0; i < weights.size(); ++i)
        result.connections.push_back({ends[2 * i],
                                      ends[2 * i + 1],
                                      gaterOf(result.units, ends[2 * i], ends[2 * i + 1]),
                                      weights[i]});
    LarasynthNetwork network(result);
    double worst = 0.0;
    int steps = 0;
    for (const Json& step : (*vector)["steps"]) {
        network.run(step["in"].get<std::vector<double>>());
        const auto outputs = step["out"].get<std::vector<double>>();
        const auto states = step["cell_states"].get<std::vector<double>>();
        std::vector<float> shown(network.cellCount());
        network.readCells(shown); // the same, for who looks inside
        QCOMPARE(shown.size(), states.size());
        for (std::size_t i = 0; i < shown.size(); ++i)
            QVERIFY(std::abs(double {shown[i]} - states[i]) < 1e-6);
        for (std::size_t i = 0; i < 2; ++i) {
            worst = std::max(worst, std::abs(network.activations()[i] - outputs[i]));
            worst = std::max(worst, std::abs(network.cellStates()[i] - states[i]));
        }
        network.setWeights(step["weights_after"].get<std::vector<double>>());
        ++steps;
    }
    QCOMPARE(steps, 12);
    QVERIFY2(worst < 1e-9, qPrintable(QString::number(worst)));
}

void TestLarasynthNetwork::performsAsItsTrace()
{
    const auto data = test::sharedData();
    if (!data)
        QSKIP(test::kNoSharedData);
    auto model = openModel(file(*data, kTutorialResult));
    QVERIFY(model);
    // "S" is what the original was sent, "G" what it gave, each with milliseconds and bytes. Its
    // timer is not ours to the millisecond; the values that it sends, and their order, are. It
    // begins to listen after the first value of all.
    const auto text = readFile(file(*data, "perform_trace_43blocks.txt"));
    QVERIFY(text);
    std::istringstream lines(*text);
    std::vector<int> expected;
    std::vector<std::pair<Microseconds, midi::MidiMessage>> sent;
    char kind = 0;
    char punctuation = 0;
    double milliseconds = 0.0;
    unsigned bytes[3] = {};
    while (lines >> kind >> milliseconds >> punctuation >> bytes[0] >> punctuation >> bytes[1]
           >> punctuation >> bytes[2] >> punctuation) {
        if (kind == 'S')
            sent.emplace_back(Microseconds(std::llround(milliseconds * 1000.0)),
                              midi::MidiMessage::of(bytes[0], bytes[1], bytes[2]));
        else if (bytes[0] == 0xB0 && bytes[1] == 1)
            expected.push_back(static_cast<int>(bytes[2]));
    }
    QVERIFY(sent.size() > 10 && expected.size() > 10);
    const auto performer = std::make_unique<Performer>(0); // the original knows one channel
    const auto out = std::make_unique<OutgoingList>();
    performer->setModel(liveModelOf(*model));
    performer->begin(Microseconds {});
    for (const auto& [time, message] : sent) {
        while (performer->nextUpdateAt() < time)
            performer->tick(performer->nextUpdateAt(), *out);
        performer->handle(message, time, *out);
    }
    while (performer->nextUpdateAt() < sent.back().first + std::chrono::seconds(2))
        performer->tick(performer->nextUpdateAt(), *out);
    std::vector<int> got;
    for (const Outgoing& outgoing : out->messages())
        if (outgoing.kind == OutgoingKind::Controller)
            got.push_back(outgoing.message.value());
    QVERIFY(!got.empty() && got.front() == 1);
    got.erase(got.begin());
    const auto where = std::mismatch(got.begin(), got.end(), expected.begin(), expected.end());
    const auto place = where.first - got.begin();
    QVERIFY2(got == expected,
             qPrintable(QStringLiteral("%1 values, expected %2; they part at %3")
                            .arg(got.size())
                            .arg(expected.size())
                            .arg(place)));
}

void TestLarasynthNetwork::resetForgetsEverything()
{
    const auto data = test::sharedData();
    if (!data)
        QSKIP(test::kNoSharedData);
    auto model = openModel(file(*data, kTutorialResult));
    QVERIFY(model);
    const auto play = [&] {
        std::vector<float> raw;
        int index = 0;
        for (int step = 0; step < 30; ++step) {
            const float feature = step > 4 && step < 20 ? 1.0F : 0.0F;
            model->network->step({&feature, 1}, {&index, 1});
            raw.insert(raw.end(),
                       model->network->rawOutputs().begin(),
                       model->network->rawOutputs().end());
        }
        return raw;
    };
    const auto first = play();
    model->network->reset();
    QVERIFY(play() == first);
}

void TestLarasynthNetwork::stepsDoNotAllocateOrLock()
{
    const auto data = test::sharedData();
    if (!data)
        QSKIP(test::kNoSharedData);
    if (!test::RealtimeGuard::canCount())
        QSKIP(test::kGuardCannotCount);
    auto model = openModel(file(*data, "untrained_10block_results.json"));
    QVERIFY(model);
    const float feature = 1.0F;
    int index = 0;
    const test::RealtimeGuard guard;
    model->network->step({&feature, 1}, {&index, 1});
    model->network->reset();
    model->network->step({&feature, 1}, {&index, 1});
    QCOMPARE(guard.violations(), 0U);
}

QTEST_APPLESS_MAIN(TestLarasynthNetwork)
#include "tst_larasynth_network.moc"
