// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/expression/performer.h"

#include "core/expression/expression_model.h"

#include <algorithm>
#include <cstdlib>

namespace timbrel::expression {
namespace {

// More overdue updates than these are given up: after a hang the present matters, not the past.
constexpr int kMaximumOverdue = 8;
// A note must not wait for a network that still prepares itself; time's own updates may.
constexpr int kReplayAtNote = 2;
constexpr Microseconds kSilenceBefore = std::chrono::seconds(2);

constexpr std::uint8_t kAllSoundOff = 120;
constexpr std::uint8_t kResetAllControllers = 121;
constexpr std::uint8_t kAllNotesOff = 123; // and above: the modes, which imply it

} // namespace

LiveModel liveModelOf(const ExpressionModel& model) noexcept TIMBREL_REALTIME
{
    const ModelDescription& description = model.description;
    return {model.network.get(),
            &description.outputs,
            description.features,
            description.dialect,
            description.updateRate};
}

Performer::Performer(std::optional<int> outputChannel) noexcept
    : m_outputChannel(outputChannel)
{
    if (m_outputChannel)
        m_channels[static_cast<std::size_t>(*m_outputChannel) & 15U].follows = true;
}

void Performer::begin(Microseconds time) noexcept TIMBREL_REALTIME
{
    m_nextUpdate = time;
}

void Performer::beginAfterSilence(Microseconds time, OutgoingList& out) noexcept TIMBREL_REALTIME
{
    if (m_now.model.network == nullptr || m_now.model.updateRate <= 0) {
        begin(time);
        return;
    }
    const Microseconds period {1'000'000 / m_now.model.updateRate};
    begin(time - kSilenceBefore / period * period);
    while (nextUpdateAt() < time)
        tick(nextUpdateAt(), out);
}

void Performer::setModel(const LiveModel& model) noexcept TIMBREL_REALTIME
{
    TIMBREL_VERIFY(model.outputs != nullptr
                   && model.outputs->controllers.size() <= kMaximumControllers)
    {
        return;
    }
    if (m_now.model.network == nullptr) {
        start(m_now, model);
        adopt();
        return;
    }
    start(m_next, model);
    m_nextHeard = m_historyEnd > kHistory ? m_historyEnd - kHistory : 0;
}

void Performer::start(Player& player, const LiveModel& model) const noexcept TIMBREL_REALTIME
{
    player.model = model;
    player.model.network->reset();
    player.encoder = FeatureEncoder(model.features, model.dialect);
    const auto& codings = model.outputs->controllers;
    for (std::size_t i = 0; i < codings.size(); ++i)
        player.indices[i] = codings[i].indexOf(codings[i].defaultValue);
    if (m_heldBefore.none())
        return;
    for (unsigned key = 0; key < m_heldBefore.size(); ++key)
        if (m_heldBefore[key])
            player.encoder.noteOn(static_cast<std::uint8_t>(key), 64);
    std::array<float, kMaximumFeatureWidth> ignored {};
    player.encoder.encode(ignored); // those were struck long ago
}

void Performer::adopt() noexcept TIMBREL_REALTIME
{
    const int rate = std::max(m_now.model.updateRate, 1);
    m_period = Microseconds(1'000'000 / rate);
    m_controlled.reset();
    for (const auto& coding : m_now.model.outputs->controllers)
        m_controlled[coding.controller & 127U] = true;
}

void Performer::step(Player& player, const Cause& cause) noexcept TIMBREL_REALTIME
{
    if (cause.kind == Cause::On)
        player.encoder.noteOn(cause.note, cause.velocity);
    else if (cause.kind == Cause::Off)
        player.encoder.noteOff(cause.note);
    std::array<float, kMaximumFeatureWidth> features {};
    const std::span<float> heard = std::span(features).first(player.model.features.width());
    player.encoder.encode(heard);
    player.model.network->step(
        heard, std::span(player.indices).first(player.model.outputs->controllers.size()));
}

void Performer::update(const Cause& cause, OutgoingList& out) noexcept TIMBREL_REALTIME
{
    if (isChanging())
        prepareNext(cause.kind == Cause::Time ? kReplayPerUpdate : kReplayAtNote, out);
    remember(cause);
    step(m_now, cause);
    ++m_updates;
}

void Performer::remember(const Cause& cause) noexcept TIMBREL_REALTIME
{
    Cause& slot = m_history[m_historyEnd % kHistory];
    if (m_historyEnd >= kHistory && slot.kind != Cause::Time)
        m_heldBefore[slot.note & 127U] = slot.kind == Cause::On;
    slot = cause;
    ++m_historyEnd;
}

void Performer::prepareNext(int updates, OutgoingList& out) noexcept TIMBREL_REALTIME
{
    for (int i = 0; i < updates && m_nextHeard < m_historyEnd; ++i)
        step(m_next, m_history[m_nextHeard++ % kHistory]);
    if (m_nextHeard < m_historyEnd)
        return;
    const OutputCoding& before = *m_now.model.outputs;
    m_now = m_next;
    m_next.model = LiveModel {};
    adopt();
    // what only the old model moved would stay where it is for ever
    for (const auto& coding : before.controllers)
        if (!controls(coding.controller))
            for (std::size_t channel = 0; channel < m_channels.size(); ++channel)
                if (m_channels[channel].known[coding.controller & 127U])
                    sendValue(channel, coding.controller, coding.defaultValue, out);
}

void Performer::makeDueUpdates(Microseconds before, OutgoingList& out) noexcept TIMBREL_REALTIME
{
    if (m_now.model.network == nullptr || m_nextUpdate >= before)
        return;
    for (int i = 0; i < kMaximumOverdue && m_nextUpdate < before; ++i) {
        update(Cause {}, out);
        m_nextUpdate += m_period;
    }
    m_nextUpdate = std::max(m_nextUpdate, before);
    sendChanges(static_cast<std::size_t>(std::max(m_lastChannel, 0)), out);
}

void Performer::tick(Microseconds time, OutgoingList& out) noexcept TIMBREL_REALTIME
{
    makeDueUpdates(time + Microseconds(1), out);
}

void Performer::handle(const midi::MidiMessage& message,
                       Microseconds time,
                       OutgoingList& out) noexcept TIMBREL_REALTIME
{
    makeDueUpdates(time, out);
    if (message.isNote()) {
        handleNote(message, time, out);
        return;
    }
    if (message.isController()) {
        if (controls(message.number()))
            return;
        if (message.number() == kAllSoundOff || message.number() >= kAllNotesOff)
            silence(message.channel(), time, out);
        else if (message.number() == kResetAllControllers)
            m_channels[message.channel()].known.reset(); // it has other values now: send ours again
    }
    out.push({message, OutgoingKind::Other, 0});
}

void Performer::handleNote(const midi::MidiMessage& message,
                           Microseconds time,
                           OutgoingList& out) noexcept TIMBREL_REALTIME
{
    const std::size_t channel = message.channel();
    const std::uint8_t key = message.number() & 127U;
    const bool on = message.isNoteOn();
    m_channels[channel].sounding[key] = on;
    if (m_now.model.network != nullptr) {
        m_lastChannel = static_cast<int>(channel);
        const std::size_t target = outputChannel(channel);
        m_channels[target].follows = true;
        update({on ? Cause::On : Cause::Off, key, message.value()}, out);
        m_nextUpdate = time + m_period;
        sendChanges(target, out);
    }
    out.push({message, OutgoingKind::Note, 0});
}

void Performer::silence(std::size_t channel,
                        Microseconds time,
                        OutgoingList& out) noexcept TIMBREL_REALTIME
{
    auto& sounding = m_channels[channel].sounding;
    if (sounding.none())
        return;
    for (unsigned key = 0; key < sounding.size(); ++key)
        if (sounding[key] && m_now.model.network != nullptr)
            update({Cause::Off, static_cast<std::uint8_t>(key), 0}, out);
    sounding.reset();
    m_nextUpdate = time + m_period;
    sendChanges(outputChannel(channel), out);
}

void Performer::sendChanges(std::size_t first, OutgoingList& out) noexcept TIMBREL_REALTIME
{
    if (m_now.model.network == nullptr)
        return;
    if (m_channels[first].follows)
        sendChangesTo(first, out);
    for (std::size_t channel = 0; channel < m_channels.size(); ++channel)
        if (channel != first && m_channels[channel].follows)
            sendChangesTo(channel, out);
}

void Performer::sendChangesTo(std::size_t channel, OutgoingList& out) noexcept TIMBREL_REALTIME
{
    ChannelState& state = m_channels[channel];
    const auto& codings = m_now.model.outputs->controllers;
    bool atDefaults = true;
    for (std::size_t i = 0; i < codings.size(); ++i) {
        const int index = m_now.indices[i];
        atDefaults = atDefaults && index == codings[i].indexOf(codings[i].defaultValue);
        sendValue(channel, codings[i].controller, codings[i].valueOf(index), out);
    }
    const bool isLast
        = channel == outputChannel(static_cast<std::size_t>(std::max(m_lastChannel, 0)));
    if (atDefaults && !isLast && state.sounding.none())
        state.follows = false;
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

void Performer::finish(OutgoingList& out) noexcept TIMBREL_REALTIME
{
    bool anyoneKnows = false;
    for (std::size_t channel = 0; channel < m_channels.size(); ++channel) {
        ChannelState& state = m_channels[channel];
        for (unsigned key = 0; key < state.sounding.size(); ++key)
            if (state.sounding[key])
                out.push({midi::MidiMessage::noteOff(static_cast<unsigned>(channel), key),
                          OutgoingKind::Note,
                          0});
        state.sounding.reset();
        anyoneKnows = anyoneKnows || state.known.any();
    }
    if (m_now.model.network == nullptr)
        return;
    for (std::size_t channel = 0; channel < m_channels.size(); ++channel)
        if (m_channels[channel].known.any() || (!anyoneKnows && channel == outputChannel(0)))
            for (const auto& coding : m_now.model.outputs->controllers)
                sendValue(channel, coding.controller, coding.defaultValue, out);
}

void Performer::forgetWhatWasSent() noexcept TIMBREL_REALTIME
{
    for (auto& channel : m_channels)
        channel.known.reset();
}

bool Performer::controls(std::uint8_t controller) const noexcept TIMBREL_REALTIME
{
    return m_controlled[controller & 127U];
}

std::size_t Performer::outputChannel(std::size_t ofNote) const noexcept TIMBREL_REALTIME
{
    return m_outputChannel ? static_cast<std::size_t>(*m_outputChannel) & 15U : ofNote;
}

} // namespace timbrel::expression
