// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/training/run_keeper.h"

#include "core/expression/training_run.h"
#include "core/learning/parallel_seeds.h"
#include "core/learning/worker.h"
#include "core/project/trash.h"
#include "ui/training/run_kind.h"
#include "ui/training/run_origin.h"
#include "ui/training/run_record.h"

#include <algorithm>

namespace timbrel::ui {
namespace {

namespace fs = std::filesystem;
using learning::RunStatus;

constexpr qsizetype kLongestName = 60;

} // namespace

std::string RunKeeper::dataName(std::size_t index, const std::string& name)
{
    QString plain = QString::fromStdString(name).simplified();
    for (QChar& letter : plain)
        if (letter < QChar(32) || QStringLiteral("/\\:*?\"<>|").contains(letter))
            letter = QLatin1Char('-');
    plain.truncate(kLongestName);
    return QStringLiteral("%1 %2")
        .arg(index + 1, 3, 10, QLatin1Char('0'))
        .arg(plain.trimmed())
        .trimmed()
        .toStdString();
}

RunKeeper::RunKeeper(std::shared_ptr<RunPointsQueue> points)
    : m_points(std::move(points))
{ }

RunKeeper::~RunKeeper() = default;

fs::path RunKeeper::runsFolder(std::string_view kind) const
{
    return *m_project / "runs" / kind;
}

RunRecord* RunKeeper::find(const QString& id) const
{
    const auto place = m_records.find(id);
    return place == m_records.end() ? nullptr : place->second.get();
}

int RunKeeper::nextNumber(const std::string& kind) const
{
    int largest = 0;
    for (const auto& [id, record] : m_records)
        if (record->run.kind() == kind)
            largest = std::max(largest, record->number);
    return largest + 1;
}

Result<QString> RunKeeper::make(const learning::NewRun& asked)
{
    auto run = learning::RunFolder::create(runsFolder(asked.kind), asked);
    if (!run)
        return failure(run.error());
    const QString id = QString::fromStdString(run->id());
    const int number = nextNumber(asked.kind);
    const auto written = writeAbout(run->folder(), {number, {}});
    add(std::move(*run));
    if (RunRecord* record = find(id)) {
        record->number = number;
        record->areCurvesWanted = true;
    }
    return written ? Result<QString>(id) : Result<QString>(failure(written.error()));
}

void RunKeeper::start(const RunRequest& request)
{
    if (!m_project) {
        Q_EMIT trouble(Error(ErrorId::UsageWrong).whereExpected("a folder"));
        return;
    }
    // a training that cannot start leaves no run behind
    if (const auto worker = learning::findWorkerProgram(); !worker) {
        Q_EMIT trouble(worker.error());
        return;
    }
    QStringList ids;
    for (const std::uint64_t seed : request.seeds) {
        const auto id = make(request.make(seed));
        if (!id) {
            Q_EMIT trouble(id.error());
            break;
        }
        find(*id)->isWaiting = true;
        m_waiting.push_back(*id);
        ids << *id;
        startNext(); // the first works while the others are written
    }
    tellAll(ids);
    m_timer->start(0);
}

void RunKeeper::startNext()
{
    const auto working = std::count_if(
        m_records.begin(), m_records.end(), [](const auto& one) { return one.second->isWorking; });
    auto free = learning::availableCores() - static_cast<int>(working);
    while (free > 0 && !m_waiting.empty()) {
        RunRecord* record = find(m_waiting.front());
        m_waiting.pop_front();
        if (record == nullptr)
            continue;
        begin(*record);
        --free;
    }
}

void RunKeeper::begin(RunRecord& record)
{
    record.isWaiting = false;
    record.stopAsked.reset();
    record.isTerminated = false;
    record.areCurvesWanted = true;
    record.areCurvesRead = false;
    learning::WorkerOptions options;
    options.givesWay = true;
    const auto working = std::count_if(
        m_records.begin(), m_records.end(), [](const auto& one) { return one.second->isWorking; });
    // as many at a time as there are processors need them all
    options.leavesStage = working + 1 < learning::availableCores();
    auto worker = learning::Worker::start(record.run, options);
    if (worker) {
        record.worker = std::move(*worker);
        record.isWorking = true;
    } else {
        Q_EMIT trouble(worker.error());
    }
    if (auto state = record.run.state())
        record.state = std::move(*state);
}

void RunKeeper::stop(const QString& id)
{
    RunRecord* record = find(id);
    if (record == nullptr)
        return;
    if (record->isWaiting) {
        record->isWaiting = false;
        std::erase(m_waiting, id);
        record->state.status = RunStatus::Stopped;
        if (const auto written = record->run.writeState(record->state); !written)
            Q_EMIT trouble(written.error());
    } else if (record->isWorking && !record->stopAsked) {
        record->stopAsked = RunRecord::Clock::now();
        if (const auto asked = record->run.requestStop(); !asked && record->worker)
            record->worker->terminate(); // a full disk must not keep a training alive
    }
    tellAll();
    m_timer->start(0);
}

void RunKeeper::goOn(const QString& id)
{
    RunRecord* record = find(id);
    if (record == nullptr || record->isWorking || record->isWaiting)
        return;
    if (record->state.status == RunStatus::Finished) {
        const RunKind* kind = runKindOf(record->makings->kind);
        const Json more = kind->withMoreEpochs(record->makings->settings);
        if (const auto reopened = record->run.reopen(more); !reopened) {
            Q_EMIT trouble(reopened.error());
            return;
        }
        auto makings = std::make_shared<RunMakings>(*record->makings);
        makings->settings = more;
        record->makings = std::move(makings);
        record->state.status = RunStatus::Stopped;
    }
    record->isWaiting = true;
    m_waiting.push_back(id);
    startNext();
    tellAll({id});
    m_timer->start(0);
}

void RunKeeper::rename(const QString& id, const QString& title)
{
    RunRecord* record = find(id);
    if (record == nullptr)
        return;
    record->about = {record->number, title.simplified()};
    if (const auto written = writeAbout(record->run.folder(), record->about); !written)
        Q_EMIT trouble(written.error());
    tellAll();
}

void RunKeeper::remove(const QString& id)
{
    RunRecord* record = find(id);
    if (record == nullptr)
        return;
    if (!record->isWorking) {
        putAway(id);
        return;
    }
    record->isToBeRemoved = true;
    stop(id);
}

void RunKeeper::putAway(const QString& id)
{
    RunRecord* record = find(id);
    record->isToBeRemoved = false;
    std::erase(m_waiting, id);
    const auto place = project::trashRun(*m_project, record->run.folder());
    if (!place) {
        Q_EMIT trouble(place.error());
        return;
    }
    m_trash[id] = {*place, record->run.kind()};
    m_records.erase(id);
    Q_EMIT removed(m_round, id);
    tellAll();
}

void RunKeeper::restore(const QString& id)
{
    const auto place = m_trash.find(id);
    if (place == m_trash.end())
        return;
    if (const auto back = project::restoreRun(place->second.place, runsFolder(place->second.kind));
        !back) {
        Q_EMIT trouble(back.error());
        return;
    }
    m_trash.erase(place);
    (void)lookForRuns();
    tellAll();
}

void RunKeeper::readOrigin(const QString& id)
{
    const RunRecord* record = find(id);
    if (record == nullptr)
        return;
    auto origin = originOf(record->run, record->makings->settings);
    if (!origin) {
        Q_EMIT trouble(origin.error());
        return;
    }
    Q_EMIT originRead(m_round, id, *origin);
}

void RunKeeper::wantCurves(const QString& id)
{
    RunRecord* record = find(id);
    if (record == nullptr || record->areCurvesWanted)
        return;
    record->areCurvesWanted = true;
    m_timer->start(0);
}

} // namespace timbrel::ui
