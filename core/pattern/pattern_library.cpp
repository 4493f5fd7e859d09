// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pattern/pattern_library.h"

#include "core/base/atomic_file.h"

#include <algorithm>
#include <functional>
#include <map>
#include <set>
#include <unordered_map>

namespace timbrel::pattern {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kLongestName = 60;
constexpr int kMostOfOneName = 10'000;

bool isLetterOrDigit(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

/// A name that is legal on every disk: letters, digits and single hyphens.
std::string safeFileName(std::string_view name)
{
    std::string safe;
    for (const char c : name) {
        if (safe.size() >= kLongestName)
            break;
        if (isLetterOrDigit(c))
            safe += c;
        else if (!safe.empty() && safe.back() != '-')
            safe += '-';
    }
    while (!safe.empty() && safe.back() == '-')
        safe.pop_back();
    return safe.empty() ? "pattern" : safe;
}

/// Under the first name of name, name-2, name-3 ... that is free.
Result<fs::path> writeNew(const fs::path& folder,
                          std::string_view name,
                          const char* ending,
                          const std::string& bytes)
{
    TIMBREL_TRY(createFolder(folder));
    const std::string safe = safeFileName(name);
    Error last(ErrorId::FileNotWritable);
    for (int i = 1; i < kMostOfOneName; ++i) {
        const fs::path file = folder / (safe + (i > 1 ? "-" + std::to_string(i) : "") + ending);
        std::error_code code;
        if (fs::exists(file, code))
            continue;
        const auto written = createFileAtomically(file, bytes);
        if (written)
            return file;
        last = written.error();
        if (!fs::exists(file, code))
            break; // nobody was faster: it is something else
    }
    return failure(std::move(last));
}

/// A file as a set, whichever of the two it is.
Result<PatternSet> readAny(const fs::path& file, Warnings& warnings)
{
    if (file.extension() == ".jsonl")
        return readPatternSet(file, &warnings);
    auto document = readPattern(file);
    if (!document)
        return failure(std::move(document.error()));
    return PatternSet {std::move(document->rows), {std::move(document->entry)}};
}

Result<std::vector<fs::path>> filesOf(const fs::path& folder)
{
    std::vector<fs::path> files;
    std::error_code code;
    if (!fs::exists(folder, code))
        return files;
    for (fs::directory_iterator i(folder, code), end; !code && i != end; i.increment(code)) {
        const auto ending = i->path().extension();
        if ((ending == ".json" || ending == ".jsonl")
            && !i->path().filename().string().starts_with('.'))
            files.push_back(i->path());
    }
    if (code)
        return failure(Error(ErrorId::FileNotReadable).inFile(folder));
    std::sort(files.begin(), files.end());
    return files;
}

std::size_t cellsHash(const PatternEntry& entry)
{
    std::size_t hash = std::hash<std::string> {}(entry.label);
    const auto& cells = entry.pattern.cells();
    for (std::size_t i = 0; i < cells.size(); ++i)
        if (cells[i].isOnset())
            hash = hash * 1'000'003U + i;
    return hash;
}

/// A set's file without some of its patterns.
Result<> removeLines(const fs::path& file, const std::set<std::size_t>& entries)
{
    const auto text = readFile(file);
    if (!text)
        return failure(text.error());
    const std::string head = text->substr(0, std::min(text->find('\n'), text->size()));
    std::string left = head + '\n';
    std::size_t entry = 0;
    bool isAnyLeft = false;
    for (std::size_t begin = head.size() + 1; begin < text->size();) {
        const std::size_t end = std::min(text->find('\n', begin), text->size());
        const std::string line = text->substr(begin, end - begin);
        begin = end + 1;
        const auto alone = parsePatternSet(head + '\n' + line, file);
        const bool isEntry = alone && !alone->entries.empty();
        if (isEntry && entries.contains(entry++))
            continue;
        left += line + '\n';
        isAnyLeft = isAnyLeft || line.find_first_not_of(" \t\r") != std::string::npos;
    }
    if (isAnyLeft)
        return writeFileAtomically(file, left);
    std::error_code code;
    if (!fs::remove(file, code))
        return failure(Error(ErrorId::FileNotWritable).inFile(file));
    return {};
}

} // namespace

fs::path patternsFolder(const fs::path& project)
{
    return project / "patterns";
}

Result<PatternLibrary> readPatternLibrary(const fs::path& folder)
{
    const auto files = filesOf(folder);
    if (!files)
        return failure(files.error());
    PatternLibrary library;
    std::vector<PatternSet> sets;
    for (const fs::path& file : *files) {
        auto set = readAny(file, library.warnings);
        if (!set) {
            library.warnings.push_back(std::move(set.error()));
            continue;
        }
        for (std::size_t i = 0; i < set->entries.size(); ++i)
            library.places.push_back({file, i});
        sets.push_back(std::move(*set));
    }
    const auto isAlike = [&](const PatternSet& set) { return set.rows == sets.front().rows; };
    const bool areAlike = !sets.empty() && std::all_of(sets.begin(), sets.end(), isAlike);
    if (areAlike)
        library.set.rows = sets.front().rows;
    for (PatternSet& set : sets)
        for (PatternEntry& entry : set.entries) {
            if (!areAlike)
                entry.pattern = withRows(entry.pattern, set.rows, library.set.rows);
            library.set.entries.push_back(std::move(entry));
        }
    return library;
}

Result<fs::path>
keepPattern(const fs::path& folder, const PatternEntry& entry, std::span<const music::DrumRow> rows)
{
    return writeNew(folder, entry.name, ".json", patternText(entry, rows));
}

Result<fs::path> keepPatterns(const fs::path& folder, const PatternSet& set, std::string_view name)
{
    return writeNew(folder, name, ".jsonl", patternSetText(set));
}

Result<> removePatterns(const fs::path& folder, std::span<const LibraryPlace> places)
{
    std::map<fs::path, std::set<std::size_t>> byFile;
    for (const LibraryPlace& place : places)
        byFile[folder / place.file.filename()].insert(place.entry);
    for (const auto& [file, entries] : byFile) {
        std::error_code code;
        if (!fs::exists(file, code))
            continue;
        if (file.extension() == ".jsonl") {
            TIMBREL_TRY(removeLines(file, entries));
        } else if (file.extension() == ".json" && !fs::remove(file, code)) {
            return failure(Error(ErrorId::FileNotWritable).inFile(file));
        }
    }
    return {};
}

std::size_t removeKnown(PatternSet& set, const PatternSet& known)
{
    std::unordered_multimap<std::size_t, const PatternEntry*> byHash;
    for (const PatternEntry& entry : known.entries)
        byHash.emplace(cellsHash(entry), &entry);
    const auto isKnown = [&](const PatternEntry& entry) {
        const auto [begin, end] = byHash.equal_range(cellsHash(entry));
        return std::any_of(begin, end, [&](const auto& each) {
            return each.second->label == entry.label && each.second->pattern == entry.pattern;
        });
    };
    return std::erase_if(set.entries, isKnown);
}

} // namespace timbrel::pattern
