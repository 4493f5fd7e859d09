// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/timbrel_style.h"

#include "ui/common/theme.h"

#include <QAbstractItemView>
#include <QPainter>
#include <QStyleOption>

namespace timbrel::ui {
namespace {

void drawCheckBox(const QStyleOption& option, QPainter& painter)
{
    constexpr double kSide = 12.0;
    const QPointF centre = QRectF(option.rect).center();
    const QRectF box(centre.x() - kSide / 2, centre.y() - kSide / 2, kSide, kSide);
    const bool isOn = (option.state & QStyle::State_On) != 0;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(isOn ? theme().accent : theme().quiet, 1.0));
    painter.setBrush(theme().panel);
    painter.drawRoundedRect(box, 2.0, 2.0);
    if (isOn) {
        painter.setPen(QPen(theme().accent, 2.0, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        const QPointF tick[] = {{box.left() + 2.5, box.top() + 6.5},
                                {box.left() + 5.0, box.top() + 9.0},
                                {box.left() + 9.5, box.top() + 3.0}};
        painter.drawPolyline(tick, 3);
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
    if (element == PE_IndicatorItemViewItemCheck) {
        drawCheckBox(*option, *painter);
        return;
    }
    if (element == PE_FrameFocusRect && isInList)
        return;
    QProxyStyle::drawPrimitive(element, option, painter, widget);
}

} // namespace timbrel::ui
