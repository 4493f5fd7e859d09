// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pattern/step_grid.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numbers>

namespace timbrel::pattern {
namespace {

/// Steps a beat, and by how much it must be better than the usual grid.
struct GridChoice
{
    int stepsPerBeat = 4;
    double bias = 0.0; ///< nats an onset
};

std::span<const GridChoice> choicesFor(const Metre& metre)
{
    // where there are quarters alone, three steps name an onset in log(4/3) less than four
    static constexpr std::array kQuarter = {GridChoice {4, 0.0},
                                            GridChoice {3, 0.35},
                                            GridChoice {8, 0.35},
                                            GridChoice {6, 0.3},
                                            GridChoice {16, 0.6}};
    static constexpr std::array kCompound
        = {GridChoice {3, 0.0}, GridChoice {6, 0.1}, GridChoice {12, 0.5}};
    static constexpr std::array kEighth
        = {GridChoice {2, 0.0}, GridChoice {4, 0.2}, GridChoice {8, 0.5}};
    static constexpr std::array kSixteenth
        = {GridChoice {1, 0.0}, GridChoice {2, 0.2}, GridChoice {4, 0.5}};
    if (metre.isCompound())
        return kCompound;
    if (metre.quartersPerBeat >= 1.0)
        return kQuarter;
    return metre.quartersPerBeat >= 0.5 ? std::span<const GridChoice>(kEighth) : kSixteenth;
}

/// What onsets cost on a grid if they are played with this spread (standard deviation, in beats).
double costWith(std::span<const std::size_t> bins, int stepsPerBeat, double spread)
{
    const auto count = static_cast<double>(bins.size());
    const double peak = 1.0 / (stepsPerBeat * spread * std::sqrt(2.0 * std::numbers::pi));
    constexpr double kStray = 1.0 / StepGrid::kStrayOnsets;
    double nats = 0.0;
    for (std::size_t i = 0; i < bins.size(); ++i) {
        if (bins[i] == 0)
            continue;
        const double steps = static_cast<double>(i) / count * stepsPerBeat;
        const double off = (steps - std::nearbyint(steps)) / stepsPerBeat / spread;
        const double density = (1.0 - kStray) * peak * std::exp(-0.5 * off * off) + kStray;
        nats -= static_cast<double>(bins[i]) * std::log(density);
    }
    return nats;
}

} // namespace

StepGrid::StepGrid(const Metre& metre)
    : m_bins(kBins)
{
    for (const GridChoice& choice : choicesFor(metre))
        m_candidates.push_back({choice.stepsPerBeat, choice.bias, 0});
}

void StepGrid::addRow(std::span<const double> onsetBeats)
{
    for (const double beat : onsetBeats) {
        const double place = beat - std::floor(beat);
        ++m_bins[static_cast<std::size_t>(std::lround(place * kBins)) % kBins];
    }
    m_onsets += onsetBeats.size();
    const auto isInRoll = [&](std::size_t i) {
        const auto isNear = [&](std::size_t first) {
            return first + 1 < onsetBeats.size()
                && onsetBeats[first + 1] - onsetBeats[first] < kRoll;
        };
        return isNear(i - 1) && (isNear(i) || (i >= 2 && isNear(i - 2)));
    };
    for (Candidate& candidate : m_candidates)
        for (std::size_t i = 1; i < onsetBeats.size(); ++i) {
            const auto stepOf
                = [&](double beat) { return std::floor(beat * candidate.stepsPerBeat + 0.5); };
            const bool isLost = stepOf(onsetBeats[i]) == stepOf(onsetBeats[i - 1]);
            candidate.lost += isLost && isInRoll(i) ? 1 : 0;
        }
}

std::vector<StepGrid::Cost> StepGrid::costs() const
{
    std::vector<Cost> costs;
    const auto onsets = static_cast<double>(std::max<std::size_t>(m_onsets, 1));
    for (const Candidate& candidate : m_candidates) {
        // a spread that fills the step says nothing of the grid any more
        const double widest = 0.25 / candidate.stepsPerBeat;
        double timing = std::numeric_limits<double>::infinity();
        for (double spread = kSharpest; spread <= std::max(widest, kSharpest); spread *= 1.3)
            timing = std::min(timing, costWith(m_bins, candidate.stepsPerBeat, spread));
        const double extra = kLostOnset * static_cast<double>(candidate.lost)
            + candidate.bias * (static_cast<double>(m_onsets) + kPriorOnsets);
        costs.push_back({candidate.stepsPerBeat, timing / onsets, (timing + extra) / onsets});
    }
    return costs;
}

int StepGrid::stepsPerBeat() const
{
    const std::vector<Cost> all = costs();
    Cost best = all.front();
    for (const Cost& cost : all)
        if (cost.timing < kLeastGain && cost.all < best.all)
            best = cost;
    return best.stepsPerBeat;
}

} // namespace timbrel::pattern
