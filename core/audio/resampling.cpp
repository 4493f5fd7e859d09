// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/audio/resampling.h"

#include <cmath>
#include <soxr.h>

namespace timbrel::audio {
namespace {

std::vector<float> resampledChannel(const std::vector<float>& channel, double from, double to)
{
    const auto frames
        = static_cast<std::size_t>(std::ceil(static_cast<double>(channel.size()) * to / from));
    std::vector<float> made(frames, 0.0F);
    if (channel.empty())
        return made;
    const soxr_quality_spec_t quality = soxr_quality_spec(SOXR_HQ, 0);
    std::size_t done = 0;
    // fails only where there is no memory or the rates make no sense: then it is silent
    (void)soxr_oneshot(from,
                       to,
                       1,
                       channel.data(),
                       channel.size(),
                       nullptr,
                       made.data(),
                       made.size(),
                       &done,
                       nullptr,
                       &quality,
                       nullptr);
    made.resize(done);
    return made;
}

} // namespace

SoundBuffer resampled(SoundBuffer sound, double sampleRate)
{
    if (sound.sampleRate == sampleRate)
        return sound;
    sound.left = resampledChannel(sound.left, sound.sampleRate, sampleRate);
    if (sound.isStereo())
        sound.right = resampledChannel(sound.right, sound.sampleRate, sampleRate);
    sound.sampleRate = sampleRate;
    return sound;
}

} // namespace timbrel::audio
