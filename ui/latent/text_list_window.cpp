// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/latent/text_list_window.h"

#include "ui/common/theme.h"

#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace timbrel::ui {

void TextListWindow::show(QWidget& owner, const QString& title, const QStringList& sentences)
{
    auto* window = new TextListWindow(owner, title, sentences);
    window->setAttribute(Qt::WA_DeleteOnClose);
    window->QDialog::show();
}

TextListWindow::TextListWindow(QWidget& owner, const QString& title, const QStringList& sentences)
    : QDialog(&owner)
{
    setObjectName(QStringLiteral("textListWindow"));
    setWindowTitle(title);
    resize(140 * metrics::kStep, 80 * metrics::kStep);
    auto* list = new QPlainTextEdit(sentences.join(QLatin1Char('\n')));
    list->setReadOnly(true);
    list->setAccessibleName(title);
    auto* close = new QPushButton(tr("Close"));
    connect(close, &QPushButton::clicked, this, &QDialog::close);
    auto* column = new QVBoxLayout(this);
    column->addWidget(list, 1);
    column->addWidget(close, 0, Qt::AlignRight);
}

} // namespace timbrel::ui
