// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/pattern/pattern_dataset.h"

#include <span>
#include <vector>

namespace timbrel::pattern {

/// The best guess of somebody who knows only the label: how often each cell has an onset in the
/// patterns of that label that are learnt from. What a network must be better than. Threads: any.
/// Realtime-safe: no.
class AveragePattern
{
public:
    explicit AveragePattern(const PatternDataset& data);

    /// [cells]; of a label that nothing was learnt of, the average of all.
    [[nodiscard]] std::span<const float> probabilities(int label) const;
    /// At least so likely and it sounds: the one that hits what is learnt from best.
    [[nodiscard]] float threshold() const { return m_threshold; }

    /// Over the test side; over what is learnt from where there is none.
    struct Chance
    {
        double nats = 0.0; ///< -ln p of the onsets of a pattern
        double onsetF1 = 0.0; ///< of all onsets together
        double meanF1 = 0.0; ///< mean of the patterns'
    };
    [[nodiscard]] Chance chance(const PatternDataset& data) const;

private:
    [[nodiscard]] float chooseThreshold(const PatternDataset& data) const;

    std::vector<std::vector<float>> m_byLabel;
    std::vector<float> m_all;
    float m_threshold = 0.5F;
};

} // namespace timbrel::pattern
