// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/atomic_file.h"
#include "core/base/digest.h"
#include "core/expression/example_file.h"
#include "core/expression/settings_proposal.h"
#include "core/midi/midi_file.h"
#include "core/project/change_set.h"
#include "core/project/example_store.h"
#include "core/project/project.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <set>
#include <system_error>

namespace timbrel::project {

namespace fs = std::filesystem;

namespace {

using music::Event;
using music::EventKind;
using music::Sequence;

constexpr std::uint64_t kLargestFile = 256U << 20U;

/// A file to import, read.
struct Source
{
    std::string bytes;
    Sequence sequence; ///< all controllers, times from the file's beginning
    std::size_t trackCount = 1;
    Warnings warnings;
};

Result<Source> readSource(const fs::path& file)
{
    auto bytes = readFile(file, kLargestFile);
    if (!bytes)
        return failure(std::move(bytes.error()));
    Source source;
    source.bytes = std::move(*bytes);
    try {
        if (file.extension() == ".seq") {
            auto sequence = expression::parseExample(source.bytes, file, &source.warnings);
            if (!sequence)
                return failure(std::move(sequence.error()));
            source.sequence = std::move(*sequence);
            return source;
        }
        auto midi = midi::parseMidiFile(source.bytes, file);
        if (!midi)
            return failure(std::move(midi.error()));
        source.trackCount = midi->tracks.size();
        source.sequence = midi::mergedSequence(*midi);
        source.warnings = std::move(midi->warnings);
    } catch (const std::bad_alloc&) {
        return failure(Error(ErrorId::OutOfMemory).inFile(file));
    }
    return source;
}

/// "<sha256>.mid": the same content has one name, whatever it was called.
std::string originalName(const Source& source, const fs::path& file)
{
    return sha256(source.bytes) + (file.extension() == ".seq" ? ".seq" : ".mid");
}

std::string numbersOf(const std::vector<music::ControllerSummary>& summaries, bool isMovingOnly)
{
    std::vector<std::uint8_t> numbers;
    for (const auto& summary : summaries)
        if (summary.moves || !isMovingOnly)
            numbers.push_back(summary.controller);
    return expression::listOf(numbers);
}

/// Sorts what the file has into kept and other controllers, and refuses what cannot teach.
Result<> fillReport(ImportReport& report,
                    const Source& source,
                    const std::set<std::uint8_t>& wanted,
                    const fs::path& file)
{
    if (source.sequence.empty())
        return failure(Error(ErrorId::ExampleEmpty).inFile(file));
    report.trackCount = source.trackCount;
    report.noteCount = music::countNotes(source.sequence);
    if (report.noteCount == 0)
        return failure(Error(ErrorId::ExampleWithoutNotes).inFile(file));
    for (const auto& summary : music::controllersIn(source.sequence)) {
        const bool isKept = wanted.contains(summary.controller);
        (isKept ? report.kept : report.others).push_back(summary);
        report.controllerEventCount += isKept ? summary.eventCount : 0;
    }
    if (report.kept.empty())
        return failure(Error(ErrorId::ExampleWithoutControllers)
                           .inFile(file)
                           .butFound(numbersOf(report.others, true))
                           .whereExpected(expression::listOf(
                               std::vector<std::uint8_t>(wanted.begin(), wanted.end()))));
    report.warnings = source.warnings;
    return {};
}

Result<>
checkLearnable(const Source& source, const std::vector<std::uint8_t>& learn, const fs::path& file)
{
    const auto summaries = music::controllersIn(source.sequence);
    for (const std::uint8_t controller : learn) {
        const auto isIt = [&](const auto& summary) { return summary.controller == controller; };
        if (std::none_of(summaries.begin(), summaries.end(), isIt))
            return failure(Error(ErrorId::ControllerNotInFile)
                               .inFile(file)
                               .named(std::to_string(controller))
                               .butFound(numbersOf(summaries, false)));
    }
    return {};
}

/// The settings with more controllers: defaults are the values that the file starts them at.
Result<> addControllers(expression::LarasynthConf& conf,
                        const std::vector<std::uint8_t>& controllers,
                        const Sequence& sequence)
{
    const auto summaries = music::controllersIn(sequence);
    for (const std::uint8_t controller : controllers) {
        const auto summary
            = std::find_if(summaries.begin(), summaries.end(), [&](const auto& candidate) {
                  return candidate.controller == controller;
              });
        const int count = expression::proposedOutputCount({sequence}, controller);
        TIMBREL_TRY(conf.append("midi.controllers", std::array {int {controller}}));
        TIMBREL_TRY(conf.append("midi.controller_defaults",
                                std::array {int {controller}, int {summary->first}}));
        TIMBREL_TRY(conf.append("representation.controller_output_counts",
                                std::array {int {controller}, count}));
    }
    return {};
}

std::optional<Microseconds> firstNote(const Sequence& sequence)
{
    const auto place = std::find_if(sequence.begin(), sequence.end(), [](const Event& event) {
        return event.kind == EventKind::NoteOn;
    });
    return place == sequence.end() ? std::nullopt : std::optional(place->time);
}

/// An example with these controllers as the original has them. The two may have different origins
/// in time; their first notes are the same.
Sequence withControllersOf(const Sequence& example,
                           const Sequence& original,
                           const std::set<std::uint8_t>& controllers)
{
    const auto isTaken = [&](const Event& event) {
        return event.kind == EventKind::Controller && controllers.contains(event.number);
    };
    const auto here = firstNote(example);
    const auto there = firstNote(original);
    const Microseconds shift = here && there ? *here - *there : Microseconds {0};
    Sequence merged;
    // Controllers go before notes of the same time, so that a note finds the value that was set for
    // it.
    for (Event event : original)
        if (isTaken(event)) {
            event.time = std::max(event.time + shift, Microseconds {0});
            merged.push_back(event);
        }
    std::copy_if(example.begin(),
                 example.end(),
                 std::back_inserter(merged),
                 [&](const Event& event) { return !isTaken(event); });
    music::sortByTime(merged);
    return merged;
}

/// Examples that were rewritten, and what to write to take that back.
using Rewritten = std::vector<std::pair<fs::path, std::string>>;

void takeBack(const Rewritten& rewritten)
{
    for (const auto& [file, text] : rewritten)
        if (!writeFileAtomically(file, text))
            return; // the example then has controllers more than are listed, which harms nothing
}

/// Takes controllers up in every example whose original has them.
Result<> extendExamples(const Project& project,
                        const std::vector<Example>& examples,
                        const std::set<std::uint8_t>& controllers,
                        Rewritten& rewritten)
{
    for (const Example& example : examples) {
        if (example.origin.original.empty())
            continue;
        const auto source = readSource(project.sourcesFolder() / example.origin.original);
        const auto before = expression::readExample(example.file);
        if (!source || !before)
            continue; // stays as it is; problems() tells of it
        const auto text = expression::writeExample(*before);
        const auto longer
            = expression::writeExample(withControllersOf(*before, source->sequence, controllers));
        if (longer == text)
            continue;
        TIMBREL_TRY(writeFileAtomically(example.file, longer));
        rewritten.emplace_back(example.file, text);
    }
    return {};
}

const Example* findImported(const std::vector<Example>& examples, const std::string& original)
{
    const auto place = std::find_if(examples.begin(), examples.end(), [&](const Example& example) {
        return example.origin.original == original;
    });
    return place == examples.end() ? nullptr : &*place;
}

/// Everything that an import writes: the original, the example, older examples, the settings.
Result<> writeImport(const Project& project,
                     const fs::path& file,
                     const Source& source,
                     const std::set<std::uint8_t>& learn,
                     expression::LarasynthConf& conf,
                     ImportReport& report)
{
    Warnings unreadable; // other examples, which stay as they are
    const auto older = project.examples(&unreadable);
    if (!older)
        return failure(older.error());
    const std::string name = originalName(source, file);
    const Example* before = findImported(*older, name);
    report.wasImportedBefore = before != nullptr;
    report.isExtended = before != nullptr && !learn.empty();
    report.original = project.sourcesFolder() / name;

    ChangeSet changes;
    TIMBREL_TRY(changes.createFolder(project.sourcesFolder()));
    std::error_code code;
    if (!fs::exists(report.original, code))
        TIMBREL_TRY(changes.createFile(report.original, source.bytes));
    if (!report.isExtended) {
        const ExampleOrigin origin {OriginKind::Imported, file.filename().string(), name};
        auto example
            = createExample(changes, project.examplesFolder(), report.example.sequence, origin);
        if (!example)
            return failure(std::move(example.error()));
        report.example = std::move(*example);
    }
    Rewritten rewritten;
    auto done = learn.empty() ? Result<>() : extendExamples(project, *older, learn, rewritten);
    if (done && !report.learnt.empty())
        done = conf.write(project.confFile());
    if (!done) {
        takeBack(rewritten);
        return done;
    }
    changes.keep();
    for (const auto& [path, text] : rewritten)
        report.extended.push_back(path);
    if (report.isExtended) {
        auto example = readStoredExample(before->file, nullptr);
        report.example = example ? std::move(*example) : *before;
    }
    return {};
}

} // namespace

Result<ImportReport> Project::importFile(const fs::path& file,
                                         const std::vector<std::uint8_t>& learn) const
{
    const ProjectLock lock(m_folder);
    auto conf = expression::LarasynthConf::read(confFile());
    if (!conf)
        return failure(std::move(conf.error()));
    Random random(freshSeed());
    const auto settings = conf->settings(random);
    if (!settings)
        return failure(settings.error());
    auto source = readSource(file);
    if (!source)
        return failure(std::move(source.error()));
    TIMBREL_TRY(checkLearnable(*source, learn, file));

    ImportReport report;
    std::set<std::uint8_t> wanted(settings->controllers.begin(), settings->controllers.end());
    for (const std::uint8_t controller : learn)
        if (wanted.insert(controller).second)
            report.learnt.push_back(controller);
    TIMBREL_TRY(fillReport(report, *source, wanted, file));
    TIMBREL_TRY(addControllers(*conf, report.learnt, source->sequence));
    report.example.sequence = music::withOnlyControllers(source->sequence, wanted);
    const std::set<std::uint8_t> toLearn(learn.begin(), learn.end());
    TIMBREL_TRY(writeImport(*this, file, *source, toLearn, *conf, report));
    return report;
}

} // namespace timbrel::project
