// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/audio/instrument.h"
#include "core/audio/transport.h"
#include "core/music/sequence.h"

#include <memory>
#include <vector>

namespace timbrel::audio {

class EngineCore;

struct OfflineSettings
{
    double sampleRate = 48000.0;
    std::size_t blockFrames = 256; ///< changes nothing in the sound
    double tailSeconds = 3.0; ///< after the last event
    Microseconds from {};
    float volume = 1.0F;
    bool metronome = false;
    int countInBeats = 0;
    Tempo tempo;
};

struct RenderedAudio
{
    double sampleRate = 0.0;
    std::vector<float> left; ///< the start of the transport (of its count-in) at frame 0
    std::vector<float> right;
};

/// What an engine would play, by the same code, as fast as it can be computed. The limiter's delay
/// is taken away. Threads: any. Realtime-safe: no.
[[nodiscard]] RenderedAudio renderOffline(std::unique_ptr<Instrument> instrument,
                                          std::shared_ptr<const music::Sequence> score,
                                          const OfflineSettings& settings = {});

/// Renders, piece by piece, with a rendering side that is prepared and takes commands between them.
/// Threads: one. Realtime-safe: no.
class OfflineRenderer final
{
public:
    /// The core must outlive it.
    explicit OfflineRenderer(EngineCore& core, std::size_t blockFrames = 256);

    void render(std::size_t frames);
    /// All of it; the limiter's delay is taken away. Once.
    [[nodiscard]] RenderedAudio finish();

private:
    EngineCore& m_core;
    std::size_t m_blockFrames;
    RenderedAudio m_audio;
};

} // namespace timbrel::audio
