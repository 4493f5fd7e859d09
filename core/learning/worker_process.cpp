// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learning/worker_process.h"

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <fcntl.h>
#include <mutex>
#include <poll.h>
#include <sched.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>
#include <utility>

namespace timbrel::learning {
namespace {

using Clock = std::chrono::steady_clock;

int openProcess(int pid)
{
    return static_cast<int>(::syscall(SYS_pidfd_open, pid, 0));
}

/// Children that work on after their WorkerProcess is gone; collected when they end, so that they
/// do not stay in the process table for as long as this program runs.
class LeftChildren
{
public:
    void add(int pid)
    {
        const std::lock_guard lock(m_mutex);
        m_pids.push_back(pid);
    }
    void collect()
    {
        const std::lock_guard lock(m_mutex);
        std::erase_if(m_pids, [](int pid) { return ::waitpid(pid, nullptr, WNOHANG) != 0; });
    }

private:
    std::mutex m_mutex;
    std::vector<int> m_pids;
};

LeftChildren& leftChildren()
{
    static LeftChildren children;
    return children;
}

std::vector<char*> pointersTo(std::vector<std::string>& texts)
{
    std::vector<char*> pointers;
    pointers.reserve(texts.size() + 1);
    for (auto& text : texts)
        pointers.push_back(text.data());
    pointers.push_back(nullptr);
    return pointers;
}

/// posix_spawn's two descriptions, freed at the end.
class SpawnDescription
{
public:
    SpawnDescription()
    {
        ::posix_spawn_file_actions_init(&m_actions);
        ::posix_spawnattr_init(&m_attributes);
    }
    ~SpawnDescription()
    {
        ::posix_spawn_file_actions_destroy(&m_actions);
        ::posix_spawnattr_destroy(&m_attributes);
    }
    SpawnDescription(const SpawnDescription&) = delete;
    SpawnDescription& operator=(const SpawnDescription&) = delete;

    void takeDescriptors(int log, int inherited)
    {
        ::posix_spawn_file_actions_addopen(&m_actions, 0, "/dev/null", O_RDONLY, 0);
        ::posix_spawn_file_actions_adddup2(&m_actions, log, 1);
        ::posix_spawn_file_actions_adddup2(&m_actions, log, 2);
        int next = kInheritedDescriptor;
        if (inherited >= 0)
            ::posix_spawn_file_actions_adddup2(&m_actions, inherited, next++);
        ::posix_spawn_file_actions_addclosefrom_np(&m_actions, next);
    }
    /// Own group; no signal mask, handlers or real-time priority of ours.
    void takeAttributes()
    {
        sigset_t none;
        sigset_t all;
        sigemptyset(&none);
        sigfillset(&all);
        const sched_param ordinary {};
        ::posix_spawnattr_setpgroup(&m_attributes, 0);
        ::posix_spawnattr_setsigmask(&m_attributes, &none);
        ::posix_spawnattr_setsigdefault(&m_attributes, &all);
        ::posix_spawnattr_setschedpolicy(&m_attributes, SCHED_OTHER);
        ::posix_spawnattr_setschedparam(&m_attributes, &ordinary);
        ::posix_spawnattr_setflags(&m_attributes,
                                   POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK
                                       | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSCHEDULER);
    }
    [[nodiscard]] const posix_spawn_file_actions_t* actions() const { return &m_actions; }
    [[nodiscard]] const posix_spawnattr_t* attributes() const { return &m_attributes; }

private:
    posix_spawn_file_actions_t m_actions {};
    posix_spawnattr_t m_attributes {};
};

void restrain(int pid, const ProcessPlan& plan)
{
    const int ours = ::getpriority(PRIO_PROCESS, 0);
    ::setpriority(PRIO_PROCESS, static_cast<id_t>(pid), std::min(19, ours + plan.niceness));
#ifdef SCHED_IDLE
    const sched_param none {};
    if (plan.givesWay)
        ::sched_setscheduler(pid, SCHED_IDLE, &none);
#endif
    if (plan.memoryLimitBytes) {
        const rlimit limit {*plan.memoryLimitBytes, *plan.memoryLimitBytes};
        ::prlimit(pid, RLIMIT_AS, &limit, nullptr);
    }
}

} // namespace

WorkerProcess::WorkerProcess(int pid, bool isChild)
    : m_pid(pid)
    , m_isChild(isChild)
    , m_descriptor(openProcess(pid))
{ }

WorkerProcess::WorkerProcess(WorkerProcess&& other) noexcept
    : m_pid(std::exchange(other.m_pid, -1))
    , m_isChild(other.m_isChild)
    , m_isGone(other.m_isGone)
    , m_descriptor(std::exchange(other.m_descriptor, -1))
    , m_end(other.m_end)
{ }

WorkerProcess& WorkerProcess::operator=(WorkerProcess&& other) noexcept
{
    std::swap(m_pid, other.m_pid);
    std::swap(m_isChild, other.m_isChild);
    std::swap(m_isGone, other.m_isGone);
    std::swap(m_descriptor, other.m_descriptor);
    std::swap(m_end, other.m_end);
    return *this;
}

WorkerProcess::~WorkerProcess()
{
    if (m_descriptor >= 0)
        ::close(m_descriptor);
    if (m_pid > 0 && m_isChild && !m_isGone)
        leftChildren().add(m_pid);
    leftChildren().collect();
}

Result<WorkerProcess> WorkerProcess::start(const ProcessPlan& plan)
{
    leftChildren().collect();
    if (::access(plan.program.c_str(), X_OK) != 0)
        return failure(Error(ErrorId::WorkerMissing).inFile(plan.program));
    const int log = ::open(plan.logFile.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0666);
    if (log < 0)
        return failure(
            Error(ErrorId::FileNotWritable).inFile(plan.logFile).butFound(std::strerror(errno)));
    SpawnDescription description;
    description.takeDescriptors(log, plan.inheritedDescriptor);
    description.takeAttributes();
    std::vector<std::string> arguments = plan.arguments;
    arguments.insert(arguments.begin(), plan.program.string());
    std::vector<std::string> environment = plan.environment;
    pid_t pid = 0;
    const int code = ::posix_spawn(&pid,
                                   plan.program.c_str(),
                                   description.actions(),
                                   description.attributes(),
                                   pointersTo(arguments).data(),
                                   pointersTo(environment).data());
    ::close(log);
    if (code != 0)
        return failure(
            Error(ErrorId::WorkerDied).inFile(plan.program).butFound(std::strerror(code)));
    restrain(pid, plan);
    return WorkerProcess(pid, true);
}

Result<WorkerProcess> WorkerProcess::find(std::int64_t pid)
{
    if (pid <= 0 || pid > INT32_MAX || (::kill(static_cast<pid_t>(pid), 0) != 0 && errno != EPERM))
        return failure(Error(ErrorId::RunNotFound).butFound(std::to_string(pid)));
    return WorkerProcess(static_cast<int>(pid), false);
}

bool WorkerProcess::isAlive()
{
    if (m_isGone)
        return false;
    if (m_isChild) {
        int status = 0;
        const pid_t got = ::waitpid(m_pid, &status, WNOHANG);
        if (got == 0)
            return true;
        m_isGone = true;
        if (got == m_pid && WIFEXITED(status))
            m_end.exitCode = WEXITSTATUS(status);
        else if (got == m_pid && WIFSIGNALED(status))
            m_end.signal = WTERMSIG(status);
        return false;
    }
    if (m_descriptor >= 0) {
        pollfd question {m_descriptor, POLLIN, 0};
        m_isGone = ::poll(&question, 1, 0) == 1;
    } else {
        m_isGone = ::kill(m_pid, 0) != 0 && errno == ESRCH;
    }
    return !m_isGone;
}

bool WorkerProcess::waitFor(std::chrono::milliseconds time)
{
    const auto end = Clock::now() + time;
    while (isAlive()) {
        const auto left = std::chrono::ceil<std::chrono::milliseconds>(end - Clock::now());
        if (left.count() <= 0)
            return false;
        if (m_descriptor >= 0) {
            pollfd question {m_descriptor, POLLIN, 0};
            ::poll(&question, 1, static_cast<int>(std::min<long long>(left.count(), 60000)));
        } else { // a kernel before 5.3
            std::this_thread::sleep_for(std::min(left, std::chrono::milliseconds(20)));
        }
    }
    return true;
}

void WorkerProcess::send(int signal)
{
    if (!isAlive())
        return;
    if (m_descriptor >= 0) // cannot reach another process that took over the number
        ::syscall(SYS_pidfd_send_signal, m_descriptor, signal, nullptr, 0);
    else
        ::kill(m_pid, signal);
}

} // namespace timbrel::learning
