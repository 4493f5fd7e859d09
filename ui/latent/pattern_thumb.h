// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/music/pattern.h"

#include <QColor>
#include <QRectF>

class QPainter;

namespace timbrel::ui {

/// A pattern as a small picture: a row for each instrument, the first at the top, onsets as marks
/// as tall as they are loud, bars parted by lines. Whole pixels, so that it is sharp.
void paintPatternThumb(QPainter& painter,
                       const QRectF& place,
                       const music::Pattern& pattern,
                       const QColor& ink,
                       const QColor& line);

} // namespace timbrel::ui
