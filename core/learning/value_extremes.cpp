// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learning/value_extremes.h"

#include <algorithm>

namespace timbrel::learning {

void ValueExtremes::appended(std::span<const double> values)
{
    std::size_t size = values.size();
    if (size == 0 || size % kFactor != 0)
        return;
    Extremes block;
    for (const double value : values.last(kFactor))
        block.include(value);
    for (std::size_t level = 0;; ++level) {
        if (level == m_levels.size())
            m_levels.emplace_back();
        auto& blocks = m_levels[level];
        blocks.push_back(block);
        if (blocks.size() % kFactor != 0)
            return;
        block = {};
        for (const Extremes& part : std::span(blocks).last(kFactor))
            block.include(part);
    }
}

void ValueExtremes::truncate(std::size_t size)
{
    for (auto& blocks : m_levels) {
        size /= kFactor;
        if (blocks.size() > size)
            blocks.resize(size);
    }
}

Extremes ValueExtremes::range(std::span<const double> values,
                              std::size_t begin,
                              std::size_t end) const noexcept
{
    Extremes found;
    end = std::min(end, values.size());
    for (; begin < end && (begin % kFactor != 0 || begin + kFactor > end); ++begin)
        found.include(values[begin]);
    for (; begin < end && end % kFactor != 0; --end)
        found.include(values[end - 1]);
    // from here on in whole blocks, of ever larger ones
    for (const auto& blocks : m_levels) {
        begin /= kFactor;
        end /= kFactor;
        for (; begin < end && (begin % kFactor != 0 || begin + kFactor > end); ++begin)
            found.include(blocks[begin]);
        for (; begin < end && end % kFactor != 0; --end)
            found.include(blocks[end - 1]);
        if (begin >= end)
            break;
    }
    return found;
}

std::size_t ValueExtremes::firstFinite(std::span<const double> values,
                                       std::size_t begin,
                                       std::size_t end) const noexcept
{
    for (std::size_t i = begin; i < end;) {
        const bool isBlock
            = i % kFactor == 0 && !m_levels.empty() && i / kFactor < m_levels.front().size();
        if (isBlock && m_levels.front()[i / kFactor].isEmpty())
            i += kFactor;
        else if (std::isfinite(values[i]))
            return i;
        else
            ++i;
    }
    return end;
}

std::size_t ValueExtremes::lastFinite(std::span<const double> values,
                                      std::size_t begin,
                                      std::size_t end) const noexcept
{
    for (std::size_t i = end; i > begin;) {
        const bool isBlock = i % kFactor == 0 && i >= begin + kFactor && !m_levels.empty()
            && i / kFactor <= m_levels.front().size();
        if (isBlock && m_levels.front()[i / kFactor - 1].isEmpty())
            i -= kFactor;
        else if (std::isfinite(values[i - 1]))
            return i - 1;
        else
            --i;
    }
    return end;
}

} // namespace timbrel::learning
