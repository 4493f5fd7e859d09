// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pattern/pattern_model.h"

#include "core/base/atomic_file.h"
#include "core/base/digest.h"
#include "core/base/random.h"
#include "core/learning/mlp_kernel.h"
#include "core/pattern/pattern_planes.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace timbrel::pattern {
namespace {

/// So that noise on z and chance at the cells go by draws of their own.
/// Below this, chance would only be thresholds with rounding errors.
constexpr float kSmallestTemperature = 1e-3F;
/// Further out nothing was ever learnt, and sums might overflow.
constexpr float kFarthestInput = 1e3F;
/// What sounds is not silent.

float heldPosition(float value) noexcept TIMBREL_REALTIME
{
    return std::isfinite(value) ? std::clamp(value, -kFarthestInput, kFarthestInput) : 0.0F;
}

/// Of a setting that comes from outside.
float heldAmount(float value, float most) noexcept TIMBREL_REALTIME
{
    return value > 0.0F ? std::min(value, most) : 0.0F;
}

} // namespace

struct PatternModel::Parts
{
    explicit Parts(PatternCheckpoint from, std::string digestOfFile)
        : facts(std::move(from))
        , encoder(facts.encoder)
        , decoder(facts.decoder)
        , digest(std::move(digestOfFile))
    {
        std::copy(facts.thresholds.begin(), facts.thresholds.end(), defaults.thresholds.begin());
        facts.encoder = {};
        facts.decoder = {};
    }
    [[nodiscard]] std::size_t inputSize() const noexcept TIMBREL_REALTIME
    {
        return std::max(encoder.inputs(), decoder.inputs());
    }
    /// Writes one number for each label after the first `size` numbers of the input.
    void writeCondition(float* place, int label) const noexcept TIMBREL_REALTIME
    {
        if (!facts.isConditioned)
            return;
        for (std::size_t i = 0; i < facts.labels.size(); ++i)
            place[i] = std::cmp_equal(i, label) ? 1.0F : 0.0F;
    }

    void writeCells(std::span<const float> sums,
                    const DecodeSettings& settings,
                    music::Pattern& out) const noexcept TIMBREL_REALTIME;
    [[nodiscard]] music::PatternCell onset(std::span<const float> sums,
                                           std::size_t row,
                                           std::size_t cell) const noexcept TIMBREL_REALTIME;

    PatternCheckpoint facts; ///< without the networks
    learning::MlpKernel encoder;
    learning::MlpKernel decoder;
    DecodeSettings defaults;
    std::string digest;
};

music::PatternCell PatternModel::Parts::onset(std::span<const float> sums,
                                              std::size_t row,
                                              std::size_t cell) const noexcept TIMBREL_REALTIME
{
    const std::size_t cells = facts.shape.cells();
    const std::size_t offsetPlane = facts.planes.velocities ? 2 : 1;
    const float velocity
        = facts.planes.velocities ? velocityOf(sums[cells + cell]) : facts.velocities[row];
    const float offset = facts.planes.offsets ? offsetOf(sums[offsetPlane * cells + cell]) : 0.0F;
    return {std::max(velocity, kSoftest), offset};
}

void PatternModel::Parts::writeCells(std::span<const float> sums,
                                     const DecodeSettings& settings,
                                     music::Pattern& out) const noexcept TIMBREL_REALTIME
{
    const float temperature = heldAmount(settings.temperature, kMaximumTemperature);
    const bool isByChance = temperature > kSmallestTemperature;
    Random chance(settings.seed);
    std::size_t cell = 0;
    for (std::size_t row = 0; row < facts.shape.rows; ++row) {
        const float threshold = logitOf(settings.thresholds[row]);
        for (std::size_t step = 0; step < facts.shape.steps; ++step, ++cell) {
            // the same draw for a cell wherever the puck is
            const float luck
                = isByChance ? temperature * logitOf(static_cast<float>(chance.uniform())) : 0.0F;
            const bool sounds = sums[cell] - threshold >= luck;
            out.set(row, step, sounds ? onset(sums, row, cell) : music::PatternCell {});
        }
    }
}

Result<std::shared_ptr<const PatternModel>>
PatternModel::open(const std::filesystem::path& checkpoint)
{
    const auto bytes = readFile(checkpoint);
    if (!bytes)
        return failure(bytes.error());
    auto read = parsePatternCheckpoint(*bytes, checkpoint);
    if (!read)
        return failure(std::move(read.error()));
    return of(std::move(*read), sha256(*bytes));
}

std::shared_ptr<const PatternModel> PatternModel::of(PatternCheckpoint checkpoint,
                                                     std::string digest)
{
    auto parts = std::make_unique<const Parts>(std::move(checkpoint), std::move(digest));
    return std::shared_ptr<const PatternModel>(new PatternModel(std::move(parts)));
}

PatternModel::PatternModel(std::unique_ptr<const Parts> parts)
    : m_parts(std::move(parts))
{ }

PatternModel::~PatternModel() = default;

const music::PatternShape& PatternModel::shape() const noexcept
{
    return m_parts->facts.shape;
}

const std::vector<music::DrumRow>& PatternModel::rows() const noexcept
{
    return m_parts->facts.rows;
}

bool PatternModel::hasVelocities() const noexcept
{
    return m_parts->facts.planes.velocities;
}

bool PatternModel::hasOffsets() const noexcept
{
    return m_parts->facts.planes.offsets;
}

const DecodeSettings& PatternModel::defaultSettings() const noexcept
{
    return m_parts->defaults;
}

const PatternFigures& PatternModel::figures() const noexcept
{
    return m_parts->facts.figures;
}

std::size_t PatternModel::dimensions() const noexcept TIMBREL_REALTIME
{
    return m_parts->facts.dimensions;
}

const std::vector<std::string>& PatternModel::labels() const noexcept
{
    return m_parts->facts.labels;
}

bool PatternModel::isConditioned() const noexcept TIMBREL_REALTIME
{
    return m_parts->facts.isConditioned;
}

const std::vector<learning::LatentPoint>& PatternModel::points() const noexcept
{
    return m_parts->facts.points;
}

const std::string& PatternModel::digest() const noexcept
{
    return m_parts->digest;
}

std::size_t PatternModel::contentSize() const noexcept TIMBREL_REALTIME
{
    return m_parts->decoder.outputs();
}

/// The input of a network, then what its kernel works in.
learning::LatentScratch PatternModel::makeScratch() const
{
    return learning::LatentScratch(
        m_parts->inputSize()
        + std::max(m_parts->encoder.scratchSize(), m_parts->decoder.scratchSize()));
}

/// z lies at the scratch's beginning, or is put there.
std::span<const float>
PatternModel::decoded(std::span<const float> z,
                      int label,
                      learning::LatentScratch& scratch) const noexcept TIMBREL_REALTIME
{
    const std::size_t dimensions = m_parts->facts.dimensions;
    const std::size_t inputSize = m_parts->inputSize();
    TIMBREL_VERIFY(z.size() >= dimensions && scratch.size() >= inputSize)
    {
        return {};
    }
    float* input = scratch.data();
    for (std::size_t i = 0; i < dimensions; ++i)
        input[i] = heldPosition(z[i]);
    m_parts->writeCondition(input + dimensions, label);
    return m_parts->decoder.run({input, m_parts->decoder.inputs()},
                                {scratch.data() + inputSize, scratch.size() - inputSize});
}

void PatternModel::decode(std::span<const float> z,
                          int label,
                          const DecodeSettings& settings,
                          learning::LatentScratch& scratch,
                          music::Pattern& out) const noexcept TIMBREL_REALTIME
{
    const PatternCheckpoint& facts = m_parts->facts;
    TIMBREL_VERIFY(out.shape() == facts.shape && z.size() >= facts.dimensions
                   && scratch.size() >= m_parts->inputSize())
    {
        return;
    }
    const float noise = heldAmount(settings.noise, kMaximumNoise);
    Random noises(settings.seed ^ kNoiseStream);
    for (std::size_t i = 0; i < facts.dimensions; ++i)
        scratch[i] = heldPosition(z[i])
            + (noise > 0.0F ? static_cast<float>(noises.normal(0.0, double {noise})) : 0.0F);
    const auto sums = decoded({scratch.data(), facts.dimensions}, label, scratch);
    if (!sums.empty())
        m_parts->writeCells(sums, settings, out);
}

void PatternModel::encode(const music::Pattern& pattern,
                          int label,
                          learning::LatentScratch& scratch,
                          std::span<float> z) const noexcept TIMBREL_REALTIME
{
    const PatternCheckpoint& facts = m_parts->facts;
    TIMBREL_VERIFY(pattern.shape().cells() == facts.shape.cells()
                   && scratch.size() >= m_parts->inputSize())
    {
        return;
    }
    const std::span<float> content(scratch.data(), pattern::contentSize(facts));
    writePlanes(pattern, facts.planes, content);
    encodeContent(content, label, scratch, z);
}

void PatternModel::decodeContent(std::span<const float> z,
                                 int label,
                                 learning::LatentScratch& scratch,
                                 std::span<float> content) const noexcept TIMBREL_REALTIME
{
    const auto sums = decoded(z, label, scratch);
    TIMBREL_VERIFY(content.size() == sums.size())
    {
        return;
    }
    const PatternCheckpoint& facts = m_parts->facts;
    const std::size_t cells = facts.shape.cells();
    const std::size_t offsetPlane = facts.planes.velocities ? 2 : 1;
    for (std::size_t i = 0; i < cells; ++i)
        content[i] = onsetProbability(sums[i]);
    for (std::size_t i = cells; i < 2 * cells && facts.planes.velocities; ++i)
        content[i] = velocityOf(sums[i]);
    for (std::size_t i = offsetPlane * cells; i < sums.size() && facts.planes.offsets; ++i)
        content[i] = offsetOf(sums[i]);
}

void PatternModel::encodeContent(std::span<const float> content,
                                 int label,
                                 learning::LatentScratch& scratch,
                                 std::span<float> z) const noexcept TIMBREL_REALTIME
{
    const PatternCheckpoint& facts = m_parts->facts;
    const std::size_t size = pattern::contentSize(facts);
    const std::size_t inputSize = m_parts->inputSize();
    TIMBREL_VERIFY(content.size() == size && z.size() >= facts.dimensions
                   && scratch.size() >= inputSize)
    {
        return;
    }
    for (std::size_t i = 0; i < size; ++i)
        scratch[i] = std::isfinite(content[i]) ? content[i] : 0.0F;
    m_parts->writeCondition(scratch.data() + size, label);
    const auto answer
        = m_parts->encoder.run({scratch.data(), m_parts->encoder.inputs()},
                               {scratch.data() + inputSize, scratch.size() - inputSize});
    for (std::size_t i = 0; i < facts.dimensions && !answer.empty(); ++i)
        z[i] = heldPosition(answer[i]);
}

} // namespace timbrel::pattern
