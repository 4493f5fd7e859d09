// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QByteArray>
#include <QString>

class QSplitter;

namespace timbrel::ui {

/// How the parts of the window lay when it was last there; in the person's settings, under a number
/// that changes with the window's parts, so that old sizes are not put to new ones. Threads: GUI.

/// By its object name. Without anything kept it stays as it is.
void restoreSplitter(QSplitter& splitter);
void keepSplitter(const QSplitter& splitter);

[[nodiscard]] bool isPanelShown(const QString& panel, bool atFirst);
void keepPanelShown(const QString& panel, bool isShown);

/// Of the editor, into notes and lanes; empty: nobody has moved it.
[[nodiscard]] QByteArray keptDivision();
void keepDivision(const QByteArray& division);

} // namespace timbrel::ui
