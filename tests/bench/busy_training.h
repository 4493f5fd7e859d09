// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "support/shared_data.h"

#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fmt/format.h>
#include <string>
#include <sys/wait.h>
#include <unistd.h>
#include <utility>
#include <vector>

namespace timbrel::bench {

/// A process group that is busy while this lives: a command, or, where there is none, work() in a
/// process of its own.
class Busy
{
public:
    template<class Work>
    Busy(std::vector<std::string> command, Work work)
    {
        m_process = ::fork();
        if (m_process != 0)
            return;
        ::setpgid(0, 0);
        if (!command.empty()) {
            std::vector<char*> arguments;
            for (auto& word : command)
                arguments.push_back(word.data());
            arguments.push_back(nullptr);
            if (std::freopen("/dev/null", "w", stdout) == nullptr
                || ::execvp(arguments[0], arguments.data()) != 0)
                std::perror(arguments[0]);
            ::_exit(127);
        }
        work();
        ::_exit(0);
    }
    ~Busy()
    {
        ::kill(-m_process, SIGTERM);
        ::kill(m_process, SIGTERM);
        int status = 0;
        ::waitpid(m_process, &status, 0);
        if (WIFEXITED(status) && WEXITSTATUS(status) == 127)
            std::fprintf(stderr, "the busy process could not be started\n");
    }
    Busy(const Busy&) = delete;
    Busy& operator=(const Busy&) = delete;

private:
    pid_t m_process = -1;
};

/// A training that does not end: four files of vibrato, a threshold that is never reached. Empty
/// without a built program ($TIMBREL_BUILD) or without ../shared/data.
inline std::vector<std::string> trainerCommand(const std::filesystem::path& folder)
{
    const char* build = std::getenv("TIMBREL_BUILD");
    const auto data = test::sharedData();
    if (build == nullptr || !data)
        return {};
    const auto program = std::filesystem::path(build) / "app/timbrel";
    const auto files = *data / "midi/synthetic";
    if (!std::filesystem::exists(program)
        || !std::filesystem::exists(program.parent_path() / "timbrel-learn"))
        return {};
    const std::string script = fmt::format(
        "set -e; t='{0}'; p='{1}'; f=$(ls '{2}'/*vibrato*.mid | head -4); "
        "\"$t\" \"$p\" config --from $(echo $f | cut -d' ' -f1); \"$t\" \"$p\" import $f; "
        "exec chrt --idle 0 \"$t\" \"$p\" train --max-seconds 3600", // as the window starts it
        program.string(),
        (folder / "busy").string(),
        files.string());
    return {"sh", "-c", script};
}

} // namespace timbrel::bench
