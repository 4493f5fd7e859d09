// SPDX-License-Identifier: GPL-3.0-or-later
// What the keeper of the runs sees: folders that come and go, states, figures.
#include "ui/training/run_keeper.h"
#include "ui/training/run_kind.h"
#include "ui/training/run_record.h"

#include <algorithm>
#include <chrono>
#include <map>
#include <set>

namespace timbrel::ui {
namespace {

namespace fs = std::filesystem;
using learning::RunStatus;
using namespace std::chrono_literals;

constexpr auto kLookWhileWorking = 25ms; // the first point is soon seen
constexpr auto kLookForRuns = 1000ms;
constexpr auto kLookForDeath = 250ms; ///< a lock is looked at
constexpr auto kPatience = 5s; ///< from the request to stop to SIGTERM
constexpr auto kGrace = 3s; ///< from there to SIGKILL
constexpr std::size_t kBytesAtOnce = std::size_t {1} << 20U;
constexpr std::size_t kPointsAtOnce = 2000; ///< of a portion for the window
constexpr std::ptrdiff_t kReadByThemselves = 8; ///< curves of the newest runs

/// Of a run that is over: whether it could go on.
bool canGoOn(const RunRecord& record)
{
    const learning::RunState& state = record.state;
    switch (state.status) {
    case RunStatus::Waiting:
    case RunStatus::Stopped:
        return true;
    case RunStatus::Failed:
        return !state.error || state.error->id != ErrorId::TrainingDiverged;
    case RunStatus::Finished: {
        const RunKind* kind = runKindOf(record.makings->kind);
        return kind != nullptr && kind->mostEpochs(record.makings->settings)
            && !(state.best && kind->isGoalReached(record.makings->settings, *state.best));
    }
    case RunStatus::Starting:
    case RunStatus::Running:
        return false; // on another machine
    }
    return false;
}

} // namespace

void RunKeeper::begin(std::uint64_t round, const std::optional<fs::path>& project)
{
    if (m_timer == nullptr) {
        m_timer = new QTimer(this);
        m_timer->setSingleShot(true);
        connect(m_timer, &QTimer::timeout, this, &RunKeeper::look);
    }
    m_round = round;
    m_project = project;
    m_records.clear(); // workers go on
    m_waiting.clear();
    m_trash.clear();
    m_timer->stop();
    if (!project)
        return;
    (void)lookForRuns();
    tellAll();
    m_timer->start(0);
}

bool RunKeeper::isWorking() const
{
    return std::any_of(
        m_records.begin(), m_records.end(), [](const auto& one) { return one.second->isWorking; });
}

void RunKeeper::look()
{
    RunNews fresh;
    fresh.round = m_round;
    const bool areRunsDue
        = !m_sinceLookForRuns.isValid() || m_sinceLookForRuns.hasExpired(kLookForRuns.count());
    const bool areOthers = areRunsDue && lookForRuns();
    for (const auto& [id, record] : m_records)
        if (record->isWorking || areRunsDue)
            lookAt(*record, fresh);
    QStringList toBePutAway;
    for (const auto& [id, record] : m_records)
        if (record->isToBeRemoved && !record->isWorking)
            toBePutAway << id;
    for (const QString& id : toBePutAway)
        putAway(id);
    if (!fresh.ended.isEmpty()) {
        startNext();
        tellAll({}, fresh.ended);
    } else if (areOthers) {
        tellAll();
    } else if (!fresh.runs.empty()) {
        Q_EMIT news(fresh);
    }
    readSomePoints();
}

/// True: some came or went.
bool RunKeeper::lookForRuns()
{
    m_sinceLookForRuns.start();
    bool areOthers = false;
    std::set<QString> there;
    for (const RunKind& kind : runKinds())
        areOthers = lookForRuns(kind.id, there) || areOthers;
    const auto gone = std::erase_if(m_records, [&](const auto& one) {
        return !one.second->isWorking && !there.contains(one.first);
    });
    if (areOthers || gone > 0)
        numberRuns();
    return areOthers || gone > 0;
}

/// True: some came.
bool RunKeeper::lookForRuns(std::string_view kind, std::set<QString>& there)
{
    bool areOthers = false;
    std::error_code code;
    for (fs::directory_iterator i(runsFolder(kind), code), end; !code && i != end;
         i.increment(code)) {
        const std::string name = i->path().filename().string();
        if (name.front() == '.')
            continue;
        const QString id = QString::fromStdString(name);
        there.insert(id);
        if (find(id) == nullptr)
            if (auto run = learning::RunFolder::open(i->path()); run && run->kind() == kind) {
                add(std::move(*run));
                areOthers = true;
            }
    }
    return areOthers;
}

void RunKeeper::add(learning::RunFolder run)
{
    const QString id = QString::fromStdString(run.id());
    auto record = std::make_unique<RunRecord>(std::move(run));
    auto makings = std::make_shared<RunMakings>();
    makings->folder = record->run.folder();
    makings->kind = record->run.kind();
    makings->settings = record->run.settings()[record->run.kind()];
    makings->examples = exampleDigestsOf(record->run);
    makings->maxSeconds = record->run.maxSeconds();
    makings->seed = record->run.seed();
    record->makings = std::move(makings);
    record->about = readAbout(record->run.folder());
    if (auto state = record->run.state())
        record->state = std::move(*state);
    record->isWorking = !learning::isOver(record->state.status)
        && record->state.status != RunStatus::Waiting && record->run.isWorking();
    m_records[id] = std::move(record);
}

/// Runs that a person or another program made have no number of their own: they get the one after
/// their elder.
void RunKeeper::numberRuns()
{
    std::map<std::string, int> last;
    for (const auto& [id, record] : m_records) {
        int& before = last[record->run.kind()];
        record->number = record->about.number > 0 ? record->about.number : before + 1;
        before = std::max(before, record->number);
    }
    std::ptrdiff_t younger = static_cast<std::ptrdiff_t>(m_records.size());
    for (const auto& [id, record] : m_records)
        if (younger-- <= kReadByThemselves)
            record->areCurvesWanted = true;
}

void RunKeeper::lookAt(RunRecord& record, RunNews& fresh)
{
    const bool wasWorking = record.isWorking;
    hurry(record);
    if (record.worker && !record.worker->isWorking()) {
        settle(record);
    } else {
        std::error_code code;
        const auto written = fs::last_write_time(record.run.stateFile(), code);
        const auto now = RunRecord::Clock::now();
        const bool isDeathDue = now - record.lookedForDeath >= kLookForDeath;
        if (written == record.stateWritten && !(wasWorking && isDeathDue))
            return;
        record.stateWritten = written;
        record.lookedForDeath = now;
        const auto state = record.run.state();
        if (!state)
            return; // it is told among the project's problems
        // a worker that has said its last word holds the lock until it is gone
        const bool isWorking = record.worker
            || (!learning::isOver(state->status) && state->status != RunStatus::Waiting
                && record.run.isWorking());
        if (*state == record.state && isWorking == wasWorking)
            return;
        record.state = *state;
        record.isWorking = isWorking;
        if (isWorking && !wasWorking)
            record.areCurvesWanted = true; // somebody else has begun it
    }
    if (record.isWorking)
        record.areCurvesRead = false;
    else
        record.stopAsked.reset();
    const QString id = QString::fromStdString(record.run.id());
    if (wasWorking && !record.isWorking && !record.isToBeRemoved)
        fresh.ended << id;
    fresh.runs.push_back(known(record));
}

/// The worker is gone; how it went.
void RunKeeper::settle(RunRecord& record)
{
    if (auto state = record.worker->wait())
        record.state = std::move(*state);
    record.worker.reset();
    record.isWorking = false;
    std::error_code code;
    record.stateWritten = fs::last_write_time(record.run.stateFile(), code);
}

/// Who does not heed the request is told by signals.
void RunKeeper::hurry(RunRecord& record)
{
    if (!record.stopAsked || !record.worker)
        return;
    const auto waited = RunRecord::Clock::now() - *record.stopAsked;
    if (waited > kPatience + kGrace) {
        record.worker->kill();
    } else if (waited > kPatience && !record.isTerminated) {
        record.isTerminated = true;
        record.worker->terminate();
    }
}

void RunKeeper::readSomePoints()
{
    bool isMore = false;
    for (const auto& [id, record] : m_records) {
        if (!record->areCurvesWanted || record->areCurvesRead)
            continue;
        if (m_points->isFull()) {
            isMore = true; // the window has enough to do
            break;
        }
        isMore = readPoints(*record) || isMore;
    }
    const auto next = isMore ? 1ms : isWorking() ? kLookWhileWorking : kLookForRuns;
    m_timer->start(next);
}

bool RunKeeper::readPoints(RunRecord& record)
{
    const auto records = record.reader.readNew(kBytesAtOnce);
    if (!records || records->empty()) {
        record.areCurvesRead = !record.isWorking && !record.isWaiting;
        return false;
    }
    const auto& metrics = record.reader.metrics();
    std::map<std::string, std::size_t, std::less<>> places;
    for (std::size_t i = 0; i < metrics.size(); ++i)
        places[metrics[i].name] = i;
    for (std::size_t begin = 0; begin < records->size(); begin += kPointsAtOnce) {
        RunPoints portion;
        portion.round = m_round;
        portion.run = QString::fromStdString(record.run.id());
        if (metrics != record.toldMetrics)
            portion.metrics = record.toldMetrics = metrics;
        portion.columns.resize(metrics.size());
        const std::size_t end = std::min(begin + kPointsAtOnce, records->size());
        for (std::size_t i = begin; i < end; ++i) {
            const learning::MetricsRecord& one = (*records)[i];
            for (const auto& [name, value] : one.values) {
                const auto place = places.find(name);
                if (place == places.end())
                    continue;
                RunPoints::Column& column = portion.columns[place->second];
                column.epochs.push_back(static_cast<double>(one.epoch));
                column.seconds.push_back(one.seconds);
                column.values.push_back(value);
            }
        }
        if (m_points->push(std::move(portion)))
            Q_EMIT pointsWait();
    }
    return true;
}

KnownRun RunKeeper::known(const RunRecord& record) const
{
    KnownRun run;
    run.id = QString::fromStdString(record.run.id());
    run.number = record.number;
    run.title = record.about.title;
    run.makings = record.makings;
    run.state = record.state;
    run.isActive = record.isWorking || record.isWaiting;
    run.isStopping = record.stopAsked.has_value();
    run.canContinue = !run.isActive && canGoOn(record);
    return run;
}

void RunKeeper::tellAll(const QStringList& started, const QStringList& ended)
{
    RunNews all;
    all.round = m_round;
    all.isComplete = true;
    for (const auto& [id, record] : m_records)
        all.runs.push_back(known(*record));
    all.started = started;
    all.ended = ended;
    Q_EMIT news(all);
}

} // namespace timbrel::ui
