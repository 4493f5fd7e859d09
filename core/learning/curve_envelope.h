// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/learning/metric_series.h"
#include "core/learning/value_extremes.h"

#include <cstddef>
#include <span>
#include <vector>

namespace timbrel::learning {

/// Values that stand at places of an axis (ascending).
struct PlacedValues
{
    std::span<const double> places;
    std::span<const double> values; ///< there may be fewer than places
    std::span<const double> blockPlaces; ///< of every ValueExtremes::kFactor-th, from the first
    const ValueExtremes& extremes; ///< of the values
};

/// What a curve does within each column of pixels; see MetricSeries::envelope. Where a column has
/// many points only whole blocks are looked at, which lie side by side in memory. Threads: a value.
class Envelope
{
public:
    Envelope(const PlacedValues& curve, const EnvelopeWindow& window);
    [[nodiscard]] std::vector<EnvelopeColumn> columns();

private:
    [[nodiscard]] std::size_t endOfColumn(std::size_t pixel);
    [[nodiscard]] std::size_t endInBlocks(double edge) const;
    [[nodiscard]] EnvelopeColumn column(std::size_t end) const;
    [[nodiscard]] EnvelopeColumn point(std::size_t index) const;

    PlacedValues m_curve;
    EnvelopeWindow m_window;
    std::size_t m_begin = 0; ///< points within the window
    std::size_t m_end = 0;
    std::size_t m_next = 0; ///< the first that is in no column yet
    std::size_t m_inLast = 0; ///< about as many as in the next column
};

} // namespace timbrel::learning
