// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstddef>
#include <vector>

namespace timbrel::music {

/// How a step pattern is laid out.
struct PatternShape
{
    std::size_t rows = 8; ///< instruments
    std::size_t steps = 32;
    int stepsPerBeat = 4;
    int beatsPerBar = 4;
    [[nodiscard]] constexpr std::size_t cells() const noexcept { return rows * steps; }
    [[nodiscard]] constexpr std::size_t stepsPerBar() const noexcept
    {
        return static_cast<std::size_t>(stepsPerBeat) * static_cast<std::size_t>(beatsPerBar);
    }
    friend bool operator==(const PatternShape&, const PatternShape&) = default;
};

/// One row at one step.
struct PatternCell
{
    float velocity = 0.0F; ///< 0: nothing happens here; else up to 1
    float offset = 0.0F; ///< in steps, -0.5 to 0.5: how much later than the step it is played
    [[nodiscard]] constexpr bool isOnset() const noexcept { return velocity > 0.0F; }
    friend bool operator==(const PatternCell&, const PatternCell&) = default;
};

/// A drum pattern: rows x steps, row after row. A value; edits make a new one or change it in
/// place, as their names say. Threads: any. Realtime-safe: reading; copying is not.
class Pattern
{
public:
    Pattern() = default;
    explicit Pattern(const PatternShape& shape)
        : m_shape(shape)
        , m_cells(shape.cells())
    { }

    [[nodiscard]] const PatternShape& shape() const noexcept { return m_shape; }
    [[nodiscard]] const PatternCell& at(std::size_t row, std::size_t step) const noexcept
    {
        return m_cells[row * m_shape.steps + step];
    }
    /// A velocity below or at 0 or an offset that is not a number clears the cell; what is too
    /// large is held at its border.
    void set(std::size_t row, std::size_t step, PatternCell cell) noexcept;
    void clear(std::size_t row, std::size_t step) noexcept { set(row, step, {}); }
    [[nodiscard]] const std::vector<PatternCell>& cells() const noexcept { return m_cells; }

    [[nodiscard]] std::size_t onsetCount() const noexcept;
    [[nodiscard]] bool isEmpty() const noexcept { return onsetCount() == 0; }
    friend bool operator==(const Pattern&, const Pattern&) = default;

private:
    PatternShape m_shape {0, 0, 4, 4};
    std::vector<PatternCell> m_cells;
};

/// Cells in which one has an onset and the other has none. Both have the same shape.
[[nodiscard]] std::size_t onsetDistance(const Pattern& a, const Pattern& b) noexcept;

/// How the onsets of `output` hit those of `target`, from 0 to 1: 2 hits / (onsets of both); 1 if
/// neither has any. Both have the same shape.
[[nodiscard]] double onsetF1(const Pattern& target, const Pattern& output) noexcept;

} // namespace timbrel::music
