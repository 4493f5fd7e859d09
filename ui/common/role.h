// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QWidget;

namespace timbrel::ui {

/// What a widget is, for the style sheet ("warning", "primary", "quiet", "" ...), also while it is
/// shown. Threads: GUI.
void setRole(QWidget& widget, const char* role);

} // namespace timbrel::ui
