// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/pictures/scenes.h"

namespace timbrel::test {

/// The window of Timbrel's synthesizer.
[[nodiscard]] std::vector<Scene> synthScenes();

} // namespace timbrel::test
