// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/perform/controller_bar_painter.h"

#include "ui/common/theme.h"

#include <QPainter>
#include <QPainterPath>

#include <array>

namespace timbrel::ui {
namespace {

constexpr double kSentLine = 3.0;
constexpr std::array kMarks = {32, 64, 96};
constexpr double kMarkLength = 5.0;

void paintHandle(QPainter& painter, const BarScene& scene)
{
    const QRectF bar = scene.geometry.bar();
    const double y = scene.geometry.yOf(scene.handle);
    const double reach = BarGeometry::kHandleReach - 1.0;
    QPainterPath path;
    for (const bool isLeft : {true, false}) {
        // points at the bar from both sides
        const double tip = isLeft ? bar.left() + 2.0 : bar.right() - 2.0;
        const double base
            = isLeft ? scene.geometry.whole.left() + 1.0 : scene.geometry.whole.right() - 1.0;
        path.moveTo(tip, y);
        path.lineTo(base, y - reach);
        path.lineTo(base, y + reach);
        path.closeSubpath();
    }
    const Theme& colours = theme();
    const QColor ink = scene.isTakenOver || scene.isHandleHot ? colours.accent : colours.quiet;
    painter.setPen(QPen(ink, 1.5));
    // filled: a hand holds it; hollow: the network plays
    painter.setBrush(scene.isTakenOver ? QBrush(ink) : QBrush(colours.panel));
    painter.drawPath(path);
    if (scene.isTakenOver) {
        painter.setPen(QPen(ink, 1.0, Qt::DashLine));
        painter.drawLine(QPointF(bar.left(), y), QPointF(bar.right(), y));
    }
}

} // namespace

void paintControllerBar(QPainter& painter, const BarScene& scene)
{
    const Theme& colours = theme();
    const QRectF bar = scene.geometry.bar();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(scene.hasFocus ? colours.accent : colours.line,
                        scene.hasFocus ? metrics::kFocusRing : 1.0));
    painter.setBrush(colours.panel);
    painter.drawRoundedRect(bar, metrics::kCorner, metrics::kCorner);

    const double top = std::round(scene.geometry.yOf(scene.predicted));
    QColor filled = scene.colour;
    if (!scene.isActive || scene.isTakenOver)
        filled.setAlphaF(0.45F); // it would send this
    painter.fillRect(QRectF(bar.left() + 3.0, top, bar.width() - 6.0, bar.bottom() - top - 1.0),
                     filled);
    painter.setPen(QPen(colours.line, 1.0));
    for (const int mark : kMarks) {
        const double y = std::round(scene.geometry.yOf(mark)) + 0.5;
        painter.drawLine(QPointF(bar.left() + 1.0, y), QPointF(bar.left() + kMarkLength, y));
        painter.drawLine(QPointF(bar.right() - kMarkLength, y), QPointF(bar.right() - 1.0, y));
    }
    const double sent = scene.geometry.yOf(scene.sent);
    if (scene.isActive)
        painter.fillRect(
            QRectF(bar.left() + 1.0, sent - kSentLine / 2.0, bar.width() - 2.0, kSentLine),
            colours.text);
    paintHandle(painter, scene);
}

QRect changedPart(const BarScene& before, const BarScene& after)
{
    const bool isSamePlace = before.geometry.whole == after.geometry.whole;
    if (!isSamePlace || before.isTakenOver != after.isTakenOver || before.isActive != after.isActive
        || before.hasFocus != after.hasFocus || before.colour != after.colour)
        return after.geometry.whole.toAlignedRect();
    QRectF part;
    const auto add = [&](double from, double to, double reach) {
        const double high = std::min(after.geometry.yOf(from), after.geometry.yOf(to));
        const double low = std::max(after.geometry.yOf(from), after.geometry.yOf(to));
        part |= QRectF(after.geometry.whole.left(),
                       high - reach,
                       after.geometry.whole.width(),
                       low - high + 2.0 * reach);
    };
    constexpr double kSoft = 1.5; // of antialiased and rounded edges
    if (before.predicted != after.predicted)
        add(before.predicted, after.predicted, kSoft);
    if (before.sent != after.sent)
        add(before.sent, after.sent, kSentLine / 2.0 + kSoft);
    if (before.handle != after.handle || before.isHandleHot != after.isHandleHot)
        add(before.handle, after.handle, BarGeometry::kHandleReach + kSoft);
    return part.toAlignedRect() & after.geometry.whole.toAlignedRect();
}

} // namespace timbrel::ui
