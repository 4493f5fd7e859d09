// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/random.h"
#include "core/learning/mlp_kernel.h"
#include "core/learning/mlp_weights.h"
#include "support/realtime_guard.h"

#include <QTest>

#include <cmath>
#include <limits>
#include <vector>

using namespace timbrel;
using namespace timbrel::learning;
using realtime::VectorUnits;

namespace {

constexpr VectorUnits kAllUnits[] = {VectorUnits::Baseline, VectorUnits::Avx2, VectorUnits::Avx512};
constexpr Activation kAllActivations[] = {Activation::Relu, Activation::Silu, Activation::Tanh};

MlpWeights randomWeights(const std::vector<std::size_t>& sizes,
                         Activation activation,
                         bool isNormalised = false)
{
    Random random(7);
    MlpWeights weights;
    weights.activation = activation;
    for (std::size_t i = 0; i + 1 < sizes.size(); ++i) {
        DenseLayer layer {sizes[i], sizes[i + 1], {}, {}, {}, {}};
        const double deviation = 1.0 / std::sqrt(static_cast<double>(sizes[i]));
        for (std::size_t w = 0; w < sizes[i] * sizes[i + 1]; ++w)
            layer.weights.push_back(static_cast<float>(random.normal(0.0, deviation)));
        for (std::size_t w = 0; w < sizes[i + 1]; ++w)
            layer.bias.push_back(static_cast<float>(random.normal(0.0, 0.3)));
        for (std::size_t w = 0; isNormalised && i + 2 < sizes.size() && w < sizes[i + 1]; ++w) {
            layer.gain.push_back(static_cast<float>(random.normal(1.0, 0.3)));
            layer.shift.push_back(static_cast<float>(random.normal(0.0, 0.3)));
        }
        weights.layers.push_back(std::move(layer));
    }
    return weights;
}

std::vector<float> randomInput(std::size_t size)
{
    Random random(11);
    std::vector<float> input(size);
    for (float& value : input)
        value = static_cast<float>(random.normal());
    return input;
}

double activated(double sum, Activation activation)
{
    switch (activation) {
    case Activation::Relu:
        return sum > 0.0 ? sum : 0.0;
    case Activation::Silu:
        return sum / (1.0 + std::exp(-sum));
    case Activation::Tanh:
        return std::tanh(sum);
    }
    return sum;
}

void normalise(std::vector<double>& sums, const DenseLayer& layer)
{
    double mean = 0.0;
    double variance = 0.0;
    for (const double sum : sums)
        mean += sum / static_cast<double>(sums.size());
    for (const double sum : sums)
        variance += (sum - mean) * (sum - mean) / static_cast<double>(sums.size());
    for (std::size_t i = 0; i < sums.size(); ++i)
        sums[i] = (sums[i] - mean) / std::sqrt(variance + double {kSmallestVariance})
                * double {layer.gain[i]}
            + double {layer.shift[i]};
}

/// As the definition says, in double.
std::vector<double> plainly(const MlpWeights& weights, const std::vector<float>& input)
{
    std::vector<double> values(input.begin(), input.end());
    for (std::size_t i = 0; i < weights.layers.size(); ++i) {
        const DenseLayer& layer = weights.layers[i];
        std::vector<double> sums(layer.bias.begin(), layer.bias.end());
        for (std::size_t row = 0; row < layer.outputs; ++row)
            for (std::size_t column = 0; column < layer.inputs; ++column)
                sums[row] += double {layer.weights[row * layer.inputs + column]} * values[column];
        if (!layer.gain.empty())
            normalise(sums, layer);
        if (i + 1 < weights.layers.size())
            for (double& sum : sums)
                sum = activated(sum, weights.activation);
        values = std::move(sums);
    }
    return values;
}

double worstError(const MlpKernel& kernel, const MlpWeights& weights)
{
    const auto input = randomInput(weights.inputs());
    std::vector<float> scratch(kernel.scratchSize());
    const auto outputs = kernel.run(input, scratch);
    const auto expected = plainly(weights, input);
    if (outputs.size() != expected.size())
        return std::numeric_limits<double>::infinity();
    double worst = 0.0;
    for (std::size_t i = 0; i < expected.size(); ++i)
        worst = std::max(worst, std::abs(outputs[i] - expected[i]) / (1.0 + std::abs(expected[i])));
    return worst;
}

} // namespace

class TestMlpKernel : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyShapeActivationAndUnitAnswersAsTheDefinitionSays()
    {
        const std::vector<std::vector<std::size_t>> shapes = {
            {1, 1}, {2, 256, 256}, {3, 5, 7, 2}, {260, 129, 4}, {2, 17, 300}, {64, 128, 16, 130}};
        for (const auto& shape : shapes)
            for (const Activation activation : kAllActivations)
                for (const bool isNormalised : {false, true})
                    for (const VectorUnits units : kAllUnits) {
                        const auto weights = randomWeights(shape, activation, isNormalised);
                        const MlpKernel kernel(weights, units);
                        QCOMPARE(kernel.inputs(), shape.front());
                        QCOMPARE(kernel.outputs(), shape.back());
                        QVERIFY(worstError(kernel, weights) < 1e-5);
                    }
    }

    void unitsBeyondTheProcessorsAreTheBestThatItHas()
    {
        const auto weights = randomWeights({4, 4}, Activation::Relu);
        QCOMPARE(MlpKernel(weights, VectorUnits::Avx512).vectorUnits(),
                 realtime::bestVectorUnits());
        QCOMPARE(MlpKernel(weights, VectorUnits::Baseline).vectorUnits(), VectorUnits::Baseline);
    }

    void aRunNeverAllocatesOrLocks()
    {
        if (!test::RealtimeGuard::canCount())
            QSKIP(test::kGuardCannotCount);
        const auto weights = randomWeights({8, 64, 256}, Activation::Silu);
        const MlpKernel kernel(weights);
        const auto input = randomInput(8);
        std::vector<float> scratch(kernel.scratchSize());
        const test::RealtimeGuard guard;
        kernel.warm();
        QVERIFY(!kernel.run(input, scratch).empty());
        QCOMPARE(guard.violations(), std::uint64_t {0});
    }

    void weightsThatDoNotFitOrAreNoNumbersAreToldApart()
    {
        const auto good = randomWeights({3, 4, 5}, Activation::Relu);
        QVERIFY(isWellFormed(good));
        QVERIFY(!isWellFormed({}));
        auto short_ = good;
        short_.layers[1].weights.pop_back();
        QVERIFY(!isWellFormed(short_));
        auto other = good;
        other.layers[1].inputs = 3;
        QVERIFY(!isWellFormed(other));
        auto broken = good;
        broken.layers[0].bias[2] = std::numeric_limits<float>::quiet_NaN();
        QVERIFY(!isWellFormed(broken));
        broken.layers[0].bias[2] = std::numeric_limits<float>::infinity();
        QVERIFY(!isWellFormed(broken));
        auto normalised = good;
        normalised.layers[0].gain = {1, 1, 1, 1};
        QVERIFY(!isWellFormed(normalised));
        normalised.layers[0].shift = {0, 0, 0, 0};
        QVERIFY(isWellFormed(normalised));
    }

    void activationsKeepTheirNamesInFiles()
    {
        for (const Activation activation : kAllActivations)
            QCOMPARE(activationOf(activationId(activation)), std::optional(activation));
        QVERIFY(!activationOf("gelu"));
    }
};

QTEST_APPLESS_MAIN(TestMlpKernel)
#include "tst_mlp_kernel.moc"
