// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QAccessibleInterface;

namespace timbrel::ui {

class StepGrid;

/// The grid as a table whose cells can be read, gone to and pressed. Threads: GUI.
[[nodiscard]] QAccessibleInterface* makeStepGridAccessible(StepGrid& grid);

} // namespace timbrel::ui
