// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/latent/pad_painter.h"

#include "ui/common/theme.h"
#include "ui/latent/pattern_thumb.h"

#include <QLocale>
#include <QPainter>
#include <QPainterPath>

#include <cmath>

namespace timbrel::ui {
namespace {

constexpr double kPuckRadius = 9.0;
constexpr double kTargetRadius = 4.0;
constexpr double kHandleRadius = 4.0;
constexpr double kDotRing = 8.0;
constexpr const char* kCornerLetters[] = {"A", "B", "C", "D"};

/// A line that is seen on any ground: dark below, the colour above.
void strokeTwice(QPainter& painter, const QPainterPath& path, const QColor& colour, double width)
{
    const QColor under = theme().ground;
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(under, width + 2.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.drawPath(path);
    painter.setPen(QPen(colour, width, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.drawPath(path);
}

QFont padCaption(const QPainter& painter)
{
    QFont font = painter.font();
    font.setPixelSize(metrics::kCaptionPixels);
    return font;
}

void paintPadMiddle(QPainter& painter, const PadScene& scene)
{
    const QRectF& area = scene.geometry.area;
    if (scene.ground.isNull())
        painter.fillRect(area, theme().panel);
    else
        painter.drawImage(area, scene.ground);
    // the middle of the pad
    QColor line = scene.ground.isNull() || scene.hasCorners ? theme().line : QColor(Qt::white);
    line.setAlphaF(scene.hasCorners ? 1.0F : 0.35F);
    painter.setPen(QPen(line, 0.0));
    const QPointF middle = area.center();
    painter.drawLine(QPointF(area.left(), middle.y()), QPointF(area.right(), middle.y()));
    painter.drawLine(QPointF(middle.x(), area.top()), QPointF(middle.x(), area.bottom()));
}

/// What the edges mean, in the margin below and to the left.
void paintAxes(QPainter& painter, const PadScene& scene)
{
    const QRectF& area = scene.geometry.area;
    painter.setFont(padCaption(painter));
    painter.setPen(theme().quiet);
    const QLocale locale;
    const auto number = [&](double value) { return locale.toString(value, 'f', 1); };
    const double high = painter.fontMetrics().height();
    if (!scene.across.name.isEmpty()) {
        const QRectF below(area.left(), area.bottom() + 2.0, area.width(), high);
        painter.drawText(below, Qt::AlignLeft, number(scene.across.low));
        painter.drawText(below, Qt::AlignRight, number(scene.across.high));
        painter.drawText(below, Qt::AlignHCenter, scene.across.name);
    }
    if (!scene.up.name.isEmpty()) {
        painter.save();
        painter.translate(area.left() - 2.0 - high, area.bottom());
        painter.rotate(-90.0);
        const QRectF beside(0.0, 0.0, area.height(), high);
        painter.drawText(beside, Qt::AlignLeft, number(scene.up.low));
        painter.drawText(beside, Qt::AlignRight, number(scene.up.high));
        painter.drawText(beside, Qt::AlignHCenter, scene.up.name);
        painter.restore();
    }
}

void paintCorner(QPainter& painter, const PadScene& scene, std::size_t index)
{
    const PadCorner& corner = scene.corners[index];
    const QRectF card = scene.geometry.cornerCard(index).adjusted(4.0, 4.0, -4.0, -4.0);
    const bool isHot = scene.hotCorner == index;
    painter.setPen(QPen(isHot ? theme().accent : theme().line,
                        isHot ? metrics::kFocusRing : 1.0,
                        corner.pattern ? Qt::SolidLine : Qt::DashLine));
    painter.setBrush(theme().raised);
    painter.drawRoundedRect(card, metrics::kCorner, metrics::kCorner);
    painter.setFont(padCaption(painter));
    const double high = painter.fontMetrics().height();
    const QRectF inside = card.adjusted(6.0, 3.0, -6.0, -4.0);
    painter.setPen(theme().accent);
    const QString letter = QLatin1String(kCornerLetters[index]);
    painter.drawText(QRectF(inside.topLeft(), QSizeF(inside.width(), high)), letter);
    painter.setPen(corner.pattern ? theme().text : theme().quiet);
    const double indent = painter.fontMetrics().horizontalAdvance(letter) + 6.0;
    const QRectF name(inside.left() + indent, inside.top(), inside.width() - indent, high);
    painter.drawText(name,
                     Qt::AlignLeft | Qt::AlignVCenter,
                     painter.fontMetrics().elidedText(
                         corner.name, Qt::ElideRight, static_cast<int>(std::floor(name.width()))));
    if (corner.pattern)
        paintPatternThumb(painter,
                          inside.adjusted(0.0, high + 2.0, 0.0, 0.0),
                          *corner.pattern,
                          theme().text,
                          theme().line);
}

void paintPath(QPainter& painter, const PadScene& scene)
{
    const auto draw = [&](const auto& positions, bool isClosed) {
        QPainterPath path;
        bool isFirst = true;
        for (const learning::PadPosition& position : positions) {
            const QPointF pixel = scene.geometry.pixelOf(position);
            if (std::exchange(isFirst, false))
                path.moveTo(pixel);
            else
                path.lineTo(pixel);
        }
        if (isClosed)
            path.closeSubpath();
        strokeTwice(painter, path, theme().text, 1.5);
    };
    if (!scene.line.empty()) {
        draw(scene.line, false);
        return;
    }
    if (scene.path == nullptr || scene.path->isEmpty())
        return;
    std::vector<learning::PadPosition> positions;
    for (const pattern::PathPoint& point : scene.path->points())
        positions.push_back(point.position);
    draw(positions, scene.path->end() == pattern::PathEnd::Loop);
    if (!scene.isPathEdited)
        return;
    for (std::size_t i = 0; i < positions.size(); ++i) {
        const bool isChosen = scene.chosenPoint == i;
        const QPointF pixel = scene.geometry.pixelOf(positions[i]);
        painter.setPen(QPen(theme().ground, 1.5));
        painter.setBrush(isChosen ? theme().accent : theme().text);
        const double radius = isChosen ? kHandleRadius + 2.0 : kHandleRadius;
        if (i == 0) // where it begins
            painter.drawRect(
                QRectF(pixel.x() - radius, pixel.y() - radius, 2 * radius, 2 * radius));
        else
            painter.drawEllipse(pixel, radius, radius);
    }
}

void paintPuck(QPainter& painter, const PadScene& scene)
{
    const QPointF puck = scene.geometry.pixelOf(scene.puck);
    const QPointF target = scene.geometry.pixelOf(scene.target);
    if (puck != target) {
        QPainterPath way(puck);
        way.lineTo(target);
        strokeTwice(painter, way, theme().accent, 1.0);
        painter.setPen(QPen(theme().ground, 1.0));
        painter.setBrush(theme().accent);
        painter.drawEllipse(target, kTargetRadius, kTargetRadius);
    }
    QPainterPath ring;
    ring.addEllipse(puck, kPuckRadius, kPuckRadius);
    strokeTwice(painter, ring, theme().accent, scene.isPuckHot ? 4.0 : 3.0);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme().accent);
    painter.drawEllipse(puck, 2.0, 2.0);
}

} // namespace

void paintPad(QPainter& painter, const PadScene& scene)
{
    painter.setRenderHint(QPainter::Antialiasing);
    paintPadMiddle(painter, scene);
    paintAxes(painter, scene);
    painter.save();
    painter.setClipRect(scene.geometry.area);
    if (scene.hasCorners)
        for (std::size_t i = 0; i < scene.corners.size(); ++i)
            paintCorner(painter, scene, i);
    if (scene.hotDot && scene.dots != nullptr && *scene.hotDot < scene.dots->size()) {
        QPainterPath ring;
        ring.addEllipse(
            scene.geometry.pixelOf((*scene.dots)[*scene.hotDot].position), kDotRing, kDotRing);
        strokeTwice(painter, ring, theme().text, 1.5);
    }
    paintPath(painter, scene);
    paintPuck(painter, scene);
    painter.restore();
    if (scene.hasFocus) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(theme().accent, metrics::kFocusRing));
        painter.drawRect(scene.geometry.area.adjusted(1.0, 1.0, -1.0, -1.0));
    } else {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(theme().line, 1.0));
        painter.drawRect(scene.geometry.area.adjusted(0.5, 0.5, -0.5, -0.5));
    }
}

} // namespace timbrel::ui
