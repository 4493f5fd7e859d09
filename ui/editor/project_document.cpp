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

// ---- what a person does

QString ProjectDocument::freeName(const QString& wanted) const
{
    const auto isTaken = [this](const QString& name) {
        return std::any_of(m_examples.begin(), m_examples.end(), [&](const auto* example) {
            return example->properties().name == name;
        });
    };
    if (!isTaken(wanted))
        return wanted;
    for (int number = 2;; ++number) {
        const QString name
            = tr("%1 %2", "name and number of a further example").arg(wanted).arg(number);
        if (!isTaken(name))
            return name;
    }
}

ExampleDocument* ProjectDocument::createExample()
{
    const project::ExampleOrigin origin {project::OriginKind::Drawn, {}, {}};
    ProjectEntry& entry = makeEntry({}, {}, origin, freeName(tr("Example")), true);
    addAsCommand({entry.key}, tr("New example"));
    return entry.document.get();
}

ExampleDocument* ProjectDocument::addRecorded(const music::Sequence& take,
                                              const music::Meter& meter)
{
    if (take.empty())
        return nullptr;
    project::ExampleDetails details;
    details.meter = meter;
    const project::ExampleOrigin origin {project::OriginKind::Recorded, {}, {}};
    ProjectEntry& entry = makeEntry(take, details, origin, freeName(tr("Take")), true);
    addAsCommand({entry.key}, tr("Record an example"));
    return entry.document.get();
}

ExampleDocument* ProjectDocument::addMade(const music::Sequence& music, const QString& name)
{
    const project::ExampleOrigin origin {project::OriginKind::Drawn, {}, {}};
    ProjectEntry& entry = makeEntry(music, {}, origin, freeName(name), true);
    addAsCommand({entry.key}, tr("New example"));
    return entry.document.get();
}

void ProjectDocument::duplicate(const QList<ExampleDocument*>& examples)
{
    ProjectListCommand::Places places;
    int last = -1;
    for (const auto* example : examples)
        last = std::max(last, static_cast<int>(m_examples.indexOf(example)));
    if (last < 0)
        return;
    for (const auto* original : m_examples) {
        if (!examples.contains(original))
            continue;
        const ProjectEntry& from = *entryOf(original);
        const ExampleProperties& properties = original->properties();
        project::ExampleDetails details;
        details.meter = properties.meter;
        details.channel = from.channel;
        ProjectEntry& entry = makeEntry(original->sequence(),
                                        details,
                                        properties.origin,
                                        freeName(properties.name),
                                        properties.isEnabled);
        entry.source = from.source;
        places.emplace_back(++last, entry.key);
    }
    const int count = static_cast<int>(places.size());
    const QString what
        = count == 1 ? tr("Duplicate an example") : tr("Duplicate %n examples", nullptr, count);
    m_undo.push(new ProjectListCommand(*this, std::move(places), true, what));
}

void ProjectDocument::remove(const QList<ExampleDocument*>& examples)
{
    ProjectListCommand::Places places;
    for (int index = 0; index < m_examples.size(); ++index)
        if (examples.contains(m_examples[index]))
            places.emplace_back(index, keyOf(m_examples[index]));
    if (places.empty())
        return;
    const QString what = places.size() == 1
        ? tr("Delete \"%1\"").arg(m_examples[places.front().first]->properties().name)
        : tr("Delete %n examples", nullptr, static_cast<int>(places.size()));
    m_undo.push(new ProjectListCommand(*this, std::move(places), false, what));
}

void ProjectDocument::rename(ExampleDocument* example, const QString& name)
{
    const QString before = example->properties().name;
    const QString after = name.simplified();
    if (after.isEmpty() || after == before || keyOf(example) == 0)
        return;
    m_undo.push(new ProjectNameCommand(
        *this, keyOf(example), before, after, tr("Rename to \"%1\"").arg(after)));
}

void ProjectDocument::setEnabled(const QList<ExampleDocument*>& examples, bool isEnabled)
{
    std::vector<quint64> keys;
    for (const auto* example : examples)
        if (example->properties().isEnabled != isEnabled && keyOf(example) != 0)
            keys.push_back(keyOf(example));
    if (keys.empty())
        return;
    const int count = static_cast<int>(keys.size());
    const QString teach
        = count == 1 ? tr("Teach an example") : tr("Teach %n examples", nullptr, count);
    const QString leaveOut
        = count == 1 ? tr("Leave out an example") : tr("Leave out %n examples", nullptr, count);
    const QString what = isEnabled ? teach : leaveOut;
    m_undo.push(new ProjectMarkCommand(*this, std::move(keys), isEnabled, what));
}

// ---- settings

void ProjectDocument::setConf(expression::LarasynthConf conf)
{
    m_conf = std::move(conf);
    Random random(1); // values that are drawn at random are drawn anew for each training
    if (auto settings = m_conf.settings(random)) {
        m_settings = std::move(*settings);
        m_projectSettings.applyTo(m_settings);
    }
    for (const auto& [key, entry] : m_entries)
        entry->document->setDefaultValues(m_settings.controllerDefaults);
    Q_EMIT settingsChanged();
    noteChange();
}

expression::Settings ProjectDocument::drawnSettings(Random& random) const
{
    auto settings = m_conf.settings(random);
    if (!settings)
        return m_settings;
    m_projectSettings.applyTo(*settings);
    return std::move(*settings);
}

void ProjectDocument::changeConf(expression::LarasynthConf conf, const QString& what, int mergeKey)
{
    if (!(conf == m_conf))
        m_undo.push(new ProjectConfCommand(*this, m_conf, std::move(conf), mergeKey, what));
}

void ProjectDocument::setControllerDefault(int controller, int value)
{
    const auto number = static_cast<std::uint8_t>(controller);
    const auto now = m_settings.controllerDefaults.find(number);
    if (now == m_settings.controllerDefaults.end() || now->second == value)
        return;
    std::vector<std::pair<int, int>> pairs;
    for (const std::uint8_t listed : m_settings.controllers)
        pairs.emplace_back(listed,
                           listed == number ? std::clamp(value, 0, 127)
                                            : m_settings.controllerDefaults.at(listed));
    auto conf = m_conf;
    if (!conf.set("midi.controller_defaults", pairs))
        return;
    m_undo.push(new ProjectConfCommand(
        *this, m_conf, std::move(conf), controller, tr("Default of CC %1").arg(controller)));
}

void ProjectDocument::forget(const QList<int>& controllers)
{
    auto conf = m_conf;
    std::vector<int> listed;
    std::vector<std::pair<int, int>> defaults;
    std::vector<std::pair<int, int>> counts;
    for (const std::uint8_t controller : m_settings.controllers) {
        if (controllers.contains(int {controller}))
            continue;
        listed.push_back(controller);
        defaults.emplace_back(controller, m_settings.controllerDefaults.at(controller));
        counts.emplace_back(controller, m_settings.controllerOutputCounts.at(controller));
    }
    if (listed.empty() || listed.size() == m_settings.controllers.size())
        return; // settings without a controller teach nothing
    if (!conf.set("midi.controllers", listed) || !conf.set("midi.controller_defaults", defaults)
        || !conf.set("representation.controller_output_counts", counts))
        return;
    m_undo.push(new ProjectConfCommand(
        *this,
        m_conf,
        std::move(conf),
        -1,
        controllers.size() == 1
            ? tr("No longer learn CC %1").arg(controllers.front())
            : tr("No longer learn %n controllers", nullptr, static_cast<int>(controllers.size()))));
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
    return m_conf.text() != m_savedConf
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
