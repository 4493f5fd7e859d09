// SPDX-License-Identifier: GPL-3.0-or-later
// The rows of the general auto-encoder: how fast it learns, how fast its decoder answers, and that
// it learns digits as well as the plain one. bench_vae [PART...]: only rows whose id begins with
// one of the parts.
#include "core/learning/adam_network.h"
#include "core/learning/mlp_kernel.h"
#include "core/learning/mlp_network.h"
#include "core/learning/run_work.h"
#include "core/learning/vae_network.h"
#include "core/pattern/pattern_model.h"
#include "core/pattern/pattern_run.h"
#include "core/pattern/pattern_trainer.h"
#include "core/realtime/vector_units.h"
#include "support/shared_data.h"
#include "support/unzipped.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <fmt/format.h>
#include <numeric>
#include <string>
#include <vector>

#include "bench/bench_row.h"
#include "bench/plain_vae.h"

namespace {

using namespace timbrel;
using namespace timbrel::learning;
using Clock = std::chrono::steady_clock;

double secondsSince(Clock::time_point begin)
{
    return std::chrono::duration<double>(Clock::now() - begin).count();
}

/// Patterns of 9 x 16 that have something to be learnt: pulses with accents, each a little off.
pattern::PatternSet pulses(std::size_t count)
{
    Random random(1);
    pattern::PatternSet set;
    set.rows = music::standardDrumRows();
    set.rows.push_back(set.rows.back());
    set.rows.back().id = "more";
    for (std::size_t i = 0; i < count; ++i) {
        pattern::PatternEntry entry;
        entry.pattern = music::Pattern({9, 16, 4, 4});
        for (std::size_t row = 0; row < 9; ++row) {
            const std::size_t every = 1 + random.below(8);
            for (std::size_t step = random.below(every); step < 16; step += every)
                if (random.chance(0.9))
                    entry.pattern.set(row, step, {1.0F, 0.0F});
        }
        entry.name = std::to_string(i);
        set.entries.push_back(std::move(entry));
    }
    return set;
}

/// The whole run as a user starts it, with measuring, checkpoints and previews.
void measureSpeed()
{
    pattern::PatternSettings settings;
    settings.steps = 16;
    settings.withDuplicates = true;
    settings.barRotation = 0.0;
    settings.vae.encoderLayers = {256};
    settings.vae.decoderLayers = {256};
    settings.vae.latentDimensions = 4;
    settings.vae.normalised = false;
    settings.vae.inputNoise = 0.0;
    settings.vae.batchSize = 64;
    settings.vae.maximumEpochs = 200;
    settings.vae.patienceEpochs = 0;
    settings.vae.testShare = 0.0;
    const auto set = pulses(1000);
    std::vector<double> seconds;
    std::int64_t updates = 0;
    for (int i = 0; i < 3; ++i) {
        const test::TemporaryFolder folder;
        const auto run = RunFolder::create(folder.path(),
                                           pattern::newPatternRun(settings, set, 1, std::nullopt));
        WorkPlan plan;
        plan.trainers[pattern::kPatternRunKind] = pattern::trainPatterns;
        const auto state = workOnRun(run->folder(), plan);
        if (!state)
            return;
        seconds.push_back(state->wallSeconds);
        updates = state->updates;
    }
    std::sort(seconds.begin(), seconds.end());
    const double median = seconds[1];
    bench::printRow("vae_speed",
                    fmt::format("{:.2f} s ({:.2f}-{:.2f}), {:.0f} updates a second",
                                median,
                                seconds.front(),
                                seconds.back(),
                                static_cast<double>(updates) / median),
                    median <= 4.0);
}

MlpWeights randomWeights(const std::vector<std::size_t>& sizes)
{
    Random random(1);
    MlpWeights weights;
    for (std::size_t i = 0; i + 1 < sizes.size(); ++i) {
        DenseLayer layer {sizes[i], sizes[i + 1], {}, {}, {}, {}};
        for (std::size_t w = 0; w < sizes[i] * sizes[i + 1]; ++w)
            layer.weights.push_back(static_cast<float>(
                random.normal(0.0, 1.0 / std::sqrt(static_cast<double>(sizes[i])))));
        layer.bias.assign(sizes[i + 1], 0.0F);
        weights.layers.push_back(std::move(layer));
    }
    return weights;
}

void measureDecode()
{
    const auto settings = pattern::PatternSettings();
    pattern::PatternCheckpoint checkpoint;
    checkpoint.rows = music::standardDrumRows();
    checkpoint.dimensions = 8;
    checkpoint.thresholds.assign(8, 0.4F);
    checkpoint.velocities.assign(8, 0.8F);
    std::vector<std::size_t> decoder = {8};
    decoder.insert(
        decoder.end(), settings.vae.decoderLayers.begin(), settings.vae.decoderLayers.end());
    decoder.push_back(256);
    checkpoint.encoder = randomWeights({256, 64, 16});
    checkpoint.decoder = randomWeights(decoder);
    const auto model = pattern::PatternModel::of(std::move(checkpoint), {});
    auto scratch = model->makeScratch();
    music::Pattern out(model->shape());
    auto decode = model->defaultSettings();
    decode.temperature = 0.5F;
    std::vector<double> times;
    std::vector<float> z(8);
    for (int i = 0; i < 20000; ++i) {
        z[static_cast<std::size_t>(i) % 8] = static_cast<float>(std::sin(0.01 * i));
        const auto begin = Clock::now();
        model->decode(z, kNoLabel, decode, scratch, out);
        times.push_back(secondsSince(begin) * 1e6);
    }
    std::sort(times.begin(), times.end());
    const double median = times[times.size() / 2];
    bench::printRow("pattern_decode",
                    fmt::format("median {:.1f} us, p99 {:.1f} us ({})",
                                median,
                                times[times.size() * 99 / 100],
                                realtime::vectorUnitsName(realtime::bestVectorUnits())),
                    median <= 20.0);
}

/// The last fifth of the 10,000 is tested with.
std::optional<bench::Digits> readDigits()
{
    constexpr std::size_t kHeader = 16;
    constexpr std::size_t kTrain = 8000;
    const auto data = test::sharedData();
    if (!data)
        return std::nullopt;
    const std::string bytes = test::unzipped(*data / "mnist" / "train10k-images-idx3-ubyte.gz");
    bench::Digits digits;
    for (std::size_t i = kHeader; i < bytes.size(); ++i) {
        const auto value = static_cast<float>(static_cast<unsigned char>(bytes[i])) / 255.0F;
        const bool isTrain = i - kHeader < kTrain * digits.pixels;
        (isTrain ? digits.train : digits.test).push_back(value);
    }
    if (digits.test.size() != 2000 * digits.pixels)
        return std::nullopt;
    return digits;
}

VaeBatch imageBatch(const std::vector<float>& images, std::span<const std::size_t> which)
{
    VaeBatch batch;
    batch.target = torch::empty({static_cast<std::int64_t>(which.size()), 784});
    auto* to = batch.target.data_ptr<float>();
    for (const std::size_t i : which)
        to = std::copy_n(images.data() + i * 784, 784, to);
    batch.input = batch.target;
    return batch;
}

std::vector<std::size_t> upTo(std::size_t count)
{
    std::vector<std::size_t> numbers(count);
    std::iota(numbers.begin(), numbers.end(), std::size_t {0});
    return numbers;
}

bench::DigitFigures ourVae(const bench::Digits& digits, double beta, int epochs, std::uint64_t seed)
{
    Random random(seed);
    Parameters parameters;
    MlpShape shape;
    shape.activation = Activation::Relu;
    shape.inputs = 784;
    shape.hidden = {400};
    shape.outputs = 40;
    const MlpParameters encoder(parameters, "encoder", shape, MlpBeginning::ManyInputs, random);
    shape.inputs = 20;
    shape.outputs = 784;
    const MlpParameters decoder(parameters, "decoder", shape, MlpBeginning::ManyInputs, random);
    parameters.allocate(torch::kCPU);
    Vae vae(std::make_unique<FusedMlp>(encoder),
            std::make_unique<FusedMlp>(decoder),
            std::make_unique<BernoulliLikelihood>(),
            20);
    Adam adam(parameters);
    auto order = upTo(digits.train.size() / 784);
    for (int epoch = 0; epoch < epochs; ++epoch) {
        random.shuffle(order);
        for (std::size_t first = 0; first < order.size(); first += 128) {
            const auto items
                = std::span(order).subspan(first, std::min<std::size_t>(128, order.size() - first));
            (void)vae.learn(imageBatch(digits.train, items), beta, 0.0, random);
            (void)adam.step({});
        }
    }
    const auto losses
        = vae.evaluate(imageBatch(digits.test, upTo(digits.test.size() / 784)), 1, random);
    const auto count = static_cast<double>(losses.examples);
    return {losses.reconstruction / count, losses.kl / count};
}

void measureDigits()
{
    const auto digits = readDigits();
    if (!digits) {
        fmt::print(stderr, "{}\n", test::kNoSharedData);
        return;
    }
    constexpr int kEpochs = 10;
    constexpr std::uint64_t kSeeds = 3;
    for (const double beta : {0.0, 1.0, 2.0, 4.0}) {
        bench::DigitFigures ours;
        bench::DigitFigures plain;
        double ourSeconds = 0.0;
        double plainSeconds = 0.0;
        for (std::uint64_t seed = 1; seed <= kSeeds; ++seed) {
            auto begin = Clock::now();
            const auto our = ourVae(*digits, beta, kEpochs, seed);
            ourSeconds += secondsSince(begin) / kSeeds;
            begin = Clock::now();
            const auto theirs = bench::plainVae(*digits, beta, kEpochs, seed);
            plainSeconds += secondsSince(begin) / kSeeds;
            ours.reconstruction += our.reconstruction / kSeeds;
            ours.kl += our.kl / kSeeds;
            plain.reconstruction += theirs.reconstruction / kSeeds;
            plain.kl += theirs.kl / kSeeds;
        }
        const double ourBound = ours.reconstruction + ours.kl;
        const double plainBound = plain.reconstruction + plain.kl;
        bench::printRow(
            fmt::format("digits_beta_{:.0f}", beta).c_str(),
            fmt::format("-ELBO {:.1f} nats ({:.1f} + KL {:.1f}) in {:.1f} s; plain LibTorch {:.1f} "
                        "({:.1f} + {:.1f}) in {:.1f} s",
                        ourBound,
                        ours.reconstruction,
                        ours.kl,
                        ourSeconds,
                        plainBound,
                        plain.reconstruction,
                        plain.kl,
                        plainSeconds),
            beta != 1.0 || ourBound <= plainBound + 2.0);
    }
}

} // namespace

int main(int argc, char** argv)
{
    const auto isWanted = [&](std::string_view row) {
        return argc < 2 || std::any_of(argv + 1, argv + argc, [&](std::string_view part) {
                   return row.starts_with(part);
               });
    };
    if (isWanted("pattern_decode"))
        measureDecode();
    if (isWanted("vae_speed"))
        measureSpeed();
    if (isWanted("digits"))
        measureDigits();
    return 0;
}
