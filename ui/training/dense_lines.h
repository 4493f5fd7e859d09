// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QImage>
#include <QRect>

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

class QPainter;

namespace timbrel::ui {

/// From where to where a line goes within each column of pixels.
struct ColumnRows
{
    int column = 0; ///< of pixels of the device; ascending
    double top = 0.0; ///< rows, from the upper edge; top <= bottom
    double bottom = 0.0;
    bool isGap = false; ///< nothing: the line is broken
};

/// Lines that fill what they cross: hundreds of points a pixel, up and down. A painter would draw
/// each stroke across all rows; here columns are filled in memory, where their pixels lie side by
/// side, and turned into a picture once. Its memory is kept for the next frame. Threads: GUI.
class DenseLines
{
public:
    /// Forgets what was there.
    void begin(const QSize& pixels);
    /// Over what was added before.
    void add(const std::vector<ColumnRows>& columns, QRgb colour);
    /// What was added, with its upper left corner there.
    void paint(QPainter& painter, const QPointF& corner, double pixelRatio);

private:
    void fill(int column, double top, double bottom);
    void join(const ColumnRows& from, const ColumnRows& to);
    void turn();

    QSize m_size;
    std::size_t m_stride = 0; ///< from column to column
    std::vector<std::uint8_t> m_columns; ///< column by column: 0, or which colour
    std::array<QRgb, 256> m_colours {};
    std::uint8_t m_colour = 0; ///< the one in use
    QImage m_image;
    int m_top = 0; ///< rows in use
    int m_bottom = -1;
};

} // namespace timbrel::ui
