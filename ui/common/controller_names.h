// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QString>

namespace timbrel::ui {

/// What a controller does on most instruments: "Cutoff" for 74; empty for those without a common
/// use. Source: MIDI 1.0 control change messages, General MIDI 2 for 70-79.
[[nodiscard]] QString controllerName(int controller);
/// "CC 74 Cutoff", or "CC 20".
[[nodiscard]] QString controllerTitle(int controller);

} // namespace timbrel::ui
