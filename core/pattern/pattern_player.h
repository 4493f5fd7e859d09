// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/audio/engine.h"
#include "core/pattern/step_sequencer.h"

#include <memory>
#include <span>

namespace timbrel::pattern {

/// The control side of patterns: what plays, how, and when. It plays through an engine, which must
/// outlive it: through the engine's instrument, and through the MIDI port that the engine's
/// MidiPlayback has. One for an engine. Threads: all members by the control thread. Realtime-safe:
/// no.
class PatternPlayer final
{
public:
    explicit PatternPlayer(audio::AudioEngine& engine);
    ~PatternPlayer(); ///< the beats stop
    PatternPlayer(const PatternPlayer&) = delete;
    PatternPlayer& operator=(const PatternPlayer&) = delete;

    /// From step 0 on at once; if the transport plays, from where it is, in its tempo.
    void start();
    /// From this step of the pattern on.
    void startAt(std::size_t step);
    void stop();
    void setTempo(double beatsPerMinute);

    /// Takes over at the next boundary (ChangeAt), or at once if nothing has played yet. Returns
    /// its number, which the status shows while it plays; 0, and nothing changes, for a pattern
    /// without steps.
    std::uint64_t setPattern(const music::Pattern& pattern);
    /// What the rows play, muted and solo as they are; the first kMaximumRows.
    void setRows(std::span<const music::DrumRow> rows);
    void setRow(std::size_t row, const SequencerRow& as);
    void setMuted(std::size_t row, bool isMuted);
    void setSolo(std::size_t row, bool isSolo);
    void setSwing(float ratio); ///< 0.5 to 0.75
    void setHumanise(const Humanise& humanise);
    void setChangeAt(ChangeAt boundary);
    /// Whether it sounds through the engine's instrument, and whether it goes to the port.
    void setTargets(audio::PlayTargets targets);

    [[nodiscard]] const SequencerSettings& settings() const noexcept;
    [[nodiscard]] SequencerStatus status() const; ///< the latest
    /// For a PatternGenerator; it lives as long as this or the generator does.
    [[nodiscard]] std::shared_ptr<StepSequencer> sequencer() const noexcept;

private:
    void send();

    audio::AudioEngine& m_engine;
    std::shared_ptr<StepSequencer> m_sequencer;
    SequencerSettings m_settings;
    int m_stepsPerBeat = 4; ///< of the last pattern
};

} // namespace timbrel::pattern
