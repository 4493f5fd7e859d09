// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <array>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace timbrel {

/// Seeded random numbers that are the same on every machine and with every standard library
/// (std::normal_distribution is not). Generator: xoshiro256** (Blackman & Vigna 2018), seeded
/// through SplitMix64. Copyable; its state is a value that a checkpoint can hold. Threads: one at a
/// time. Realtime-safe: yes.
class Random
{
public:
    using State = std::array<std::uint64_t, 4>;

    explicit Random(std::uint64_t seed) noexcept;
    explicit Random(const State& state) noexcept
        : m_state(state)
    { }

    [[nodiscard]] std::uint64_t next() noexcept;
    /// In [0, 1).
    [[nodiscard]] double uniform() noexcept;
    [[nodiscard]] double uniform(double minimum, double maximum) noexcept;
    /// Gaussian by Box and Muller's polar-free form; two draws of next() each.
    [[nodiscard]] double normal(double mean = 0.0, double standardDeviation = 1.0) noexcept;
    /// In [0, count); count > 0.
    [[nodiscard]] std::size_t below(std::size_t count) noexcept;
    [[nodiscard]] bool chance(double probability) noexcept { return uniform() < probability; }

    template<class T>
    void shuffle(std::vector<T>& values) noexcept
    {
        for (std::size_t i = values.size(); i > 1; --i)
            std::swap(values[i - 1], values[below(i)]);
    }

    /// An independent stream for a part of the work, so that drawing more in one part does not
    /// change another.
    [[nodiscard]] Random fork() noexcept { return Random(next()); }
    [[nodiscard]] const State& state() const noexcept { return m_state; }

private:
    State m_state;
};

/// A seed from the operating system, small enough to be typed (below 2^31).
[[nodiscard]] std::uint64_t freshSeed();

} // namespace timbrel
