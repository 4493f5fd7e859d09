// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/music/musical_key.h"

#include <array>
#include <cmath>
#include <numeric>

namespace timbrel::music {

namespace {

constexpr int kClasses = 12;
constexpr std::uint16_t kNaturalMinor = 0b010110101101;

using Profile = std::array<double, kClasses>;

// Krumhansl & Kessler 1982; from the tonic upwards
constexpr Profile kMajorFit
    = {6.35, 2.23, 3.48, 2.33, 4.38, 4.09, 2.52, 5.19, 2.39, 3.66, 2.29, 2.88};
constexpr Profile kMinorFit
    = {6.33, 2.68, 3.52, 5.38, 2.60, 3.53, 2.54, 4.75, 3.98, 2.69, 3.34, 3.17};

double meanOf(const Profile& profile)
{
    return std::accumulate(profile.begin(), profile.end(), 0.0) / kClasses;
}

/// Pearson's correlation of what sounds with a profile that begins at `tonic`.
double correlation(const Profile& sounding, const Profile& fit, int tonic)
{
    const double soundingMean = meanOf(sounding);
    const double fitMean = meanOf(fit);
    double product = 0.0;
    double soundingSquares = 0.0;
    double fitSquares = 0.0;
    for (int i = 0; i < kClasses; ++i) {
        const double a = sounding[static_cast<std::size_t>((i + tonic) % kClasses)] - soundingMean;
        const double b = fit[static_cast<std::size_t>(i)] - fitMean;
        product += a * b;
        soundingSquares += a * a;
        fitSquares += b * b;
    }
    const double scale = std::sqrt(soundingSquares * fitSquares);
    return scale > 0.0 ? product / scale : 0.0;
}

std::optional<MusicalKey> bestKey(const Profile& sounding)
{
    std::optional<MusicalKey> best;
    double bestFit = 0.0;
    for (const bool isMinor : {false, true})
        for (int tonic = 0; tonic < kClasses; ++tonic) {
            const double fit = correlation(sounding, isMinor ? kMinorFit : kMajorFit, tonic);
            if (fit <= bestFit)
                continue;
            bestFit = fit;
            best = MusicalKey {tonic, isMinor};
        }
    return best;
}

void add(Profile& sounding, const Note& note)
{
    sounding[static_cast<std::size_t>(note.number % kClasses)]
        += static_cast<double>(note.length.count());
}

} // namespace

Scale scaleOf(const MusicalKey& key)
{
    Scale scale;
    scale.tonic = key.tonic;
    if (key.isMinor)
        scale.steps = kNaturalMinor;
    return scale;
}

std::optional<MusicalKey> suggestedKey(const Score& score, NoteIndices notes)
{
    Profile sounding {};
    for (const NoteIndex index : notes)
        add(sounding, score.notes[index]);
    return bestKey(sounding);
}

std::optional<MusicalKey> suggestedKey(const Score& score)
{
    Profile sounding {};
    for (const Note& note : score.notes)
        add(sounding, note);
    return bestKey(sounding);
}

} // namespace timbrel::music
