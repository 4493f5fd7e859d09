// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/pictures/scenes.h"

namespace timbrel::test {

/// The view Latent. Spaces are really taught, by the worker program where there is one
/// ($TIMBREL_LEARN); without one the pad stays without a space.
[[nodiscard]] std::vector<Scene> latentScenes();

} // namespace timbrel::test
