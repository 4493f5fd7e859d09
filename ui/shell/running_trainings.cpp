// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/running_trainings.h"

#include "core/learning/run_folder.h"

#include <QCoreApplication>
#include <QLocale>
#include <QTimer>

#include <algorithm>
#include <chrono>
#include <functional>
#include <map>
#include <set>
#include <string>

namespace timbrel::ui {
namespace {

namespace fs = std::filesystem;
constexpr auto kLookEvery = std::chrono::seconds(1);

class Texts
{
    Q_DECLARE_TR_FUNCTIONS(RunningTrainings)
public:
    static QString of(const TrainingsNow& now)
    {
        const QLocale locale;
        const QString epoch = locale.toString(static_cast<qlonglong>(now.epoch));
        QString text = now.count > 1 ? tr("%n trainings, epoch %1", nullptr, now.count).arg(epoch)
                                     : tr("training, epoch %1").arg(epoch);
        if (now.best)
            text = tr("%1, MSE %2").arg(text, locale.toString(*now.best, 'g', 3));
        return text;
    }
};

} // namespace

QString trainingsText(const TrainingsNow& now)
{
    return now.count > 0 ? Texts::of(now) : QString();
}

/// Lives on the thread; tells only what has changed.
class RunningTrainings::Looker final : public QObject
{
    Q_DISABLE_COPY_MOVE(Looker)
public:
    using Tell = std::function<void(std::uint64_t round, TrainingsNow now)>;

    explicit Looker(Tell tell)
        : m_tell(std::move(tell))
    { }

    void begin(std::uint64_t round, const std::optional<fs::path>& runs)
    {
        m_round = round;
        m_runs = runs;
        m_over.clear();
        m_working.clear();
        m_told = {};
        if (m_timer == nullptr) {
            m_timer = new QTimer(this);
            connect(m_timer, &QTimer::timeout, this, &Looker::look);
        }
        if (runs) {
            m_timer->start(kLookEvery);
            look();
        } else {
            m_timer->stop();
        }
    }

private:
    void look()
    {
        TrainingsNow now;
        now.finished = m_told.finished;
        std::error_code none;
        for (const auto& entry : fs::directory_iterator(*m_runs, none))
            lookInto(entry.path(), now);
        if (now == m_told)
            return;
        m_told = now;
        m_tell(m_round, now);
    }

    void lookInto(const fs::path& folder, TrainingsNow& now)
    {
        std::error_code none;
        const auto changed = fs::last_write_time(folder / "state.json", none);
        if (const auto known = m_over.find(folder);
            known != m_over.end() && known->second == changed)
            return;
        const auto run = learning::RunFolder::open(folder);
        const auto state = run ? run->state() : Result<learning::RunState>(failure(run.error()));
        if (!state || learning::isOver(state->status)) {
            m_over[folder] = changed;
            now.finished += m_working.erase(folder) > 0 ? 1 : 0;
            return;
        }
        m_over.erase(folder);
        m_working.insert(folder);
        ++now.count;
        now.epoch = std::max(now.epoch, state->epoch);
        if (state->best && (!now.best || *state->best < *now.best))
            now.best = state->best;
    }

    Tell m_tell;
    std::uint64_t m_round = 0;
    std::optional<fs::path> m_runs;
    std::map<fs::path, fs::file_time_type> m_over; ///< and when its state was written last
    std::set<fs::path> m_working;
    TrainingsNow m_told;
    QTimer* m_timer = nullptr;
};

RunningTrainings::RunningTrainings(QObject* parent)
    : QObject(parent)
{
    // the looker is gone before we are, so that what it tells always finds us
    m_looker = new Looker([this](std::uint64_t round, TrainingsNow now) {
        QMetaObject::invokeMethod(
            this,
            [this, round, now] {
                if (round == m_round)
                    Q_EMIT changed(now);
            },
            Qt::QueuedConnection);
    });
    m_looker->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_looker, &QObject::deleteLater);
}

RunningTrainings::~RunningTrainings()
{
    m_thread.quit();
    m_thread.wait();
    if (!m_thread.isFinished())
        delete m_looker; // the thread was never started
}

void RunningTrainings::watch(const std::optional<fs::path>& runsFolder)
{
    ++m_round;
    if (!runsFolder && !m_thread.isRunning())
        return;
    if (!m_thread.isRunning())
        m_thread.start(QThread::LowPriority);
    QMetaObject::invokeMethod(
        m_looker,
        [looker = m_looker, round = m_round, runsFolder] { looker->begin(round, runsFolder); },
        Qt::QueuedConnection);
    Q_EMIT changed({});
}

} // namespace timbrel::ui
