// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QtGlobal>

namespace timbrel::ui {

/// How values answer to the hand: the same for every knob, bar and strip.
inline constexpr double kFineDrag = 8.0; ///< with Shift a drag is so much finer
inline constexpr int kWheelNotch = 120; ///< eighths of a degree, as wheels report
inline constexpr qint64 kTypingPause = 1200; ///< ms after which a digit begins another number

} // namespace timbrel::ui
