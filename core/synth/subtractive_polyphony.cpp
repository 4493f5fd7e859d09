// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/synth/subtractive_polyphony.h"

#include "core/synth/subtractive_synth.h"

#include <algorithm>
#include <cmath>

namespace timbrel::synth {
namespace {

constexpr float kStolenFadeSeconds = 0.004F;
constexpr float kNotePhaseStep = 0.754877666F; ///< turns from note to note

} // namespace

SubtractivePolyphony::SubtractivePolyphony()
{
    prepare(48000.0);
}

void SubtractivePolyphony::prepare(double sampleRate) noexcept
{
    m_sampleRate = static_cast<float>(sampleRate);
    for (SubtractiveVoices& bank : m_banks)
        bank.prepare(sampleRate, 2);
    m_slots.fill({});
    m_order = 0;
}

void SubtractivePolyphony::setSound(const SubtractiveParameters& sound) noexcept TIMBREL_REALTIME
{
    for (SubtractiveVoices& bank : m_banks)
        for (std::size_t lane = 0; lane < kSubtractiveLanes; ++lane)
            bank.setPatch(lane, sound);
}

void SubtractivePolyphony::setValue(SubtractiveParameter parameter,
                                    float value) noexcept TIMBREL_REALTIME
{
    for (SubtractiveVoices& bank : m_banks)
        for (std::size_t lane = 0; lane < kSubtractiveLanes; ++lane)
            bank.setValue(lane, parameter, value);
}

int SubtractivePolyphony::sounding() const noexcept TIMBREL_REALTIME
{
    return static_cast<int>(std::count_if(m_slots.begin(), m_slots.end(), [](const Slot& slot) {
        return slot.state != State::Idle;
    }));
}

bool SubtractivePolyphony::isInUse(std::uint8_t channel) const noexcept TIMBREL_REALTIME
{
    return std::any_of(m_slots.begin(), m_slots.end(), [channel](const Slot& slot) {
        return slot.state != State::Idle && slot.note.channel == channel;
    });
}

void SubtractivePolyphony::start(std::size_t slot,
                                 const Note& note,
                                 const SubtractiveChannel& channel) noexcept TIMBREL_REALTIME
{
    const std::uint64_t order = m_slots[slot].order;
    const std::uint64_t before = order - 1; // the first note is as the renderer has it
    const float turns = kNotePhaseStep * static_cast<float>(before % 4096);
    m_slots[slot] = Slot {};
    m_slots[slot].state = State::Held;
    m_slots[slot].note = note;
    m_slots[slot].order = order;
    m_slots[slot].velocityGain = velocityGain(note.velocity);
    m_slots[slot].left = channel.left;
    m_slots[slot].right = channel.right;
    bankOf(slot).start(slot % kSubtractiveLanes,
                       {static_cast<float>(note.number) + channel.semitones,
                        0.0F,
                        static_cast<std::uint32_t>(before) * 2654435761U,
                        turns - std::floor(turns)});
}

void SubtractivePolyphony::release(std::size_t slot) noexcept TIMBREL_REALTIME
{
    m_slots[slot].state = State::Released;
    m_slots[slot].isHeldByPedal = false;
    bankOf(slot).release(slot % kSubtractiveLanes);
}

/// One voice less, if all are taken: rather one that has been let go, the softest of those; else
/// the oldest. Of those that only wait to begin, if there is no other, the oldest again.
void SubtractivePolyphony::makeRoom() noexcept TIMBREL_REALTIME
{
    int count = 0;
    std::size_t victim = kSlots;
    std::size_t waiting = kSlots;
    for (std::size_t i = 0; i < kSlots; ++i) {
        if (m_slots[i].next.velocity > 0) {
            ++count;
            if (waiting == kSlots || m_slots[i].order < m_slots[waiting].order)
                waiting = i;
        }
        if (m_slots[i].state != State::Held && m_slots[i].state != State::Released)
            continue;
        ++count;
        const auto isBetter = [&] {
            if (m_slots[i].state != m_slots[victim].state)
                return m_slots[i].state == State::Released;
            return m_slots[i].state == State::Released ? loudness(i) < loudness(victim)
                                                       : m_slots[i].order < m_slots[victim].order;
        };
        if (victim == kSlots || isBetter())
            victim = i;
    }
    if (count < kSubtractiveVoices)
        return;
    if (victim < kSlots)
        m_slots[victim].state = State::Fading;
    else
        m_slots[waiting].next.velocity = 0;
}

void SubtractivePolyphony::noteOn(const Note& note,
                                  const SubtractiveChannel& channel) noexcept TIMBREL_REALTIME
{
    noteOff(note.channel, note.number, false); // struck again, and not doubled by the pedal
    makeRoom();
    ++m_order;
    std::size_t softest = kSlots;
    for (std::size_t i = 0; i < kSlots; ++i) {
        if (m_slots[i].state == State::Idle) {
            m_slots[i].order = m_order;
            start(i, note, channel);
            return;
        }
        const bool isFree = m_slots[i].state == State::Fading && m_slots[i].next.velocity == 0;
        if (isFree && (softest == kSlots || loudness(i) < loudness(softest)))
            softest = i;
    }
    if (softest == kSlots)
        return;
    m_slots[softest].next = note; // within 4 ms
    m_slots[softest].order = m_order;
}

void SubtractivePolyphony::noteOff(std::uint8_t channel,
                                   std::uint8_t number,
                                   bool hasPedal) noexcept TIMBREL_REALTIME
{
    for (std::size_t i = 0; i < kSlots; ++i) {
        Slot& slot = m_slots[i];
        if (slot.next.velocity > 0 && slot.next.channel == channel && slot.next.number == number)
            slot.next.velocity = 0;
        if (slot.state != State::Held || slot.note.channel != channel || slot.note.number != number)
            continue;
        if (hasPedal)
            slot.isHeldByPedal = true;
        else
            release(i);
    }
}

void SubtractivePolyphony::pedalUp(std::uint8_t channel) noexcept TIMBREL_REALTIME
{
    for (std::size_t i = 0; i < kSlots; ++i)
        if (m_slots[i].isHeldByPedal && m_slots[i].state == State::Held
            && m_slots[i].note.channel == channel)
            release(i);
}

void SubtractivePolyphony::releaseAll(std::uint8_t channel) noexcept TIMBREL_REALTIME
{
    for (std::size_t i = 0; i < kSlots; ++i) {
        if (m_slots[i].next.channel == channel)
            m_slots[i].next.velocity = 0;
        if (m_slots[i].state == State::Held && m_slots[i].note.channel == channel)
            release(i);
    }
}

void SubtractivePolyphony::fadeAll(std::uint8_t channel) noexcept TIMBREL_REALTIME
{
    for (Slot& slot : m_slots) {
        if (slot.next.channel == channel)
            slot.next.velocity = 0;
        if (slot.state != State::Idle && slot.note.channel == channel)
            slot.state = State::Fading;
    }
}

void SubtractivePolyphony::stopAll() noexcept TIMBREL_REALTIME
{
    for (std::size_t i = 0; i < kSlots; ++i) {
        m_slots[i] = Slot {};
        bankOf(i).stop(i % kSubtractiveLanes);
    }
}

void SubtractivePolyphony::tell(std::size_t slot,
                                const SubtractiveChannel& channel,
                                float level,
                                float seconds) noexcept TIMBREL_REALTIME
{
    Slot& at = m_slots[slot];
    if (at.state == State::Fading)
        at.fade = std::max(0.0F, at.fade - seconds / kStolenFadeSeconds);
    const float fade = at.fade * at.fade * (3.0F - 2.0F * at.fade); // its ends are round
    const std::size_t lane = slot % kSubtractiveLanes;
    bankOf(slot).setSemitones(lane, static_cast<float>(at.note.number) + channel.semitones);
    bankOf(slot).setLoudness(lane, at.velocityGain * channel.gain * fade * level);
}

void SubtractivePolyphony::add(std::size_t slot,
                               const SubtractiveChannel& channel,
                               std::span<float> left,
                               std::span<float> right) noexcept TIMBREL_REALTIME
{
    Slot& at = m_slots[slot];
    const SubtractiveVoices& bank = m_banks[slot / kSubtractiveLanes];
    const auto fromLeft = bank.out(0, slot % kSubtractiveLanes);
    const auto fromRight = bank.out(1, slot % kSubtractiveLanes);
    const float share = 1.0F / static_cast<float>(left.size());
    const float leftStep = (channel.left - at.left) * share;
    const float rightStep = (channel.right - at.right) * share;
    for (std::size_t i = 0; i < left.size(); ++i) {
        at.left += leftStep;
        at.right += rightStep;
        left[i] += at.left * fromLeft[i];
        right[i] += at.right * fromRight[i];
    }
    at.left = channel.left;
    at.right = channel.right;
}

/// What has died away or faded out makes place, or begins its next note.
void SubtractivePolyphony::settle(std::size_t slot,
                                  const Channels& channels) noexcept TIMBREL_REALTIME
{
    Slot& at = m_slots[slot];
    const std::size_t lane = slot % kSubtractiveLanes;
    if (at.fade > 0.0F && bankOf(slot).isSounding(lane))
        return;
    bankOf(slot).stop(lane);
    at.state = State::Idle;
    if (at.next.velocity > 0)
        start(slot, Note(at.next), channels[at.next.channel]);
}

void SubtractivePolyphony::advance(const Channels& channels,
                                   float level,
                                   std::span<float> left,
                                   std::span<float> right) noexcept TIMBREL_REALTIME
{
    const float seconds = static_cast<float>(left.size()) / m_sampleRate;
    for (std::size_t bank = 0; bank < kBanks; ++bank) {
        bool isSounding = false;
        const std::size_t first = bank * kSubtractiveLanes;
        const std::size_t end = first + kSubtractiveLanes;
        for (std::size_t i = first; i < end; ++i)
            if (m_slots[i].state != State::Idle) {
                isSounding = true;
                tell(i, channels[m_slots[i].note.channel], level, seconds);
            }
        if (!isSounding)
            continue;
        m_banks[bank].advance(left.size());
        for (std::size_t i = first; i < end; ++i)
            if (m_slots[i].state != State::Idle) {
                add(i, channels[m_slots[i].note.channel], left, right);
                settle(i, channels);
            }
    }
}

} // namespace timbrel::synth
