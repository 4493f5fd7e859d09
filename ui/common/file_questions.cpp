// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/file_questions.h"

#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QSettings>

#include <utility>

namespace timbrel::ui {
namespace {

QString placeKey()
{
    return QStringLiteral("lastPlace");
}

QString lastPlace()
{
    const QString place = QSettings().value(placeKey()).toString();
    return QFileInfo::exists(place) ? place : QDir::homePath();
}

void ask(QFileDialog* dialog, std::function<void(const QString&)> then)
{
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowModality(Qt::NonModal);
    QObject::connect(
        dialog, &QFileDialog::fileSelected, dialog, [then = std::move(then)](const QString& file) {
            QSettings().setValue(placeKey(), QFileInfo(file).absolutePath());
            then(file);
        });
    dialog->show();
    dialog->raise();
    dialog->activateWindow();
}

} // namespace

void askForFolder(QWidget* parent,
                  const QString& title,
                  const QString& start,
                  std::function<void(const QString& folder)> then)
{
    auto* dialog = new QFileDialog(parent, title, start.isEmpty() ? lastPlace() : start);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    ask(dialog, std::move(then));
}

void askForNewFolder(QWidget* parent,
                     const QString& title,
                     const QString& name,
                     std::function<void(const QString& folder)> then)
{
    auto* dialog = new QFileDialog(parent, title, lastPlace());
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setFileMode(QFileDialog::AnyFile);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    dialog->selectFile(name);
    ask(dialog, std::move(then));
}

void askForFiles(QWidget* parent,
                 const QString& title,
                 const QString& filter,
                 std::function<void(const QStringList& files)> then)
{
    auto* dialog = new QFileDialog(parent, title, lastPlace(), filter);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowModality(Qt::NonModal);
    QObject::connect(dialog,
                     &QFileDialog::filesSelected,
                     dialog,
                     [then = std::move(then)](const QStringList& files) {
                         if (files.isEmpty())
                             return;
                         QSettings().setValue(placeKey(), QFileInfo(files.front()).absolutePath());
                         then(files);
                     });
    dialog->show();
    dialog->raise();
    dialog->activateWindow();
}

void askForNewFile(QWidget* parent,
                   const QString& title,
                   const QString& name,
                   std::function<void(const QString& file)> then)
{
    auto* dialog = new QFileDialog(parent, title, lastPlace());
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setFileMode(QFileDialog::AnyFile);
    dialog->setDefaultSuffix(QFileInfo(name).suffix());
    dialog->selectFile(name);
    ask(dialog, std::move(then));
}

} // namespace timbrel::ui
