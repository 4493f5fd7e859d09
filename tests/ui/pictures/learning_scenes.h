// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/pictures/scenes.h"

namespace timbrel::test {

/// The first demo, with four trainings in its folder: done, stopped, at work on another machine,
/// failed. Those of the folder that TIMBREL_PICTURED_RUNS names instead, where it is set.
void openTrainedDemo(Stage& stage);

/// Scenes of the views that learn and perform; see scenes().
[[nodiscard]] std::vector<Scene> learningScenes();

} // namespace timbrel::test
