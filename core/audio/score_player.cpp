// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/audio/score_player.h"

#include <algorithm>
#include <cmath>

namespace timbrel::audio {

using midi::MidiMessage;

namespace {

constexpr std::uint8_t kNoValue = ScoreState::kNoValue;

double inMicroseconds(Microseconds time) noexcept TIMBREL_REALTIME
{
    return static_cast<double>(time.count());
}

} // namespace

void ScorePlayer::setRate(double ticksPerSecond) noexcept TIMBREL_REALTIME
{
    anchorAt(position());
    m_ticksPerMicrosecond = ticksPerSecond * 1e-6;
    m_microsecondsPerTick = 1e6 / ticksPerSecond;
}

void ScorePlayer::anchorAt(double time) noexcept TIMBREL_REALTIME
{
    m_anchor = time;
    m_tick = 0;
}

std::int64_t ScorePlayer::tickOf(double time) const noexcept TIMBREL_REALTIME
{
    return std::llround((time - m_anchor) * m_ticksPerMicrosecond);
}

bool ScorePlayer::isLooping() const noexcept TIMBREL_REALTIME
{
    return m_isPlaying && m_loop && m_loop->end - m_loop->begin >= kShortestLoop
        && position() < inMicroseconds(m_loop->end);
}

void ScorePlayer::findPlace(double time) noexcept TIMBREL_REALTIME
{
    m_next = 0;
    m_here = ScoreState {};
    if (m_score == nullptr)
        return;
    m_next = m_score->firstAt(Microseconds(std::llround(time)));
    m_score->stateBefore(m_next, m_here);
}

/// After a leap: what ends right here does not begin again, and a value of this very moment holds
/// already for the notes that lie here.
void ScorePlayer::leapTo(double time) noexcept TIMBREL_REALTIME
{
    findPlace(time);
    m_ended.fill({});
    m_chasedUntil = 0;
    if (m_score == nullptr)
        return;
    const auto events = m_score->events();
    const auto here = Microseconds(std::llround(time));
    for (std::size_t i = m_next; i < events.size() && events[i].time == here; ++i) {
        const music::Event& event = events[i];
        const std::size_t channel = event.channel & 15U;
        const std::size_t number = event.number & 127U;
        if (event.kind == music::EventKind::NoteOff && m_here.sounding[channel][number] > 0)
            ++m_ended[channel][number];
        else if (event.kind != music::EventKind::Controller)
            continue;
        m_here.take(event);
        m_chasedUntil = i + 1;
    }
}

/// Where we are in another score: what is due before this tick has been played.
void ScorePlayer::findPlaceAgain() noexcept TIMBREL_REALTIME
{
    findPlace(std::floor(position() - m_microsecondsPerTick)); // times are rounded to ticks
    m_chasedUntil = 0;
    if (m_score == nullptr)
        return;
    const auto events = m_score->events();
    while (m_next < events.size() && tickOf(inMicroseconds(events[m_next].time)) < m_tick)
        m_here.take(events[m_next++]);
}

void ScorePlayer::setScore(const PlayScore* score, PlayerSink& sink) noexcept TIMBREL_REALTIME
{
    m_score = score;
    if (!m_isPlaying)
        return;
    findPlaceAgain();
    for (std::size_t channel = 0; channel < 16; ++channel) {
        for (std::size_t number = 0; number < 128; ++number) {
            auto& count = m_sounding[channel][number];
            if (count == 0)
                continue;
            count = m_here.sounding[channel][number];
            if (count == 0)
                sink.play(MidiMessage::noteOff(static_cast<unsigned>(channel),
                                               static_cast<unsigned>(number)),
                          m_blockTick,
                          false);
        }
    }
    chaseControllers(sink);
}

void ScorePlayer::play(Microseconds from,
                       double countIn,
                       std::optional<Microseconds> end,
                       PlayerSink& sink) noexcept TIMBREL_REALTIME
{
    stop(sink);
    m_start = inMicroseconds(from);
    m_end = end;
    m_isPlaying = true;
    m_loopsDone = 0;
    anchorAt(m_start); // the controllers are those of the start, during the count-in, too
    leapTo(m_start);
    chaseControllers(sink);
    m_isCountingIn = countIn > 0.0;
    if (m_isCountingIn)
        anchorAt(m_start - countIn);
    else
        chaseNotes(sink);
}

void ScorePlayer::stop(PlayerSink& sink) noexcept TIMBREL_REALTIME
{
    if (!m_isPlaying)
        return;
    releaseNotes(sink);
    for (std::size_t channel = 0; channel < 16; ++channel) {
        for (std::size_t number = 0; number < 128; ++number) {
            if (m_sent.controllers[channel][number] == kNoValue)
                continue;
            m_sent.controllers[channel][number] = kNoValue;
            sink.play(MidiMessage::controller(static_cast<unsigned>(channel),
                                              static_cast<unsigned>(number),
                                              m_resting[number]),
                      m_blockTick,
                      true);
        }
    }
    if (m_isCountingIn)
        anchorAt(m_start);
    m_isPlaying = false;
    m_isCountingIn = false;
}

void ScorePlayer::seek(Microseconds to, PlayerSink& sink) noexcept TIMBREL_REALTIME
{
    if (m_isPlaying)
        releaseNotes(sink);
    m_isCountingIn = false;
    anchorAt(inMicroseconds(to));
    if (!m_isPlaying)
        return;
    leapTo(m_anchor);
    chaseControllers(sink);
    chaseNotes(sink);
}

void ScorePlayer::setMuted(std::uint8_t controller,
                           bool isMuted,
                           PlayerSink& sink) noexcept TIMBREL_REALTIME
{
    m_muted[controller & 127U] = isMuted;
    if (isMuted || !m_isPlaying)
        return;
    for (auto& channel : m_sent.controllers) // somebody has played it: what we sent is not there
        if (channel[controller & 127U] != kNoValue)
            channel[controller & 127U] = kNoValue - 1;
    findPlaceAgain();
    chaseControllers(sink);
}

ScorePlayer::Boundary ScorePlayer::nextBoundary() const noexcept TIMBREL_REALTIME
{
    if (m_isCountingIn)
        return {Boundary::Kind::Start, m_start};
    if (isLooping())
        return {Boundary::Kind::LoopEnd, inMicroseconds(m_loop->end)};
    if (m_end)
        return {Boundary::Kind::End, inMicroseconds(*m_end)};
    return {};
}

void ScorePlayer::advance(std::int64_t ticks, PlayerSink& sink) noexcept TIMBREL_REALTIME
{
    m_blockTick = 0;
    // every round but the last passes a boundary: a loop is never shorter than kShortestLoop
    while (m_isPlaying && m_blockTick < ticks) {
        const Boundary boundary = nextBoundary();
        std::int64_t length = ticks - m_blockTick;
        bool isReached = false;
        if (boundary.kind != Boundary::Kind::None) {
            const std::int64_t until = std::max<std::int64_t>(tickOf(boundary.time) - m_tick, 0);
            isReached = until <= length;
            length = std::min(length, until);
        }
        sink.stretch(position(), m_blockTick, length, m_isCountingIn);
        if (!m_isCountingIn)
            playUntil(m_tick + length, sink);
        m_tick += length;
        m_blockTick += length;
        if (isReached)
            pass(boundary, sink);
    }
    m_blockTick = 0;
}

void ScorePlayer::pass(const Boundary& boundary, PlayerSink& sink) noexcept TIMBREL_REALTIME
{
    const double beyond = position() - boundary.time; // less than a tick; kept, so nothing drifts
    switch (boundary.kind) {
    case Boundary::Kind::None:
        break;
    case Boundary::Kind::Start:
        m_isCountingIn = false;
        anchorAt(m_start + beyond);
        leapTo(m_start);
        chaseNotes(sink);
        break;
    case Boundary::Kind::LoopEnd:
        // events before the end whose time is rounded to the end's tick
        while (m_score != nullptr && m_next < m_score->events().size()
               && inMicroseconds(m_score->events()[m_next].time) < boundary.time) {
            playEvent(m_score->events()[m_next], m_blockTick, sink);
            ++m_next;
        }
        releaseNotes(sink);
        ++m_loopsDone;
        anchorAt(inMicroseconds(m_loop->begin) + beyond);
        leapTo(inMicroseconds(m_loop->begin));
        chaseControllers(sink);
        chaseNotes(sink);
        break;
    case Boundary::Kind::End:
        stop(sink);
        break;
    }
}

void ScorePlayer::playUntil(std::int64_t tick, PlayerSink& sink) noexcept TIMBREL_REALTIME
{
    if (m_score == nullptr)
        return;
    const auto events = m_score->events();
    while (m_next < events.size()) {
        const std::int64_t due = tickOf(inMicroseconds(events[m_next].time));
        if (due >= tick)
            return;
        playEvent(events[m_next], m_blockTick + std::max<std::int64_t>(due - m_tick, 0), sink);
        ++m_next;
    }
}

void ScorePlayer::playEvent(const music::Event& event,
                            std::int64_t tick,
                            PlayerSink& sink) noexcept TIMBREL_REALTIME
{
    const std::size_t channel = event.channel & 15U;
    const std::size_t number = event.number & 127U;
    auto& count = m_sounding[channel][number];
    switch (event.kind) {
    case music::EventKind::NoteOn:
        if (count > 0) // struck again: most synthesizers want to be told
            sink.play(MidiMessage::noteOff(event.channel, event.number), tick, false);
        count = static_cast<std::uint8_t>(std::min(count + 1, 255));
        sink.play(MidiMessage::noteOn(event.channel, event.number, event.value), tick, false);
        break;
    case music::EventKind::NoteOff:
        if (m_ended[channel][number] > 0)
            --m_ended[channel][number];
        else if (count > 0 && --count == 0)
            sink.play(MidiMessage::noteOff(event.channel, event.number, event.value), tick, false);
        break;
    case music::EventKind::Controller:
        if (m_muted[number]
            || (m_next < m_chasedUntil && m_sent.controllers[channel][number] == event.value))
            break;
        m_sent.controllers[channel][number] = event.value;
        sink.play(MidiMessage::controller(event.channel, event.number, event.value), tick, false);
        break;
    }
}

void ScorePlayer::sendController(std::size_t channel,
                                 std::size_t number,
                                 std::uint8_t value,
                                 PlayerSink& sink) noexcept TIMBREL_REALTIME
{
    auto& sent = m_sent.controllers[channel][number];
    if (sent == value || m_muted[number])
        return;
    const bool isRest = value == kNoValue;
    const std::uint8_t resting = m_resting[number];
    sent = isRest ? resting : value;
    sink.play(MidiMessage::controller(
                  static_cast<unsigned>(channel), static_cast<unsigned>(number), sent),
              m_blockTick,
              isRest);
}

/// Where the score has no value yet, a controller that we have moved goes back to rest.
void ScorePlayer::chaseControllers(PlayerSink& sink) noexcept TIMBREL_REALTIME
{
    for (std::size_t channel = 0; channel < 16; ++channel) {
        for (std::size_t number = 0; number < 128; ++number) {
            const std::uint8_t value = m_here.controllers[channel][number];
            if (value == kNoValue
                && m_sent.controllers[channel][number] == m_resting[number]) // it is there
                continue;
            sendController(channel, number, value, sink);
        }
    }
}

void ScorePlayer::chaseNotes(PlayerSink& sink) noexcept TIMBREL_REALTIME
{
    for (std::size_t channel = 0; channel < 16; ++channel) {
        for (std::size_t number = 0; number < 128; ++number) {
            const std::uint8_t count = m_here.sounding[channel][number];
            if (count == 0 || m_here.velocities[channel][number] == 0)
                continue;
            m_sounding[channel][number] = count;
            sink.play(MidiMessage::noteOn(static_cast<unsigned>(channel),
                                          static_cast<unsigned>(number),
                                          m_here.velocities[channel][number]),
                      m_blockTick,
                      false);
        }
    }
}

void ScorePlayer::releaseNotes(PlayerSink& sink) noexcept TIMBREL_REALTIME
{
    for (std::size_t channel = 0; channel < 16; ++channel) {
        for (std::size_t number = 0; number < 128; ++number) {
            if (m_sounding[channel][number] == 0)
                continue;
            m_sounding[channel][number] = 0;
            sink.play(
                MidiMessage::noteOff(static_cast<unsigned>(channel), static_cast<unsigned>(number)),
                m_blockTick,
                false);
        }
    }
}

} // namespace timbrel::audio
