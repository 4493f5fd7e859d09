// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/learning/metrics.h"
#include "core/learning/value_extremes.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace timbrel::learning {

/// What a curve is drawn against.
enum class CurveAxis : std::uint8_t
{
    Epoch,
    Seconds ///< of wall time since the training began
};

/// One measurement.
struct MetricPoint
{
    double epoch = 0.0;
    double seconds = 0.0;
    double value = 0.0; ///< NaN or infinite: measured, and no number
    friend bool operator==(const MetricPoint&, const MetricPoint&) = default;
};

/// What a curve does within one column of pixels.
struct EnvelopeColumn
{
    double x = 0.0; ///< of its first point
    double first = 0.0;
    double minimum = 0.0;
    double maximum = 0.0;
    double last = 0.0;
    bool isGap = false; ///< no finite value here: the line is broken
    friend bool operator==(const EnvelopeColumn&, const EnvelopeColumn&) = default;
};

/// A part of an axis and what it is shown by.
struct EnvelopeWindow
{
    double from = 0.0;
    double to = 1.0; ///< greater than `from`
    int pixels = 1;
};

/// A metric of a run, as it was measured again and again; drawn in the time that its pixels take,
/// however many points there are. Threads: a value. Realtime-safe: no.
class MetricSeries
{
public:
    /// Amortised O(1). Epochs and seconds ascend; where a run went on from an earlier checkpoint
    /// and passes an epoch again, the newer measurements take the place of the older. A time that
    /// goes back is taken for the one before; an epoch or a time that is no number is passed over.
    void append(double epoch, double seconds, double value);

    [[nodiscard]] std::size_t size() const noexcept { return m_values.size(); }
    [[nodiscard]] bool isEmpty() const noexcept { return m_values.empty(); }
    [[nodiscard]] MetricPoint at(std::size_t index) const;
    /// NaN before the first.
    [[nodiscard]] double lastValue() const noexcept;
    /// The first point of the best finite value; none for Direction::Neither.
    [[nodiscard]] std::optional<MetricPoint> best(Direction direction) const;
    /// The lowest finite value above 0, where a logarithmic axis can begin.
    [[nodiscard]] std::optional<double> lowestAboveZero() const noexcept { return m_lowestAbove; }
    [[nodiscard]] std::span<const double> values() const noexcept { return m_values; }
    [[nodiscard]] std::span<const double> places(CurveAxis axis) const noexcept
    {
        return axis == CurveAxis::Epoch ? m_epochs : m_seconds;
    }
    /// Lowest and highest finite value with from <= x <= to.
    [[nodiscard]] Extremes extremes(CurveAxis axis, double from, double to) const;
    /// The point nearest to x.
    [[nodiscard]] std::optional<std::size_t> nearest(CurveAxis axis, double x) const;
    /// For each pixel that has points, ascending, at most two columns; also the last point before
    /// the window and the first behind it, so that lines leave it as they should. Where a pixel has
    /// more than sixty points, some of them may be counted to its neighbour.
    [[nodiscard]] std::vector<EnvelopeColumn> envelope(CurveAxis axis,
                                                       const EnvelopeWindow& window) const;
    /// How often older measurements had to make way: what was computed from them is void then.
    [[nodiscard]] std::uint64_t rewrites() const noexcept { return m_rewrites; }

private:
    [[nodiscard]] const std::vector<double>& blockPlaces(CurveAxis axis) const noexcept
    {
        return axis == CurveAxis::Epoch ? m_blockEpochs : m_blockSeconds;
    }
    friend class SmoothedSeries;
    void truncate(std::size_t size);
    void noteBest(std::size_t index);

    std::vector<double> m_epochs;
    std::vector<double> m_seconds;
    std::vector<double> m_values;
    std::vector<double> m_blockEpochs; ///< of each block's first point
    std::vector<double> m_blockSeconds;
    ValueExtremes m_extremes;
    std::optional<std::size_t> m_lowest; ///< index of the first lowest value
    std::optional<std::size_t> m_highest;
    std::optional<double> m_lowestAbove;
    std::uint64_t m_rewrites = 0;
};

/// A series smoothed exponentially: weight 0 is the series itself, 0.999 an average over about a
/// thousand measurements. Without bias at the start (each value is an average of what came before,
/// with weights that sum to 1), so that a constant stays exactly what it is. What is no number
/// leaves a gap and is not averaged. Threads: a value. Realtime-safe: no.
class SmoothedSeries
{
public:
    static constexpr double kMostWeight = 0.999;

    /// weight is moved into [0, kMostWeight]. A new weight begins anew.
    void setWeight(double weight);
    [[nodiscard]] double weight() const noexcept { return m_weight; }
    /// Takes up what the series has more, at most so many points. True: all of it is there.
    bool update(const MetricSeries& series, std::size_t mostPoints);
    [[nodiscard]] std::size_t size() const noexcept { return m_values.size(); }
    [[nodiscard]] std::span<const double> values() const noexcept { return m_values; }
    [[nodiscard]] std::vector<EnvelopeColumn>
    envelope(const MetricSeries& series, CurveAxis axis, const EnvelopeWindow& window) const;

private:
    void restart();

    double m_weight = 0.0;
    std::vector<double> m_values;
    ValueExtremes m_extremes;
    double m_average = 0.0;
    double m_weightPower = 1.0; ///< weight to the power of the number of values averaged
    std::uint64_t m_rewrites = 0;
};

/// All curves of a run: descriptions and series in the same order. May grow, and gain metrics.
/// Threads: a value.
struct RunCurves
{
    std::vector<MetricDescription> metrics;
    std::vector<MetricSeries> series;

    /// Takes the newest descriptions; a metric of the same name keeps its series.
    void describe(const std::vector<MetricDescription>& newest);
    /// Values of metrics that are not described are passed over.
    void append(const MetricsRecord& record);
    [[nodiscard]] const MetricSeries* find(const std::string& metric) const;
};

} // namespace timbrel::learning
