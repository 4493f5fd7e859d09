// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/audio/instrument.h"
#include "core/realtime/snapshot.h"
#include "core/realtime/triple_buffer.h"

#include <array>
#include <atomic>
#include <cstdint>
#include <memory>
#include <mutex>
#include <vector>

namespace timbrel::audio {

inline constexpr std::size_t kRackSlots = 8;

/// How a slot is mixed.
struct RackSlotSettings
{
    float gain = 1.0F; ///< 0 to kMostRackGain
    float pan = 0.0F; ///< -1 (left) to 1; equal power, the middle as it is
    bool isMuted = false;
    bool isSolo = false; ///< if any slot is, those that are not are silent
    friend bool operator==(const RackSlotSettings&, const RackSlotSettings&) = default;
};
inline constexpr float kMostRackGain = 4.0F; ///< 12 dB

/// A plain value: it is copied between threads.
struct RackSettings
{
    std::array<RackSlotSettings, kRackSlots> slots {};
    std::array<std::uint8_t, 16> slotOfChannel {}; ///< kRackSlots and above: nobody hears it
    friend bool operator==(const RackSettings&, const RackSettings&) = default;
};

/// Levels after gain, pan and mute, written once a block.
struct RackStatus
{
    struct Slot
    {
        float peakLeft = 0.0F; ///< highest level, falling by 20 dB a second; 1 is full scale
        float peakRight = 0.0F;
        int voices = 0;
    };
    std::array<Slot, kRackSlots> slots {};
};

/// What joins a rack and its desk; each member says who writes.
struct RackLink
{
    /// An instrument in its slot, and with it all that the rack may still have in hand: they are
    /// released where this is.
    struct Placed
    {
        std::shared_ptr<Instrument> instrument; ///< null: an empty slot
        std::uint64_t generation = 0; ///< counts up with each exchange
        std::vector<std::shared_ptr<Instrument>> kept;
    };
    realtime::TripleBuffer<RackSettings> settings; ///< control
    std::array<realtime::Snapshot<Placed>, kRackSlots> placed; ///< control publishes
    /// The rack: no instrument of an earlier generation is in its hands any more.
    std::array<std::atomic<std::uint64_t>, kRackSlots> inUseFrom {};
    realtime::TripleBuffer<RackStatus> status; ///< the rack

    /// Held by who prepares instruments: control for a new one, or who prepares the rack.
    std::mutex preparing;
    double sampleRate = 48000.0; ///< under `preparing`
    std::size_t maximumFrames = 1; ///< under `preparing`
};

/// Several instruments in one: a channel's messages go to the slot that has it, and the slots are
/// mixed. An instrument that is exchanged lets go of its keys and fades while the new one takes
/// over with the controllers as they are. The rendering side; RackDesk is the other.
/// Threads and realtime-safety: as Instrument says.
class InstrumentRack final : public Instrument
{
public:
    explicit InstrumentRack(std::shared_ptr<RackLink> link);

    void prepare(double sampleRate, std::size_t maximumFrames) override;
    void event(const midi::MidiMessage& message,
               std::size_t frame) noexcept TIMBREL_REALTIME override;
    void render(std::span<float> left, std::span<float> right) noexcept TIMBREL_REALTIME override;
    void panic() noexcept TIMBREL_REALTIME override;
    int soundingVoices() const noexcept TIMBREL_REALTIME override;

private:
    struct Leaving
    {
        Instrument* instrument = nullptr; ///< null: free
        std::uint64_t generation = 0;
        float fade = 1.0F;
    };
    struct Slot
    {
        const RackLink::Placed* placed = nullptr;
        Instrument* instrument = nullptr;
        std::uint64_t generation = 0;
        std::array<Leaving, 3> leaving {};
        float gainLeft = 1.0F; ///< now
        float gainRight = 1.0F;
        bool isNew = true; ///< nothing has sounded: gains need not slide
        RackStatus::Slot meter;
    };
    /// What a channel was told last; kNone: nothing yet.
    struct ChannelState
    {
        static constexpr std::uint8_t kNone = 255;
        std::array<std::uint8_t, 128> controllers {};
        std::array<std::uint8_t, 2> bend {64, 64};
        std::uint8_t pressure = kNone;
        bool hasBend = false;
    };

    void takePlaced(std::size_t index) noexcept TIMBREL_REALTIME;
    void leave(Slot& slot, std::size_t index) noexcept TIMBREL_REALTIME;
    void takeSettings() noexcept TIMBREL_REALTIME;
    void remember(const midi::MidiMessage& message) noexcept TIMBREL_REALTIME;
    void tellChannel(Instrument& instrument, unsigned channel) noexcept TIMBREL_REALTIME;
    /// Whether something fades in it.
    [[nodiscard]] static bool isLeft(const Slot& slot) noexcept TIMBREL_REALTIME;
    void renderSlot(std::size_t index,
                    std::span<float> left,
                    std::span<float> right) noexcept TIMBREL_REALTIME;
    void addLeaving(Leaving& leaving,
                    std::span<float> left,
                    std::span<float> right) noexcept TIMBREL_REALTIME;
    void
    mix(std::size_t index, std::span<float> left, std::span<float> right) noexcept TIMBREL_REALTIME;
    void tellInUse(std::size_t index) noexcept TIMBREL_REALTIME;
    void forgetControllers() noexcept TIMBREL_REALTIME;

    std::shared_ptr<RackLink> m_link;
    RackSettings m_settings;
    bool m_hasSolo = false;
    std::array<Slot, kRackSlots> m_slots {};
    std::array<ChannelState, 16> m_channels {};
    std::vector<float> m_slotLeft; ///< [maximumFrames]
    std::vector<float> m_slotRight;
    std::vector<float> m_leavingLeft;
    std::vector<float> m_leavingRight;
    float m_follow = 0.001F; ///< of gains, a frame
    float m_fadeStep = 0.001F; ///< of what leaves, a frame
    float m_fall = 0.9999F; ///< of the meters, a frame
    RackStatus m_status;
};

} // namespace timbrel::audio
