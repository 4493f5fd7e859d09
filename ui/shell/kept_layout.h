// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/editor/lane_layout.h"

#include <QString>

#include <filesystem>
#include <optional>

class QSplitter;

namespace timbrel::ui {

/// How the parts of the window lay when it was last there; in the person's settings, under a number
/// that changes with the window's parts, so that old sizes are not put to new ones. Threads: GUI.

/// By its object name. Without anything kept it stays as it is.
void restoreSplitter(QSplitter& splitter);
void keepSplitter(const QSplitter& splitter);

[[nodiscard]] bool isPanelShown(const QString& panel, bool atFirst);
void keepPanelShown(const QString& panel, bool isShown);

/// Of the editor's lanes together, in pixels; nothing: nobody has chosen it.
[[nodiscard]] std::optional<int> keptLanesHeight();
void keepLanesHeight(int pixels);

/// How the lanes of a project were arranged; of one that was not seen yet, or has no folder: how
/// high the lanes of these controllers were last. As many are kept as there are recent projects.
[[nodiscard]] LaneLayout keptLanes(const std::optional<std::filesystem::path>& project);
void keepLanes(const std::optional<std::filesystem::path>& project, const LaneLayout& lanes);

} // namespace timbrel::ui
