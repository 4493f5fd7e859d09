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
    OfflineRenderer renderer(*core, settings.blockFrames);
    renderer.render(frames);
    return renderer.finish();
}

OfflineRenderer::OfflineRenderer(EngineCore& core, std::size_t blockFrames)
    : m_core(core)
    , m_blockFrames(std::max<std::size_t>(blockFrames, 1))
{
    m_audio.sampleRate = core.sampleRate();
}

void OfflineRenderer::render(std::size_t frames)
{
    std::size_t at = m_audio.left.size();
    const std::size_t end = at + frames;
    m_audio.left.resize(end);
    m_audio.right.resize(end);
    while (at < end) {
        const std::size_t count = std::min(m_blockFrames, end - at);
        const auto now = Clock::time_point(std::chrono::nanoseconds(
            std::llround(static_cast<double>(at) * 1e9 / m_audio.sampleRate)));
        m_core.renderAt(std::span(m_audio.left).subspan(at, count),
                        std::span(m_audio.right).subspan(at, count),
                        now);
        at += count;
    }
}

RenderedAudio OfflineRenderer::finish()
{
    render(Limiter::kDelay);
    for (auto* channel : {&m_audio.left, &m_audio.right})
        channel->erase(channel->begin(), channel->begin() + Limiter::kDelay);
    return std::move(m_audio);
}

} // namespace timbrel::audio
