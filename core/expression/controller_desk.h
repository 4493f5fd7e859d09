// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/units.h"
#include "core/midi/midi_message.h"
#include "core/realtime/realtime.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <type_traits>

namespace timbrel::expression {

enum class DeskAction : std::uint8_t
{
    None,
    TakeOver, ///< controller, value: the hand has it, at this value at once
    Turn, ///< the same by a knob that may stand anywhere: not before it has come by what is sent
    Release, ///< controller: back to the network
    Blend, ///< controller, amount: how much of the hand's value is in what is sent
    Bypass, ///< amount: not 0 is on
    ToggleBypass,
    Panic,
    Swap, ///< whoever reads the desk puts the network before in this one's place
    Bind, ///< binding; replaces another one of the same source
    UnbindAll,
    Learning, ///< amount: not 0: incoming controllers are kept back, somebody moves one to learn it
};

/// A message of a MIDI device that plays a part of the desk. It does not pass on.
struct DeskBinding
{
    bool isNote = false; ///< else a controller
    std::uint8_t channel = 0;
    std::uint8_t number = 0;
    DeskAction action = DeskAction::None; ///< Turn, Blend, Release, ToggleBypass, Panic or Swap
    std::uint8_t controller = 0; ///< that it is about
};

struct DeskCommand
{
    DeskAction action = DeskAction::None;
    std::uint8_t controller = 0;
    std::uint8_t value = 0;
    float amount = 0.0F;
    DeskBinding binding;
};

/// The desk as it is at a moment, for who looks at it.
struct DeskReading
{
    struct Strip
    {
        std::uint8_t controller = 0;
        std::uint8_t predicted = 0;
        std::uint8_t sent = 0;
        std::uint8_t manual = 0;
        std::uint8_t defaultValue = 0;
        bool isTakenOver = false;
        bool isWaiting = false; ///< a knob was turned that has not come by what is sent
        float blend = 0.0F;
    };
    std::uint8_t count = 0;
    bool isBypassed = false;
    bool isAtRest = false; ///< since a panic, until the next note begins
    std::uint8_t swaps = 0; ///< counts how often Swap was asked for
    std::array<Strip, 128> strips {}; ///< `count` of them, in the network's order
};
static_assert(std::is_trivially_copyable_v<DeskReading>);

/// Stands between what the network says and what is sent: a hand may take a controller over, or
/// mix itself in; all may be bypassed (the network's part is then each controller's default) or put
/// to rest. Nobody hears a jump because somebody else speaks: where the value would change by more
/// than a knob's click, the difference fades away within kFade. A hand that takes over is followed
/// at once, but a knob of a MIDI device takes over only when it comes by the value that is sent.
/// Without a hand's doing it changes nothing. As long as the hand has set no value, its value is
/// the default: the blend then makes the network weaker. Threads: one. Realtime-safe: all members.
class ControllerDesk
{
public:
    static constexpr Microseconds kFade = std::chrono::milliseconds(300);
    static constexpr Microseconds kStep = std::chrono::milliseconds(5); ///< while something fades
    static constexpr std::size_t kMaximumBindings = 128;

    /// What goes out now instead of the network's value. Times never fall.
    [[nodiscard]] std::uint8_t sent(std::uint8_t controller,
                                    int predicted,
                                    int defaultValue,
                                    Microseconds time) noexcept TIMBREL_REALTIME;

    /// All but Panic, Bind and None.
    void apply(const DeskCommand& command) noexcept TIMBREL_REALTIME;
    /// Another network speaks from now on: what it says differently fades in.
    void fadeOver() noexcept TIMBREL_REALTIME;
    void fadeOver(std::uint8_t controller) noexcept TIMBREL_REALTIME;
    [[nodiscard]] bool isFading(std::uint8_t controller) const noexcept
    {
        return strip(controller).isFading || strip(controller).isFadeDue;
    }
    /// Everything at its default, at once; hands let go.
    void rest() noexcept TIMBREL_REALTIME;
    void endRest() noexcept TIMBREL_REALTIME { m_isAtRest = false; }
    [[nodiscard]] bool isAtRest() const noexcept { return m_isAtRest; }
    [[nodiscard]] bool isBypassed() const noexcept { return m_isBypassed; }
    [[nodiscard]] std::uint8_t swaps() const noexcept { return m_swaps; }

    /// When values change though the network says nothing new; Microseconds::max(): not.
    [[nodiscard]] Microseconds nextStepAt() const noexcept { return m_nextStep; }
    /// Values have been asked for, for this time.
    void stepDone(Microseconds time) noexcept TIMBREL_REALTIME;

    // Bindings
    void bind(const DeskBinding& binding) noexcept TIMBREL_REALTIME;
    /// Whether the message is kept back; `command` is then what it means, None for nothing.
    [[nodiscard]] bool takes(const midi::MidiMessage& message,
                             DeskCommand& command) noexcept TIMBREL_REALTIME;

    void read(std::uint8_t controller, DeskReading::Strip& into) const noexcept TIMBREL_REALTIME;

private:
    struct Strip
    {
        float last = 0.0F; ///< what was sent, before rounding
        float offset = 0.0F; ///< that fades
        float blend = 0.0F;
        Microseconds fadeFrom {};
        std::uint8_t predicted = 0;
        std::uint8_t manual = 0;
        std::uint8_t defaultValue = 0;
        std::uint8_t knob = 0; ///< where it was when it was turned last
        bool hasLast = false;
        bool hasManual = false; ///< else the hand's value is the default
        bool isTakenOver = false;
        bool isKnobKnown = false;
        bool isKnobOn = false; ///< the knob has come by
        bool isFadeDue = false; ///< at the next value
        bool isFading = false;
    };
    /// A binding by its source, so that a message is looked up and not searched.
    struct Place
    {
        std::uint8_t index = kNone; ///< into m_bindings
    };
    static constexpr std::uint8_t kNone = 255;

    [[nodiscard]] const Strip& strip(std::uint8_t controller) const noexcept
    {
        return m_strips[controller & 127U];
    }
    [[nodiscard]] Strip& strip(std::uint8_t controller) noexcept
    {
        return m_strips[controller & 127U];
    }
    void turn(Strip& strip, std::uint8_t value) noexcept TIMBREL_REALTIME;
    [[nodiscard]] float
    faded(Strip& strip, float target, Microseconds time) noexcept TIMBREL_REALTIME;
    void play(std::size_t index,
              const midi::MidiMessage& message,
              DeskCommand& command) noexcept TIMBREL_REALTIME;

    std::array<Strip, 128> m_strips {};
    bool m_isBypassed = false;
    bool m_isAtRest = false;
    bool m_isLearning = false;
    std::uint8_t m_swaps = 0;
    Microseconds m_fadesUntil = Microseconds::min();
    Microseconds m_nextStep = Microseconds::max();

    std::array<DeskBinding, kMaximumBindings> m_bindings {};
    std::array<bool, kMaximumBindings> m_isDown {}; ///< of buttons
    std::size_t m_bindingCount = 0;
    std::array<std::array<Place, 128>, 32> m_places {}; ///< 16 channels of controllers, 16 of notes
};

} // namespace timbrel::expression
