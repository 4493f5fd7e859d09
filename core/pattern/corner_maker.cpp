// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pattern/corner_maker.h"

#include "core/base/random.h"
#include "core/pattern/pattern_model.h"
#include "core/pattern/pattern_planes.h"

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

namespace timbrel::pattern {

using learning::CornerWeights;
using learning::kPadCorners;
using music::Pattern;
using music::PatternCell;

namespace {

constexpr float kNoiseShare = 0.25F; ///< of a corner, that a noise of 1 adds
constexpr float kChance = 0.1F; ///< of a share, that a temperature of 1 adds
constexpr int kWayPlaces = 5; ///< at which a space is asked what belongs on a way

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

/// The share of its corners that a cell needs to sound; one whose turn is early needs less, none so
/// little or so much that a corner would not be its pattern.
float shareFor(float threshold, float turn)
{
    const float usual = std::clamp(threshold, 0.0F, 1.0F);
    return usual - 2.0F * turn * std::min(usual, 1.0F - usual);
}

class CornerMaker : public PatternMaker
{
public:
    CornerMaker(const CornerPatterns& corners, const music::PatternShape& shape)
        : m_corners(corners)
        , m_shape(shape)
    {
        for (auto& corner : m_corners)
            if (corner != nullptr && corner->shape() != shape)
                corner = nullptr;
        orderBy([&shape](CornerSet, CornerSet) { return belongingByMetre(shape); });
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
    void orderBy(const Belonging& belonging) { m_turns = turnsOf(m_corners, m_shape, belonging); }
    /// 0 to 1; 0.5: as the corners have it.
    [[nodiscard]] virtual float thresholdOf(std::size_t row, const DecodeSettings& decode) const
    {
        return decode.thresholds[std::min(row, kMaximumRows - 1)];
    }

private:
    void makeRow(std::size_t row,
                 const CornerWeights& weights,
                 const DecodeSettings& decode,
                 Random& chance,
                 Pattern& out)
    {
        const float threshold = thresholdOf(row, decode);
        for (std::size_t step = 0; step < m_shape.steps; ++step) {
            BlendedCell cell = blended(m_corners, weights, row, step);
            // the same draw for a cell wherever the puck is
            const float luck = logitOf(static_cast<float>(chance.uniform()));
            out.clear(row, step);
            if (!cell.cell.isOnset())
                continue;
            if (decode.temperature > 0.0F)
                cell.share += kChance * decode.temperature * luck;
            if (cell.share > shareFor(threshold, m_turns[row * m_shape.steps + step]))
                out.set(row, step, cell.cell);
        }
    }

    CornerPatterns m_corners;
    music::PatternShape m_shape;
    std::vector<float> m_turns; ///< [cells]
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
        orderBy([this](CornerSet from, CornerSet to) { return belongingOnTheWay(from, to); });
    }
    void make(const PatternRequest& request, Pattern& out) noexcept override
    {
        CornerMaker::make(request, out);
        if (!m_model->hasVelocities() && !m_model->hasOffsets())
            return;
        const CornerWeights weights = sharesOf(request, corners());
        std::fill(m_z.begin(), m_z.end(), 0.0F);
        for (std::size_t i = 0; i < kPadCorners; ++i)
            for (std::size_t d = 0; d < m_z.size() && weights[i] > 0.0F; ++d)
                m_z[d] += weights[i] * m_corners[i].z[d];
        m_model->decodeContent(m_z, request.label, m_scratch, m_content);
        for (std::size_t i = 0; i < kPadCorners; ++i)
            for (std::size_t c = 0; c < m_content.size() && weights[i] > 0.0F; ++c)
                m_content[c] += weights[i] * m_corners[i].missing[c];
        playAsTheSpaceDoes(out);
    }

protected:
    float thresholdOf(std::size_t row, const DecodeSettings& decode) const override
    {
        const std::size_t place = std::min(row, kMaximumRows - 1);
        return 0.5F + decode.thresholds[place] - m_model->defaultSettings().thresholds[place];
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
    /// How likely the space finds each onset between the middles of the two sides: [cells].
    [[nodiscard]] std::vector<float> belongingOnTheWay(CornerSet from, CornerSet to)
    {
        const auto start = middleOf(from);
        const auto end = middleOf(to);
        std::vector<float> belongs(shape().cells(), 0.0F);
        for (int place = 0; place < kWayPlaces; ++place) {
            const float share = (static_cast<float>(place) + 0.5F) / kWayPlaces;
            for (std::size_t d = 0; d < m_z.size(); ++d)
                m_z[d] = (1.0F - share) * start[d] + share * end[d];
            m_model->decodeContent(m_z, learning::kNoLabel, m_scratch, m_content);
            for (std::size_t cell = 0; cell < belongs.size(); ++cell)
                belongs[cell] += m_content[cell];
        }
        return belongs;
    }
    [[nodiscard]] std::vector<float> middleOf(CornerSet some) const
    {
        std::vector<float> middle(m_z.size(), 0.0F);
        float count = 0.0F;
        for (std::size_t i = 0; i < kPadCorners; ++i) {
            if ((some & (CornerSet {1} << i)) == 0)
                continue;
            for (std::size_t d = 0; d < middle.size(); ++d)
                middle[d] += m_corners[i].z[d];
            count += 1.0F;
        }
        for (float& part : middle)
            part /= count;
        return middle;
    }
    void playAsTheSpaceDoes(Pattern& out) const
    {
        const std::size_t cells = shape().cells();
        for (std::size_t row = 0; row < shape().rows; ++row)
            for (std::size_t step = 0; step < shape().steps; ++step) {
                PatternCell onset = out.at(row, step);
                if (!onset.isOnset())
                    continue;
                const std::size_t cell = row * shape().steps + step;
                if (m_model->hasVelocities())
                    onset.velocity = std::clamp(m_content[cells + cell], kSoftest, 1.0F);
                if (m_model->hasOffsets())
                    onset.offset = m_content[(m_model->hasVelocities() ? 2 : 1) * cells + cell];
                out.set(row, step, onset);
            }
    }

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
