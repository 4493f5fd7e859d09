// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pattern/threshold_choice.h"

#include <algorithm>
#include <cmath>

namespace timbrel::pattern {
namespace {

/// Fewer onsets do not tell a threshold of a row's own.
constexpr std::uint64_t kFewestOnsetsOfRow = 200;
/// From below: a threshold of 0 would let everything sound that no training pattern ever had.
constexpr std::size_t kLowestBin = 5;
constexpr int kRounds = 20;

} // namespace

ThresholdChoice::ThresholdChoice(std::size_t rows, std::size_t steps)
    : m_steps(steps)
    , m_rows(rows)
{ }

void ThresholdChoice::Counts::add(const Counts& other)
{
    for (std::size_t bin = 0; bin < kBins; ++bin) {
        cells[bin] += other.cells[bin];
        onsets[bin] += other.onsets[bin];
    }
}

void ThresholdChoice::add(std::span<const float> probabilities, std::span<const float> onsets)
{
    for (std::size_t cell = 0; cell < m_rows.size() * m_steps; ++cell) {
        const float held = probabilities[cell] > 0.0F ? std::min(probabilities[cell], 1.0F) : 0.0F;
        const auto bin
            = std::min(static_cast<std::size_t>(held * static_cast<float>(kBins)), kBins - 1);
        Counts& row = m_rows[cell / m_steps];
        ++row.cells[bin];
        row.onsets[bin] += onsets[cell] > 0.5F ? 1U : 0U;
    }
}

ThresholdChoice::Outcome ThresholdChoice::outcome(const Counts& counts, std::size_t bin)
{
    Outcome outcome;
    for (std::size_t i = bin; i < kBins; ++i) {
        outcome.hits += counts.onsets[i];
        outcome.outputs += counts.cells[i];
    }
    return outcome;
}

std::size_t ThresholdChoice::bestBin(const Counts& counts, double price)
{
    std::size_t best = kBins / 2;
    double most = -1.0;
    for (std::size_t bin = kLowestBin; bin < kBins; ++bin) {
        const Outcome outcome = ThresholdChoice::outcome(counts, bin);
        const double gain
            = static_cast<double>(outcome.hits) - price * static_cast<double>(outcome.outputs);
        if (gain > most) {
            most = gain;
            best = bin;
        }
    }
    return best;
}

/// F1 = 2 hits / (targets + outputs) is at its highest where hits - F1 / 2 x outputs is (Dinkelbach
/// 1967), and that falls apart into the rows.
std::vector<float> ThresholdChoice::thresholds() const
{
    Counts all;
    for (const Counts& row : m_rows)
        all.add(row);
    const std::uint64_t targets = outcome(all, 0).hits;
    std::vector<std::size_t> bins(m_rows.size(), kBins / 2);
    double f1 = 0.5;
    for (int round = 0; targets > 0 && round < kRounds; ++round) {
        const std::size_t common = bestBin(all, f1 / 2.0);
        Outcome sum;
        for (std::size_t row = 0; row < m_rows.size(); ++row) {
            const bool isKnown = outcome(m_rows[row], 0).hits >= kFewestOnsetsOfRow;
            bins[row] = isKnown ? bestBin(m_rows[row], f1 / 2.0) : common;
            const Outcome ofRow = outcome(m_rows[row], bins[row]);
            sum.hits += ofRow.hits;
            sum.outputs += ofRow.outputs;
        }
        const double now
            = 2.0 * static_cast<double>(sum.hits) / static_cast<double>(targets + sum.outputs);
        if (now <= f1 && round > 0)
            break;
        f1 = now;
    }
    std::vector<float> thresholds;
    for (const std::size_t bin : bins)
        thresholds.push_back(static_cast<float>(bin) / static_cast<float>(kBins));
    return thresholds;
}

} // namespace timbrel::pattern
