// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/learning/metrics.h"
#include "core/learning/run_folder.h"
#include "core/learning/worker.h"
#include "ui/training/run_news.h"

#include <chrono>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace timbrel::ui {

/// What a person wrote about a run: about.json in its folder.
struct RunAbout
{
    int number = 0; ///< 0: not said; runs from the command line
    QString title;
};

[[nodiscard]] RunAbout readAbout(const std::filesystem::path& runFolder);
[[nodiscard]] Result<> writeAbout(const std::filesystem::path& runFolder, const RunAbout& about);

/// Digest of each example in a run's data/, in the order of the files' names.
[[nodiscard]] std::vector<std::string> exampleDigestsOf(const learning::RunFolder& run);

/// A run as its keeper holds it. Threads: the keeper's.
struct RunRecord
{
    using Clock = std::chrono::steady_clock;

    explicit RunRecord(learning::RunFolder folder)
        : run(std::move(folder))
        , reader(run.metricsFile())
    { }

    learning::RunFolder run;
    RunAbout about;
    int number = 0;
    std::shared_ptr<const RunMakings> makings;
    learning::RunState state;
    std::filesystem::file_time_type stateWritten {};
    Clock::time_point lookedForDeath {};
    std::optional<learning::Worker> worker; ///< where we started it
    bool isWorking = false;
    bool isWaiting = false; ///< for a processor
    std::optional<Clock::time_point> stopAsked;
    bool isTerminated = false; ///< asked by a signal too
    bool isToBeRemoved = false;

    learning::MetricsReader reader;
    bool areCurvesWanted = false;
    bool areCurvesRead = false; ///< all, of a run that is over
    std::vector<learning::MetricDescription> toldMetrics;
};

} // namespace timbrel::ui
