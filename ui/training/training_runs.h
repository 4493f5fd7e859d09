// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/result.h"
#include "core/expression/settings.h"
#include "core/expression/training_remedy.h"
#include "core/expression/training_run.h"
#include "core/learning/diagnosis.h"
#include "core/learning/run_folder.h"
#include "core/learning/run_state.h"

#include <QDateTime>
#include <QList>
#include <QObject>
#include <QString>
#include <QStringList>
#include <QThread>
#include <QTimer>

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace timbrel::learning {
struct RunCurves;
}

namespace timbrel::ui {

class RunKeeper;
class RunPointsQueue;
struct KeptRun;
struct RunNews;
struct RunPoints;

/// A run as the list shows it.
struct RunFacts
{
    QString id; ///< name of its folder
    std::string kind; ///< see RunKind
    int number = 0; ///< of its kind: 1, 2 ... as they were made; kept as long as the run is
    QString title; ///< what a person called it, else "Run 7"
    learning::RunState state;
    quint64 seed = 0;
    QDateTime created; ///< local time
    bool isActive = false; ///< somebody works on it now, or is about to
    bool isStopping = false; ///< asked to stop, still at work
    bool canContinue = false; ///< goOn() would do something
    bool isBest = false; ///< the best of its kind that is not out of date, else of all of its kind
    bool isOutOfDate = false;
    QString outOfDateReason; ///< a sentence; empty: it is up to date
    std::optional<learning::Diagnosis> diagnosis;
    /// Of the diagnosis, where there is one that can be followed.
    std::optional<expression::RemedyPlan> remedy;
    double epochsPerSecond = 0.0; ///< of late
    std::optional<std::int64_t> mostEpochs; ///< where it ends; absent: no limit
    std::optional<double> secondsLeft; ///< at most, while it is at work
    std::int64_t correctStreak = 0; ///< the longest so far, in updates
    std::optional<double> chance; ///< what guessing would reach of what `best` is
};

/// What a run was made of, for people.
struct RunOrigin
{
    struct Item
    {
        QString name; ///< an example, a genre
        qint64 count = 0; ///< its notes; its patterns
        double seconds = 0.0; ///< long; of patterns 0
    };
    std::filesystem::path folder;
    Json settings; ///< the kind's own
    std::vector<Item> items;
};

/// Everything that is needed to train; goes into the runs as a whole.
struct TrainingPlan
{
    expression::Settings settings;
    std::vector<expression::NamedSequence> examples; ///< any names; only the listed controllers
    std::vector<std::uint64_t> seeds; ///< one run each, side by side
    std::optional<double> maxSeconds;
};

/// Any training: what its runs are made of, one for each seed, side by side.
struct RunRequest
{
    std::function<learning::NewRun(std::uint64_t seed)> make; ///< called on the keeper's thread
    std::vector<std::uint64_t> seeds;
};

/// What a training that began now would be taught, to tell which runs are out of date.
struct TrainingPresent
{
    /// As expression::trainingSettingsToJson() gives them; null where a value is drawn anew for
    /// each training and therefore says nothing.
    Json settings;
    std::vector<std::string> examples; ///< contentDigest() of each
    friend bool operator==(const TrainingPresent&, const TrainingPresent&) = default;
};

/// The trainings of the project at hand: starts and ends them, and follows what they write into
/// their folders, which a thread of its own reads in portions; many and long ones, too, never keep
/// the window waiting. Workers are processes and outlive this object: setProject() finds them
/// again. Threads: GUI.
class TrainingRuns final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TrainingRuns)
public:
    explicit TrainingRuns(QObject* parent = nullptr);
    /// Runs that are at work go on.
    ~TrainingRuns() override;

    /// The project's own folder, not that of its runs; none: there are no runs.
    void setProject(std::optional<std::filesystem::path> folder);
    [[nodiscard]] const std::optional<std::filesystem::path>& project() const { return m_project; }

    /// In the order in which they were made.
    [[nodiscard]] const QList<RunFacts>& runs() const { return m_runs; }
    [[nodiscard]] const RunFacts* run(const QString& id) const; ///< null: there is none
    [[nodiscard]] bool isTraining() const; ///< some run is at work
    /// That has isBest.
    [[nodiscard]] const RunFacts* best(std::string_view kind = expression::kRunKind) const;
    /// What has been read so far. The newest eight and those at work are read by themselves, others
    /// from the first time that they are asked for. Null: nothing yet.
    [[nodiscard]] const learning::RunCurves* curves(const QString& id) const;
    [[nodiscard]] std::filesystem::path folderOf(const QString& id) const;

    /// More runs than there are processors wait for their turn. Without a project: trouble().
    void start(TrainingPlan plan);
    void start(RunRequest request);
    void stop(const QString& id);
    void stopAll();
    /// A run that was stopped, interrupted or left waiting goes on where it was; one that reached
    /// its last epoch gets as many again.
    void goOn(const QString& id);
    /// Empty: as it was called at first.
    void rename(const QString& id, const QString& title);
    /// Into the project's trash; stops it first. removed() follows.
    void remove(const QString& id);
    /// Takes the last remove() of this id back.
    void restore(const QString& id);
    /// Reads settings and examples of a run; originRead() follows.
    void readOrigin(const QString& id);

    /// What out of date is judged by; none: nothing is.
    void setPresent(std::optional<TrainingPresent> present);

    /// Of an example as a run keeps it.
    [[nodiscard]] static std::string contentDigest(const music::Sequence& sequence);

Q_SIGNALS:
    void runsChanged(); ///< some came or went, or all are others
    void runChanged(const QString& id); ///< its facts
    void curvesGrew(const QString& id);
    void bestImproved(const QString& id); ///< checkpoints/best.safetensors is a better one
    void started(const QStringList& ids); ///< by start(); they are in runs()
    void ended(const QString& id); ///< a run that was at work is over
    void removed(const QString& id, const QString& title); ///< restore() would take it back
    void originRead(const QString& id, const timbrel::ui::RunOrigin& origin);
    void trouble(const timbrel::Error& error); ///< what was asked for could not be done

private:
    template<class Work>
    void ask(Work work);
    void take(const RunNews& news);
    void takeList(const RunNews& news);
    void takeFacts(const QString& id);
    void takePoints();
    void judge(RunFacts& facts) const;
    void chooseBest();
    [[nodiscard]] KeptRun* kept(const QString& id) const;

    std::shared_ptr<RunPointsQueue> m_points;
    QThread m_thread;
    RunKeeper* m_keeper = nullptr; ///< lives on the thread
    std::optional<std::filesystem::path> m_project;
    std::uint64_t m_round = 0; ///< counts setProject(), so that nothing old is taken
    QList<RunFacts> m_runs;
    std::map<QString, std::unique_ptr<KeptRun>> m_kept;
    std::optional<TrainingPresent> m_present;
    QTimer m_takePoints; ///< a portion of points, between two frames
    std::unique_ptr<RunPoints> m_taken; ///< a portion that is not taken up in full yet
    std::size_t m_takenColumns = 0;
};

} // namespace timbrel::ui
