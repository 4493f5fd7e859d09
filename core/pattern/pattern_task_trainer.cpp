// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pattern/pattern_task_trainer.h"

#include "core/pattern/pattern_model.h"
#include "core/pattern/pattern_previews.h"
#include "core/pattern/threshold_choice.h"

#include <torch/utils.h>

#include <algorithm>
#include <cmath>
#include <utility>

namespace timbrel::pattern {
namespace {

using learning::Vae;
using learning::VaeBatch;

constexpr std::size_t kMostForThresholds = 2048;
constexpr std::size_t kDecodedBatch = 256;

/// Some of many, evenly.
std::vector<std::size_t> someOf(const std::vector<std::size_t>& all, std::size_t most)
{
    std::vector<std::size_t> some;
    const std::size_t stride = (all.size() + most - 1) / most;
    for (std::size_t i = 0; i < all.size(); i += stride)
        some.push_back(all[i]);
    return some;
}

} // namespace

PatternTask::PatternTask(learning::TrainingContext& context,
                         const PatternSettings& settings,
                         const PatternDataset& data,
                         PatternNetwork& network)
    : m_context(context)
    , m_settings(settings)
    , m_data(data)
    , m_network(network)
    , m_chance(AveragePattern(data).chance(data))
    , m_device(network.device())
{ }

std::int64_t PatternTask::trainCount() const
{
    return signedSize(m_data.train().size());
}

std::int64_t PatternTask::testCount() const
{
    return signedSize(m_data.test().size());
}

std::span<const std::size_t> PatternTask::measuredPatterns() const
{
    return m_data.test().empty() ? m_data.train() : m_data.test();
}

std::optional<double> PatternTask::chanceReconstruction() const
{
    return m_chance.nats;
}

VaeBatch PatternTask::batchOf(std::span<const std::size_t> patterns) const
{
    const std::int64_t count = signedSize(patterns.size());
    const std::int64_t content = signedSize(m_data.contentSize());
    VaeBatch batch;
    batch.target = torch::empty({count, content});
    auto* to = batch.target.data_ptr<float>();
    for (const std::size_t i : patterns)
        to = std::copy_n(m_data.content(i).data(), content, to);
    if (m_settings.vae.conditioned && !m_data.labels().empty()) {
        batch.condition = torch::zeros({count, signedSize(m_data.labels().size())});
        for (std::size_t i = 0; i < patterns.size(); ++i)
            if (const int label = m_data.label(patterns[i]); label >= 0)
                batch.condition[signedSize(i)][label] = 1.0F;
    }
    batch.input = batch.target;
    return batch;
}

void PatternTask::rotateBars(std::span<float> content, Random& random) const
{
    const music::PatternShape& shape = m_data.shape();
    const std::size_t bars = shape.steps / std::max<std::size_t>(shape.stepsPerBar(), 1);
    if (bars < 2 || !random.chance(m_settings.barRotation))
        return;
    const std::size_t by = (1 + random.below(bars - 1)) * shape.stepsPerBar();
    for (std::size_t at = 0; at < content.size(); at += shape.steps) {
        const auto row = content.subspan(at, shape.steps);
        std::rotate(row.begin(), row.begin() + static_cast<std::ptrdiff_t>(by), row.end());
    }
}

/// A cell is hidden in all of its planes.
void PatternTask::hideInputs(std::span<float> content, Random& random) const
{
    const std::size_t cells = m_data.shape().cells();
    const std::size_t steps = m_data.shape().steps;
    const double rowNoise = m_settings.rowNoise;
    const double inputNoise = m_settings.vae.inputNoise;
    bool isRowHidden = false;
    for (std::size_t cell = 0; cell < cells; ++cell) {
        if (cell % steps == 0)
            isRowHidden = rowNoise > 0.0 && random.chance(rowNoise);
        if (content[cell] == 0.0F)
            continue; // there is nothing to hide
        if (isRowHidden || (inputNoise > 0.0 && random.chance(inputNoise)))
            for (std::size_t at = cell; at < content.size(); at += cells)
                content[at] = 0.0F;
    }
}

VaeBatch PatternTask::trainBatch(std::span<const std::int64_t> items, Random& random)
{
    std::vector<std::size_t> patterns;
    for (const std::int64_t item : items)
        patterns.push_back(m_data.train()[static_cast<std::size_t>(item)]);
    VaeBatch batch = batchOf(patterns);
    const std::size_t content = m_data.contentSize();
    const bool hides = m_settings.vae.inputNoise > 0.0 || m_settings.rowNoise > 0.0;
    if (hides)
        batch.input = torch::empty_like(batch.target);
    for (std::size_t i = 0; i < patterns.size(); ++i) {
        const std::span<float> target(batch.target.data_ptr<float>() + i * content, content);
        rotateBars(target, random);
        if (hides) {
            const std::span<float> input(batch.input.data_ptr<float>() + i * content, content);
            std::copy(target.begin(), target.end(), input.begin());
            hideInputs(input, random);
        }
        if (batch.condition.defined() && random.chance(m_settings.vae.labelDropout))
            batch.condition[signedSize(i)].zero_();
    }
    if (!m_device.is_cpu()) {
        batch.target = batch.target.to(m_device);
        batch.input = batch.input.to(m_device);
        batch.condition
            = batch.condition.defined() ? batch.condition.to(m_device) : batch.condition;
    }
    return batch;
}

VaeBatch PatternTask::measuredBatch(bool isTest, std::int64_t first, std::int64_t count)
{
    const auto& side = isTest ? m_data.test() : m_data.train();
    auto batch = batchOf(
        std::span(side).subspan(static_cast<std::size_t>(first), static_cast<std::size_t>(count)));
    batch.target = batch.target.to(m_device);
    batch.input = batch.input.to(m_device);
    if (batch.condition.defined())
        batch.condition = batch.condition.to(m_device);
    return batch;
}

std::vector<learning::MetricDescription> PatternTask::moreMetrics() const
{
    using learning::Direction;
    std::vector<learning::MetricDescription> metrics
        = {{"test_onset_f1", "", Direction::HigherIsBetter, "onset_f1", m_chance.onsetF1}};
    if (m_data.planes().velocities)
        metrics.push_back(
            {"test_velocity_error", "", Direction::LowerIsBetter, "errors", std::nullopt});
    if (m_data.planes().offsets)
        metrics.push_back(
            {"test_offset_error", "steps", Direction::LowerIsBetter, "errors", std::nullopt});
    return metrics;
}

PatternTask::Decoded PatternTask::decode(Vae& vae, std::span<const std::size_t> patterns) const
{
    const torch::NoGradGuard noGradients;
    const std::int64_t cells = signedSize(m_data.shape().cells());
    Decoded decoded;
    for (std::size_t first = 0; first < patterns.size(); first += kDecodedBatch) {
        const auto part = patterns.subspan(first, std::min(kDecodedBatch, patterns.size() - first));
        auto batch = batchOf(part);
        const auto condition
            = batch.condition.defined() ? batch.condition.to(m_device) : batch.condition;
        const auto means = vae.encode(batch.input.to(m_device), condition)
                               .narrow(1, 0, vae.dimensions())
                               .contiguous();
        const auto outputs = vae.decode(means, condition).to(torch::kCPU);
        const auto errors = m_network.likelihood().errors(outputs, batch.target);
        decoded.errors.onsets += errors.onsets;
        decoded.errors.velocity += errors.velocity;
        decoded.errors.offset += errors.offset;
        const auto likely = learning::numbersOf(
            torch::sigmoid(outputs.narrow(1, 0, cells) + m_network.likelihood().logitShift()));
        decoded.probabilities.insert(decoded.probabilities.end(), likely.begin(), likely.end());
    }
    return decoded;
}

std::vector<float> PatternTask::thresholds(Vae& vae) const
{
    const auto some = someOf(m_data.train(), kMostForThresholds);
    const Decoded decoded = decode(vae, some);
    const std::size_t cells = m_data.shape().cells();
    ThresholdChoice choice(m_data.shape().rows, m_data.shape().steps);
    for (std::size_t i = 0; i < some.size(); ++i)
        choice.add(std::span(decoded.probabilities).subspan(i * cells, cells),
                   m_data.content(some[i]).first(cells));
    return choice.thresholds();
}

OnsetScore PatternTask::score(const Decoded& decoded,
                              std::span<const std::size_t> patterns,
                              std::span<const float> thresholds) const
{
    const std::size_t cells = m_data.shape().cells();
    OnsetScore score;
    for (std::size_t i = 0; i < patterns.size(); ++i) {
        const auto content = m_data.content(patterns[i]);
        std::uint64_t hits = 0;
        std::uint64_t targets = 0;
        std::uint64_t outputs = 0;
        for (std::size_t cell = 0; cell < cells; ++cell) {
            const bool isOnset = content[cell] > 0.5F;
            const bool sounds = decoded.probabilities[i * cells + cell]
                >= thresholds[cell / m_data.shape().steps];
            hits += isOnset && sounds ? 1U : 0U;
            targets += isOnset ? 1U : 0U;
            outputs += sounds ? 1U : 0U;
        }
        score.add(hits, targets, outputs);
    }
    return score;
}

std::vector<learning::MetricValue> PatternTask::measure(Vae& vae)
{
    const auto patterns = measuredPatterns();
    const Decoded decoded = decode(vae, patterns);
    std::vector<learning::MetricValue> values
        = {{"test_onset_f1", score(decoded, patterns, thresholds(vae)).pooledF1()}};
    const double onsets = std::max(decoded.errors.onsets, 1.0);
    if (m_data.planes().velocities)
        values.emplace_back("test_velocity_error", std::sqrt(decoded.errors.velocity / onsets));
    if (m_data.planes().offsets)
        values.emplace_back("test_offset_error", std::sqrt(decoded.errors.offset / onsets));
    return values;
}

std::vector<learning::LatentPoint> PatternTask::points(Vae& vae) const
{
    const torch::NoGradGuard noGradients;
    std::vector<std::size_t> patterns = m_data.train();
    patterns.insert(patterns.end(), m_data.test().begin(), m_data.test().end());
    std::vector<std::size_t> kept;
    for (const std::size_t i : someOf(patterns, kMaximumPoints))
        kept.push_back(i);
    const std::size_t learnt = m_data.train().size();
    const std::size_t stride = (patterns.size() + kMaximumPoints - 1) / kMaximumPoints;
    std::vector<learning::LatentPoint> points;
    for (std::size_t first = 0; first < kept.size(); first += kDecodedBatch) {
        const auto part
            = std::span(kept).subspan(first, std::min(kDecodedBatch, kept.size() - first));
        const auto batch = batchOf(part);
        const auto means = learning::numbersOf(
            vae.encode(batch.input.to(m_device),
                       batch.condition.defined() ? batch.condition.to(m_device) : batch.condition)
                .narrow(1, 0, vae.dimensions()));
        const auto dimensions = static_cast<std::size_t>(vae.dimensions());
        for (std::size_t i = 0; i < part.size(); ++i) {
            learning::LatentPoint point;
            const auto* mean = means.data() + i * dimensions;
            point.position.assign(mean, mean + dimensions);
            point.name = m_data.entry(part[i]).name;
            point.label = m_data.label(part[i]);
            point.isHeldOut = (first + i) * stride >= learnt;
            points.push_back(std::move(point));
        }
    }
    return points;
}

Result<> PatternTask::keep(Vae& vae, const learning::VaeFigures& figures)
{
    PatternCheckpoint checkpoint = m_network.checkpoint(m_data);
    checkpoint.thresholds = thresholds(vae);
    checkpoint.points = points(vae);
    const auto patterns = measuredPatterns();
    checkpoint.figures = {figures.loss,
                          figures.elbo(),
                          score(decode(vae, patterns), patterns, checkpoint.thresholds).pooledF1(),
                          figures.epoch};
    checkpoint.seed = m_context.run.seed();
    checkpoint.dataDigest = m_context.run.dataDigest();
    checkpoint.source = "Timbrel " TIMBREL_VERSION;
    TIMBREL_TRY(writePatternCheckpoint(m_context.run.bestCheckpoint(), checkpoint));
    const auto model = PatternModel::of(std::move(checkpoint), {});
    TIMBREL_TRY(writePatternPreviews(m_context.run.previews(), m_data, *model));
    m_context.progress.state().details = {{"test_elbo", figures.elbo()},
                                          {"test_onset_f1", model->figures().onsetF1},
                                          {"chance_onset_f1", m_chance.onsetF1},
                                          {"active_units", figures.activeUnits},
                                          {"train_patterns", m_data.train().size()},
                                          {"test_patterns", m_data.test().size()}};
    return {};
}

} // namespace timbrel::pattern
