// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/realtime/realtime.h"

#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <span>

namespace timbrel::midi {

/// One short message as on the wire, always with its status byte (MIDI 1.0, table I). Long ones
/// (system exclusive) travel beside: see MidiInput::longMessage.
/// Threads: a value. Realtime-safe: yes.
struct MidiMessage
{
    std::array<std::uint8_t, 3> bytes {};
    std::uint8_t size = 0; ///< 1-3; 0: no message

    [[nodiscard]] static constexpr MidiMessage
    of(unsigned status, unsigned first, unsigned second) noexcept
    {
        return {{static_cast<std::uint8_t>(status),
                 static_cast<std::uint8_t>(first & 127U),
                 static_cast<std::uint8_t>(second & 127U)},
                3};
    }
    /// channel 0-15, the rest 0-127
    [[nodiscard]] static constexpr MidiMessage
    noteOn(unsigned channel, unsigned note, unsigned velocity) noexcept
    {
        return of(0x90U | (channel & 15U), note, velocity);
    }
    [[nodiscard]] static constexpr MidiMessage
    noteOff(unsigned channel, unsigned note, unsigned velocity = 64) noexcept
    {
        return of(0x80U | (channel & 15U), note, velocity);
    }
    [[nodiscard]] static constexpr MidiMessage
    controller(unsigned channel, unsigned number, unsigned value) noexcept
    {
        return of(0xB0U | (channel & 15U), number, value);
    }
    /// Of a MIDI clock (MIDI 1.0, system real time): 24 a beat.
    [[nodiscard]] static constexpr MidiMessage clock() noexcept { return {{0xF8, 0, 0}, 1}; }
    /// The next clock() is beat 0.
    [[nodiscard]] static constexpr MidiMessage start() noexcept { return {{0xFA, 0, 0}, 1}; }
    /// The next clock() is where songPosition() said, or where it was stopped.
    [[nodiscard]] static constexpr MidiMessage resume() noexcept { return {{0xFB, 0, 0}, 1}; }
    [[nodiscard]] static constexpr MidiMessage stop() noexcept { return {{0xFC, 0, 0}, 1}; }
    /// In quarters of a beat, 0-16383.
    [[nodiscard]] static constexpr MidiMessage songPosition(unsigned sixteenths) noexcept
    {
        return of(0xF2U, sixteenths & 127U, sixteenths >> 7U);
    }
    /// value: 0 to 16383, 8192 at rest
    [[nodiscard]] static constexpr MidiMessage pitchBend(unsigned channel, unsigned value) noexcept
    {
        return of(0xE0U | (channel & 15U), value & 127U, (value >> 7U) & 127U);
    }
    /// The message that these bytes are: nothing (size 0) unless they are exactly one short
    /// message.
    [[nodiscard]] static MidiMessage
    fromBytes(std::span<const std::uint8_t> bytes) noexcept TIMBREL_REALTIME;

    /// 0x80-0xE0 for channel messages, the whole status byte for system messages.
    [[nodiscard]] constexpr unsigned status() const noexcept
    {
        return bytes[0] < 0xF0 ? bytes[0] & 0xF0U : bytes[0];
    }
    [[nodiscard]] constexpr bool isChannelMessage() const noexcept
    {
        return bytes[0] >= 0x80 && bytes[0] < 0xF0;
    }
    [[nodiscard]] constexpr std::uint8_t channel() const noexcept { return bytes[0] & 15U; }
    /// Note or controller.
    [[nodiscard]] constexpr std::uint8_t number() const noexcept { return bytes[1]; }
    /// Velocity or controller value.
    [[nodiscard]] constexpr std::uint8_t value() const noexcept { return bytes[2]; }

    /// A note-on of velocity 0 is a note-off.
    [[nodiscard]] constexpr bool isNoteOn() const noexcept
    {
        return status() == 0x90 && bytes[2] > 0;
    }
    [[nodiscard]] constexpr bool isNoteOff() const noexcept
    {
        return status() == 0x80 || (status() == 0x90 && bytes[2] == 0);
    }
    [[nodiscard]] constexpr bool isNote() const noexcept
    {
        return status() == 0x80 || status() == 0x90;
    }
    [[nodiscard]] constexpr bool isController() const noexcept { return status() == 0xB0; }
    [[nodiscard]] constexpr bool isPitchBend() const noexcept { return status() == 0xE0; }
    /// 0 to 16383
    [[nodiscard]] constexpr int pitchBend() const noexcept { return bytes[1] + (bytes[2] << 7); }

    friend constexpr bool operator==(const MidiMessage&, const MidiMessage&) = default;
};

using Clock = std::chrono::steady_clock;

/// A message that came in.
struct TimedMessage
{
    static constexpr std::int16_t kShort = -1;

    MidiMessage message; ///< size 0 if long
    std::int16_t longSlot = kShort; ///< else where MidiInput::longMessage finds its bytes
    Clock::time_point arrival; ///< when the backend handed it to us
};

/// How many bytes a message with this status has; 0 for system exclusive and undefined ones.
[[nodiscard]] std::size_t messageLength(std::uint8_t status) noexcept TIMBREL_REALTIME;

} // namespace timbrel::midi
