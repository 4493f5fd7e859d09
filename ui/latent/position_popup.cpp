// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/latent/position_popup.h"

#include "ui/common/theme.h"

#include <QDoubleSpinBox>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>

#include <algorithm>
#include <utility>

namespace timbrel::ui {

void PositionPopup::ask(QWidget& over,
                        const PositionQuestion& question,
                        std::function<void(learning::PadPosition)> answer)
{
    auto* popup = new PositionPopup(over, question, std::move(answer));
    popup->adjustSize();
    popup->move((over.width() - popup->width()) / 2, (over.height() - popup->height()) / 2);
    popup->show();
    popup->raise();
    popup->m_across->setFocus();
    popup->m_across->selectAll();
}

PositionPopup::PositionPopup(QWidget& over,
                             PositionQuestion question,
                             std::function<void(learning::PadPosition)> answer)
    : QFrame(&over)
    , m_over(over)
    , m_question(std::move(question))
    , m_answer(std::move(answer))
{
    setObjectName(QStringLiteral("positionPopup"));
    setProperty("role", QStringLiteral("panel"));
    setAutoFillBackground(true);
    auto* layout = new QHBoxLayout(this);
    constexpr int kMargin = 2 * metrics::kStep;
    layout->setContentsMargins(kMargin, metrics::kStep, kMargin, metrics::kStep);
    const learning::PadPosition& at = m_question.position;
    m_across = makeField(m_question.across, tr("X"), double {at.x});
    m_across->setObjectName(QStringLiteral("positionAcross"));
    m_up = makeField(m_question.up, tr("Y"), 1.0 - double {at.y});
    m_up->setObjectName(QStringLiteral("positionUp"));
}

QDoubleSpinBox* PositionPopup::makeField(const PadAxisText& axis, const QString& name, double share)
{
    auto* field = new QDoubleSpinBox;
    const QString shown = axis.name.isEmpty() ? name : axis.name;
    auto* label = new QLabel(shown);
    label->setBuddy(field);
    field->setAccessibleName(shown);
    field->setDecimals(2);
    field->setRange(std::min(axis.low, axis.high), std::max(axis.low, axis.high));
    field->setValue(axis.valueAt(share));
    field->installEventFilter(this);
    layout()->addWidget(label);
    layout()->addWidget(field);
    return field;
}

bool PositionPopup::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::FocusOut) {
        // from one field to the other it stays
        if (static_cast<QFocusEvent*>(event)->reason() == Qt::TabFocusReason
            || static_cast<QFocusEvent*>(event)->reason() == Qt::BacktabFocusReason)
            return false;
        const QPoint pointer = mapFromGlobal(QCursor::pos());
        if (!rect().contains(pointer))
            close(false);
    } else if (event->type() == QEvent::ShortcutOverride) {
        event->accept(); // digits and Esc are these fields'
        return true;
    } else if (event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Escape || key == Qt::Key_Return || key == Qt::Key_Enter) {
            close(key != Qt::Key_Escape);
            return true;
        }
    }
    return QFrame::eventFilter(watched, event);
}

void PositionPopup::close(bool isTaken)
{
    if (std::exchange(m_isClosed, true))
        return;
    m_across->interpretText();
    m_up->interpretText();
    const auto shareOf = [](const PadAxisText& axis, double value) {
        const double range = axis.high - axis.low;
        return static_cast<float>(range != 0.0 ? (value - axis.low) / range : 0.5);
    };
    const learning::PadPosition position {shareOf(m_question.across, m_across->value()),
                                          1.0F - shareOf(m_question.up, m_up->value())};
    hide();
    deleteLater();
    m_over.setFocus();
    if (isTaken)
        m_answer(position);
}

} // namespace timbrel::ui
