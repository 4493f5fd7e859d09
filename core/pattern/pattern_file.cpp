// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pattern/pattern_file.h"

#include "core/base/atomic_file.h"
#include "core/base/text.h"

#include <fmt/format.h>

namespace timbrel::pattern {
namespace {

constexpr std::string_view kPatternFormat = "timbrel-pattern";
constexpr std::string_view kSetFormat = "timbrel-pattern-set";
constexpr std::uint64_t kMaximumPatternBytes = 4U << 20U;
constexpr std::uint64_t kMaximumSetBytes = 1U << 30U;

/// Lists and what is in them on one line each: what belongs to a row stands in a row.
std::string lineByLine(const Json& json)
{
    std::string text = "{\n";
    for (auto field = json.begin(); field != json.end(); ++field) {
        text += fmt::format(" {}: ", jsonLine(field.key()));
        if (field->is_array() && !field->empty()) {
            text += "[\n";
            for (std::size_t i = 0; i < field->size(); ++i)
                text += fmt::format(
                    "  {}{}\n", jsonLine((*field)[i]), i + 1 < field->size() ? "," : "");
            text += " ]";
        } else {
            text += jsonLine(*field);
        }
        text += std::next(field) == json.end() ? "\n" : ",\n";
    }
    return text + "}\n";
}

Result<PatternDocument> documentFrom(const Json& json, const std::filesystem::path& file)
{
    const auto version = checkFormat(json, kPatternFormat, kPatternVersion, file);
    if (!version)
        return failure(version.error());
    const auto list = jsonArray(json, "rows");
    if (!list)
        return failure(list.error());
    auto rows = rowsFromJson(**list);
    if (!rows)
        return failure(std::move(rows.error()));
    auto entry = entryFromJson(json, *rows);
    if (!entry)
        return failure(std::move(entry.error()));
    return PatternDocument {std::move(*entry), std::move(*rows)};
}

Result<PatternSet> emptySetFrom(std::string_view line, const std::filesystem::path& file)
{
    const auto json = parseJson(line, file);
    if (!json)
        return failure(json.error());
    const auto version = checkFormat(*json, kSetFormat, kPatternVersion, file);
    if (!version)
        return failure(version.error());
    const auto list = jsonArray(*json, "rows");
    if (!list)
        return failure(Error(list.error()).inFile(file));
    auto rows = rowsFromJson(**list);
    if (!rows)
        return failure(std::move(rows.error()).inFile(file));
    return PatternSet {std::move(*rows), {}};
}

Result<PatternEntry> entryFrom(std::string_view line,
                               const std::vector<music::DrumRow>& rows,
                               const std::filesystem::path& file)
{
    const auto json = parseJson(line, file);
    if (!json)
        return failure(json.error());
    auto entry = entryFromJson(*json, rows);
    if (!entry)
        return failure(std::move(entry.error()).inFile(file));
    return entry;
}

} // namespace

std::string patternText(const PatternEntry& entry, std::span<const music::DrumRow> rows)
{
    Json json = {{"format", kPatternFormat}, {"version", kPatternVersion}};
    json.update(toJson(entry, rows));
    Json list = toJson(rows);
    for (std::size_t row = 0; row < rows.size(); ++row)
        addCells(list[row], entry.pattern, row);
    json["rows"] = std::move(list);
    return lineByLine(json);
}

Result<PatternDocument> parsePattern(std::string_view text, const std::filesystem::path& file)
{
    const auto json = parseJson(text, file);
    if (!json)
        return failure(json.error());
    auto document = documentFrom(*json, file);
    if (!document)
        return failure(std::move(document.error()).inFile(file));
    return document;
}

Result<PatternDocument> readPattern(const std::filesystem::path& file)
{
    const auto text = readFile(file, kMaximumPatternBytes);
    if (!text)
        return failure(text.error());
    return parsePattern(*text, file);
}

std::string patternSetText(const PatternSet& set)
{
    Json head = {{"format", kSetFormat}, {"version", kPatternVersion}};
    head["rows"] = toJson(set.rows);
    std::string text = jsonLine(head) + "\n";
    for (const PatternEntry& entry : set.entries)
        text += jsonLine(toJson(entry, set.rows)) + "\n";
    return text;
}

Result<PatternSet>
parsePatternSet(std::string_view text, const std::filesystem::path& file, Warnings* warnings)
{
    const std::size_t headEnd = std::min(text.find('\n'), text.size());
    auto set = emptySetFrom(text.substr(0, headEnd), file);
    if (!set)
        return set;
    std::int64_t number = 1;
    for (std::size_t begin = headEnd + 1; begin < text.size();) {
        const std::size_t end = std::min(text.find('\n', begin), text.size());
        const std::string_view line = trimmed(text.substr(begin, end - begin));
        begin = end + 1;
        ++number;
        if (line.empty())
            continue;
        if (set->entries.size() == kMaximumSetPatterns)
            return failure(Error(ErrorId::FileTooLarge).inFile(file));
        auto entry = entryFrom(line, set->rows, file);
        if (entry)
            set->entries.push_back(std::move(*entry));
        else if (warnings != nullptr && warnings->size() < kMaximumSetWarnings)
            warnings->push_back(std::move(entry.error()).atLine(number));
    }
    return set;
}

Result<PatternSet> readPatternSet(const std::filesystem::path& file, Warnings* warnings)
{
    const auto text = readFile(file, kMaximumSetBytes);
    if (!text)
        return failure(text.error());
    return parsePatternSet(*text, file, warnings);
}

} // namespace timbrel::pattern
