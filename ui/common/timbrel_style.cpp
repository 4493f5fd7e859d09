// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/timbrel_style.h"

#include "ui/common/theme.h"

#include <QAbstractItemView>
#include <QPainter>
#include <QStyleOption>

#include <cmath>

namespace timbrel::ui {
namespace {

/// In the middle of where it belongs, on whole pixels: a thin line keeps its contrast.
QRectF boxIn(const QRect& place, double side)
{
    const QPointF centre = QRectF(place).center();
    return {std::floor(centre.x() - side / 2) + 0.5,
            std::floor(centre.y() - side / 2) + 0.5,
            side - 1.0,
            side - 1.0};
}

void drawCheckBox(const QStyleOption& option, QPainter& painter)
{
    constexpr double kSide = 14.0;
    const QRectF box = boxIn(option.rect, kSide);
    const bool isOn = (option.state & QStyle::State_On) != 0;
    const bool isPartly = (option.state & QStyle::State_NoChange) != 0;
    const bool isEnabled = (option.state & QStyle::State_Enabled) != 0;
    const bool isLit = (option.state & (QStyle::State_MouseOver | QStyle::State_HasFocus)) != 0;
    const Theme& colours = theme();
    const QColor ink = !isEnabled ? colours.quiet : colours.accent;
    const QColor edge = isOn || isPartly ? ink : isLit && isEnabled ? colours.text : colours.quiet;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(edge, 1.0));
    painter.setBrush(isEnabled ? colours.panel : colours.ground);
    painter.drawRoundedRect(box, 2.0, 2.0);
    painter.setPen(QPen(ink, 2.0, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    if (isOn) {
        const QPointF tick[] = {{box.left() + 3.0, box.top() + 7.0},
                                {box.left() + 5.5, box.top() + 9.5},
                                {box.left() + 10.0, box.top() + 3.5}};
        painter.drawPolyline(tick, 3);
    } else if (isPartly) {
        painter.drawLine(QPointF(box.left() + 3.5, box.center().y()),
                         QPointF(box.right() - 3.5, box.center().y()));
    }
    painter.restore();
}

void drawRadioButton(const QStyleOption& option, QPainter& painter)
{
    constexpr double kSide = 14.0;
    const QRectF ring = boxIn(option.rect, kSide);
    const bool isOn = (option.state & QStyle::State_On) != 0;
    const bool isEnabled = (option.state & QStyle::State_Enabled) != 0;
    const QColor ink = isOn && isEnabled ? theme().accent : theme().quiet;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(ink, 1.0));
    painter.setBrush(theme().panel);
    painter.drawEllipse(ring);
    if (isOn) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(ink);
        painter.drawEllipse(ring.adjusted(3.5, 3.5, -3.5, -3.5));
    }
    painter.restore();
}

} // namespace

TimbrelStyle::TimbrelStyle()
    : QProxyStyle(QStringLiteral("Fusion"))
{ }

void TimbrelStyle::drawPrimitive(PrimitiveElement element,
                                 const QStyleOption* option,
                                 QPainter* painter,
                                 const QWidget* widget) const
{
    const bool isInList = qobject_cast<const QAbstractItemView*>(widget) != nullptr;
    if (element == PE_IndicatorItemViewItemCheck || element == PE_IndicatorCheckBox) {
        drawCheckBox(*option, *painter);
        return;
    }
    if (element == PE_IndicatorRadioButton) {
        drawRadioButton(*option, *painter);
        return;
    }
    if (element == PE_FrameFocusRect && isInList)
        return;
    QProxyStyle::drawPrimitive(element, option, painter, widget);
}

} // namespace timbrel::ui
