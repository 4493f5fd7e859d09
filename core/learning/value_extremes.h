// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cmath>
#include <cstddef>
#include <limits>
#include <span>
#include <vector>

namespace timbrel::learning {

inline constexpr double kNotANumber = std::numeric_limits<double>::quiet_NaN();

/// Lowest and highest of some numbers; empty until one that is finite has been included.
struct Extremes
{
    double lowest = std::numeric_limits<double>::infinity();
    double highest = -std::numeric_limits<double>::infinity();

    [[nodiscard]] bool isEmpty() const noexcept { return lowest > highest; }
    void include(double value) noexcept
    {
        if (!std::isfinite(value))
            return;
        lowest = value < lowest ? value : lowest;
        highest = value > highest ? value : highest;
    }
    void include(const Extremes& other) noexcept
    {
        lowest = other.lowest < lowest ? other.lowest : lowest;
        highest = other.highest > highest ? other.highest : highest;
    }
};

/// Lowest and highest of any stretch of a list that grows at its end, in a time that hardly depends
/// on the stretch's length. The list itself stays with its owner, who passes it in. Threads: a
/// value. Realtime-safe: no.
class ValueExtremes
{
public:
    /// To be called after one more value was added to the end of `values`. Amortised O(1).
    void appended(std::span<const double> values);
    /// To be called after the list was cut to `size` values.
    void truncate(std::size_t size);
    /// Of values begin to end - 1.
    [[nodiscard]] Extremes
    range(std::span<const double> values, std::size_t begin, std::size_t end) const noexcept;
    /// The first finite value of begin to end - 1; `end` if there is none.
    [[nodiscard]] std::size_t
    firstFinite(std::span<const double> values, std::size_t begin, std::size_t end) const noexcept;
    /// The last finite value of begin to end - 1; `end` if there is none.
    [[nodiscard]] std::size_t
    lastFinite(std::span<const double> values, std::size_t begin, std::size_t end) const noexcept;

    // Whole blocks alone, which lie side by side: a curve with many points in each pixel is drawn
    // without looking at any of them.
    [[nodiscard]] std::size_t blocks() const noexcept { return m_firsts.size(); }
    /// Of blocks begin to end - 1.
    [[nodiscard]] Extremes rangeOfBlocks(std::size_t begin, std::size_t end) const noexcept;
    /// The first and the last finite value of blocks begin to end - 1; NaN if there is none.
    [[nodiscard]] double firstOfBlocks(std::size_t begin, std::size_t end) const noexcept;
    [[nodiscard]] double lastOfBlocks(std::size_t begin, std::size_t end) const noexcept;

    static constexpr std::size_t kFactor = 16; ///< values in a block, blocks in a larger one

private:
    void include(Extremes& found, std::size_t begin, std::size_t end) const noexcept;

    std::vector<std::vector<Extremes>> m_levels; ///< of whole blocks only
    std::vector<double> m_firsts; ///< finite values of each block; NaN: it has none
    std::vector<double> m_lasts;
};

} // namespace timbrel::learning
