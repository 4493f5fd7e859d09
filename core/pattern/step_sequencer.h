// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/audio/block_player.h"
#include "core/music/pattern.h"
#include "core/pattern/sequencer_settings.h"
#include "core/realtime/snapshot.h"
#include "core/realtime/triple_buffer.h"

#include <array>
#include <atomic>
#include <bitset>
#include <cstdint>

namespace timbrel::pattern {

/// A pattern on its way to the sequencer. Of two the one with the higher number is the newer.
struct OfferedPattern
{
    music::Pattern pattern;
    std::uint64_t number = 0; ///< from SequencerLink::nextNumber
};

/// What the sequencer does at the moment; written once a stretch.
struct SequencerStatus
{
    midi::Clock::time_point heard; ///< when what follows is heard
    double step = 0.0; ///< of the pattern, as it is heard then: its whole part is the step
    double stepsPerSecond = 0.0; ///< 0 while it stands
    std::uint64_t patternNumber = 0; ///< that plays; 0: none yet
    std::uint32_t steps = 0; ///< the pattern's length
    std::uint64_t bars = 0; ///< begun since the start
    std::uint64_t lateGenerations = 0; ///< a bar was repeated, because the next was not there
    std::uint64_t dropped = 0; ///< onsets lost because too many came at once
    bool isRunning = false;

    /// The step that is heard at another moment, swing left out; 0 if there is no pattern.
    [[nodiscard]] std::size_t stepAt(midi::Clock::time_point moment) const noexcept;
};

/// What joins the sequencer's two sides and the generator; each member says who writes.
struct SequencerLink
{
    realtime::TripleBuffer<SequencerSettings> settings; ///< control
    realtime::Snapshot<OfferedPattern> drawn; ///< control publishes
    realtime::Snapshot<OfferedPattern> generated; ///< the generator's thread publishes
    realtime::TripleBuffer<SequencerStatus> status; ///< the rendering side
    std::atomic<std::uint64_t> nextNumber = 1; ///< of patterns; control and the generator count up
    /// Of requests to the generator: the newest that was made (control) and the newest whose
    /// pattern is in `generated` (the generator). A boundary between the two is a late generation.
    std::atomic<std::uint64_t> requested = 0;
    std::atomic<std::uint64_t> served = 0;
};

/// The rendering side of patterns: plays one in a loop along with the engine's beats, to the frame.
/// A step is decided on three quarters of a step before it falls, so that it can be played early
/// (offset, humanise). Patterns of one shape take over where the last is; one of another shape
/// begins at its beginning. At the end of a bar for whose successor a generation is late, the bar
/// is played again. Threads: playBlock by the one that renders; the link as it says. Realtime-safe:
/// playBlock.
class StepSequencer final : public audio::BlockPlayer
{
public:
    void playBlock(const audio::BlockTime& time,
                   audio::BlockSink& sink) noexcept TIMBREL_REALTIME override;

    [[nodiscard]] SequencerLink& link() noexcept { return m_link; }

private:
    /// Which pattern plays, and where it lies on the beats.
    struct Placed
    {
        double from = 0.0; ///< the beat from which on this holds
        double origin = 0.0; ///< the beat on which a turn of it began
        int stepsPerBeat = 4;
        std::int64_t steps = 0;
        std::int64_t stepsPerBar = 16;
        std::int64_t repeated = 0; ///< steps that it is behind, because bars were repeated
        std::uint64_t number = 0;
        std::uint64_t bars = 0;

        [[nodiscard]] double beatOf(std::int64_t step) const noexcept TIMBREL_REALTIME
        {
            return origin + static_cast<double>(step) / stepsPerBeat;
        }
        [[nodiscard]] std::int64_t inPattern(std::int64_t step) const noexcept TIMBREL_REALTIME;
    };
    /// An onset that is decided and not yet played.
    struct Onset
    {
        double beat = 0.0; ///< when it is due
        double stepBeat = 0.0; ///< where its step lies, straight
        std::uint8_t row = 0;
        std::uint8_t velocity = 0; ///< 1-127
    };
    /// A note that sounds.
    struct Note
    {
        std::int64_t framesLeft = 0; ///< from the stretch's first frame on
        SequencerRow as;
        audio::PlayTargets targets;
    };

    void begin(double beat, audio::BlockSink& sink) noexcept TIMBREL_REALTIME;
    void leapTo(double beat) noexcept TIMBREL_REALTIME;
    void findPlace(double beat) noexcept TIMBREL_REALTIME;
    void decide(const audio::BlockTime& time) noexcept TIMBREL_REALTIME;
    void decideBoundary() noexcept TIMBREL_REALTIME;
    [[nodiscard]] bool isGenerationLate() noexcept TIMBREL_REALTIME;
    [[nodiscard]] bool takeNewest() noexcept TIMBREL_REALTIME;
    void decideStep() noexcept TIMBREL_REALTIME;
    void decideOnset(std::size_t row, const music::PatternCell& cell) noexcept TIMBREL_REALTIME;
    void playDue(const audio::BlockTime& time, audio::BlockSink& sink) noexcept TIMBREL_REALTIME;
    void playOnset(std::size_t at,
                   std::int64_t frame,
                   const audio::BlockTime& time,
                   audio::BlockSink& sink) noexcept TIMBREL_REALTIME;
    void rememberEarly(const Onset& onset, bool isEarly) noexcept TIMBREL_REALTIME;
    [[nodiscard]] static std::int64_t
    frameOf(const Onset& onset, const audio::BeatClock& beats) noexcept TIMBREL_REALTIME;
    [[nodiscard]] bool isSilent(std::size_t row) const noexcept TIMBREL_REALTIME;
    [[nodiscard]] bool isOutdone(const Onset& onset,
                                 std::int64_t frame,
                                 const audio::BeatClock& beats) const noexcept TIMBREL_REALTIME;
    void
    endNote(std::size_t at, std::int64_t frame, audio::BlockSink& sink) noexcept TIMBREL_REALTIME;
    void writeStatus(const audio::BlockTime& time) noexcept TIMBREL_REALTIME;

    SequencerLink m_link;
    SequencerSettings m_settings; ///< as read at the start of the stretch
    bool m_hasSolo = false;

    const OfferedPattern* m_pattern = nullptr; ///< in one of the link's snapshots
    Placed m_decided; ///< of the steps that are decided next
    Placed m_heard; ///< of the beat at hand
    std::int64_t m_nextStep = 0; ///< to be decided, since m_decided.origin
    std::uint64_t m_stepCount = 0; ///< decided since the start
    double m_tempo = 120.0;

    std::array<Onset, 256> m_onsets {};
    std::size_t m_onsetCount = 0;
    std::array<Note, 64> m_notes {};
    std::size_t m_noteCount = 0;

    bool m_wasRunning = false;
    std::uint64_t m_starts = 0;
    std::uint64_t m_leaps = 0;
    double m_end = 0.0; ///< the beat at which the last stretch ended
    // Played before their step, should the transport leap there: they are not played twice.
    std::bitset<kMaximumRows> m_early;
    double m_earlyStep = 0.0; ///< beat
    std::bitset<kMaximumRows> m_skipped; ///< of the first step after a leap

    std::uint64_t m_newestRequest = 0;
    std::uint64_t m_lateRequest = 0; ///< counted already
    SequencerStatus m_status;
};

} // namespace timbrel::pattern
