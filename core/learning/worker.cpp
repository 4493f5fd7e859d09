// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learning/worker.h"

#include "core/base/atomic_file.h"
#include "core/base/text.h"
#include "core/learning/run_lock.h"
#include "core/learning/worker_environment.h"
#include "core/learning/worker_process.h"

#include <csignal>
#include <cstdlib>
#include <cstring>
#include <thread>
#include <unistd.h>

namespace timbrel::learning {
namespace {

namespace fs = std::filesystem;

constexpr std::chrono::milliseconds kLong {3600 * 1000};
constexpr std::chrono::milliseconds kBirth {10000}; ///< until a worker has written its pid

std::vector<std::string> ourEnvironment()
{
    std::vector<std::string> variables;
    for (char** variable = ::environ; variable != nullptr && *variable != nullptr; ++variable)
        variables.emplace_back(*variable);
    return variables;
}

/// What the worker said last; the reason of a death often stands there.
std::string lastLogLine(const fs::path& file)
{
    const auto text = readFile(file, std::uint64_t {1} << 22U);
    if (!text)
        return {};
    const auto lines = split(*text, '\n');
    for (auto line = lines.rbegin(); line != lines.rend(); ++line)
        if (const auto words = trimmed(*line); !words.empty())
            return std::string(words.substr(0, 300));
    return {};
}

std::string signalName(int signal)
{
    const char* name = ::sigabbrev_np(signal);
    return name == nullptr ? "signal " + std::to_string(signal) : "SIG" + std::string(name);
}

/// Signals that a program brings upon itself.
bool isCrash(int signal)
{
    return signal == SIGABRT || signal == SIGSEGV || signal == SIGBUS || signal == SIGFPE
        || signal == SIGILL || signal == SIGTRAP || signal == SIGSYS;
}

Error errorOfEnd(const RunFolder& run, const ProcessEnd& end)
{
    if (end.signal && !isCrash(*end.signal))
        return Error(ErrorId::WorkerKilled).inFile(run.folder()).butFound(signalName(*end.signal));
    std::string found;
    if (end.signal)
        found = signalName(*end.signal);
    else if (end.exitCode)
        found = "exit code " + std::to_string(*end.exitCode);
    const std::string words = lastLogLine(run.logFile());
    found += (found.empty() || words.empty() ? "" : ": ") + words;
    return Error(ErrorId::WorkerDied).inFile(run.folder()).butFound(std::move(found));
}

/// A run that is taken up again keeps what it has reached.
Result<> announce(const RunFolder& run)
{
    auto state = run.state();
    if (!state)
        return failure(state.error());
    state->status = RunStatus::Starting;
    state->pid = 0;
    state->error.reset();
    TIMBREL_TRY(run.withdrawStop());
    return run.writeState(*state);
}

ProcessPlan planFor(const RunFolder& run, const WorkerOptions& options, fs::path program, int lock)
{
    ProcessPlan plan;
    plan.program = std::move(program);
    plan.arguments = {run.folder().string()};
    plan.environment = workerEnvironment(
        ourEnvironment(),
        processorFeatures(),
        {"TIMBREL_RUN_LOCK=" + std::to_string(kInheritedDescriptor),
         std::string("TIMBREL_LEAVE_STAGE=") + (options.leavesStage ? "1" : "0")});
    plan.logFile = run.logFile();
    plan.inheritedDescriptor = lock;
    plan.niceness = options.niceness;
    plan.givesWay = options.givesWay;
    plan.memoryLimitBytes = options.memoryLimitBytes;
    return plan;
}

} // namespace

struct Worker::Process
{
    WorkerProcess process;
};

Result<fs::path> findWorkerProgram()
{
    fs::path program;
    if (const char* named = std::getenv("TIMBREL_LEARN"); named != nullptr && *named != '\0') {
        program = named;
    } else {
        std::error_code code;
        program = fs::read_symlink("/proc/self/exe", code).parent_path() / "timbrel-learn";
    }
    if (fs::is_directory(program) || ::access(program.c_str(), X_OK) != 0)
        return failure(Error(ErrorId::WorkerMissing).inFile(program));
    return program;
}

Worker::Worker(RunFolder run, WorkerOptions options, std::unique_ptr<Process> process)
    : m_run(std::move(run))
    , m_options(std::move(options))
    , m_process(std::move(process))
{ }

Worker::Worker(Worker&&) noexcept = default;
Worker& Worker::operator=(Worker&&) noexcept = default;
Worker::~Worker() = default;

Result<Worker> Worker::start(RunFolder run, const WorkerOptions& options)
{
    const auto program = options.program ? Result<fs::path>(*options.program) : findWorkerProgram();
    if (!program)
        return failure(program.error());
    // The worker inherits the lock, so that from here to its last breath somebody holds it.
    auto lock = RunLock::take(run.lockFile());
    if (!lock)
        return failure(lock.error());
    const auto before = run.state();
    if (!before)
        return failure(before.error());
    if (before->status == RunStatus::Finished)
        return failure(Error(ErrorId::NotSupported)
                           .inFile(run.folder())
                           .named(run.id())
                           .butFound(std::string(statusName(before->status))));
    TIMBREL_TRY(announce(run));
    auto process = WorkerProcess::start(planFor(run, options, *program, lock->descriptor()));
    if (!process) {
        // as if nothing had been tried; the error that counts is the one that is returned
        const auto restored = run.writeState(*before);
        static_cast<void>(restored);
        return failure(process.error());
    }
    return Worker(
        std::move(run), options, std::make_unique<Process>(Process {std::move(*process)}));
}

Result<Worker> Worker::attach(RunFolder run, const WorkerOptions& options)
{
    const auto end = std::chrono::steady_clock::now() + kBirth;
    while (run.isWorking()) {
        const auto state = run.state();
        if (!state)
            return failure(state.error());
        if (state->pid > 0) {
            auto process = WorkerProcess::find(state->pid);
            if (!process)
                break;
            return Worker(
                std::move(run), options, std::make_unique<Process>(Process {std::move(*process)}));
        }
        if (std::chrono::steady_clock::now() > end)
            break;
        std::this_thread::sleep_for(std::chrono::milliseconds(20));
    }
    return failure(Error(ErrorId::RunNotFound).inFile(run.folder()).named(run.id()));
}

const RunFolder& Worker::run() const
{
    return m_run;
}

std::int64_t Worker::pid() const
{
    return m_process->process.pid();
}

int Worker::processDescriptor() const
{
    return m_process->process.descriptor();
}

bool Worker::isWorking()
{
    return m_process->process.isAlive();
}

bool Worker::waitFor(std::chrono::milliseconds time)
{
    return m_process->process.waitFor(time);
}

Result<RunState> Worker::settle()
{
    auto lock = RunLock::take(m_run.lockFile());
    auto state = m_run.state();
    if (!state || !lock)
        return state; // broken, or somebody has begun to work on it again
    const bool diedSilently = !isOver(state->status)
        || (state->error && state->error->id == ErrorId::WorkerDied && state->error->found.empty());
    if (diedSilently) {
        state->status = RunStatus::Failed;
        state->error = errorOfEnd(m_run, m_process->process.end());
        TIMBREL_TRY(m_run.writeState(*state));
    }
    return state;
}

Result<RunState> Worker::wait()
{
    while (!waitFor(kLong)) { }
    return settle();
}

Result<RunState> Worker::state()
{
    return isWorking() ? m_run.state() : settle();
}

Result<> Worker::requestStop()
{
    return m_run.requestStop();
}

void Worker::terminate()
{
    m_process->process.send(SIGTERM);
}

void Worker::kill()
{
    m_process->process.send(SIGKILL);
}

Result<RunState> Worker::stop()
{
    // A full disk must not keep a training alive: without the file the signal still comes.
    const auto requested = requestStop();
    if (!requested || !waitFor(m_options.patience))
        terminate();
    if (!waitFor(m_options.grace))
        kill();
    return wait();
}

} // namespace timbrel::learning
