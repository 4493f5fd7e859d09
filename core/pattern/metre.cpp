// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pattern/metre.h"

#include <algorithm>
#include <bit>

namespace timbrel::pattern {
namespace {

constexpr int kMostOfOne = 64; // numerator and denominator

/// `count` notes of a length in quarters that is below a quarter.
Metre ofShortNotes(int count, double quarters)
{
    if (count % 3 == 0 && quarters >= 0.25)
        return {count / 3, 3.0 * quarters};
    const int inQuarter = static_cast<int>(1.0 / quarters);
    if (count % inQuarter == 0)
        return {count / inQuarter, 1.0};
    return {count, quarters};
}

} // namespace

std::optional<Metre> metreOf(int numerator, int denominator) noexcept
{
    if (numerator < 1 || numerator > kMostOfOne || denominator < 1 || denominator > kMostOfOne
        || !std::has_single_bit(static_cast<unsigned>(denominator)))
        return std::nullopt;
    Metre metre {numerator, 1.0};
    if (denominator < 4)
        metre.beatsPerBar = numerator * (4 / denominator);
    else if (denominator > 4)
        metre = ofShortNotes(numerator, 4.0 / denominator);
    if (metre.beatsPerBar > kMostBeatsPerBar)
        return std::nullopt;
    return metre;
}

std::vector<Stretch> stretchesOf(std::span<const TimeSignature> signatures, double endQuarter)
{
    std::vector<TimeSignature> sorted(signatures.begin(), signatures.end());
    std::stable_sort(sorted.begin(), sorted.end(), [](const auto& a, const auto& b) {
        return a.quarter < b.quarter;
    });
    std::vector<Stretch> stretches = {{0.0, std::max(endQuarter, 0.0), Metre {}}};
    for (const TimeSignature& signature : sorted) {
        const auto metre = metreOf(signature.numerator, signature.denominator);
        Stretch& last = stretches.back();
        if (!metre || *metre == last.metre || signature.quarter >= last.end)
            continue;
        if (signature.quarter <= last.begin) {
            last.metre = *metre;
            continue;
        }
        const double end = last.end;
        last.end = signature.quarter;
        stretches.push_back({signature.quarter, end, *metre});
    }
    return stretches;
}

} // namespace timbrel::pattern
