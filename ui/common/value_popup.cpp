// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/value_popup.h"

#include "ui/common/theme_editor.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QSpinBox>

namespace timbrel::ui {

void ValuePopup::ask(QWidget& over, const ValueQuestion& question, std::function<void(int)> answer)
{
    auto* popup = new ValuePopup(over, question, std::move(answer));
    popup->adjustSize();
    popup->move((over.width() - popup->width()) / 2, (over.height() - popup->height()) / 2);
    popup->show();
    popup->raise();
    popup->m_field->setFocus();
    popup->m_field->selectAll();
}

ValuePopup::ValuePopup(QWidget& over,
                       const ValueQuestion& question,
                       std::function<void(int)> answer)
    : QFrame(&over)
    , m_over(over)
    , m_answer(std::move(answer))
    , m_field(new QSpinBox)
{
    setObjectName(QStringLiteral("valuePopup"));
    setProperty("role", QStringLiteral("panel"));
    setAutoFillBackground(true);
    auto* layout = new QHBoxLayout(this);
    constexpr int kMargin = 2 * metrics::kStep;
    layout->setContentsMargins(kMargin, metrics::kStep, kMargin, metrics::kStep);
    auto* label = new QLabel(question.text);
    label->setBuddy(m_field);
    layout->addWidget(label);
    m_field->setObjectName(QStringLiteral("valuePopupField"));
    m_field->setAccessibleName(question.text);
    m_field->setRange(question.lowest, question.highest);
    m_field->setValue(question.value);
    m_field->installEventFilter(this);
    layout->addWidget(m_field);
}

bool ValuePopup::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::FocusOut) {
        close(false);
    } else if (event->type() == QEvent::ShortcutOverride) {
        event->accept(); // digits and Esc are this field's
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

void ValuePopup::close(bool isTaken)
{
    if (std::exchange(m_isClosed, true))
        return;
    m_field->interpretText();
    const int value = m_field->value();
    hide();
    deleteLater();
    m_over.setFocus();
    if (isTaken)
        m_answer(value);
}

} // namespace timbrel::ui
