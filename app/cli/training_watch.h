// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "app/cli/report.h"
#include "core/learning/parallel_seeds.h"

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace timbrel::app {

/// Tells a person how trainings go: one line that is brought up to date on a terminal, a line now
/// and then elsewhere, events with --json. Threads: one. Realtime-safe: no.
class TrainingWatch
{
public:
    static constexpr std::chrono::milliseconds kLookEvery {200};

    /// What RunState::best is.
    struct Measure
    {
        std::string_view name = "MSE"; ///< for people
        std::string_view key = "mse"; ///< for programs
    };
    struct Limits
    {
        std::int64_t epochs = 0; ///< <= 0: none
        std::optional<double> seconds;
        Measure measure {};
    };
    TrainingWatch(const Limits& limits, Report& report)
        : m_limits(limits)
        , m_report(report)
    { }

    /// Reads where the runs stand and tells it if it is time to.
    void look(const learning::ParallelSeeds& seeds);
    /// Runs that failed while others did not, as warnings. True: all failed, and what they failed
    /// of is what the action ends with.
    [[nodiscard]] bool tellFailures(const learning::ParallelSeeds& seeds);
    /// The best run's figures and `done`; where all failed, `kept`: the network is there all the
    /// same.
    void tellEnd(const learning::ParallelSeeds& seeds,
                 const learning::RunState& best,
                 bool haveAllFailed);

private:
    /// All runs together.
    struct Standing
    {
        std::int64_t epochs = 0; ///< summed
        std::int64_t furthest = 0; ///< of one run
        std::int64_t updates = 0;
        double seconds = 0.0; ///< of the run that has worked longest
        std::optional<double> best;
        std::uint64_t bestSeed = 0;
        std::size_t over = 0;
    };
    [[nodiscard]] static Standing standingOf(const learning::ParallelSeeds& seeds);
    [[nodiscard]] std::string lineFor(const Standing& standing, std::size_t runCount) const;
    [[nodiscard]] std::optional<double> secondsLeft(const Standing& standing) const;

    using Clock = std::chrono::steady_clock;

    Limits m_limits;
    Report& m_report;
    std::optional<double> m_toldBest;
    std::string m_toldLine;
    Clock::time_point m_nextLine = Clock::now();
};

} // namespace timbrel::app
