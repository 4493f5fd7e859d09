// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstdint>

namespace timbrel::ui {

/// Rows of the 128 notes in rows of the device, from the top: note 127 begins at row 0 of the whole
/// picture. Counted as TimeColumns counts, so that scrolling stays exact. Threads: a value.
struct PitchRows
{
    double height = 16.0; ///< of one note
    int first = 0; ///< the row at the upper edge

    /// Where a note begins, from the upper edge; note -1 begins where note 0 ends.
    [[nodiscard]] int top(int number) const noexcept;
    [[nodiscard]] int bottom(int number) const noexcept { return top(number - 1); }
    /// 0-127, the nearest for rows beyond.
    [[nodiscard]] int numberAt(int row) const noexcept;
};

/// Notes from high to low, in logical pixels. Threads: a value.
struct PitchAxis
{
    static constexpr int kNotes = 128;
    static constexpr double kSmallest = 3.0;
    static constexpr double kLargest = 40.0;

    double rowHeight = 14.0;
    double offset = 0.0; ///< pixels of the whole picture above the upper edge

    [[nodiscard]] double contentHeight() const noexcept { return rowHeight * kNotes; }
    [[nodiscard]] double yOf(int number) const noexcept; ///< upper edge of the row
    [[nodiscard]] int numberAt(double y) const noexcept; ///< 0-127
    /// Held so that what is shown is full of notes; what is too high is centred.
    [[nodiscard]] PitchAxis held(double viewHeight) const noexcept;
    [[nodiscard]] PitchAxis scrolledBy(double pixels, double viewHeight) const noexcept;
    [[nodiscard]] PitchAxis zoomedAt(double y, double factor, double viewHeight) const noexcept;
    /// These notes with some room around them.
    [[nodiscard]] static PitchAxis fitting(int lowest, int highest, double viewHeight) noexcept;
    [[nodiscard]] PitchRows rows(double devicePixelRatio) const noexcept;

    friend bool operator==(const PitchAxis&, const PitchAxis&) = default;
};

[[nodiscard]] constexpr bool isBlackKey(int number) noexcept
{
    constexpr unsigned kBlack = 0b0101'0100'1010;
    return ((kBlack >> (number % 12)) & 1U) != 0U;
}

} // namespace timbrel::ui
