// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QString>

namespace timbrel::ui {

struct Theme;

/// The theme as Qt's style sheet. Widgets say what they are by the property "role": "title",
/// "caption", "quiet", "panel", "warning", "primary". Threads: GUI.
[[nodiscard]] QString styleSheet(const Theme& theme);

} // namespace timbrel::ui
