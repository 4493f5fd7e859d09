// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/synth/drum_character.h"

#include "core/synth/drum_characters.h"

#include <algorithm>
#include <vector>

namespace timbrel::synth {
namespace {

std::vector<DrumCharacter> allCharacters()
{
    std::vector<DrumCharacter> all;
    for (const auto part : {kickCharacters(),
                            snareCharacters(),
                            hatCharacters(),
                            tomCharacters(),
                            cymbalCharacters(),
                            percussionCharacters()})
        all.insert(all.end(), part.begin(), part.end());
    return all;
}

} // namespace

std::span<const DrumCharacter> drumCharacters() noexcept
{
    static const std::vector<DrumCharacter> kCharacters = allCharacters();
    return kCharacters;
}

const DrumCharacter* drumCharacterOf(std::string_view id) noexcept
{
    const auto characters = drumCharacters();
    const auto at = std::find_if(
        characters.begin(), characters.end(), [&](const auto& one) { return one.id == id; });
    return at == characters.end() ? nullptr : &*at;
}

const DrumCharacter& defaultDrumCharacter(music::DrumClass drumClass) noexcept
{
    const auto characters = drumCharacters();
    const auto at = std::find_if(characters.begin(), characters.end(), [&](const auto& one) {
        return one.drumClass == drumClass;
    });
    return at == characters.end() ? characters.front() : *at;
}

} // namespace timbrel::synth
