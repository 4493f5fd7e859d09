// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/project_document.h"

#include "ui/editor/project_commands.h"
#include "ui/editor/project_entry.h"
#include "ui/editor/project_reading.h"

#include <algorithm>
#include <set>

namespace timbrel::ui {

namespace fs = std::filesystem;
using namespace std::chrono_literals;

ProjectDocument::ProjectDocument(QObject* parent)
    : QObject(parent)
    , m_conf(expression::LarasynthConf::generated())
    , m_session(std::make_shared<std::optional<project::RecoverySession>>())
{
    m_files.setMaxThreadCount(1);
    m_readers.setMaxThreadCount(1);
    m_takeUp.setInterval(0);
    connect(&m_takeUp, &QTimer::timeout, this, &ProjectDocument::takeUpWhatWasRead);
    m_autosave.setSingleShot(true);
    m_autosave.setInterval(10s);
    connect(&m_autosave, &QTimer::timeout, this, &ProjectDocument::beginAutosave);
}

ProjectDocument::~ProjectDocument()
{
    if (m_reading)
        m_reading->isCancelled = true;
    if (m_import)
        m_import->isCancelled = true;
    if (m_isOpen && isModified() && !m_reading)
        m_files.start([work = autosaveWork()] { (void)work(); });
    m_readers.waitForDone();
    m_files.waitForDone();
    m_undo.disconnect(this);
}

void ProjectDocument::forgetAll()
{
    Q_EMIT aboutToClose();
    ++m_generation;
    for (const auto& work : {m_reading ? &m_reading->isCancelled : nullptr,
                             m_import ? &m_import->isCancelled : nullptr})
        if (work != nullptr)
            *work = true;
    m_reading.reset();
    m_import.reset();
    m_waitingImports.clear();
    m_recoveredSources.clear();
    m_takeUp.stop();
    m_autosave.stop();
    discardSession();
    for (int index = static_cast<int>(m_examples.size()) - 1; index >= 0; --index) {
        Q_EMIT exampleAboutToBeRemoved(index);
        m_examples.removeAt(index);
        Q_EMIT exampleRemoved(index);
    }
    m_undo.clear();
    m_entries.clear();
    m_problems.clear();
    m_project.reset();
    m_untitledName.clear();
    m_isOpen = false;
}

void ProjectDocument::close()
{
    if (!m_isOpen)
        return;
    forgetAll();
    Q_EMIT opened();
    Q_EMIT nameChanged(name());
    noteChange();
    Q_EMIT problemsChanged();
}

QString ProjectDocument::name() const
{
    if (!m_isOpen)
        return {};
    if (!m_project)
        return m_untitledName.isEmpty() ? tr("Untitled") : m_untitledName;
    const fs::path folder = m_project->folder().lexically_normal();
    return QString::fromStdString(
        (folder.has_filename() ? folder : folder.parent_path()).filename().string());
}

std::optional<fs::path> ProjectDocument::folder() const
{
    return m_project ? std::optional(m_project->folder()) : std::nullopt;
}

// ---- entries

ProjectEntry& ProjectDocument::makeEntry(const music::Sequence& sequence,
                                         const project::ExampleDetails& details,
                                         const project::ExampleOrigin& origin,
                                         const QString& name,
                                         bool isEnabled)
{
    auto made = std::make_unique<ProjectEntry>();
    ProjectEntry& entry = *made;
    entry.key = ++m_lastKey;
    entry.channel = details.channel;
    entry.document = std::make_unique<ExampleDocument>();
    entry.document->load(sequence, {name, isEnabled, details.meter, origin});
    entry.document->setDefaultValues(m_settings.controllerDefaults);
    entry.saved = entry.document->properties();
    const auto changed = [this, &entry] { noteChange(entry); };
    connect(entry.document.get(), &ExampleDocument::scoreChanged, this, changed);
    connect(entry.document.get(), &ExampleDocument::propertiesChanged, this, changed);
    connect(entry.document.get(), &ExampleDocument::reloaded, this, changed);
    connect(entry.document.get(), &ExampleDocument::modifiedChanged, this, changed);
    m_entries.emplace(entry.key, std::move(made));
    return entry;
}

ProjectEntry* ProjectDocument::entryOf(const ExampleDocument* example) const
{
    for (const auto& [key, entry] : m_entries)
        if (entry->document.get() == example)
            return entry.get();
    return nullptr;
}

quint64 ProjectDocument::keyOf(const ExampleDocument* example) const
{
    const ProjectEntry* entry = entryOf(example);
    return entry != nullptr ? entry->key : 0;
}

ExampleDocument* ProjectDocument::exampleOf(quint64 key) const
{
    const auto place = m_entries.find(key);
    return place != m_entries.end() && place->second->isInList ? place->second->document.get()
                                                               : nullptr;
}

fs::path ProjectDocument::fileOf(const ExampleDocument* example) const
{
    const ProjectEntry* entry = entryOf(example);
    return entry != nullptr ? entry->file : fs::path();
}

void ProjectDocument::putIntoList(const std::vector<std::pair<int, quint64>>& places)
{
    for (std::size_t begin = 0; begin < places.size();) {
        std::size_t end = begin + 1;
        while (end < places.size() && places[end].first == places[end - 1].first + 1)
            ++end;
        Q_EMIT examplesAboutToBeInserted(places[begin].first, places[end - 1].first);
        for (std::size_t i = begin; i < end; ++i) {
            ProjectEntry& entry = *m_entries.at(places[i].second);
            entry.isInList = true;
            m_examples.insert(places[i].first, entry.document.get());
        }
        Q_EMIT examplesInserted(places[begin].first, places[end - 1].first);
        begin = end;
    }
    if (!m_reading && !places.empty())
        Q_EMIT exampleAppeared(m_entries.at(places.front().second)->document.get());
    noteChange();
}

void ProjectDocument::takeFromList(const std::vector<quint64>& keys)
{
    for (const quint64 key : keys) {
        ProjectEntry& entry = *m_entries.at(key);
        const auto index = m_examples.indexOf(entry.document.get());
        if (index < 0)
            continue;
        Q_EMIT exampleAboutToBeRemoved(static_cast<int>(index));
        m_examples.removeAt(index);
        entry.isInList = false;
        Q_EMIT exampleRemoved(static_cast<int>(index));
    }
    noteChange();
}

void ProjectDocument::addAsCommand(const std::vector<quint64>& keys, const QString& what)
{
    ProjectListCommand::Places places;
    int index = static_cast<int>(m_examples.size());
    for (const quint64 key : keys)
        places.emplace_back(index++, key);
    m_undo.push(new ProjectListCommand(*this, std::move(places), true, what));
}

// ---- what has changed

bool ProjectDocument::differs(const ProjectEntry& entry) const
{
    if (!entry.isInList)
        return entry.isOnDisk;
    return !entry.isOnDisk || entry.isRecovered || !entry.document->history().isClean()
        || entry.document->properties() != entry.saved;
}

bool ProjectDocument::isModified() const
{
    if (!m_isOpen)
        return false;
    return m_conf.text() != m_savedConf || ownSettings() != m_savedOwn
        || std::any_of(m_entries.begin(), m_entries.end(), [this](const auto& item) {
               return differs(*item.second);
           });
}

bool ProjectDocument::isModified(const ExampleDocument* example) const
{
    const ProjectEntry* entry = entryOf(example);
    return entry != nullptr && differs(*entry);
}

void ProjectDocument::noteChange(ProjectEntry& entry)
{
    ++entry.revision;
    if (entry.isInList)
        Q_EMIT exampleChanged(static_cast<int>(m_examples.indexOf(entry.document.get())));
    noteChange();
}

void ProjectDocument::noteChange()
{
    const bool isNow = isModified();
    if (isNow && !m_reading && !m_autosave.isActive())
        m_autosave.start();
    if (isNow == m_wasModified)
        return;
    m_wasModified = isNow;
    Q_EMIT modifiedChanged(isNow);
}

} // namespace timbrel::ui
