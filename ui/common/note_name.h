// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QString>

namespace timbrel::ui {

/// "C4": 60, as most programs name it.
[[nodiscard]] QString noteName(int number);
/// Without the octave: "F♯".
[[nodiscard]] QString pitchClassName(int number);

} // namespace timbrel::ui
