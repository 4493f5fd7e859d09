// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pattern/onset_score.h"

#include <algorithm>

namespace timbrel::pattern {
namespace {

double share(std::uint64_t part, std::uint64_t whole) noexcept
{
    return whole == 0 ? 1.0 : static_cast<double>(part) / static_cast<double>(whole);
}

} // namespace

void OnsetScore::add(const music::Pattern& target, const music::Pattern& output) noexcept
{
    std::uint64_t hits = 0;
    const std::size_t cells = std::min(target.cells().size(), output.cells().size());
    for (std::size_t i = 0; i < cells; ++i)
        hits += target.cells()[i].isOnset() && output.cells()[i].isOnset() ? 1U : 0U;
    add(hits, target.onsetCount(), output.onsetCount());
}

void OnsetScore::add(std::uint64_t hits, std::uint64_t targets, std::uint64_t outputs) noexcept
{
    ++m_patterns;
    m_hits += hits;
    m_targets += targets;
    m_outputs += outputs;
    m_f1Sum += share(2 * hits, targets + outputs);
}

double OnsetScore::meanF1() const noexcept
{
    return m_patterns == 0 ? 1.0 : m_f1Sum / static_cast<double>(m_patterns);
}

double OnsetScore::pooledF1() const noexcept
{
    return share(2 * m_hits, m_targets + m_outputs);
}

double OnsetScore::precision() const noexcept
{
    return share(m_hits, m_outputs);
}

double OnsetScore::recall() const noexcept
{
    return share(m_hits, m_targets);
}

} // namespace timbrel::pattern
