// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/audio/mix_levels.h"
#include "core/learning/pad_position.h"
#include "core/music/pattern.h"
#include "core/pattern/puck_path.h"
#include "core/pattern/sequencer_settings.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace timbrel::pattern {

/// What lies under the pad.
enum class PadMode : std::uint8_t
{
    Space, ///< what a network has learnt
    Corners ///< four patterns, and what lies between them
};

/// How a space of more than two dimensions is laid under the pad.
enum class PadLayout : std::uint8_t
{
    Axes, ///< two of its own
    Principal, ///< where its points differ most
    Map ///< spread out, so that neighbours lie together
};

[[nodiscard]] std::string_view padModeId(PadMode mode) noexcept; ///< "space", "corners": in files
[[nodiscard]] std::optional<PadMode> padModeOf(std::string_view id) noexcept;
[[nodiscard]] std::string_view padLayoutId(PadLayout layout) noexcept; ///< "axes", "principal"...
[[nodiscard]] std::optional<PadLayout> padLayoutOf(std::string_view id) noexcept;

/// A pattern in a corner of the pad. A value; the pattern is shared and never changes.
struct PadCornerPattern
{
    std::string name; ///< for people; empty: the corner is empty
    std::shared_ptr<const music::Pattern> pattern;
    friend bool operator==(const PadCornerPattern&, const PadCornerPattern&) = default;
};

/// A row of the grid, apart from its sound.
struct PadRow
{
    /// 0 to 1; absent: the network's own.
    std::optional<float> threshold;
    bool isMuted = false;
    bool isSolo = false;
    bool isLocked = false; ///< the puck does not change it
    friend bool operator==(const PadRow&, const PadRow&) = default;
};

/// X and Y of the puck as controllers of a MIDI device: what Expression can learn.
struct PadControllers
{
    bool areSent = false;
    std::uint8_t channel = 0; ///< 0-15
    std::uint8_t x = 16; ///< General Purpose 1
    std::uint8_t y = 17; ///< General Purpose 2
    friend bool operator==(const PadControllers&, const PadControllers&) = default;
};

/// All that a hand has set in the latent view: where the puck is, how patterns come of it and how
/// they are played. A value; copying it is cheap, its larger parts are shared. Threads: any, as a
/// value.
struct PadSetup
{
    PadMode mode = PadMode::Corners;
    PadLayout layout = PadLayout::Principal;
    std::size_t axisAcross = 0; ///< of PadLayout::Axes
    std::size_t axisUp = 1;
    learning::PadPosition position;
    /// How far the place is from the one that the layout gives, in each dimension; empty: not at
    /// all.
    std::vector<float> offPlane;
    std::string label; ///< that is asked for; empty: none

    float temperature = 0.0F;
    float noise = 0.0F;
    std::uint64_t seed = 1; ///< another one is another variation

    double beatsPerMinute = 120.0;
    float swing = kStraight;
    Humanise humanise;
    ChangeAt changeAt = ChangeAt::Bar;
    int glideMs = 120; ///< that the puck takes to come to where it was sent
    bool isRelative = false; ///< a press does not make the puck jump

    std::vector<PadRow> rows; ///< of rows beyond its end nothing is set
    std::array<PadCornerPattern, learning::kPadCorners> corners;
    std::shared_ptr<const PuckPath> path; ///< null: none was drawn
    /// Changed by hand: it plays as it is until the puck moves. Null: it is what the puck says.
    std::shared_ptr<const music::Pattern> edited;
    std::shared_ptr<const music::Pattern> kept; ///< what locked rows play
    PadControllers controllers;
    audio::MixLevels mix; ///< how loud the drums are, and what else sounds

    [[nodiscard]] PadRow rowAt(std::size_t row) const
    {
        return row < rows.size() ? rows[row] : PadRow {};
    }
    void setRow(std::size_t row, const PadRow& to);
    friend bool operator==(const PadSetup&, const PadSetup&) = default;
};

inline constexpr int kLongestGlideMs = 5000;

} // namespace timbrel::pattern
