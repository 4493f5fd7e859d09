// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QImage>
#include <QRegion>

#include <cstdint>
#include <functional>

namespace timbrel::ui {

/// A painted picture that is kept. When the view scrolls by whole pixels of the device it is moved,
/// and only what came into sight is painted; an edit repaints its own rectangle. Threads: GUI.
class ScrolledLayer
{
public:
    /// Paints this rectangle of the image, all of it and nothing beside it.
    using Paint = std::function<void(QImage& image, const QRect& rectangle)>;

    /// Everything is to be painted again: another zoom, other colours.
    void invalidate() { m_isValid = false; }
    /// In pixels of the device, where the layer stood at the last update().
    void invalidate(const QRect& rectangle);
    /// size in pixels of the device; column and row: which of the whole picture is at the upper
    /// left.
    const QImage& update(QSize size,
                         double devicePixelRatio,
                         std::int64_t column,
                         std::int64_t row,
                         const Paint& paint);
    /// Pixels painted by the last update().
    [[nodiscard]] std::int64_t lastPainted() const noexcept { return m_lastPainted; }

private:
    void moveBy(int right, int down);
    void scrollTo(std::int64_t column, std::int64_t row);

    QImage m_image;
    QRegion m_dirty;
    std::int64_t m_column = 0;
    std::int64_t m_row = 0;
    std::int64_t m_lastPainted = 0;
    bool m_isValid = false;
};

} // namespace timbrel::ui
