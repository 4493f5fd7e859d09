// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/audio/rack_desk.h"

#include <algorithm>
#include <cmath>

namespace timbrel::audio {

namespace {

float held(float value, float least, float most, float otherwise)
{
    return std::isfinite(value) ? std::clamp(value, least, most) : otherwise;
}

} // namespace

RackDesk::RackDesk()
    : m_link(std::make_shared<RackLink>())
{
    m_settings.slotOfChannel[kDrumChannel] = kDrumSlot;
    m_link->settings.write(m_settings);
}

std::unique_ptr<Instrument> RackDesk::makeRack()
{
    return std::make_unique<InstrumentRack>(m_link);
}

void RackDesk::setInstrument(std::size_t slot, std::unique_ptr<Instrument> instrument)
{
    if (slot >= kRackSlots)
        return;
    releaseOld();
    Slot& at = m_slots[slot];
    if (at.now.instrument != nullptr)
        at.before.push_back(at.now);
    at.now = {std::move(instrument), at.now.generation + 1};
    const std::scoped_lock lock(m_link->preparing);
    if (at.now.instrument != nullptr)
        at.now.instrument->prepare(m_link->sampleRate, m_link->maximumFrames);
    publish(slot);
}

void RackDesk::publish(std::size_t index)
{
    const Slot& at = m_slots[index];
    auto placed = std::make_unique<Placed>();
    placed->instrument = at.now.instrument;
    placed->generation = at.now.generation;
    for (const Kept& kept : at.before)
        placed->kept.push_back(kept.instrument);
    m_link->placed[index].publish(std::move(placed));
    m_link->placed[index].collect();
}

/// What the rack has let go.
void RackDesk::releaseOld()
{
    for (std::size_t i = 0; i < kRackSlots; ++i) {
        m_link->placed[i].collect();
        auto& before = m_slots[i].before;
        // acquire: the rack is done with it
        const std::uint64_t from = m_link->inUseFrom[i].load(std::memory_order_acquire);
        const auto count
            = std::erase_if(before, [from](const Kept& kept) { return kept.generation < from; });
        if (count > 0)
            publish(i);
    }
}

void RackDesk::setSlot(std::size_t slot, const RackSlotSettings& settings)
{
    if (slot >= kRackSlots)
        return;
    RackSlotSettings& at = m_settings.slots[slot];
    at = settings;
    at.gain = held(settings.gain, 0.0F, kMostRackGain, 1.0F);
    at.pan = held(settings.pan, -1.0F, 1.0F, 0.0F);
    m_link->settings.write(m_settings);
}

void RackDesk::setSlotOfChannel(std::size_t channel, std::size_t slot)
{
    m_settings.slotOfChannel[channel & 15U] = static_cast<std::uint8_t>(std::min(slot, kRackSlots));
    m_link->settings.write(m_settings);
}

RackStatus RackDesk::status()
{
    releaseOld();
    return m_link->status.read();
}

} // namespace timbrel::audio
