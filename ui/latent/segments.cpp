// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/latent/segments.h"

#include <QHBoxLayout>
#include <QToolButton>

namespace timbrel::ui {

Segments::Segments(const QString& name,
                   const QStringList& words,
                   const QStringList& hints,
                   QWidget* parent)
    : QWidget(parent)
{
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    for (int i = 0; i < words.size(); ++i) {
        auto* button = new QToolButton;
        button->setText(words[i]);
        button->setCheckable(true);
        button->setAutoExclusive(true);
        button->setFocusPolicy(Qt::TabFocus);
        button->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Expanding);
        //: a choice and one of its words: "Changes at: beat"
        button->setAccessibleName(tr("%1: %2").arg(name, words[i]));
        button->setStatusTip(hints.value(i));
        connect(button, &QToolButton::clicked, this, [this, i] { Q_EMIT chosen(i); });
        row->addWidget(button);
        m_buttons.push_back(button);
    }
    setAccessibleName(name);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Preferred);
}

int Segments::current() const
{
    for (std::size_t i = 0; i < m_buttons.size(); ++i)
        if (m_buttons[i]->isChecked())
            return static_cast<int>(i);
    return -1;
}

void Segments::showCurrent(int index)
{
    if (index >= 0 && index < static_cast<int>(m_buttons.size()))
        m_buttons[static_cast<std::size_t>(index)]->setChecked(true);
}

} // namespace timbrel::ui
