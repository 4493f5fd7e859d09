// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/atomic_file.h"
#include "core/base/digest.h"
#include "core/expression/example_file.h"
#include "core/project/example_store.h"
#include "ui/common/first_conf.h"
#include "ui/editor/project_commands.h"
#include "ui/editor/project_document.h"
#include "ui/editor/project_entry.h"
#include "ui/editor/project_reading.h"

#include <QDateTime>
#include <QElapsedTimer>
#include <QLocale>

#include <algorithm>
#include <set>

namespace timbrel::ui {

namespace fs = std::filesystem;

namespace {

/// The time in "example-2026-05-29-13.46.04.399845", as a person reads it; empty for other names.
QString timeIn(const std::string& fileName)
{
    QString text = QString::fromStdString(fileName).mid(8, 19);
    text.replace(QLatin1Char(':'), QLatin1Char('.')); // as the original program has it
    const QDateTime time = QDateTime::fromString(text, QStringLiteral("yyyy-MM-dd-HH.mm.ss"));
    return time.isValid() ? QLocale().toString(time.date(), QLocale::ShortFormat)
            + time.toString(QStringLiteral(" HH:mm:ss"))
                          : QString();
}

/// How a person would call an example that has no name of its own.
QString nameOf(const project::Example& example)
{
    if (!example.details.displayName.empty())
        return QString::fromStdString(example.details.displayName);
    if (!example.origin.fileName.empty())
        return QString::fromStdString(fs::path(example.origin.fileName).stem().string());
    const QString time = timeIn(example.name);
    if (time.isEmpty())
        return QString::fromStdString(example.name);
    return example.origin.kind == project::OriginKind::Recorded
        ? ProjectDocument::tr("Take %1", "recorded then").arg(time)
        : ProjectDocument::tr("Example %1", "made then").arg(time);
}

ReadExample
readOne(const fs::path& file, const project::ProjectSettings& settings, Warnings& warnings)
{
    ReadExample read;
    std::string text;
    auto example = project::readStoredExample(file, &warnings, &text);
    if (!example) {
        read.warning = std::move(example.error());
        return read;
    }
    example->isEnabled = settings.isExampleEnabled(file.filename().string());
    read.example = std::move(*example);
    read.digest = sha256(text);
    return read;
}

/// A save that was killed may have come as far as this example.
void noteIfWritten(project::RecoveryState::Entry& entry, const fs::path& file)
{
    const auto text = readFile(file);
    if (text && *text == expression::writeExample(entry.content->sequence))
        entry.digestBefore = sha256(*text);
}

/// In the files' thread: the project's examples, or those of a recovery state and what the folder
/// has besides.
template<class Reading>
void readAll(Reading& reading,
             const std::optional<project::Project>& project,
             const std::shared_ptr<project::RecoveryState>& recovered,
             const project::ProjectSettings& settings)
{
    std::vector<fs::path> files;
    if (project) {
        auto found = project::exampleFiles(project->examplesFolder());
        if (found)
            files = std::move(*found);
        else
            reading.put({{}, {}, {}, false, std::move(found.error()), 0});
    }
    const auto isOfRecovered = [&](const fs::path& file) {
        const std::string name = file.filename().string();
        return std::any_of(recovered->entries.begin(),
                           recovered->entries.end(),
                           [&](const auto& entry) { return entry.fileName == name; });
    };
    Warnings warnings;
    if (recovered) {
        for (const auto& entry : recovered->entries) {
            ReadExample read;
            if (!entry.content && project) {
                read = readOne(project->examplesFolder() / entry.fileName, settings, warnings);
                if (!read.example)
                    read.recovered.reset();
            }
            if (entry.content || read.example)
                read.recovered = entry;
            if (entry.content && project && !entry.fileName.empty())
                noteIfWritten(*read.recovered, project->examplesFolder() / entry.fileName);
            reading.put(std::move(read));
        }
        std::erase_if(files, isOfRecovered);
    }
    for (const fs::path& file : files) {
        if (reading.isCancelled)
            return;
        ReadExample read = readOne(file, settings, warnings);
        read.count = static_cast<int>(files.size());
        if (recovered) {
            const auto& removed = recovered->removed;
            read.isRemoved = std::find(removed.begin(), removed.end(), file.filename().string())
                != removed.end();
        }
        reading.put(std::move(read));
    }
    for (Error& warning : warnings)
        reading.put({{}, {}, {}, false, std::move(warning), 0});
    reading.finish();
}

} // namespace

Result<> ProjectDocument::open(const fs::path& folder)
{
    auto project = project::Project::open(folder);
    if (!project)
        return failure(std::move(project.error()));
    auto conf = expression::LarasynthConf::read(project->confFile());
    if (!conf)
        return failure(std::move(conf.error()));
    auto settings = project::ProjectSettings::read(project->settingsFile());
    if (!settings)
        return failure(std::move(settings.error()));

    forgetAll();
    m_isOpen = true;
    m_project = std::move(*project);
    m_projectSettings = std::move(*settings);
    m_savedConf = conf->text();
    m_savedOwn = ownSettings();
    m_problems = conf->problems();
    if (m_project->isOfPatterns()) // nothing is taught by these settings yet
        std::erase_if(m_problems, [](const Error& problem) {
            return problem.id == ErrorId::SettingsMissingKey;
        });
    setConf(std::move(*conf));
    Q_EMIT opened();
    Q_EMIT nameChanged(name());
    Q_EMIT problemsChanged();
    beginReading({});
    return {};
}

void ProjectDocument::createUntitled()
{
    forgetAll();
    m_isOpen = true;
    m_projectSettings = project::ProjectSettings();
    auto conf = firstConf();
    m_savedConf = conf.text();
    m_savedOwn.clear();
    setConf(std::move(conf));
    Q_EMIT opened();
    Q_EMIT nameChanged(name());
    Q_EMIT problemsChanged();
    Q_EMIT loaded();
}

Result<> ProjectDocument::recover(const project::RecoveryInfo& session)
{
    Warnings warnings;
    auto taken = project::RecoverySession::takeOver(session.folder, &warnings);
    if (!taken)
        return failure(std::move(taken.error()));
    auto& [mine, state] = *taken;
    // a project whose folder is gone comes back as one that was never saved
    std::optional<project::Project> project;
    const fs::path& folder = session.project;
    if (auto found = project::Project::open(folder); !folder.empty() && found)
        project = std::move(*found);
    auto saved = project ? expression::LarasynthConf::read(project->confFile())
                         : Result<expression::LarasynthConf>(firstConf());
    auto conf
        = state.conf ? expression::LarasynthConf::parse(*state.conf, "larasynth.conf") : saved;
    if (!conf)
        return failure(std::move(conf.error()));

    forgetAll();
    waitForFiles();
    m_isOpen = true;
    m_untitledName = QString::fromStdString(state.name);
    if (project)
        m_projectSettings = project::ProjectSettings::read(project->settingsFile())
                                .value_or(project::ProjectSettings());
    m_project = std::move(project);
    m_savedConf = saved ? saved->text() : std::string();
    m_savedOwn = ownSettings();
    if (state.own)
        (void)m_projectSettings.setValues(*state.own); // what is unsound stays as saved
    m_problems = std::move(warnings);
    *m_session = std::move(mine);
    setConf(std::move(*conf));
    Q_EMIT opened();
    Q_EMIT nameChanged(name());
    Q_EMIT problemsChanged();
    beginReading(std::make_shared<project::RecoveryState>(std::move(state)));
    return {};
}

void ProjectDocument::beginReading(std::shared_ptr<project::RecoveryState> recovered)
{
    m_reading = std::make_shared<Reading>();
    m_files.start(
        [reading = m_reading, project = m_project, recovered, settings = m_projectSettings] {
            readAll(*reading, project, recovered, settings);
        });
    m_takeUp.start(kUntilFirstPortion); // the window shows itself first
    if (!recovered)
        return;
    // originals that were not in sources/ yet
    for (const auto& source : recovered->sources)
        m_recoveredSources.insert_or_assign(source.name, source);
}

void ProjectDocument::takeUpWhatWasRead()
{
    if (m_import)
        takeUpImported();
    if (!m_reading) {
        if (!m_import)
            m_takeUp.stop();
        return;
    }
    m_takeUp.setInterval(0);
    auto& places = m_reading->places;
    if (places.empty()) {
        takeUpPortion();
        // the first example is shown, and the editor laid out for it, in a turn of its own
        if (m_examples.isEmpty() && !places.empty())
            return;
    }
    if (!places.empty()) {
        const int count = m_reading->count;
        putIntoList(std::exchange(places, {}));
        Q_EMIT loadingProgress(static_cast<int>(m_examples.size()), count);
        return;
    }
    if (!m_reading->isDone())
        return;
    m_reading.reset();
    m_recoveredSources.clear();
    Q_EMIT problemsChanged();
    Q_EMIT loaded();
    noteChange();
}

/// What a turn has time for; one while the list is empty.
void ProjectDocument::takeUpPortion()
{
    QElapsedTimer clock;
    clock.start();
    auto& places = m_reading->places;
    while (clock.elapsed() < kPortionMilliseconds && (places.empty() || !m_examples.isEmpty())) {
        auto read = m_reading->take();
        if (!read)
            break;
        ++m_reading->done;
        m_reading->count = std::max(m_reading->count, read->count);
        if (read->warning)
            m_problems.push_back(std::move(*read->warning));
        const quint64 key = takeUp(*read);
        if (key != 0 && !read->isRemoved)
            places.emplace_back(
                static_cast<int>(m_examples.size() + static_cast<qsizetype>(places.size())), key);
    }
}

quint64 ProjectDocument::takeUp(const ReadExample& read)
{
    const auto* recovered = read.recovered ? &*read.recovered : nullptr;
    const project::Example* example = recovered != nullptr && recovered->content
        ? recovered->content.get()
        : (read.example ? &*read.example : nullptr);
    if (example == nullptr)
        return 0;
    ProjectEntry& entry = makeEntry(
        placed(*example), example->details, example->origin, nameOf(*example), example->isEnabled);
    entry.digest = read.digest;
    entry.file = example->file;
    entry.isOnDisk = !entry.file.empty();
    if (recovered == nullptr)
        return entry.key;
    if (recovered->content) {
        entry.isRecovered = true;
        entry.digest = recovered->digestBefore;
        entry.kept = recovered->content;
        entry.keptRevision = entry.revision;
        std::error_code ignored;
        if (m_project && !recovered->fileName.empty()) {
            entry.file = m_project->examplesFolder() / recovered->fileName;
            entry.isOnDisk = fs::exists(entry.file, ignored);
        }
        const auto source = m_recoveredSources.find(example->origin.original);
        if (source != m_recoveredSources.end())
            entry.source = source->second;
    }
    if (entry.document->properties().isEnabled != recovered->isEnabled) {
        ExampleProperties properties = entry.document->properties();
        properties.isEnabled = recovered->isEnabled;
        entry.document->setProperties(properties);
    }
    return entry.key;
}

} // namespace timbrel::ui
