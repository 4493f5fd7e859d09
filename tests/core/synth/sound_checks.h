// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstddef>
#include <span>
#include <vector>

namespace timbrel::test {

/// Amplitudes of a spectrum, 1 for a sine of amplitude 1: a Blackman-Harris window (side lobes at
/// -92 dB) and an FFT of our own. The size is a power of two; bin k is at k * rate / size.
[[nodiscard]] std::vector<double> spectrumOf(std::span<const float> sound);

/// The frequency of the loudest partial near `hertz` (within 3 %), between bins by the parabola
/// through the logarithms of three.
[[nodiscard]] double frequencyNear(std::span<const float> sound, double sampleRate, double hertz);

/// The amplitude of one frequency.
[[nodiscard]] double amplitudeAt(std::span<const float> sound, double sampleRate, double hertz);

[[nodiscard]] double rmsOf(std::span<const float> sound);
[[nodiscard]] double peakOf(std::span<const float> sound);
[[nodiscard]] double decibels(double gain);

/// The largest difference between neighbouring frames: a click is one that the sound itself has
/// not.
[[nodiscard]] double steepest(std::span<const float> sound);
[[nodiscard]] bool allFinite(std::span<const float> sound);

} // namespace timbrel::test
