// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/transport_button.h"

#include "ui/common/action_registry.h"
#include "ui/common/theme.h"

#include <QAction>
#include <QPainter>
#include <QPainterPath>

namespace timbrel::ui {
namespace {

constexpr double kSignSide = 12.0;

void drawLoop(QPainter& painter, const QRectF& area)
{
    // two thirds of a ring, and its arrow's head
    const QRectF ring = area.adjusted(1, 1, -1, -1);
    QPainterPath path;
    path.arcMoveTo(ring, 60);
    path.arcTo(ring, 60, 300);
    painter.setBrush(Qt::NoBrush);
    painter.drawPath(path);
    QPainterPath head;
    const QPointF tip = ring.center() + QPointF(ring.width() / 2, 0);
    head.moveTo(tip + QPointF(0, 2.5));
    head.lineTo(tip + QPointF(-4, -2));
    head.lineTo(tip + QPointF(3.5, -2.5));
    head.closeSubpath();
    painter.setBrush(painter.pen().color());
    painter.setPen(Qt::NoPen);
    painter.drawPath(head);
}

void drawSign(QPainter& painter, TransportButton::Sign sign, bool isActive, const QRectF& area)
{
    switch (sign) {
    case TransportButton::Sign::Play:
        if (isActive) {
            const double width = area.width() / 3;
            painter.drawRect(QRectF(area.left(), area.top(), width, area.height()));
            painter.drawRect(QRectF(area.right() - width, area.top(), width, area.height()));
        } else {
            const QPointF corners[] = {area.topLeft() + QPointF(1, 0),
                                       area.bottomLeft() + QPointF(1, 0),
                                       QPointF(area.right(), area.center().y())};
            painter.drawPolygon(corners, 3);
        }
        break;
    case TransportButton::Sign::Stop:
        painter.drawRect(area.adjusted(0.5, 0.5, -0.5, -0.5));
        break;
    case TransportButton::Sign::Record:
        painter.drawEllipse(area);
        break;
    case TransportButton::Sign::Loop:
        painter.setPen(QPen(painter.brush().color(), 1.6));
        drawLoop(painter, area);
        break;
    }
}

} // namespace

TransportButton::TransportButton(Sign sign, QAction* action, QWidget* parent)
    : QAbstractButton(parent)
    , m_sign(sign)
    , m_action(action)
{
    setFocusPolicy(Qt::TabFocus);
    setObjectName(action->objectName() + QStringLiteral(".button"));
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    connect(action, &QAction::changed, this, &TransportButton::follow);
    connect(this, &QAbstractButton::clicked, action, &QAction::trigger);
    follow();
}

void TransportButton::follow()
{
    setAccessibleName(ActionRegistry::plainText(m_action));
    const QString keys = m_action->shortcut().toString(QKeySequence::NativeText);
    setStatusTip(keys.isEmpty() ? m_action->statusTip()
                                : QStringLiteral("%1  [%2]").arg(m_action->statusTip(), keys));
    setEnabled(m_action->isEnabled());
    if (m_action->isCheckable())
        setActive(m_action->isChecked());
}

void TransportButton::setActive(bool isActive)
{
    if (isActive == m_isActive)
        return;
    m_isActive = isActive;
    update();
}

QSize TransportButton::sizeHint() const
{
    return {metrics::kControlHeight, metrics::kControlHeight};
}

void TransportButton::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF whole = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
    const Theme& colours = theme();
    painter.setPen(hasFocus()                        ? QPen(colours.accent, metrics::kFocusRing)
                       : underMouse() && isEnabled() ? QPen(colours.quiet)
                                                     : QPen(colours.line));
    painter.setBrush(isDown() || (m_isActive && m_sign == Sign::Loop) ? colours.panel
                                                                      : colours.raised);
    const double inset = hasFocus() ? 0.5 : 0.0;
    painter.drawRoundedRect(
        whole.adjusted(inset, inset, -inset, -inset), metrics::kCorner, metrics::kCorner);

    QColor sign = colours.text;
    if (!isEnabled())
        sign = colours.quiet;
    else if (m_sign == Sign::Record)
        sign = m_isActive ? colours.fail : colours.accent;
    else if (m_isActive)
        sign = m_sign == Sign::Play ? colours.live : colours.accent;
    QRectF area(0, 0, kSignSide, kSignSide);
    area.moveCenter(QRectF(rect()).center());
    painter.setPen(Qt::NoPen);
    painter.setBrush(sign);
    drawSign(painter, m_sign, m_isActive, area);
}

} // namespace timbrel::ui
