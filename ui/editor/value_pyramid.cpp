// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/value_pyramid.h"

#include <algorithm>

namespace timbrel::ui {
namespace {

ValueRange rangeOf(const music::ControllerPoint& point)
{
    return {point.value, point.value};
}

ValueRange rangeOf(ValueRange range)
{
    return range;
}

/// Blocks of below, from the one that holds element first on.
template<class Elements>
void rebuild(std::vector<ValueRange>& level,
             const Elements& below,
             std::size_t factor,
             std::size_t first)
{
    const std::size_t count = (below.size() + factor - 1) / factor;
    level.resize(count);
    for (std::size_t block = first / factor; block < count; ++block) {
        const std::size_t end = std::min(below.size(), (block + 1) * factor);
        ValueRange range;
        for (std::size_t i = block * factor; i < end; ++i)
            range.include(rangeOf(below[i]));
        level[block] = range;
    }
}

} // namespace

void ValuePyramid::update(std::span<const music::ControllerPoint> points, std::size_t firstChanged)
{
    std::size_t depth = 0;
    for (std::size_t count = points.size(); count > kFactor;
         count = (count + kFactor - 1) / kFactor)
        ++depth;
    if (m_levels.size() > depth)
        m_levels.resize(depth);
    for (std::size_t level = 0; level < depth; ++level) {
        if (level == m_levels.size()) {
            m_levels.emplace_back();
            firstChanged = 0; // a new level knows nothing yet
        }
        if (level == 0)
            rebuild(m_levels[0], points, kFactor, firstChanged);
        else
            rebuild(m_levels[level], m_levels[level - 1], kFactor, firstChanged);
        firstChanged /= kFactor;
    }
}

ValueRange ValuePyramid::range(std::span<const music::ControllerPoint> points,
                               std::size_t begin,
                               std::size_t end) const noexcept
{
    ValueRange range;
    const auto scan = [&range](const auto& elements, std::size_t from, std::size_t to) {
        for (; from < to; ++from)
            range.include(rangeOf(elements[from]));
    };
    std::size_t level = 0; // of which blocks are read; 0: the points themselves
    while (begin < end) {
        const std::size_t firstWhole = (begin + kFactor - 1) / kFactor;
        const std::size_t lastWhole = end / kFactor;
        const bool isTop = level == m_levels.size() || firstWhole >= lastWhole;
        const std::size_t headEnd = isTop ? end : firstWhole * kFactor;
        const std::size_t tailBegin = isTop ? end : lastWhole * kFactor;
        if (level == 0) {
            scan(points, begin, headEnd);
            scan(points, tailBegin, end);
        } else {
            scan(m_levels[level - 1], begin, headEnd);
            scan(m_levels[level - 1], tailBegin, end);
        }
        if (isTop)
            break;
        begin = firstWhole;
        end = lastWhole;
        ++level;
    }
    return range;
}

} // namespace timbrel::ui
