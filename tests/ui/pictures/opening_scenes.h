// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/pictures/scenes.h"

namespace timbrel::test {

/// The first page, the view of a project, and what is asked or told when one is opened or left.
[[nodiscard]] std::vector<Scene> openingScenes();

} // namespace timbrel::test
