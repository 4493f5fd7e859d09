// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/synth/drum_kit_import.h"

#include "core/audio/audio_file.h"
#include "core/base/text.h"
#include "core/music/drum_names.h"
#include "core/synth/drum_kit_file.h"

#include <algorithm>
#include <array>
#include <set>
#include <string>

namespace timbrel::synth {
namespace {

using music::DrumClass;
using std::filesystem::path;

constexpr int kDeepest = 16; ///< folders in folders
constexpr std::array<std::string_view, 16> kEndings = {".wav",
                                                       ".wave",
                                                       ".aif",
                                                       ".aiff",
                                                       ".aifc",
                                                       ".flac",
                                                       ".ogg",
                                                       ".oga",
                                                       ".opus",
                                                       ".mp3",
                                                       ".au",
                                                       ".snd",
                                                       ".caf",
                                                       ".w64",
                                                       ".rf64",
                                                       ".voc"};

std::string lowered(std::string text)
{
    for (char& letter : text)
        if (letter >= 'A' && letter <= 'Z')
            letter = static_cast<char>(letter - 'A' + 'a');
    return text;
}

bool hasSoundEnding(const path& file)
{
    const std::string ending = lowered(file.extension().string());
    return std::find(kEndings.begin(), kEndings.end(), ending) != kEndings.end();
}

bool isDigit(char letter)
{
    return letter >= '0' && letter <= '9';
}

/// "snare 2" before "snare 10".
bool comesBefore(const std::string& a, const std::string& b)
{
    std::size_t i = 0;
    std::size_t j = 0;
    while (i < a.size() && j < b.size()) {
        if (!isDigit(a[i]) || !isDigit(b[j])) {
            if (a[i] != b[j])
                return static_cast<unsigned char>(a[i]) < static_cast<unsigned char>(b[j]);
            ++i;
            ++j;
            continue;
        }
        const auto numberAt = [](const std::string& text, std::size_t& at) {
            while (at < text.size() && text[at] == '0')
                ++at;
            const std::size_t begin = at;
            while (at < text.size() && isDigit(text[at]))
                ++at;
            return std::string_view(text).substr(begin, at - begin);
        };
        const auto one = numberAt(a, i);
        const auto two = numberAt(b, j);
        if (one.size() != two.size())
            return one.size() < two.size();
        if (one != two)
            return one < two;
    }
    return a.size() - i < b.size() - j;
}

struct Candidate
{
    path file;
    path top; ///< the folder that was named
    bool isNamed = false; ///< the file itself was
};

/// Folders are read by hand: one that cannot be read is passed over, and the rest goes on.
void collect(const path& folder,
             const path& top,
             int depth,
             FileProgress& progress,
             std::vector<Candidate>& candidates)
{
    std::error_code error;
    std::filesystem::directory_iterator at(folder, error);
    const std::filesystem::directory_iterator end;
    while (!error && at != end && !progress.isToStop && candidates.size() < kMaximumKitSounds) {
        const auto& entry = *at;
        std::error_code ignored;
        const bool isHidden = entry.path().filename().string().starts_with('.');
        if (!isHidden && entry.is_directory(ignored) && !entry.is_symlink(ignored)) {
            if (depth < kDeepest)
                collect(entry.path(), top, depth + 1, progress, candidates);
        } else if (!isHidden && hasSoundEnding(entry.path()) && entry.is_regular_file(ignored)) {
            candidates.push_back({entry.path(), top, false});
        }
        at.increment(error);
    }
}

Result<std::vector<Candidate>> candidatesIn(std::span<const path> places, FileProgress& progress)
{
    std::vector<Candidate> candidates;
    for (const path& place : places) {
        std::error_code error;
        const path whole = std::filesystem::absolute(place, error).lexically_normal();
        const auto status = std::filesystem::status(whole, error);
        if (!std::filesystem::exists(status))
            return failure(Error(ErrorId::FileNotFound).inFile(place));
        if (!std::filesystem::is_directory(status)) {
            candidates.push_back({whole, whole.parent_path(), true});
            continue;
        }
        std::filesystem::directory_iterator readable(whole, error);
        if (error)
            return failure(Error(ErrorId::FileNotReadable).inFile(place));
        collect(whole, whole, 0, progress, candidates);
    }
    std::sort(candidates.begin(), candidates.end(), [](const auto& a, const auto& b) {
        return comesBefore(lowered(a.file.generic_string()), lowered(b.file.generic_string()));
    });
    const auto last = std::unique(candidates.begin(),
                                  candidates.end(),
                                  [](const auto& a, const auto& b) { return a.file == b.file; });
    candidates.erase(last, candidates.end());
    return candidates;
}

DrumSlot* slotOf(DrumKit& kit, DrumClass drumClass)
{
    const auto at = std::find_if(kit.slots.begin(), kit.slots.end(), [&](const DrumSlot& slot) {
        return slot.row == music::drumClassId(drumClass);
    });
    return at == kit.slots.end() ? nullptr : &*at;
}

void play(DrumKit& kit, DrumClass drumClass, const path& file)
{
    if (DrumSlot* slot = slotOf(kit, drumClass)) {
        slot->character.clear();
        slot->file = file;
    }
}

} // namespace

std::optional<DrumClass> guessedClass(const path& file, const path& top)
{
    if (const auto named = music::drumClassNamed(file.stem().string()))
        return named;
    path folder = file.parent_path();
    while (folder.has_filename()) {
        if (const auto named = music::drumClassNamed(folder.filename().string()))
            return named;
        if (folder == top)
            break;
        folder = folder.parent_path();
    }
    return std::nullopt;
}

Result<FoundSounds> findSounds(std::span<const path> places, FileProgress& progress)
{
    const auto candidates = candidatesIn(places, progress);
    if (!candidates)
        return failure(candidates.error());
    progress.whole = candidates->size();
    FoundSounds found;
    for (const Candidate& candidate : *candidates) {
        if (progress.isToStop)
            break;
        ++progress.done;
        if (const auto facts = audio::readAudioFileFacts(candidate.file); !facts) {
            ++found.refused;
            if (found.warnings.size() < FoundSounds::kMaximumWarnings)
                found.warnings.push_back(facts.error());
            continue;
        }
        const auto guess = guessedClass(candidate.file, candidate.top);
        if (!guess)
            found.unnamed.push_back(candidate.file);
        found.sounds.push_back({candidate.file, guess.value_or(DrumClass::Percussion)});
    }
    if (found.sounds.empty() && found.warnings.empty() && !progress.isToStop)
        return failure(
            Error(ErrorId::SoundsMissing).inFile(places.empty() ? path() : places.front()));
    return found;
}

DrumKit withSounds(DrumKit kit, const FoundSounds& found)
{
    std::set<path> known;
    for (const DrumKitSound& sound : kit.sounds)
        known.insert(sound.file);
    const std::set<path> unnamed(found.unnamed.begin(), found.unnamed.end());
    std::set<DrumClass> served;
    for (const bool isNamed : {true, false})
        for (const DrumKitSound& sound : found.sounds)
            if (unnamed.contains(sound.file) != isNamed && served.insert(sound.drumClass).second)
                play(kit, sound.drumClass, sound.file);
    for (const DrumKitSound& sound : found.sounds)
        if (known.insert(sound.file).second && kit.sounds.size() < kMaximumKitSounds)
            kit.sounds.edited().push_back(sound);
    return kit;
}

DrumKit withClassCorrected(DrumKit kit, const path& file, DrumClass drumClass)
{
    const auto sound = std::find_if(
        kit.sounds.begin(), kit.sounds.end(), [&](const auto& one) { return one.file == file; });
    if (sound == kit.sounds.end() || sound->drumClass == drumClass)
        return kit;
    const DrumClass before = sound->drumClass;
    const auto place = static_cast<std::size_t>(sound - kit.sounds.begin());
    kit.sounds.edited()[place].drumClass = drumClass;
    DrumSlot* old = slotOf(kit, before);
    if (old != nullptr && old->character.empty() && old->file == file) {
        const auto other = std::find_if(kit.sounds.begin(), kit.sounds.end(), [&](const auto& one) {
            return one.drumClass == before;
        });
        if (other != kit.sounds.end()) {
            old->file = other->file;
        } else {
            old->file.clear();
            old->character = defaultDrumCharacter(before).id;
        }
    }
    play(kit, drumClass, file);
    return kit;
}

} // namespace timbrel::synth
