// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/music/pattern.h"

#include <cstdint>

namespace timbrel::pattern {

/// How the onsets of many patterns were hit. Threads: a value. Realtime-safe: yes.
class OnsetScore
{
public:
    /// Both have the same shape.
    void add(const music::Pattern& target, const music::Pattern& output) noexcept;
    /// The same where the onsets have been counted: 2 hits / (onsets of both) is a pattern's F1, 1
    /// if neither has any.
    void add(std::uint64_t hits, std::uint64_t targets, std::uint64_t outputs) noexcept;

    [[nodiscard]] std::uint64_t patterns() const noexcept { return m_patterns; }
    /// The mean of the patterns' F1: what somebody meets who takes one pattern. 1 without any.
    [[nodiscard]] double meanF1() const noexcept;
    /// F1 of all onsets together: full patterns weigh more. 1 without any.
    [[nodiscard]] double pooledF1() const noexcept;
    /// Onsets that are right among those that sound; 1 if nothing sounds.
    [[nodiscard]] double precision() const noexcept;
    /// Onsets that sound among those that should; 1 if none should.
    [[nodiscard]] double recall() const noexcept;

private:
    std::uint64_t m_patterns = 0;
    std::uint64_t m_hits = 0;
    std::uint64_t m_targets = 0;
    std::uint64_t m_outputs = 0;
    double m_f1Sum = 0.0;
};

} // namespace timbrel::pattern
