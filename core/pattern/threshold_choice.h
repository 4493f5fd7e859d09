// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace timbrel::pattern {

/// Finds how likely a cell must be to sound, row by row, so that the onsets of all patterns
/// together are hit best (the highest F1). Threads: one. Realtime-safe: no.
class ThresholdChoice
{
public:
    ThresholdChoice(std::size_t rows, std::size_t steps);

    /// Both [rows x steps]: how likely the network says, and 1 where there is an onset.
    void add(std::span<const float> probabilities, std::span<const float> onsets);
    /// A row with few onsets has the threshold of all rows together. 0.5 before anything was added.
    [[nodiscard]] std::vector<float> thresholds() const;

private:
    static constexpr std::size_t kBins = 100;
    /// Cells by how likely they are.
    struct Counts
    {
        std::array<std::uint64_t, kBins> cells {};
        std::array<std::uint64_t, kBins> onsets {};
        void add(const Counts& other);
    };
    /// What a threshold at the beginning of a bin would hit and sound.
    struct Outcome
    {
        std::uint64_t hits = 0;
        std::uint64_t outputs = 0;
    };
    [[nodiscard]] static Outcome outcome(const Counts& counts, std::size_t bin);
    /// The bin with the most of hits - price x outputs.
    [[nodiscard]] static std::size_t bestBin(const Counts& counts, double price);

    std::size_t m_steps;
    std::vector<Counts> m_rows;
};

} // namespace timbrel::pattern
