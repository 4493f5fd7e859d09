// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/perform/model_shelf.h"

#include "core/learning/run_state.h"
#include "core/project/model_facts.h"

#include <algorithm>
#include <chrono>
#include <map>
#include <string>
#include <sys/stat.h>
#include <tuple>
#include <utility>

namespace timbrel::ui {

namespace fs = std::filesystem;

namespace {

constexpr auto kLookEvery = std::chrono::seconds(1);

/// Another one when the file has been replaced; empty: it is not there.
std::string signatureOf(const fs::path& file)
{
    struct stat status
    { };
    if (::stat(file.c_str(), &status) != 0)
        return {};
    return std::to_string(status.st_ino) + ':' + std::to_string(status.st_size) + ':'
        + std::to_string(status.st_mtim.tv_sec) + '.' + std::to_string(status.st_mtim.tv_nsec);
}

bool isBetter(const project::ModelEntry& a, const project::ModelEntry& b)
{
    return std::tie(a.mse, b.created, b.id) < std::tie(b.mse, a.created, a.id);
}

bool isSame(const project::ModelEntry& a, const project::ModelEntry& b)
{
    return a.id == b.id && a.mse == b.mse && a.epoch == b.epoch && a.state == b.state;
}

std::vector<fs::path> entriesOf(const fs::path& folder)
{
    std::vector<fs::path> entries;
    std::error_code code;
    fs::directory_iterator entry(folder, code);
    for (; !code && entry != fs::directory_iterator(); entry.increment(code))
        if (!entry->path().filename().string().starts_with('.'))
            entries.push_back(entry->path());
    return entries;
}

} // namespace

QString runOfModel(const QString& id)
{
    return id.section(QLatin1Char('@'), 0, 0);
}

bool isInTraining(const project::ModelEntry& entry)
{
    const auto status = learning::statusFromName(entry.state);
    return entry.kind == project::ModelKind::Run && status && !learning::isOver(*status);
}

/// Lives on the worker; remembers what it has seen.
class ModelShelf::Lister
{
public:
    explicit Lister(fs::path folder)
        : m_folder(std::move(folder))
    { }

    struct Listed
    {
        std::vector<project::ModelEntry> entries;
        std::vector<project::ModelEntry> earlier;
    };

    Listed list()
    {
        std::map<fs::path, Seen> seen;
        for (const fs::path& run : entriesOf(m_folder / "runs" / "expression")) {
            const auto network = signatureOf(run / "checkpoints" / "best.safetensors");
            if (!network.empty())
                look(run, network + '/' + signatureOf(run / "state.json"), seen);
        }
        for (const fs::path& file : entriesOf(m_folder / "training_results"))
            if (file.extension() == ".json")
                look(file, signatureOf(file), seen);
        m_seen = std::move(seen);
        Listed listed;
        for (const auto& [path, one] : m_seen) {
            if (one.entry)
                listed.entries.push_back(*one.entry);
            listed.earlier.insert(listed.earlier.end(), one.earlier.begin(), one.earlier.end());
        }
        std::sort(listed.entries.begin(), listed.entries.end(), isBetter);
        return listed;
    }

private:
    struct Seen
    {
        std::string signature;
        std::optional<project::ModelEntry> entry; ///< none: broken
        std::vector<project::ModelEntry> earlier; ///< of a run
    };

    void look(const fs::path& path, std::string signature, std::map<fs::path, Seen>& seen)
    {
        const auto known = m_seen.find(path);
        if (known != m_seen.end() && known->second.signature == signature) {
            seen.insert(*known);
            return;
        }
        Seen now {std::move(signature), {}, {}};
        if (path.extension() == ".json") {
            if (auto entry = project::resultFacts(path))
                now.entry = std::move(*entry);
        } else if (auto entry = project::runFacts(path, nullptr); entry && *entry) {
            now.entry = std::move(**entry);
            now.earlier = project::earlierFacts(path);
        }
        seen.emplace(path, std::move(now));
    }

    fs::path m_folder;
    std::map<fs::path, Seen> m_seen;
};

ModelShelf::ModelShelf(QObject* parent)
    : QObject(parent)
{
    m_worker.setMaxThreadCount(1);
    m_worker.setThreadPriority(QThread::LowPriority);
    m_timer.setInterval(kLookEvery);
    connect(&m_timer, &QTimer::timeout, this, &ModelShelf::look);
}

ModelShelf::~ModelShelf()
{
    m_worker.clear();
    m_worker.waitForDone();
}

void ModelShelf::setProject(const std::optional<fs::path>& folder)
{
    if (folder == m_folder)
        return;
    m_folder = folder;
    ++m_reading;
    m_isLooking = false;
    m_lister = folder ? std::make_shared<Lister>(*folder) : nullptr;
    m_earlier.clear();
    if (!std::exchange(m_entries, {}).empty())
        Q_EMIT listed();
    if (!folder) {
        m_timer.stop();
        return;
    }
    m_timer.start();
    look();
}

void ModelShelf::look()
{
    if (!m_lister || m_isLooking)
        return;
    m_isLooking = true;
    m_worker.start([this, lister = m_lister] {
        auto found = lister->list();
        QMetaObject::invokeMethod(
            this,
            [this, lister, found = std::move(found)]() mutable {
                if (lister != m_lister)
                    return; // of another project
                m_isLooking = false;
                const auto isOldList = [](const auto& now, const auto& before) {
                    return std::equal(now.begin(), now.end(), before.begin(), before.end(), isSame);
                };
                const bool isOld
                    = isOldList(found.entries, m_entries) && isOldList(found.earlier, m_earlier);
                m_entries = std::move(found.entries);
                m_earlier = std::move(found.earlier);
                if (!isOld)
                    Q_EMIT listed();
            },
            Qt::QueuedConnection);
    });
}

const project::ModelEntry* ModelShelf::entry(const QString& id) const
{
    const auto is = [&](const project::ModelEntry& entry) { return entry.id == id.toStdString(); };
    const auto place = std::find_if(m_entries.begin(), m_entries.end(), is);
    if (place != m_entries.end())
        return &*place;
    const auto earlier = std::find_if(m_earlier.begin(), m_earlier.end(), is);
    return earlier == m_earlier.end() ? nullptr : &*earlier;
}

std::vector<project::ModelEntry> ModelShelf::earlierOf(const QString& run) const
{
    std::vector<project::ModelEntry> found;
    for (const project::ModelEntry& entry : m_earlier)
        if (runOfModel(QString::fromStdString(entry.id)) == run)
            found.push_back(entry);
    return found;
}

const project::ModelEntry* ModelShelf::bestInTraining() const
{
    const auto place = std::find_if(m_entries.begin(), m_entries.end(), isInTraining);
    return place == m_entries.end() ? nullptr : &*place;
}

void ModelShelf::read(const project::ModelEntry& entry)
{
    m_worker.start([this, entry, settings = m_settings, number = ++m_reading] {
        ReadModel read {entry, nullptr, {}};
        // a network of other controllers than the settings name can be played all the same
        const auto description = expression::readModelDescription(entry.file);
        const bool fits
            = description && expression::checkModelFits(*description, settings, entry.file);
        auto model = expression::openModel(entry.file, fits ? &settings : nullptr);
        if (model)
            read.model = std::make_shared<expression::ExpressionModel>(std::move(*model));
        else
            read.error = model.error();
        QMetaObject::invokeMethod(
            this,
            [this, read = std::move(read), number] {
                if (number == m_reading)
                    Q_EMIT wasRead(read);
            },
            Qt::QueuedConnection);
    });
}

} // namespace timbrel::ui
