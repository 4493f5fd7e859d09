// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/project_changes.h"

#include "core/base/atomic_file.h"
#include "core/base/digest.h"
#include "core/project/change_set.h"
#include "core/project/example_store.h"
#include "core/project/file_batch.h"
#include "core/project/project_settings.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <system_error>

namespace timbrel::project {

namespace fs = std::filesystem;

namespace {

constexpr std::array<std::string_view, 2> kNotCopied = {".trash", ".timbrel"};

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

/// Whether somebody else has changed the file since the editor read it.
bool isOfAnother(const ChangedExample& changed)
{
    const auto text = readFile(changed.example->file);
    return text && sha256(*text) != changed.digestBefore;
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
    if (isOfAnother(changed)) {
        auto copied = copyToTrash(project.folder(), changed.example->file);
        if (!copied)
            return failure(std::move(copied.error()));
        report.overwritten.push_back(std::move(*copied));
    }
    const fs::path& file = changed.example->file;
    const auto text = textOf(*changed.example);
    if (!text)
        return failure(text.error());
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
    auto time = std::chrono::system_clock::now();
    std::vector<SavedExample> written;
    for (const ChangedExample& changed : changes.examples) {
        auto saved = changed.example->file.empty()
            ? addNew(batch, changed, freeExampleFile(project.examplesFolder(), time))
            : addEdited(batch, project, changed, report);
        if (!saved)
            return failure(std::move(saved.error()));
        written.push_back(std::move(*saved));
    }
    TIMBREL_TRY(batch.commit());
    report.examples = std::move(written);
    return {};
}

/// By file name; also those of new examples that are not to be taught.
Result<>
writeEnabled(const Project& project, const ProjectChanges& changes, const SaveReport& report)
{
    auto enabled = changes.enabled;
    for (const SavedExample& saved : report.examples) {
        const auto is = [&](const ChangedExample& changed) { return changed.key == saved.key; };
        const auto place = std::find_if(changes.examples.begin(), changes.examples.end(), is);
        if (place != changes.examples.end())
            enabled[saved.file.filename().string()] = place->example->isEnabled;
    }
    if (enabled.empty())
        return {};
    auto settings = ProjectSettings::read(project.settingsFile());
    if (!settings)
        return failure(std::move(settings.error()));
    const Json before = settings->json();
    for (const auto& [fileName, isEnabled] : enabled)
        settings->setExampleEnabled(fileName, isEnabled);
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
    TIMBREL_TRY(writeEnabled(project, changes, report));
    report.isEnabledWritten = true;
    if (changes.conf)
        TIMBREL_TRY(writeFileAtomically(project.confFile(), *changes.conf));
    report.isConfWritten = true;
    return moveToTrash(project, changes, report);
}

/// A copy of a folder's contents but what belongs to this one place only.
Result<> copyContents(const fs::path& from, const fs::path& to)
{
    std::error_code code;
    fs::directory_iterator entry(from, code);
    for (; !code && entry != fs::directory_iterator(); entry.increment(code)) {
        const std::string name = entry->path().filename().string();
        if (std::find(kNotCopied.begin(), kNotCopied.end(), name) != kNotCopied.end())
            continue;
        fs::copy(entry->path(), to / name, fs::copy_options::recursive, code);
        if (code)
            break;
    }
    if (!code)
        return {};
    const auto id
        = code == std::errc::no_space_on_device ? ErrorId::DiskFull : ErrorId::FileNotWritable;
    return failure(Error(id).inFile(to).butFound(code.message()));
}

bool isEmptyOrMissing(const fs::path& folder)
{
    std::error_code ignored;
    return !fs::exists(folder, ignored) || fs::is_empty(folder, ignored);
}

} // namespace

SaveReport saveChanges(const Project& project, const ProjectChanges& changes)
{
    const ProjectLock lock(project.folder());
    SaveReport report;
    if (auto done = saveAll(project, changes, report); !done)
        report.error = std::move(done.error());
    return report;
}

Result<Project>
copyProject(const std::optional<fs::path>& from, const fs::path& to, const std::string& conf)
{
    std::error_code ignored;
    if (fs::exists(to, ignored) && !fs::is_directory(to, ignored))
        return failure(Error(ErrorId::ProjectNotAFolder).inFile(to));
    if (!isEmptyOrMissing(to))
        return failure(Error(fs::exists(to / "larasynth.conf", ignored)
                                 ? ErrorId::ProjectAlreadyConfigured
                                 : ErrorId::FolderNotWritable)
                           .inFile(to)
                           .whereExpected("an empty folder"));
    // a folder within the one it copies would never end
    if (from && !fs::relative(to, *from, ignored).empty()
        && *fs::relative(to, *from, ignored).begin() != "..")
        return failure(Error(ErrorId::FolderNotWritable).inFile(to).butFound(from->string()));
    const bool isNew = !fs::exists(to, ignored);
    TIMBREL_TRY(createFolder(to));
    auto done = from ? copyContents(*from, to) : Result<>();
    if (done)
        done = writeFileAtomically(to / "larasynth.conf", conf);
    if (done)
        return Project::open(to);
    // it was empty, so what is there now is ours
    for (const auto& entry : fs::directory_iterator(to, ignored))
        fs::remove_all(entry.path(), ignored);
    if (isNew)
        fs::remove(to, ignored);
    return failure(std::move(done.error()));
}

} // namespace timbrel::project
