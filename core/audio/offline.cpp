// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/audio/offline.h"

#include "core/audio/engine_core.h"

#include <algorithm>
#include <cmath>

namespace timbrel::audio {

namespace {

void begin(EngineCore& core,
           std::shared_ptr<const music::Sequence> score,
           const OfflineSettings& settings)
{
    core.scores.publish(PlayScore::of(std::move(score), 1));
    EngineCommand command;
    command.kind = EngineCommand::Kind::Tempo;
    command.tempo = settings.tempo;
    (void)core.commands.tryPush(command);
    command.kind = EngineCommand::Kind::Metronome;
    command.isOn = settings.metronome;
    (void)core.commands.tryPush(command);
    command.kind = EngineCommand::Kind::Volume;
    command.gain = settings.volume;
    (void)core.commands.tryPush(command);
    command.kind = EngineCommand::Kind::Play;
    command.from = settings.from;
    command.countInBeats = settings.countInBeats;
    command.generation = 1;
    (void)core.commands.tryPush(command);
}

} // namespace

RenderedAudio renderOffline(std::unique_ptr<Instrument> instrument,
                            std::shared_ptr<const music::Sequence> score,
                            const OfflineSettings& settings)
{
    auto core = std::make_unique<EngineCore>(std::move(instrument));
    core->prepare(settings.sampleRate);
    const Microseconds last
        = score == nullptr || score->empty() ? Microseconds {} : score->back().time;
    const double countIn = settings.countInBeats * settings.tempo.microsecondsPerBeat() * 1e-6;
    const double length = static_cast<double>((last - settings.from).count()) * 1e-6 + countIn
        + settings.tailSeconds;
    const auto frames
        = static_cast<std::size_t>(std::max(std::round(length * settings.sampleRate), 0.0));
    begin(*core, std::move(score), settings);

    RenderedAudio audio;
    audio.sampleRate = settings.sampleRate;
    const std::size_t whole = frames + Limiter::kDelay;
    audio.left.assign(whole, 0.0F);
    audio.right.assign(whole, 0.0F);
    Clock::time_point now;
    for (std::size_t at = 0; at < whole; at += settings.blockFrames) {
        const std::size_t count = std::min(settings.blockFrames, whole - at);
        core->renderAt(std::span(audio.left).subspan(at, count),
                       std::span(audio.right).subspan(at, count),
                       now);
        now += std::chrono::nanoseconds(
            std::llround(static_cast<double>(count) * 1e9 / settings.sampleRate));
    }
    for (auto* channel : {&audio.left, &audio.right})
        channel->erase(channel->begin(), channel->begin() + Limiter::kDelay);
    return audio;
}

} // namespace timbrel::audio
