// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace timbrel::ui {

/// Lets screen readers know what the monitor's chosen line says. Bars and knobs are sliders and
/// need nothing more; the histogram describes itself. More than one call does nothing more.
void installPerformAccessibility();

} // namespace timbrel::ui
