// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pattern/pattern_json.h"

#include "core/base/text.h"
#include "core/pattern/metre.h"
#include "core/pattern/pattern_description_json.h"
#include "core/pattern/pattern_model.h"
#include "core/pattern/step_text.h"

#include <algorithm>
#include <fmt/format.h>

namespace timbrel::pattern {
namespace {

using music::DrumRow;
using music::Pattern;
using music::PatternCell;
using music::PatternShape;

/// The double that is written as shortly as the float is.
double shortest(float value)
{
    return parseReal(fmt::format("{}", value)).value_or(double {value});
}

Error invalid(std::string_view key, std::string found, std::string expected)
{
    return Error(ErrorId::FieldInvalid)
        .named(std::string(key))
        .butFound(std::move(found))
        .whereExpected(std::move(expected));
}

Result<int> integerIn(const Json& json, std::string_view key, int minimum, int maximum)
{
    const auto value = jsonInteger(json, key, minimum, maximum);
    if (!value)
        return failure(value.error());
    return static_cast<int>(*value);
}

/// The field, or what it is where it is not there.
Result<std::string> textOr(const Json& json, std::string_view key, std::string absent)
{
    return json.contains(key) ? jsonString(json, key) : Result<std::string>(std::move(absent));
}

Result<double>
realOr(const Json& json, std::string_view key, double absent, double minimum, double maximum)
{
    if (!json.contains(key))
        return absent;
    const auto value = jsonReal(json, key);
    if (value && (*value < minimum || *value > maximum))
        return failure(invalid(key, formatReal(*value), fmt::format("{} to {}", minimum, maximum)));
    return value;
}

Result<PatternShape> readShape(const Json& json, std::size_t rows)
{
    const auto steps = integerIn(json, "steps", 1, static_cast<int>(kLongestPatternSteps));
    if (!steps)
        return failure(steps.error());
    const auto stepsPerBeat = integerIn(json, "steps_per_beat", 1, kMostStepsPerBeat);
    if (!stepsPerBeat)
        return failure(stepsPerBeat.error());
    const auto beatsPerBar = integerIn(json, "beats_per_bar", 1, kMostBeatsPerBar);
    if (!beatsPerBar)
        return failure(beatsPerBar.error());
    return PatternShape {rows, static_cast<std::size_t>(*steps), *stepsPerBeat, *beatsPerBar};
}

/// One number for each onset, where the key is there.
Result<> readNumbers(const Json& json,
                     std::string_view key,
                     double minimum,
                     double maximum,
                     std::size_t onsets,
                     std::vector<float>& numbers)
{
    if (!json.contains(key))
        return {};
    const auto list = jsonArray(json, key);
    if (!list)
        return failure(list.error());
    if ((*list)->size() != onsets)
        return failure(invalid(key,
                               fmt::format("{} numbers", (*list)->size()),
                               fmt::format("{}: one for each onset", onsets)));
    for (const Json& value : **list) {
        const auto number = realOr({{key, value}}, key, 0.0, minimum, maximum);
        if (!number)
            return failure(number.error());
        numbers.push_back(static_cast<float>(*number));
    }
    return {};
}

Result<> readCells(const Json& json, Pattern& pattern, std::size_t row)
{
    const auto text = jsonString(json, "steps");
    if (!text)
        return failure(text.error());
    std::size_t wrong = 0;
    const auto signs = readSteps(*text, &wrong);
    if (!signs)
        return failure(invalid("steps", text->substr(wrong, 1), ". o x X 1 to 9"));
    const std::size_t steps = pattern.shape().steps;
    if (signs->size() != steps)
        return failure(invalid(
            "steps", fmt::format("{} steps", signs->size()), fmt::format("{} steps", steps)));
    const auto onsets = static_cast<std::size_t>(std::count_if(
        signs->begin(), signs->end(), [](float velocity) { return velocity > 0.0F; }));
    std::vector<float> velocities;
    std::vector<float> offsets;
    TIMBREL_TRY(readNumbers(json, "velocities", 0.0, 1.0, onsets, velocities));
    TIMBREL_TRY(readNumbers(json, "offsets", -0.5, 0.5, onsets, offsets));
    std::size_t onset = 0;
    for (std::size_t step = 0; step < steps; ++step) {
        if (!((*signs)[step] > 0.0F))
            continue;
        pattern.set(row,
                    step,
                    {velocities.empty() ? (*signs)[step] : velocities[onset],
                     offsets.empty() ? 0.0F : offsets[onset]});
        ++onset;
    }
    return {};
}

Result<SplitPart> readPart(const Json& json)
{
    const auto part = textOr(json, "part", "");
    if (!part)
        return failure(part.error());
    if (part->empty())
        return SplitPart::Undecided;
    if (*part != "train" && *part != "test")
        return failure(invalid("part", *part, "train or test"));
    return *part == "train" ? SplitPart::Train : SplitPart::Test;
}

/// All but the pattern.
Result<> readFacts(const Json& json, PatternEntry& entry)
{
    for (const auto& [key, target] :
         {std::pair {"name", &entry.name}, {"label", &entry.label}, {"source", &entry.source}}) {
        auto text = textOr(json, key, "");
        if (!text)
            return failure(std::move(text.error()));
        *target = std::move(*text);
    }
    const auto tempo = realOr(json, "tempo", entry.tempo, kSlowestTempo, kFastestTempo);
    if (!tempo)
        return failure(tempo.error());
    entry.tempo = *tempo;
    const auto swing = realOr(json, "swing", 0.5, 0.5, 0.75);
    if (!swing)
        return failure(swing.error());
    entry.swing = static_cast<float>(*swing);
    if (json.contains("fill")) {
        const auto isFill = jsonBool(json, "fill");
        if (!isFill)
            return failure(isFill.error());
        entry.isFill = *isFill;
    }
    const auto part = readPart(json);
    if (!part)
        return failure(part.error());
    entry.part = *part;
    return {};
}

} // namespace

Json toJson(std::span<const DrumRow> rows)
{
    Json list = Json::array();
    for (const DrumRow& row : rows)
        list.push_back(toJson(row));
    return list;
}

Result<std::vector<DrumRow>> rowsFromJson(const Json& list)
{
    if (!list.is_array() || list.empty() || list.size() > kMaximumRows)
        return failure(invalid("rows",
                               fmt::format("{} rows", list.is_array() ? list.size() : 0),
                               fmt::format("1 to {} rows", kMaximumRows)));
    std::vector<DrumRow> rows;
    for (const Json& json : list) {
        auto row = drumRowFromJson(json);
        if (!row)
            return failure(std::move(row.error()));
        if (row->notes.empty())
            return failure(invalid("notes", "[]", "at least one note"));
        const auto isSame = [&](const DrumRow& other) { return other.id == row->id; };
        if (std::any_of(rows.begin(), rows.end(), isSame))
            return failure(invalid("id", row->id, "each row once"));
        rows.push_back(std::move(*row));
    }
    return rows;
}

void addCells(Json& json, const Pattern& pattern, std::size_t row)
{
    Json velocities = Json::array();
    Json offsets = Json::array();
    bool areSignsExact = true;
    bool hasOffsets = false;
    for (std::size_t step = 0; step < pattern.shape().steps; ++step) {
        const PatternCell& cell = pattern.at(row, step);
        if (!cell.isOnset())
            continue;
        areSignsExact = areSignsExact && velocityOfSign(signOf(cell.velocity)) == cell.velocity;
        hasOffsets = hasOffsets || cell.offset != 0.0F;
        velocities.push_back(shortest(cell.velocity));
        offsets.push_back(shortest(cell.offset));
    }
    json["steps"] = stepsText(pattern, row);
    if (!areSignsExact)
        json["velocities"] = std::move(velocities);
    if (hasOffsets)
        json["offsets"] = std::move(offsets);
}

Json toJson(const PatternEntry& entry, std::span<const DrumRow> rows)
{
    Json json = {{"name", entry.name}, {"label", entry.label}};
    if (!entry.source.empty())
        json["source"] = entry.source;
    json["tempo"] = entry.tempo;
    if (entry.swing != 0.5F)
        json["swing"] = shortest(entry.swing);
    if (entry.isFill)
        json["fill"] = true;
    if (entry.part != SplitPart::Undecided)
        json["part"] = entry.part == SplitPart::Train ? "train" : "test";
    const PatternShape& shape = entry.pattern.shape();
    json["steps"] = shape.steps;
    json["steps_per_beat"] = shape.stepsPerBeat;
    json["beats_per_bar"] = shape.beatsPerBar;
    Json list = Json::array();
    for (std::size_t row = 0; row < std::min(rows.size(), shape.rows); ++row) {
        bool hasOnsets = false;
        for (std::size_t step = 0; step < shape.steps; ++step)
            hasOnsets = hasOnsets || entry.pattern.at(row, step).isOnset();
        if (!hasOnsets)
            continue;
        Json cells = {{"id", rows[row].id}};
        addCells(cells, entry.pattern, row);
        list.push_back(std::move(cells));
    }
    json["rows"] = std::move(list);
    return json;
}

Result<PatternEntry> entryFromJson(const Json& json, std::span<const DrumRow> rows)
{
    PatternEntry entry;
    TIMBREL_TRY(readFacts(json, entry));
    const auto shape = readShape(json, rows.size());
    if (!shape)
        return failure(shape.error());
    const auto list = jsonArray(json, "rows");
    if (!list)
        return failure(list.error());
    entry.pattern = Pattern(*shape);
    for (const Json& cells : **list) {
        const auto id = jsonString(cells, "id");
        if (!id)
            return failure(id.error());
        const auto row = std::find_if(
            rows.begin(), rows.end(), [&](const DrumRow& each) { return each.id == *id; });
        if (row == rows.end())
            return failure(invalid("id", *id, "one of the rows"));
        TIMBREL_TRY(readCells(cells, entry.pattern, static_cast<std::size_t>(row - rows.begin())));
    }
    return entry;
}

} // namespace timbrel::pattern
