// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/music/id_set.h"
#include "ui/common/axes/time_axis.h"
#include "ui/common/axes/value_axis.h"
#include "ui/common/theme_editor.h"
#include "ui/editor/time_grid.h"

#include <QImage>

#include <span>

namespace timbrel::ui {

/// What the velocity lane shows. Everything outlives the painting.
struct VelocityScene
{
    std::span<const music::Note> notes;
    const music::IdSet* selected = nullptr; ///< null: none
    TimeGrid grid;
    TimeColumns columns;
    ValueAxis values; ///< in pixels of the device
    double devicePixelRatio = 1.0;
    const EditorColours* colours = nullptr;
};

/// A stem for each note, as high as it is loud. Paints this rectangle of the image, which is the
/// whole lane in pixels of the device. Threads: any; the image is the caller's.
void paintVelocities(QImage& image, const QRect& rectangle, const VelocityScene& scene);

} // namespace timbrel::ui
