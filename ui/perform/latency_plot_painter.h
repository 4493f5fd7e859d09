// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/perform/performance_state.h"

#include <QRectF>
#include <QString>

#include <vector>

class QPainter;

namespace timbrel::ui {

/// From 1 us to 100 ms, each power of ten as wide as the others. Threads: a value.
struct LatencyAxis
{
    static constexpr double kLowest = 0.001; ///< ms
    static constexpr double kHighest = 100.0; ///< ms
    double left = 0.0;
    double width = 1.0;

    [[nodiscard]] double xOf(double milliseconds) const;
    [[nodiscard]] double millisecondsAt(double x) const;
};

/// Most people notice a delay of about this (the seed's "Latency"), in milliseconds.
inline constexpr double kNoticedMilliseconds = 10.0;

/// "60 µs", "1.3 ms", "12 ms"
[[nodiscard]] QString latencyText(double milliseconds);

/// Where bars and axis are within the plot.
[[nodiscard]] QRectF latencyBars(const QRectF& whole, int captionHeight);
/// The higher a bar the more notes; the height grows with the logarithm, so that a single late
/// note is seen beside thousands.
void paintLatencyPlot(QPainter& painter, const QRectF& whole, const std::vector<LatencyBin>& bins);

} // namespace timbrel::ui
