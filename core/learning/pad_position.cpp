// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learning/pad_position.h"

#include <algorithm>
#include <cmath>

namespace timbrel::learning {
namespace {

constexpr std::array<std::string_view, 3> kLawIds = {"bilinear", "open_nsynth_super", "plane"};

constexpr std::array<PadPosition, kPadCorners> kCornerPositions
    = {PadPosition {0.0F, 0.0F}, {1.0F, 0.0F}, {0.0F, 1.0F}, {1.0F, 1.0F}};

CornerWeights bilinear(PadPosition at) noexcept TIMBREL_REALTIME
{
    return {(1.0F - at.x) * (1.0F - at.y), at.x * (1.0F - at.y), (1.0F - at.x) * at.y, at.x * at.y};
}

CornerWeights byDistance(PadPosition at) noexcept TIMBREL_REALTIME
{
    CornerWeights weights {};
    float sum = 0.0F; // at least 0.29: no place on the pad is further than that from every corner
    for (std::size_t i = 0; i < kPadCorners; ++i) {
        const float across = at.x - kCornerPositions[i].x;
        const float down = at.y - kCornerPositions[i].y;
        weights[i] = std::max(1.0F - std::sqrt(across * across + down * down), 0.0F);
        sum += weights[i];
    }
    for (float& weight : weights)
        weight /= sum;
    return weights;
}

CornerWeights plane(PadPosition at) noexcept TIMBREL_REALTIME
{
    const float across = 0.5F * (at.x - 0.5F);
    const float down = 0.5F * (at.y - 0.5F);
    return {
        0.25F - across - down, 0.25F + across - down, 0.25F - across + down, 0.25F + across + down};
}

} // namespace

PadPosition heldOnPad(PadPosition position) noexcept TIMBREL_REALTIME
{
    const auto held = [](float value) noexcept TIMBREL_REALTIME {
        return std::isnan(value) ? 0.5F : std::clamp(value, 0.0F, 1.0F);
    };
    return {held(position.x), held(position.y)};
}

std::string_view padLawId(PadLaw law) noexcept
{
    return kLawIds[static_cast<std::size_t>(law)];
}

std::optional<PadLaw> padLawOf(std::string_view id) noexcept
{
    const auto* const at = std::find(kLawIds.begin(), kLawIds.end(), id);
    if (at == kLawIds.end())
        return std::nullopt;
    return static_cast<PadLaw>(at - kLawIds.begin());
}

CornerWeights cornerWeights(PadPosition position, PadLaw law) noexcept TIMBREL_REALTIME
{
    if (law == PadLaw::Plane) {
        const bool isSomewhere = std::isfinite(position.x) && std::isfinite(position.y);
        return plane(isSomewhere ? position : heldOnPad(position));
    }
    const PadPosition held = heldOnPad(position);
    return law == PadLaw::Bilinear ? bilinear(held) : byDistance(held);
}

void blendCorners(const CornerWeights& weights,
                  const std::array<std::span<const float>, kPadCorners>& corners,
                  std::span<float> result) noexcept TIMBREL_REALTIME
{
    for (const auto& corner : corners) {
        TIMBREL_VERIFY(corner.size() >= result.size())
        {
            return;
        }
    }
    for (std::size_t i = 0; i < result.size(); ++i) {
        float sum = 0.0F;
        for (std::size_t corner = 0; corner < kPadCorners; ++corner)
            sum += weights[corner] * corners[corner][i];
        result[i] = sum;
    }
}

} // namespace timbrel::learning
