// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/audio/sound_buffer.h"
#include "core/music/drum_rows.h"
#include "core/synth/drum_character.h"

#include <array>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <initializer_list>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace timbrel::synth {

/// What one row of a kit plays and how; a sound is one of drumCharacters() or a file.
struct DrumSlot
{
    std::string row; ///< id of the row of patterns that plays it ("closed_hat")
    std::string character; ///< an id; empty: the file's sound
    std::filesystem::path file; ///< empty: the character's sound
    double level = 1.0;
    double pan = 0.0;
    double tune = 0.0;
    double decay = 1.0;
    friend bool operator==(const DrumSlot&, const DrumSlot&) = default;
};

/// A value of a slot that can be turned: the one table of them, for files, forms and limits.
struct DrumSlotField
{
    std::string_view id; ///< in files; the window's names go by it
    double DrumSlot::*value;
    double minimum;
    double maximum;
    double usual; ///< what a new slot has
};
/// level: a gain. pan: -1 left, 1 right. tune: semitones. decay: of the sound's own; a file's can
/// only be shortened.
inline constexpr std::array<DrumSlotField, 4> kDrumSlotFields {{
    {"level", &DrumSlot::level, 0.0, 2.0, 1.0},
    {"pan", &DrumSlot::pan, -1.0, 1.0, 0.0},
    {"tune", &DrumSlot::tune, -24.0, 24.0, 0.0},
    {"decay", &DrumSlot::decay, 0.1, 4.0, 1.0},
}};

/// A file that a kit knows: what its rows can choose from.
struct DrumKitSound
{
    std::filesystem::path file;
    music::DrumClass drumClass = music::DrumClass::Percussion; ///< as guessed or as corrected
    friend bool operator==(const DrumKitSound&, const DrumKitSound&) = default;
};

/// Sounds of a kit. Copies share them until one of them is changed: there may be thousands, and
/// each turn of a knob is another kit. Threads: a value. Realtime-safe: no.
class DrumKitSounds final
{
public:
    using List = std::vector<DrumKitSound>;
    DrumKitSounds() = default;
    DrumKitSounds(List sounds) // NOLINT: it is one
        : m_list(std::make_shared<List>(std::move(sounds)))
    { }
    DrumKitSounds(std::initializer_list<DrumKitSound> sounds)
        : DrumKitSounds(List(sounds))
    { }

    [[nodiscard]] const List& all() const { return m_list ? *m_list : none(); }
    [[nodiscard]] List::const_iterator begin() const { return all().begin(); }
    [[nodiscard]] List::const_iterator end() const { return all().end(); }
    [[nodiscard]] std::size_t size() const { return all().size(); }
    [[nodiscard]] bool empty() const { return all().empty(); }
    [[nodiscard]] const DrumKitSound& front() const { return all().front(); }
    /// To be changed: its own from then on.
    [[nodiscard]] List& edited()
    {
        if (!m_list || m_list.use_count() > 1)
            m_list = std::make_shared<List>(all());
        return *m_list;
    }
    friend bool operator==(const DrumKitSounds& a, const DrumKitSounds& b)
    {
        return a.m_list == b.m_list || a.all() == b.all();
    }

private:
    [[nodiscard]] static const List& none()
    {
        static const List kNone;
        return kNone;
    }
    std::shared_ptr<List> m_list; ///< null: none
};

/// A drum kit as a person makes it. Threads: a value. Realtime-safe: no.
struct DrumKit
{
    std::string name;
    std::vector<DrumSlot> slots; ///< one a row
    DrumKitSounds sounds; ///< of the person's own; may be empty
    friend bool operator==(const DrumKit&, const DrumKit&) = default;
};

/// A kit that comes with Timbrel: a character for each of standardDrumRows(), by ids.
struct BuiltInKit
{
    std::string_view id; ///< "punchy": the window's names go by it
    std::array<std::string_view, music::kDrumClasses> characters;
    std::array<double, music::kDrumClasses> pans;
};
[[nodiscard]] std::span<const BuiltInKit> builtInKits() noexcept; ///< the first is the usual one
[[nodiscard]] DrumKit kitOf(const BuiltInKit& builtIn);

/// A slot as the instrument plays it.
struct PlayableSlot
{
    const DrumCharacter* character = nullptr; ///< null: the sample, and if there is none, silence
    audio::SharedSound sample;
    music::DrumClass drumClass = music::DrumClass::Kick;
    int chokeGroup = 0; ///< slots of one group cut each other off; 0: none
    float level = 1.0F;
    float pan = 0.0F;
    float tune = 0.0F; ///< semitones
    float decay = 1.0F;

    [[nodiscard]] bool soundsLike(const PlayableSlot& other) const noexcept
    {
        return character == other.character && sample == other.sample;
    }
};

/// What a note does to the sound of its row, so that a row of toms is low and high, a pedal hat
/// shorter than a closed one, and a ride no crash.
struct NoteVariation
{
    std::uint8_t note = 0;
    float tune = 0.0F; ///< semitones more
    float decay = 1.0F; ///< of the slot's
    float level = 1.0F; ///< of the slot's
};

/// A kit made ready: immutable, with all that it plays in memory.
struct PlayableKit
{
    std::vector<PlayableSlot> slots; ///< one a row
    std::array<std::int8_t, 128> slotOfNote {}; ///< -1: none
    std::array<NoteVariation, 128> variations {};
};

/// The sound of a file, or null; who loads it is for the caller to know.
using FindSound = std::function<audio::SharedSound(const std::filesystem::path&)>;

/// Puts a kit together for rows; a row without a slot of its id gets its class's usual character.
/// Values are brought into their ranges. Threads: any. Realtime-safe: no.
[[nodiscard]] std::unique_ptr<const PlayableKit> makePlayable(const DrumKit& kit,
                                                              const FindSound& find,
                                                              std::span<const music::DrumRow> rows
                                                              = music::standardDrumRows());

} // namespace timbrel::synth
