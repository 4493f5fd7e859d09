// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/expression/recorder.h"

#include <algorithm>

namespace timbrel::expression {

using midi::Clock;

namespace {

// A port that goes or comes is noticed within this time, and so is a stop that came without a
// wake().
constexpr std::chrono::milliseconds kLongestSleep {250};

Microseconds clockMicroseconds(Clock::time_point time)
{
    return std::chrono::floor<Microseconds>(time.time_since_epoch());
}

} // namespace

Recorder::Recorder(RecorderSettings settings)
    : m_settings(std::move(settings))
{ }

void Recorder::handle(const midi::MidiMessage& message, Microseconds time)
{
    if (message.isController() && m_settings.controllers.count(message.number()) != 0) {
        m_known.set(message.number());
        m_values[message.number()] = message.value();
        m_channels[message.number()] = message.channel();
        if (isRecording())
            append(message, time);
        return;
    }
    if (!message.isNote())
        return;
    if (!isRecording()) {
        if (!message.isNoteOn()) // of a note that began before
            return;
        begin(time);
    }
    m_held[message.channel()].set(message.number(), message.isNoteOn());
    m_noteCount += message.isNoteOn() ? 1 : 0;
    append(message, time);
}

void Recorder::begin(Microseconds time)
{
    for (const std::uint8_t controller : m_settings.controllers)
        if (m_known[controller])
            m_take.push_back({time,
                              music::EventKind::Controller,
                              m_channels[controller],
                              controller,
                              m_values[controller]});
}

void Recorder::append(const midi::MidiMessage& message, Microseconds time)
{
    music::Event event {
        time, music::EventKind::Controller, message.channel(), message.number(), message.value()};
    if (message.isNote())
        event.kind = message.isNoteOn() ? music::EventKind::NoteOn : music::EventKind::NoteOff;
    if (!m_take.empty()) // a clock that goes back would make a sequence that no reader accepts
        event.time = std::max(event.time, m_take.back().time);
    m_lastEvent = event.time;
    m_take.push_back(event);
}

std::optional<music::Sequence> Recorder::tick(Microseconds time)
{
    const bool isSilent = std::all_of(
        m_held.begin(), m_held.end(), [](const auto& channel) { return channel.none(); });
    if (!isRecording() || !m_settings.takeSilence || !isSilent
        || time - m_lastEvent < *m_settings.takeSilence)
        return std::nullopt;
    return finishTake(time);
}

std::optional<music::Sequence> Recorder::finishTake(Microseconds time)
{
    if (!isRecording())
        return std::nullopt;
    for (unsigned channel = 0; channel < m_held.size(); ++channel)
        for (unsigned note = 0; note < m_held[channel].size(); ++note)
            if (m_held[channel][note])
                append(midi::MidiMessage::noteOff(channel, note), time);
    for (auto& channel : m_held)
        channel.reset();
    m_noteCount = 0;
    return music::rebased(std::exchange(m_take, {}));
}

namespace {

/// One call of record().
class Recording
{
public:
    Recording(midi::MidiInput& input, const RecorderSettings& settings, RecordingControl& control)
        : m_input(input)
        , m_control(control)
        , m_recorder(settings)
    { }

    std::size_t run()
    {
        while (!isStopped() && !isOver(clockMicroseconds(Clock::now()))) {
            const std::size_t count = m_input.wait(nextDeadline(), m_messages);
            for (const auto& message : std::span(m_messages).first(count)) {
                handle(message);
                m_input.releaseLong(message);
            }
            const auto now = Clock::now();
            keep(m_recorder.tick(clockMicroseconds(now)));
            if (m_control.nextTake != nullptr && m_control.nextTake->exchange(false))
                keep(m_recorder.finishTake(clockMicroseconds(now)));
            if (count > 0 && m_control.progress)
                m_control.progress(m_recorder);
            lookAtPort(now);
        }
        const auto now = clockMicroseconds(Clock::now());
        keep(m_recorder.finishTake(isOver(now) ? *m_end : now));
        return m_takes;
    }

private:
    [[nodiscard]] bool isStopped() const
    {
        return m_control.stop != nullptr && m_control.stop->load();
    }
    [[nodiscard]] bool isOver(Microseconds time) const { return m_end && time >= *m_end; }

    [[nodiscard]] Clock::time_point nextDeadline() const
    {
        return m_end ? std::min(m_lookAtPort, Clock::time_point(*m_end)) : m_lookAtPort;
    }

    void handle(const midi::TimedMessage& message)
    {
        const auto arrival = clockMicroseconds(message.arrival);
        if (isOver(arrival))
            return;
        keep(m_recorder.tick(arrival)); // a silence that this message has ended
        m_recorder.handle(message.message, arrival);
        if (m_recorder.isRecording() && !m_end && m_control.duration)
            m_end = arrival + *m_control.duration;
    }

    void keep(const std::optional<music::Sequence>& take)
    {
        if (!take)
            return;
        ++m_takes;
        if (m_control.takeFinished)
            m_control.takeFinished(*take);
    }

    void lookAtPort(Clock::time_point now)
    {
        if (now < m_lookAtPort)
            return;
        m_lookAtPort = now + kLongestSleep;
        const auto change = m_input.refresh();
        if (change != midi::PortChange::None && m_control.portChanged)
            m_control.portChanged(change);
    }

    midi::MidiInput& m_input;
    RecordingControl& m_control;
    Recorder m_recorder;
    std::array<midi::TimedMessage, 128> m_messages {};
    std::size_t m_takes = 0;
    std::optional<Microseconds> m_end; ///< of the whole recording, once its first note has come
    Clock::time_point m_lookAtPort = Clock::now() + kLongestSleep;
};

} // namespace

std::size_t
record(midi::MidiInput& input, const RecorderSettings& settings, RecordingControl& control)
{
    return Recording(input, settings, control).run();
}

} // namespace timbrel::expression
