// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/audio/instrument_rack.h"

#include <memory>

namespace timbrel::audio {

/// The control side of an InstrumentRack: which instruments there are and how they are mixed.
/// Threads: all members by one control thread, which may be another than the engine's.
/// Realtime-safe: no.
class RackDesk final
{
public:
    RackDesk();

    /// The rack itself, for an engine. Once.
    [[nodiscard]] std::unique_ptr<Instrument> makeRack();

    /// From the next block on; null empties the slot. The one before fades and is released by a
    /// later call of a member of this desk.
    void setInstrument(std::size_t slot, std::unique_ptr<Instrument> instrument);
    void setSlot(std::size_t slot, const RackSlotSettings& settings); ///< held within their bounds
    /// Channel 0-15; all of them are slot 0's to begin with, but channel 9 (drums), which is slot
    /// 1's.
    void setSlotOfChannel(std::size_t channel, std::size_t slot);
    [[nodiscard]] const RackSettings& settings() const noexcept { return m_settings; }
    [[nodiscard]] RackStatus status(); ///< the latest

private:
    using Placed = RackLink::Placed;
    struct Kept
    {
        std::shared_ptr<Instrument> instrument;
        std::uint64_t generation = 0;
    };
    struct Slot
    {
        Kept now;
        std::vector<Kept> before; ///< that the rack may have in hand
    };
    void publish(std::size_t index);
    void releaseOld();

    std::shared_ptr<RackLink> m_link;
    RackSettings m_settings;
    std::array<Slot, kRackSlots> m_slots;
};

inline constexpr std::size_t kDrumSlot = 1;
inline constexpr std::size_t kDrumChannel = 9; ///< General MIDI's channel 10

} // namespace timbrel::audio
