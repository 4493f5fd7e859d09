// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QList>
#include <QStringList>
#include <QUrl>

namespace timbrel::ui {

/// What was dropped on the window, by what it can become.
struct DroppedFiles
{
    QStringList projects; ///< folders with a larasynth.conf (or that file itself)
    QStringList examples; ///< .mid, .midi, .seq; a folder without settings is searched for them
    QStringList others; ///< what we have no use for
    [[nodiscard]] bool isUseful() const { return !projects.isEmpty() || !examples.isEmpty(); }
};

/// Looks at names and folders, not into files. Threads: any. Realtime-safe: no (disk).
[[nodiscard]] DroppedFiles sortDropped(const QList<QUrl>& urls);

} // namespace timbrel::ui
