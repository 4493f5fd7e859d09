// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/message_bar.h"

#include "ui/common/theme.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>

#include <utility>

namespace timbrel::ui {

MessageBar::MessageBar(QWidget* parent)
    : QFrame(parent)
{
    setObjectName(QStringLiteral("messageBar"));
    setProperty("role", QStringLiteral("question"));
    setAccessibleName(tr("Question"));
    m_text = new QLabel;
    m_text->setWordWrap(true);
    m_buttons = new QHBoxLayout;
    m_buttons->setSpacing(2 * metrics::kStep);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(
        3 * metrics::kStep, 2 * metrics::kStep, 3 * metrics::kStep, 2 * metrics::kStep);
    layout->setSpacing(4 * metrics::kStep);
    layout->addWidget(m_text, 1);
    layout->addLayout(m_buttons);
    hide();
}

void MessageBar::ask(const QString& text, std::vector<MessageChoice> choices)
{
    if (!m_choices.empty())
        choose(m_choices.size() - 1);
    clear();
    m_text->setText(text);
    setAccessibleDescription(text);
    m_choices = std::move(choices);
    for (std::size_t i = 0; i < m_choices.size(); ++i) {
        auto* button = new QPushButton(m_choices[i].text);
        button->setObjectName(QStringLiteral("messageChoice%1").arg(i));
        if (m_choices[i].isPrimary)
            button->setProperty("role", QStringLiteral("primary"));
        connect(button, &QPushButton::clicked, this, [this, i] { choose(i); });
        m_buttons->addWidget(button);
    }
    show();
    if (QWidget* first = m_buttons->itemAt(0)->widget())
        first->setFocus();
}

void MessageBar::choose(std::size_t index)
{
    const std::function<void()> run = std::move(m_choices[index].run);
    dismiss();
    if (run)
        run();
}

void MessageBar::dismiss()
{
    m_choices.clear();
    clear();
    hide();
}

void MessageBar::clear()
{
    while (QLayoutItem* item = m_buttons->takeAt(0)) {
        item->widget()->hide();
        item->widget()->setObjectName({}); // the next question's have the same
        item->widget()->deleteLater(); // one of them may be telling us
        delete item;
    }
}

QString MessageBar::text() const
{
    return m_text->text();
}

void MessageBar::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape && !m_choices.empty())
        choose(m_choices.size() - 1);
    else
        QFrame::keyPressEvent(event);
}

} // namespace timbrel::ui
