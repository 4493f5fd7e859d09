// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstdint>
#include <map>
#include <set>

namespace timbrel::ui {

/// How a person has arranged the lanes below the notes, in pixels.
struct LaneLayout
{
    int velocities = 0; ///< height; 0: as high as usual
    std::map<std::uint8_t, int> heights; ///< by controller; others are as high as usual
    std::set<std::uint8_t> added; ///< shown though nothing asks for them
    friend bool operator==(const LaneLayout&, const LaneLayout&) = default;
};

} // namespace timbrel::ui
