// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QStringList>

#include <filesystem>

namespace timbrel::ui {

/// The projects opened last, newest first; at most eight, kept in the program's own settings.
/// Threads: GUI.
[[nodiscard]] QStringList recentProjects();
void rememberProject(const std::filesystem::path& folder);
void forgetProject(const QString& folder);

} // namespace timbrel::ui
