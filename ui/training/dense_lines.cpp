// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/training/dense_lines.h"

#include <QPainter>

#include <algorithm>
#include <cmath>
#include <cstring>

namespace timbrel::ui {
namespace {

constexpr int kSide = 16; ///< of a square of pixels

} // namespace

void DenseLines::begin(const QSize& asked)
{
    const QSize pixels = asked.expandedTo({0, 0}); // so many plots that one has no room
    if (pixels != m_size) {
        m_stride = (static_cast<std::size_t>(pixels.height()) + kSide - 1) / kSide * kSide;
        m_columns.assign(m_stride * static_cast<std::size_t>(pixels.width()), 0);
        m_image = QImage(pixels, QImage::Format_ARGB32_Premultiplied);
        m_image.fill(0);
    } else if (m_bottom >= m_top) {
        std::memset(m_columns.data(), 0, m_columns.size());
        for (int row = m_top; row <= m_bottom; ++row)
            std::memset(
                m_image.scanLine(row), 0, sizeof(QRgb) * static_cast<std::size_t>(pixels.width()));
    }
    m_size = pixels;
    m_colour = 0;
    m_top = pixels.height();
    m_bottom = -1;
}

void DenseLines::fill(int column, double top, double bottom)
{
    if (column < 0 || column >= m_size.width())
        return;
    const double last = m_size.height() - 1;
    const int from = static_cast<int>(std::clamp(std::floor(top), 0.0, last + 1.0));
    const int to = static_cast<int>(std::clamp(std::floor(bottom), -1.0, last));
    if (from > to)
        return;
    m_top = std::min(m_top, from);
    m_bottom = std::max(m_bottom, to);
    const std::size_t begin
        = static_cast<std::size_t>(column) * m_stride + static_cast<std::size_t>(from);
    std::memset(m_columns.data() + begin, m_colour, static_cast<std::size_t>(to - from + 1));
}

/// A straight line through the columns between them, without holes where it is steep.
void DenseLines::join(const ColumnRows& from, const ColumnRows& to)
{
    const int between = to.column - from.column;
    const double start = (from.top + from.bottom) / 2.0;
    const double step = ((to.top + to.bottom) / 2.0 - start) / std::max(between, 1);
    const int end = std::min(between, m_size.width() - from.column); // those that are seen
    for (int i = std::max(1, -from.column); i < end; ++i) {
        const double before = start + step * (i - 1);
        const double row = start + step * i;
        fill(from.column + i, std::min(before, row), std::max(before, row));
    }
}

void DenseLines::add(const std::vector<ColumnRows>& columns, QRgb colour)
{
    if (m_colour < m_colours.size() - 1)
        ++m_colour;
    m_colours[m_colour] = colour;
    const ColumnRows* before = nullptr;
    for (const ColumnRows& rows : columns) {
        if (rows.isGap) {
            before = nullptr;
            continue;
        }
        double top = rows.top;
        double bottom = rows.bottom;
        if (before != nullptr) {
            // as a line goes on from column to column
            top = std::min(top, before->bottom);
            bottom = std::max(bottom, before->top);
            join(*before, rows);
        }
        fill(rows.column, top, bottom);
        before = &rows;
    }
}

/// Rows of pixels from columns, in squares that lie in the processor's nearest memory; squares
/// without a line are left as they are.
void DenseLines::turn()
{
    for (int top = m_top / kSide * kSide; top <= m_bottom; top += kSide) {
        const int count = std::min(kSide, m_size.height() - top);
        std::array<QRgb*, kSide> rows {};
        for (int i = 0; i < count; ++i)
            rows[static_cast<std::size_t>(i)] = reinterpret_cast<QRgb*>(m_image.scanLine(top + i));
        const std::uint8_t* pixels = m_columns.data() + top;
        for (int column = 0; column < m_size.width(); ++column, pixels += m_stride) {
            std::array<std::uint64_t, 2> together {};
            std::memcpy(together.data(), pixels, sizeof(together));
            if ((together[0] | together[1]) == 0)
                continue;
            for (int i = 0; i < count; ++i)
                rows[static_cast<std::size_t>(i)][column] = m_colours[pixels[i]];
        }
    }
}

void DenseLines::paint(QPainter& painter, const QPointF& corner, double pixelRatio)
{
    if (m_bottom < m_top)
        return;
    turn();
    const QRectF source(0, m_top, m_size.width(), m_bottom - m_top + 1);
    const QRectF target(corner + QPointF(0.0, m_top / pixelRatio), source.size() / pixelRatio);
    painter.drawImage(target, m_image, source);
}

} // namespace timbrel::ui
