// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/realtime/realtime.h"

#include <cstddef>
#include <cstdint>

namespace timbrel::audio {

inline constexpr double kSlowestBeats = 20.0; ///< a minute
inline constexpr double kFastestBeats = 999.0;

/// Counts beats by the frame. A new tempo holds from the next frame on and leaves the place where
/// it is; what lies on a beat is always found on the same frame, however the time is cut into
/// blocks. Threads: one. Realtime-safe: yes.
class BeatClock
{
public:
    void setRate(double framesPerSecond) noexcept TIMBREL_REALTIME;
    /// Held between kSlowestBeats and kFastestBeats; what is not a number changes nothing.
    void setTempo(double beatsPerMinute) noexcept TIMBREL_REALTIME;
    [[nodiscard]] double tempo() const noexcept TIMBREL_REALTIME { return m_tempo; }

    void start(double beat) noexcept TIMBREL_REALTIME;
    /// To another place; counted, so that whoever looks ahead begins anew.
    void leap(double beat) noexcept TIMBREL_REALTIME;
    void stop() noexcept TIMBREL_REALTIME { m_isRunning = false; }
    /// So many frames have passed; nothing while it stands.
    void advance(std::size_t frames) noexcept TIMBREL_REALTIME;

    [[nodiscard]] bool isRunning() const noexcept TIMBREL_REALTIME { return m_isRunning; }
    /// Of the next frame.
    [[nodiscard]] double beat() const noexcept TIMBREL_REALTIME
    {
        return m_anchor + static_cast<double>(m_frames) * m_beatsPerFrame;
    }
    [[nodiscard]] double beatsPerFrame() const noexcept TIMBREL_REALTIME { return m_beatsPerFrame; }
    /// On which frame from now on that beat falls, the nearest one; negative: it has passed.
    [[nodiscard]] std::int64_t frameOf(double beat) const noexcept TIMBREL_REALTIME;
    [[nodiscard]] std::uint64_t starts() const noexcept TIMBREL_REALTIME { return m_starts; }
    [[nodiscard]] std::uint64_t leaps() const noexcept TIMBREL_REALTIME { return m_leaps; }

private:
    void anchorAt(double beat) noexcept TIMBREL_REALTIME;

    double m_tempo = 120.0;
    double m_framesPerSecond = 48000.0;
    double m_beatsPerFrame = 120.0 / 60.0 / 48000.0;
    double m_anchor = 0.0; ///< beat = anchor + frames
    std::int64_t m_frames = 0; ///< since the anchor
    bool m_isRunning = false;
    std::uint64_t m_starts = 0;
    std::uint64_t m_leaps = 0;
};

} // namespace timbrel::audio
