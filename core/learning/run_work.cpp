// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learning/run_work.h"

#include "core/base/text.h"
#include "core/learning/run_lock.h"

#include <algorithm>
#include <array>
#include <exception>
#include <memory>
#include <new>
#include <unistd.h>

namespace timbrel::learning {
namespace {

/// Memory that is let go when there is none left, so that the last words can be written.
class Reserve
{
public:
    Reserve()
        : m_memory(std::make_unique<std::array<char, kBytes>>())
    { }
    void release() { m_memory.reset(); }

private:
    static constexpr std::size_t kBytes = std::size_t {4} << 20U;
    std::unique_ptr<std::array<char, kBytes>> m_memory;
};

Error outOfMemory(const RunFolder& run, std::string found)
{
    return Error(ErrorId::OutOfMemory).named(run.id()).butFound(std::move(found));
}

Error errorOfException(const RunFolder& run, const std::exception& exception)
{
    std::string text = exception.what();
    const auto end = text.find('\n'); // LibTorch adds the whole stack
    text = text.substr(0, std::min<std::size_t>(end, 500));
    if (saysOutOfMemory(text))
        return outOfMemory(run, std::move(text));
    return Error(ErrorId::WorkerDied).inFile(run.folder()).butFound(std::move(text));
}

/// The trainer, with nothing thrown out of it.
Result<> callTrainer(TrainerFunction train, TrainingContext& context, Reserve& reserve)
{
    try {
        return train(context);
    } catch (const std::bad_alloc&) {
        reserve.release();
        return failure(outOfMemory(context.run, {}));
    } catch (const std::exception& exception) {
        reserve.release();
        return failure(errorOfException(context.run, exception));
    } catch (...) {
        return failure(
            Error(ErrorId::WorkerDied).inFile(context.run.folder()).butFound("unknown exception"));
    }
}

Result<>
train(const RunFolder& run, const WorkPlan& plan, const StopSignal& stop, RunProgress& progress)
{
    Reserve reserve;
    const auto trainer = plan.trainers.find(run.kind());
    if (trainer == plan.trainers.end())
        return failure(Error(ErrorId::NotSupported)
                           .inFile(run.settingsFile())
                           .named("kind")
                           .butFound(run.kind()));
    auto metrics = MetricsWriter::open(run.metricsFile());
    if (!metrics)
        return failure(metrics.error());
    TrainingContext context {run, run.settings()[run.kind()], stop, *metrics, progress};
    return callTrainer(trainer->second, context, reserve);
}

StopSignal::Sources sourcesFor(const RunFolder& run)
{
    StopSignal::Sources sources;
    sources.stopFile = run.stopFile();
    sources.signals = true;
    if (run.maxSeconds())
        sources.maxTime = std::chrono::duration<double>(*run.maxSeconds());
    return sources;
}

RunStatus statusOf(const Result<>& result, const RunProgress& progress, const StopSignal& stop)
{
    if (!result)
        return RunStatus::Failed;
    const bool wasStopped = stop.reason() != StopReason::None && !progress.hasReachedEnd();
    return wasStopped ? RunStatus::Stopped : RunStatus::Finished;
}

} // namespace

bool saysOutOfMemory(std::string_view text)
{
    constexpr std::array<std::string_view, 5> kPhrases = {"can't allocate memory",
                                                          "not enough memory",
                                                          "out of memory",
                                                          "bad_alloc",
                                                          "Cannot allocate memory"};
    return std::any_of(kPhrases.begin(), kPhrases.end(), [&](std::string_view phrase) {
        return containsIgnoringCase(text, phrase);
    });
}

Result<RunState> workOnRun(const std::filesystem::path& folder, const WorkPlan& plan)
{
    const auto run = RunFolder::open(folder);
    if (!run)
        return failure(run.error());
    const auto lock = RunLock::inheritOrTake(run->lockFile());
    if (!lock)
        return failure(lock.error());
    const StopSignal stop(sourcesFor(*run));
    auto state = run->state();
    if (!state || state->status == RunStatus::Finished)
        return state;
    run->removeLeftovers();
    state->status = RunStatus::Starting;
    state->pid = ::getpid();
    state->host.clear(); // a run that was moved here
    state->error.reset();
    RunProgress progress(*run, std::move(*state));
    TIMBREL_TRY(progress.write());
    if (plan.checkMaths != nullptr)
        progress.state().maths = plan.checkMaths();
    const auto result = train(*run, plan, stop, progress);
    TIMBREL_TRY(progress.end(statusOf(result, progress, stop),
                             result ? std::nullopt : std::optional(result.error())));
    if (!result)
        return failure(result.error());
    return progress.state();
}

} // namespace timbrel::learning
