// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/audio/engine_core.h"

#include "core/realtime/denormals.h"

#include <algorithm>
#include <cmath>

namespace timbrel::audio {

using midi::MidiMessage;

namespace {

constexpr double kVolumeSeconds = 0.02;
constexpr double kLoadSeconds = 1.0;
constexpr unsigned kFirstMode = 120; // channel mode messages are no controllers

/// The clock is read without a system call, which the compiler cannot know.
Clock::time_point clockNow() noexcept TIMBREL_REALTIME
{
#ifdef __clang__
#pragma clang diagnostic push
#pragma clang diagnostic ignored "-Wunknown-warning-option"
#pragma clang diagnostic ignored "-Wfunction-effects"
#endif
    return Clock::now();
#ifdef __clang__
#pragma clang diagnostic pop
#endif
}

} // namespace

EngineCore::EngineCore(std::unique_ptr<Instrument> instrument)
    : m_instrument(std::move(instrument))
{
    std::array<std::uint8_t, 128> resting {};
    for (std::size_t i = 0; i < resting.size(); ++i)
        resting[i] = restingValue(static_cast<std::uint8_t>(i));
    m_player.setRestingValues(resting);
    prepare(48000.0);
}

void EngineCore::prepare(double sampleRate)
{
    m_sampleRate = sampleRate;
    m_instrument->prepare(sampleRate, kChunk);
    m_metronome.prepare(sampleRate);
    m_limiter.prepare(sampleRate);
    m_player.setRate(sampleRate);
    m_beats.setRate(sampleRate);
    m_fall = static_cast<float>(std::pow(10.0, -kMeterFall / 20.0 / sampleRate));
    m_hasTime = false;
}

void EngineCore::setDriver(bool isTimer) noexcept
{
    m_isTimer = isTimer;
    m_hasTime = false;
}

Clock::duration EngineCore::timeOf(double frames) const noexcept TIMBREL_REALTIME
{
    return Clock::duration(std::llround(frames * 1e9 / m_sampleRate));
}

void EngineCore::render(std::span<float> left,
                        std::span<float> right,
                        bool underran) noexcept TIMBREL_REALTIME
{
    const auto begin = clockNow();
    if (underran)
        times.addUnderrun();
    renderAt(left, right, begin);
    const auto duration = clockNow() - begin;
    times.add(duration);
    const double period = static_cast<double>(left.size()) / m_sampleRate;
    const double load = std::chrono::duration<double>(duration).count() / period;
    const double weight = std::min(1.0, period / kLoadSeconds);
    m_status.load += static_cast<float>((load - static_cast<double>(m_status.load)) * weight);
}

void EngineCore::renderAt(std::span<float> left,
                          std::span<float> right,
                          Clock::time_point now) noexcept TIMBREL_REALTIME
{
    const realtime::FlushDenormals flushDenormals;
    m_played.count = m_played.next = 0;
    m_chunkStart = 0;
    beginBlock(now, left.size());
    takeCommands();
    takeScore();
    startIfReady();
    takePlayer();
    m_tap = taps.current();
    m_beats.beginBlock(externalBeat.read(), m_status.time);
    takeLive(left.size());
    writeStatus(left.size());
    while (m_chunkStart < left.size()) {
        const std::size_t count = std::min(kChunk, left.size() - m_chunkStart);
        renderChunk(left.subspan(m_chunkStart, count), right.subspan(m_chunkStart, count));
        m_chunkStart += count;
    }
    isPlaying.store(m_player.isPlaying() || m_waiting || m_beats.clock().isRunning()
                        || m_sendsClock,
                    std::memory_order_release);
    blocks.fetch_add(1, std::memory_order_relaxed);
}

/// Blocks are asked for at uneven times; what they contain runs evenly.
void EngineCore::beginBlock(Clock::time_point now, std::size_t frames) noexcept TIMBREL_REALTIME
{
    constexpr auto kLeap = std::chrono::milliseconds(50);
    const auto length = timeOf(static_cast<double>(frames));
    const auto expected = m_blockTime;
    const auto off = now - expected;
    const bool isSmooth = m_hasTime && off < kLeap + length && off > -kLeap - length;
    const auto here = isSmooth ? expected + off / 16 : now;
    m_blockTimeBefore = m_hasTime ? here - length : now - length;
    m_status.time = here + Clock::duration(m_latency.load(std::memory_order_relaxed));
    m_blockTime = here + length; // of the next
    m_hasTime = true;
}

void EngineCore::takeCommands() noexcept TIMBREL_REALTIME
{
    EngineCommand command;
    while (commands.tryPop(command))
        obey(command);
    if (const auto* resting = restingValues.current(); resting != nullptr)
        m_player.setRestingValues(*resting);
}

void EngineCore::obey(const EngineCommand& command) noexcept TIMBREL_REALTIME
{
    using Kind = EngineCommand::Kind;
    switch (command.kind) {
    case Kind::Play:
        m_waiting = command;
        break;
    case Kind::Stop:
        m_waiting.reset();
        m_player.stop(*this);
        break;
    case Kind::Seek:
        if (m_waiting)
            m_waiting->from = command.from;
        m_player.seek(command.from, *this);
        break;
    case Kind::Loop:
        m_player.setLoop(command.isOn ? std::optional(LoopRegion {command.from, command.end})
                                      : std::nullopt);
        break;
    case Kind::Tempo:
        m_metronome.setTempo(command.tempo);
        break;
    case Kind::Metronome:
        m_metronomeIsOn = command.isOn;
        break;
    case Kind::Mute:
        m_player.setMuted(command.controller, command.isOn, *this);
        break;
    case Kind::Volume:
        m_volume = command.gain;
        startAtVolume();
        break;
    case Kind::Master:
        m_master = command.gain;
        startAtVolume();
        break;
    case Kind::Heard:
        m_instrumentIsHeard = command.isOn;
        break;
    case Kind::Outgoing:
        m_isSending = command.isOn;
        m_clockOutput = {}; // another port knows nothing yet
        break;
    case Kind::Panic:
        panic();
        break;
    case Kind::BeatStart:
        m_beats.start(command.beat);
        break;
    case Kind::BeatStop:
        m_beats.stop();
        break;
    case Kind::BeatTempo:
        m_beats.setTempo(command.beat);
        break;
    case Kind::BeatExternal:
        m_beats.setExternal(command.isOn);
        break;
    case Kind::BeatFollow:
        m_beats.setFollowsTransport(command.isOn);
        break;
    case Kind::ClockOutput:
        m_sendsClock = command.isOn;
        break;
    }
}

void EngineCore::startAtVolume() noexcept TIMBREL_REALTIME
{
    if (blocks.load(std::memory_order_relaxed) == 0) // nothing has sounded: no slide
        m_gain = m_volume * m_master;
}

void EngineCore::takeScore() noexcept TIMBREL_REALTIME
{
    const PlayScore* score = scores.current();
    if (score == nullptr || score->generation() == m_generation)
        return;
    m_generation = score->generation();
    m_player.setScore(score, *this);
}

/// A score that was given before play() may come a block later than that.
void EngineCore::startIfReady() noexcept TIMBREL_REALTIME
{
    if (!m_waiting || m_waiting->generation > m_generation)
        return;
    const EngineCommand command = *m_waiting;
    m_waiting.reset();
    const double beat = m_metronome.tempo().microsecondsPerBeat();
    m_countInBeats = std::max(command.countInBeats, 0);
    const double countIn = m_countInBeats * beat;
    m_countInFrom = static_cast<double>(command.from.count()) - countIn;
    const auto end = command.hasEnd ? std::optional(command.end) : std::nullopt;
    m_player.play(command.from, countIn, end, *this);
    ++m_starts;
}

void EngineCore::renderChunk(std::span<float> left,
                             std::span<float> right) noexcept TIMBREL_REALTIME
{
    m_stretchCount = 0;
    m_player.advance(static_cast<std::int64_t>(left.size()), *this);
    playBeats(left.size());
    handOut(left.size());
    m_instrument->render(left, right);
    m_metronome.addTo(left, right);
    finishSound(left, right);
    m_played.count = m_played.next = 0;
    m_beatEvents.count = m_beatEvents.next = 0;
}

void EngineCore::finishSound(std::span<float> left,
                             std::span<float> right) noexcept TIMBREL_REALTIME
{
    const auto follow = static_cast<float>(1.0 - std::exp(-1.0 / (kVolumeSeconds * m_sampleRate)));
    const float wanted = m_volume * m_master;
    for (std::size_t i = 0; i < left.size(); ++i) {
        m_gain += (wanted - m_gain) * follow;
        left[i] *= m_gain;
        right[i] *= m_gain;
    }
    m_limiter.process(left, right);
    for (std::size_t i = 0; i < left.size(); ++i) {
        m_status.peakLeft = std::max(m_status.peakLeft * m_fall, std::abs(left[i]));
        m_status.peakRight = std::max(m_status.peakRight * m_fall, std::abs(right[i]));
    }
    const float risen = m_status.limiterGain / std::pow(m_fall, static_cast<float>(left.size()));
    m_status.limiterGain = std::min({risen, m_limiter.least(), 1.0F});
    if (m_tap != nullptr && *m_tap != nullptr)
        (*m_tap)->push(left, right, m_sampleRate);
}

void EngineCore::panic() noexcept TIMBREL_REALTIME
{
    m_waiting.reset();
    m_player.stop(*this);
    m_beats.stop();
    m_instrument->panic();
    m_metronome.silence();
    if (!m_isSending)
        return;
    if (!outgoing.tryPush({{}, m_status.time, false, true}))
        dropped.fetch_add(1, std::memory_order_relaxed);
    for (unsigned number = 0; number < kFirstMode; ++number) {
        const auto rest = MidiMessage::controller(0, number, m_player.restingValue(number));
        if (!outgoing.tryPush({rest, m_status.time, true, true}))
            dropped.fetch_add(1, std::memory_order_relaxed);
    }
}

void EngineCore::writeStatus(std::size_t frames) noexcept TIMBREL_REALTIME
{
    m_status.position = Microseconds(std::llround(std::floor(m_player.position())));
    m_status.isPlaying = m_player.isPlaying() || m_waiting.has_value();
    m_status.isCountingIn = m_player.isCountingIn();
    const double beats
        = (m_player.position() - m_countInFrom) / m_metronome.tempo().microsecondsPerBeat();
    m_status.countInBeatsLeft = m_status.isCountingIn
        ? std::clamp(m_countInBeats - static_cast<int>(beats), 1, std::max(m_countInBeats, 1))
        : 0;
    m_status.isLooping = m_player.isLooping();
    m_status.loop = m_player.loop().value_or(LoopRegion {});
    m_status.starts = m_starts;
    m_status.loopsDone = m_player.loopsDone();
    m_status.voices = m_instrument->soundingVoices();
    m_status.dropped = dropped.load(std::memory_order_relaxed);
    m_status.sampleRate = m_sampleRate;
    m_status.blockFrames = static_cast<std::uint32_t>(frames);
    m_status.isByTimer = m_isTimer;
    writeBeats();
    status.write(m_status);
}

void EngineCore::writeBeats() noexcept TIMBREL_REALTIME
{
    const BeatClock& clock = m_beats.clock();
    m_status.beats = {clock.beat(),
                      clock.tempo(),
                      clock.isRunning(),
                      m_beats.leader(),
                      clock.starts(),
                      clock.leaps()};
}

} // namespace timbrel::audio
