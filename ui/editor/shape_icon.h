// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/music/curves.h"

#include <QIcon>

namespace timbrel::ui {

/// What the curve tool draws, as a small picture in the colours of the theme at hand, sharp at any
/// scale. Threads: GUI.
[[nodiscard]] QIcon shapeIcon(music::CurveShape shape);

} // namespace timbrel::ui
