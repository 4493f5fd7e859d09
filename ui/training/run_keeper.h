// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/learning/run_folder.h"
#include "ui/training/run_news.h"
#include "ui/training/training_runs.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <deque>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>

namespace timbrel::ui {

struct RunRecord;

/// The other side of TrainingRuns: makes and starts runs, asks them to stop, and reads what they
/// write. Everything that may wait for a disk happens here. Its slots are called and its signals
/// taken through the event loop. Threads: one of its own.
class RunKeeper final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RunKeeper)
public:
    explicit RunKeeper(std::shared_ptr<RunPointsQueue> points);
    ~RunKeeper() override;

    /// A name that a file may have and a person recognises; the number in front keeps the order.
    /// Threads: any.
    [[nodiscard]] static std::string dataName(std::size_t index, const std::string& name);

    void begin(std::uint64_t round, const std::optional<std::filesystem::path>& project);
    void start(const RunRequest& request);
    void stop(const QString& id);
    void goOn(const QString& id);
    void rename(const QString& id, const QString& title);
    void remove(const QString& id);
    void restore(const QString& id);
    void readOrigin(const QString& id);
    void wantCurves(const QString& id);

Q_SIGNALS:
    void news(const timbrel::ui::RunNews& news);
    void pointsWait();
    void removed(std::uint64_t round, const QString& id); ///< news without it follow
    void originRead(std::uint64_t round, const QString& id, const timbrel::ui::RunOrigin& origin);
    void trouble(const timbrel::Error& error);

private:
    // ---- run_keeper.cpp: what is asked for
    [[nodiscard]] std::filesystem::path runsFolder(std::string_view kind) const;
    [[nodiscard]] RunRecord* find(const QString& id) const;
    [[nodiscard]] Result<QString> make(const learning::NewRun& run);
    void startNext();
    void begin(RunRecord& record);
    void putAway(const QString& id);
    [[nodiscard]] int nextNumber(const std::string& kind) const;

    // ---- run_keeper_watch.cpp: what is seen
    void look();
    bool lookForRuns();
    bool lookForRuns(std::string_view kind, std::set<QString>& there);
    void add(learning::RunFolder run);
    void lookAt(RunRecord& record, RunNews& news);
    void settle(RunRecord& record);
    void hurry(RunRecord& record);
    /// True: there may be more.
    bool readPoints(RunRecord& record);
    void readSomePoints();
    void numberRuns();
    [[nodiscard]] bool isWorking() const;
    void tellAll(const QStringList& started = {}, const QStringList& ended = {});
    [[nodiscard]] KnownRun known(const RunRecord& record) const;

    std::shared_ptr<RunPointsQueue> m_points;
    std::uint64_t m_round = 0;
    std::optional<std::filesystem::path> m_project;
    std::map<QString, std::unique_ptr<RunRecord>> m_records; ///< oldest first: ids begin with times
    std::deque<QString> m_waiting; ///< for a processor
    struct Trashed
    {
        std::filesystem::path place;
        std::string kind;
    };
    std::map<QString, Trashed> m_trash;
    QTimer* m_timer = nullptr;
    QElapsedTimer m_sinceLookForRuns;
};

} // namespace timbrel::ui
