// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/piano_keys.h"

#include "ui/common/axes/pitch_axis.h"
#include "ui/common/note_name.h"
#include "ui/common/theme.h"

#include <QAccessible>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <array>

namespace timbrel::ui {
namespace {

constexpr int kPianoKeysOctave = 12;

/// Keys look like keys in both appearances: white ones bright, black ones dark.
struct KeyColours
{
    QColor white;
    QColor black;
    QColor edge;
    QColor label;
};

KeyColours keyColours()
{
    const Theme& dark = darkTheme();
    const Theme& light = lightTheme();
    return {light.raised, dark.ground, dark.line, light.quiet};
}

} // namespace

PianoKeys::PianoKeys(QWidget* parent)
    : QWidget(parent)
{
    setObjectName(QStringLiteral("piano"));
    setAccessibleName(tr("Piano"));
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    setCursor(Qt::PointingHandCursor);
    layOut();
}

QSize PianoKeys::sizeHint() const
{
    return {140 * metrics::kStep, 20 * metrics::kStep};
}

QSize PianoKeys::minimumSizeHint() const
{
    return {32 * metrics::kStep, 12 * metrics::kStep};
}

void PianoKeys::layOut()
{
    m_layout = PianoLayout::fitted(width(), height(), m_centre);
    m_cursor = std::clamp(m_cursor, m_layout.firstNote, m_layout.lastNote());
    update();
}

void PianoKeys::setCentre(int note)
{
    m_centre = note;
    layOut();
}

void PianoKeys::setComputerRange(int firstNote)
{
    m_computerFirst = firstNote;
    update();
}

void PianoKeys::setSounding(int note, bool isSounding)
{
    if (note < 0 || note > 127 || m_sounding.test(static_cast<std::size_t>(note)) == isSounding)
        return;
    m_sounding.set(static_cast<std::size_t>(note), isSounding);
    update();
}

void PianoKeys::press(int note, int velocity)
{
    m_pressed = note;
    setSounding(note, true);
    const QString text = tr("%1, velocity %2").arg(noteName(note)).arg(velocity);
    setAccessibleDescription(text);
    QAccessibleEvent changed(this, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&changed);
    Q_EMIT hoverText(text);
    Q_EMIT notePressed(note, velocity);
}

void PianoKeys::release()
{
    if (!m_pressed)
        return;
    const int note = *m_pressed;
    m_pressed.reset();
    setSounding(note, false);
    Q_EMIT noteReleased(note);
}

// ---- mouse

void PianoKeys::mousePressEvent(QMouseEvent* event)
{
    const auto note = m_layout.noteAt(event->position());
    if (event->button() != Qt::LeftButton || !note)
        return;
    release();
    m_isPressedByKey = false;
    m_cursor = *note;
    press(*note, m_layout.velocityAt(*note, event->position()));
}

void PianoKeys::mouseMoveEvent(QMouseEvent* event)
{
    if (!(event->buttons() & Qt::LeftButton) || m_isPressedByKey)
        return;
    const auto note = m_layout.noteAt(event->position());
    if (note == m_pressed)
        return;
    release();
    if (!note)
        return;
    m_cursor = *note;
    press(*note, m_layout.velocityAt(*note, event->position()));
}

void PianoKeys::mouseReleaseEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton && !m_isPressedByKey)
        release();
}

// ---- keys

void PianoKeys::moveCursor(int by)
{
    m_cursor = std::clamp(m_cursor + by, 0, 127);
    if (!m_layout.contains(m_cursor))
        setCentre(m_cursor);
    setAccessibleDescription(noteName(m_cursor));
    QAccessibleEvent changed(this, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&changed);
    Q_EMIT hoverText(noteName(m_cursor));
    update();
}

bool PianoKeys::event(QEvent* event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        const auto* key = static_cast<QKeyEvent*>(event);
        constexpr std::array kOurs = {Qt::Key_Space,
                                      Qt::Key_Return,
                                      Qt::Key_Enter,
                                      Qt::Key_Left,
                                      Qt::Key_Right,
                                      Qt::Key_Up,
                                      Qt::Key_Down};
        if (key->modifiers() == Qt::NoModifier
            && std::find(kOurs.begin(), kOurs.end(), key->key()) != kOurs.end())
            event->accept(); // the keyboard has the focus: they are no shortcuts here
    }
    return QWidget::event(event);
}

void PianoKeys::keyPressEvent(QKeyEvent* event)
{
    const bool isPlay = event->key() == Qt::Key_Space || event->key() == Qt::Key_Return
        || event->key() == Qt::Key_Enter;
    if (isPlay && !event->isAutoRepeat()) {
        release();
        m_isPressedByKey = true;
        press(m_cursor, m_keyVelocity);
        return;
    }
    switch (event->key()) {
    case Qt::Key_Left:
        return moveCursor(-1);
    case Qt::Key_Right:
        return moveCursor(1);
    case Qt::Key_Up:
        return moveCursor(kPianoKeysOctave);
    case Qt::Key_Down:
        return moveCursor(-kPianoKeysOctave);
    default:
        if (!isPlay)
            QWidget::keyPressEvent(event);
    }
}

void PianoKeys::keyReleaseEvent(QKeyEvent* event)
{
    if (!event->isAutoRepeat() && m_isPressedByKey)
        release();
    QWidget::keyReleaseEvent(event);
}

void PianoKeys::focusInEvent(QFocusEvent* event)
{
    QWidget::focusInEvent(event);
    Q_EMIT hoverText(tr("The lower on a key, the louder; Space plays the marked key"));
    update();
}

void PianoKeys::focusOutEvent(QFocusEvent* event)
{
    QWidget::focusOutEvent(event);
    if (m_isPressedByKey)
        release();
    update();
}

void PianoKeys::hideEvent(QHideEvent* event)
{
    QWidget::hideEvent(event);
    release();
}

void PianoKeys::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    layOut();
}

// ---- painting

void PianoKeys::paintEvent(QPaintEvent* /*event*/)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Theme& colours = theme();
    const KeyColours keys = keyColours();
    QFont font = painter.font();
    font.setPixelSize(metrics::kCaptionPixels);
    painter.setFont(font);
    for (const bool isBlack : {false, true}) {
        for (int note = m_layout.firstNote; note <= m_layout.lastNote(); ++note) {
            if (isBlackKey(note) != isBlack)
                continue;
            const QRectF rect = m_layout.keyRect(note).adjusted(0.5, -2.0, -0.5, -0.5);
            const QColor ground = isBlack ? keys.black : keys.white;
            painter.setBrush(isSounding(note) ? colours.accent : ground);
            painter.setPen(QPen(keys.edge, 1.0));
            painter.drawRoundedRect(rect, 2.0, 2.0);
            if (hasFocus() && note == m_cursor) {
                painter.setPen(QPen(colours.accent, metrics::kFocusRing));
                painter.setBrush(Qt::NoBrush);
                painter.drawRoundedRect(rect.adjusted(2.0, 3.0, -2.0, -2.0), 2.0, 2.0);
            }
            if (note % kPianoKeysOctave == 0) {
                painter.setPen(keys.label);
                painter.drawText(rect.adjusted(0, 0, 0, -metrics::kStep),
                                 Qt::AlignHCenter | Qt::AlignBottom,
                                 noteName(note));
            }
        }
    }
    if (m_computerFirst >= 0) {
        const int first = std::clamp(m_computerFirst, m_layout.firstNote, m_layout.lastNote());
        const int last = std::clamp(m_computerFirst + kPianoKeysOctave, first, m_layout.lastNote());
        const double left = m_layout.keyRect(first).left();
        painter.fillRect(QRectF(left, 0.0, m_layout.keyRect(last).right() - left, 3.0),
                         colours.accent);
    }
}

} // namespace timbrel::ui
