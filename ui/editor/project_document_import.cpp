// SPDX-License-Identifier: GPL-3.0-or-later
// Files that become examples.
#include "ui/editor/project_commands.h"
#include "ui/editor/project_document.h"
#include "ui/editor/project_entry.h"
#include "ui/editor/project_reading.h"

#include <QElapsedTimer>
#include <QFileInfo>

#include <algorithm>
#include <set>

namespace timbrel::ui {

namespace fs = std::filesystem;

namespace {

QStringList withFolders(const QStringList& files)
{
    QStringList all;
    for (const QString& file : files) {
        if (!QFileInfo(file).isDir()) {
            all << file;
            continue;
        }
        std::vector<QString> found;
        std::error_code code;
        fs::directory_iterator entry(fs::path(file.toStdString()), code);
        for (; !code && entry != fs::directory_iterator(); entry.increment(code)) {
            const QString path = QString::fromStdString(entry->path().string());
            const QString ending = QFileInfo(path).suffix().toLower();
            if (ending == QLatin1String("mid") || ending == QLatin1String("midi")
                || ending == QLatin1String("seq"))
                found.push_back(path);
        }
        std::sort(found.begin(), found.end());
        for (const QString& path : found)
            all << path;
    }
    return all;
}

} // namespace

void ProjectDocument::importFiles(const QStringList& files)
{
    const QStringList all = withFolders(files);
    if (all.isEmpty() || !m_isOpen)
        return;
    if (m_import) { // one after the other
        m_waitingImports << all;
        return;
    }
    m_import = std::make_shared<Import>();
    m_import->count = static_cast<int>(all.size());
    for (const auto& [key, entry] : m_entries)
        if (entry->isInList && !entry->document->properties().origin.original.empty())
            m_import->original.emplace(entry->document->properties().origin.original, key);
    m_readers.start([import = m_import, all] {
        for (const QString& file : all) {
            if (import->isCancelled)
                break;
            ImportedFile read;
            read.file = QFileInfo(file).fileName();
            auto facts = project::inspectFile(fs::path(file.toStdString()));
            if (facts)
                read.facts = std::make_shared<const project::FileFacts>(std::move(*facts));
            else
                read.error = std::move(facts.error());
            import->put(std::move(read));
        }
        import->finish();
    });
    m_takeUp.start();
    Q_EMIT importProgress(0, m_import->count);
}

void ProjectDocument::cancelImport()
{
    m_waitingImports.clear();
    if (m_import)
        m_import->isCancelled = true;
}

void ProjectDocument::takeUpImported()
{
    QElapsedTimer clock;
    clock.start();
    bool isFurther = false;
    while (clock.elapsed() < kPortionMilliseconds) {
        auto read = m_import->take();
        if (!read)
            break;
        takeUpImported(*read);
        m_import->taken << std::move(*read);
        isFurther = true;
    }
    if (isFurther)
        Q_EMIT importProgress(static_cast<int>(m_import->taken.size()), m_import->count);
    if (m_import->isDone())
        finishImport();
}

void ProjectDocument::takeUpImported(ImportedFile& read)
{
    if (!read.facts)
        return;
    const project::FileFacts& facts = *read.facts;
    if (facts.events.empty()) {
        read.error = Error(ErrorId::ExampleEmpty).inFile(facts.file);
        return;
    }
    const auto before = m_import->original.find(facts.sourceName);
    if (before != m_import->original.end()) {
        read.wasThere = true;
        read.example = before->second;
        return;
    }
    const std::set<std::uint8_t> listed(m_settings.controllers.begin(),
                                        m_settings.controllers.end());
    project::ExampleDetails details;
    details.meter = facts.meter;
    const QFileInfo file(read.file);
    const project::ExampleOrigin origin {
        project::OriginKind::Imported, read.file.toStdString(), facts.sourceName};
    ProjectEntry& entry = makeEntry(
        project::takenFrom(facts, listed), details, origin, file.completeBaseName(), true);
    entry.source = project::NewSource {facts.sourceName, facts.bytes};
    read.example = entry.key;
    m_import->original.emplace(facts.sourceName, entry.key);
    m_import->keys.push_back(entry.key);
}

void ProjectDocument::finishImport()
{
    const auto import = std::exchange(m_import, nullptr);
    if (!import->keys.empty()) {
        const int count = static_cast<int>(import->keys.size());
        const QString what = count == 1
            ? tr("Import \"%1\"")
                  .arg(m_entries.at(import->keys.front())->document->properties().name)
            : tr("Import %n files", nullptr, count);
        addAsCommand(import->keys, what);
    }
    Q_EMIT importFinished(import->taken);
    if (!m_waitingImports.isEmpty())
        importFiles(std::exchange(m_waitingImports, {}));
}

std::shared_ptr<const project::FileFacts>
ProjectDocument::originalOf(const ExampleDocument* example) const
{
    const ProjectEntry* entry = entryOf(example);
    if (entry == nullptr || entry->document->properties().origin.original.empty())
        return nullptr;
    const auto& origin = entry->document->properties().origin;
    auto facts = entry->source ? project::inspectBytes(*entry->source->bytes, origin.original)
        : m_project            ? project::inspectFile(m_project->sourcesFolder() / origin.original)
                               : Result<project::FileFacts>(failure(ErrorId::FileNotFound));
    return facts ? std::make_shared<const project::FileFacts>(std::move(*facts)) : nullptr;
}

} // namespace timbrel::ui
