// SPDX-License-Identifier: GPL-3.0-or-later
#include "sound_checks.h"

#include <algorithm>
#include <cmath>
#include <complex>
#include <numbers>

namespace timbrel::test {
namespace {

using Complex = std::complex<double>;

void transform(std::vector<Complex>& x)
{
    const std::size_t size = x.size();
    for (std::size_t i = 1, j = 0; i < size; ++i) {
        std::size_t bit = size >> 1U;
        for (; (j & bit) != 0; bit >>= 1U)
            j ^= bit;
        j ^= bit;
        if (i < j)
            std::swap(x[i], x[j]);
    }
    for (std::size_t length = 2; length <= size; length *= 2) {
        std::vector<Complex> turn(length / 2);
        for (std::size_t k = 0; k < turn.size(); ++k)
            turn[k] = std::polar(1.0,
                                 -2.0 * std::numbers::pi * static_cast<double>(k)
                                     / static_cast<double>(length));
        for (std::size_t i = 0; i < size; i += length) {
            for (std::size_t k = 0; k < length / 2; ++k) {
                const Complex even = x[i + k];
                const Complex odd = x[i + k + length / 2] * turn[k];
                x[i + k] = even + odd;
                x[i + k + length / 2] = even - odd;
            }
        }
    }
}

} // namespace

std::vector<double> spectrumOf(std::span<const float> sound)
{
    const std::size_t size = sound.size();
    std::vector<Complex> x(size);
    double sum = 0.0;
    for (std::size_t i = 0; i < size; ++i) {
        const double t
            = 2.0 * std::numbers::pi * static_cast<double>(i) / static_cast<double>(size);
        const double window = 0.35875 - 0.48829 * std::cos(t) + 0.14128 * std::cos(2.0 * t)
            - 0.01168 * std::cos(3.0 * t);
        x[i] = window * static_cast<double>(sound[i]);
        sum += window;
    }
    transform(x);
    std::vector<double> amplitudes(size / 2);
    for (std::size_t k = 0; k < amplitudes.size(); ++k)
        amplitudes[k] = 2.0 * std::abs(x[k]) / sum;
    return amplitudes;
}

double frequencyNear(std::span<const float> sound, double sampleRate, double hertz)
{
    const auto spectrum = spectrumOf(sound);
    const double perBin = sampleRate / static_cast<double>(sound.size());
    const auto from = static_cast<std::ptrdiff_t>(hertz * 0.97 / perBin);
    const auto to = static_cast<std::ptrdiff_t>(hertz * 1.03 / perBin) + 2;
    const auto top
        = std::max_element(spectrum.begin() + from, spectrum.begin() + to) - spectrum.begin();
    const auto k = static_cast<std::size_t>(top);
    const double before = std::log(spectrum[k - 1]);
    const double here = std::log(spectrum[k]);
    const double after = std::log(spectrum[k + 1]);
    const double offset = 0.5 * (before - after) / (before - 2.0 * here + after);
    return (static_cast<double>(k) + offset) * perBin;
}

double amplitudeAt(std::span<const float> sound, double sampleRate, double hertz)
{
    Complex sum;
    double windows = 0.0;
    for (std::size_t i = 0; i < sound.size(); ++i) {
        const double t = static_cast<double>(i) / static_cast<double>(sound.size());
        const double window = 0.5 - 0.5 * std::cos(2.0 * std::numbers::pi * t);
        sum += window * static_cast<double>(sound[i])
            * std::polar(1.0,
                         -2.0 * std::numbers::pi * hertz * static_cast<double>(i) / sampleRate);
        windows += window;
    }
    return 2.0 * std::abs(sum) / windows;
}

double rmsOf(std::span<const float> sound)
{
    double sum = 0.0;
    for (const float value : sound)
        sum += static_cast<double>(value) * static_cast<double>(value);
    return sound.empty() ? 0.0 : std::sqrt(sum / static_cast<double>(sound.size()));
}

double peakOf(std::span<const float> sound)
{
    double peak = 0.0;
    for (const float value : sound)
        peak = std::max(peak, std::abs(static_cast<double>(value)));
    return peak;
}

double decibels(double gain)
{
    return 20.0 * std::log10(std::max(gain, 1e-12));
}

double steepest(std::span<const float> sound)
{
    double most = 0.0;
    for (std::size_t i = 1; i < sound.size(); ++i)
        most = std::max(most, std::abs(static_cast<double>(sound[i] - sound[i - 1])));
    return most;
}

bool allFinite(std::span<const float> sound)
{
    return std::all_of(sound.begin(), sound.end(), [](float x) { return std::isfinite(x); });
}

} // namespace timbrel::test
