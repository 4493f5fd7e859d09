// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/expression/performer.h"

#include "core/expression/expression_model.h"

#include <algorithm>

namespace timbrel::expression {
namespace {

// More overdue updates than these are given up: after a hang the present matters, not the past.
constexpr int kMaximumOverdue = 8;
// A note must not wait for a network that still prepares itself; time's own updates may.
constexpr int kReplayAtNote = 2;
constexpr Microseconds kSilenceBefore = std::chrono::seconds(2);

constexpr unsigned kProgramChange = 0xC0;
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

void Performer::update(const Cause& cause, Microseconds time) noexcept TIMBREL_REALTIME
{
    if (isChanging())
        prepareNext(cause.kind == Cause::Time ? kReplayPerUpdate : kReplayAtNote, time);
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

void Performer::prepareNext(int updates, Microseconds time) noexcept TIMBREL_REALTIME
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
        if (!controls(coding.controller) && m_leavingCount < m_leaving.size())
            m_leaving[m_leavingCount++] = {coding.controller,
                                           static_cast<std::uint8_t>(coding.defaultValue),
                                           static_cast<std::uint8_t>(coding.defaultValue)};
    // both have heard the same: how they differ now is what fades, not what is played next
    m_desk.fadeOver();
    askDesk(time);
}

void Performer::makeDueUpdates(Microseconds before, OutgoingList& out) noexcept TIMBREL_REALTIME
{
    if (m_now.model.network == nullptr || m_nextUpdate >= before)
        return;
    for (int i = 0; i < kMaximumOverdue && m_nextUpdate < before; ++i) {
        update(Cause {}, m_nextUpdate);
        m_nextUpdate += m_period;
    }
    m_nextUpdate = std::max(m_nextUpdate, before);
    sendChanges(lastOutput(), before, out);
}

void Performer::tick(Microseconds time, OutgoingList& out) noexcept TIMBREL_REALTIME
{
    makeDueUpdates(time + Microseconds(1), out);
    if (m_desk.nextStepAt() <= time)
        sendChanges(lastOutput(), time, out);
}

void Performer::handle(const midi::MidiMessage& message,
                       Microseconds time,
                       OutgoingList& out) noexcept TIMBREL_REALTIME
{
    makeDueUpdates(time, out);
    if (DeskCommand command; m_desk.takes(message, command)) {
        handle(command, time, out);
        return;
    }
    if (message.isNote()) {
        handleNote(message, time, out);
        return;
    }
    if (message.isController()) {
        if (controls(message.number()))
            return;
        forgetLeaving(message.number()); // somebody else has it now
        if (message.number() == kAllSoundOff || message.number() >= kAllNotesOff)
            silence(message.channel(), time, out);
        else if (message.number() == kResetAllControllers)
            m_channels[message.channel()].known.reset(); // it has other values now: send ours again
    }
    out.push({message, OutgoingKind::Other, 0});
    if (message.status() == kProgramChange) {
        m_channels[message.channel()].known.reset(); // another sound has other values
        sendChanges(message.channel(), time, out);
    }
}

void Performer::handleNote(const midi::MidiMessage& message,
                           Microseconds time,
                           OutgoingList& out) noexcept TIMBREL_REALTIME
{
    const std::size_t channel = message.channel();
    const std::uint8_t key = message.number() & 127U;
    const bool on = message.isNoteOn();
    m_channels[channel].sounding[key] = on;
    if (on)
        m_desk.endRest();
    if (m_now.model.network == nullptr) {
        m_heldBefore[key] = on; // for a model that comes later
    } else {
        m_lastChannel = static_cast<int>(channel);
        const std::size_t target = outputChannel(channel);
        m_channels[target].follows = true;
        update({on ? Cause::On : Cause::Off, key, message.value()}, time);
        m_nextUpdate = time + m_period;
        sendChanges(target, time, out);
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
            update({Cause::Off, static_cast<std::uint8_t>(key), 0}, time);
        else if (sounding[key])
            m_heldBefore[key] = false;
    sounding.reset();
    m_nextUpdate = time + m_period;
    sendChanges(outputChannel(channel), time, out);
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

std::size_t Performer::lastOutput() const noexcept TIMBREL_REALTIME
{
    return outputChannel(static_cast<std::size_t>(std::max(m_lastChannel, 0)));
}

std::size_t Performer::outputChannel(std::size_t ofNote) const noexcept TIMBREL_REALTIME
{
    return m_outputChannel ? static_cast<std::size_t>(*m_outputChannel) & 15U : ofNote;
}

} // namespace timbrel::expression
