// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QObject>
#include <QString>
#include <QThread>

#include <cstdint>
#include <filesystem>
#include <optional>

namespace timbrel::ui {

/// The trainings of a project that are at work now, summed up.
struct TrainingsNow
{
    int count = 0;
    std::int64_t epoch = 0; ///< of the furthest
    std::optional<double> best; ///< MSE of the best so far
    int finished = 0; ///< ended since this project was opened
    friend bool operator==(const TrainingsNow&, const TrainingsNow&) = default;
};

/// For the status line; empty if nothing is at work.
[[nodiscard]] QString trainingsText(const TrainingsNow& now);

/// Looks into the run folders of a project every second, on a thread of its own; runs that are over
/// are read once. Threads: GUI.
class RunningTrainings final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RunningTrainings)
public:
    explicit RunningTrainings(QObject* parent = nullptr);
    ~RunningTrainings() override;

    /// runsFolder: of the project at hand; none: look no more.
    void watch(const std::optional<std::filesystem::path>& runsFolder);

Q_SIGNALS:
    void changed(const timbrel::ui::TrainingsNow& now);

private:
    class Looker;
    QThread m_thread;
    Looker* m_looker = nullptr; ///< lives on the thread
    std::uint64_t m_round = 0; ///< counts watch(), so that nothing old is told
};

} // namespace timbrel::ui
