// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pattern/pattern_import.h"

#include "core/base/atomic_file.h"
#include "core/base/digest.h"
#include "core/pattern/fill_rule.h"
#include "core/pattern/gzip.h"
#include "core/pattern/h2pattern.h"
#include "core/pattern/import_files.h"
#include "core/pattern/pattern_file.h"
#include "core/pattern/pattern_fit.h"
#include "core/pattern/step_rows.h"

#include <algorithm>
#include <fmt/format.h>
#include <new>
#include <unordered_set>

namespace timbrel::pattern {

namespace fs = std::filesystem;

namespace {

constexpr std::uint64_t kMaximumRowsBytes = 1U << 30U;

/// Patterns of one file, before it is known which of them stay.
using Entries = std::vector<PatternEntry>;

std::string stemOf(const fs::path& file)
{
    const std::string name = file.filename().string();
    return name.substr(0, std::min(name.find_last_of('.'), name.size()));
}

class Importer
{
public:
    explicit Importer(const ImportSettings& settings)
        : m_settings(settings)
    {
        m_import.set.rows = settings.rows;
    }

    void read(ImportFile file, const std::string& label)
    {
        try {
            const bool isLong = file.kind == ImportKind::Rows;
            auto bytes = readFile(file.path, isLong ? kMaximumRowsBytes : kMaximumImportBytes);
            if (bytes && file.kind == ImportKind::Unknown)
                file.kind = importKindOf(std::string_view(*bytes));
            auto entries = bytes ? entriesOf(file, *bytes) : failure(std::move(bytes.error()));
            if (!entries)
                return refuse(file, std::move(entries.error()));
            keep(file, *bytes, std::move(*entries), label);
        } catch (const std::bad_alloc&) {
            refuse(file, Error(ErrorId::OutOfMemory));
        }
    }

    [[nodiscard]] PatternImport& import() { return m_import; }

private:
    [[nodiscard]] Result<Entries> entriesOf(const ImportFile& file, std::string_view bytes)
    {
        const ImportKind kind = file.kind == ImportKind::Unknown ? importKindOf(bytes) : file.kind;
        switch (kind) {
        case ImportKind::Midi:
            return entriesOfMidi(file, bytes);
        case ImportKind::Hydrogen:
            return entriesOfHydrogen(file, bytes);
        case ImportKind::Pattern:
            return entriesOfPattern(file, bytes);
        case ImportKind::Rows:
            return entriesOfRows(file, bytes);
        case ImportKind::Unknown:
            break;
        }
        return failure(ErrorId::FormatUnknown);
    }

    [[nodiscard]] Result<Entries> entriesOfMidi(const ImportFile& file, std::string_view bytes)
    {
        const auto midi = midi::parseMidiFile(bytes, file.path);
        if (!midi)
            return failure(midi.error());
        const auto takes = drumTakesOf(*midi, m_settings.rows, m_settings.channels);
        if (!takes)
            return failure(takes.error());
        for (const Error& warning : midi->warnings)
            warn(warning);
        Entries entries;
        for (const DrumTake& take : *takes) {
            std::string name = stemOf(file.path);
            if (takes->size() > 1 && !take.name.empty())
                name += " " + take.name;
            TIMBREL_TRY(addTake(take, name, file, entries));
        }
        return entries;
    }

    [[nodiscard]] Result<Entries> entriesOfHydrogen(const ImportFile& file, std::string_view bytes)
    {
        const auto pattern = parseH2Pattern(bytes, file.path, m_settings.rows);
        if (!pattern)
            return failure(pattern.error());
        Entries entries;
        const std::string& name = pattern->take.name;
        TIMBREL_TRY(addTake(pattern->take, name.empty() ? stemOf(file.path) : name, file, entries));
        for (PatternEntry& entry : entries)
            entry.label = genreNamed(pattern->category).value_or(std::string());
        return entries;
    }

    [[nodiscard]] Result<Entries> entriesOfPattern(const ImportFile& file, std::string_view bytes)
    {
        auto document = parsePattern(bytes, file.path);
        if (!document)
            return failure(std::move(document.error()));
        PatternEntry& entry = document->entry;
        entry.pattern
            = withRows(entry.pattern, document->rows, m_settings.rows, &m_import.otherNotes);
        if (entry.source.empty())
            entry.source = file.source;
        return Entries {std::move(entry)};
    }

    [[nodiscard]] Result<Entries> entriesOfRows(const ImportFile& file, std::string_view bytes)
    {
        std::string unpacked;
        if (isGzip(bytes)) {
            auto text = gunzip(bytes, kMaximumRowsBytes);
            if (!text)
                return failure(std::move(text.error()));
            unpacked = std::move(*text);
            bytes = unpacked;
        }
        Warnings warnings;
        auto set = parsePatternSet(bytes, file.path, &warnings);
        if (!set && set.error().id == ErrorId::FormatUnknown) {
            warnings.clear();
            set = parseStepRows(bytes, file.path, m_settings.rows, &warnings);
        }
        if (!set)
            return failure(std::move(set.error()));
        for (const Error& warning : warnings)
            warn(warning);
        if (set->rows != m_settings.rows)
            for (PatternEntry& entry : set->entries)
                entry.pattern
                    = withRows(entry.pattern, set->rows, m_settings.rows, &m_import.otherNotes);
        return std::move(set->entries);
    }

    [[nodiscard]] Result<>
    addTake(const DrumTake& take, const std::string& name, const ImportFile& file, Entries& entries)
    {
        CutTake taken = cut(take, m_settings.rows.size(), m_settings.cut);
        m_import.mergedStrokes += taken.mergedStrokes;
        m_import.otherNotes += take.otherNotes;
        const PatternKind kind = kindNamed(stemOf(file.path));
        const double tempo = tempoNamed(stemOf(file.path)).value_or(PatternEntry {}.tempo);
        for (CutPattern& pattern : taken.patterns) {
            PatternEntry entry;
            entry.name = name;
            if (taken.patterns.size() > 1)
                entry.name += pattern.bars > 1
                    ? fmt::format(" {}-{}", pattern.firstBar + 1, pattern.firstBar + pattern.bars)
                    : fmt::format(" {}", pattern.firstBar + 1);
            entry.source = file.source;
            entry.tempo = pattern.hasTempo ? pattern.tempo : tempo;
            entry.swing = pattern.swing;
            entry.isFill = kind == PatternKind::Unknown
                ? soundsLikeFill(pattern.pattern, m_settings.rows)
                : kind == PatternKind::Fill;
            entry.pattern = std::move(pattern.pattern);
            entries.push_back(std::move(entry));
        }
        return {};
    }

    void
    keep(const ImportFile& file, std::string_view bytes, Entries entries, const std::string& label)
    {
        std::size_t kept = 0;
        std::size_t most = 0; // onsets
        const std::size_t duplicatesBefore = m_import.duplicates;
        for (PatternEntry& entry : entries) {
            entry.label = labelFor(entry, file.kind, label);
            most = std::max(most, entry.pattern.onsetCount());
            kept += keepEntry(std::move(entry)) ? 1 : 0;
            if (m_isFull)
                break;
        }
        if (kept > 0)
            m_import.files.push_back({file.path, file.source, sha256(bytes), kept});
        if (m_isFull)
            refuse(file, Error(ErrorId::FileTooLarge));
        else if (kept == 0 && m_import.duplicates == duplicatesBefore)
            refuse(file, Error(ErrorId::PatternNearEmpty).butFound(std::to_string(most)));
    }

    /// What a pattern says of itself comes before what its file is called, what Hydrogen's tags say
    /// after it.
    [[nodiscard]] std::string
    labelFor(const PatternEntry& entry, ImportKind kind, const std::string& ofFile) const
    {
        if (m_settings.label || m_settings.labels == LabelSource::None)
            return m_settings.label.value_or(std::string());
        const bool isOwnFirst = kind == ImportKind::Pattern || kind == ImportKind::Rows;
        const std::string& first = isOwnFirst ? entry.label : ofFile;
        return first.empty() ? (isOwnFirst ? ofFile : entry.label) : first;
    }

    [[nodiscard]] bool keepEntry(PatternEntry entry)
    {
        if (!m_settings.keepsNearEmpty && entry.pattern.onsetCount() < kFewestOnsets) {
            ++m_import.nearEmpty;
            return false;
        }
        if (!m_settings.keepsDuplicates
            && !m_known.insert(entry.label + "\n" + onsetKey(entry.pattern)).second) {
            ++m_import.duplicates;
            return false;
        }
        m_cells += entry.pattern.cells().size();
        if (m_cells > kMaximumImportCells || m_import.set.entries.size() == kMaximumSetPatterns) {
            m_isFull = true;
            return false;
        }
        m_import.fills += entry.isFill ? 1 : 0;
        m_import.set.entries.push_back(std::move(entry));
        return true;
    }

    void warn(const Error& warning)
    {
        if (m_import.warnings.size() < kMostImportWarnings)
            m_import.warnings.push_back(warning);
    }

    void refuse(const ImportFile& file, Error error)
    {
        // a folder may hold other things in JSON
        const bool isOther = !file.isNamed && error.id == ErrorId::FormatUnknown
            && (file.kind == ImportKind::Pattern || file.kind == ImportKind::Rows);
        if (isOther) {
            ++m_import.otherFiles;
            return;
        }
        if (error.file.empty())
            error.file = file.path.string();
        m_import.broken.push_back(std::move(error));
    }

    const ImportSettings& m_settings;
    PatternImport m_import;
    std::unordered_set<std::string> m_known; ///< labels and onsets
    std::size_t m_cells = 0;
    bool m_isFull = false;
};

std::vector<std::string> labelsOf(const ImportFiles& found, LabelSource source)
{
    std::vector<std::string> paths;
    paths.reserve(found.files.size());
    for (const ImportFile& file : found.files)
        paths.push_back(file.source);
    return labelsFor(paths, source);
}

} // namespace

Result<PatternImport> importPatterns(std::span<const fs::path> paths,
                                     const ImportSettings& settings,
                                     const ImportProgress& progress)
{
    const auto found = filesToImport(paths);
    if (!found)
        return failure(found.error());
    const std::vector<std::string> labels = labelsOf(*found, settings.labels);
    Importer importer(settings);
    PatternImport& import = importer.import();
    import.otherFiles = found->otherFiles;
    for (std::size_t i = 0; i < found->files.size(); ++i) {
        const ImportFile& file = found->files[i];
        if (progress && !progress({i, found->files.size(), import.set.entries.size(), file.path})) {
            import.isCancelled = true;
            break;
        }
        importer.read(file, labels[i]);
    }
    return std::move(import);
}

std::optional<Error> failureOf(const PatternImport& import, std::span<const fs::path> paths)
{
    if (!import.set.entries.empty() || import.isCancelled)
        return std::nullopt;
    if (import.broken.size() == 1 && paths.size() == 1)
        return import.broken.front();
    Error error(ErrorId::PatternsMissing);
    if (!paths.empty())
        error.file = paths.front().string();
    return error;
}

} // namespace timbrel::pattern
