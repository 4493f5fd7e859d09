// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/audio/engine_core.h"
#include "core/audio/engine_stage.h"
#include "core/pattern/step_sequencer.h"

#include <cmath>
#include <memory>
#include <span>
#include <vector>

namespace timbrel::test {

/// A sequencer in the rendering side of an engine, block after block in the test's own thread.
class SequencerStage
{
public:
    explicit SequencerStage(double sampleRate = 48000.0, std::size_t blockFrames = 256)
        : pulses(new Pulses)
        , core(std::make_unique<audio::EngineCore>(std::unique_ptr<audio::Instrument>(pulses)))
        , sequencer(std::make_shared<pattern::StepSequencer>())
        , settings(pattern::settingsFor(music::standardDrumRows()))
        , m_rate(sampleRate)
        , m_block(blockFrames)
    {
        core->prepare(sampleRate);
        core->players.publish(std::make_unique<std::shared_ptr<audio::BlockPlayer>>(sequencer));
        send();
    }

    void send() { link().settings.write(settings); }
    pattern::SequencerLink& link() { return sequencer->link(); }
    std::uint64_t offer(const music::Pattern& pattern, bool isGenerated = false)
    {
        auto offered = std::make_unique<pattern::OfferedPattern>();
        offered->pattern = pattern;
        offered->number = link().nextNumber++;
        const auto number = offered->number;
        (isGenerated ? link().generated : link().drawn).publish(std::move(offered));
        return number;
    }
    void ask(audio::EngineCommand::Kind kind, double beat = 0.0, bool isOn = false)
    {
        audio::EngineCommand command;
        command.kind = kind;
        command.beat = beat;
        command.isOn = isOn;
        ask(command);
    }
    void ask(const audio::EngineCommand& command) { (void)core->commands.tryPush(command); }
    void start(double beat = 0.0) { ask(audio::EngineCommand::Kind::BeatStart, beat); }
    void stop() { ask(audio::EngineCommand::Kind::BeatStop); }
    void setTempo(double tempo) { ask(audio::EngineCommand::Kind::BeatTempo, tempo); }

    /// So many frames more; the last block may be shorter.
    void render(std::size_t frames)
    {
        std::vector<float> left(m_block);
        std::vector<float> right(m_block);
        for (std::size_t done = 0; done < frames;) {
            const std::size_t count = std::min(m_block, frames - done);
            core->renderAt(std::span(left).first(count), std::span(right).first(count), m_now);
            done += count;
            m_frames += count;
            m_now = midi::Clock::time_point(std::chrono::nanoseconds(
                std::llround(static_cast<double>(m_frames) * 1e9 / m_rate)));
        }
    }
    void renderBeats(double beats, double tempo = 120.0)
    {
        render(static_cast<std::size_t>(std::llround(beats * 60.0 / tempo * m_rate)));
    }
    [[nodiscard]] std::uint64_t frames() const { return m_frames; }
    [[nodiscard]] double rate() const { return m_rate; }

    /// What has begun to sound, in order.
    [[nodiscard]] std::vector<Pulses::Told> struck(int note = -1) const
    {
        std::vector<Pulses::Told> notes;
        for (const auto& told : pulses->told())
            if (told.message.isNoteOn() && (note < 0 || told.message.number() == note))
                notes.push_back(told);
        return notes;
    }
    [[nodiscard]] std::vector<std::uint64_t> framesOf(int note) const
    {
        std::vector<std::uint64_t> frames;
        for (const auto& told : struck(note))
            frames.push_back(told.frame);
        return frames;
    }

    Pulses* pulses;
    std::unique_ptr<audio::EngineCore> core;
    std::shared_ptr<pattern::StepSequencer> sequencer;
    pattern::SequencerSettings settings;

private:
    double m_rate;
    std::size_t m_block;
    std::uint64_t m_frames = 0;
    midi::Clock::time_point m_now;
};

/// What the sequencer's tests have in common.
namespace sequencing {

inline constexpr int kKick = 36; ///< of the standard rows
inline constexpr int kSnare = 38;
inline constexpr int kOpenHat = 46;
inline constexpr int kClosedHat = 42;
inline constexpr music::PatternShape kBar {8, 16, 4, 4};
inline constexpr music::PatternShape kTwoBars {8, 32, 4, 4};

using Frames = std::vector<std::uint64_t>;

/// Frames of beats at 120 a minute and 48 kHz.
[[nodiscard]] inline Frames atBeats(std::initializer_list<double> beats)
{
    Frames frames;
    for (const double beat : beats)
        frames.push_back(static_cast<std::uint64_t>(std::llround(beat * 24000.0)));
    return frames;
}

} // namespace sequencing

/// Onsets of one row at these steps.
[[nodiscard]] inline music::Pattern patternOf(const music::PatternShape& shape,
                                              std::size_t row,
                                              std::initializer_list<std::size_t> steps,
                                              music::PatternCell cell = {1.0F, 0.0F})
{
    music::Pattern pattern(shape);
    for (const std::size_t step : steps)
        pattern.set(row, step, cell);
    return pattern;
}

} // namespace timbrel::test
