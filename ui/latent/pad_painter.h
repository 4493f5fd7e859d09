// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/latent/pad_scene.h"

#include <QColor>
#include <QImage>
#include <QRgb>
#include <QSize>

#include <span>
#include <vector>

class QPainter;

namespace timbrel::ui {

struct CurveLook;

/// Everything of a pad but its frame: the ground, axes, corners, the path, the puck.
void paintPad(QPainter& painter, const PadScene& scene);

/// How densely patterns sound over the pad, as it was worked out at places of a grid.
struct PadDensity
{
    std::size_t columns = 0;
    std::size_t rows = 0; ///< the first is the upper edge
    std::vector<float> values; ///< [rows, columns], 0 to 1
    [[nodiscard]] bool isEmpty() const { return values.empty(); }
};

/// What is behind the puck: the density in the colours of maps (or one colour without one), and the
/// dots over it, each with the look of its label; what was not learnt from is hollow.
struct PadGround
{
    QSize size; ///< pixels of the device
    double scale = 1.0; ///< of them in a logical one
    PadDensity density;
    QRgb plain = 0; ///< without a density
    QRgb halo = 0; ///< around dots, so that they are seen on any colour
    std::vector<PadDot> dots;
    std::vector<CurveLook> looks; ///< by label; the last one for dots that have none
};
/// Threads: any.
[[nodiscard]] QImage paintPadGround(const PadGround& ground);

} // namespace timbrel::ui
