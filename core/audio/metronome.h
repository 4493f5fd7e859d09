// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/audio/transport.h"
#include "core/realtime/realtime.h"

#include <array>
#include <cstddef>
#include <span>
#include <vector>

namespace timbrel::audio {

/// Clicks on the beats, higher on the first of a bar.
/// Threads: prepare by a control thread while nothing renders, else one. Realtime-safe: all but
/// prepare.
class Metronome
{
public:
    void prepare(double sampleRate);
    void setTempo(const Tempo& tempo) noexcept TIMBREL_REALTIME { m_tempo = tempo; }
    [[nodiscard]] const Tempo& tempo() const noexcept TIMBREL_REALTIME { return m_tempo; }

    /// Time runs from `position` (microseconds) over `length` frames from `frame` of the next block
    /// on: clicks on every beat in it. `origin`: where beat 0 is.
    void passOver(double position,
                  double origin,
                  std::size_t frame,
                  std::size_t length) noexcept TIMBREL_REALTIME;
    /// Adds what clicks in this block.
    void addTo(std::span<float> left, std::span<float> right) noexcept TIMBREL_REALTIME;
    void silence() noexcept TIMBREL_REALTIME;

private:
    /// A click that sounds or is about to.
    struct Click
    {
        const std::vector<float>* sound = nullptr; ///< null: free
        std::size_t delay = 0; ///< frames until it begins
        std::size_t at = 0; ///< frames of it that are done
    };

    Tempo m_tempo;
    double m_framesPerMicrosecond = 0.048;
    std::vector<float> m_accent;
    std::vector<float> m_beat;
    std::array<Click, 8> m_clicks {};
};

} // namespace timbrel::audio
