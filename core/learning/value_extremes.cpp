// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learning/value_extremes.h"

#include <algorithm>

namespace timbrel::learning {
namespace { } // namespace

void ValueExtremes::appended(std::span<const double> values)
{
    std::size_t size = values.size();
    if (size == 0 || size % kFactor != 0)
        return;
    Extremes block;
    double first = kNotANumber;
    double last = kNotANumber;
    for (const double value : values.last(kFactor)) {
        block.include(value);
        if (std::isfinite(value)) {
            first = std::isnan(first) ? value : first;
            last = value;
        }
    }
    m_firsts.push_back(first);
    m_lasts.push_back(last);
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
    const std::size_t whole = size / kFactor;
    if (m_firsts.size() > whole) {
        m_firsts.resize(whole);
        m_lasts.resize(whole);
    }
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
    include(found, begin / kFactor, end / kFactor);
    return found;
}

/// Whole blocks, in ever larger ones.
void ValueExtremes::include(Extremes& found, std::size_t begin, std::size_t end) const noexcept
{
    for (const auto& blocks : m_levels) {
        for (; begin < end && (begin % kFactor != 0 || begin + kFactor > end); ++begin)
            found.include(blocks[begin]);
        for (; begin < end && end % kFactor != 0; --end)
            found.include(blocks[end - 1]);
        if (begin >= end)
            return;
        begin /= kFactor;
        end /= kFactor;
    }
}

Extremes ValueExtremes::rangeOfBlocks(std::size_t begin, std::size_t end) const noexcept
{
    Extremes found;
    include(found, begin, std::min(end, blocks()));
    return found;
}

double ValueExtremes::firstOfBlocks(std::size_t begin, std::size_t end) const noexcept
{
    end = std::min(end, blocks());
    for (std::size_t i = begin; i < end; ++i)
        if (!std::isnan(m_firsts[i]))
            return m_firsts[i];
    return kNotANumber;
}

double ValueExtremes::lastOfBlocks(std::size_t begin, std::size_t end) const noexcept
{
    for (std::size_t i = std::min(end, blocks()); i > begin; --i)
        if (!std::isnan(m_lasts[i - 1]))
            return m_lasts[i - 1];
    return kNotANumber;
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
