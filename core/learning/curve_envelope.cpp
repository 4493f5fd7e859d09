// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learning/curve_envelope.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace timbrel::learning {
namespace {

constexpr std::size_t kBlock = ValueExtremes::kFactor;
constexpr std::size_t kManyPoints = 4 * kBlock; ///< of a column
constexpr double kNoValue = std::numeric_limits<double>::quiet_NaN();

/// The first of ascending places that is not below x, near a guess: what one column holds lies side
/// by side in memory, and a search over all of it would not.
std::size_t firstFrom(std::span<const double> places, std::size_t guess, double x)
{
    constexpr std::size_t kFirstStep = 4;
    std::size_t step = kFirstStep;
    std::size_t low = std::min(guess, places.size());
    std::size_t high = low;
    while (low > 0 && places[low - 1] >= x) {
        high = low;
        low -= std::min(low, step);
        step *= 2;
    }
    step = kFirstStep;
    while (high < places.size() && places[high] < x) {
        low = high + 1;
        high = std::min(places.size(), high + step);
        step *= 2;
    }
    const auto part = places.subspan(low, high - low);
    return low
        + static_cast<std::size_t>(std::lower_bound(part.begin(), part.end(), x) - part.begin());
}

EnvelopeColumn pointColumn(double x, double value)
{
    return {x, value, value, value, value, !std::isfinite(value)};
}

} // namespace

Envelope::Envelope(const PlacedValues& curve, const EnvelopeWindow& window)
    : m_curve(curve)
    , m_window(window)
{
    auto& places = m_curve.places;
    places = places.first(std::min(places.size(), curve.values.size()));
    if (window.pixels < 1 || !(window.to > window.from))
        places = {};
    m_begin = static_cast<std::size_t>(std::lower_bound(places.begin(), places.end(), window.from)
                                       - places.begin());
    m_end = static_cast<std::size_t>(std::upper_bound(places.begin(), places.end(), window.to)
                                     - places.begin());
    m_next = m_begin;
    m_inLast = m_end > m_begin ? (m_end - m_begin) / static_cast<std::size_t>(window.pixels) : 0;
}

std::vector<EnvelopeColumn> Envelope::columns()
{
    std::vector<EnvelopeColumn> found;
    if (m_curve.places.empty())
        return found;
    const auto pixels = static_cast<std::size_t>(m_window.pixels);
    found.reserve(std::min(m_end - m_begin, 2 * pixels) + 2);
    if (m_begin > 0)
        found.push_back(point(m_begin - 1));
    if (m_end - m_begin <= 2 * pixels)
        for (; m_next < m_end; ++m_next)
            found.push_back(point(m_next));
    for (std::size_t pixel = 0; pixel < pixels && m_next < m_end; ++pixel) {
        const std::size_t end = pixel + 1 == pixels ? m_end : endOfColumn(pixel);
        if (end > m_next)
            found.push_back(column(end));
        m_inLast = end - m_next;
        m_next = end;
    }
    if (m_end < m_curve.places.size())
        found.push_back(point(m_end));
    return found;
}

std::size_t Envelope::endOfColumn(std::size_t pixel)
{
    const double width = (m_window.to - m_window.from) / m_window.pixels;
    const double edge = m_window.from + width * static_cast<double>(pixel + 1);
    if (m_next % kBlock == 0 && m_inLast >= kManyPoints)
        if (const std::size_t end = endInBlocks(edge); end >= m_next + kManyPoints)
            return end;
    std::size_t end = std::clamp(firstFrom(m_curve.places, m_next + m_inLast, edge), m_next, m_end);
    // where a column holds many, it ends with a whole block: some of many points lie a pixel beside
    // their place, and none has to be looked at
    if (end - m_next >= kManyPoints)
        end -= end % kBlock;
    return end;
}

/// The beginning of the block in which the edge lies.
std::size_t Envelope::endInBlocks(double edge) const
{
    const auto blocks
        = m_curve.blockPlaces.first(std::min(m_curve.blockPlaces.size(), m_end / kBlock));
    const std::size_t after = firstFrom(blocks, (m_next + m_inLast) / kBlock, edge);
    return after == 0 ? 0 : (after - 1) * kBlock;
}

EnvelopeColumn Envelope::column(std::size_t end) const
{
    const ValueExtremes& extremes = m_curve.extremes;
    const std::size_t first = m_next / kBlock;
    const std::size_t last = end / kBlock;
    if (m_next % kBlock == 0 && end % kBlock == 0 && last <= extremes.blocks()) {
        const Extremes range = extremes.rangeOfBlocks(first, last);
        if (range.isEmpty())
            return pointColumn(m_curve.blockPlaces[first], kNoValue);
        return {m_curve.blockPlaces[first],
                extremes.firstOfBlocks(first, last),
                range.lowest,
                range.highest,
                extremes.lastOfBlocks(first, last),
                false};
    }
    const auto values = m_curve.values;
    const Extremes range = extremes.range(values, m_next, end);
    if (range.isEmpty())
        return pointColumn(m_curve.places[m_next], kNoValue);
    return {m_curve.places[m_next],
            values[extremes.firstFinite(values, m_next, end)],
            range.lowest,
            range.highest,
            values[extremes.lastFinite(values, m_next, end)],
            false};
}

EnvelopeColumn Envelope::point(std::size_t index) const
{
    return pointColumn(m_curve.places[index], m_curve.values[index]);
}

} // namespace timbrel::learning
