// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/audio/offline.h"
#include "core/base/result.h"
#include "core/music/pattern.h"
#include "core/pattern/sequencer_settings.h"

#include <memory>

namespace timbrel::pattern {

/// How a loop ends.
enum class LoopEnd : std::uint8_t
{
    RingOut, ///< what sounds at its end rings out behind it
    Seamless, ///< as long as its beats: what rings on at its end is heard at its beginning
};

struct PatternRenderSettings
{
    SequencerSettings sequencer; ///< targets and changeAt are not listened to
    double tempo = 120.0; ///< beats a minute
    int turns = 1; ///< how often the pattern is played, 1 to kMostTurns
    LoopEnd end = LoopEnd::RingOut;
    double tailSeconds = 3.0; ///< of RingOut
    double sampleRate = 48000.0;
    std::size_t blockFrames = 256; ///< changes nothing in the sound
    float volume
        = 1.0F; ///< 0 to kLoudestRender; the limiter keeps what is too loud below full scale
};
inline constexpr float kLoudestRender = 16.0F; ///< two levels of a mixer, one after the other
inline constexpr int kMostTurns = 1000;

/// What a sequencer and an engine would play, by the same code, as fast as it can be computed.
/// Threads: any. Realtime-safe: no. Errors: FieldInvalid (named: what of the settings or the
/// pattern), OutOfMemory.
[[nodiscard]] Result<audio::RenderedAudio>
renderPattern(std::unique_ptr<audio::Instrument> instrument,
              const music::Pattern& pattern,
              const PatternRenderSettings& settings);

} // namespace timbrel::pattern
