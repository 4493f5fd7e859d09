// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/example_store.h"
#include "core/project/project_copy.h"
#include "ui/editor/project_document.h"
#include "ui/editor/project_entry.h"
#include "ui/editor/project_keeping.h"
#include "ui/editor/project_reading.h"

#include <QDeadlineTimer>
#include <QEventLoop>

#include <algorithm>
#include <set>

namespace timbrel::ui {

namespace fs = std::filesystem;

namespace {

constexpr qint64 kBetweenTellings = 50; // ms

} // namespace

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
    if (ownSettings() != m_savedOwn)
        changes.own = ownSettings();
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
    if (report.isEnabledWritten && changes.own)
        m_savedOwn = *changes.own;
    if (!report.overwritten.empty())
        Q_EMIT savedOverOthers(static_cast<int>(report.overwritten.size()));
    for (int index = 0; index < m_examples.size(); ++index)
        Q_EMIT exampleChanged(index);
}

void ProjectDocument::waitFor(const std::function<void()>& work)
{
    m_isSaving = true;
    QEventLoop waiting; // what plays goes on; what a hand does waits
    m_files.start([&work, &waiting] {
        work();
        QMetaObject::invokeMethod(&waiting, &QEventLoop::quit, Qt::QueuedConnection);
    });
    waiting.exec(QEventLoop::ExcludeUserInputEvents);
    waitForFiles(); // the program may have been told to end meanwhile
    m_isSaving = false;
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
    Saving work = saving();
    const auto kept = keptState();
    const int generation = m_generation;
    waitFor([&work, &kept, session = m_session, project = *m_project] {
        work.run(project, *kept, *session);
    });
    if (generation == m_generation) { // else it was closed meanwhile
        takeReport(work, work.report);
        noteChange();
    }
    if (work.report.error)
        return failure(*work.report.error);
    if (generation != m_generation)
        return {};
    m_autosave.stop();
    if (isModified())
        m_autosave.start();
    return {};
}

void ProjectDocument::Saving::run(const project::Project& project,
                                  KeptState& kept,
                                  std::optional<project::RecoverySession>& session)
{
    for (std::size_t i = 0; i < states.size(); ++i)
        changes.examples.push_back({states[i].key, exampleFrom(states[i]), digests[i]});
    project::nameNewExamples(project, changes);
    expectSaved(kept, changes);
    if (session || !changes.examples.empty())
        (void)keep(kept, session); // what cannot be kept is saved nevertheless
    report = project::saveChanges(project, changes);
    if (report.error || !session)
        return;
    session->discard();
    session.reset();
}

Result<project::Project> ProjectDocument::copyTo(const fs::path& folder)
{
    std::optional<Result<project::Project>> copied;
    auto tell = [this, last = QDeadlineTimer()](std::uintmax_t done, std::uintmax_t all) mutable {
        if (!last.hasExpired() && done < all)
            return;
        last.setRemainingTime(kBetweenTellings);
        QMetaObject::invokeMethod(
            this, [this, done, all] { Q_EMIT copyProgress(done, all); }, Qt::QueuedConnection);
    };
    waitFor([&copied, &folder, tell, from = this->folder(), conf = m_conf.text()] {
        copied = project::copyProject(from, folder, conf, tell);
    });
    return std::move(*copied);
}

Result<> ProjectDocument::saveAs(const fs::path& folder)
{
    if (m_isSaving)
        return failure(Error(ErrorId::FileNotWritable).inFile(folder));
    const std::string conf = m_conf.text();
    const int generation = m_generation;
    auto copied = copyTo(folder);
    if (!copied)
        return failure(std::move(copied.error()));
    if (generation != m_generation) // it was closed meanwhile
        return {};
    for (auto& [key, entry] : m_entries)
        if (!entry->file.empty())
            entry->file = copied->examplesFolder() / entry->file.filename();
    m_project = std::move(*copied);
    m_untitledName.clear();
    m_savedConf = conf;
    Q_EMIT nameChanged(name());
    // what is kept for recovery stays where it was until all is saved
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

} // namespace timbrel::ui
