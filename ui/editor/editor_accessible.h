// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace timbrel::ui {

/// Lets screen readers know what roll, lanes and velocities hold: the lane is a slider whose value
/// is that at the caret, the roll says what stands at its caret. Every note and point, one by one,
/// is in the table beside (EventTable). More than one call does nothing more.
void installEditorAccessibility();

} // namespace timbrel::ui
