// SPDX-License-Identifier: GPL-3.0-or-later
// What a performer sends of its network and of the desk, and how it ends.
#include "core/expression/performer.h"

#include <cstdlib>

namespace timbrel::expression {
namespace {

constexpr std::array<std::uint8_t, 3> kSilencing
    = {123, 120, 121}; // all notes off, all sound off, reset all controllers

} // namespace

void Performer::sendChanges(std::size_t first,
                            Microseconds time,
                            OutgoingList& out) noexcept TIMBREL_REALTIME
{
    if (m_now.model.network == nullptr)
        return;
    askDesk(time);
    if (m_channels[first].follows)
        sendChangesTo(first, out);
    for (std::size_t channel = 0; channel < m_channels.size(); ++channel)
        if (channel != first && m_channels[channel].follows)
            sendChangesTo(channel, out);
    if (m_leavingCount == 0)
        return;
    for (std::size_t channel = 0; channel < m_channels.size(); ++channel)
        sendLeaving(channel, out);
    forgetLeft();
}

void Performer::askDesk(Microseconds time) noexcept TIMBREL_REALTIME
{
    const auto& codings = m_now.model.outputs->controllers;
    for (std::size_t i = 0; i < codings.size(); ++i)
        m_values[i] = m_desk.sent(codings[i].controller,
                                  codings[i].valueOf(m_now.indices[i]),
                                  codings[i].defaultValue,
                                  time);
    for (Leaving& leaving : std::span(m_leaving).first(m_leavingCount))
        leaving.value
            = m_desk.sent(leaving.controller, leaving.defaultValue, leaving.defaultValue, time);
    m_desk.stepDone(time);
}

void Performer::sendChangesTo(std::size_t channel, OutgoingList& out) noexcept TIMBREL_REALTIME
{
    ChannelState& state = m_channels[channel];
    const auto& codings = m_now.model.outputs->controllers;
    bool atDefaults = true;
    for (std::size_t i = 0; i < codings.size(); ++i) {
        // the default itself may lie between two of the network's values
        atDefaults = atDefaults
            && (m_values[i] == codings[i].defaultValue
                || m_values[i] == codings[i].valueOf(codings[i].indexOf(codings[i].defaultValue)));
        sendValue(channel, codings[i].controller, m_values[i], out);
    }
    const bool isLast = channel == lastOutput();
    if (atDefaults && !isLast && state.sounding.none())
        state.follows = false;
}

void Performer::sendLeaving(std::size_t channel, OutgoingList& out) noexcept TIMBREL_REALTIME
{
    for (const Leaving& leaving : std::span(m_leaving).first(m_leavingCount))
        if (m_channels[channel].known[leaving.controller & 127U])
            sendValue(channel, leaving.controller, leaving.value, out);
}

/// Those that have come to rest, and those that the model at hand moves again.
void Performer::forgetLeft() noexcept TIMBREL_REALTIME
{
    std::size_t kept = 0;
    for (const Leaving& leaving : std::span(m_leaving).first(m_leavingCount))
        if (m_desk.isFading(leaving.controller) && !controls(leaving.controller))
            m_leaving[kept++] = leaving;
    m_leavingCount = kept;
}

void Performer::sendValue(std::size_t channel,
                          std::uint8_t controller,
                          int value,
                          OutgoingList& out) noexcept TIMBREL_REALTIME
{
    ChannelState& state = m_channels[channel];
    const std::size_t number = controller & 127U;
    const auto wanted = static_cast<std::uint8_t>(std::clamp(value, 0, 127));
    if (state.known[number] && state.values[number] == wanted)
        return;
    const int change
        = state.known[number] ? std::abs(int {wanted} - int {state.values[number]}) : 127;
    const auto message
        = midi::MidiMessage::controller(static_cast<unsigned>(channel), controller, wanted);
    if (!out.push({message, OutgoingKind::Controller, static_cast<std::uint8_t>(change)}))
        return;
    state.known[number] = true;
    state.values[number] = wanted;
}

void Performer::forgetLeaving(std::uint8_t controller) noexcept TIMBREL_REALTIME
{
    std::size_t kept = 0;
    for (const Leaving& leaving : std::span(m_leaving).first(m_leavingCount))
        if (leaving.controller != controller)
            m_leaving[kept++] = leaving;
    m_leavingCount = kept;
}

void Performer::releaseKeys(std::size_t channel, OutgoingList& out) noexcept TIMBREL_REALTIME
{
    auto& sounding = m_channels[channel].sounding;
    for (unsigned key = 0; key < sounding.size(); ++key)
        if (sounding[key])
            out.push({midi::MidiMessage::noteOff(static_cast<unsigned>(channel), key),
                      OutgoingKind::Note,
                      0});
}

void Performer::sendDefaults(std::size_t channel, OutgoingList& out) noexcept TIMBREL_REALTIME
{
    for (const auto& coding : m_now.model.outputs->controllers)
        sendValue(channel, coding.controller, coding.defaultValue, out);
    for (const Leaving& leaving : std::span(m_leaving).first(m_leavingCount))
        sendValue(channel, leaving.controller, leaving.defaultValue, out);
}

void Performer::finish(OutgoingList& out) noexcept TIMBREL_REALTIME
{
    bool anyoneKnows = false;
    for (std::size_t channel = 0; channel < m_channels.size(); ++channel) {
        releaseKeys(channel, out);
        m_channels[channel].sounding.reset();
        anyoneKnows = anyoneKnows || m_channels[channel].known.any();
    }
    if (m_now.model.network == nullptr)
        return;
    for (std::size_t channel = 0; channel < m_channels.size(); ++channel)
        if (m_channels[channel].known.any() || (!anyoneKnows && channel == outputChannel(0)))
            sendDefaults(channel, out);
}

/// The receivers may sound of notes that we know nothing of: every channel is told.
void Performer::panic(Microseconds time, OutgoingList& out) noexcept TIMBREL_REALTIME
{
    m_desk.rest();
    for (std::size_t channel = 0; channel < m_channels.size(); ++channel) {
        releaseKeys(channel, out);
        silence(channel, time, out);
    }
    m_heldBefore.reset();
    for (std::size_t channel = 0; channel < m_channels.size(); ++channel) {
        for (const std::uint8_t mode : kSilencing)
            out.push({midi::MidiMessage::controller(static_cast<unsigned>(channel), mode, 0),
                      OutgoingKind::Other,
                      0});
        const bool wasTold = m_channels[channel].known.any() || m_channels[channel].follows;
        m_channels[channel].known.reset(); // it has other values now
        m_channels[channel].follows = m_outputChannel && channel == lastOutput();
        if (wasTold && m_now.model.network != nullptr)
            sendDefaults(channel, out);
    }
    m_leavingCount = 0;
}

void Performer::handle(const DeskCommand& command,
                       Microseconds time,
                       OutgoingList& out) noexcept TIMBREL_REALTIME
{
    if (command.action == DeskAction::None)
        return;
    if (command.action == DeskAction::Panic) {
        panic(time, out);
        return;
    }
    if (command.action == DeskAction::Bind) {
        handOn(command, time, out);
        m_desk.bind(command.binding);
        return;
    }
    m_desk.apply(command);
    const bool isHand
        = command.action == DeskAction::TakeOver || command.action == DeskAction::Turn;
    if (isHand && controls(command.controller))
        m_channels[lastOutput()].follows = true; // the hand need not wait for a note
    sendChanges(lastOutput(), time, out);
}

/// A key that becomes a button will never be heard to come up.
void Performer::handOn(const DeskCommand& command,
                       Microseconds time,
                       OutgoingList& out) noexcept TIMBREL_REALTIME
{
    const DeskBinding& binding = command.binding;
    const std::size_t channel = binding.channel & 15U;
    const unsigned key = binding.number & 127U;
    if (!binding.isNote || !m_channels[channel].sounding[key])
        return;
    m_channels[channel].sounding[key] = false;
    if (m_now.model.network != nullptr)
        update({Cause::Off, static_cast<std::uint8_t>(key), 0}, time);
    out.push(
        {midi::MidiMessage::noteOff(static_cast<unsigned>(channel), key), OutgoingKind::Note, 0});
}

void Performer::readDesk(DeskReading& into) const noexcept TIMBREL_REALTIME
{
    into.isBypassed = m_desk.isBypassed();
    into.isAtRest = m_desk.isAtRest();
    into.swaps = m_desk.swaps();
    into.count = 0;
    if (m_now.model.network == nullptr)
        return;
    for (const auto& coding : m_now.model.outputs->controllers)
        m_desk.read(coding.controller, into.strips[into.count++]);
}

} // namespace timbrel::expression
