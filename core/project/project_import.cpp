// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/atomic_file.h"
#include "core/expression/example_file.h"
#include "core/project/change_set.h"
#include "core/project/example_store.h"
#include "core/project/file_facts.h"
#include "core/project/project.h"

#include <algorithm>
#include <set>
#include <system_error>

namespace timbrel::project {

namespace fs = std::filesystem;

namespace {

using music::Sequence;

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
                    const FileFacts& source,
                    const std::set<std::uint8_t>& wanted,
                    const fs::path& file)
{
    if (source.events.empty())
        return failure(Error(ErrorId::ExampleEmpty).inFile(file));
    report.trackCount = source.tracks.size();
    report.noteCount = source.noteCount;
    if (report.noteCount == 0)
        return failure(Error(ErrorId::ExampleWithoutNotes).inFile(file));
    for (const auto& summary : source.controllers) {
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

Result<> checkLearnable(const FileFacts& source,
                        const std::vector<std::uint8_t>& learn,
                        const fs::path& file)
{
    const auto& summaries = source.controllers;
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

/// Files that were rewritten, and what to write to take that back.
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
    for (Example example : examples) {
        if (example.origin.original.empty())
            continue;
        const auto source = inspectFile(project.sourcesFolder() / example.origin.original);
        const auto before = readFile(example.file);
        // with the times of the file, whatever origin it has
        const auto inFile = expression::readExample(example.file);
        if (!source || !before || !inFile || inFile->empty())
            continue; // stays as it is; problems() tells of it
        for (music::Event& event : example.sequence)
            event.time += inFile->front().time;
        auto longer = withControllersOf(example.sequence, source->events, controllers);
        if (longer == example.sequence)
            continue;
        rewritten.emplace_back(example.file, *before);
        if (auto facts = readFile(originFile(example.file)))
            rewritten.emplace_back(originFile(example.file), std::move(*facts));
        example.sequence = std::move(longer);
        TIMBREL_TRY(writeStoredExample(example));
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
                     const FileFacts& source,
                     const std::set<std::uint8_t>& learn,
                     expression::LarasynthConf& conf,
                     ImportReport& report)
{
    Warnings unreadable; // other examples, which stay as they are
    const auto older = project.examples(&unreadable);
    if (!older)
        return failure(older.error());
    const std::string& name = source.sourceName;
    const Example* before = findImported(*older, name);
    report.wasImportedBefore = before != nullptr;
    report.isExtended = before != nullptr && !learn.empty();
    report.original = project.sourcesFolder() / name;

    ChangeSet changes;
    TIMBREL_TRY(changes.createFolder(project.sourcesFolder()));
    std::error_code code;
    if (!fs::exists(report.original, code))
        TIMBREL_TRY(changes.createFile(report.original, *source.bytes));
    if (!report.isExtended) {
        const ExampleOrigin origin {OriginKind::Imported, file.filename().string(), name};
        ExampleDetails details;
        details.meter = source.meter;
        details.start = report.example.sequence.front().time;
        auto example = createExample(
            changes, project.examplesFolder(), report.example.sequence, origin, details);
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
        if (path.extension() == ".seq")
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
    auto source = inspectFile(file);
    if (!source)
        return failure(std::move(source.error()));
    TIMBREL_TRY(checkLearnable(*source, learn, file));

    ImportReport report;
    std::set<std::uint8_t> wanted(settings->controllers.begin(), settings->controllers.end());
    for (const std::uint8_t controller : learn)
        if (wanted.insert(controller).second)
            report.learnt.push_back(controller);
    TIMBREL_TRY(fillReport(report, *source, wanted, file));
    TIMBREL_TRY(learnControllers(*conf, report.learnt, source->events));
    report.example.sequence = takenFrom(*source, wanted);
    const std::set<std::uint8_t> toLearn(learn.begin(), learn.end());
    TIMBREL_TRY(writeImport(*this, file, *source, toLearn, *conf, report));
    return report;
}

} // namespace timbrel::project
