// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/realtime/realtime.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace timbrel::learning {

/// Where the puck of a pad is. 0 to 1 between the corners: x to the right, y downwards.
struct PadPosition
{
    float x = 0.5F;
    float y = 0.5F;
    friend bool operator==(const PadPosition&, const PadPosition&) = default;
};

/// On the pad; the middle for what is not a number.
[[nodiscard]] PadPosition heldOnPad(PadPosition position) noexcept TIMBREL_REALTIME;

/// In the order in which Open NSynth Super's files name them.
enum class PadCorner : std::uint8_t
{
    TopLeft,
    TopRight,
    BottomLeft,
    BottomRight
};
inline constexpr std::size_t kPadCorners = 4;

/// How a position becomes the shares of four corners.
enum class PadLaw : std::uint8_t
{
    Bilinear, ///< (1 - x)(1 - y), x(1 - y), (1 - x)y, xy
    OpenNsynthSuper, ///< each 1 less its distance, at least 0, divided by the sum of the four
    Plane ///< the flat plane nearest to the four corners; the only one that goes on beyond the pad
};

/// "bilinear", "open_nsynth_super", "plane": in files.
[[nodiscard]] std::string_view padLawId(PadLaw law) noexcept;
[[nodiscard]] std::optional<PadLaw> padLawOf(std::string_view id) noexcept;

/// The share of each PadCorner.
using CornerWeights = std::array<float, kPadCorners>;

/// Their sum is 1. Not below 0 but under Plane, whose least squares plane through four corners
/// gives back x and y themselves where the corners are a parallelogram, and may leave a corner by
/// up to a quarter of its distance from the plane of the other three. Positions are held on the pad
/// first, but under Plane. Source of the second law: Open NSynth Super's audio pipeline.
[[nodiscard]] CornerWeights cornerWeights(PadPosition position,
                                          PadLaw law) noexcept TIMBREL_REALTIME;

/// result = the weighted sum of the corners; each corner has at least result.size() numbers.
void blendCorners(const CornerWeights& weights,
                  const std::array<std::span<const float>, kPadCorners>& corners,
                  std::span<float> result) noexcept TIMBREL_REALTIME;

} // namespace timbrel::learning
