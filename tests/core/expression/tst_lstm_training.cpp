// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/expression/lstm_training.h"

#include <QtTest>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <string>
#include <vector>

#include "random_network.h"
#include "torch_training_network.h"

using namespace timbrel;
using namespace timbrel::expression;
using test::Lesson;
using test::TaughtStep;

namespace {

constexpr std::size_t kFeatures = 7;
/// One softmax each; none fills whole tiles of rows.
const std::vector<std::size_t> kGroups = {5, 1, 9};
const std::vector<float> kSoftness = {0.8F, 0.4F, 0.0F};

struct Network
{
    LstmTraining::Shape shape;
    NetworkWeights weights;
};

/// With feedback: inputs are features and outputs.
Network networkOf(const std::vector<int>& blocks, std::size_t steps, std::uint64_t seed)
{
    Random random(seed);
    Network network;
    network.shape.groups = kGroups;
    network.shape.steps = steps;
    network.shape.inputs = kFeatures + network.shape.outputs();
    network.weights = initialWeights(kFeatures, network.shape.outputs(), blocks, true, random);
    for (const int count : blocks)
        network.shape.blocks.push_back(static_cast<std::size_t>(count));
    // biases begin at 0 and 1, where a mistake might not show
    for (LstmLayerWeights& layer : network.weights.layers)
        for (float& bias : layer.bias)
            bias += static_cast<float>(random.uniform(-0.5, 0.5));
    network.weights.outputBias = test::uniformValues(network.weights.outputs, 0.5, random);
    return network;
}

std::vector<TaughtStep> chunkOf(const LstmTraining::Shape& shape, Random& random)
{
    std::vector<TaughtStep> chunk(shape.steps);
    for (TaughtStep& step : chunk) {
        step.input.resize(shape.inputs * kLanes);
        test::randomFeatures(step.input, random);
        for (std::size_t lane = 0; lane < kLanes; ++lane) {
            step.keep.push_back(random.chance(0.1) ? 0.0F : 1.0F);
            step.weights.push_back(
                random.chance(0.2) ? 0.0F : static_cast<float>(random.uniform(0.001, 0.02)));
        }
        for (const std::size_t count : shape.groups)
            for (std::size_t lane = 0; lane < kLanes; ++lane)
                step.targets.push_back(static_cast<int>(random.below(count)));
    }
    return chunk;
}

struct Answers
{
    std::vector<std::vector<double>> logits; ///< as in Lesson
    std::vector<std::vector<double>> losses;
    std::vector<std::vector<int>> predictions; ///< [step], each [group][kLanes]
};

/// Forward and back; the gradients are the trained network's.
Answers teach(LstmTraining& lstm, const std::vector<TaughtStep>& chunk)
{
    Answers answers;
    alignas(64) std::array<float, kLanes> weights {};
    alignas(64) std::array<float, kLanes> losses {};
    std::vector<int> predictions(kGroups.size() * kLanes);
    lstm.beginChunk();
    for (std::size_t i = 0; i < chunk.size(); ++i) {
        std::copy(chunk[i].input.begin(), chunk[i].input.end(), lstm.input(i).begin());
        std::copy(chunk[i].keep.begin(), chunk[i].keep.end(), lstm.keep(i).begin());
        std::copy(chunk[i].weights.begin(), chunk[i].weights.end(), weights.begin());
        lstm.forward(i);
        const auto logits = lstm.logits(i);
        answers.logits.emplace_back(logits.begin(), logits.end());
        lstm.answer(i, {chunk[i].targets, weights, kSoftness, predictions, losses});
        answers.predictions.push_back(predictions);
        answers.losses.emplace_back(losses.begin(), losses.end());
    }
    lstm.backward(chunk.size());
    return answers;
}

/// Largest difference beyond `relative` of what is expected; with the name of the place.
struct Comparison
{
    double absolute;
    double relative;
    std::string wrong = {};

    template<class Values, class Expected>
    void compare(const std::string& name, const Values& values, const Expected& expected)
    {
        if (values.size() != expected.size())
            wrong += name + ": another size; ";
        for (std::size_t i = 0; i < values.size() && wrong.size() < 400; ++i) {
            const auto value = static_cast<double>(values[i]);
            const auto wanted = static_cast<double>(expected[i]);
            if (!(std::abs(value - wanted) <= absolute + relative * std::abs(wanted)))
                wrong += name + '[' + std::to_string(i) + "]: " + std::to_string(value) + " not "
                    + std::to_string(wanted) + "; ";
        }
    }
    void compare(const NetworkWeights& values, const NetworkWeights& expected)
    {
        for (std::size_t i = 0; i < expected.layers.size(); ++i) {
            const std::string layer = "layer " + std::to_string(i);
            compare(layer + " input", values.layers[i].input, expected.layers[i].input);
            compare(layer + " recurrent", values.layers[i].recurrent, expected.layers[i].recurrent);
            compare(layer + " bias", values.layers[i].bias, expected.layers[i].bias);
        }
        compare("output", values.output, expected.output);
        compare("output bias", values.outputBias, expected.outputBias);
    }
};

std::vector<float> flat(const NetworkWeights& weights)
{
    std::vector<float> all;
    const auto add = [&](const std::vector<float>& values) {
        all.insert(all.end(), values.begin(), values.end());
    };
    for (const LstmLayerWeights& layer : weights.layers) {
        add(layer.input);
        add(layer.recurrent);
        add(layer.bias);
    }
    add(weights.output);
    add(weights.outputBias);
    return all;
}

double normOf(const std::vector<float>& values)
{
    double sum = 0.0;
    for (const float value : values)
        sum += double {value} * double {value};
    return std::sqrt(sum);
}

/// Adam as its authors write it, in double precision.
struct PlainAdam
{
    std::vector<double> weights, first, second, average;
    int updates = 0;

    void update(const std::vector<float>& gradient, const AdamStep& step)
    {
        ++updates;
        const double norm = normOf(gradient);
        const double scale
            = step.gradientClip > 0.0 && norm > step.gradientClip ? step.gradientClip / norm : 1.0;
        const double decay = std::min(step.averageDecay, (1.0 + updates) / (10.0 + updates));
        for (std::size_t i = 0; i < weights.size(); ++i) {
            const double g = double {gradient[i]} * scale;
            first[i] = step.firstMomentDecay * first[i] + (1.0 - step.firstMomentDecay) * g;
            second[i] = step.secondMomentDecay * second[i] + (1.0 - step.secondMomentDecay) * g * g;
            const double m = first[i] / (1.0 - std::pow(step.firstMomentDecay, updates));
            const double v = second[i] / (1.0 - std::pow(step.secondMomentDecay, updates));
            weights[i] -= step.learningRate * step.weightDecay * weights[i];
            weights[i] -= step.learningRate * m / (std::sqrt(v) + step.epsilon);
            average[i] = decay * average[i] + (1.0 - decay) * weights[i];
        }
    }
};

/// Some updates on one network's own chunks; what it then is.
std::vector<float>
trained(LstmTraining& lstm, const LstmTraining::Shape& shape, Random random, int updates)
{
    for (int i = 0; i < updates; ++i) {
        teach(lstm, chunkOf(shape, random));
        lstm.update({});
    }
    return lstm.optimiserState();
}

} // namespace

class TestLstmTraining : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void gradientsAreThoseOfLibTorch_data();
    void gradientsAreThoseOfLibTorch();
    void gradientsOfAPartOfAChunk();
    void adamIsThatOfThePaper();
    void gradientsThatAreNotFiniteChangeNothing();
    void vectorUnitsAgree();
    void sameInputsGiveTheSameBits();
    void checkpointGoesOnAsIfNothingHadHappened();
    void firstLargestOutputIsThePrediction();
};

void TestLstmTraining::gradientsAreThoseOfLibTorch_data()
{
    QTest::addColumn<QList<int>>("blocks");
    QTest::addColumn<int>("units");
    for (const realtime::VectorUnits units : {realtime::VectorUnits::Baseline,
                                              realtime::VectorUnits::Avx2,
                                              realtime::VectorUnits::Avx512}) {
        const std::string name(realtime::vectorUnitsName(units));
        QTest::addRow("1 layer, %s", name.c_str()) << QList<int> {13} << int(units);
        QTest::addRow("2 layers, %s", name.c_str()) << QList<int> {11, 6} << int(units);
        QTest::addRow("whole tiles, %s", name.c_str()) << QList<int> {16, 8} << int(units);
    }
}

void TestLstmTraining::gradientsAreThoseOfLibTorch()
{
    QFETCH(const QList<int>, blocks);
    QFETCH(const int, units);
    if (static_cast<realtime::VectorUnits>(units) > realtime::bestVectorUnits())
        QSKIP("this processor has no such vector units");
    const Network network = networkOf({blocks.begin(), blocks.end()}, 37, 7);
    LstmTraining lstm(network.shape, static_cast<realtime::VectorUnits>(units));
    lstm.setWeights(network.weights);
    test::TorchTrainingNetwork reference(network.weights, kGroups, kSoftness);
    Random random(11);
    for (int chunk = 0; chunk < 2; ++chunk) { // the second goes on from the first's states
        const auto steps = chunkOf(network.shape, random);
        const Answers answers = teach(lstm, steps);
        const Lesson lesson = reference.learn(steps);
        Comparison numbers {1e-5, 1e-5};
        for (std::size_t i = 0; i < steps.size(); ++i) {
            numbers.compare("logits", answers.logits[i], lesson.logits[i]);
            numbers.compare("losses", answers.losses[i], lesson.losses[i]);
        }
        QCOMPARE(numbers.wrong, std::string());
        QVERIFY(normOf(flat(lesson.gradients)) > 0.1);
        Comparison gradients {4e-7, 1e-4};
        gradients.compare(lstm.gradients(kFeatures), lesson.gradients);
        QCOMPARE(gradients.wrong, std::string());
    }
}

void TestLstmTraining::gradientsOfAPartOfAChunk()
{
    Network network = networkOf({9, 5}, 20, 8);
    LstmTraining lstm(network.shape);
    lstm.setWeights(network.weights);
    test::TorchTrainingNetwork reference(network.weights, kGroups, kSoftness);
    Random random(3);
    teach(lstm, chunkOf(network.shape, random)); // leaves numbers behind in every buffer
    LstmTraining::Shape shorter = network.shape;
    shorter.steps = 3;
    auto steps = chunkOf(shorter, random);
    std::fill(steps.front().keep.begin(), steps.front().keep.end(), 0.0F);
    teach(lstm, steps);
    Comparison gradients {4e-7, 1e-4};
    gradients.compare(lstm.gradients(kFeatures), reference.learn(steps).gradients);
    QCOMPARE(gradients.wrong, std::string());
}

void TestLstmTraining::adamIsThatOfThePaper()
{
    const Network network = networkOf({10, 6}, 5, 9);
    LstmTraining lstm(network.shape);
    lstm.setWeights(network.weights);
    const auto start = flat(network.weights);
    PlainAdam reference {{start.begin(), start.end()},
                         std::vector<double>(start.size()),
                         std::vector<double>(start.size()),
                         {start.begin(), start.end()}};
    Random random(5);
    for (int i = 0; i < 30; ++i) {
        teach(lstm, chunkOf(network.shape, random));
        const auto gradient = flat(lstm.gradients(kFeatures));
        AdamStep step;
        step.learningRate = 0.01 + 0.001 * i;
        step.weightDecay = 0.3;
        step.gradientClip = i % 3 == 0 ? 0.01 : (i % 3 == 1 ? 1e6 : 0.0);
        const double norm = lstm.update(step);
        QVERIFY(std::abs(norm - normOf(gradient)) <= 1e-5 * norm);
        reference.update(gradient, step);
        Comparison numbers {2e-6, 2e-5};
        numbers.compare("weights", flat(lstm.weights(kFeatures)), reference.weights);
        numbers.compare("average", flat(lstm.averagedWeights(kFeatures)), reference.average);
        QCOMPARE(numbers.wrong, std::string());
    }
}

void TestLstmTraining::gradientsThatAreNotFiniteChangeNothing()
{
    const Network network = networkOf({6}, 3, 10);
    LstmTraining lstm(network.shape);
    lstm.setWeights(network.weights);
    Random random(6);
    trained(lstm, network.shape, random.fork(), 2);
    const auto before = lstm.optimiserState();
    auto steps = chunkOf(network.shape, random);
    steps.back().weights.front() = std::numeric_limits<float>::infinity();
    teach(lstm, steps);
    QVERIFY(!std::isfinite(lstm.update({})));
    QVERIFY(lstm.optimiserState() == before);
}

void TestLstmTraining::vectorUnitsAgree()
{
    const Network network = networkOf({13, 7}, 40, 12);
    LstmTraining baseline(network.shape, realtime::VectorUnits::Baseline);
    baseline.setWeights(network.weights);
    Random random(13);
    const auto steps = chunkOf(network.shape, random);
    const Answers expected = teach(baseline, steps);
    for (const realtime::VectorUnits units :
         {realtime::VectorUnits::Avx2, realtime::VectorUnits::Avx512}) {
        if (units > realtime::bestVectorUnits())
            continue;
        LstmTraining lstm(network.shape, units);
        lstm.setWeights(network.weights);
        const Answers answers = teach(lstm, steps);
        QVERIFY(answers.predictions == expected.predictions);
        Comparison numbers {1e-5, 1e-4};
        for (std::size_t i = 0; i < steps.size(); ++i) {
            numbers.compare("logits", answers.logits[i], expected.logits[i]);
            numbers.compare("losses", answers.losses[i], expected.losses[i]);
        }
        numbers.compare(lstm.gradients(kFeatures), baseline.gradients(kFeatures));
        QCOMPARE(numbers.wrong, std::string());
    }
}

void TestLstmTraining::sameInputsGiveTheSameBits()
{
    const Network network = networkOf({12, 8}, 16, 14);
    LstmTraining first(network.shape);
    LstmTraining second(network.shape);
    first.setWeights(network.weights);
    second.setWeights(network.weights);
    const auto state = trained(first, network.shape, Random(15), 20);
    QVERIFY(state == trained(second, network.shape, Random(15), 20));
    LstmTraining other(network.shape);
    other.setWeights(network.weights);
    QVERIFY(state != trained(other, network.shape, Random(16), 20));
}

void TestLstmTraining::checkpointGoesOnAsIfNothingHadHappened()
{
    const Network network = networkOf({12}, 16, 17);
    LstmTraining lstm(network.shape);
    lstm.setWeights(network.weights);
    const auto state = trained(lstm, network.shape, Random(18), 10);
    LstmTraining resumed(network.shape);
    QVERIFY(resumed.setOptimiserState(state));
    QVERIFY(resumed.optimiserState() == state);
    QVERIFY(resumed.weights(kFeatures) == lstm.weights(kFeatures));
    QVERIFY(resumed.averagedWeights(kFeatures) == lstm.averagedWeights(kFeatures));
    // states are not part of it: the next sequences begin anew
    Random random(19);
    auto steps = chunkOf(network.shape, random);
    std::fill(steps.front().keep.begin(), steps.front().keep.end(), 0.0F);
    for (LstmTraining* one : {&lstm, &resumed}) {
        teach(*one, steps);
        one->update({});
    }
    QVERIFY(resumed.optimiserState() == lstm.optimiserState());

    LstmTraining other(networkOf({13}, 16, 17).shape);
    const auto before = other.optimiserState();
    QVERIFY(!other.setOptimiserState(state));
    QVERIFY(other.optimiserState() == before);
}

void TestLstmTraining::firstLargestOutputIsThePrediction()
{
    Network network = networkOf({4}, 1, 20);
    std::fill(network.weights.output.begin(), network.weights.output.end(), 0.0F);
    network.weights.outputBias = {1, 3, 3, 2, 0, /**/ 0, /**/ 5, 5, 5, 5, 5, 5, 5, 5, 5};
    LstmTraining lstm(network.shape);
    lstm.setWeights(network.weights);
    Random random(21);
    const Answers answers = teach(lstm, chunkOf(network.shape, random));
    for (std::size_t lane = 0; lane < kLanes; ++lane) {
        QCOMPARE(answers.predictions[0][lane], 1);
        QCOMPARE(answers.predictions[0][kLanes + lane], 0);
        QCOMPARE(answers.predictions[0][2 * kLanes + lane], 0);
    }
}

QTEST_APPLESS_MAIN(TestLstmTraining)
#include "tst_lstm_training.moc"
