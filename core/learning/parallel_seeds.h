// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/result.h"
#include "core/learning/metrics.h"
#include "core/learning/worker.h"

#include <chrono>
#include <optional>
#include <vector>

namespace timbrel::learning {

struct ParallelOptions
{
    int atATime = 0; ///< 0: as many as the machine has cores for us
    Direction direction = Direction::LowerIsBetter; ///< which RunState::best is the better
    WorkerOptions worker;
};

/// The same training from several seeds side by side; the best is what counts, all are kept.
/// A run that fails does not end the others. Threads: one at a time. Realtime-safe: no.
class ParallelSeeds
{
public:
    struct Seed
    {
        RunFolder run;
        std::optional<Worker> worker; ///< while it works
        std::optional<RunState> outcome; ///< when it is over
        std::optional<Error> error; ///< why it failed, or could not be started
    };

    /// The runs are made by the caller (RunFolder::create). Starts the first of them. Errors:
    /// WorkerMissing, and what keeps the first from starting.
    [[nodiscard]] static Result<ParallelSeeds> start(std::vector<RunFolder> runs,
                                                     const ParallelOptions& options = {});

    /// Notes who has ended and starts who waits; false when all are over. Does not block.
    bool advance();
    /// Until a worker ends or the time is over; then as advance().
    bool waitFor(std::chrono::milliseconds time);
    /// Those at work end with their best, those that wait are not started (Stopped).
    [[nodiscard]] Result<> requestStop();
    /// requestStop and, for those who do not heed it, SIGTERM and SIGKILL; all at once.
    void stop();

    [[nodiscard]] const std::vector<Seed>& seeds() const { return m_seeds; }
    /// Index of the best of those that have a value, at work or over.
    [[nodiscard]] std::optional<std::size_t> best() const;
    /// The best run's state when all are over; else the first run's error. NothingLearntYet: none
    /// failed and none has a value.
    [[nodiscard]] Result<RunState> outcome() const;

private:
    explicit ParallelSeeds(ParallelOptions options)
        : m_options(std::move(options))
    { }
    void startNext();
    void settle(Seed& seed);

    ParallelOptions m_options;
    std::vector<Seed> m_seeds;
    std::size_t m_next = 0; ///< the first that has not been started
    bool m_isStopping = false;
};

/// Cores that this process may use.
[[nodiscard]] int availableCores();

} // namespace timbrel::learning
