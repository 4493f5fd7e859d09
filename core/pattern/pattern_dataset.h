// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/result.h"
#include "core/pattern/pattern_fit.h"
#include "core/pattern/pattern_planes.h"
#include "core/pattern/pattern_set.h"
#include "core/pattern/pattern_settings.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace timbrel::pattern {

/// Patterns as a network takes them: all of one shape, in numbers, divided. A value. Threads: any.
/// Realtime-safe: no.
class PatternDataset
{
public:
    /// Brings the set to the settings' shape and divides it by the seed. Planes are those that the
    /// settings ask for and that the patterns have: without any offset there is nothing to learn of
    /// offsets. Errors: PatternsMissing (nothing is left to learn from; found: why).
    [[nodiscard]] static Result<PatternDataset>
    of(const PatternSet& patterns, const PatternSettings& settings, std::uint64_t seed);

    [[nodiscard]] const music::PatternShape& shape() const { return m_shape; }
    [[nodiscard]] PatternPlanes planes() const { return m_planes; }
    [[nodiscard]] const std::vector<music::DrumRow>& rows() const { return m_set.rows; }
    [[nodiscard]] const std::vector<std::string>& labels() const { return m_labels; }
    [[nodiscard]] std::size_t size() const { return m_set.entries.size(); }
    [[nodiscard]] std::size_t contentSize() const { return m_planes.count() * m_shape.cells(); }

    [[nodiscard]] const PatternEntry& entry(std::size_t i) const { return m_set.entries[i]; }
    [[nodiscard]] int label(std::size_t i) const { return m_labelOf[i]; } ///< or kNoLabel
    /// As writePlanes has it: [contentSize()].
    [[nodiscard]] std::span<const float> content(std::size_t i) const
    {
        return {m_content.data() + i * contentSize(), contentSize()};
    }
    /// Places of the patterns to learn from, and of those to test with.
    [[nodiscard]] const std::vector<std::size_t>& train() const { return m_split.train; }
    [[nodiscard]] const std::vector<std::size_t>& test() const { return m_split.test; }
    /// Of each row, how loud its onsets are on average: [rows].
    [[nodiscard]] std::vector<float> meanVelocities() const;

private:
    PatternDataset() = default;

    music::PatternShape m_shape;
    PatternPlanes m_planes;
    PatternSet m_set;
    std::vector<std::string> m_labels;
    std::vector<int> m_labelOf;
    std::vector<float> m_content;
    PatternSplit m_split;
};

} // namespace timbrel::pattern
