// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QList>
#include <QString>
#include <QStringList>

#include <functional>

class QWidget;

namespace timbrel::ui {

/// A kind of file that can be chosen.
struct FileKind
{
    QString filter; ///< as QFileDialog has it
    QString suffix; ///< without the full stop
};

/// Questions for files and folders, in windows beside the main one: what plays goes on, and the
/// work can be seen and used. Nothing happens if the person closes them. Threads: GUI.

/// One that is there. start: where to begin to look; empty: where the last question ended.
void askForFolder(QWidget* parent,
                  const QString& title,
                  const QString& start,
                  std::function<void(const QString& folder)> then);
/// One to be made. name: what is proposed.
void askForNewFolder(QWidget* parent,
                     const QString& title,
                     const QString& name,
                     std::function<void(const QString& folder)> then);
/// Any number that are there. filter: as QFileDialog has it.
void askForFiles(QWidget* parent,
                 const QString& title,
                 const QString& filter,
                 std::function<void(const QStringList& files)> then);
/// One to be made; it is asked whether one that is there may be replaced. name: what is proposed,
/// with its ending; kinds: what else it may be, none: only that.
void askForNewFile(QWidget* parent,
                   const QString& title,
                   const QString& name,
                   const QList<FileKind>& kinds,
                   std::function<void(const QString& file)> then);

} // namespace timbrel::ui
