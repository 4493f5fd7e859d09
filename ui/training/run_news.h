// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/json.h"
#include "core/learning/metrics.h"
#include "core/learning/run_state.h"

#include <QMetaType>
#include <QString>
#include <QStringList>

#include <cstdint>
#include <deque>
#include <filesystem>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

namespace timbrel::ui {

/// What never changes about a run, but for the epochs that it may get more.
struct RunMakings
{
    std::filesystem::path folder;
    std::string kind; ///< see RunKind
    Json settings; ///< the kind's own
    std::vector<std::string> examples; ///< digest of each file's contents
    std::optional<double> maxSeconds;
    quint64 seed = 0;
};

/// A run as the keeper knows it.
struct KnownRun
{
    QString id;
    int number = 0;
    QString title; ///< a person's; empty: none
    std::shared_ptr<const RunMakings> makings;
    learning::RunState state;
    bool isActive = false; ///< at work, or waiting for its turn
    bool isStopping = false;
    bool canContinue = false;
};

/// From the keeper to the window.
struct RunNews
{
    std::uint64_t round = 0; ///< of setProject()
    bool isComplete = false; ///< `runs` are all there are; else those that have changed
    std::vector<KnownRun> runs;
    QStringList started;
    QStringList ended;
};

/// A portion of a run's figures, in columns: cheap to take up and to let go of.
struct RunPoints
{
    struct Column
    {
        std::vector<double> epochs;
        std::vector<double> seconds;
        std::vector<double> values;
    };
    std::uint64_t round = 0;
    QString run;
    std::vector<learning::MetricDescription> metrics; ///< empty: as in the portion before
    std::vector<Column> columns; ///< in the order of the metrics
};

/// From the keeper's thread to the window's. Threads: any; blocks for the time of a move.
class RunPointsQueue
{
public:
    static constexpr std::size_t kMost = 64; ///< so that nothing piles up

    /// True: it was empty before.
    bool push(RunPoints points)
    {
        const std::lock_guard lock(m_mutex);
        m_portions.push_back(std::move(points));
        return m_portions.size() == 1;
    }
    [[nodiscard]] std::optional<RunPoints> take()
    {
        const std::lock_guard lock(m_mutex);
        if (m_portions.empty())
            return std::nullopt;
        std::optional<RunPoints> first(std::move(m_portions.front()));
        m_portions.pop_front();
        return first;
    }
    [[nodiscard]] bool isFull() const
    {
        const std::lock_guard lock(m_mutex);
        return m_portions.size() >= kMost;
    }

private:
    mutable std::mutex m_mutex;
    std::deque<RunPoints> m_portions;
};

} // namespace timbrel::ui

Q_DECLARE_METATYPE(timbrel::ui::RunNews)
