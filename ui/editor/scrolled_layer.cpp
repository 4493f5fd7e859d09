// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/scrolled_layer.h"

#include <cstdlib>
#include <cstring>

namespace timbrel::ui {

void ScrolledLayer::invalidate(const QRect& rectangle)
{
    m_dirty += rectangle;
}

void ScrolledLayer::moveBy(int right, int down)
{
    const int width = m_image.width() - std::abs(right);
    const int height = m_image.height() - std::abs(down);
    const auto bytes = static_cast<std::size_t>(width) * sizeof(std::uint32_t);
    const auto stride = m_image.bytesPerLine();
    uchar* bits = m_image.bits();
    const auto at = [&](int x, int y) { return bits + y * stride + x * 4; };
    const int fromX = right < 0 ? -right : 0;
    const int toX = right > 0 ? right : 0;
    for (int i = 0; i < height; ++i) {
        // never over a row that is still to be read
        const int y = down > 0 ? height - 1 - i : i;
        const int fromY = down < 0 ? y - down : y;
        const int toY = down > 0 ? y + down : y;
        std::memmove(at(toX, toY), at(fromX, fromY), bytes);
    }
}

void ScrolledLayer::scrollTo(std::int64_t column, std::int64_t row)
{
    const std::int64_t right = m_column - column;
    const std::int64_t down = m_row - row;
    m_column = column;
    m_row = row;
    if (right == 0 && down == 0)
        return;
    if (std::llabs(right) >= m_image.width() || std::llabs(down) >= m_image.height()) {
        m_isValid = false;
        return;
    }
    const int byX = static_cast<int>(right);
    const int byY = static_cast<int>(down);
    moveBy(byX, byY);
    m_dirty.translate(byX, byY);
    const QRect whole = m_image.rect();
    m_dirty += QRegion(whole) - QRegion(whole.translated(byX, byY));
}

const QImage& ScrolledLayer::update(
    QSize size, double devicePixelRatio, std::int64_t column, std::int64_t row, const Paint& paint)
{
    if (m_image.size() != size) {
        m_image = QImage(size, QImage::Format_RGB32);
        m_isValid = false;
    }
    m_image.setDevicePixelRatio(devicePixelRatio);
    m_lastPainted = 0;
    if (size.isEmpty())
        return m_image;
    scrollTo(column, row);
    if (!m_isValid)
        m_dirty = m_image.rect();
    m_dirty &= m_image.rect();
    for (const QRect& rectangle : m_dirty) {
        paint(m_image, rectangle);
        m_lastPainted += std::int64_t {rectangle.width()} * rectangle.height();
    }
    m_dirty = QRegion();
    m_isValid = true;
    return m_image;
}

} // namespace timbrel::ui
