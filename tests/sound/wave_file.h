// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QString>

#include <cstdint>
#include <vector>

namespace timbrel::test {

/// What was recorded, all channels one after the other in each frame, 1 is full scale.
struct WaveFile
{
    int channels = 0;
    int rate = 0;
    std::vector<float> samples;
};

/// 16-, 24- or 32-bit numbers or 32-bit floats; also of a recording that was interrupted, whose
/// header does not know its length. Empty if it is none of these.
[[nodiscard]] WaveFile readWaveFile(const QString& path);

struct Loudness
{
    double peak = 0.0;
    double rms = 0.0; ///< of the loudest second
    std::size_t clipped = 0; ///< samples at full scale
    double seconds = 0.0; ///< from the first sound to the last
    /// The longest stretch of exact silence between them, in seconds: a dropout.
    double longestGap = 0.0;
};
[[nodiscard]] Loudness loudnessOf(const WaveFile& file);

} // namespace timbrel::test
