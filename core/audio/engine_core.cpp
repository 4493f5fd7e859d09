// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/audio/engine_core.h"

#include "core/realtime/denormals.h"

#include <algorithm>
#include <cmath>

namespace timbrel::audio {

using midi::MidiMessage;

namespace {

constexpr double kVolumeSeconds = 0.02;
constexpr double kMeterFall = 20.0; ///< dB a second
constexpr double kLoadSeconds = 1.0;

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

bool isVolume(const MidiMessage& message) noexcept TIMBREL_REALTIME
{
    return message.number() == 7 || message.number() == 11;
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
    takeLive(left.size());
    writeStatus(left.size());
    while (m_chunkStart < left.size()) {
        const std::size_t count = std::min(kChunk, left.size() - m_chunkStart);
        renderChunk(left.subspan(m_chunkStart, count), right.subspan(m_chunkStart, count));
        m_chunkStart += count;
    }
    isPlaying.store(m_player.isPlaying() || m_waiting, std::memory_order_release);
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
        if (blocks.load(std::memory_order_relaxed) == 0) // nothing has sounded: no slide
            m_gain = m_volume;
        break;
    case Kind::Heard:
        m_instrumentIsHeard = command.isOn;
        break;
    case Kind::Outgoing:
        m_isSending = command.isOn;
        break;
    case Kind::Panic:
        panic();
        break;
    }
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

void EngineCore::takeLive(std::size_t frames) noexcept TIMBREL_REALTIME
{
    m_liveEvents.count = m_liveEvents.next = 0;
    for (std::size_t source = 0; source < kLiveSources; ++source) {
        LiveMessage message;
        while (m_liveEvents.count < m_liveEvents.events.size() && live[source].tryPop(message))
            addLive(message, static_cast<LiveSource>(source), frames);
    }
}

/// What came during the last block happens at the same distances in this one.
void EngineCore::addLive(const LiveMessage& message,
                         LiveSource source,
                         std::size_t frames) noexcept TIMBREL_REALTIME
{
    const double late = std::chrono::duration<double>(message.arrival - m_blockTimeBefore).count();
    const double last = static_cast<double>(frames) - 1.0;
    const auto frame = static_cast<std::uint32_t>(std::clamp(late * m_sampleRate, 0.0, last));
    std::size_t at = m_liveEvents.count++;
    auto& events = m_liveEvents.events;
    for (; at > 0 && events[at - 1].frame > frame; --at) // nearly always in order
        events[at] = events[at - 1];
    events[at] = {message.message, frame};
    if (m_isSending && source == LiveSource::Window)
        send(message.message, message.arrival);
}

void EngineCore::send(const MidiMessage& message,
                      Clock::time_point due,
                      bool isRest) noexcept TIMBREL_REALTIME
{
    if (!outgoing.tryPush({message, due, isRest}))
        dropped.fetch_add(1, std::memory_order_relaxed);
}

void EngineCore::play(const MidiMessage& message,
                      std::int64_t tick,
                      bool isRest) noexcept TIMBREL_REALTIME
{
    if (m_isSending)
        send(message,
             m_status.time + timeOf(static_cast<double>(m_chunkStart) + static_cast<double>(tick)),
             isRest);
    if (!m_instrumentIsHeard && message.isNoteOn())
        return;
    if (m_played.count == m_played.events.size()) {
        dropped.fetch_add(1, std::memory_order_relaxed);
        return;
    }
    // the own instrument rests where it can be heard
    const bool isAudible = isRest && isVolume(message);
    const MidiMessage here = isAudible ? MidiMessage::controller(message.channel(),
                                                                 message.number(),
                                                                 restingValue(message.number()))
                                       : message;
    m_played.events[m_played.count++] = {here, static_cast<std::uint32_t>(tick)};
}

void EngineCore::stretch(double position,
                         std::int64_t tick,
                         std::int64_t length,
                         bool isCountIn) noexcept TIMBREL_REALTIME
{
    if (isCountIn || m_metronomeIsOn)
        m_metronome.passOver(position,
                             isCountIn ? m_countInFrom : 0.0,
                             static_cast<std::size_t>(tick),
                             static_cast<std::size_t>(length));
}

void EngineCore::renderChunk(std::span<float> left,
                             std::span<float> right) noexcept TIMBREL_REALTIME
{
    m_player.advance(static_cast<std::int64_t>(left.size()), *this);
    handOut(left.size());
    m_instrument->render(left, right);
    m_metronome.addTo(left, right);
    finishSound(left, right);
    m_played.count = m_played.next = 0;
}

/// The score's events and the live ones, in the order of their frames.
void EngineCore::handOut(std::size_t frames) noexcept TIMBREL_REALTIME
{
    const auto end = static_cast<std::uint32_t>(m_chunkStart + frames);
    const auto lastFrame = frames - 1;
    const auto liveIsNext = [&] {
        if (m_liveEvents.next == m_liveEvents.count
            || m_liveEvents.events[m_liveEvents.next].frame >= end)
            return false;
        return m_played.next == m_played.count
            || m_liveEvents.events[m_liveEvents.next].frame - m_chunkStart
            < m_played.events[m_played.next].frame;
    };
    while (true) {
        if (liveIsNext()) {
            const BlockEvent& event = m_liveEvents.events[m_liveEvents.next++];
            m_instrument->event(event.message, event.frame - m_chunkStart);
        } else if (m_played.next < m_played.count) {
            const BlockEvent& event = m_played.events[m_played.next++];
            m_instrument->event(event.message, std::min<std::size_t>(event.frame, lastFrame));
        } else {
            return;
        }
    }
}

void EngineCore::finishSound(std::span<float> left,
                             std::span<float> right) noexcept TIMBREL_REALTIME
{
    const auto follow = static_cast<float>(1.0 - std::exp(-1.0 / (kVolumeSeconds * m_sampleRate)));
    for (std::size_t i = 0; i < left.size(); ++i) {
        m_gain += (m_volume - m_gain) * follow;
        left[i] *= m_gain;
        right[i] *= m_gain;
    }
    m_limiter.process(left, right);
    for (std::size_t i = 0; i < left.size(); ++i) {
        m_status.peakLeft = std::max(m_status.peakLeft * m_fall, std::abs(left[i]));
        m_status.peakRight = std::max(m_status.peakRight * m_fall, std::abs(right[i]));
    }
    m_status.limiterGain = m_limiter.gain();
}

void EngineCore::panic() noexcept TIMBREL_REALTIME
{
    m_waiting.reset();
    m_player.stop(*this);
    m_instrument->panic();
    m_metronome.silence();
    if (!m_isSending)
        return;
    for (unsigned channel = 0; channel < 16; ++channel)
        for (const unsigned number : {123U, 120U, 121U}) // notes off, sound off, controllers back
            send(MidiMessage::controller(channel, number, 0), m_status.time);
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
    status.write(m_status);
}

} // namespace timbrel::audio
