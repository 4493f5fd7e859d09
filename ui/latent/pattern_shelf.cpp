// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/latent/pattern_shelf.h"

#include "core/pattern/shipped_patterns.h"

#include <QFileInfo>

#include <algorithm>
#include <chrono>
#include <set>
#include <utility>

namespace timbrel::ui {
namespace {

using pattern::PatternEntry;
using pattern::PatternSet;

constexpr auto kTellProgressEvery = std::chrono::milliseconds(60);

LibraryItem itemOf(const QString& id, const std::shared_ptr<const PatternEntry>& entry, bool isOwn)
{
    LibraryItem item;
    item.id = id;
    item.name = QString::fromStdString(entry->name);
    item.label = QString::fromStdString(entry->label);
    item.source = QString::fromStdString(entry->source);
    item.pattern = {entry, &entry->pattern};
    item.tempo = entry->tempo;
    item.isOwn = isOwn;
    return item;
}

} // namespace

PatternShelf::PatternShelf(QObject* parent)
    : QObject(parent)
{
    m_thread.setMaxThreadCount(1); // what was asked for first is done first
    int number = 0;
    for (PatternEntry& entry : pattern::shippedPatterns().entries)
        m_shipped.push_back({QStringLiteral("timbrel:%1").arg(number++),
                             std::make_shared<const PatternEntry>(std::move(entry)),
                             std::nullopt});
    show();
}

PatternShelf::~PatternShelf()
{
    m_importing.request_stop();
    m_thread.waitForDone();
}

/// work() elsewhere, then then(value) here, unless the project is another by then.
template<class Work, class Then>
void PatternShelf::run(Work work, Then then)
{
    ++m_jobs;
    m_thread.start([this, round = m_round, work = std::move(work), then = std::move(then)] {
        auto value = std::make_shared<decltype(work())>(work());
        QMetaObject::invokeMethod(
            this,
            [this, round, then, value] {
                --m_jobs;
                if (round == m_round)
                    then(*value);
            },
            Qt::QueuedConnection);
    });
}

void PatternShelf::openProject(std::optional<std::filesystem::path> folder)
{
    ++m_round;
    m_importing.request_stop();
    m_isImporting = false;
    m_own.clear();
    m_removed = {};
    m_library.reset();
    if (folder)
        m_library = pattern::patternsFolder(*folder);
    show();
    readAgain();
}

void PatternShelf::setFolder(const std::filesystem::path& folder)
{
    if (m_library == pattern::patternsFolder(folder))
        return;
    const bool hadFolder = m_library.has_value();
    m_library = pattern::patternsFolder(folder);
    if (hadFolder) { // a copy of the project has a copy of its patterns
        readAgain();
        return;
    }
    std::vector<Own> waiting = std::exchange(m_own, {});
    PatternSet imported;
    for (const Own& own : waiting)
        if (own.entry->source.empty())
            keep(*own.entry);
        else
            imported.entries.push_back(*own.entry);
    if (!imported.entries.empty())
        addSet(std::move(imported), "imported");
    else
        readAgain();
}

void PatternShelf::readAgain()
{
    if (!m_library)
        return;
    run([folder = *m_library] { return pattern::readPatternLibrary(folder); },
        [this](Result<pattern::PatternLibrary>& read) { takeRead(std::move(read)); });
}

void PatternShelf::takeRead(Result<pattern::PatternLibrary> read)
{
    if (m_jobs > 0)
        return; // it is not so any more once they are done, and each of them reads again
    if (!read) {
        Q_EMIT trouble(read.error());
        return;
    }
    m_own.clear();
    const auto& standard = music::standardDrumRows();
    for (std::size_t i = 0; i < read->set.entries.size(); ++i) {
        PatternEntry& entry = read->set.entries[i];
        if (read->set.rows != standard)
            entry.pattern = pattern::withRows(entry.pattern, read->set.rows, standard);
        const pattern::LibraryPlace& place = read->places[i];
        m_own.push_back({QStringLiteral("own:%1:%2")
                             .arg(QString::fromStdString(place.file.filename().string()))
                             .arg(place.entry),
                         std::make_shared<const PatternEntry>(std::move(entry)),
                         place});
    }
    show();
    if (!read->warnings.empty())
        Q_EMIT trouble(read->warnings.front());
}

/// The project's own first: they are what a person looks for.
void PatternShelf::show()
{
    std::vector<LibraryItem> items;
    items.reserve(m_own.size() + m_shipped.size());
    for (const Own& own : m_own)
        items.push_back(itemOf(own.id, own.entry, true));
    for (const Own& own : m_shipped)
        items.push_back(itemOf(own.id, own.entry, false));
    m_model.setItems(std::move(items));
    Q_EMIT changed();
}

const PatternEntry* PatternShelf::find(const QString& id) const
{
    for (const auto* list : {&m_own, &m_shipped})
        for (const Own& own : *list)
            if (own.id == id)
                return own.entry.get();
    return nullptr;
}

PatternSet PatternShelf::patterns(bool isOnlyOwn) const
{
    PatternSet set;
    for (const Own& own : m_own)
        set.entries.push_back(*own.entry);
    if (!isOnlyOwn)
        for (const Own& own : m_shipped)
            set.entries.push_back(*own.entry);
    return set;
}

void PatternShelf::keep(PatternEntry entry)
{
    const QString name = QString::fromStdString(entry.name);
    if (!m_library) {
        m_own.push_back({QStringLiteral("new:%1").arg(m_unwritten++),
                         std::make_shared<const PatternEntry>(std::move(entry)),
                         std::nullopt});
        show();
        Q_EMIT kept(name);
        return;
    }
    run(
        [folder = *m_library, entry = std::move(entry)] {
            return pattern::keepPattern(folder, entry, music::standardDrumRows());
        },
        [this, name](const Result<std::filesystem::path>& written) {
            readAgain();
            if (written)
                Q_EMIT kept(name);
            else
                Q_EMIT trouble(written.error());
        });
}

void PatternShelf::addSet(PatternSet set, const std::string& name)
{
    if (!m_library) {
        for (PatternEntry& entry : set.entries)
            m_own.push_back({QStringLiteral("new:%1").arg(m_unwritten++),
                             std::make_shared<const PatternEntry>(std::move(entry)),
                             std::nullopt});
        show();
        return;
    }
    run([folder = *m_library,
         set = std::move(set),
         name] { return pattern::keepPatterns(folder, set, name); },
        [this](const Result<std::filesystem::path>& written) {
            if (!written)
                Q_EMIT trouble(written.error());
            readAgain();
        });
}

void PatternShelf::remove(const QStringList& ids)
{
    const std::set<QString> which(ids.begin(), ids.end());
    PatternSet gone;
    std::vector<pattern::LibraryPlace> places;
    std::vector<Own> left;
    for (Own& own : m_own) {
        if (!which.contains(own.id)) {
            left.push_back(own);
            continue;
        }
        gone.entries.push_back(*own.entry);
        if (own.place)
            places.push_back(*own.place);
    }
    if (gone.entries.empty())
        return;
    for (Own& own : left) // what lies behind them moves up
        if (own.place)
            own.place->entry -= static_cast<std::size_t>(
                std::count_if(places.begin(), places.end(), [&](const auto& place) {
                    return place.file == own.place->file && place.entry < own.place->entry;
                }));
    const auto count = static_cast<int>(gone.entries.size());
    m_removed = std::move(gone);
    m_own = std::move(left);
    show();
    Q_EMIT removed(count);
    if (m_library && !places.empty())
        run([folder = *m_library,
             places = std::move(places)] { return pattern::removePatterns(folder, places); },
            [this](const Result<>& done) {
                if (!done)
                    Q_EMIT trouble(done.error());
                readAgain(); // the places of others are other ones now
            });
}

void PatternShelf::putBack()
{
    PatternSet back = std::exchange(m_removed, {});
    if (back.entries.size() == 1)
        keep(std::move(back.entries.front()));
    else if (!back.entries.empty())
        addSet(std::move(back), "restored");
}

void PatternShelf::importFiles(const QStringList& paths)
{
    if (m_isImporting || paths.isEmpty())
        return;
    m_isImporting = true;
    m_importing = std::stop_source();
    Q_EMIT importProgress(0, -1, 0);
    std::vector<std::filesystem::path> files;
    for (const QString& path : paths)
        files.emplace_back(path.toStdString());
    const auto tell = [this, round = m_round](const pattern::ImportStep& step) {
        QMetaObject::invokeMethod(
            this,
            [this, round, done = step.done, all = step.files, found = step.patterns] {
                if (round == m_round && m_isImporting)
                    Q_EMIT importProgress(
                        static_cast<int>(done), static_cast<int>(all), static_cast<int>(found));
            },
            Qt::QueuedConnection);
    };
    run(
        [files = std::move(files), tell, stop = m_importing.get_token()] {
            using Time = std::chrono::steady_clock;
            Time::time_point told {};
            return pattern::importPatterns(files, {}, [&](const pattern::ImportStep& step) {
                if (const auto now = Time::now(); now - told >= kTellProgressEvery) {
                    told = now;
                    tell(step);
                }
                return !stop.stop_requested();
            });
        },
        [this, paths](const Result<pattern::PatternImport>& outcome) {
            takeImport(outcome, paths);
        });
}

void PatternShelf::takeImport(const Result<pattern::PatternImport>& outcome,
                              const QStringList& paths)
{
    m_isImporting = false;
    if (!outcome || outcome->set.entries.empty())
        readAgain();
    if (!outcome) {
        Q_EMIT imported({}, paths);
        Q_EMIT trouble(outcome.error());
        return;
    }
    if (!outcome->set.entries.empty())
        addSet(outcome->set, QFileInfo(paths.front()).completeBaseName().toStdString());
    Q_EMIT imported(*outcome, paths);
}

void PatternShelf::cancelImport()
{
    m_importing.request_stop();
}

} // namespace timbrel::ui
