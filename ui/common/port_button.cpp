// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/port_button.h"

#include "ui/common/theme.h"

#include <QPainter>

#include <chrono>

namespace timbrel::ui {
namespace {

constexpr double kLight = 8.0;
constexpr auto kFlashTime = std::chrono::milliseconds(120);
constexpr int kUsualLetters = 22; // of a port's name
constexpr int kNarrowest = 20 * metrics::kStep;

} // namespace

PortButton::PortButton(const QString& label, const QString& accessibleName, QWidget* parent)
    : QAbstractButton(parent)
    , m_label(label)
    , m_accessibleName(accessibleName)
{
    setFocusPolicy(Qt::TabFocus);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    setCursor(Qt::PointingHandCursor);
    m_flash.setSingleShot(true);
    m_flash.setInterval(kFlashTime);
    connect(&m_flash, &QTimer::timeout, this, qOverload<>(&QWidget::update));
    setState({});
}

void PortButton::setState(const PortState& state)
{
    m_state = state;
    setAccessibleName(m_accessibleName + QStringLiteral(": ") + state.name);
    setStatusTip(state.hint);
    update();
}

void PortButton::flash()
{
    if (!m_flash.isActive())
        update();
    m_flash.start();
}

QSize PortButton::sizeHint() const
{
    const int name = kUsualLetters * fontMetrics().averageCharWidth();
    return {beforeName() + name + 2 * metrics::kStep, metrics::kControlHeight};
}

QSize PortButton::minimumSizeHint() const
{
    return {kNarrowest, metrics::kControlHeight};
}

int PortButton::beforeName() const
{
    return 6 * metrics::kStep + fontMetrics().horizontalAdvance(m_label) + static_cast<int>(kLight);
}

void PortButton::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Theme& colours = theme();
    if (hasFocus() || underMouse()) {
        const double pen = hasFocus() ? metrics::kFocusRing : 1.0;
        painter.setPen(QPen(hasFocus() ? colours.accent : colours.line, pen));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(QRectF(rect()).adjusted(pen / 2, pen / 2, -pen / 2, -pen / 2),
                                metrics::kCorner,
                                metrics::kCorner);
    }
    QRect area = rect().adjusted(2 * metrics::kStep, 0, -2 * metrics::kStep, 0);
    const bool isMissing = m_state.link == PortState::Link::Missing;
    painter.setPen(colours.quiet);
    painter.drawText(area, Qt::AlignLeft | Qt::AlignVCenter, m_label);
    area.setLeft(area.left() + fontMetrics().horizontalAdvance(m_label) + 2 * metrics::kStep);

    // the light: a ring while nothing is connected, a "!" where the port is missing
    const QRectF light(area.left(), rect().center().y() - kLight / 2 + 0.5, kLight, kLight);
    if (isMissing) {
        painter.setPen(colours.warn);
        painter.drawText(light.adjusted(-2, -6, 2, 6), Qt::AlignCenter, QStringLiteral("!"));
    } else {
        const bool isConnected = m_state.link == PortState::Link::Connected;
        painter.setPen(QPen(isConnected ? colours.live : colours.quiet, 1.0));
        painter.setBrush(m_flash.isActive() ? QBrush(colours.accent)
                             : isConnected  ? QBrush(colours.live)
                                            : QBrush(Qt::NoBrush));
        painter.drawEllipse(light);
    }
    area.setLeft(beforeName());
    painter.setPen(isMissing ? colours.warn : colours.text);
    painter.drawText(area,
                     Qt::AlignLeft | Qt::AlignVCenter,
                     fontMetrics().elidedText(m_state.name, Qt::ElideRight, area.width()));
}

} // namespace timbrel::ui
