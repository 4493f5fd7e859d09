// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/dropped_files.h"

#include <QDir>
#include <QFileInfo>

namespace timbrel::ui {
namespace {

const QString& confName()
{
    static const QString kName = QStringLiteral("larasynth.conf");
    return kName;
}

bool isExample(const QFileInfo& file)
{
    const QString ending = file.suffix().toLower();
    return ending == QLatin1String("mid") || ending == QLatin1String("midi")
        || ending == QLatin1String("seq");
}

void sortFolder(const QFileInfo& folder, DroppedFiles& dropped)
{
    const QDir inside(folder.absoluteFilePath());
    if (inside.exists(confName())) {
        dropped.projects << folder.absoluteFilePath();
        return;
    }
    bool hasExamples = false;
    for (const QFileInfo& file : inside.entryInfoList(QDir::Files, QDir::Name)) {
        if (!isExample(file))
            continue;
        dropped.examples << file.absoluteFilePath();
        hasExamples = true;
    }
    if (!hasExamples)
        dropped.others << folder.absoluteFilePath();
}

} // namespace

DroppedFiles sortDropped(const QList<QUrl>& urls)
{
    DroppedFiles dropped;
    for (const QUrl& url : urls) {
        const QFileInfo file(url.toLocalFile());
        if (!url.isLocalFile() || !file.exists())
            dropped.others << url.toDisplayString();
        else if (file.isDir())
            sortFolder(file, dropped);
        else if (file.fileName() == confName())
            dropped.projects << file.absolutePath();
        else if (isExample(file))
            dropped.examples << file.absoluteFilePath();
        else
            dropped.others << file.absoluteFilePath();
    }
    return dropped;
}

} // namespace timbrel::ui
