// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/expression/renderer.h"

#include "core/expression/performer.h"

#include <algorithm>
#include <array>
#include <map>
#include <memory>
#include <utility>

namespace timbrel::expression {
namespace {

midi::MidiMessage messageOf(const midi::RawEvent& event)
{
    const std::array<std::uint8_t, 3> bytes {event.status, event.data1, event.data2};
    return midi::MidiMessage::fromBytes(std::span(bytes).first(midi::messageLength(event.status)));
}

midi::MidiMessage messageOf(const music::Event& event)
{
    switch (event.kind) {
    case music::EventKind::NoteOn:
        return midi::MidiMessage::noteOn(event.channel, event.number, event.value);
    case music::EventKind::NoteOff:
        return midi::MidiMessage::noteOff(event.channel, event.number, event.value);
    case music::EventKind::Controller:
        break;
    }
    return midi::MidiMessage::controller(event.channel, event.number, event.value);
}

midi::TimedEvent eventOf(const midi::MidiMessage& message, Microseconds time)
{
    midi::TimedEvent timed;
    timed.time = time;
    timed.event.status = message.bytes[0];
    timed.event.data1 = message.bytes[1];
    timed.event.data2 = message.bytes[2];
    return timed;
}

/// One performance: the performer, a simulated time, and what has come out so far.
class Run
{
public:
    Run(ExpressionModel& model, const RenderSettings& settings)
        : m_model(model)
        , m_settings(settings)
        , m_performer(std::make_unique<Performer>(settings.outputChannel))
        , m_out(std::make_unique<OutgoingList>())
    {
        m_model.network->reset();
        m_performer->setModel(liveModelOf(model));
        m_performer->beginAfterSilence({}, *m_out);
        take({});
        m_updatesBefore = m_performer->updates();
    }

    void play(const midi::TimedEvent& event)
    {
        m_end = event.time;
        updateUntil(event.time);
        if (!event.event.isChannelMessage()) {
            m_rendering.events.push_back(event);
            return;
        }
        play(messageOf(event.event), event.time);
    }

    void play(const music::Event& event)
    {
        m_end = event.time;
        updateUntil(event.time);
        play(messageOf(event), event.time);
    }

    [[nodiscard]] bool hasToStop() const { return m_settings.stop.stop_requested(); }

    Rendering finish(std::string payloads)
    {
        const Microseconds last = m_end + m_settings.longestTail;
        while (!hasToStop() && !isAtRest() && m_performer->nextUpdateAt() <= last)
            updateOnce();
        m_rendering.isAtRest = isAtRest();
        m_performer->finish(*m_out);
        take(m_end);
        m_rendering.updates = m_performer->updates() - m_updatesBefore;
        m_rendering.payloads = std::move(payloads);
        return std::move(m_rendering);
    }

private:
    /// An update that is due at the time of an event is made by the event, if it is a note.
    void updateUntil(Microseconds time)
    {
        while (m_performer->nextUpdateAt() < time && !hasToStop())
            updateOnce();
    }
    void play(const midi::MidiMessage& message, Microseconds time)
    {
        announce(time);
        m_performer->handle(message, time, *m_out);
        take(time);
    }
    void announce(Microseconds time) const
    {
        if (m_settings.watch)
            m_settings.watch(time);
    }
    void updateOnce()
    {
        const Microseconds time = m_performer->nextUpdateAt();
        announce(time);
        m_performer->tick(time, *m_out);
        m_end = std::max(m_end, time);
        take(time);
    }
    void take(Microseconds time)
    {
        for (const Outgoing& outgoing : m_out->messages()) {
            const midi::MidiMessage& message = outgoing.message;
            m_rendering.events.push_back(eventOf(message, time));
            m_rendering.notes += message.isNoteOn() ? 1 : 0;
            if (outgoing.kind != OutgoingKind::Controller)
                continue;
            ++m_rendering.controllers;
            m_sent[{message.channel(), message.number()}] = message.value();
        }
        m_out->clear();
    }
    /// Whether all that was moved is back where it began.
    [[nodiscard]] bool isAtRest() const
    {
        return std::all_of(m_sent.begin(), m_sent.end(), [this](const auto& sent) {
            for (const ControllerCoding& coding : m_model.description.outputs.controllers)
                if (coding.controller == sent.first.second)
                    return sent.second == coding.defaultValue
                        || sent.second == coding.valueOf(coding.indexOf(coding.defaultValue));
            return true;
        });
    }

    ExpressionModel& m_model;
    const RenderSettings& m_settings;
    std::unique_ptr<Performer> m_performer;
    std::unique_ptr<OutgoingList> m_out;
    Rendering m_rendering;
    Microseconds m_end {};
    std::uint64_t m_updatesBefore = 0; ///< in the silence before the beginning
    std::map<std::pair<int, int>, int> m_sent; ///< channel and controller: its last value
};

} // namespace

Rendering render(const midi::MidiFile& file, ExpressionModel& model, const RenderSettings& settings)
{
    Run run(model, settings);
    for (const midi::TimedEvent& event : midi::mergedEvents(file)) {
        if (run.hasToStop())
            break;
        run.play(event);
    }
    return run.finish(file.payloads);
}

Rendering
render(const music::Sequence& music, ExpressionModel& model, const RenderSettings& settings)
{
    Run run(model, settings);
    for (const music::Event& event : music) {
        if (run.hasToStop())
            break;
        run.play(event);
    }
    return run.finish({});
}

music::Sequence musicOf(const Rendering& rendering)
{
    music::Sequence sequence;
    for (const midi::TimedEvent& timed : rendering.events) {
        if (!timed.event.isChannelMessage())
            continue;
        const midi::MidiMessage message = messageOf(timed.event);
        if (!message.isNote() && !message.isController())
            continue;
        const auto kind = message.isController() ? music::EventKind::Controller
            : message.isNoteOn()                 ? music::EventKind::NoteOn
                                                 : music::EventKind::NoteOff;
        sequence.push_back(
            {timed.time, kind, message.channel(), message.number(), message.value()});
    }
    return sequence;
}

} // namespace timbrel::expression
