// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/project_changes.h"

#include "core/base/atomic_file.h"
#include "core/base/digest.h"
#include "core/project/change_set.h"
#include "core/project/example_store.h"
#include "core/project/file_batch.h"

#include <algorithm>
#include <chrono>
#include <system_error>

namespace timbrel::project {

namespace fs = std::filesystem;

namespace {

Result<> addSources(FileBatch& batch, const Project& project, const std::vector<NewSource>& sources)
{
    if (!sources.empty())
        TIMBREL_TRY(createFolder(project.sourcesFolder()));
    for (const NewSource& source : sources) {
        const fs::path file = project.sourcesFolder() / source.name;
        std::error_code ignored;
        if (!fs::exists(file, ignored)) // named by its content
            TIMBREL_TRY(batch.add(file, *source.bytes, FileBatch::IfThere::Replace));
    }
    return {};
}

/// Whether somebody else has changed the file since the editor read it. One that is already what it
/// shall be was written by a save that did not come to its end.
bool isOfAnother(const ChangedExample& changed, const std::string& wanted)
{
    const auto text = readFile(changed.example->file);
    return text && *text != wanted && sha256(*text) != changed.digestBefore;
}

/// Whoever makes the sidecar of a new example owns the name. The .seq comes last: the example
/// exists when all of it is there.
Result<SavedExample> addNew(FileBatch& batch, const ChangedExample& changed, const fs::path& file)
{
    const auto text = textOf(*changed.example);
    if (!text)
        return failure(text.error());
    TIMBREL_TRY(batch.add(originFile(file), text->sidecar, FileBatch::IfThere::Refuse));
    TIMBREL_TRY(batch.add(file, text->seq, FileBatch::IfThere::Refuse));
    return SavedExample {changed.key, file, sha256(text->seq)};
}

Result<SavedExample> addEdited(FileBatch& batch,
                               const Project& project,
                               const ChangedExample& changed,
                               SaveReport& report)
{
    const auto text = textOf(*changed.example);
    if (!text)
        return failure(text.error());
    if (isOfAnother(changed, text->seq)) {
        auto copied = copyToTrash(project.folder(), changed.example->file);
        if (!copied)
            return failure(std::move(copied.error()));
        report.overwritten.push_back(std::move(*copied));
    }
    const fs::path& file = changed.example->file;
    TIMBREL_TRY(batch.add(file, text->seq, FileBatch::IfThere::Replace));
    TIMBREL_TRY(batch.add(originFile(file), text->sidecar, FileBatch::IfThere::Replace));
    return SavedExample {changed.key, file, sha256(text->seq)};
}

/// Sources and examples: all of them or none.
Result<> writeExamples(const Project& project, const ProjectChanges& changes, SaveReport& report)
{
    FileBatch batch;
    TIMBREL_TRY(addSources(batch, project, changes.sources));
    if (!changes.examples.empty())
        TIMBREL_TRY(createFolder(project.examplesFolder()));
    std::vector<SavedExample> written;
    for (const ChangedExample& changed : changes.examples) {
        auto saved = changed.example->file.empty() ? addNew(batch, changed, changed.newFile)
                                                   : addEdited(batch, project, changed, report);
        if (!saved)
            return failure(std::move(saved.error()));
        written.push_back(std::move(*saved));
    }
    TIMBREL_TRY(batch.commit());
    report.examples = std::move(written);
    return {};
}

/// Marks by file name, also those of new examples that are not to be taught; and our own settings.
Result<>
writeOwnFile(const Project& project, const ProjectChanges& changes, const SaveReport& report)
{
    auto enabled = changes.enabled;
    for (const SavedExample& saved : report.examples) {
        const auto is = [&](const ChangedExample& changed) { return changed.key == saved.key; };
        const auto place = std::find_if(changes.examples.begin(), changes.examples.end(), is);
        if (place != changes.examples.end())
            enabled[saved.file.filename().string()] = place->example->isEnabled;
    }
    if (enabled.empty() && !changes.own)
        return {};
    auto settings = ProjectSettings::read(project.settingsFile());
    if (!settings)
        return failure(std::move(settings.error()));
    const Json before = settings->json();
    for (const auto& [fileName, isEnabled] : enabled)
        settings->setExampleEnabled(fileName, isEnabled);
    if (changes.own)
        TIMBREL_TRY(settings->setValues(*changes.own));
    if (settings->json() == before)
        return {};
    return settings->write(project.settingsFile());
}

Result<> moveToTrash(const Project& project, const ProjectChanges& changes, SaveReport& report)
{
    for (const fs::path& file : changes.removed) {
        auto trashed = trashExample(project.folder(), file);
        if (!trashed && trashed.error().id == ErrorId::FileNotFound)
            report.warnings.push_back(std::move(trashed.error()));
        else if (!trashed)
            return failure(std::move(trashed.error()));
        report.removed.push_back(file);
    }
    return {};
}

Result<> saveAll(const Project& project, const ProjectChanges& changes, SaveReport& report)
{
    TIMBREL_TRY(writeExamples(project, changes, report));
    TIMBREL_TRY(writeOwnFile(project, changes, report));
    report.isEnabledWritten = true;
    if (changes.conf)
        TIMBREL_TRY(writeFileAtomically(project.confFile(), *changes.conf));
    report.isConfWritten = true;
    return moveToTrash(project, changes, report);
}

} // namespace

void nameNewExamples(const Project& project, ProjectChanges& changes)
{
    auto time = std::chrono::system_clock::now();
    for (ChangedExample& changed : changes.examples)
        if (changed.example->file.empty() && changed.newFile.empty())
            changed.newFile = freeExampleFile(project.examplesFolder(), time);
}

SaveReport saveChanges(const Project& project, const ProjectChanges& changes)
{
    const ProjectLock lock(project.folder());
    ProjectChanges named = changes;
    nameNewExamples(project, named);
    SaveReport report;
    if (auto done = saveAll(project, named, report); !done)
        report.error = std::move(done.error());
    return report;
}

} // namespace timbrel::project
