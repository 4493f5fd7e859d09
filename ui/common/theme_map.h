// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QRgb>

#include <array>

namespace timbrel::ui {

/// The colours of maps, from low to high: viridis (Smith and van der Walt 2015, public domain),
/// whose brightness rises evenly, so that it is read without seeing colours too. The same on both
/// grounds. Opaque. Threads: any.
[[nodiscard]] const std::array<QRgb, 256>& mapColours();

} // namespace timbrel::ui
