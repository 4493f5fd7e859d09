// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pattern/pattern_names.h"

#include "core/base/text.h"
#include "core/music/drum_names.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <set>
#include <utility>

namespace timbrel::pattern {
namespace {

/// As it stands in a name, run together, and as it is called.
constexpr std::array<std::pair<std::string_view, std::string_view>, 23> kOtherSpellings
    = {{{"rap", "hiphop"},
        {"boombap", "hiphop"},
        {"dnb", "drumandbass"},
        {"drumandbass", "drumandbass"},
        {"drumnbass", "drumandbass"},
        {"drumbass", "drumandbass"},
        {"drumsandbass", "drumandbass"},
        {"jungle", "drumandbass"},
        {"rnb", "rnb"},
        {"rb", "rnb"},
        {"randb", "rnb"},
        {"bossanova", "bossanova"},
        {"bossa", "bossanova"},
        {"afrocuban", "afrocuban"},
        {"electronica", "electronic"},
        {"electro", "electro"},
        {"dancehall", "dancehall"},
        {"secondline", "neworleans"},
        {"heavymetal", "metal"},
        {"triphop", "triphop"},
        {"reggaeton", "reggaeton"},
        {"twostep", "garage"},
        {"ukgarage", "garage"}}};

constexpr std::array<std::string_view, 62> kGenres
    = {"rock",       "pop",           "funk",    "jazz",       "soul",       "blues",
       "country",    "folk",          "gospel",  "punk",       "metal",      "hardcore",
       "indie",      "hiphop",        "trap",    "drill",      "house",      "techno",
       "trance",     "disco",         "dance",   "breakbeat",  "dubstep",    "garage",
       "ambient",    "edm",           "minimal", "reggae",     "ska",        "dub",
       "latin",      "salsa",         "samba",   "bossanova",  "mambo",      "rumba",
       "chacha",     "merengue",      "cumbia",  "tango",      "bolero",     "songo",
       "baiao",      "calypso",       "soca",    "afrobeat",   "afrocuban",  "highlife",
       "neworleans", "middleeastern", "waltz",   "march",      "polka",      "swing",
       "shuffle",    "boogie",        "twist",   "rockabilly", "charleston", "fusion",
       "industrial", "klezmer"};

std::optional<std::string> genreOf(const std::string& word)
{
    for (const auto& [spelling, genre] : kOtherSpellings)
        if (spelling == word)
            return std::string(genre);
    if (std::find(kGenres.begin(), kGenres.end(), word) != kGenres.end())
        return word;
    return std::nullopt;
}

std::vector<std::string_view> foldersOf(std::string_view path)
{
    std::vector<std::string_view> parts = split(path, '/');
    if (!parts.empty())
        parts.pop_back();
    return parts;
}

std::string_view fileNameOf(std::string_view path)
{
    const std::string_view name = split(path, '/').back();
    return name.substr(0, std::min(name.find('.'), name.size()));
}

std::optional<std::string> genreOfFolders(std::string_view path)
{
    const auto folders = foldersOf(path);
    for (auto folder = folders.rbegin(); folder != folders.rend(); ++folder)
        if (auto genre = genreNamed(*folder))
            return genre;
    return std::nullopt;
}

std::string beginningOf(std::string_view name)
{
    std::size_t begin = 0; // a number in front only puts files in order
    while (begin < name.size()
           && (std::isdigit(static_cast<unsigned char>(name[begin])) != 0 || name[begin] == '_'
               || name[begin] == '-' || name[begin] == ' '))
        ++begin;
    std::size_t end = begin;
    while (end < name.size() && std::isdigit(static_cast<unsigned char>(name[end])) == 0
           && name[end] != '_' && name[end] != '-')
        ++end;
    return std::string(trimmed(name.substr(begin, end - begin)));
}

std::vector<std::string> folderLabels(std::span<const std::string> paths)
{
    std::vector<std::string> labels;
    for (const std::string& path : paths) {
        const auto folders = foldersOf(path);
        labels.emplace_back(folders.empty() ? std::string_view() : folders.back());
    }
    return labels;
}

std::vector<std::string> automaticLabels(std::span<const std::string> paths)
{
    const std::vector<std::string> folders = folderLabels(paths);
    std::vector<std::string> labels;
    std::size_t byFolder = 0;
    std::size_t without = 0;
    for (const std::string& path : paths) {
        auto genre = genreOfFolders(path);
        byFolder += genre ? 1 : 0;
        if (!genre)
            genre = genreNamed(fileNameOf(path));
        without += genre ? 0 : 1;
        labels.push_back(genre.value_or(std::string()));
    }
    const std::set<std::string> different(folders.begin(), folders.end());
    if (2 * without > paths.size())
        return different.size() > 1 ? folders : labels;
    // who sorts by genre has folders for what is none, too
    for (std::size_t i = 0; 2 * byFolder > paths.size() && i < labels.size(); ++i)
        if (labels[i].empty())
            labels[i] = folders[i];
    return labels;
}

} // namespace

std::optional<std::string> genreNamed(std::string_view name)
{
    const std::vector<std::string> words = music::wordsOf(name);
    for (std::size_t i = 0; i < words.size(); ++i) {
        std::string joined; // "drum and bass", "hip hop": the longest that names one
        std::optional<std::string> genre;
        for (std::size_t j = i; j < std::min(i + 3, words.size()); ++j) {
            joined += words[j];
            if (auto named = genreOf(joined))
                genre = std::move(named);
        }
        if (genre)
            return genre;
    }
    return std::nullopt;
}

PatternKind kindNamed(std::string_view name)
{
    constexpr std::array<std::string_view, 4> kFills = {"fill", "fills", "fillin", "break"};
    constexpr std::array<std::string_view, 10> kBeats = {"beat",
                                                         "beats",
                                                         "groove",
                                                         "grooves",
                                                         "loop",
                                                         "loops",
                                                         "verse",
                                                         "chorus",
                                                         "main",
                                                         "breakbeat"};
    PatternKind kind = PatternKind::Unknown;
    for (const std::string& word : music::wordsOf(name)) {
        if (std::find(kFills.begin(), kFills.end(), word) != kFills.end())
            return PatternKind::Fill;
        if (std::find(kBeats.begin(), kBeats.end(), word) != kBeats.end())
            kind = PatternKind::Beat;
    }
    return kind;
}

std::optional<double> tempoNamed(std::string_view name)
{
    for (std::size_t i = 0; i + 3 <= name.size(); ++i) {
        if (!containsIgnoringCase(name.substr(i, 3), "bpm"))
            continue;
        std::size_t end = i;
        while (end > 0 && (name[end - 1] == ' ' || name[end - 1] == '_' || name[end - 1] == '-'))
            --end;
        std::size_t begin = end;
        while (begin > 0 && std::isdigit(static_cast<unsigned char>(name[begin - 1])) != 0)
            --begin;
        const auto value = parseReal(name.substr(begin, end - begin));
        if (value && *value >= 20.0 && *value <= 400.0)
            return value;
    }
    return std::nullopt;
}

std::vector<std::string> labelsFor(std::span<const std::string> paths, LabelSource source)
{
    std::vector<std::string> labels(paths.size());
    switch (source) {
    case LabelSource::Automatic:
        return automaticLabels(paths);
    case LabelSource::Folder:
        return folderLabels(paths);
    case LabelSource::FileName:
        std::transform(paths.begin(), paths.end(), labels.begin(), [](const std::string& path) {
            return beginningOf(fileNameOf(path));
        });
        return labels;
    case LabelSource::None:
        break;
    }
    return labels;
}

} // namespace timbrel::pattern
