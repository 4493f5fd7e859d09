// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/perform/bar_geometry.h"

#include <QColor>

class QPainter;

namespace timbrel::ui {

/// What the bar of a controller shows.
struct BarScene
{
    BarGeometry geometry;
    double predicted = 0.0; ///< filled
    int sent = 0; ///< a line
    int handle = 0; ///< what a hand would send, or sends
    bool isTakenOver = false;
    bool isHandleHot = false; ///< the pointer is on it, or it is held
    bool hasFocus = false;
    bool isActive = true; ///< false: nothing is performed, values are those of the rest
    QColor colour; ///< of the series
};

void paintControllerBar(QPainter& painter, const BarScene& scene);
/// All that differs between the two, in whole pixels; empty: nothing.
[[nodiscard]] QRect changedPart(const BarScene& before, const BarScene& after);

} // namespace timbrel::ui
