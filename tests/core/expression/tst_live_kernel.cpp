// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/expression/live_kernel.h"
#include "support/realtime_guard.h"

#include <QtTest>

#include <algorithm>
#include <cmath>
#include <limits>
#include <memory>
#include <vector>

#include "random_network.h"

using namespace timbrel;
using namespace timbrel::expression;
using test::NetworkShape;

namespace {

/// The same network as the textbook writes it, in doubles.
class TextbookNetwork
{
public:
    TextbookNetwork(const NetworkWeights& weights, OutputCoding outputs, bool feedback)
        : m_weights(weights)
        , m_outputs(std::move(outputs))
        , m_feedback(feedback)
    {
        for (const LstmLayerWeights& layer : weights.layers) {
            m_hidden.emplace_back(layer.blocks, 0.0);
            m_cell.emplace_back(layer.blocks, 0.0);
        }
        for (const ControllerCoding& coding : m_outputs.controllers)
            m_fedBack.push_back(coding.indexOf(coding.defaultValue));
    }

    /// fedBack: what the network to compare with has decoded, so that a tie cannot part the two.
    const std::vector<double>& step(const std::vector<float>& features)
    {
        std::vector<double> input(features.begin(), features.end());
        if (m_feedback)
            for (std::size_t i = 0; i < m_fedBack.size(); ++i)
                for (int k = 0; k < m_outputs.controllers[i].count; ++k)
                    input.push_back(k == m_fedBack[i] ? 1.0 : 0.0);
        for (std::size_t i = 0; i < m_weights.layers.size(); ++i) {
            stepLayer(m_weights.layers[i], input, m_hidden[i], m_cell[i]);
            input = m_hidden[i];
        }
        m_logits.assign(m_weights.outputBias.begin(), m_weights.outputBias.end());
        for (std::size_t row = 0; row < m_logits.size(); ++row)
            for (std::size_t i = 0; i < input.size(); ++i)
                m_logits[row] += double {m_weights.output[row * input.size() + i]} * input[i];
        return m_logits;
    }
    void feedBack(const std::vector<int>& indices) { m_fedBack = indices; }

private:
    static void stepLayer(const LstmLayerWeights& layer,
                          const std::vector<double>& input,
                          std::vector<double>& hidden,
                          std::vector<double>& cell)
    {
        std::vector<double> sums(layer.bias.begin(), layer.bias.end());
        for (std::size_t row = 0; row < sums.size(); ++row) {
            for (std::size_t i = 0; i < layer.inputs; ++i)
                sums[row] += double {layer.input[row * layer.inputs + i]} * input[i];
            for (std::size_t i = 0; i < layer.blocks; ++i)
                sums[row] += double {layer.recurrent[row * layer.blocks + i]} * hidden[i];
        }
        const auto sigmoid = [](double x) { return 1.0 / (1.0 + std::exp(-x)); };
        const std::size_t n = layer.blocks;
        for (std::size_t i = 0; i < n; ++i) {
            cell[i]
                = sigmoid(sums[n + i]) * cell[i] + sigmoid(sums[i]) * std::tanh(sums[2 * n + i]);
            hidden[i] = sigmoid(sums[3 * n + i]) * std::tanh(cell[i]);
        }
    }

    const NetworkWeights& m_weights;
    OutputCoding m_outputs;
    bool m_feedback;
    std::vector<std::vector<double>> m_hidden;
    std::vector<std::vector<double>> m_cell;
    std::vector<int> m_fedBack;
    std::vector<double> m_logits;
};

constexpr realtime::VectorUnits kAllUnits[]
    = {realtime::VectorUnits::Baseline, realtime::VectorUnits::Avx2, realtime::VectorUnits::Avx512};

void addShapes()
{
    QTest::addColumn<NetworkShape>("shape");
    QTest::newRow("the size of the bar") << NetworkShape {8, {32, 32}, {200}, true};
    QTest::newRow("the tutorial's") << NetworkShape {1, {8}, {43}, true};
    QTest::newRow("one block, one output") << NetworkShape {1, {1}, {1}, true};
    QTest::newRow("three layers") << NetworkShape {20, {10, 3, 33}, {17, 50, 9}, true};
    QTest::newRow("without feedback") << NetworkShape {22, {5, 64}, {31}, false};
    QTest::newRow("a panel and a rest") << NetworkShape {3, {7}, {32 + 16 + 8}, true};
}

} // namespace

Q_DECLARE_METATYPE(timbrel::test::NetworkShape)

class TestLiveKernel : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void agreesWithTheTextbook_data() { addShapes(); }
    void agreesWithTheTextbook();
    void largeSumsStayFinite();
    void firstStepHearsTheDefaults();
    void resetForgetsEverything();
    void stepsDoNotAllocateOrLock();
    void fallsBackToWhatTheProcessorHas();
    void malformedWeightsAreSeen();
};

void TestLiveKernel::agreesWithTheTextbook()
{
    QFETCH(const NetworkShape, shape);
    for (const realtime::VectorUnits units : kAllUnits) {
        Random random(7);
        const NetworkWeights weights = test::randomWeights(shape, random, 1.5);
        LiveKernel kernel(weights, test::codingOf(shape), shape.feedback, units);
        TextbookNetwork textbook(weights, test::codingOf(shape), shape.feedback);
        std::vector<float> features(shape.features);
        std::vector<int> indices(shape.counts.size());
        double worst = 0.0;
        for (int step = 0; step < 300; ++step) {
            test::randomFeatures(features, random);
            kernel.step(features, indices);
            const auto& expected = textbook.step(features);
            for (std::size_t i = 0; i < expected.size(); ++i)
                worst = std::max(worst, std::abs(expected[i] - double {kernel.rawOutputs()[i]}));
            textbook.feedBack(indices);
            std::vector<int> decoded(indices.size());
            test::codingOf(shape).decode(kernel.rawOutputs(), decoded);
            QCOMPARE(decoded, indices);
        }
        QVERIFY2(worst < 1e-5, qPrintable(QString::number(worst)));
    }
}

void TestLiveKernel::largeSumsStayFinite()
{
    const NetworkShape shape {4, {6}, {12}, true};
    for (const realtime::VectorUnits units : kAllUnits) {
        Random random(3);
        const NetworkWeights weights = test::randomWeights(shape, random, 2000.0);
        LiveKernel kernel(weights, test::codingOf(shape), true, units);
        TextbookNetwork textbook(weights, test::codingOf(shape), true);
        std::vector<float> features(shape.features);
        std::vector<int> indices(1);
        for (int step = 0; step < 100; ++step) {
            test::randomFeatures(features, random);
            kernel.step(features, indices);
            const auto& expected = textbook.step(features);
            textbook.feedBack(indices);
            for (std::size_t i = 0; i < expected.size(); ++i) {
                const double got = kernel.rawOutputs()[i];
                QVERIFY(std::isfinite(got));
                QVERIFY(std::abs(got - expected[i]) < 1e-5 * (1.0 + std::abs(expected[i])) * 1000);
            }
        }
    }
}

void TestLiveKernel::firstStepHearsTheDefaults()
{
    // The only weights that are not 0 lead from the feedback of output 2 to the logits of output 0.
    NetworkShape shape {1, {4}, {1}, true};
    Random random(1);
    NetworkWeights weights = test::randomWeights(shape, random, 0.0);
    weights.layers[0].input[2 * 5 + 1 + 2] = 5.0F; // candidate, feedback of output 2
    weights.output[0] = 1.0F;
    OutputCoding coding;
    coding.controllers.push_back({1, 4, 0, 90, 60}); // 60 is output 2
    LiveKernel kernel(weights, coding);
    std::vector<int> indices(1);
    const std::vector<float> features {0.0F};
    kernel.step(features, indices);
    // i = o = 1/2, g = tanh 5
    const double expected = 0.5 * std::tanh(0.5 * std::tanh(5.0));
    QVERIFY(std::abs(kernel.rawOutputs()[0] - expected) < 1e-6);
    QCOMPARE(indices[0], 0);
    coding.controllers[0].defaultValue = 30;
    LiveKernel other(weights, coding);
    other.step(features, indices);
    QCOMPARE(other.rawOutputs()[0], 0.0F);
}

void TestLiveKernel::resetForgetsEverything()
{
    const NetworkShape shape {8, {10, 5}, {30, 20}, true};
    Random random(5);
    const NetworkWeights weights = test::randomWeights(shape, random);
    LiveKernel kernel(weights, test::codingOf(shape));
    std::vector<float> features(shape.features);
    std::vector<int> indices(2);
    const auto play = [&] {
        Random playing(11);
        std::vector<float> heard;
        for (int step = 0; step < 21; ++step) { // odd: the states' places have changed
            test::randomFeatures(features, playing);
            kernel.step(features, indices);
            heard.insert(heard.end(), kernel.rawOutputs().begin(), kernel.rawOutputs().end());
        }
        return heard;
    };
    const auto first = play();
    kernel.reset();
    QVERIFY(std::all_of(kernel.rawOutputs().begin(), kernel.rawOutputs().end(), [](float value) {
        return value == 0.0F;
    }));
    QCOMPARE(play(), first);
}

void TestLiveKernel::stepsDoNotAllocateOrLock()
{
    if (!test::RealtimeGuard::canCount())
        QSKIP(test::kGuardCannotCount);
    const NetworkShape shape {8, {32, 32}, {200, 50}, true};
    Random random(5);
    LiveKernel kernel(test::randomWeights(shape, random), test::codingOf(shape));
    std::vector<float> features(shape.features, 1.0F);
    std::vector<int> indices(2);
    const test::RealtimeGuard guard;
    kernel.reset();
    for (int step = 0; step < 10; ++step)
        kernel.step(features, indices);
    kernel.reset();
    QCOMPARE(guard.violations(), 0U);
}

void TestLiveKernel::fallsBackToWhatTheProcessorHas()
{
    const NetworkShape shape {1, {2}, {3}, true};
    Random random(5);
    const NetworkWeights weights = test::randomWeights(shape, random);
    const LiveKernel widest(weights, test::codingOf(shape), true, realtime::VectorUnits::Avx512);
    QCOMPARE(widest.vectorUnits(), realtime::bestVectorUnits());
    const LiveKernel narrowest(
        weights, test::codingOf(shape), true, realtime::VectorUnits::Baseline);
    QCOMPARE(narrowest.vectorUnits(), realtime::VectorUnits::Baseline);
    QCOMPARE(realtime::vectorUnitsName(realtime::VectorUnits::Avx2), std::string_view("AVX2"));
}

void TestLiveKernel::malformedWeightsAreSeen()
{
    const NetworkShape shape {2, {3}, {4, 5}, true};
    Random random(5);
    const NetworkWeights sound = test::randomWeights(shape, random);
    QVERIFY(isWellFormed(sound, true));
    QVERIFY(!isWellFormed(sound, false));
    QVERIFY(!isWellFormed(NetworkWeights {}, true));
    auto weights = sound;
    weights.layers[1].inputs = 3;
    QVERIFY(!isWellFormed(weights, true));
    weights = sound;
    weights.layers[0].bias.pop_back();
    QVERIFY(!isWellFormed(weights, true));
    weights = sound;
    weights.output.push_back(0.0F);
    QVERIFY(!isWellFormed(weights, true));
    weights = sound;
    weights.layers[1].recurrent[3] = std::numeric_limits<float>::quiet_NaN();
    QVERIFY(!isWellFormed(weights, true));
}

QTEST_APPLESS_MAIN(TestLiveKernel)
#include "tst_live_kernel.moc"
