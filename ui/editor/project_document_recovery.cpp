// SPDX-License-Identifier: GPL-3.0-or-later
// What is not saved yet, kept for recovery.
#include "ui/editor/project_document.h"
#include "ui/editor/project_entry.h"
#include "ui/editor/project_keeping.h"

#include <QStandardPaths>

#include <algorithm>
#include <set>

namespace timbrel::ui {

namespace fs = std::filesystem;

fs::path ProjectDocument::recoveryRootOfUntitled()
{
    const QString data = QStandardPaths::writableLocation(QStandardPaths::AppDataLocation);
    return fs::path(data.toStdString()) / "recovery";
}

std::vector<project::RecoveryInfo>
ProjectDocument::recoverable(const std::vector<fs::path>& projects)
{
    auto found = project::abandonedSessions(recoveryRootOfUntitled());
    for (const fs::path& folder : projects)
        for (project::RecoveryInfo& left : project::abandonedSessions(recoveryRootOf(folder))) {
            std::error_code ignored;
            if (!fs::exists(left.project, ignored)) // it has been moved since
                left.project = fs::absolute(folder);
            found.push_back(std::move(left));
        }
    std::stable_sort(
        found.begin(), found.end(), [](const auto& a, const auto& b) { return a.time > b.time; });
    return found;
}

void ProjectDocument::setAutosaveDelay(std::chrono::milliseconds delay)
{
    m_autosave.setInterval(delay);
}

std::shared_ptr<KeptState> ProjectDocument::keptState()
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
    if (ownSettings() != m_savedOwn)
        state.own = ownSettings();
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
    return kept;
}

std::function<Result<>()> ProjectDocument::autosaveWork()
{
    return [this, kept = keptState(), session = m_session]() -> Result<> {
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
    const bool isBusy = isLoading() || m_isSaving
        || std::any_of(m_examples.begin(), m_examples.end(), [](const auto* example) {
                            return example->isInGesture();
                        });
    if (isBusy) { // once the hand is up and what is saved is there
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
