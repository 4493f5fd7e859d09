// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pattern/pattern_render.h"

#include "core/audio/engine_core.h"
#include "core/pattern/step_sequencer.h"

#include <algorithm>
#include <cmath>
#include <new>
#include <string>

namespace timbrel::pattern {

namespace {

constexpr double kLongestSeconds = 3600.0;
constexpr double kLongestTail = 60.0;

bool isWithin(double value, double least, double most)
{
    return value >= least && value <= most; // false for what is no number
}

/// The first thing that is not as it must be; empty: all is.
std::string faultOf(const music::Pattern& pattern, const PatternRenderSettings& settings)
{
    const music::PatternShape& shape = pattern.shape();
    if (shape.steps == 0 || shape.stepsPerBeat <= 0)
        return "steps";
    if (!isWithin(settings.tempo, audio::kSlowestBeats, audio::kFastestBeats))
        return "tempo";
    if (settings.turns < 1 || settings.turns > kMostTurns)
        return "turns";
    if (!isWithin(settings.sampleRate, 1000.0, 400'000.0))
        return "sampleRate";
    if (!isWithin(settings.tailSeconds, 0.0, kLongestTail))
        return "tailSeconds";
    const double beats = static_cast<double>(shape.steps) / shape.stepsPerBeat;
    if (beats * settings.turns * 60.0 / settings.tempo > kLongestSeconds)
        return "turns";
    return {};
}

void begin(audio::EngineCore& core,
           const std::shared_ptr<StepSequencer>& sequencer,
           const PatternRenderSettings& settings)
{
    core.players.publish(std::make_unique<std::shared_ptr<audio::BlockPlayer>>(sequencer));
    audio::EngineCommand command;
    command.kind = audio::EngineCommand::Kind::Volume;
    command.gain = std::clamp(settings.volume, 0.0F, kLoudestRender);
    (void)core.commands.tryPush(command);
    command.kind = audio::EngineCommand::Kind::BeatTempo;
    command.beat = settings.tempo;
    (void)core.commands.tryPush(command);
    command.kind = audio::EngineCommand::Kind::BeatStart;
    command.beat = 0.0;
    (void)core.commands.tryPush(command);
}

audio::RenderedAudio rendered(std::unique_ptr<audio::Instrument> instrument,
                              const music::Pattern& pattern,
                              const PatternRenderSettings& settings)
{
    const auto sequencer = std::make_shared<StepSequencer>();
    SequencerSettings how = settings.sequencer;
    how.targets = {true, false};
    how.changeAt = ChangeAt::Step;
    sequencer->link().settings.write(how);
    sequencer->link().drawn.publish(std::make_unique<OfferedPattern>(OfferedPattern {pattern, 1}));
    auto core = std::make_unique<audio::EngineCore>(std::move(instrument));
    core->prepare(settings.sampleRate);
    begin(*core, sequencer, settings);

    const music::PatternShape& shape = pattern.shape();
    const double step = 60.0 / settings.tempo / shape.stepsPerBeat * settings.sampleRate; // frames
    const auto framesOf = [&](double turns) {
        return static_cast<std::size_t>(
            std::llround(step * turns * static_cast<double>(shape.steps)));
    };
    audio::OfflineRenderer renderer(*core, settings.blockFrames);
    if (settings.end == LoopEnd::Seamless) {
        // one turn more before it, whose end rings into it
        renderer.render(framesOf(settings.turns + 1));
        audio::RenderedAudio audio = renderer.finish();
        for (auto* channel : {&audio.left, &audio.right})
            channel->erase(channel->begin(),
                           channel->begin() + static_cast<std::ptrdiff_t>(framesOf(1)));
        return audio;
    }
    // nothing of another turn, which could be early, and nothing is cut off
    const std::size_t frames = framesOf(settings.turns);
    const std::size_t first = frames - std::min(frames, static_cast<std::size_t>(step));
    renderer.render(first);
    sequencer->link().drawn.publish(
        std::make_unique<OfferedPattern>(OfferedPattern {music::Pattern(shape), 2}));
    const double tail = settings.tailSeconds * settings.sampleRate;
    renderer.render(frames - first + static_cast<std::size_t>(std::llround(tail)));
    return renderer.finish();
}

} // namespace

Result<audio::RenderedAudio> renderPattern(std::unique_ptr<audio::Instrument> instrument,
                                           const music::Pattern& pattern,
                                           const PatternRenderSettings& settings)
{
    if (std::string fault = faultOf(pattern, settings); !fault.empty())
        return failure(Error(ErrorId::FieldInvalid).named(std::move(fault)));
    try {
        return rendered(std::move(instrument), pattern, settings);
    } catch (const std::bad_alloc&) {
        return failure(ErrorId::OutOfMemory);
    }
}

} // namespace timbrel::pattern
