// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/synth/drum_kit.h"

#include <algorithm>
#include <cmath>

namespace timbrel::synth {
namespace {

/// Panned as one sees a kit from its stool, a little.
constexpr std::array<double, music::kDrumClasses> kStool
    = {0.0, -0.05, 0.1, 0.3, 0.3, -0.25, 0.35, -0.4};
constexpr std::array<double, music::kDrumClasses> kMiddle = {};

constexpr std::array kBuiltIn {
    BuiltInKit {"punchy",
                {"kick_punchy",
                 "snare_crisp",
                 "clap_bright",
                 "open_hat_bright",
                 "closed_hat_bright",
                 "tom_punchy",
                 "cymbal_crash",
                 "percussion_cowbell"},
                kStool},
    BuiltInKit {"deep",
                {"kick_deep",
                 "snare_snappy",
                 "clap_wide",
                 "open_hat_metal",
                 "closed_hat_metal",
                 "tom_deep",
                 "cymbal_metal",
                 "percussion_cowbell"},
                kStool},
    BuiltInKit {"acoustic",
                {"kick_acoustic",
                 "snare_acoustic",
                 "clap_dry",
                 "open_hat_acoustic",
                 "closed_hat_acoustic",
                 "tom_acoustic",
                 "cymbal_ride",
                 "percussion_conga"},
                kStool},
    BuiltInKit {"tight",
                {"kick_tight",
                 "snare_tight",
                 "clap_snap",
                 "open_hat_airy",
                 "closed_hat_airy",
                 "tom_falling",
                 "cymbal_splash",
                 "percussion_wood_block"},
                kMiddle},
    BuiltInKit {"hard",
                {"kick_hard",
                 "snare_fat",
                 "clap_crowd",
                 "open_hat_gritty",
                 "closed_hat_gritty",
                 "tom_falling",
                 "cymbal_trashy",
                 "percussion_zap"},
                kMiddle},
    BuiltInKit {"dusty",
                {"kick_dusty",
                 "snare_brushed",
                 "clap_dry",
                 "open_hat_gritty",
                 "closed_hat_acoustic",
                 "tom_deep",
                 "cymbal_ride",
                 "percussion_shaker"},
                kStool},
    BuiltInKit {"latin",
                {"kick_round",
                 "snare_rim",
                 "clap_dry",
                 "open_hat_acoustic",
                 "closed_hat_airy",
                 "tom_acoustic",
                 "cymbal_splash",
                 "percussion_bongo"},
                kStool},
};

/// Semitones, decay and level of General MIDI's percussion keys beside the one that their row
/// sends (36, 38, 39, 46, 42, 45, 49, 56).
constexpr std::array kVariations {
    NoteVariation {35, -2.0F}, // acoustic bass drum
    NoteVariation {37, 7.0F, 0.35F, 0.8F}, // side stick
    NoteVariation {40, 1.0F}, // electric snare
    NoteVariation {41, -5.0F, 1.2F}, // low floor tom
    NoteVariation {43, -3.0F, 1.1F}, // high floor tom
    NoteVariation {44, 0.0F, 0.7F, 0.75F}, // pedal hat
    NoteVariation {47, 2.0F}, // low-mid tom
    NoteVariation {48, 4.0F, 0.9F}, // high-mid tom
    NoteVariation {50, 7.0F, 0.8F}, // high tom
    NoteVariation {51, 3.0F, 0.8F, 0.7F}, // ride
    NoteVariation {52, -4.0F, 0.7F}, // Chinese cymbal
    NoteVariation {53, 7.0F, 0.7F, 0.7F}, // ride bell
    NoteVariation {54, 9.0F, 0.5F}, // tambourine
    NoteVariation {55, 5.0F, 0.35F}, // splash
    NoteVariation {57, 2.0F}, // crash 2
    NoteVariation {58, -5.0F, 1.4F}, // vibraslap
    NoteVariation {59, 4.0F, 0.8F, 0.7F}, // ride 2
    NoteVariation {60, 6.0F, 0.5F}, // high bongo
    NoteVariation {61, 2.0F, 0.5F}, // low bongo
    NoteVariation {62, 4.0F, 0.35F}, // mute high conga
    NoteVariation {63, 1.0F, 0.8F}, // open high conga
    NoteVariation {64, -4.0F, 0.9F}, // low conga
    NoteVariation {65, 3.0F, 0.8F}, // high timbale
    NoteVariation {66, -2.0F, 0.9F}, // low timbale
    NoteVariation {67, 8.0F}, // high agogo
    NoteVariation {68, 3.0F}, // low agogo
    NoteVariation {69, 12.0F, 0.3F, 0.7F}, // cabasa
    NoteVariation {70, 12.0F, 0.25F, 0.7F}, // maracas
    NoteVariation {73, 10.0F, 0.3F}, // short guiro
    NoteVariation {74, 10.0F, 0.8F}, // long guiro
    NoteVariation {75, 12.0F, 0.3F}, // claves
    NoteVariation {76, 9.0F, 0.3F}, // high wood block
    NoteVariation {77, 5.0F, 0.3F}, // low wood block
    NoteVariation {80, 12.0F, 0.3F}, // mute triangle
    NoteVariation {81, 12.0F, 1.2F}, // open triangle
};

/// What is not a number is as usual.
double limited(const DrumSlot& slot, const DrumSlotField& field)
{
    const double value = slot.*field.value;
    return std::isfinite(value) ? std::clamp(value, field.minimum, field.maximum) : field.usual;
}

PlayableSlot slotFor(const DrumKit& kit, const FindSound& find, const music::DrumRow& row)
{
    PlayableSlot made;
    made.drumClass = row.drumClass;
    made.chokeGroup = row.chokeGroup;
    const auto slot = std::find_if(
        kit.slots.begin(), kit.slots.end(), [&](const DrumSlot& one) { return one.row == row.id; });
    if (slot == kit.slots.end()) {
        made.character = &defaultDrumCharacter(row.drumClass);
        return made;
    }
    made.character = drumCharacterOf(slot->character);
    if (made.character == nullptr && !slot->character.empty()) // of a newer version
        made.character = &defaultDrumCharacter(row.drumClass);
    if (made.character == nullptr && !slot->file.empty() && find)
        made.sample = find(slot->file);
    made.level = static_cast<float>(limited(*slot, kDrumSlotFields[0]));
    made.pan = static_cast<float>(limited(*slot, kDrumSlotFields[1]));
    made.tune = static_cast<float>(limited(*slot, kDrumSlotFields[2]));
    made.decay = static_cast<float>(limited(*slot, kDrumSlotFields[3]));
    return made;
}

} // namespace

std::span<const BuiltInKit> builtInKits() noexcept
{
    return kBuiltIn;
}

DrumKit kitOf(const BuiltInKit& builtIn)
{
    DrumKit kit;
    kit.name = builtIn.id;
    const auto& rows = music::standardDrumRows();
    for (std::size_t i = 0; i < rows.size(); ++i) {
        DrumSlot slot;
        slot.row = rows[i].id;
        slot.character = builtIn.characters[i];
        slot.pan = builtIn.pans[i];
        kit.slots.push_back(std::move(slot));
    }
    return kit;
}

std::unique_ptr<const PlayableKit>
makePlayable(const DrumKit& kit, const FindSound& find, std::span<const music::DrumRow> rows)
{
    auto made = std::make_unique<PlayableKit>();
    for (const music::DrumRow& row : rows)
        made->slots.push_back(slotFor(kit, find, row));
    for (std::size_t note = 0; note < made->slotOfNote.size(); ++note) {
        const auto row = music::drumRowOf(rows, NoteNumber(static_cast<int>(note)));
        made->slotOfNote[note]
            = row && *row < 127 ? static_cast<std::int8_t>(*row) : std::int8_t {-1};
    }
    for (const NoteVariation& variation : kVariations)
        made->variations[variation.note] = variation;
    // what a row sends is the row's own sound, whichever note that is
    for (const music::DrumRow& row : rows)
        if (!row.notes.empty())
            made->variations[static_cast<std::size_t>(row.notes.front().value())] = {};
    return made;
}

} // namespace timbrel::synth
