// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/common/theme.h"

#include <QRgb>

#include <array>
#include <cstdint>

namespace timbrel::ui {

namespace metrics {
inline constexpr int kKeysWidth = 56; ///< the keyboard beside the roll, the scales beside the lanes
inline constexpr int kRulerHeight = 24;
inline constexpr int kMiniMapHeight = 28;
inline constexpr int kLaneHeight = 96; ///< of a new controller lane
inline constexpr int kVelocityHeight = 56;
inline constexpr int kSmallestLane = 32;
inline constexpr int kLargestLane = 480;
inline constexpr int kHandle = 7; ///< a point that can be taken hold of
inline constexpr int kGrip = 6; ///< how near to an edge a press takes hold of it
inline constexpr int kValueMargin = 5; ///< above 127 and below 0
inline constexpr int kScrollBar = 12;
} // namespace metrics

/// The colours of roll and lanes, mixed once from the theme's. All opaque, as painters write them.
struct EditorColours
{
    QRgb before = 0; ///< before time 0: nothing can stand there
    QRgb whiteRow = 0; ///< and the ground of lanes
    QRgb blackRow = 0;
    /// By GridLevel (none, step, beat, bar).
    std::array<QRgb, 4> whiteGrid {};
    std::array<QRgb, 4> blackGrid {};
    QRgb octave = 0; ///< between B and C
    QRgb text = 0;
    QRgb quiet = 0;
    QRgb accent = 0;
    QRgb warn = 0;
    std::array<std::array<QRgb, 128>, 16> notes {}; ///< by channel and velocity
    std::array<QRgb, 16> noteTracks {}; ///< behind the velocity bar of a note, by channel
    std::array<QRgb, 8> series {};
    QRgb lightInk = 0; ///< text on something dark
    QRgb darkInk = 0; ///< text on something bright

    [[nodiscard]] static EditorColours of(const Theme& theme);
};

/// Which of the series a controller has: the same wherever it is shown.
[[nodiscard]] int seriesOfController(int controller) noexcept;

} // namespace timbrel::ui
