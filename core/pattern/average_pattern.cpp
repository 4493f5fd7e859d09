// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pattern/average_pattern.h"

#include "core/pattern/onset_score.h"
#include "core/pattern/threshold_choice.h"

#include <algorithm>
#include <cmath>

namespace timbrel::pattern {
namespace {

/// Sums over some patterns, and how many there were.
struct Sums
{
    explicit Sums(std::size_t cells)
        : onsets(cells)
    { }
    void add(std::span<const float> content)
    {
        for (std::size_t i = 0; i < onsets.size(); ++i)
            onsets[i] += content[i];
        ++patterns;
    }
    /// With half an onset and half a rest more, so that nothing is impossible.
    [[nodiscard]] std::vector<float> probabilities() const
    {
        std::vector<float> result = onsets;
        for (float& each : result)
            each = (each + 0.5F) / (static_cast<float>(patterns) + 1.0F);
        return result;
    }
    std::vector<float> onsets;
    std::size_t patterns = 0;
};

} // namespace

AveragePattern::AveragePattern(const PatternDataset& data)
{
    const std::size_t cells = data.shape().cells();
    Sums all(cells);
    std::vector<Sums> byLabel(data.labels().size(), Sums(cells));
    for (const std::size_t i : data.train()) {
        all.add(data.content(i));
        if (data.label(i) >= 0)
            byLabel[static_cast<std::size_t>(data.label(i))].add(data.content(i));
    }
    m_all = all.probabilities();
    for (const Sums& sums : byLabel)
        m_byLabel.push_back(sums.patterns > 0 ? sums.probabilities() : m_all);
    m_threshold = chooseThreshold(data);
}

std::span<const float> AveragePattern::probabilities(int label) const
{
    const bool isKnown = label >= 0 && static_cast<std::size_t>(label) < m_byLabel.size();
    return isKnown ? m_byLabel[static_cast<std::size_t>(label)] : m_all;
}

/// One for all rows: an average of few patterns would fit itself to them otherwise.
float AveragePattern::chooseThreshold(const PatternDataset& data) const
{
    ThresholdChoice choice(1, data.shape().cells());
    for (const std::size_t i : data.train())
        choice.add(probabilities(data.label(i)), data.content(i).first(data.shape().cells()));
    return choice.thresholds().front();
}

AveragePattern::Chance AveragePattern::chance(const PatternDataset& data) const
{
    const auto& places = data.test().empty() ? data.train() : data.test();
    Chance chance;
    OnsetScore score;
    for (const std::size_t i : places) {
        const auto likely = probabilities(data.label(i));
        const auto content = data.content(i);
        std::uint64_t hits = 0;
        std::uint64_t targets = 0;
        std::uint64_t outputs = 0;
        for (std::size_t cell = 0; cell < likely.size(); ++cell) {
            const bool isOnset = content[cell] > 0.5F;
            const bool sounds = likely[cell] >= m_threshold;
            chance.nats -= std::log(double {isOnset ? likely[cell] : 1.0F - likely[cell]});
            hits += isOnset && sounds ? 1U : 0U;
            targets += isOnset ? 1U : 0U;
            outputs += sounds ? 1U : 0U;
        }
        score.add(hits, targets, outputs);
    }
    chance.nats /= static_cast<double>(places.size());
    chance.onsetF1 = score.pooledF1();
    chance.meanF1 = score.meanF1();
    return chance;
}

} // namespace timbrel::pattern
