// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/synth/drum_kit_file.h"

#include "core/base/atomic_file.h"

#include <algorithm>
#include <set>

namespace timbrel::synth {
namespace {

using std::filesystem::path;

constexpr const char* kKitFormat = "timbrel-kit";
constexpr std::uint64_t kMaximumKitBytes = 16U << 20U;
constexpr std::uint64_t kMaximumSoundBytes = 512U << 20U;

path wholePath(const std::string& name, const path& folder)
{
    const path given(name);
    return (given.is_absolute() ? given : folder / given).lexically_normal();
}

/// With '/' everywhere; the whole path where no relative one leads there.
std::string relativeName(const path& file, const path& folder)
{
    const path relative = file.lexically_relative(folder);
    return (relative.empty() ? file : relative).generic_string();
}

path folderOf(const path& file)
{
    std::error_code ignored;
    const path whole = std::filesystem::absolute(file, ignored).lexically_normal();
    return whole.parent_path();
}

bool isThere(const path& file)
{
    std::error_code ignored;
    return std::filesystem::is_regular_file(file, ignored);
}

/// Absent: as usual. A number out of range is brought into it.
Result<double> readValue(const Json& json, const DrumSlotField& field)
{
    if (!json.contains(field.id))
        return field.usual;
    const auto value = jsonReal(json, field.id);
    if (!value)
        return value;
    return std::clamp(*value, field.minimum, field.maximum);
}

Result<std::string> textOrNone(const Json& json, std::string_view key)
{
    return json.contains(key) ? jsonString(json, key) : Result<std::string>(std::string());
}

Result<DrumSlot> readSlot(const Json& json, const path& folder)
{
    DrumSlot slot;
    auto row = jsonString(json, "row");
    if (!row)
        return failure(std::move(row.error()));
    auto character = textOrNone(json, "character");
    if (!character)
        return failure(std::move(character.error()));
    const auto file = textOrNone(json, "file");
    if (!file)
        return failure(file.error());
    slot.row = std::move(*row);
    slot.character = std::move(*character);
    if (!file->empty())
        slot.file = wholePath(*file, folder);
    for (const DrumSlotField& field : kDrumSlotFields) {
        const auto value = readValue(json, field);
        if (!value)
            return failure(value.error());
        slot.*field.value = *value;
    }
    return slot;
}

Result<DrumKitSound> readSound(const Json& json, const path& folder)
{
    const auto file = jsonString(json, "file");
    if (!file)
        return failure(file.error());
    const auto drumClass = jsonString(json, "class");
    if (!drumClass)
        return failure(drumClass.error());
    const auto known = music::drumClassOf(*drumClass);
    if (!known)
        return failure(Error(ErrorId::FieldInvalid).named("class").butFound(*drumClass));
    return DrumKitSound {wholePath(*file, folder), *known};
}

/// Reads the list `key`, at most so long.
template<class Value, class Read>
Result<std::vector<Value>>
readList(const Json& json, std::string_view key, std::size_t maximum, const Read& read)
{
    const auto list = jsonArray(json, key);
    if (!list)
        return failure(list.error());
    if ((*list)->size() > maximum)
        return failure(Error(ErrorId::FieldInvalid)
                           .named(std::string(key))
                           .butFound(std::to_string((*list)->size()))
                           .whereExpected(std::to_string(maximum)));
    std::vector<Value> values;
    for (const Json& entry : **list) {
        auto value = read(entry);
        if (!value)
            return failure(std::move(value.error()));
        values.push_back(std::move(*value));
    }
    return values;
}

void addWarnings(const path& file, DrumKitDocument& document)
{
    for (const DrumSlot& slot : document.kit.slots) {
        if (!slot.character.empty() && drumCharacterOf(slot.character) == nullptr)
            document.warnings.push_back(
                Error(ErrorId::KitCharacterUnknown).inFile(file).named(slot.character));
        if (!slot.file.empty() && !isThere(slot.file))
            document.warnings.push_back(
                Error(ErrorId::KitSoundMissing).inFile(slot.file).named(slot.row));
    }
}

Result<DrumKit> readKit(const Json& json, const path& folder)
{
    DrumKit kit;
    auto name = textOrNone(json, "name");
    if (!name)
        return failure(std::move(name.error()));
    auto slots = readList<DrumSlot>(
        json, "slots", kMaximumKitSlots, [&](const Json& one) { return readSlot(one, folder); });
    if (!slots)
        return failure(std::move(slots.error()));
    kit.name = std::move(*name);
    kit.slots = std::move(*slots);
    if (!json.contains("sounds"))
        return kit;
    auto sounds = readList<DrumKitSound>(
        json, "sounds", kMaximumKitSounds, [&](const Json& one) { return readSound(one, folder); });
    if (!sounds)
        return failure(std::move(sounds.error()));
    kit.sounds = std::move(*sounds);
    return kit;
}

/// The entry of a list that has this text under the key, or a new one.
Json entryOf(const Json& before,
             std::string_view list,
             std::string_view key,
             const std::string& text)
{
    if (before.is_object() && before.contains(list) && before[list].is_array())
        for (const Json& entry : before[list])
            if (entry.is_object() && entry.contains(key) && entry[key].is_string()
                && entry[key] == text)
                return entry;
    Json made = Json::object();
    made[std::string(key)] = text;
    return made;
}

Json slotJson(Json entry, const DrumSlot& slot, const path& folder)
{
    const auto put = [&](const char* key, const std::string& text) {
        if (text.empty())
            entry.erase(key);
        else
            entry[key] = text;
    };
    put("character", slot.character);
    put("file", slot.file.empty() ? std::string() : relativeName(slot.file, folder));
    for (const DrumSlotField& field : kDrumSlotFields)
        entry[std::string(field.id)] = slot.*field.value;
    return entry;
}

} // namespace

Result<DrumKitDocument> readDrumKit(const path& file)
{
    auto json = readJson(file, kMaximumKitBytes);
    if (!json)
        return failure(std::move(json.error()));
    if (const auto version = checkFormat(*json, kKitFormat, kDrumKitVersion, file); !version)
        return failure(version.error());
    auto kit = readKit(*json, folderOf(file));
    if (!kit)
        return failure(std::move(kit.error()).inFile(file));
    DrumKitDocument document {std::move(*kit), std::move(*json), {}};
    addWarnings(file, document);
    return document;
}

Result<> writeDrumKit(const path& file, const DrumKit& kit, const Json& before)
{
    const path folder = folderOf(file);
    Json json = before.is_object() ? before : Json::object();
    json["format"] = kKitFormat;
    json["version"] = kDrumKitVersion;
    json["name"] = kit.name;
    Json slots = Json::array();
    for (const DrumSlot& slot : kit.slots)
        slots.push_back(slotJson(entryOf(before, "slots", "row", slot.row), slot, folder));
    json["slots"] = std::move(slots);
    Json sounds = Json::array();
    for (const DrumKitSound& sound : kit.sounds) {
        Json entry = entryOf(before, "sounds", "file", relativeName(sound.file, folder));
        entry["class"] = std::string(music::drumClassId(sound.drumClass));
        sounds.push_back(std::move(entry));
    }
    json["sounds"] = std::move(sounds);
    return writeJson(file, json);
}

namespace {

/// Where a copy of these bytes is or can be: "snare.wav", "snare 2.wav".
path placeFor(const path& name, const path& folder, const std::string& bytes, std::set<path>& taken)
{
    for (int number = 1;; ++number) {
        path place = folder / name;
        if (number > 1)
            place = folder
                / (name.stem().string() + " " + std::to_string(number) + name.extension().string());
        if (taken.contains(place))
            continue;
        const auto there = readFile(place, kMaximumSoundBytes);
        const bool isFree = !there && there.error().id == ErrorId::FileNotFound;
        if (!isFree && !(there && *there == bytes))
            continue;
        taken.insert(place);
        return place;
    }
}

} // namespace

Result<DrumKit> withFilesCopied(DrumKit kit, const path& folder, Warnings& warnings)
{
    TIMBREL_TRY(createFolder(folder));
    std::set<path> taken;
    std::vector<std::pair<path, path>> moved;
    for (DrumSlot& slot : kit.slots) {
        if (slot.file.empty())
            continue;
        const auto known = std::find_if(
            moved.begin(), moved.end(), [&](const auto& one) { return one.first == slot.file; });
        if (known != moved.end()) {
            slot.file = known->second;
            continue;
        }
        const auto bytes = readFile(slot.file, kMaximumSoundBytes);
        if (!bytes) {
            warnings.push_back(bytes.error());
            continue;
        }
        const path place = placeFor(slot.file.filename(), folder, *bytes, taken);
        if (!isThere(place))
            TIMBREL_TRY(createFileAtomically(place, *bytes));
        moved.emplace_back(slot.file, place);
        slot.file = place;
    }
    for (DrumKitSound& sound : kit.sounds.edited())
        for (const auto& [from, to] : moved)
            if (sound.file == from)
                sound.file = to;
    return kit;
}

} // namespace timbrel::synth
