// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/music/id_set.h"
#include "ui/common/axes/time_axis.h"
#include "ui/common/axes/value_axis.h"
#include "ui/common/theme_editor.h"
#include "ui/editor/time_grid.h"
#include "ui/editor/value_pyramid.h"

#include <QImage>

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace timbrel::ui {

/// Values that hold from their time to the next point's. Without a pyramid every point is read.
struct StepCurve
{
    std::span<const music::ControllerPoint> points;
    const ValuePyramid* pyramid = nullptr; ///< of these points
    Microseconds end = Microseconds::max(); ///< nothing is drawn from here on
};

/// What a controller lane shows. Everything outlives the painting.
struct LaneScene
{
    StepCurve target; ///< what is drawn here
    const music::IdSet* selected = nullptr; ///< points of target; null: none
    int series = 0;
    bool showsTarget = true;
    std::optional<int> defaultValue; ///< with a line, and marks where target does not keep to it
    StepCurve networkSteps; ///< the target as the network could say it at best
    std::span<const int> networkValues; ///< the values that it can say
    StepCurve networkOutput; ///< what the trained network says
    std::span<const StepCurve> take; ///< what is being recorded over the target
    std::span<const Microseconds> contradictions; ///< other examples say something else here
    TimeGrid grid;
    TimeColumns columns;
    ValueAxis values; ///< in pixels of the device
    double devicePixelRatio = 1.0;
    const EditorColours* colours = nullptr;
};

/// Paints this rectangle of the image, which is the whole lane in pixels of the device: what one
/// call paints and what two neighbours paint is the same. Threads: any; the image is the caller's.
void paintLane(QImage& image, const QRect& rectangle, const LaneScene& scene);

/// For each column left to right - 1 the highest and the lowest value that the curve has in it, as
/// rows of the device; top > bottom where it has none.
struct Envelope
{
    std::vector<int> top;
    std::vector<int> bottom;
};
[[nodiscard]] Envelope envelopeOf(const StepCurve& curve,
                                  const TimeColumns& columns,
                                  const ValueAxis& values,
                                  int left,
                                  int right);

/// Whether a point is far enough from its neighbours to be drawn and taken hold of by itself.
[[nodiscard]] bool hasHandle(std::span<const music::ControllerPoint> points,
                             std::size_t index,
                             const TimeColumns& columns,
                             double devicePixelRatio);

} // namespace timbrel::ui
