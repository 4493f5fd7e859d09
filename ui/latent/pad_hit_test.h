// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/latent/pad_scene.h"

#include <QPointF>

#include <cstddef>

namespace timbrel::ui {

enum class PadPart
{
    Ground,
    Puck,
    Dot,
    PathPoint, ///< only where the path is edited
    PathLine, ///< between two of its points
    Corner ///< the card of a corner
};

struct PadHit
{
    PadPart part = PadPart::Ground;
    std::size_t index = 0; ///< of the dot, the point, the corner
    double beat = 0.0; ///< of a place on the path's line
};

/// What lies under a place: points of the path that is edited, the puck, dots, the path's line,
/// cards of corners, ground.
[[nodiscard]] PadHit hitPad(const PadScene& scene, QPointF place);

/// The corner whose card lies there, whatever lies over it.
[[nodiscard]] std::optional<std::size_t> cornerUnder(const PadScene& scene, QPointF place);

} // namespace timbrel::ui
