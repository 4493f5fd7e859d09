// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/expression/network_preview.h"
#include "ui/common/axes/time_axis.h"

#include <QImage>
#include <QRect>

namespace timbrel::ui {

/// Paints the states of the cells into this rectangle of the image (pixels of the device): time to
/// the right in these columns, the first cell of the first layer at the top. Where several steps or
/// cells fall into a pixel, it shows their mean; where there are none, it stays as it is. Colours
/// go from minus to plus the preview's range of states; what is beyond has the last. Cost: the
/// states in sight and the pixels. Threads: any; the image is the caller's.
void paintCells(QImage& image,
                const QRect& rectangle,
                const expression::Preview& preview,
                const TimeColumns& columns);

/// The cell that is shown at a row of the rectangle; 0 for rows above it, the last for rows below.
[[nodiscard]] std::size_t cellAt(double row, double height, const expression::Preview& preview);

} // namespace timbrel::ui
