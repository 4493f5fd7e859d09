// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QRectF>
#include <QString>

#include <vector>

class QWidget;

namespace timbrel::test {

struct PaintedText
{
    QString text; ///< one line of it
    QRectF place; ///< of its whole line, in pixels of the widget
    QRectF shown; ///< where the painter may paint: its clip, at most the widget
};

/// What the widget writes on itself, without its children. What it paints into a picture first is
/// not seen. Threads: GUI.
[[nodiscard]] std::vector<PaintedText> textsPaintedBy(QWidget& widget);

} // namespace timbrel::test
