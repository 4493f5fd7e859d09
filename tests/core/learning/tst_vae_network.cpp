// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learning/adam_network.h"
#include "core/learning/likelihood_network.h"
#include "core/learning/mlp_kernel.h"
#include "core/learning/mlp_network.h"
#include "core/learning/vae_kernels.h"
#include "core/learning/vae_network.h"

#include <torch/autograd.h>
#include <torch/optim/adamw.h>
#include <torch/utils.h>

#include <QTest>

#include <cmath>
#include <limits>
#include <vector>

using namespace timbrel;
using namespace timbrel::learning;

namespace {

torch::Tensor
randomTensor(std::vector<std::int64_t> shape, std::uint64_t seed, double deviation = 1.0)
{
    Random random(seed);
    auto tensor = torch::empty(shape);
    for (std::int64_t i = 0; i < tensor.numel(); ++i)
        tensor.data_ptr<float>()[i] = static_cast<float>(random.normal(0.0, deviation));
    return tensor;
}

torch::Tensor randomBits(std::vector<std::int64_t> shape, std::uint64_t seed)
{
    return (randomTensor(std::move(shape), seed) > 0.5).to(torch::kFloat32);
}

/// The largest difference, as a share of the largest number that is expected.
double difference(const torch::Tensor& tensor, const torch::Tensor& expected)
{
    return ((tensor - expected).abs().max() / (1e-3 + expected.abs().max())).item<double>();
}

MlpShape mlpShape(Activation activation, bool isNormalised, std::int64_t condition)
{
    MlpShape shape;
    shape.inputs = 13;
    shape.condition = condition;
    shape.hidden = {33, 16};
    shape.outputs = 7;
    shape.activation = activation;
    shape.isNormalised = isNormalised;
    return shape;
}

/// An auto-encoder and where its weights lie.
struct Network
{
    Network(bool isFused, std::unique_ptr<Likelihood> likelihood, std::int64_t dimensions)
    {
        constexpr std::int64_t kTargets = 20;
        Random random(3);
        MlpShape shape;
        shape.inputs = kTargets;
        shape.condition = 2;
        shape.hidden = {24};
        shape.outputs = 2 * dimensions;
        shape.isNormalised = true;
        const MlpParameters encoder(parameters, "encoder", shape, MlpBeginning::ManyInputs, random);
        shape.inputs = dimensions;
        shape.outputs = likelihood->outputsFor(kTargets);
        const MlpParameters decoder(
            parameters, "decoder", shape, MlpBeginning::LatentInputs, random);
        parameters.allocate(torch::kCPU);
        // not near 0, so that everything takes part
        parameters.values().add_(randomTensor({parameters.count()}, 9, 0.1));
        vae = std::make_unique<Vae>(
            coder(encoder, isFused), coder(decoder, isFused), std::move(likelihood), dimensions);
    }
    static std::unique_ptr<Coder> coder(const MlpParameters& from, bool isFused)
    {
        if (isFused)
            return std::make_unique<FusedMlp>(from);
        return std::make_unique<PlainMlp>(from);
    }
    Parameters parameters;
    std::unique_ptr<Vae> vae;
};

VaeBatch batchOf(std::int64_t examples)
{
    VaeBatch batch;
    batch.input = randomBits({examples, 20}, 21);
    batch.target = randomBits({examples, 20}, 22);
    batch.condition = torch::zeros({examples, 2});
    batch.condition.narrow(1, 0, 1).fill_(1.0F);
    return batch;
}

/// The numbers that Vae::learn draws.
torch::Tensor noiseOf(std::int64_t examples, std::int64_t dimensions, Random random)
{
    (void)random.next(); // what the two sides drop out goes by
    (void)random.next();
    auto noise = torch::empty({examples, dimensions});
    for (std::int64_t i = 0; i < noise.numel(); ++i)
        noise.data_ptr<float>()[i] = static_cast<float>(random.normal());
    return noise;
}

std::unique_ptr<Likelihood> likelihoodOf(bool isBernoulli)
{
    if (isBernoulli)
        return std::make_unique<BernoulliLikelihood>(2.0);
    return std::make_unique<GaussianLikelihood>();
}

torch::Tensor plainLoss(const torch::Tensor& outputs, const torch::Tensor& target, bool isBernoulli)
{
    if (isBernoulli)
        return (2.0 * target * torch::softplus(-outputs)
                + (1.0 - target) * torch::softplus(outputs))
            .sum();
    const auto mean = outputs.narrow(1, 0, target.size(1));
    const auto logVariance = outputs.narrow(1, target.size(1), target.size(1));
    return (0.5
            * (std::log(2.0 * M_PI) + logVariance
               + (mean - target).square() * torch::exp(-logVariance)))
        .sum();
}

} // namespace

class TestVaeNetwork : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { torch::manual_seed(1); }

    void theFusedPerceptronIsThePlainOne_data()
    {
        QTest::addColumn<int>("activation");
        QTest::addColumn<bool>("isNormalised");
        QTest::addColumn<int>("condition");
        for (const Activation activation : {Activation::Relu, Activation::Silu, Activation::Tanh})
            for (const bool isNormalised : {false, true})
                for (const int condition : {0, 3})
                    QTest::addRow("%s%s%s",
                                  std::string(activationId(activation)).c_str(),
                                  isNormalised ? ", normalised" : "",
                                  condition > 0 ? ", conditioned" : "")
                        << int(activation) << isNormalised << condition;
    }
    void theFusedPerceptronIsThePlainOne()
    {
        QFETCH(int, activation);
        QFETCH(bool, isNormalised);
        QFETCH(int, condition);
        Parameters parameters;
        Random random(5);
        const auto shape = mlpShape(static_cast<Activation>(activation), isNormalised, condition);
        const MlpParameters places(parameters, "m", shape, MlpBeginning::ManyInputs, random);
        parameters.allocate(torch::kCPU);
        parameters.values().add_(randomTensor({parameters.count()}, 9, 0.2));
        FusedMlp fused(places);
        PlainMlp plain(places);
        const auto input = randomTensor({11, 13}, 1);
        const auto beside = condition > 0 ? randomTensor({11, condition}, 2) : torch::Tensor();
        const auto gradient = randomTensor({11, 7}, 3);

        const auto expected = plain.forward(input, beside, true);
        const auto expectedInput = plain.backward(gradient.clone(), true).clone();
        const auto expectedWeights = parameters.gradients().clone();
        parameters.gradients().zero_();
        const auto output = fused.forward(input, beside, true).clone();
        const auto byInput = fused.backward(gradient.clone(), true);

        QVERIFY(difference(output, expected) < 1e-5);
        QVERIFY(difference(byInput, expectedInput) < 1e-5);
        QVERIFY(difference(parameters.gradients(), expectedWeights) < 1e-5);
        QVERIFY(expectedWeights.abs().min().item<double>() >= 0.0);
        QVERIFY((expectedWeights != 0).sum().item<std::int64_t>() > parameters.count() / 3);
    }

    void theInstrumentsKernelIsTheNetworkWithinAHundredThousandth()
    {
        for (const bool isNormalised : {false, true}) {
            Parameters parameters;
            Random random(5);
            const auto shape = mlpShape(Activation::Silu, isNormalised, 0);
            const MlpParameters places(parameters, "m", shape, MlpBeginning::LatentInputs, random);
            parameters.allocate(torch::kCPU);
            parameters.values().add_(randomTensor({parameters.count()}, 9, 0.2));
            PlainMlp plain(places);
            const auto input = randomTensor({64, 13}, 1);
            const auto expected = plain.forward(input, {}, false);
            const MlpKernel kernel(places.weights());
            std::vector<float> scratch(kernel.scratchSize());
            for (std::int64_t i = 0; i < 64; ++i) {
                const auto output = kernel.run({input.data_ptr<float>() + i * 13, 13}, scratch);
                for (std::int64_t k = 0; k < 7; ++k)
                    QVERIFY(
                        std::abs(output[static_cast<std::size_t>(k)] - expected[i][k].item<float>())
                        < 1e-5F);
            }
        }
    }

    void droppingOutKeepsTheMeanAndDropsTheSameOnTheWayBack()
    {
        Parameters parameters;
        Random random(5);
        MlpShape shape;
        shape.inputs = 8;
        shape.hidden = {4096};
        shape.outputs = 1;
        shape.activation = Activation::Relu;
        shape.dropout = 0.25;
        const MlpParameters places(parameters, "m", shape, MlpBeginning::ManyInputs, random);
        parameters.allocate(torch::kCPU);
        FusedMlp fused(places);
        const auto input = randomTensor({1, 8}, 1).abs();
        // the sum of all hidden outputs
        parameters.value(places.layers()[1].weight).fill_(1.0);
        parameters.value(places.layers()[0].weight).fill_(1.0);
        const double whole = fused.forward(input, {}, false).item<double>();
        const double dropped = fused.forward(input, {}, true).item<double>();
        QVERIFY(dropped != whole);
        QVERIFY(std::abs(dropped / whole - 1.0) < 0.03);
        (void)fused.backward(torch::ones({1, 1}), false);
        const auto byBias = parameters.gradient(places.layers()[0].bias);
        const auto share = (byBias == 0).to(torch::kFloat32).mean().item<double>();
        QVERIFY(std::abs(share - 0.25) < 0.03);
        QVERIFY(std::abs(byBias.max().item<double>() - 1.0 / 0.75) < 1e-5);
        // as many as stayed on the way there
        const double stayed = (byBias != 0).sum().item<double>();
        QVERIFY(std::abs(dropped - stayed / 0.75 * whole / 4096.0) < 1e-3 * whole);
    }

    void theWholeGradientIsThatOfLibTorchsOwnDifferentiation_data()
    {
        QTest::addColumn<bool>("isFused");
        QTest::addColumn<bool>("isBernoulli");
        QTest::newRow("fused, Bernoulli") << true << true;
        QTest::newRow("fused, Gaussian") << true << false;
        QTest::newRow("plain, Bernoulli") << false << true;
        QTest::newRow("plain, Gaussian") << false << false;
    }
    void theWholeGradientIsThatOfLibTorchsOwnDifferentiation()
    {
        QFETCH(bool, isFused);
        QFETCH(bool, isBernoulli);
        constexpr std::int64_t kExamples = 9;
        constexpr std::int64_t kDimensions = 3;
        constexpr double kBeta = 0.7;
        Network network(isFused, likelihoodOf(isBernoulli), kDimensions);
        const auto batch = batchOf(kExamples);
        const Random random(17);
        Random forLearning = random;
        const auto losses = network.vae->learn(batch, kBeta, 0.0, forLearning);

        // the same network over one flat leaf, written down as the paper has it
        auto weights = network.parameters.values().clone();
        weights.requires_grad_(true);
        std::int64_t at = 0;
        const auto take = [&](std::vector<std::int64_t> shape) {
            std::int64_t size = 1;
            for (const std::int64_t each : shape)
                size *= each;
            at += size;
            return weights.narrow(0, at - size, size).view(shape);
        };
        const auto mlp = [&](const torch::Tensor& from, std::int64_t outputs) {
            const auto values = torch::cat({from, batch.condition}, 1);
            const auto weight = take({24, values.size(1)});
            const auto bias = take({24});
            const auto gain = take({24});
            const auto shift = take({24});
            const auto hidden = torch::silu(
                torch::layer_norm(values.matmul(weight.t()) + bias, {24}, gain, shift, 1e-5));
            const auto second = take({outputs, 24});
            return hidden.matmul(second.t()) + take({outputs});
        };
        const auto answer = mlp(batch.input, 2 * kDimensions);
        const auto mean = answer.narrow(1, 0, kDimensions);
        const auto logVariance = answer.narrow(1, kDimensions, kDimensions);
        const auto z
            = mean + torch::exp(0.5 * logVariance) * noiseOf(kExamples, kDimensions, random);
        const auto outputs = mlp(z, isBernoulli ? 20 : 40);
        const auto reconstruction = plainLoss(outputs, batch.target, isBernoulli);
        const auto kl = 0.5 * (mean.square() + torch::exp(logVariance) - 1.0 - logVariance).sum();
        ((reconstruction + kBeta * kl) / kExamples).backward();

        QCOMPARE(at, network.parameters.count());
        QVERIFY(std::abs(losses.reconstruction - reconstruction.item<double>()) < 1e-2);
        QVERIFY(std::abs(losses.kl - kl.item<double>()) < 1e-3);
        QVERIFY(difference(network.parameters.gradients(), weights.grad()) < 2e-5);
    }

    void theGradientIsWhatSmallChangesOfTheWeightsDo()
    {
        Network network(true, likelihoodOf(true), 2);
        const auto batch = batchOf(5);
        const auto lossAt = [&] {
            Random random(4);
            const auto losses = network.vae->learn(batch, 1.0, 0.0, random);
            return (losses.reconstruction + losses.kl) / 5.0;
        };
        lossAt();
        const auto gradient = network.parameters.gradients().clone();
        const auto direction = gradient / gradient.norm();
        constexpr double kStep = 1e-3;
        network.parameters.values().add_(direction, kStep);
        const double above = lossAt();
        network.parameters.values().add_(direction, -2.0 * kStep);
        const double below = lossAt();
        const double slope = (above - below) / (2.0 * kStep);
        QVERIFY(std::abs(slope / gradient.norm().item<double>() - 1.0) < 5e-3);
    }

    void dimensionsBelowTheirFreeBitsAreNotPressed()
    {
        Network network(true, likelihoodOf(true), 2);
        const auto batch = batchOf(6);
        const auto gradientWith = [&](double beta, double freeBits) {
            network.parameters.gradients().zero_();
            Random random(4);
            (void)network.vae->learn(batch, beta, freeBits, random);
            return network.parameters.gradients().clone();
        };
        QVERIFY(torch::equal(gradientWith(1.0, 1000.0), gradientWith(0.0, 0.0)));
        QVERIFY(!torch::equal(gradientWith(1.0, 0.0), gradientWith(0.0, 0.0)));
    }

    void theBoundIsMeasuredWithoutWeightsAndWithTheMeansWhereNothingIsDrawn()
    {
        Network weighted(true, likelihoodOf(true), 2);
        Network plain(true, std::make_unique<BernoulliLikelihood>(), 2);
        const auto batch = batchOf(6);
        Random random(1);
        const auto losses = weighted.vae->evaluate(batch, 0, random);
        const auto mean
            = weighted.vae->encode(batch.input, batch.condition).narrow(1, 0, 2).clone();
        const auto outputs = weighted.vae->decode(mean, batch.condition);
        // what is taught with double weight of positives says twice the odds
        const auto expected = torch::binary_cross_entropy_with_logits(
            outputs - std::log(2.0), batch.target, {}, {}, at::Reduction::Sum);
        QVERIFY(std::abs(losses.reconstruction - expected.item<double>()) < 1e-3);
        QCOMPARE(losses.examples, std::int64_t {6});
        QCOMPARE(losses.klByDimension.size(), std::size_t {2});
        // the same draws, the same bound; others, another
        Random first(2);
        Random second(2);
        const double once = weighted.vae->evaluate(batch, 3, first).reconstruction;
        QCOMPARE(weighted.vae->evaluate(batch, 3, second).reconstruction, once);
        QVERIFY(weighted.vae->evaluate(batch, 3, second).reconstruction != once);
    }

    void aGaussianThatHitsExactlyStaysFinite()
    {
        const GaussianLikelihood likelihood;
        const auto target = torch::zeros({2, 3});
        for (const double extreme : {-1e4, 1e4}) {
            auto outputs = torch::zeros({2, 6});
            outputs.narrow(1, 3, 3).fill_(extreme);
            auto gradient = torch::empty_like(outputs);
            const double loss = likelihood.loss(outputs, target, 1.0, gradient);
            QVERIFY(std::isfinite(loss));
            QVERIFY(torch::isfinite(gradient).all().item<bool>());
            // nothing leads further out
            const auto byVariance = gradient.narrow(1, 3, 3);
            QVERIFY(((extreme < 0 ? byVariance : -byVariance) <= 0).all().item<bool>());
        }
        // and what is far out is led back
        auto outputs = torch::full({1, 2}, -20.0);
        outputs[0][0] = 5.0;
        auto gradient = torch::empty_like(outputs);
        (void)likelihood.loss(outputs, torch::zeros({1, 1}), 1.0, gradient);
        QVERIFY(gradient[0][1].item<double>() < 0.0);
    }

    void likelihoodsBeginWithWhatTheTargetsAreOnAverage()
    {
        const auto targets = randomBits({200, 5}, 3);
        const BernoulliLikelihood bernoulli(3.0);
        const auto beginning = bernoulli.beginning(targets) + bernoulli.logitShift();
        QVERIFY(difference(torch::sigmoid(beginning), targets.mean(0)) < 1e-4);
        const auto values = randomTensor({500, 2}, 3, 2.0);
        const auto gaussian = GaussianLikelihood().beginning(values);
        QVERIFY(difference(gaussian.narrow(0, 0, 2), values.mean(0)) < 1e-4);
        QVERIFY(difference(torch::exp(gaussian.narrow(0, 2, 2)), values.var(0, false)) < 1e-4);
    }

    void adamIsLibTorchs()
    {
        Parameters parameters;
        const auto number = parameters.add("w", randomTensor({37}, 1));
        parameters.allocate(torch::kCPU);
        auto reference = parameters.value(number).clone();
        reference.requires_grad_(true);
        torch::optim::AdamW theirs(
            {reference},
            torch::optim::AdamWOptions(0.01).betas({0.9, 0.99}).eps(1e-8).weight_decay(0.1));
        Adam ours(parameters);
        Adam::Step step;
        step.learningRate = 0.01;
        step.weightDecay = 0.1;
        for (std::uint64_t i = 0; i < 50; ++i) {
            const auto gradient = randomTensor({37}, 100 + i);
            reference.mutable_grad() = gradient.clone();
            theirs.step();
            parameters.gradients().copy_(gradient);
            QVERIFY(ours.step(step));
        }
        QVERIFY(difference(parameters.values(), reference.detach()) < 1e-5);
        QCOMPARE(parameters.gradients().abs().max().item<double>(), 0.0);
    }

    void adamPassesOverWhatIsNoNumber()
    {
        Parameters parameters;
        (void)parameters.add("w", randomTensor({20}, 1));
        parameters.allocate(torch::kCPU);
        const auto before = parameters.values().clone();
        Adam adam(parameters);
        parameters.gradients().fill_(1.0);
        parameters.gradients()[3] = std::numeric_limits<float>::quiet_NaN();
        QVERIFY(!adam.step({}));
        QVERIFY(torch::equal(parameters.values(), before));
        QCOMPARE(adam.steps(), std::int64_t {0});
        parameters.gradients().fill_(1.0);
        QVERIFY(adam.step({}));
    }

    void anOptimiserGoesOnWhereItWas()
    {
        const auto taught = [](int upTo, int interruptedAt) {
            Parameters parameters;
            (void)parameters.add("w", randomTensor({20}, 1));
            parameters.allocate(torch::kCPU);
            auto adam = std::make_unique<Adam>(parameters);
            for (int i = 0; i < upTo; ++i) {
                if (i == interruptedAt) {
                    const auto state = adam->state();
                    const auto steps = adam->steps();
                    parameters.values().zero_();
                    adam = std::make_unique<Adam>(parameters);
                    if (!adam->restore(state, steps))
                        return torch::Tensor();
                }
                parameters.gradients().copy_(randomTensor({20}, 50 + std::uint64_t(i)));
                (void)adam->step({});
            }
            adam->swapAverage();
            return parameters.values().clone();
        };
        QVERIFY(torch::equal(taught(30, 12), taught(30, -1)));
        Parameters other;
        (void)other.add("w", randomTensor({21}, 1));
        other.allocate(torch::kCPU);
        Adam adam(other);
        QVERIFY(!adam.restore(std::vector<float>(80), 1));
        QVERIFY(!adam.restore(std::vector<float>(84, std::numeric_limits<float>::quiet_NaN()), 1));
        QVERIFY(adam.restore(std::vector<float>(84), 1));
    }

    void everyVectorUnitComputesTheSame()
    {
        constexpr std::size_t kCount = 77;
        const auto logits = numbersOf(randomTensor({kCount}, 1, 3.0));
        const auto targets = numbersOf(randomBits({kCount}, 2));
        for (const auto units : {realtime::VectorUnits::Baseline,
                                 realtime::VectorUnits::Avx2,
                                 realtime::VectorUnits::Avx512}) {
            const VaeKernels& kernels = vaeKernels(units);
            std::vector<float> gradients(kCount);
            BernoulliStep step;
            step.count = kCount;
            step.logits = logits.data();
            step.targets = targets.data();
            step.positiveWeight = 1.5F;
            step.gradients = gradients.data();
            const double loss = kernels.bernoulli(step);
            double expected = 0.0;
            for (std::size_t i = 0; i < kCount; ++i) {
                const double share = 1.0 / (1.0 + std::exp(-double {logits[i]}));
                expected -= targets[i] > 0.0F ? 1.5 * std::log(share) : std::log1p(-share);
                const double slope = targets[i] > 0.0F ? -1.5 * (1.0 - share) : share;
                QVERIFY(std::abs(gradients[i] - slope) < 1e-6);
            }
            QVERIFY(std::abs(loss - expected) < 1e-4);
            double squares = 0.0;
            for (const float each : logits)
                squares += double {each} * double {each};
            QVERIFY(std::abs(kernels.sumOfSquares(logits.data(), kCount) - squares) < 1e-3);
        }
    }
};

QTEST_APPLESS_MAIN(TestVaeNetwork)
#include "tst_vae_network.moc"
