// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/audio/instrument.h"
#include "core/realtime/snapshot.h"
#include "core/synth/drum_kit.h"

#include <atomic>
#include <deque>
#include <memory>

namespace timbrel::synth {

/// Brings kits to the instrument that plays them, and keeps each alive as long as one of its sounds
/// rings: the last of them is let go by the control side.
/// Threads: publish and collect by one control thread; take and setOldest by the one that renders.
/// Realtime-safe: take and setOldest.
class DrumKitExchange
{
public:
    /// What is struck from now on comes from this kit; what rings rings out. Not null.
    void publish(std::shared_ptr<const PlayableKit> kit);
    /// Lets go of kits that no longer sound; publish does so as well.
    void collect();
    /// Those that are still kept. Control thread.
    [[nodiscard]] std::size_t keptKits() const noexcept { return m_kept.size(); }

    /// A kit and its number; numbers rise.
    struct Numbered
    {
        const PlayableKit* kit = nullptr;
        std::uint64_t number = 0;
    };
    /// The newest; no kit before the first.
    [[nodiscard]] Numbered take() noexcept TIMBREL_REALTIME;
    /// Kits of lower numbers will not be looked at again.
    void setOldest(std::uint64_t number) noexcept TIMBREL_REALTIME;

private:
    realtime::Snapshot<Numbered> m_newest;
    std::deque<std::pair<std::uint64_t, std::shared_ptr<const PlayableKit>>> m_kept; ///< control's
    std::uint64_t m_number = 0; ///< control's
    std::atomic<std::uint64_t> m_oldest = 0; ///< the rendering side writes, control reads
};

inline constexpr int kDrumVoices = 24;

/// Plays kits: General MIDI's percussion notes, on any channel, strike the slots of their rows;
/// note-offs are not heeded. A stroke on a slot of a choke group cuts the group off within 6 ms.
/// Of one slot the newest stroke sounds, the one before it fades (in 8 ms for kicks, longer for
/// what rings). Controllers of a channel: 7 and 11 volume (1 at rest), 10 pan, 120 sound off, 121
/// controllers back. A change of a slot's level or pan is also heard in what rings.
[[nodiscard]] std::unique_ptr<audio::Instrument> makeDrumKit(std::shared_ptr<DrumKitExchange> kits);

/// One stroke on a slot of a kit until it has died away, through the same instrument. velocity:
/// 1-127. Threads: any. Realtime-safe: no.
[[nodiscard]] audio::SoundBuffer renderStroke(std::shared_ptr<const PlayableKit> kit,
                                              NoteNumber note,
                                              Velocity velocity,
                                              double sampleRate = 48000.0);

} // namespace timbrel::synth
