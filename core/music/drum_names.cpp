// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/music/drum_names.h"

#include <algorithm>
#include <array>
#include <span>

namespace timbrel::music {
namespace {

bool isUpper(char letter)
{
    return letter >= 'A' && letter <= 'Z';
}

bool isLower(char letter)
{
    return letter >= 'a' && letter <= 'z';
}

bool isLetter(char letter)
{
    return isUpper(letter) || isLower(letter) || static_cast<unsigned char>(letter) >= 0x80;
}

char lowered(char letter)
{
    return isUpper(letter) ? static_cast<char>(letter - 'A' + 'a') : letter;
}

using Names = std::span<const std::string_view>;

/// A kind of sound and what it is called: whole words, and parts of words that are long enough to
/// be nothing else ("snaredrum").
struct Naming
{
    DrumClass drumClass;
    Names words;
    Names parts;
};

constexpr std::array<std::string_view, 12> kHatWords
    = {"hat", "hats", "hh", "ch", "chh", "hhc", "oh", "ohh", "hho", "hhp", "hc", "ho"};
constexpr std::array<std::string_view, 11> kHatParts = {"hihat",
                                                        "highhat",
                                                        "openhat",
                                                        "closedhat",
                                                        "hatopen",
                                                        "hatclosed",
                                                        "hhat",
                                                        "hhopen",
                                                        "hhclose",
                                                        "hhpedal",
                                                        "hhfoot"};
constexpr std::array<std::string_view, 5> kOpenWords = {"oh", "ohh", "hho", "ho", "op"};

constexpr std::array<std::string_view, 5> kKickWords = {"bd", "kik", "kck", "kd", "bassdrum"};
constexpr std::array<std::string_view, 2> kKickParts = {"kick", "bassdrum"};
constexpr std::array<std::string_view, 8> kSnareWords
    = {"sd", "sn", "snr", "rim", "rims", "rs", "stick", "sidestick"};
constexpr std::array<std::string_view, 4> kSnareParts
    = {"snare", "rimshot", "sidestick", "crossstick"};
constexpr std::array<std::string_view, 4> kClapWords = {"cp", "clp", "snap", "snaps"};
constexpr std::array<std::string_view, 2> kClapParts = {"clap", "fingersnap"};
constexpr std::array<std::string_view, 10> kCymbalWords
    = {"ride", "rides", "cym", "cy", "crash", "china", "rd", "cr", "splash", "gong"};
constexpr std::array<std::string_view, 4> kCymbalParts = {"cymbal", "crash", "splash", "becken"};
constexpr std::array<std::string_view, 8> kTomWords
    = {"tom", "toms", "lt", "mt", "ht", "ft", "floor", "rototom"};
constexpr std::array<std::string_view, 7> kTomParts
    = {"tomtom", "rototom", "floortom", "racktom", "tomlow", "tommid", "tomhi"};
constexpr std::array<std::string_view, 12> kPercussionWords = {"perc",
                                                               "percs",
                                                               "cb",
                                                               "bell",
                                                               "bells",
                                                               "block",
                                                               "blocks",
                                                               "clav",
                                                               "clave",
                                                               "claves",
                                                               "wood",
                                                               "tabla"};
constexpr std::array<std::string_view, 25> kPercussionParts
    = {"percussion", "cowbell", "conga",     "bongo",    "tambourin", "shaker",  "maraca",
       "triangle",   "guiro",   "cabasa",    "timbale",  "agogo",     "whistle", "woodblock",
       "cuica",      "djembe",  "vibraslap", "castanet", "sleigh",    "chime",   "surdo",
       "pandeiro",   "cajon",   "tamborim",  "schellen"};

/// In the order of asking: a "ride bell" is a cymbal, a "snare clap" a snare. Hats are asked for
/// before all.
constexpr std::array<Naming, 6> kNamings
    = {{{DrumClass::Kick, kKickWords, kKickParts},
        {DrumClass::Snare, kSnareWords, kSnareParts},
        {DrumClass::Clap, kClapWords, kClapParts},
        {DrumClass::Cymbal, kCymbalWords, kCymbalParts},
        {DrumClass::Tom, kTomWords, kTomParts},
        {DrumClass::Percussion, kPercussionWords, kPercussionParts}}};

bool tells(const std::vector<std::string>& words, Names whole, Names parts)
{
    return std::any_of(words.begin(), words.end(), [&](const std::string& word) {
        return std::find(whole.begin(), whole.end(), word) != whole.end()
            || std::any_of(parts.begin(), parts.end(), [&](std::string_view part) {
                   return word.find(part) != std::string::npos;
               });
    });
}

/// "bass drum", "side stick" and the like, which are one word elsewhere.
std::vector<std::string> withPairs(std::vector<std::string> words)
{
    const std::size_t count = words.size();
    for (std::size_t i = 0; i + 1 < count; ++i)
        words.push_back(words[i] + words[i + 1]);
    return words;
}

} // namespace

std::vector<std::string> wordsOf(std::string_view name)
{
    std::vector<std::string> words;
    bool isInWord = false;
    char before = ' ';
    for (const char letter : name) {
        if (!isLetter(letter)) {
            isInWord = false;
        } else {
            if (!isInWord || (isLower(before) && isUpper(letter)))
                words.emplace_back();
            words.back() += lowered(letter);
            isInWord = true;
        }
        before = letter;
    }
    return words;
}

std::optional<DrumClass> drumClassNamed(std::string_view name)
{
    const std::vector<std::string> words = withPairs(wordsOf(name));
    if (tells(words, kHatWords, kHatParts)) {
        constexpr std::array<std::string_view, 1> kOpenParts = {"open"};
        return tells(words, kOpenWords, kOpenParts) ? DrumClass::OpenHat : DrumClass::ClosedHat;
    }
    for (const Naming& naming : kNamings)
        if (tells(words, naming.words, naming.parts))
            return naming.drumClass;
    return std::nullopt;
}

} // namespace timbrel::music
