// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pattern/step_rows.h"

#include "core/base/atomic_file.h"
#include "core/base/json.h"
#include "core/base/text.h"
#include "core/music/drum_names.h"
#include "core/pattern/fill_rule.h"
#include "core/pattern/gzip.h"
#include "core/pattern/metre.h"
#include "core/pattern/pattern_file.h"
#include "core/pattern/pattern_names.h"

#include <algorithm>

namespace timbrel::pattern {
namespace {

constexpr std::uint64_t kMaximumBytes = 1U << 30U;
constexpr float kPlainVelocity = 0.7F;

Error invalid(std::string_view key, std::string expected)
{
    return Error(ErrorId::FieldInvalid).named(std::string(key)).whereExpected(std::move(expected));
}

/// The first of these keys that is there and is a text.
std::string firstText(const Json& json, std::initializer_list<const char*> keys)
{
    for (const char* key : keys)
        if (auto text = jsonString(json, key))
            return std::move(*text);
    return {};
}

std::optional<std::size_t> rowOf(const std::string& track, std::span<const music::DrumRow> rows)
{
    if (const auto number = parseInteger(track)) {
        const auto note = NoteNumber::from(*number);
        return note ? music::drumRowOf(rows, *note) : std::nullopt;
    }
    const auto drumClass = music::drumClassNamed(track);
    for (std::size_t row = 0; drumClass && row < rows.size(); ++row)
        if (rows[row].drumClass == *drumClass)
            return row;
    return std::nullopt;
}

int beatsPerBar(std::size_t steps, int stepsPerBeat)
{
    const std::size_t beats
        = std::max<std::size_t>(steps / static_cast<std::size_t>(stepsPerBeat), 1);
    for (const int bar : {4, 3})
        if (beats % static_cast<std::size_t>(bar) == 0)
            return bar;
    return static_cast<int>(std::min<std::size_t>(beats, 16));
}

Result<> readTrack(const Json& values, std::size_t row, music::Pattern& pattern)
{
    if (!values.is_array() || values.size() != pattern.shape().steps)
        return failure(invalid("tracks", "one number for each step"));
    const auto isPlain = [](const Json& value) { return value == 0 || value == 1; };
    const bool arePlain = std::all_of(values.begin(), values.end(), isPlain);
    for (std::size_t step = 0; step < values.size(); ++step) {
        if (!values[step].is_number())
            return failure(invalid("tracks", "numbers from 0 to 1"));
        const auto value = static_cast<float>(values[step].get<double>());
        const float velocity = arePlain ? value * kPlainVelocity : value;
        if (velocity > pattern.at(row, step).velocity)
            pattern.set(row, step, {velocity, 0.0F});
    }
    return {};
}

void readRowFacts(const Json& json, PatternEntry& entry)
{
    entry.name = firstText(json, {"name"});
    entry.label = firstText(json, {"genre", "label", "style"});
    const std::size_t window = entry.name.find('#');
    entry.source = window != std::string::npos ? entry.name.substr(0, window) : std::string();
    for (const char* key : {"bpm", "tempo"})
        if (const auto tempo = jsonReal(json, key); tempo && *tempo > 0.0)
            entry.tempo = std::clamp(*tempo, kSlowestTempo, kFastestTempo);
    const std::string part = firstText(json, {"split"});
    if (part == "train")
        entry.part = SplitPart::Train;
    else if (part == "test" || part == "validation" || part == "valid")
        entry.part = SplitPart::Test;
}

Result<PatternEntry> readLine(std::string_view line,
                              const std::filesystem::path& file,
                              std::span<const music::DrumRow> rows)
{
    const auto json = parseJson(line, file);
    if (!json)
        return failure(json.error());
    const auto steps = jsonInteger(*json, "steps", 1, kLongestPatternSteps);
    if (!steps)
        return failure(steps.error());
    const auto stepsPerBeat = jsonInteger(*json, "steps_per_beat", 1, kMostStepsPerBeat);
    if (!stepsPerBeat)
        return failure(stepsPerBeat.error());
    const auto tracks = jsonObject(*json, "tracks");
    if (!tracks)
        return failure(tracks.error());
    PatternEntry entry;
    readRowFacts(*json, entry);
    const auto count = static_cast<std::size_t>(*steps);
    const auto perBeat = static_cast<int>(*stepsPerBeat);
    entry.pattern = music::Pattern({rows.size(), count, perBeat, beatsPerBar(count, perBeat)});
    for (const auto& [track, values] : (*tracks)->items())
        if (const auto row = rowOf(track, rows))
            TIMBREL_TRY(readTrack(values, *row, entry.pattern));
    const PatternKind kind = kindNamed(entry.name);
    entry.isFill = kind == PatternKind::Unknown ? soundsLikeFill(entry.pattern, rows)
                                                : kind == PatternKind::Fill;
    return entry;
}

} // namespace

Result<PatternSet> parseStepRows(std::string_view text,
                                 const std::filesystem::path& file,
                                 std::span<const music::DrumRow> rows,
                                 Warnings* warnings)
{
    PatternSet set {{rows.begin(), rows.end()}, {}};
    std::int64_t number = 0;
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find('\n', begin), text.size());
        const std::string_view line = trimmed(text.substr(begin, end - begin));
        begin = end + 1;
        ++number;
        if (line.empty())
            continue;
        if (set.entries.size() == kMaximumSetPatterns)
            return failure(Error(ErrorId::FileTooLarge).inFile(file));
        auto entry = readLine(line, file, rows);
        if (entry)
            set.entries.push_back(std::move(*entry));
        else if (warnings != nullptr && warnings->size() < kMaximumSetWarnings)
            warnings->push_back(std::move(entry.error()).inFile(file).atLine(number));
    }
    if (set.entries.empty())
        return failure(Error(ErrorId::FormatUnknown).inFile(file));
    return set;
}

Result<PatternSet> readStepRows(const std::filesystem::path& file,
                                std::span<const music::DrumRow> rows,
                                Warnings* warnings)
{
    auto text = readFile(file, kMaximumBytes);
    if (!text)
        return failure(text.error());
    if (isGzip(*text)) {
        auto unpacked = gunzip(*text, kMaximumBytes);
        if (!unpacked)
            return failure(std::move(unpacked.error()).inFile(file));
        *text = std::move(*unpacked);
    }
    return parseStepRows(*text, file, rows, warnings);
}

} // namespace timbrel::pattern
