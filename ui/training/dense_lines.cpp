// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/training/dense_lines.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace timbrel::ui {

void DenseLines::begin(const QSize& pixels)
{
    const auto count
        = static_cast<std::size_t>(pixels.width()) * static_cast<std::size_t>(pixels.height());
    if (pixels != m_size) {
        m_columns.assign(count, 0);
        m_image = QImage(pixels, QImage::Format_ARGB32_Premultiplied);
    } else if (m_bottom >= m_top) {
        std::fill(m_columns.begin(), m_columns.end(), 0);
    }
    m_size = pixels;
    m_top = pixels.height();
    m_bottom = -1;
}

void DenseLines::fill(int column, double top, double bottom, QRgb colour)
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
    const auto begin
        = m_columns.begin() + static_cast<std::ptrdiff_t>(column) * m_size.height() + from;
    std::fill(begin, begin + (to - from + 1), colour);
}

void DenseLines::add(const std::vector<ColumnRows>& columns, QRgb colour)
{
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
            const int between = rows.column - before->column;
            for (int i = 1; i < between; ++i) {
                const double share = static_cast<double>(i) / between;
                const double row = (1.0 - share) * (before->top + before->bottom) / 2.0
                    + share * (rows.top + rows.bottom) / 2.0;
                fill(before->column + i, row, row, colour);
            }
        }
        fill(rows.column, top, bottom, colour);
        before = &rows;
    }
}

/// Rows of pixels from columns, in squares that lie in the processor's nearest memory.
void DenseLines::turn()
{
    constexpr int kSide = 16;
    const int height = m_size.height();
    for (int top = m_top; top <= m_bottom; top += kSide) {
        const int bottom = std::min(top + kSide - 1, m_bottom);
        std::uint32_t* rows[kSide] = {};
        for (int row = top; row <= bottom; ++row)
            rows[row - top] = reinterpret_cast<std::uint32_t*>(m_image.scanLine(row));
        for (int column = 0; column < m_size.width(); ++column) {
            const std::uint32_t* pixels
                = m_columns.data() + static_cast<std::ptrdiff_t>(column) * height + top;
            for (int i = 0; i <= bottom - top; ++i)
                rows[i][column] = pixels[i];
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
