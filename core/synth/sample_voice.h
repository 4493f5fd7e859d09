// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/audio/sound_buffer.h"
#include "core/realtime/realtime.h"

#include <cstddef>
#include <span>

namespace timbrel::synth {

/// Tables from which a sound is read between its frames; some milliseconds the first time, which a
/// control thread spends. Threads: any.
void prepareSampleTables();

/// A recorded sound, struck: from its first frame to its last, at any speed, without aliases (at
/// least 70 dB below; what would lie above half of the output's rate is taken away). At its own
/// rate and pitch it comes out as it is.
/// Threads: one. Realtime-safe: yes.
class SampleVoice
{
public:
    struct Stroke
    {
        const audio::SoundBuffer* sound = nullptr; ///< stays there while it sounds
        float gain = 1.0F;
        double speed = 1.0; ///< frames of the sound a frame of the output
        float decay = 1.0F; ///< below 1 it fades away within that share of its length
    };

    void start(const Stroke& stroke) noexcept TIMBREL_REALTIME;
    /// Overwrites both; silence once it is over.
    void render(std::span<float> left, std::span<float> right) noexcept TIMBREL_REALTIME;
    [[nodiscard]] bool isOver() const noexcept TIMBREL_REALTIME { return m_isOver; }

private:
    [[nodiscard]] float read(std::span<const float> channel) const noexcept TIMBREL_REALTIME;

    const audio::SoundBuffer* m_sound = nullptr;
    double m_place = 0.0; ///< in the sound's frames
    double m_speed = 1.0;
    double m_end = 0.0;
    std::size_t m_table = 0;
    float m_gain = 1.0F;
    float m_fall = 1.0F; ///< a frame's
    bool m_isPlain = true; ///< frame for frame
    bool m_isOver = true;
};

} // namespace timbrel::synth
