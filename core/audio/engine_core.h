// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/audio/audio_stream.h"
#include "core/audio/beat_keeper.h"
#include "core/audio/block_player.h"
#include "core/audio/callback_times.h"
#include "core/audio/engine.h"
#include "core/audio/limiter.h"
#include "core/audio/metronome.h"
#include "core/audio/midi_clock_output.h"
#include "core/audio/output_tap.h"
#include "core/audio/score_player.h"
#include "core/realtime/snapshot.h"
#include "core/realtime/spsc_queue.h"
#include "core/realtime/triple_buffer.h"

#include <atomic>
#include <bitset>

namespace timbrel::audio {

/// What control asks of the rendering side; plain data.
struct EngineCommand
{
    enum class Kind : std::uint8_t
    {
        Play,
        Stop,
        Seek,
        Loop,
        Tempo,
        Metronome,
        Mute,
        Volume,
        Master,
        Heard,
        Outgoing,
        Panic,
        BeatStart,
        BeatStop,
        BeatTempo,
        BeatExternal,
        BeatFollow,
        ClockOutput,
    } kind
        = Kind::Stop;
    bool isOn = false; ///< Loop, Metronome, Mute, Heard, Outgoing, BeatExternal and what follows
    bool hasEnd = false; ///< Play
    std::uint8_t controller = 0; ///< Mute
    int countInBeats = 0; ///< Play
    float gain = 1.0F; ///< Volume, Master
    Microseconds from {}; ///< Play, Seek; Loop's begin
    Microseconds end {}; ///< Play; Loop's end
    std::uint64_t generation = 0; ///< Play: of the score that it is meant for
    Tempo tempo;
    double beat = 0.0; ///< BeatStart; BeatTempo's beats a minute
};

struct LiveMessage
{
    midi::MidiMessage message;
    Clock::time_point arrival;
};

/// The rendering side of an engine: everything that happens in a block. It runs under a device,
/// under a timer and offline alike.
/// Threads: prepare and setDriver by one that keeps render from running; render by one at a time;
/// what hands things over (the queues and exchanges) as they say. Realtime-safe: render.
class EngineCore final : public AudioSource, private PlayerSink, private BlockSink
{
public:
    static constexpr std::size_t kChunk = 256; ///< frames rendered at a time

    explicit EngineCore(std::unique_ptr<Instrument> instrument);

    /// Everything that sounds is cut off; the transport goes on where it is.
    void prepare(double sampleRate);
    /// Another driver: time starts anew.
    void setDriver(bool isTimer) noexcept;
    /// Until a block is heard; any thread, at any time.
    void setLatency(Clock::duration latency) noexcept
    {
        m_latency.store(latency.count(), std::memory_order_relaxed);
    }
    [[nodiscard]] double sampleRate() const noexcept { return m_sampleRate; }

    void render(std::span<float> left,
                std::span<float> right,
                bool underran) noexcept TIMBREL_REALTIME override;
    /// As render(), at a moment that the caller gives: offline and in tests.
    void renderAt(std::span<float> left,
                  std::span<float> right,
                  Clock::time_point now) noexcept TIMBREL_REALTIME;

    // Between the two sides; each says who writes.
    realtime::SpscQueue<EngineCommand, 1024> commands; ///< control
    realtime::Snapshot<PlayScore> scores; ///< control publishes
    realtime::Snapshot<std::array<std::uint8_t, 128>> restingValues; ///< control publishes
    realtime::Snapshot<std::shared_ptr<BlockPlayer>> players; ///< control publishes
    realtime::Snapshot<std::shared_ptr<OutputTap>> taps; ///< control publishes
    realtime::TripleBuffer<ExternalBeat> externalBeat; ///< who hears the other clock
    std::array<realtime::SpscQueue<LiveMessage, 2048>, kLiveSources> live; ///< each source
    realtime::SpscQueue<OutgoingMidi, 16384> outgoing; ///< the rendering side
    realtime::TripleBuffer<EngineStatus> status; ///< the rendering side
    CallbackTimes times;
    std::atomic<std::uint64_t> blocks = 0; ///< the rendering side counts, any reads
    /// The rendering side writes, MidiPlayback's thread reads: what was put aside before is there.
    std::atomic<bool> isPlaying = false;
    std::atomic<std::uint64_t> dropped = 0; ///< any writes

private:
    /// Something that happens in the block at hand.
    struct BlockEvent
    {
        midi::MidiMessage message;
        std::uint32_t frame = 0; ///< of the block
    };
    /// The transport runs evenly over so many frames.
    struct TransportStretch
    {
        double position = 0.0; ///< microseconds
        std::size_t frames = 0;
        bool isCountIn = false;
    };
    template<std::size_t Capacity>
    struct EventList
    {
        std::array<BlockEvent, Capacity> events {};
        std::size_t count = 0;
        std::size_t next = 0;

        [[nodiscard]] bool isDone() const noexcept TIMBREL_REALTIME { return next == count; }
        [[nodiscard]] const BlockEvent& head() const noexcept TIMBREL_REALTIME
        {
            return events[next];
        }
        const BlockEvent& take() noexcept TIMBREL_REALTIME { return events[next++]; }
    };

    void play(const midi::MidiMessage& message,
              std::int64_t tick,
              bool isRest) noexcept TIMBREL_REALTIME override;
    void stretch(double position,
                 std::int64_t tick,
                 std::int64_t length,
                 bool isCountIn) noexcept TIMBREL_REALTIME override;
    void play(const midi::MidiMessage& message,
              std::size_t frame,
              PlayTargets targets) noexcept TIMBREL_REALTIME override;

    void beginBlock(Clock::time_point now, std::size_t frames) noexcept TIMBREL_REALTIME;
    void takeCommands() noexcept TIMBREL_REALTIME;
    void obey(const EngineCommand& command) noexcept TIMBREL_REALTIME;
    void startAtVolume() noexcept TIMBREL_REALTIME;
    void startIfReady() noexcept TIMBREL_REALTIME;
    void takeScore() noexcept TIMBREL_REALTIME;
    void takeLive(std::size_t frames) noexcept TIMBREL_REALTIME;
    void addLive(const LiveMessage& live,
                 LiveSource source,
                 std::size_t frames) noexcept TIMBREL_REALTIME;
    void takePlayer() noexcept TIMBREL_REALTIME;
    void playBeats(std::size_t frames) noexcept TIMBREL_REALTIME;
    void playBeatStretch(std::size_t frames,
                         std::optional<double> transport) noexcept TIMBREL_REALTIME;
    void endBeatNotes() noexcept TIMBREL_REALTIME;
    void renderChunk(std::span<float> left, std::span<float> right) noexcept TIMBREL_REALTIME;
    void handOut(std::size_t frames) noexcept TIMBREL_REALTIME;
    void finishSound(std::span<float> left, std::span<float> right) noexcept TIMBREL_REALTIME;
    void send(const midi::MidiMessage& message,
              Clock::time_point due,
              bool isRest = false) noexcept TIMBREL_REALTIME;
    void panic() noexcept TIMBREL_REALTIME;
    void writeStatus(std::size_t frames) noexcept TIMBREL_REALTIME;
    void writeBeats() noexcept TIMBREL_REALTIME;
    [[nodiscard]] Clock::time_point heardAt(std::size_t frame) const noexcept TIMBREL_REALTIME;
    [[nodiscard]] Clock::duration timeOf(double frames) const noexcept TIMBREL_REALTIME;

    std::unique_ptr<Instrument> m_instrument;
    ScorePlayer m_player;
    BeatKeeper m_beats;
    MidiClockOutput m_clockOutput;
    Metronome m_metronome;
    Limiter m_limiter;
    double m_sampleRate = 48000.0;
    std::atomic<Clock::rep> m_latency
        = 0; ///< written by the supervisor, read by the rendering side
    bool m_isTimer = true;

    // the block at hand
    std::size_t m_chunkStart = 0; ///< frames of the block that are done
    Clock::time_point m_blockTime; ///< smoothed
    Clock::time_point m_blockTimeBefore;
    bool m_hasTime = false; ///< false before the first block of a driver
    EventList<8192> m_played; ///< of the chunk; ticks count in the chunk
    EventList<2048> m_liveEvents; ///< of the block
    EventList<2048> m_beatEvents; ///< of the chunk
    std::array<TransportStretch, 8> m_stretches {}; ///< of the chunk
    std::size_t m_stretchCount = 0;
    std::size_t m_beatFrame = 0; ///< of the chunk: where the stretch at hand begins
    const std::shared_ptr<BlockPlayer>* m_blockPlayer = nullptr; ///< in `players`
    const std::shared_ptr<OutputTap>* m_tap = nullptr; ///< in `taps`
    bool m_beatsRan = false; ///< in the stretch before
    std::array<std::bitset<128>, 16> m_beatNotesHere {}; ///< that sound because of m_blockPlayer
    std::array<std::bitset<128>, 16> m_beatNotesAtPort {};

    // settings, changed by commands
    std::optional<EngineCommand> m_waiting; ///< to play, when its score has come
    bool m_metronomeIsOn = false;
    bool m_instrumentIsHeard = true;
    bool m_isSending = false;
    bool m_sendsClock = false;
    float m_volume = 0.7F; ///< wanted
    float m_master = 1.0F; ///< wanted, times the volume
    float m_gain = 0.7F; ///< now
    double m_countInFrom = 0.0; ///< position of its first beat
    int m_countInBeats = 0;
    std::uint64_t m_starts = 0;
    std::uint64_t m_generation = 0;

    EngineStatus m_status;
    float m_fall = 0.9999F; ///< of the level meters, a frame
};

} // namespace timbrel::audio
