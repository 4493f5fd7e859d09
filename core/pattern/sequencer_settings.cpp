// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pattern/sequencer_settings.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace timbrel::pattern {

namespace {

constexpr double kMostDeviations = 3.0;

/// SplitMix64 (Steele, Lea and Flood 2014).
std::uint64_t mixed(std::uint64_t value) noexcept TIMBREL_REALTIME
{
    value += 0x9E3779B97F4A7C15U;
    value = (value ^ (value >> 30U)) * 0xBF58476D1CE4E5B9U;
    value = (value ^ (value >> 27U)) * 0x94D049BB133111EBU;
    return value ^ (value >> 31U);
}

/// In (0, 1].
double uniform(std::uint64_t bits) noexcept TIMBREL_REALTIME
{
    return (static_cast<double>(bits >> 11U) + 1.0) * 0x1p-53;
}

double held(double deviations) noexcept TIMBREL_REALTIME
{
    return std::clamp(deviations, -kMostDeviations, kMostDeviations);
}

} // namespace

SequencerSettings settingsFor(std::span<const music::DrumRow> rows)
{
    SequencerSettings settings;
    settings.rowCount = std::min(rows.size(), kMaximumRows);
    for (std::size_t i = 0; i < settings.rowCount; ++i) {
        SequencerRow& row = settings.rows[i];
        if (!rows[i].notes.empty())
            row.note = static_cast<std::uint8_t>(rows[i].notes.front().value());
        row.chokeGroup = static_cast<std::uint8_t>(std::clamp(rows[i].chokeGroup, 0, 255));
    }
    return settings;
}

double swungStep(std::int64_t step, int stepsPerBeat, float swing) noexcept TIMBREL_REALTIME
{
    const auto straight = static_cast<double>(step);
    const bool isBinary = stepsPerBeat == 2 || (stepsPerBeat > 0 && stepsPerBeat % 4 == 0);
    if (!isBinary)
        return straight;
    const int pair = stepsPerBeat == 2 ? 2 : stepsPerBeat / 2;
    const double ratio = swing > kStraight ? std::min(swing, kMostSwing) : kStraight; // of a pair
    const auto inPair = static_cast<double>(((step % pair) + pair) % pair);
    const double half = pair / 2.0;
    const double swung = inPair < half ? inPair * 2.0 * ratio
                                       : pair * ratio + (inPair - half) * 2.0 * (1.0 - ratio);
    return straight - inPair + swung;
}

Deviation
deviationOf(const Humanise& humanise, std::uint64_t step, std::size_t row) noexcept TIMBREL_REALTIME
{
    const std::uint64_t first = mixed(mixed(mixed(humanise.seed) ^ step) ^ row);
    const double radius = std::sqrt(-2.0 * std::log(uniform(first))); // Box and Muller
    const double angle = 2.0 * std::numbers::pi * uniform(mixed(first));
    const float timing = std::clamp(humanise.timingMs, 0.0F, Humanise::kMostTimingMs);
    const float velocity = std::clamp(humanise.velocity, 0.0F, Humanise::kMostVelocity);
    return {held(radius * std::cos(angle)) * static_cast<double>(timing) * 1e-3,
            static_cast<float>(held(radius * std::sin(angle))) * velocity};
}

} // namespace timbrel::pattern
