// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/music/pattern.h"

#include <algorithm>
#include <cmath>

namespace timbrel::music {

void Pattern::set(std::size_t row, std::size_t step, PatternCell cell) noexcept
{
    // written so that what is not a number is nothing, too
    const bool isOnset = cell.velocity > 0.0F && std::isfinite(cell.offset);
    m_cells[row * m_shape.steps + step] = isOnset
        ? PatternCell {std::min(cell.velocity, 1.0F), std::clamp(cell.offset, -0.5F, 0.5F)}
        : PatternCell {};
}

std::size_t Pattern::onsetCount() const noexcept
{
    return static_cast<std::size_t>(std::count_if(
        m_cells.begin(), m_cells.end(), [](const PatternCell& cell) { return cell.isOnset(); }));
}

std::size_t onsetDistance(const Pattern& a, const Pattern& b) noexcept
{
    std::size_t distance = 0;
    const std::size_t cells = std::min(a.cells().size(), b.cells().size());
    for (std::size_t i = 0; i < cells; ++i)
        distance += a.cells()[i].isOnset() != b.cells()[i].isOnset() ? 1U : 0U;
    return distance;
}

double onsetF1(const Pattern& target, const Pattern& output) noexcept
{
    std::size_t hits = 0;
    const std::size_t cells = std::min(target.cells().size(), output.cells().size());
    for (std::size_t i = 0; i < cells; ++i)
        hits += target.cells()[i].isOnset() && output.cells()[i].isOnset() ? 1U : 0U;
    const std::size_t onsets = target.onsetCount() + output.onsetCount();
    return onsets == 0 ? 1.0 : 2.0 * static_cast<double>(hits) / static_cast<double>(onsets);
}

} // namespace timbrel::music
