// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/file_questions.h"

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

void showBeside(QFileDialog* dialog)
{
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowModality(Qt::NonModal);
    dialog->show();
    dialog->raise();
    dialog->activateWindow();
}

void ask(QFileDialog* dialog, std::function<void(const QString&)> then)
{
    QObject::connect(
        dialog, &QFileDialog::fileSelected, dialog, [then = std::move(then)](const QString& file) {
            QSettings().setValue(placeKey(), QFileInfo(file).absolutePath());
            then(file);
        });
    showBeside(dialog);
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
    QObject::connect(dialog,
                     &QFileDialog::filesSelected,
                     dialog,
                     [then = std::move(then)](const QStringList& files) {
                         if (files.isEmpty())
                             return;
                         QSettings().setValue(placeKey(), QFileInfo(files.front()).absolutePath());
                         then(files);
                     });
    showBeside(dialog);
}

void askForNewFile(QWidget* parent,
                   const QString& title,
                   const QString& name,
                   const QList<FileKind>& kinds,
                   std::function<void(const QString& file)> then)
{
    auto* dialog = new QFileDialog(parent, title, lastPlace());
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setFileMode(QFileDialog::AnyFile);
    dialog->setDefaultSuffix(QFileInfo(name).suffix());
    QStringList filters;
    for (const FileKind& kind : kinds)
        filters << kind.filter;
    if (!filters.isEmpty())
        dialog->setNameFilters(filters);
    QObject::connect(
        dialog, &QFileDialog::filterSelected, dialog, [dialog, kinds](const QString& filter) {
            for (const FileKind& kind : kinds)
                if (kind.filter == filter)
                    dialog->setDefaultSuffix(kind.suffix);
        });
    dialog->selectFile(name);
    ask(dialog, std::move(then));
}

} // namespace timbrel::ui
