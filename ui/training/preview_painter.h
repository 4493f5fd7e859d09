// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/expression/network_preview.h"
#include "ui/common/axes/time_axis.h"
#include "ui/common/theme_editor.h"

#include <QImage>
#include <QRect>
#include <QSize>

#include <memory>
#include <vector>

namespace timbrel::ui {

/// Where things stand in the picture, in logical pixels, one below the other over one time.
struct PreviewLayout
{
    QRect ruler;
    std::vector<QRect> lanes; ///< one per controller
    QRect notes;
    QRect cells; ///< empty: the network shows none

    [[nodiscard]] static PreviewLayout of(QSize size, std::size_t controllers, bool hasCells);
    /// The least height at which everything can be told apart.
    [[nodiscard]] static int leastHeight(std::size_t controllers, bool hasCells);
};

/// All that a picture shows; a value that goes to another thread.
struct PreviewScene
{
    std::shared_ptr<const expression::Preview> preview;
    std::shared_ptr<const EditorColours> colours;
    TimeAxis axis;
    PreviewLayout layout;
    QSize size; ///< logical pixels
    double devicePixelRatio = 1.0;
};

/// Lanes, notes and cells, without texts. Cost: the steps in sight and the pixels. Threads: any.
[[nodiscard]] QImage paintPreview(const PreviewScene& scene);

} // namespace timbrel::ui
