// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/learning/pad_position.h"
#include "core/music/pattern.h"
#include "core/pattern/puck_path.h"
#include "ui/latent/pad_geometry.h"

#include <QImage>
#include <QString>

#include <array>
#include <memory>
#include <optional>
#include <vector>

namespace timbrel::ui {

/// Something known that lies on the pad.
struct PadDot
{
    learning::PadPosition position;
    int label = -1; ///< which look it has
    QString name;
    bool isHeldOut = false; ///< it was not learnt from
    std::size_t point = 0; ///< which one of its space
    friend bool operator==(const PadDot&, const PadDot&) = default;
};

/// What one of the pad's two directions means.
struct PadAxisText
{
    QString name; ///< "z1"; empty: nothing is written
    double low = 0.0; ///< at the left (lower) edge
    double high = 1.0;
    [[nodiscard]] double valueAt(double share) const { return low + (high - low) * share; }
    friend bool operator==(const PadAxisText&, const PadAxisText&) = default;
};

struct PadCorner
{
    QString name; ///< empty: no pattern is there
    std::shared_ptr<const music::Pattern> pattern;
};

/// What the pad shows at a moment.
struct PadScene
{
    PadGeometry geometry;
    PadAxisText across;
    PadAxisText up;
    QImage ground; ///< density and dots, as large as the area; null: it is not there yet
    bool hasCorners = false;
    std::array<PadCorner, learning::kPadCorners> corners;
    std::optional<std::size_t> hotCorner; ///< something is held over it
    const std::vector<PadDot>* dots = nullptr;
    std::optional<std::size_t> hotDot; ///< under the pointer

    const pattern::PuckPath* path = nullptr; ///< null: none
    bool isPathEdited = false; ///< its points can be taken hold of
    std::optional<std::size_t> chosenPoint;
    std::vector<learning::PadPosition> line; ///< being drawn

    learning::PadPosition puck; ///< where it is
    learning::PadPosition target; ///< where it is going
    bool isPuckHot = false; ///< a press would take it
    bool hasFocus = false;
};

} // namespace timbrel::ui
