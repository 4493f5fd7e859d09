// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pattern/fill_rule.h"

#include <algorithm>
#include <array>
#include <cstddef>

namespace timbrel::pattern {
namespace {

using music::DrumClass;
using music::Pattern;

double shareOf(std::size_t part, std::size_t all)
{
    return all == 0 ? 0.0 : static_cast<double>(part) / static_cast<double>(all);
}

bool keepsTime(DrumClass drumClass)
{
    return drumClass == DrumClass::OpenHat || drumClass == DrumClass::ClosedHat
        || drumClass == DrumClass::Cymbal;
}

double timekeeping(const Pattern& pattern, std::span<const music::DrumRow> rows)
{
    const auto half = static_cast<std::size_t>(std::max(pattern.shape().stepsPerBeat / 2, 1));
    std::size_t places = 0;
    std::size_t kept = 0;
    for (std::size_t step = 0; step < pattern.shape().steps; step += half) {
        bool isKept = false;
        for (std::size_t row = 0; row < rows.size(); ++row)
            isKept = isKept || (keepsTime(rows[row].drumClass) && pattern.at(row, step).isOnset());
        ++places;
        kept += isKept ? 1 : 0;
    }
    return shareOf(kept, places);
}

double repetition(const Pattern& pattern, std::size_t rows)
{
    const std::size_t half = pattern.shape().stepsPerBar() / 2;
    std::size_t again = 0;
    std::size_t either = 0;
    for (std::size_t row = 0; row < rows; ++row)
        for (std::size_t step = 0; step + half < pattern.shape().steps; ++step) {
            const bool isHere = pattern.at(row, step).isOnset();
            const bool isThere = pattern.at(row, step + half).isOnset();
            again += isHere && isThere ? 1 : 0;
            either += isHere || isThere ? 1 : 0;
        }
    return shareOf(again, either);
}

} // namespace

FillSigns fillSigns(const Pattern& pattern, std::span<const music::DrumRow> rows)
{
    rows = rows.first(std::min(rows.size(), pattern.shape().rows));
    std::array<std::size_t, music::kDrumClasses> onsets {};
    for (std::size_t row = 0; row < rows.size(); ++row)
        for (std::size_t step = 0; step < pattern.shape().steps; ++step)
            onsets[static_cast<std::size_t>(rows[row].drumClass)]
                += pattern.at(row, step).isOnset() ? 1 : 0;
    const auto of
        = [&](DrumClass drumClass) { return onsets[static_cast<std::size_t>(drumClass)]; };
    const std::size_t all = pattern.onsetCount();
    return {shareOf(of(DrumClass::Tom), all),
            shareOf(of(DrumClass::Snare) + of(DrumClass::Clap), all),
            shareOf(of(DrumClass::Kick), all),
            timekeeping(pattern, rows),
            repetition(pattern, rows.size())};
}

bool soundsLikeFill(const Pattern& pattern, std::span<const music::DrumRow> rows)
{
    const FillSigns signs = fillSigns(pattern, rows);
    return 4.5 * signs.toms + 3.0 * signs.snares - 4.0 * signs.kicks - 3.5 * signs.timekeeping
        - 3.0 * signs.repetition
        > 0.0;
}

} // namespace timbrel::pattern
