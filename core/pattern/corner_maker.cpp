// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pattern/corner_maker.h"

#include "core/base/random.h"
#include "core/pattern/pattern_planes.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>
#include <vector>

namespace timbrel::pattern {

using learning::CornerWeights;
using learning::kPadCorners;
using music::Pattern;
using music::PatternCell;

namespace {

constexpr std::uint64_t kNoiseStream = 0x9E3779B97F4A7C15ULL;
constexpr float kNoiseShare = 0.25F; ///< of a corner, that a noise of 1 adds
constexpr float kChance = 0.1F; ///< of a share, that a temperature of 1 adds
constexpr float kSoftest = 1.0F / 127.0F;
constexpr float kLast = -2.0F; ///< the share of what has no turn

/// Shares of the corners that have a pattern; they sum to 1, or are all 0.
CornerWeights sharesOf(const PatternRequest& request, const CornerPatterns& corners)
{
    CornerWeights weights {};
    Random chance(request.decode.seed ^ kNoiseStream);
    float sum = 0.0F;
    for (std::size_t i = 0; i < kPadCorners; ++i) {
        const auto luck = static_cast<float>(std::abs(chance.normal()));
        if (corners[i] == nullptr)
            continue;
        const float given = std::isfinite(request.z[i]) ? std::max(request.z[i], 0.0F) : 0.0F;
        const float noise = request.decode.noise > 0.0F ? request.decode.noise : 0.0F;
        weights[i] = given + kNoiseShare * noise * luck;
        sum += weights[i];
    }
    if (!(sum > 0.0F)) // beside an empty corner: the others alike
        for (std::size_t i = 0; i < kPadCorners; ++i) {
            weights[i] = corners[i] != nullptr ? 1.0F : 0.0F;
            sum += weights[i];
        }
    for (float& weight : weights)
        weight = sum > 0.0F ? weight / sum : 0.0F;
    return weights;
}

/// What the corners say of a cell together.
struct BlendedCell
{
    float share = 0.0F; ///< of the corners that have an onset here
    PatternCell cell; ///< as loud and as late as they are on average
};

BlendedCell blended(const CornerPatterns& corners,
                    const CornerWeights& weights,
                    std::size_t row,
                    std::size_t step)
{
    BlendedCell all;
    for (std::size_t i = 0; i < kPadCorners; ++i) {
        if (!(weights[i] > 0.0F))
            continue;
        const PatternCell& cell = corners[i]->at(row, step);
        if (!cell.isOnset())
            continue;
        all.share += weights[i];
        all.cell.velocity += weights[i] * cell.velocity;
        all.cell.offset += weights[i] * cell.offset;
    }
    if (all.share > 0.0F) {
        all.cell.velocity = std::max(all.cell.velocity / all.share, kSoftest);
        all.cell.offset /= all.share;
    }
    return all;
}

/// Bars before halves before beats before steps; each step has another one.
std::size_t weaknessOf(std::size_t step, const music::PatternShape& shape)
{
    std::size_t level = 0;
    for (std::size_t grid = shape.stepsPerBar(); grid > 1 && step % grid != 0; grid /= 2)
        ++level;
    return level * shape.steps + step;
}

/// Of each cell, -0.5 to 0.5: when its turn is between corners of which some have an onset there.
/// Of a row's cells that the same corners have, turns are as far apart as they can be, so that a
/// pattern becomes another stroke by stroke, the weak ones first: [cells].
std::vector<float> turnsOf(const CornerPatterns& corners, const music::PatternShape& shape)
{
    std::vector<float> turns(shape.cells(), 0.0F);
    for (std::size_t row = 0; row < shape.rows; ++row) {
        std::array<std::vector<std::size_t>, std::size_t {1} << kPadCorners> steps;
        for (std::size_t step = 0; step < shape.steps; ++step) {
            std::size_t who = 0;
            for (std::size_t i = 0; i < kPadCorners; ++i)
                if (corners[i] != nullptr && corners[i]->at(row, step).isOnset())
                    who |= std::size_t {1} << i;
            if (who != 0)
                steps[who].push_back(step);
        }
        for (auto& alike : steps) {
            std::sort(alike.begin(), alike.end(), [&](std::size_t a, std::size_t b) {
                return weaknessOf(a, shape) < weaknessOf(b, shape);
            });
            const auto count = static_cast<float>(alike.size());
            for (std::size_t i = 0; i < alike.size(); ++i)
                turns[row * shape.steps + alike[i]] = 0.5F - (static_cast<float>(i) + 0.5F) / count;
        }
    }
    return turns;
}

class CornerMaker : public PatternMaker
{
public:
    CornerMaker(const CornerPatterns& corners, const music::PatternShape& shape)
        : m_corners(corners)
        , m_shape(shape)
        , m_cells(shape.steps)
        , m_order(shape.steps)
    {
        for (auto& corner : m_corners)
            if (corner != nullptr && corner->shape() != shape)
                corner = nullptr;
        m_turns = turnsOf(m_corners, shape);
    }
    const music::PatternShape& shape() const noexcept override { return m_shape; }
    void make(const PatternRequest& request, Pattern& out) noexcept override
    {
        const CornerWeights weights = sharesOf(request, m_corners);
        Random chance(request.decode.seed);
        for (std::size_t row = 0; row < m_shape.rows; ++row)
            makeRow(row, weights, request.decode, chance, out);
    }

protected:
    [[nodiscard]] const CornerPatterns& corners() const { return m_corners; }
    [[nodiscard]] float turn(std::size_t cell) const { return m_turns[cell]; }

private:
    void makeRow(std::size_t row,
                 const CornerWeights& weights,
                 const DecodeSettings& decode,
                 Random& chance,
                 Pattern& out)
    {
        float count = 0.0F;
        for (std::size_t step = 0; step < m_shape.steps; ++step) {
            m_cells[step] = blended(m_corners, weights, row, step);
            count += m_cells[step].share;
            // the same draw for a cell wherever the puck is
            const float luck = logitOf(static_cast<float>(chance.uniform()));
            if (decode.temperature > 0.0F && m_cells[step].share > 0.0F)
                m_cells[step].share += kChance * decode.temperature * luck;
            if (m_cells[step].cell.isOnset())
                m_cells[step].share += m_turns[row * m_shape.steps + step];
            else
                m_cells[step].share = kLast;
            out.clear(row, step);
        }
        const float threshold
            = std::clamp(row < kMaximumRows ? decode.thresholds[row] : 0.5F, 0.0F, 1.0F);
        const auto wanted
            = static_cast<std::size_t>(std::lround(count * 2.0F * (1.0F - threshold)));
        std::iota(m_order.begin(), m_order.end(), std::size_t {0});
        std::sort(m_order.begin(), m_order.end(), [this](std::size_t a, std::size_t b) {
            return std::pair(-m_cells[a].share, a) < std::pair(-m_cells[b].share, b);
        });
        for (std::size_t i = 0; i < std::min(wanted, m_shape.steps); ++i)
            if (const BlendedCell& cell = m_cells[m_order[i]]; cell.cell.isOnset())
                out.set(row, m_order[i], cell.cell);
    }

    CornerPatterns m_corners;
    music::PatternShape m_shape;
    std::vector<float> m_turns; ///< [cells]
    std::vector<BlendedCell> m_cells; ///< of the row at hand
    std::vector<std::size_t> m_order;
};

/// Through a model's space.
class LearntCornerMaker final : public CornerMaker
{
public:
    LearntCornerMaker(const CornerPatterns& patterns, std::shared_ptr<const PatternModel> model)
        : CornerMaker(patterns, model->shape())
        , m_model(std::move(model))
        , m_scratch(m_model->makeScratch())
        , m_content(m_model->contentSize())
        , m_z(m_model->dimensions())
    {
        for (std::size_t i = 0; i < kPadCorners; ++i)
            learn(i);
    }
    void make(const PatternRequest& request, Pattern& out) noexcept override
    {
        const CornerWeights weights = sharesOf(request, corners());
        std::fill(m_z.begin(), m_z.end(), 0.0F);
        for (std::size_t i = 0; i < kPadCorners; ++i)
            for (std::size_t d = 0; d < m_z.size() && weights[i] > 0.0F; ++d)
                m_z[d] += weights[i] * m_corners[i].z[d];
        m_model->decodeContent(m_z, request.label, m_scratch, m_content);
        for (std::size_t i = 0; i < kPadCorners; ++i)
            for (std::size_t c = 0; c < m_content.size() && weights[i] > 0.0F; ++c)
                m_content[c] += weights[i] * m_corners[i].missing[c];
        writeCells(request.decode, weights, out);
    }

private:
    struct Corner
    {
        std::vector<float> z;
        std::vector<float> missing; ///< the pattern less what the model gives back of it
    };

    void learn(std::size_t index)
    {
        Corner& corner = m_corners[index];
        corner.z.assign(m_z.size(), 0.0F);
        corner.missing.assign(m_content.size(), 0.0F);
        const auto& pattern = corners()[index];
        if (pattern == nullptr)
            return;
        m_model->encode(*pattern, learning::kNoLabel, m_scratch, corner.z);
        m_model->decodeContent(corner.z, learning::kNoLabel, m_scratch, m_content);
        std::vector<float> content(m_content.size());
        writePlanes(*pattern, {m_model->hasVelocities(), m_model->hasOffsets()}, content);
        const std::size_t cells = shape().cells();
        for (std::size_t c = 0; c < content.size(); ++c) {
            // how loud or late nothing is says nothing
            const bool counts = c < cells || content[c % cells] > 0.0F;
            corner.missing[c] = counts ? content[c] - m_content[c] : 0.0F;
        }
    }
    void writeCells(const DecodeSettings& decode, const CornerWeights& weights, Pattern& out) const
    {
        Random chance(decode.seed);
        const std::size_t cells = shape().cells();
        for (std::size_t row = 0; row < shape().rows; ++row)
            for (std::size_t step = 0; step < shape().steps; ++step) {
                const std::size_t cell = row * shape().steps + step;
                const float luck = logitOf(static_cast<float>(chance.uniform()));
                const float sum = logitOf(std::clamp(m_content[cell], 0.0F, 1.0F))
                    - logitOf(thresholdOf(decode.thresholds[std::min(row, kMaximumRows - 1)],
                                          cell));
                if (sum < std::max(decode.temperature, 0.0F) * luck) {
                    out.clear(row, step);
                    continue;
                }
                PatternCell onset = blended(corners(), weights, row, step).cell;
                if (m_model->hasVelocities())
                    onset.velocity = m_content[cells + cell];
                else if (!onset.isOnset())
                    onset.velocity = kPlain;
                if (m_model->hasOffsets())
                    onset.offset = m_content[(m_model->hasVelocities() ? 2 : 1) * cells + cell];
                onset.velocity = std::clamp(onset.velocity, kSoftest, 1.0F);
                out.set(row, step, onset);
            }
    }

    /// A cell whose turn is early needs less to sound; none so little that a corner would not be
    /// its pattern.
    [[nodiscard]] float thresholdOf(float usual, std::size_t cell) const
    {
        constexpr float kReach = 1.9F;
        return usual - kReach * turn(cell) * std::min(usual, 1.0F - usual);
    }

    static constexpr float kPlain = 0.7F; ///< the velocity of what no corner has
    std::shared_ptr<const PatternModel> m_model;
    learning::LatentScratch m_scratch;
    std::vector<float> m_content;
    std::vector<float> m_z;
    std::array<Corner, kPadCorners> m_corners;
};

} // namespace

std::unique_ptr<PatternMaker> makerOfCorners(const CornerPatterns& corners,
                                             const music::PatternShape& shape,
                                             std::shared_ptr<const PatternModel> model)
{
    if (model != nullptr && model->shape() == shape)
        return std::make_unique<LearntCornerMaker>(corners, std::move(model));
    return std::make_unique<CornerMaker>(corners, shape);
}

PatternRequest cornerRequest(learning::PadPosition position)
{
    PatternRequest request;
    const CornerWeights weights = learning::cornerWeights(position, learning::PadLaw::Bilinear);
    std::copy(weights.begin(), weights.end(), request.z.begin());
    request.dimensions = weights.size();
    return request;
}

} // namespace timbrel::pattern
