// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/synth/drum_character.h"

namespace timbrel::synth {

// Parts of the table of drumCharacters(), by what is struck.

[[nodiscard]] std::span<const DrumCharacter> kickCharacters() noexcept;
[[nodiscard]] std::span<const DrumCharacter> snareCharacters() noexcept; ///< and claps
[[nodiscard]] std::span<const DrumCharacter> hatCharacters() noexcept; ///< open ones first
[[nodiscard]] std::span<const DrumCharacter> tomCharacters() noexcept;
[[nodiscard]] std::span<const DrumCharacter> cymbalCharacters() noexcept;
[[nodiscard]] std::span<const DrumCharacter> percussionCharacters() noexcept;

} // namespace timbrel::synth
