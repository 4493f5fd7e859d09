// SPDX-License-Identifier: GPL-3.0-or-later
// What happens in a block: of the score, of the beats and live.
#include "core/audio/engine_core.h"

#include <algorithm>

namespace timbrel::audio {

using midi::MidiMessage;

namespace {

bool isVolume(const MidiMessage& message) noexcept TIMBREL_REALTIME
{
    return message.number() == 7 || message.number() == 11;
}

} // namespace

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
        send(message, heardAt(static_cast<std::size_t>(tick)), isRest);
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
    if (m_stretchCount < m_stretches.size())
        m_stretches[m_stretchCount++] = {position, static_cast<std::size_t>(length), isCountIn};
}

void EngineCore::takePlayer() noexcept TIMBREL_REALTIME
{
    const auto* player = players.current();
    if (player == m_blockPlayer)
        return;
    m_blockPlayer = player;
    endBeatNotes();
}

/// The beats follow the transport through every stretch of it.
void EngineCore::playBeats(std::size_t frames) noexcept TIMBREL_REALTIME
{
    m_beatFrame = 0;
    for (std::size_t i = 0; i < m_stretchCount; ++i) {
        const TransportStretch& stretch = m_stretches[i];
        playBeatStretch(std::min(stretch.frames, frames - m_beatFrame),
                        stretch.isCountIn ? std::nullopt : std::optional(stretch.position));
    }
    playBeatStretch(frames - m_beatFrame, std::nullopt);
    m_beatFrame = 0;
}

void EngineCore::playBeatStretch(std::size_t frames,
                                 std::optional<double> transport) noexcept TIMBREL_REALTIME
{
    if (frames == 0)
        return;
    m_beats.beginStretch(transport, m_metronome.tempo());
    const BeatClock& clock = m_beats.clock();
    if (m_beatsRan && !clock.isRunning())
        endBeatNotes();
    m_beatsRan = clock.isRunning();
    if (m_sendsClock)
        m_clockOutput.pass(clock, frames, *this);
    else
        m_clockOutput.end(*this);
    if (m_blockPlayer != nullptr && *m_blockPlayer != nullptr)
        (*m_blockPlayer)->playBlock({clock, frames, m_sampleRate, heardAt(m_beatFrame)}, *this);
    m_beats.advance(frames);
    m_beatFrame += frames;
}

void EngineCore::play(const MidiMessage& message,
                      std::size_t frame,
                      PlayTargets targets) noexcept TIMBREL_REALTIME
{
    const std::size_t at = m_beatFrame + frame;
    if (targets.port && m_isSending) {
        send(message, heardAt(at));
        if (message.isNote())
            m_beatNotesAtPort[message.channel()][message.number()] = message.isNoteOn();
    }
    if (!targets.instrument)
        return;
    if (m_beatEvents.count == m_beatEvents.events.size()) {
        dropped.fetch_add(1, std::memory_order_relaxed);
        return;
    }
    if (message.isNote())
        m_beatNotesHere[message.channel()][message.number()] = message.isNoteOn();
    m_beatEvents.events[m_beatEvents.count++] = {message, static_cast<std::uint32_t>(at)};
}

void EngineCore::endBeatNotes() noexcept TIMBREL_REALTIME
{
    for (unsigned channel = 0; channel < 16; ++channel) {
        auto& here = m_beatNotesHere[channel];
        auto& atPort = m_beatNotesAtPort[channel];
        if (here.none() && atPort.none())
            continue;
        for (unsigned number = 0; number < 128; ++number)
            if (const PlayTargets targets {here[number], atPort[number]};
                targets.instrument || targets.port)
                play(MidiMessage::noteOff(channel, number), 0, targets);
    }
}

Clock::time_point EngineCore::heardAt(std::size_t frame) const noexcept TIMBREL_REALTIME
{
    return m_status.time + timeOf(static_cast<double>(m_chunkStart + frame));
}

/// The score's events, those of the beats and the live ones, in the order of their frames.
void EngineCore::handOut(std::size_t frames) noexcept TIMBREL_REALTIME
{
    constexpr std::uint32_t kNone = 0xFFFFFFFF;
    const auto start = static_cast<std::uint32_t>(m_chunkStart);
    const auto last = static_cast<std::uint32_t>(frames - 1);
    while (true) {
        const std::uint32_t played
            = m_played.isDone() ? kNone : std::min(m_played.head().frame, last);
        const std::uint32_t beats
            = m_beatEvents.isDone() ? kNone : std::min(m_beatEvents.head().frame, last);
        const bool hasLive = !m_liveEvents.isDone() && m_liveEvents.head().frame < start + frames;
        const std::uint32_t byHand = hasLive ? m_liveEvents.head().frame - start : kNone;
        const std::uint32_t first = std::min({played, beats, byHand});
        if (first == kNone)
            return;
        const BlockEvent& event = first == played ? m_played.take()
            : first == beats                      ? m_beatEvents.take()
                                                  : m_liveEvents.take();
        m_instrument->event(event.message, first);
    }
}

} // namespace timbrel::audio
