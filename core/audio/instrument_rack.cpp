// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/audio/instrument_rack.h"

#include "core/audio/engine_status.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace timbrel::audio {

using midi::MidiMessage;

namespace {

constexpr double kGainSeconds = 0.02;
constexpr double kLeaveSeconds = 0.25;
constexpr unsigned kNotesOff = 123; ///< a controller
constexpr unsigned kControllersBack = 121;

} // namespace

InstrumentRack::InstrumentRack(std::shared_ptr<RackLink> link)
    : m_link(std::move(link))
{
    forgetControllers();
}

void InstrumentRack::prepare(double sampleRate, std::size_t maximumFrames)
{
    const std::scoped_lock lock(m_link->preparing);
    m_link->sampleRate = sampleRate;
    m_link->maximumFrames = maximumFrames;
    for (auto* buffer : {&m_slotLeft, &m_slotRight, &m_leavingLeft, &m_leavingRight})
        buffer->assign(maximumFrames, 0.0F);
    m_follow = static_cast<float>(1.0 - std::exp(-1.0 / (kGainSeconds * sampleRate)));
    m_fadeStep = static_cast<float>(1.0 / (kLeaveSeconds * sampleRate));
    m_fall = static_cast<float>(std::pow(10.0, -kMeterFall / 20.0 / sampleRate));
    takeSettings();
    for (std::size_t i = 0; i < kRackSlots; ++i) {
        m_link->placed[i].collect(); // else the newest might not be taken, and stay unprepared
        takePlaced(i);
        m_slots[i].leaving.fill({});
        m_slots[i].isNew = true;
        tellInUse(i);
        if (m_slots[i].instrument != nullptr)
            m_slots[i].instrument->prepare(sampleRate, maximumFrames);
    }
}

void InstrumentRack::takePlaced(std::size_t index) noexcept TIMBREL_REALTIME
{
    Slot& slot = m_slots[index];
    const RackLink::Placed* const placed = m_link->placed[index].current();
    if (placed == slot.placed)
        return;
    slot.placed = placed;
    if (placed->generation == slot.generation) // the same, only what was kept with it is gone
        return;
    if (slot.instrument != nullptr)
        leave(slot, index);
    slot.instrument = placed->instrument.get();
    slot.generation = placed->generation;
    if (slot.instrument == nullptr)
        return;
    for (unsigned channel = 0; channel < 16; ++channel)
        if (m_settings.slotOfChannel[channel] == index)
            tellChannel(*slot.instrument, channel);
}

/// Its keys are let go and it fades. If there is no place for it, the quietest makes room.
void InstrumentRack::leave(Slot& slot, std::size_t index) noexcept TIMBREL_REALTIME
{
    for (unsigned channel = 0; channel < 16; ++channel)
        if (m_settings.slotOfChannel[channel] == index)
            slot.instrument->event(MidiMessage::controller(channel, kNotesOff, 0), 0);
    Leaving* place = &slot.leaving.front();
    for (Leaving& other : slot.leaving)
        if (other.instrument == nullptr
            || (place->instrument != nullptr && other.fade < place->fade))
            place = &other;
    *place = {slot.instrument, slot.generation, 1.0F};
}

void InstrumentRack::takeSettings() noexcept TIMBREL_REALTIME
{
    const RackSettings& settings = m_link->settings.read();
    if (settings == m_settings)
        return;
    for (unsigned channel = 0; channel < 16; ++channel) {
        const std::size_t before = m_settings.slotOfChannel[channel];
        const std::size_t after = settings.slotOfChannel[channel];
        if (before == after)
            continue;
        if (before < kRackSlots && m_slots[before].instrument != nullptr)
            m_slots[before].instrument->event(MidiMessage::controller(channel, kNotesOff, 0), 0);
        if (after < kRackSlots && m_slots[after].instrument != nullptr)
            tellChannel(*m_slots[after].instrument, channel);
    }
    m_settings = settings;
    m_hasSolo = std::any_of(
        m_settings.slots.begin(), m_settings.slots.end(), [](const auto& it) { return it.isSolo; });
}

void InstrumentRack::event(const MidiMessage& message, std::size_t frame) noexcept TIMBREL_REALTIME
{
    if (!message.isChannelMessage()) {
        for (Slot& slot : m_slots)
            if (slot.instrument != nullptr)
                slot.instrument->event(message, frame);
        return;
    }
    remember(message);
    const std::size_t index = m_settings.slotOfChannel[message.channel()];
    if (index < kRackSlots && m_slots[index].instrument != nullptr)
        m_slots[index].instrument->event(message, frame);
}

void InstrumentRack::remember(const MidiMessage& message) noexcept TIMBREL_REALTIME
{
    ChannelState& state = m_channels[message.channel()];
    if (message.isController()) {
        if (message.number() == kControllersBack)
            state.controllers.fill(ChannelState::kNone);
        else if (message.number() < 120)
            state.controllers[message.number()] = message.value();
    } else if (message.status() == 0xE0) {
        state.bend = {message.bytes[1], message.bytes[2]};
        state.hasBend = true;
    } else if (message.status() == 0xD0) {
        state.pressure = message.bytes[1];
    }
}

/// How things stand on a channel that comes to this instrument.
void InstrumentRack::tellChannel(Instrument& instrument, unsigned channel) noexcept TIMBREL_REALTIME
{
    const ChannelState& state = m_channels[channel];
    for (unsigned number = 0; number < 120; ++number)
        if (state.controllers[number] != ChannelState::kNone)
            instrument.event(MidiMessage::controller(channel, number, state.controllers[number]),
                             0);
    if (state.hasBend)
        instrument.event(MidiMessage::of(0xE0U | channel, state.bend[0], state.bend[1]), 0);
    if (state.pressure != ChannelState::kNone)
        instrument.event({{static_cast<std::uint8_t>(0xD0U | channel), state.pressure, 0}, 2}, 0);
}

void InstrumentRack::forgetControllers() noexcept TIMBREL_REALTIME
{
    for (ChannelState& state : m_channels) {
        state = {};
        state.controllers.fill(ChannelState::kNone);
    }
}

void InstrumentRack::render(std::span<float> left, std::span<float> right) noexcept TIMBREL_REALTIME
{
    std::fill(left.begin(), left.end(), 0.0F);
    std::fill(right.begin(), right.end(), 0.0F);
    for (std::size_t i = 0; i < kRackSlots; ++i) {
        renderSlot(i, left, right);
        m_status.slots[i] = m_slots[i].meter;
    }
    m_link->status.write(m_status);
    // what is new holds from the next block on: the events of this one are with the instruments
    takeSettings();
    for (std::size_t i = 0; i < kRackSlots; ++i) {
        takePlaced(i);
        tellInUse(i);
    }
}

bool InstrumentRack::isLeft(const Slot& slot) noexcept TIMBREL_REALTIME
{
    return std::any_of(slot.leaving.begin(), slot.leaving.end(), [](const Leaving& leaving) {
        return leaving.instrument != nullptr;
    });
}

void InstrumentRack::renderSlot(std::size_t index,
                                std::span<float> left,
                                std::span<float> right) noexcept TIMBREL_REALTIME
{
    Slot& slot = m_slots[index];
    if (slot.instrument == nullptr && !isLeft(slot)) {
        slot.meter = {};
        slot.isNew = true;
        return;
    }
    const auto slotLeft = std::span(m_slotLeft).first(left.size());
    const auto slotRight = std::span(m_slotRight).first(left.size());
    if (slot.instrument != nullptr) {
        slot.instrument->render(slotLeft, slotRight);
        slot.meter.voices = slot.instrument->soundingVoices();
    } else {
        std::fill(slotLeft.begin(), slotLeft.end(), 0.0F);
        std::fill(slotRight.begin(), slotRight.end(), 0.0F);
        slot.meter.voices = 0;
    }
    for (Leaving& leaving : slot.leaving)
        if (leaving.instrument != nullptr)
            addLeaving(leaving, slotLeft, slotRight);
    mix(index, left, right);
}

void InstrumentRack::addLeaving(Leaving& leaving,
                                std::span<float> left,
                                std::span<float> right) noexcept TIMBREL_REALTIME
{
    const auto ownLeft = std::span(m_leavingLeft).first(left.size());
    const auto ownRight = std::span(m_leavingRight).first(left.size());
    leaving.instrument->render(ownLeft, ownRight);
    for (std::size_t i = 0; i < left.size(); ++i) {
        left[i] += ownLeft[i] * leaving.fade;
        right[i] += ownRight[i] * leaving.fade;
        leaving.fade = std::max(leaving.fade - m_fadeStep, 0.0F);
    }
    if (leaving.fade <= 0.0F)
        leaving = {};
}

/// Adds the slot's buffers.
void InstrumentRack::mix(std::size_t index,
                         std::span<float> left,
                         std::span<float> right) noexcept TIMBREL_REALTIME
{
    Slot& slot = m_slots[index];
    const RackSlotSettings& settings = m_settings.slots[index];
    const bool isHeard = !settings.isMuted && (!m_hasSolo || settings.isSolo);
    const float angle = (settings.pan + 1.0F) * std::numbers::pi_v<float> / 4.0F;
    const float gain = isHeard ? settings.gain * std::numbers::sqrt2_v<float> : 0.0F;
    const float wantedLeft = gain * std::cos(angle);
    const float wantedRight = gain * std::sin(angle);
    if (slot.isNew) {
        slot.gainLeft = wantedLeft;
        slot.gainRight = wantedRight;
        slot.isNew = false;
    }
    for (std::size_t i = 0; i < left.size(); ++i) {
        slot.gainLeft += (wantedLeft - slot.gainLeft) * m_follow;
        slot.gainRight += (wantedRight - slot.gainRight) * m_follow;
        const float ownLeft = m_slotLeft[i] * slot.gainLeft;
        const float ownRight = m_slotRight[i] * slot.gainRight;
        left[i] += ownLeft;
        right[i] += ownRight;
        slot.meter.peakLeft = std::max(slot.meter.peakLeft * m_fall, std::abs(ownLeft));
        slot.meter.peakRight = std::max(slot.meter.peakRight * m_fall, std::abs(ownRight));
    }
}

void InstrumentRack::tellInUse(std::size_t index) noexcept TIMBREL_REALTIME
{
    const Slot& slot = m_slots[index];
    std::uint64_t oldest = slot.generation;
    for (const Leaving& leaving : slot.leaving)
        if (leaving.instrument != nullptr)
            oldest = std::min(oldest, leaving.generation);
    // release: what we did with the others is done before control lets them go
    m_link->inUseFrom[index].store(oldest, std::memory_order_release);
}

void InstrumentRack::panic() noexcept TIMBREL_REALTIME
{
    for (Slot& slot : m_slots) {
        if (slot.instrument != nullptr)
            slot.instrument->panic();
        for (Leaving& leaving : slot.leaving)
            if (leaving.instrument != nullptr)
                leaving.instrument->panic();
    }
    forgetControllers();
}

int InstrumentRack::soundingVoices() const noexcept TIMBREL_REALTIME
{
    int voices = 0;
    for (const Slot& slot : m_slots)
        voices += slot.meter.voices;
    return voices;
}

} // namespace timbrel::audio
