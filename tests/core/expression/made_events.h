// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/music/sequence.h"

#include <cstdint>

namespace timbrel::test {

constexpr Microseconds ms(std::int64_t milliseconds)
{
    return std::chrono::milliseconds(milliseconds);
}

inline music::Event noteOn(Microseconds time, int note, int velocity = 100)
{
    return {time,
            music::EventKind::NoteOn,
            0,
            static_cast<std::uint8_t>(note),
            static_cast<std::uint8_t>(velocity)};
}

inline music::Event noteOff(Microseconds time, int note)
{
    return {time, music::EventKind::NoteOff, 0, static_cast<std::uint8_t>(note), 0};
}

inline music::Event control(Microseconds time, int value, int controller = 1)
{
    return {time,
            music::EventKind::Controller,
            0,
            static_cast<std::uint8_t>(controller),
            static_cast<std::uint8_t>(value)};
}

} // namespace timbrel::test
