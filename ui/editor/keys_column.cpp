// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/keys_column.h"

#include "ui/common/note_name.h"
#include "ui/common/theme_editor.h"
#include "ui/editor/roll_painter.h"

#include <QMouseEvent>
#include <QPainter>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace timbrel::ui {

KeysColumn::KeysColumn(EditorState& state, QWidget* parent)
    : QWidget(parent)
    , m_state(state)
{
    setObjectName(QStringLiteral("keysColumn"));
    setAccessibleName(tr("Keyboard"));
    setFixedWidth(metrics::kKeysWidth);
    setMouseTracking(true);
    setCursor(Qt::PointingHandCursor);
    connect(&state, &EditorState::pitchChanged, this, qOverload<>(&QWidget::update));
}

void KeysColumn::setMarked(int number)
{
    if (m_marked == number)
        return;
    m_marked = number;
    update();
}

int KeysColumn::velocityAt(double x) const
{
    // the nearer to the roll, the louder
    return std::clamp(static_cast<int>(20.0 + 107.0 * x / width()), 1, 127);
}

void KeysColumn::hear(int number)
{
    if (number == m_heard)
        return;
    if (m_heard >= 0)
        Q_EMIT auditionNote(m_heard, m_velocity, false);
    m_heard = number;
    if (number >= 0)
        Q_EMIT auditionNote(number, m_velocity, true);
    update();
}

void KeysColumn::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton)
        return;
    m_velocity = velocityAt(event->position().x());
    hear(m_state.pitch().numberAt(event->position().y()));
}

void KeysColumn::mouseMoveEvent(QMouseEvent* event)
{
    const int number = m_state.pitch().numberAt(event->position().y());
    if (event->buttons().testFlag(Qt::LeftButton))
        hear(number);
    Q_EMIT hoverText(tr("%1, note %2: press to hear it").arg(noteName(number)).arg(number));
}

void KeysColumn::mouseReleaseEvent(QMouseEvent*)
{
    hear(-1);
}

void KeysColumn::wheelEvent(QWheelEvent* event)
{
    constexpr double kPixelsPerDegree = 64.0 / 120.0;
    const double turn = event->angleDelta().y();
    if (event->modifiers().testFlag(Qt::ControlModifier))
        m_state.setPitch(
            m_state.pitch().zoomedAt(event->position().y(), turn > 0.0 ? 1.25 : 0.8, height()));
    else
        m_state.setPitch(m_state.pitch().scrolledBy(-turn * kPixelsPerDegree, height()));
    event->accept();
}

void KeysColumn::paintEvent(QPaintEvent*)
{
    const Theme& colours = theme();
    QPainter painter(this);
    const PitchAxis& pitch = m_state.pitch();
    const QColor white = colours.isDark ? colours.quiet : colours.panel;
    const QColor black = colours.isDark ? colours.ground : colours.text;
    const QColor ink = colours.isDark ? colours.ground : colours.quiet;
    const double right = width() - 1.0;
    painter.fillRect(rect(), white);
    QFont font = painter.font();
    font.setPixelSize(metrics::kCaptionPixels - 1);
    painter.setFont(font);
    for (int number = pitch.numberAt(0.0); number >= 0; --number) {
        const double top = std::round(pitch.yOf(number));
        const double bottom = std::round(pitch.yOf(number - 1));
        if (top >= height())
            break;
        const QRectF row(0.0, top, right, bottom - top);
        if (number == m_heard)
            painter.fillRect(row, colours.accent);
        if (isBlackKey(number)) {
            constexpr double kShare = 0.6;
            if (number != m_heard)
                painter.fillRect(QRectF(0.0, top, std::round(right * kShare), row.height()), black);
        } else {
            const bool hasLine = number % 12 == 0 || number % 12 == 5; // below C and F
            if (hasLine)
                painter.fillRect(QRectF(0.0, bottom - 1.0, right, 1.0), colours.line);
        }
        if (number == m_marked)
            painter.fillRect(QRectF(right - 4.0, top, 4.0, row.height()), colours.accent);
        if (number % 12 == 0) {
            painter.setPen(ink);
            const double middle = (top + bottom) / 2.0;
            painter.drawText(QRectF(0.0, middle - 8.0, right - 5.0, 16.0),
                             Qt::AlignRight | Qt::AlignVCenter,
                             noteName(number));
        }
    }
    painter.fillRect(QRectF(right, 0.0, 1.0, height()), colours.line);
}

} // namespace timbrel::ui
