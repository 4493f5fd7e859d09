// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/audio/play_score.h"
#include "core/audio/transport.h"
#include "core/midi/midi_message.h"

#include <bitset>

namespace timbrel::audio {

/// What a ScorePlayer plays; ticks count from the start of the block and never fall.
class PlayerSink
{
public:
    virtual ~PlayerSink() = default;
    /// `isRest`: puts a controller back to where it rests.
    virtual void play(const midi::MidiMessage& message,
                      std::int64_t tick,
                      bool isRest) noexcept TIMBREL_REALTIME = 0;
    /// A stretch of the block over which time runs evenly from this position (microseconds).
    virtual void stretch(double position,
                         std::int64_t tick,
                         std::int64_t length,
                         bool isCountIn) noexcept TIMBREL_REALTIME = 0;
};

/// The transport: moves through a score and plays it to the tick (a tick is a frame of sound).
/// Threads: one. Realtime-safe: yes.
class ScorePlayer
{
public:
    /// The position stays.
    void setRate(double ticksPerSecond) noexcept TIMBREL_REALTIME;
    void setRestingValues(const std::array<std::uint8_t, 128>& values) noexcept TIMBREL_REALTIME
    {
        m_resting = values;
    }
    [[nodiscard]] std::uint8_t restingValue(unsigned controller) const noexcept TIMBREL_REALTIME
    {
        return m_resting[controller & 127U];
    }

    /// Null: nothing to play. While playing, notes that are no longer there end and controllers
    /// take their new values at once.
    void setScore(const PlayScore* score, PlayerSink& sink) noexcept TIMBREL_REALTIME;
    /// With a count-in of so many microseconds before `from`.
    void play(Microseconds from,
              double countIn,
              std::optional<Microseconds> end,
              PlayerSink& sink) noexcept TIMBREL_REALTIME;
    void stop(PlayerSink& sink) noexcept TIMBREL_REALTIME;
    void seek(Microseconds to, PlayerSink& sink) noexcept TIMBREL_REALTIME;
    void setLoop(std::optional<LoopRegion> loop) noexcept TIMBREL_REALTIME { m_loop = loop; }
    void
    setMuted(std::uint8_t controller, bool isMuted, PlayerSink& sink) noexcept TIMBREL_REALTIME;

    /// One block.
    void advance(std::int64_t ticks, PlayerSink& sink) noexcept TIMBREL_REALTIME;

    [[nodiscard]] bool isPlaying() const noexcept TIMBREL_REALTIME { return m_isPlaying; }
    [[nodiscard]] bool isCountingIn() const noexcept TIMBREL_REALTIME { return m_isCountingIn; }
    [[nodiscard]] double position() const noexcept TIMBREL_REALTIME ///< microseconds
    {
        return m_anchor + static_cast<double>(m_tick) * m_microsecondsPerTick;
    }
    [[nodiscard]] double start() const noexcept TIMBREL_REALTIME { return m_start; }
    [[nodiscard]] bool isLooping() const noexcept TIMBREL_REALTIME;
    [[nodiscard]] std::optional<LoopRegion> loop() const noexcept TIMBREL_REALTIME
    {
        return m_loop;
    }
    [[nodiscard]] std::uint64_t loopsDone() const noexcept TIMBREL_REALTIME { return m_loopsDone; }

private:
    /// What ends the stretch at hand.
    struct Boundary
    {
        enum class Kind : std::uint8_t
        {
            None,
            Start,
            LoopEnd,
            End
        } kind
            = Kind::None;
        double time = 0.0; ///< microseconds
    };
    [[nodiscard]] Boundary nextBoundary() const noexcept TIMBREL_REALTIME;
    void pass(const Boundary& boundary, PlayerSink& sink) noexcept TIMBREL_REALTIME;
    void playUntil(std::int64_t tick, PlayerSink& sink) noexcept TIMBREL_REALTIME;
    void playEvent(const music::Event& event,
                   std::int64_t tick,
                   PlayerSink& sink) noexcept TIMBREL_REALTIME;
    [[nodiscard]] std::int64_t tickOf(double time) const noexcept TIMBREL_REALTIME;
    void anchorAt(double time) noexcept TIMBREL_REALTIME;
    void findPlace(double time) noexcept TIMBREL_REALTIME;
    void leapTo(double time) noexcept TIMBREL_REALTIME;
    void findPlaceAgain() noexcept TIMBREL_REALTIME;
    void chaseControllers(PlayerSink& sink) noexcept TIMBREL_REALTIME;
    void chaseNotes(PlayerSink& sink) noexcept TIMBREL_REALTIME;
    void releaseNotes(PlayerSink& sink) noexcept TIMBREL_REALTIME;
    void sendController(std::size_t channel,
                        std::size_t number,
                        std::uint8_t value,
                        PlayerSink& sink) noexcept TIMBREL_REALTIME;

    const PlayScore* m_score = nullptr;
    std::size_t m_next = 0; ///< the event that comes next
    double m_ticksPerMicrosecond = 0.048;
    double m_microsecondsPerTick = 1.0 / 0.048;
    double m_anchor = 0.0; ///< position = anchor + ticks
    std::int64_t m_tick = 0; ///< since the anchor
    std::int64_t m_blockTick = 0; ///< since the block's start, while in it
    double m_start = 0.0;
    std::optional<Microseconds> m_end;
    std::optional<LoopRegion> m_loop;
    std::uint64_t m_loopsDone = 0;
    bool m_isPlaying = false;
    bool m_isCountingIn = false;
    std::bitset<128> m_muted;
    std::array<std::uint8_t, 128> m_resting {};
    ScoreState::Numbers m_sounding {}; ///< notes that we have struck
    std::size_t m_chasedUntil = 0; ///< controllers before this event were sent with the leap
    ScoreState::Numbers m_ended {}; ///< their notes-off, at the place of the last leap, are done
    ScoreState m_sent; ///< its controllers: what we have sent since the start
    ScoreState m_here; ///< what holds before m_next, after findPlace() or leapTo()
};

} // namespace timbrel::audio
