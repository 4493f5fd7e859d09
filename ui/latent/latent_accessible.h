// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace timbrel::ui {

/// Lets those who are read to know the pad and the step grid. Once is enough. Threads: GUI.
void installLatentAccessibility();

} // namespace timbrel::ui
