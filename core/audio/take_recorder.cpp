// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/audio/take_recorder.h"

#include <algorithm>

namespace timbrel::audio {

using midi::MidiMessage;

namespace {

// Who plays along with a count-in may be early with the first note.
constexpr Microseconds kEarly {250'000};

Microseconds microsecondsOf(Clock::duration duration)
{
    return std::chrono::floor<Microseconds>(duration);
}

} // namespace

TakeRecorder::TakeRecorder(AudioEngine& engine)
    : m_engine(engine)
{ }

TakeRecorder::~TakeRecorder()
{
    cancel();
}

void TakeRecorder::reset()
{
    for (const auto& [controller, lane] : m_lanes)
        m_engine.setMuted(controller, false);
    m_state = State::Idle;
    m_firstNote.reset();
    m_events.clear();
    m_initialEvents = 0;
    m_noteCount = 0;
    m_held.fill({});
    m_lanes.clear();
}

void TakeRecorder::begin(const TakeSettings& settings)
{
    cancel();
    m_settings = settings;
    m_now = settings.from;
    if (isNewTake() && settings.countInBeats <= 0) {
        m_engine.stop();
        m_engine.seek(settings.from);
        m_state = State::Waiting;
        return;
    }
    startTransport();
    m_state = State::CountingIn; // for a moment at least: until the transport has started
}

void TakeRecorder::startTransport()
{
    m_startsBefore = m_engine.status().starts;
    PlayOptions options;
    options.countInBeats = m_firstNote ? 0 : m_settings.countInBeats;
    options.end = m_settings.end;
    m_engine.play(m_settings.from, options);
}

Microseconds TakeRecorder::earliest() const
{
    return m_settings.from - (isNewTake() ? kEarly : Microseconds {});
}

/// The transport's time of a moment; nothing while it has not started, or when it has ended.
std::optional<Microseconds> TakeRecorder::timeOf(Clock::time_point arrival) const
{
    if (m_firstNote)
        return m_settings.from + microsecondsOf(arrival - *m_firstNote);
    const EngineStatus status = m_engine.status();
    if (status.starts == m_startsBefore || !status.isPlaying)
        return std::nullopt;
    const auto time = status.positionAt(arrival);
    // a new take goes on through a loop
    const auto rounds = static_cast<std::int64_t>(status.loopsDone);
    return isNewTake() ? time + rounds * (status.loop.end - status.loop.begin) : time;
}

void TakeRecorder::handle(const LiveEvent& event)
{
    if (event.kind == LiveEvent::Kind::Message)
        handle(event.message, event.time);
}

void TakeRecorder::handle(const MidiMessage& message, Clock::time_point arrival)
{
    if (m_state == State::Waiting && message.isNoteOn()) {
        m_firstNote = arrival;
        startTransport();
        beginTake();
    }
    const bool isRunning = m_state == State::CountingIn || m_state == State::Recording;
    const auto time = isRunning ? timeOf(arrival) : std::nullopt;
    const bool isInTake
        = time && *time >= earliest() && (!m_settings.end || *time < *m_settings.end);
    if (isInTake && m_state == State::CountingIn
        && (message.isNoteOn() || *time >= m_settings.from))
        beginTake();
    if (isInTake && m_state == State::Recording)
        keep(message, std::max(*time, m_settings.from));
    remember(message);
}

/// Values from before the take count when it begins.
void TakeRecorder::remember(const MidiMessage& message)
{
    if (!message.isController())
        return;
    m_known.set(message.number());
    m_values[message.number()] = message.value();
    m_channels[message.number()] = message.channel();
}

void TakeRecorder::beginTake()
{
    m_state = State::Recording;
    if (!isNewTake())
        return;
    for (const std::uint8_t controller : m_settings.controllers)
        if (controller < 128 && m_known[controller])
            m_events.push_back({m_settings.from,
                                music::EventKind::Controller,
                                m_channels[controller],
                                controller,
                                m_values[controller]});
    m_initialEvents = m_events.size();
}

void TakeRecorder::keep(const MidiMessage& message, Microseconds time)
{
    m_now = std::max(m_now, time);
    if (message.isController()) {
        if (m_settings.controllers.count(message.number()) == 0)
            return;
        if (isNewTake())
            append(message, time);
        else
            overdub(message, time);
        return;
    }
    if (!message.isNote() || !isNewTake())
        return;
    auto held = m_held[message.channel()][message.number()];
    if (!message.isNoteOn() && !held) // of a note that began before
        return;
    held = message.isNoteOn();
    m_noteCount += message.isNoteOn() ? 1 : 0;
    append(message, time);
}

void TakeRecorder::append(const MidiMessage& message, Microseconds time)
{
    music::Event event {
        time, music::EventKind::Controller, message.channel(), message.number(), message.value()};
    if (message.isNote())
        event.kind = message.isNoteOn() ? music::EventKind::NoteOn : music::EventKind::NoteOff;
    if (!m_events.empty()) // times are estimated anew for each event and may shake a little
        event.time = std::max(event.time, m_events.back().time);
    m_events.push_back(event);
}

/// What lies between a lane's last point and this one is replaced; a time that goes back begins
/// another round of the loop.
void TakeRecorder::overdub(const MidiMessage& message, Microseconds time)
{
    Lane& lane = m_lanes[message.number()];
    lane.channel = message.channel();
    if (lane.ranges.empty())
        m_engine.setMuted(message.number(), true); // the old movement would fight with the new
    constexpr Microseconds kShake {5000};
    const bool isBack = lane.last && time < *lane.last - kShake;
    if (isBack)
        lane.ranges.back().second = std::max(lane.ranges.back().second, m_engine.status().loop.end);
    if (!lane.last || isBack)
        lane.ranges.emplace_back(time, time);
    else
        time = std::max(time, *lane.last);
    if (lane.last && !isBack)
        lane.points.erase(lane.points.upper_bound(*lane.last), lane.points.upper_bound(time));
    lane.points[time] = message.value();
    lane.ranges.back().second = time;
    lane.last = time;
}

void TakeRecorder::tick()
{
    if (m_state != State::CountingIn && m_state != State::Recording)
        return;
    const EngineStatus status = m_engine.status();
    if (status.starts == m_startsBefore)
        return;
    if (!status.isPlaying) {
        m_now = m_settings.end.value_or(m_now);
        m_state = State::Ended;
        return;
    }
    if (m_state == State::CountingIn && !status.isCountingIn)
        beginTake();
    if (const auto now = timeOf(Clock::now()); now && m_state == State::Recording)
        m_now = isNewTake() ? std::max(m_now, *now) : *now;
}

std::size_t TakeRecorder::eventCount() const noexcept
{
    std::size_t count = m_events.size() - m_initialEvents;
    for (const auto& [controller, lane] : m_lanes)
        count += lane.points.size();
    return count;
}

/// The take if it ended there.
Take TakeRecorder::takeUntil(Microseconds end) const
{
    Take take;
    take.events = m_events;
    if (!take.events.empty())
        end = std::max(end, take.events.back().time);
    for (std::size_t channel = 0; channel < m_held.size(); ++channel)
        for (std::size_t note = 0; note < 128; ++note)
            if (m_held[channel][note])
                take.events.push_back({end,
                                       music::EventKind::NoteOff,
                                       static_cast<std::uint8_t>(channel),
                                       static_cast<std::uint8_t>(note),
                                       64});
    for (const auto& [controller, lane] : m_lanes) {
        for (const auto& [time, value] : lane.points)
            take.events.push_back(
                {time, music::EventKind::Controller, lane.channel, controller, value});
        for (const auto& range : lane.ranges)
            take.replaced.push_back({controller, range.first, range.second});
        // the last value was heard up to the end
        if (!lane.ranges.empty())
            take.replaced.back().to = std::max(take.replaced.back().to, end);
    }
    music::sortByTime(take.events);
    return take;
}

Take TakeRecorder::soFar() const
{
    return takeUntil(timeOf(Clock::now()).value_or(m_now));
}

std::optional<Take> TakeRecorder::finish()
{
    tick();
    const bool wasEnded = m_state == State::Ended;
    std::optional<Take> take;
    if (eventCount() > 0)
        take = takeUntil(wasEnded ? m_now : timeOf(Clock::now()).value_or(m_now));
    cancel();
    return take;
}

void TakeRecorder::cancel()
{
    if (m_state != State::Idle)
        m_engine.stop();
    reset();
}

} // namespace timbrel::audio
