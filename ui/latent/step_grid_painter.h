// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/latent/step_grid_scene.h"

class QPainter;
class QRect;

namespace timbrel::ui {

/// Ruler, grid, onsets (as tall as they are loud, shifted as they are late), what is selected, and
/// the step that is heard. Only what touches `part` is painted.
void paintStepGrid(QPainter& painter, const StepGridScene& scene, const QRect& part);

} // namespace timbrel::ui
