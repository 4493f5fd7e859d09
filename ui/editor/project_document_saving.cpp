// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/example_store.h"
#include "ui/editor/project_document.h"
#include "ui/editor/project_entry.h"
#include "ui/editor/project_reading.h"

#include <QEventLoop>
#include <QStandardPaths>

#include <algorithm>
#include <set>

namespace timbrel::ui {

namespace fs = std::filesystem;

namespace {

fs::path recoveryRootOf(const fs::path& folder)
{
    return folder / ".timbrel" / "recovery";
}

/// A recovery state whose contents are still to be made.
struct KeptState
{
    project::RecoveryState state;
    std::vector<EntryState> toMake; ///< of entries without content that have changed
    std::vector<fs::path> roots; ///< where a session may lie, the first that can be written
};

/// In the files' thread.
Result<> keep(KeptState& kept, std::optional<project::RecoverySession>& session)
{
    for (const EntryState& made : kept.toMake)
        for (auto& entry : kept.state.entries)
            if (entry.key == made.key)
                entry.content = exampleFrom(made);
    Result<> begun;
    for (const fs::path& root : kept.roots) {
        if (session)
            break;
        auto made = project::RecoverySession::begin(root);
        if (made)
            session.emplace(std::move(*made));
        else
            begun = failure(std::move(made.error()));
    }
    if (!session)
        return begun;
    return session->write(kept.state);
}

} // namespace

// ---- saving

ProjectDocument::Saving ProjectDocument::saving() const
{
    Saving saving;
    project::ProjectChanges& changes = saving.changes;
    std::set<std::string> sources;
    for (const auto* example : m_examples) {
        const ProjectEntry& entry = *entryOf(example);
        if (!differs(entry))
            continue;
        ExampleProperties as = entry.saved;
        as.isEnabled = example->properties().isEnabled;
        const bool isMarkOnly = entry.isOnDisk && !entry.isRecovered && example->history().isClean()
            && as == example->properties();
        if (isMarkOnly) {
            changes.enabled[entry.file.filename().string()] = as.isEnabled;
            continue;
        }
        saving.states.push_back(stateOf(entry));
        saving.digests.push_back(entry.digest);
        if (entry.source && sources.insert(entry.source->name).second)
            changes.sources.push_back(*entry.source);
    }
    for (const auto& [key, entry] : m_entries)
        if (!entry->isInList && entry->isOnDisk)
            changes.removed.push_back(entry->file);
    if (m_conf.text() != m_savedConf)
        changes.conf = m_conf.text();
    return saving;
}

void ProjectDocument::takeReport(const Saving& saving, const project::SaveReport& report)
{
    const project::ProjectChanges& changes = saving.changes;
    for (const project::SavedExample& saved : report.examples) {
        const auto place = m_entries.find(saved.key);
        const auto state = std::find_if(saving.states.begin(),
                                        saving.states.end(),
                                        [&](const auto& one) { return one.key == saved.key; });
        if (place == m_entries.end() || state == saving.states.end())
            continue;
        ProjectEntry& entry = *place->second;
        entry.file = saved.file;
        entry.digest = saved.digest;
        entry.isOnDisk = true;
        entry.source.reset();
        const bool wasEnabled = entry.saved.isEnabled;
        entry.saved = state->properties;
        if (!report.isEnabledWritten)
            entry.saved.isEnabled = wasEnabled;
        entry.isRecovered = entry.revision != state->revision; // edited while it was written
        if (!entry.isRecovered)
            entry.document->setSaved();
    }
    for (auto& [key, entry] : m_entries) {
        const auto mark = changes.enabled.find(entry->file.filename().string());
        if (report.isEnabledWritten && entry->isInList && mark != changes.enabled.end())
            entry->saved.isEnabled = mark->second;
        if (std::find(report.removed.begin(), report.removed.end(), entry->file)
                != report.removed.end()
            && !entry->isInList)
            entry->isOnDisk = false;
    }
    if (report.isConfWritten && changes.conf)
        m_savedConf = *changes.conf;
    if (!report.overwritten.empty())
        Q_EMIT savedOverOthers(static_cast<int>(report.overwritten.size()));
    for (int index = 0; index < m_examples.size(); ++index)
        Q_EMIT exampleChanged(index);
}

Result<> ProjectDocument::save()
{
    if (!m_project)
        return failure(Error(ErrorId::UsageWrong).whereExpected("a folder"));
    if (m_isSaving) // asked again while it is at work
        return failure(Error(ErrorId::FileNotWritable).inFile(m_project->folder()));
    for (auto* example : m_examples)
        if (example->isInGesture())
            example->cancelGesture();
    auto work = std::make_shared<Saving>(saving());
    m_isSaving = true;
    const int generation = m_generation;
    QEventLoop waiting; // what plays goes on; what a hand does waits
    m_files.start([work, project = *m_project, &waiting] {
        for (std::size_t i = 0; i < work->states.size(); ++i)
            work->changes.examples.push_back(
                {work->states[i].key, exampleFrom(work->states[i]), work->digests[i]});
        work->report = project::saveChanges(project, work->changes);
        QMetaObject::invokeMethod(&waiting, &QEventLoop::quit, Qt::QueuedConnection);
    });
    waiting.exec(QEventLoop::ExcludeUserInputEvents);
    m_isSaving = false;
    if (generation == m_generation) { // else it was closed meanwhile
        takeReport(*work, work->report);
        noteChange();
    }
    if (work->report.error)
        return failure(*work->report.error);
    if (generation != m_generation)
        return {};
    m_autosave.stop();
    discardSession();
    if (isModified())
        m_autosave.start();
    return {};
}

Result<> ProjectDocument::saveAs(const fs::path& folder)
{
    auto copied = project::copyProject(this->folder(), folder, m_conf.text());
    if (!copied)
        return failure(std::move(copied.error()));
    for (auto& [key, entry] : m_entries)
        if (!entry->file.empty())
            entry->file = copied->examplesFolder() / entry->file.filename();
    m_project = std::move(*copied);
    m_untitledName.clear();
    m_savedConf = m_conf.text();
    discardSession(); // it lies in the old folder
    Q_EMIT nameChanged(name());
    auto saved = save();
    if (!saved)
        beginAutosave();
    return saved;
}

// ---- the trash

std::vector<project::TrashedExample> ProjectDocument::trash() const
{
    if (!m_project)
        return {};
    auto found = project::trashedExamples(m_project->folder());
    std::reverse(found.begin(), found.end());
    return found;
}

Result<> ProjectDocument::restore(const project::TrashedExample& trashed)
{
    auto example = project::readStoredExample(trashed.file, nullptr);
    if (!example)
        return failure(std::move(example.error()));
    const QString name = example->details.displayName.empty()
        ? QString::fromStdString(example->name)
        : QString::fromStdString(example->details.displayName);
    ProjectEntry& entry
        = makeEntry(placed(*example), example->details, example->origin, freeName(name), true);
    addAsCommand({entry.key}, tr("Restore \"%1\"").arg(entry.document->properties().name));
    return {};
}

Result<> ProjectDocument::emptyTrash(const std::vector<project::TrashedExample>& shown)
{
    if (!m_project)
        return {};
    return project::emptyTrash(m_project->folder(), shown);
}

// ---- recovery

fs::path ProjectDocument::recoveryRootOfUntitled()
{
    const QString data = QStandardPaths::writableLocation(QStandardPaths::AppDataLocation);
    return fs::path(data.toStdString()) / "recovery";
}

std::vector<project::RecoveryInfo>
ProjectDocument::recoverable(const std::vector<fs::path>& projects)
{
    auto found = project::abandonedSessions(recoveryRootOfUntitled());
    for (const fs::path& folder : projects) {
        auto more = project::abandonedSessions(recoveryRootOf(folder));
        found.insert(found.end(), more.begin(), more.end());
    }
    std::stable_sort(
        found.begin(), found.end(), [](const auto& a, const auto& b) { return a.time > b.time; });
    return found;
}

void ProjectDocument::setAutosaveDelay(std::chrono::milliseconds delay)
{
    m_autosave.setInterval(delay);
}

std::function<Result<>()> ProjectDocument::autosaveWork()
{
    auto kept = std::make_shared<KeptState>();
    project::RecoveryState& state = kept->state;
    state.name = name().toStdString();
    kept->roots = {recoveryRootOfUntitled()};
    if (m_project) {
        state.project = fs::absolute(m_project->folder());
        kept->roots.insert(kept->roots.begin(), recoveryRootOf(m_project->folder()));
    }
    if (m_conf.text() != m_savedConf)
        state.conf = m_conf.text();
    std::set<std::string> sources;
    for (const auto* example : m_examples) {
        ProjectEntry& entry = *entryOf(example);
        project::RecoveryState::Entry& one = state.entries.emplace_back();
        one.key = entry.key;
        one.revision = entry.revision;
        one.fileName = entry.file.filename().string();
        one.isEnabled = example->properties().isEnabled;
        one.digestBefore = entry.digest;
        if (!differs(entry))
            continue;
        if (entry.source && sources.insert(entry.source->name).second)
            state.sources.push_back(*entry.source);
        if (entry.kept && entry.keptRevision == entry.revision)
            one.content = entry.kept;
        else
            kept->toMake.push_back(stateOf(entry));
    }
    for (const auto& [key, entry] : m_entries)
        if (!entry->isInList && entry->isOnDisk)
            state.removed.push_back(entry->file.filename().string());
    return [this, kept, session = m_session]() -> Result<> {
        auto done = keep(*kept, *session);
        if (done)
            QMetaObject::invokeMethod(this, [this, kept] { noteKept(kept->state); });
        return done;
    };
}

void ProjectDocument::noteKept(const project::RecoveryState& state)
{
    for (const auto& one : state.entries) {
        const auto place = m_entries.find(one.key);
        if (place == m_entries.end() || !one.content)
            continue;
        place->second->kept = one.content;
        place->second->keptRevision = one.revision;
    }
    Q_EMIT autosaved();
}

void ProjectDocument::beginAutosave()
{
    const bool isBusy
        = isLoading() || std::any_of(m_examples.begin(), m_examples.end(), [](const auto* example) {
              return example->isInGesture();
          });
    if (isBusy) { // once the hand is up
        m_autosave.start();
        return;
    }
    if (!isModified()) {
        discardSession();
        return;
    }
    m_files.start([this, work = autosaveWork()] {
        if (auto done = work(); !done)
            QMetaObject::invokeMethod(
                this, [this, error = done.error()] { Q_EMIT autosaveFailed(error); });
    });
}

Result<> ProjectDocument::autosaveNow()
{
    m_autosave.stop();
    if (!isModified()) {
        discardSession();
        waitForFiles();
        return {};
    }
    auto result = std::make_shared<Result<>>();
    m_files.start([result, work = autosaveWork()] { *result = work(); });
    waitForFiles();
    return *result;
}

void ProjectDocument::discardSession()
{
    m_files.start([session = m_session] {
        if (*session)
            (*session)->discard();
        session->reset();
    });
}

void ProjectDocument::waitForFiles()
{
    m_files.waitForDone();
}

} // namespace timbrel::ui
