// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/pattern/metre.h"

#include <cstddef>
#include <span>
#include <vector>

namespace timbrel::pattern {

/// Into how many steps a beat is divided: what a performance is laid on.
///
/// The rule. A grid is tried for each number of steps: 4, 3, 8, 6 and 16 a beat, which are 16, 12,
/// 32, 24 and 64 in a bar of four; of a beat of three eighths 3, 6 and 12; of a beat that is itself
/// an eighth 2, 4 and 8, of a sixteenth 1, 2 and 4. An onset costs what it takes to name its step
/// (the logarithm of the steps a beat, so that of two grids that fit alike the coarser one is
/// taken) and what it takes to say how far off it was played (normally distributed, by as much as
/// fits this performance best, yet at least kSharpest, which is how exactly files are made). One
/// onset in kStrayOnsets may lie anywhere. An onset of a roll (three or more of a row within kRoll)
/// that would share its step with another is lost and costs kLostOnset; the two strokes of a flam
/// are one. The grid that costs least wins, where every other than the usual one, the first of
/// those named above, costs something from the outset, for each onset and for kPriorOnsets more,
/// and must fit clearly better than no grid at all. So human timing and swing, which no grid fits
/// exactly, leave the usual grid, and triplets or thirty-seconds that are played throughout take
/// theirs.
class StepGrid
{
public:
    explicit StepGrid(const Metre& metre);

    /// Of one row, ascending; beats from the beginning of a bar.
    void addRow(std::span<const double> onsetBeats);

    [[nodiscard]] int stepsPerBeat() const;
    /// What the onsets cost on each grid, in nats an onset: for tests and for a person who wonders.
    struct Cost
    {
        int stepsPerBeat = 4;
        double timing = 0.0; ///< 0: as if there were no grid
        double all = 0.0; ///< with lost onsets and the bias
    };
    [[nodiscard]] std::vector<Cost> costs() const;

    static constexpr double kSharpest = 1.0 / 96.0; ///< beats
    static constexpr double kLostOnset = 4.0; ///< nats
    static constexpr double kStrayOnsets = 40.0;
    static constexpr double kRoll = 0.2; ///< beats between one stroke of a roll and the next
    static constexpr double kPriorOnsets = 8.0;
    static constexpr double kLeastGain = -0.1; ///< nats an onset against no grid

private:
    static constexpr std::size_t kBins = 480; ///< of a beat: all grids' steps lie in the middle

    struct Candidate
    {
        int stepsPerBeat = 4;
        double bias = 0.0; ///< nats
        std::size_t lost = 0;
    };
    std::vector<Candidate> m_candidates;
    std::vector<std::size_t> m_bins; ///< onsets by their place in the beat
    std::size_t m_onsets = 0;
};

} // namespace timbrel::pattern
