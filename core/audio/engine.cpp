// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/audio/engine.h"

#include "core/audio/audio_supervisor.h"
#include "core/audio/engine_core.h"
#include "core/audio/instrument_rack.h"

#include <algorithm>
#include <cmath>
#include <unistd.h>

namespace timbrel::audio {

using midi::MidiMessage;

class AudioEngine::Implementation
{
public:
    Implementation(std::unique_ptr<Instrument> instrument, std::unique_ptr<AudioBackend> backend)
        : core(std::move(instrument))
        , supervisor(core, std::move(backend))
    {
        for (std::size_t i = 0; i < resting.size(); ++i)
            resting[i] = restingValue(static_cast<std::uint8_t>(i));
    }

    /// Commands are few and blocks are short, so the queue is never full for long.
    void ask(const EngineCommand& command)
    {
        core.scores.collect();
        core.restingValues.collect();
        core.players.collect();
        core.taps.collect();
        if (!core.commands.tryPush(command))
            core.dropped.fetch_add(1, std::memory_order_relaxed);
        wake();
    }
    void ask(EngineCommand::Kind kind, bool isOn)
    {
        EngineCommand command;
        command.kind = kind;
        command.isOn = isOn;
        ask(command);
    }
    void ask(EngineCommand::Kind kind, double beat)
    {
        EngineCommand command;
        command.kind = kind;
        command.beat = beat;
        ask(command);
    }
    void wake() const
    {
        const std::uint64_t one = 1;
        if (wakeFd >= 0)
            (void)!::write(wakeFd, &one, sizeof one);
    }

    EngineCore core;
    std::uint64_t generation = 0; ///< of the last score
    int wakeFd = -1; ///< MidiPlayback's
    std::array<std::uint8_t, 128> resting {}; ///< control's own
    AudioSupervisor supervisor; ///< the last: its threads render
};

AudioEngine::AudioEngine(std::unique_ptr<Instrument> instrument,
                         std::unique_ptr<AudioBackend> backend)
    : m_implementation(std::make_unique<Implementation>(std::move(instrument), std::move(backend)))
{ }

AudioEngine::~AudioEngine() = default;

void AudioEngine::open(const AudioChoice& choice)
{
    m_implementation->supervisor.open(choice);
}

void AudioEngine::close()
{
    m_implementation->supervisor.close();
}

void AudioEngine::rescanDevices()
{
    m_implementation->supervisor.rescan();
}

AudioState AudioEngine::audioState() const
{
    return m_implementation->supervisor.state();
}

std::vector<AudioDevice> AudioEngine::devices() const
{
    return m_implementation->supervisor.devices();
}

void AudioEngine::setScore(std::shared_ptr<const music::Sequence> score)
{
    auto& it = *m_implementation;
    it.core.scores.publish(PlayScore::of(std::move(score), ++it.generation));
    it.core.scores.collect();
    it.wake();
}

void AudioEngine::play(Microseconds from, const PlayOptions& options)
{
    EngineCommand command;
    command.kind = EngineCommand::Kind::Play;
    command.from = from;
    command.countInBeats = options.countInBeats;
    command.hasEnd = options.end.has_value();
    command.end = options.end.value_or(Microseconds {});
    command.generation = m_implementation->generation;
    m_implementation->ask(command);
}

void AudioEngine::stop()
{
    m_implementation->ask({});
}

void AudioEngine::seek(Microseconds to)
{
    EngineCommand command;
    command.kind = EngineCommand::Kind::Seek;
    command.from = to;
    m_implementation->ask(command);
}

void AudioEngine::setLoop(std::optional<LoopRegion> loop)
{
    EngineCommand command;
    command.kind = EngineCommand::Kind::Loop;
    command.isOn = loop && loop->end - loop->begin >= kShortestLoop;
    command.from = loop.value_or(LoopRegion {}).begin;
    command.end = loop.value_or(LoopRegion {}).end;
    m_implementation->ask(command);
}

void AudioEngine::setTempo(const Tempo& tempo)
{
    EngineCommand command;
    command.kind = EngineCommand::Kind::Tempo;
    command.tempo
        = {std::clamp(tempo.beatsPerMinute, 5.0, 1000.0), std::clamp(tempo.beatsPerBar, 1, 64)};
    m_implementation->ask(command);
}

void AudioEngine::setMetronome(bool isOn)
{
    m_implementation->ask(EngineCommand::Kind::Metronome, isOn);
}

void AudioEngine::setMuted(std::uint8_t controller, bool isMuted)
{
    EngineCommand command;
    command.kind = EngineCommand::Kind::Mute;
    command.controller = controller & 127U;
    command.isOn = isMuted;
    m_implementation->ask(command);
}

void AudioEngine::setRestingValues(const std::array<std::optional<std::uint8_t>, 128>& values)
{
    auto& resting = m_implementation->resting;
    for (std::size_t i = 0; i < resting.size(); ++i)
        resting[i] = std::min<std::uint8_t>(
            values[i].value_or(restingValue(static_cast<std::uint8_t>(i))), 127);
    m_implementation->core.restingValues.publish(
        std::make_unique<std::array<std::uint8_t, 128>>(resting));
}

const std::array<std::uint8_t, 128>& AudioEngine::restingValues() const noexcept
{
    return m_implementation->resting;
}

void AudioEngine::setPlayer(std::shared_ptr<BlockPlayer> player)
{
    auto& players = m_implementation->core.players;
    players.publish(std::make_unique<std::shared_ptr<BlockPlayer>>(std::move(player)));
    players.collect();
    m_implementation->wake();
}

void AudioEngine::startBeats(double beat)
{
    m_implementation->ask(EngineCommand::Kind::BeatStart, beat);
}

void AudioEngine::stopBeats()
{
    m_implementation->ask(EngineCommand::Kind::BeatStop, false);
}

void AudioEngine::setBeatTempo(double beatsPerMinute)
{
    m_implementation->ask(EngineCommand::Kind::BeatTempo, beatsPerMinute);
}

void AudioEngine::setBeatsFollowTransport(bool follow)
{
    m_implementation->ask(EngineCommand::Kind::BeatFollow, follow);
}

void AudioEngine::setBeatsLed(bool byExternal)
{
    m_implementation->ask(EngineCommand::Kind::BeatExternal, byExternal);
}

void AudioEngine::tellExternalBeat(const ExternalBeat& external) noexcept
{
    m_implementation->core.externalBeat.write(external);
}

void AudioEngine::setClockOutput(bool isOn)
{
    m_implementation->ask(EngineCommand::Kind::ClockOutput, isOn);
}

bool AudioEngine::send(LiveSource source,
                       const MidiMessage& message,
                       Clock::time_point arrival) noexcept
{
    auto& it = *m_implementation;
    const bool isTaken = it.core.live[static_cast<std::size_t>(source)].tryPush({message, arrival});
    if (!isTaken)
        it.core.dropped.fetch_add(1, std::memory_order_relaxed);
    if (source == LiveSource::Window)
        it.wake();
    return isTaken;
}

void AudioEngine::noteOn(int number, int velocity, int channel)
{
    (void)send(LiveSource::Window,
               MidiMessage::noteOn(static_cast<unsigned>(channel),
                                   static_cast<unsigned>(number),
                                   static_cast<unsigned>(velocity)));
}

void AudioEngine::noteOff(int number, int channel)
{
    (void)send(LiveSource::Window,
               MidiMessage::noteOff(static_cast<unsigned>(channel), static_cast<unsigned>(number)));
}

void AudioEngine::controller(int number, int value, int channel)
{
    (void)send(LiveSource::Window,
               MidiMessage::controller(static_cast<unsigned>(channel),
                                       static_cast<unsigned>(number),
                                       static_cast<unsigned>(value)));
}

void AudioEngine::panic()
{
    EngineCommand command;
    command.kind = EngineCommand::Kind::Panic;
    m_implementation->ask(command);
}

void AudioEngine::setVolume(float gain)
{
    EngineCommand command;
    command.kind = EngineCommand::Kind::Volume;
    command.gain = std::clamp(gain, 0.0F, 1.0F);
    m_implementation->ask(command);
}

void AudioEngine::setMaster(float gain)
{
    EngineCommand command;
    command.kind = EngineCommand::Kind::Master;
    command.gain = std::isfinite(gain) ? std::clamp(gain, 0.0F, kMostRackGain) : 1.0F;
    m_implementation->ask(command);
}

void AudioEngine::setTap(std::shared_ptr<OutputTap> tap)
{
    auto& taps = m_implementation->core.taps;
    taps.publish(std::make_unique<std::shared_ptr<OutputTap>>(std::move(tap)));
    taps.collect();
}

void AudioEngine::setInstrumentHeard(bool isHeard)
{
    m_implementation->ask(EngineCommand::Kind::Heard, isHeard);
}

EngineStatus AudioEngine::status() const
{
    auto& core = m_implementation->core;
    core.scores.collect();
    core.players.collect();
    core.taps.collect();
    EngineStatus status = core.status.read();
    status.underruns = core.times.summary().underruns;
    return status;
}

CallbackSummary AudioEngine::callbackTimes() const
{
    auto& core = m_implementation->core;
    CallbackSummary summary = core.times.summary();
    const EngineStatus& status = core.status.read();
    if (status.sampleRate > 0.0)
        summary.period = 1e6 * status.blockFrames / status.sampleRate;
    return summary;
}

void AudioEngine::resetCallbackTimes()
{
    m_implementation->core.times.reset();
}

void AudioEngine::setOutgoing(int wakeFd)
{
    m_implementation->wakeFd = wakeFd;
    EngineCommand command;
    command.kind = EngineCommand::Kind::Outgoing;
    command.isOn = wakeFd >= 0;
    m_implementation->ask(command);
}

bool AudioEngine::takeOutgoing(OutgoingMidi& outgoing) noexcept
{
    return m_implementation->core.outgoing.tryPop(outgoing);
}

bool AudioEngine::isMoving() const noexcept
{
    return m_implementation->core.isPlaying.load(std::memory_order_acquire);
}

} // namespace timbrel::audio
