// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learning/metric_series.h"

#include "core/learning/curve_envelope.h"

#include <algorithm>
#include <cmath>

namespace timbrel::learning {
namespace {

std::size_t firstFrom(std::span<const double> places, double x)
{
    return static_cast<std::size_t>(std::lower_bound(places.begin(), places.end(), x)
                                    - places.begin());
}

} // namespace

void MetricSeries::append(double epoch, double seconds, double value)
{
    if (!std::isfinite(epoch) || !std::isfinite(seconds))
        return;
    if (!m_epochs.empty() && epoch < m_epochs.back())
        truncate(firstFrom(m_epochs, epoch));
    if (!m_seconds.empty())
        seconds = std::max(seconds, m_seconds.back());
    m_epochs.push_back(epoch);
    m_seconds.push_back(seconds);
    if (m_values.size() % ValueExtremes::kFactor == 0) {
        m_blockEpochs.push_back(epoch);
        m_blockSeconds.push_back(seconds);
    }
    m_values.push_back(value);
    m_extremes.appended(m_values);
    noteBest(m_values.size() - 1);
}

void MetricSeries::noteBest(std::size_t index)
{
    const double value = m_values[index];
    if (!std::isfinite(value))
        return;
    if (!m_lowest || value < m_values[*m_lowest])
        m_lowest = index;
    if (!m_highest || value > m_values[*m_highest])
        m_highest = index;
    if (value > 0.0 && (!m_lowestAbove || value < *m_lowestAbove))
        m_lowestAbove = value;
}

void MetricSeries::truncate(std::size_t size)
{
    m_epochs.resize(size);
    m_seconds.resize(size);
    m_values.resize(size);
    const std::size_t blocks = (size + ValueExtremes::kFactor - 1) / ValueExtremes::kFactor;
    m_blockEpochs.resize(blocks);
    m_blockSeconds.resize(blocks);
    m_extremes.truncate(size);
    ++m_rewrites;
    m_lowest.reset();
    m_highest.reset();
    m_lowestAbove.reset();
    for (std::size_t i = 0; i < size; ++i)
        noteBest(i);
}

MetricPoint MetricSeries::at(std::size_t index) const
{
    return {m_epochs.at(index), m_seconds.at(index), m_values.at(index)};
}

double MetricSeries::lastValue() const noexcept
{
    return m_values.empty() ? kNotANumber : m_values.back();
}

std::optional<MetricPoint> MetricSeries::best(Direction direction) const
{
    const auto& index = direction == Direction::LowerIsBetter ? m_lowest : m_highest;
    if (direction == Direction::Neither || !index)
        return std::nullopt;
    return at(*index);
}

Extremes MetricSeries::extremes(CurveAxis axis, double from, double to) const
{
    const auto x = places(axis);
    const auto begin = firstFrom(x, from);
    const auto end = static_cast<std::size_t>(std::upper_bound(x.begin(), x.end(), to) - x.begin());
    return m_extremes.range(m_values, begin, std::max(begin, end));
}

std::optional<std::size_t> MetricSeries::nearest(CurveAxis axis, double x) const
{
    const auto all = places(axis);
    if (all.empty())
        return std::nullopt;
    const std::size_t after = firstFrom(all, x);
    if (after == all.size())
        return all.size() - 1;
    if (after > 0 && x - all[after - 1] < all[after] - x)
        return after - 1;
    return after;
}

std::vector<EnvelopeColumn> MetricSeries::envelope(CurveAxis axis,
                                                   const EnvelopeWindow& window) const
{
    return Envelope({places(axis), m_values, blockPlaces(axis), m_extremes}, window).columns();
}

void SmoothedSeries::setWeight(double weight)
{
    weight = std::isfinite(weight) ? std::clamp(weight, 0.0, kMostWeight) : 0.0;
    if (weight == m_weight)
        return;
    m_weight = weight;
    restart();
}

void SmoothedSeries::restart()
{
    m_values.clear();
    m_extremes.truncate(0);
    m_average = 0.0;
    m_weightPower = 1.0;
}

bool SmoothedSeries::update(const MetricSeries& series, std::size_t mostPoints)
{
    if (series.rewrites() != m_rewrites || series.size() < m_values.size()) {
        m_rewrites = series.rewrites();
        restart();
    }
    const auto raw = series.values();
    const std::size_t begin = m_values.size();
    if (begin == 0)
        m_values.reserve(raw.size());
    const std::size_t end = begin + std::min(mostPoints, raw.size() - begin);
    for (std::size_t i = begin; i < end; ++i) {
        double smooth = kNotANumber;
        if (std::isfinite(raw[i])) {
            constexpr double kNothing = 1e-18; // no longer changes what it is taken from
            m_weightPower = m_weightPower > kNothing ? m_weightPower * m_weight : 0.0;
            const double share = m_weightPower > kNothing ? (1.0 - m_weight) / (1.0 - m_weightPower)
                                                          : 1.0 - m_weight;
            m_average += share * (raw[i] - m_average);
            smooth = m_average;
        }
        m_values.push_back(smooth);
        m_extremes.appended(m_values);
    }
    return end == raw.size();
}

std::vector<EnvelopeColumn> SmoothedSeries::envelope(const MetricSeries& series,
                                                     CurveAxis axis,
                                                     const EnvelopeWindow& window) const
{
    return Envelope({series.places(axis), m_values, series.blockPlaces(axis), m_extremes}, window)
        .columns();
}

void RunCurves::describe(const std::vector<MetricDescription>& newest)
{
    std::vector<MetricSeries> kept(newest.size());
    for (std::size_t i = 0; i < newest.size(); ++i)
        for (std::size_t k = 0; k < metrics.size(); ++k)
            if (metrics[k].name == newest[i].name)
                kept[i] = std::move(series[k]);
    metrics = newest;
    series = std::move(kept);
}

void RunCurves::append(const MetricsRecord& record)
{
    for (const auto& [name, value] : record.values)
        for (std::size_t i = 0; i < metrics.size(); ++i)
            if (metrics[i].name == name)
                series[i].append(static_cast<double>(record.epoch), record.seconds, value);
}

const MetricSeries* RunCurves::find(const std::string& metric) const
{
    for (std::size_t i = 0; i < metrics.size() && i < series.size(); ++i)
        if (metrics[i].name == metric)
            return &series[i];
    return nullptr;
}

} // namespace timbrel::learning
