// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learning/parallel_seeds.h"

#include <algorithm>
#include <poll.h>
#include <thread>

namespace timbrel::learning {
namespace {

using Clock = std::chrono::steady_clock;

/// Blocks until one of the processes is gone or the time is over.
void waitForOne(const std::vector<ParallelSeeds::Seed>& seeds, std::chrono::milliseconds time)
{
    std::vector<pollfd> questions;
    for (const auto& seed : seeds)
        if (seed.worker && seed.worker->processDescriptor() >= 0)
            questions.push_back({seed.worker->processDescriptor(), POLLIN, 0});
    if (questions.empty()) {
        std::this_thread::sleep_for(std::min(time, std::chrono::milliseconds(20)));
        return;
    }
    ::poll(questions.data(), questions.size(), static_cast<int>(time.count()));
}

} // namespace

int availableCores()
{
    return static_cast<int>(std::max(1U, std::thread::hardware_concurrency()));
}

Result<ParallelSeeds> ParallelSeeds::start(std::vector<RunFolder> runs,
                                           const ParallelOptions& options)
{
    ParallelSeeds seeds(options);
    if (seeds.m_options.atATime <= 0)
        seeds.m_options.atATime = availableCores();
    // as many at a time as there are processors need them all
    const auto side
        = std::min<std::size_t>(runs.size(), static_cast<std::size_t>(seeds.m_options.atATime));
    if (side >= static_cast<std::size_t>(availableCores()))
        seeds.m_options.worker.leavesStage = false;
    for (auto& run : runs)
        seeds.m_seeds.push_back({std::move(run), std::nullopt, std::nullopt, std::nullopt});
    seeds.advance();
    // Nothing works at all: say why, rather than the same reason once a run.
    const bool noneStarted = std::all_of(seeds.m_seeds.begin(),
                                         seeds.m_seeds.end(),
                                         [](const Seed& seed) { return seed.error.has_value(); });
    if (noneStarted && !seeds.m_seeds.empty())
        return failure(*seeds.m_seeds.front().error);
    return seeds;
}

void ParallelSeeds::settle(Seed& seed)
{
    auto state = seed.worker->wait();
    seed.worker.reset();
    if (!state) {
        seed.error = state.error();
        return;
    }
    seed.error = state->error;
    seed.outcome = std::move(*state);
}

void ParallelSeeds::startNext()
{
    Seed& seed = m_seeds[m_next++];
    if (m_isStopping) {
        auto state = seed.run.state();
        if (state) {
            state->status = RunStatus::Stopped;
            const auto written = seed.run.writeState(*state);
            if (!written)
                seed.error = written.error();
            seed.outcome = std::move(*state);
        } else {
            seed.error = state.error();
        }
        return;
    }
    auto worker = Worker::start(seed.run, m_options.worker);
    if (worker)
        seed.worker = std::move(*worker);
    else
        seed.error = worker.error();
}

bool ParallelSeeds::advance()
{
    int working = 0;
    for (auto& seed : m_seeds) {
        if (seed.worker && !seed.worker->isWorking())
            settle(seed);
        working += seed.worker ? 1 : 0;
    }
    while (m_next < m_seeds.size() && (working < m_options.atATime || m_isStopping)) {
        startNext();
        working += m_seeds[m_next - 1].worker ? 1 : 0;
    }
    return working > 0;
}

bool ParallelSeeds::waitFor(std::chrono::milliseconds time)
{
    if (!advance())
        return false;
    waitForOne(m_seeds, time);
    return advance();
}

Result<> ParallelSeeds::requestStop()
{
    m_isStopping = true;
    Result<> result;
    for (auto& seed : m_seeds)
        if (seed.worker)
            if (auto requested = seed.worker->requestStop(); !requested)
                result = std::move(requested);
    advance();
    return result;
}

void ParallelSeeds::stop()
{
    // Without the file (a full disk) the signal alone must do.
    const bool isAsked = requestStop().has_value();
    const auto untilAllAreGone = [this](std::chrono::milliseconds time) {
        const auto end = Clock::now() + time;
        while (advance() && Clock::now() < end)
            waitForOne(m_seeds, std::chrono::milliseconds(50));
        return !advance();
    };
    if (isAsked && untilAllAreGone(m_options.worker.patience))
        return;
    for (auto& seed : m_seeds)
        if (seed.worker)
            seed.worker->terminate();
    if (untilAllAreGone(m_options.worker.grace))
        return;
    for (auto& seed : m_seeds)
        if (seed.worker)
            seed.worker->kill();
    while (advance())
        waitForOne(m_seeds, std::chrono::milliseconds(50));
}

std::optional<std::size_t> ParallelSeeds::best() const
{
    std::optional<std::size_t> best;
    double bestValue = 0.0;
    for (std::size_t i = 0; i < m_seeds.size(); ++i) {
        std::optional<double> value;
        if (m_seeds[i].outcome)
            value = m_seeds[i].outcome->best;
        else if (const auto state = m_seeds[i].run.state())
            value = state->best;
        if (!value)
            continue;
        const bool isBetter = m_options.direction == Direction::HigherIsBetter ? *value > bestValue
                                                                               : *value < bestValue;
        if (!best || isBetter) {
            best = i;
            bestValue = *value;
        }
    }
    return best;
}

Result<RunState> ParallelSeeds::outcome() const
{
    if (const auto index = best()) {
        if (m_seeds[*index].outcome)
            return *m_seeds[*index].outcome;
        return m_seeds[*index].run.state();
    }
    for (const auto& seed : m_seeds)
        if (seed.error)
            return failure(*seed.error);
    return failure(ErrorId::NothingLearntYet);
}

} // namespace timbrel::learning
