// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QIcon>

namespace timbrel::ui {

/// The program's icon, drawn from its SVG at every size that desktops ask for. Threads: GUI.
[[nodiscard]] QIcon appIcon();

} // namespace timbrel::ui
