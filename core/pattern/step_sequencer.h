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
    /// An onset that is decided and not yet played.
    struct Onset
    {
        double beat = 0.0; ///< when it is due
        std::uint8_t row = 0;
        std::uint8_t velocity = 0;
        std::uint32_t gateFrames = 0; ///< how long it lasts
    };
    /// A note that sounds.
    struct Note
    {
        std::int64_t framesLeft = 0;
        std::uint8_t note = 0;
        std::uint8_t channel = 0;
        std::uint8_t row = 0;
        std::uint8_t chokeGroup = 0;
        audio::PlayTargets targets;
    };

    SequencerLink m_link;
};

} // namespace timbrel::pattern
