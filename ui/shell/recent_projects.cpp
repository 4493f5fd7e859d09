// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/recent_projects.h"

#include <QSettings>

namespace timbrel::ui {
namespace {

constexpr qsizetype kMostProjects = 8;

QString key()
{
    return QStringLiteral("recentProjects");
}

} // namespace

QStringList recentProjects()
{
    return QSettings().value(key()).toStringList();
}

void rememberProject(const std::filesystem::path& folder)
{
    std::error_code ignored;
    const auto absolute = std::filesystem::absolute(folder, ignored).lexically_normal();
    const QString path = QString::fromStdString(absolute.string());
    QStringList projects = recentProjects();
    projects.removeAll(path);
    projects.prepend(path);
    QSettings().setValue(key(), QStringList(projects.mid(0, kMostProjects)));
}

void forgetProject(const QString& folder)
{
    QStringList projects = recentProjects();
    projects.removeAll(folder);
    QSettings().setValue(key(), projects);
}

} // namespace timbrel::ui
