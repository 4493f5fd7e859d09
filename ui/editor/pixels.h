// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QColor>
#include <QImage>
#include <QRect>

#include <algorithm>
#include <cstddef>
#include <cstdint>

namespace timbrel::ui {

using Pixel = std::uint32_t; ///< 0xffRRGGBB

[[nodiscard]] inline Pixel pixelOf(const QColor& colour)
{
    return colour.rgb();
}

/// share of b over a, 0 to 1.
[[nodiscard]] inline Pixel mixed(Pixel a, Pixel b, double share) noexcept
{
    const auto part = [&](int shift) {
        const auto from = static_cast<double>((a >> shift) & 0xffU);
        const auto to = static_cast<double>((b >> shift) & 0xffU);
        return static_cast<Pixel>(from + (to - from) * share + 0.5) << shift;
    };
    return 0xff000000U | part(16) | part(8) | part(0);
}

/// An image's memory, for painters that write rows themselves: filling 100,000 rectangles through
/// QPainter takes three times as long. What is outside clip is left as it is. Threads: a value; the
/// image outlives it.
struct Pixels
{
    Pixel* data = nullptr;
    std::ptrdiff_t stride = 0; ///< pixels from row to row
    QRect clip; ///< within the image

    [[nodiscard]] static Pixels of(QImage& image, const QRect& clip)
    {
        return {reinterpret_cast<Pixel*>(image.bits()),
                image.bytesPerLine() / static_cast<std::ptrdiff_t>(sizeof(Pixel)),
                clip & image.rect()};
    }
    [[nodiscard]] Pixel* row(int y) const noexcept { return data + y * stride; }

    /// Columns left to right - 1, rows top to bottom - 1.
    void fill(int left, int top, int right, int bottom, Pixel colour) const noexcept
    {
        left = std::max(left, clip.left());
        right = std::min(right, clip.right() + 1);
        top = std::max(top, clip.top());
        bottom = std::min(bottom, clip.bottom() + 1);
        if (left >= right)
            return;
        for (int y = top; y < bottom; ++y) {
            Pixel* to = row(y);
            std::fill(to + left, to + right, colour);
        }
    }
    void set(int x, int y, Pixel colour) const noexcept
    {
        if (clip.contains(x, y))
            row(y)[x] = colour;
    }
};

/// Pixels of the device that a line of one pixel is thick at this ratio: 1 at 1 to 1.49, 2 at 2.
[[nodiscard]] inline int hairline(double devicePixelRatio) noexcept
{
    return std::max(1, static_cast<int>(devicePixelRatio + 0.5));
}

} // namespace timbrel::ui
