// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/training/training_runs.h"

#include "core/base/digest.h"
#include "core/expression/example_file.h"
#include "core/expression/training_run.h"
#include "core/learning/metric_series.h"
#include "ui/training/kept_run.h"
#include "ui/training/out_of_date.h"
#include "ui/training/run_keeper.h"
#include "ui/training/run_news.h"

#include <QElapsedTimer>

#include <algorithm>
#include <set>

namespace timbrel::ui {
namespace {

constexpr qint64 kTakeFor = 3'000'000; ///< ns of a frame that figures may take
constexpr int kTakeAgain = 8; ///< ms; the window goes first

} // namespace

TrainingRuns::TrainingRuns(QObject* parent)
    : QObject(parent)
    , m_points(std::make_shared<RunPointsQueue>())
{
    m_keeper = new RunKeeper(m_points);
    m_keeper->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_keeper, &QObject::deleteLater);
    connect(m_keeper, &RunKeeper::news, this, &TrainingRuns::take);
    connect(m_keeper, &RunKeeper::pointsWait, this, &TrainingRuns::takePoints);
    connect(m_keeper, &RunKeeper::trouble, this, &TrainingRuns::trouble);
    connect(m_keeper, &RunKeeper::removed, this, [this](std::uint64_t round, const QString& id) {
        if (const RunFacts* facts = run(id); facts != nullptr && round == m_round)
            Q_EMIT removed(id, QString(facts->title));
    });
    connect(m_keeper,
            &RunKeeper::originRead,
            this,
            [this](std::uint64_t round, const QString& id, const RunOrigin& origin) {
                if (round == m_round)
                    Q_EMIT originRead(id, origin);
            });
    m_takePoints.setSingleShot(true);
    m_takePoints.setInterval(kTakeAgain);
    connect(&m_takePoints, &QTimer::timeout, this, &TrainingRuns::takePoints);
    m_thread.setObjectName(QStringLiteral("runs"));
}

TrainingRuns::~TrainingRuns()
{
    m_keeper->disconnect(this);
    m_thread.quit();
    m_thread.wait();
    if (!m_thread.isFinished())
        delete m_keeper; // the thread was never started
}

template<class Work>
void TrainingRuns::ask(Work work)
{
    if (!m_thread.isRunning())
        m_thread.start();
    QMetaObject::invokeMethod(
        m_keeper,
        [keeper = m_keeper, work = std::move(work)] { work(*keeper); },
        Qt::QueuedConnection);
}

void TrainingRuns::setProject(std::optional<std::filesystem::path> folder)
{
    m_project = std::move(folder);
    ++m_round;
    m_runs.clear();
    m_kept.clear();
    m_takePoints.stop();
    if (m_project || m_thread.isRunning())
        ask([round = m_round, project = m_project](RunKeeper& keeper) {
            keeper.begin(round, project);
        });
    Q_EMIT runsChanged();
}

KeptRun* TrainingRuns::kept(const QString& id) const
{
    const auto place = m_kept.find(id);
    return place == m_kept.end() ? nullptr : place->second.get();
}

const RunFacts* TrainingRuns::run(const QString& id) const
{
    const auto found = std::find_if(
        m_runs.begin(), m_runs.end(), [&](const RunFacts& one) { return one.id == id; });
    return found == m_runs.end() ? nullptr : &*found;
}

bool TrainingRuns::isTraining() const
{
    return std::any_of(
        m_runs.begin(), m_runs.end(), [](const RunFacts& one) { return one.isActive; });
}

const RunFacts* TrainingRuns::best(std::string_view kind) const
{
    const auto found = std::find_if(m_runs.begin(), m_runs.end(), [&](const RunFacts& one) {
        return one.isBest && one.kind == kind;
    });
    return found == m_runs.end() ? nullptr : &*found;
}

const learning::RunCurves* TrainingRuns::curves(const QString& id) const
{
    KeptRun* run = kept(id);
    if (run == nullptr)
        return nullptr;
    if (!run->areCurvesAskedFor) {
        run->areCurvesAskedFor = true;
        QMetaObject::invokeMethod(
            m_keeper, [keeper = m_keeper, id] { keeper->wantCurves(id); }, Qt::QueuedConnection);
    }
    return run->curves.metrics.empty() ? nullptr : &run->curves;
}

std::filesystem::path TrainingRuns::folderOf(const QString& id) const
{
    const KeptRun* run = kept(id);
    return run == nullptr ? std::filesystem::path() : run->known.makings->folder;
}

void TrainingRuns::start(TrainingPlan plan)
{
    for (std::size_t i = 0; i < plan.examples.size(); ++i)
        plan.examples[i].name = RunKeeper::dataName(i, plan.examples[i].name);
    RunRequest request;
    request.seeds = std::exchange(plan.seeds, {});
    request.make = [plan = std::move(plan)](std::uint64_t seed) {
        return expression::newTrainingRun(plan.settings, plan.examples, seed, plan.maxSeconds);
    };
    start(std::move(request));
}

void TrainingRuns::start(RunRequest request)
{
    ask([request = std::move(request)](RunKeeper& keeper) { keeper.start(request); });
}

void TrainingRuns::stop(const QString& id)
{
    ask([id](RunKeeper& keeper) { keeper.stop(id); });
}

void TrainingRuns::stopAll()
{
    for (const RunFacts& run : m_runs)
        if (run.isActive)
            stop(run.id);
}

void TrainingRuns::goOn(const QString& id)
{
    ask([id](RunKeeper& keeper) { keeper.goOn(id); });
}

void TrainingRuns::rename(const QString& id, const QString& title)
{
    ask([id, title](RunKeeper& keeper) { keeper.rename(id, title); });
}

void TrainingRuns::remove(const QString& id)
{
    ask([id](RunKeeper& keeper) { keeper.remove(id); });
}

void TrainingRuns::restore(const QString& id)
{
    ask([id](RunKeeper& keeper) { keeper.restore(id); });
}

void TrainingRuns::readOrigin(const QString& id)
{
    ask([id](RunKeeper& keeper) { keeper.readOrigin(id); });
}

void TrainingRuns::setPresent(std::optional<TrainingPresent> present)
{
    if (present == m_present)
        return;
    m_present = std::move(present);
    for (RunFacts& run : m_runs) {
        const RunFacts before = run;
        judge(run);
        if (before.isOutOfDate != run.isOutOfDate || before.outOfDateReason != run.outOfDateReason)
            Q_EMIT runChanged(run.id);
    }
    chooseBest();
}

std::string TrainingRuns::contentDigest(const music::Sequence& sequence)
{
    return sha256(expression::writeExample(sequence));
}

// ---- what the keeper tells

void TrainingRuns::take(const RunNews& news)
{
    if (news.round != m_round)
        return; // of a project that is no longer at hand
    QStringList changed;
    QStringList improved;
    for (const KnownRun& known : news.runs) {
        auto& kept = m_kept[known.id];
        if (!kept)
            kept = std::make_unique<KeptRun>();
        const auto before = kept->known.makings ? kept->known.state.best : known.state.best;
        if (known.state.best && (!before || *known.state.best < *before))
            improved << known.id;
        kept->note(known);
        changed << known.id;
    }
    if (news.isComplete)
        takeList(news);
    else
        for (const QString& id : changed)
            takeFacts(id);
    chooseBest();
    if (news.isComplete)
        Q_EMIT runsChanged();
    else
        for (const QString& id : changed)
            Q_EMIT runChanged(id);
    for (const QString& id : improved)
        Q_EMIT bestImproved(id);
    if (!news.started.isEmpty())
        Q_EMIT started(news.started);
    for (const QString& id : news.ended)
        Q_EMIT ended(id);
}

void TrainingRuns::takeList(const RunNews& news)
{
    std::set<QString> there;
    for (const KnownRun& known : news.runs)
        there.insert(known.id);
    std::erase_if(m_kept, [&](const auto& one) { return !there.contains(one.first); });
    m_runs.clear();
    for (const KnownRun& known : news.runs) {
        RunFacts facts = m_kept[known.id]->facts();
        judge(facts);
        m_runs << facts;
    }
}

void TrainingRuns::takeFacts(const QString& id)
{
    for (RunFacts& run : m_runs)
        if (run.id == id) {
            run = m_kept[id]->facts();
            judge(run);
        }
}

void TrainingRuns::takePoints()
{
    QElapsedTimer clock;
    clock.start();
    QStringList grown;
    bool isMore = false;
    for (; !isMore; isMore = clock.nsecsElapsed() > kTakeFor) {
        if (!m_taken) {
            auto points = m_points->take();
            if (!points)
                break;
            m_taken = std::make_unique<RunPoints>(std::move(*points));
            m_takenColumns = 0;
        }
        KeptRun* run = m_taken->round == m_round ? kept(m_taken->run) : nullptr;
        if (run != nullptr) {
            // one by one: a long series that needs more room takes some milliseconds
            run->take(*m_taken, m_takenColumns);
            if (!grown.contains(m_taken->run))
                grown << m_taken->run;
        }
        if (++m_takenColumns >= m_taken->columns.size() || run == nullptr)
            m_taken.reset();
    }
    if (isMore)
        m_takePoints.start();
    for (const QString& id : grown) {
        const KeptRun* run = kept(id);
        const bool areFactsOther = run != nullptr && m_kept[id]->look();
        Q_EMIT curvesGrew(id);
        if (areFactsOther) {
            takeFacts(id);
            chooseBest();
            Q_EMIT runChanged(id);
        }
    }
}

void TrainingRuns::judge(RunFacts& facts) const
{
    const KeptRun* run = kept(facts.id);
    facts.isOutOfDate = false;
    facts.outOfDateReason.clear();
    if (run == nullptr || !m_present || facts.kind != expression::kRunKind)
        return;
    facts.outOfDateReason = outOfDateReason(*run->known.makings, *m_present);
    facts.isOutOfDate = !facts.outOfDateReason.isEmpty();
}

void TrainingRuns::chooseBest()
{
    const auto isBetter = [](const RunFacts& a, const RunFacts& b) {
        if (a.state.best.has_value() != b.state.best.has_value())
            return a.state.best.has_value();
        if (a.isOutOfDate != b.isOutOfDate)
            return !a.isOutOfDate;
        return a.state.best && *a.state.best < *b.state.best;
    };
    std::map<std::string, const RunFacts*> best; // by kind: their measures are not one
    for (const RunFacts& run : m_runs) {
        const RunFacts*& known = best[run.kind];
        if (run.state.best && (known == nullptr || isBetter(run, *known)))
            known = &run;
    }
    QStringList changed;
    for (RunFacts& run : m_runs) {
        const bool isBest = best[run.kind] == &run;
        if (std::exchange(run.isBest, isBest) != isBest)
            changed << run.id;
    }
    for (const QString& id : changed)
        Q_EMIT runChanged(id);
}

} // namespace timbrel::ui
