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
        m_performer->handle(messageOf(event.event), event.time, *m_out);
        take(event.time);
    }

    Rendering finish(std::string payloads)
    {
        const Microseconds last = m_end + m_settings.longestTail;
        while (!isAtRest() && m_performer->nextUpdateAt() <= last)
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
        while (m_performer->nextUpdateAt() < time)
            updateOnce();
    }
    void updateOnce()
    {
        const Microseconds time = m_performer->nextUpdateAt();
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
    for (const midi::TimedEvent& event : midi::mergedEvents(file))
        run.play(event);
    return run.finish(file.payloads);
}

} // namespace timbrel::expression
