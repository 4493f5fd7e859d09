// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/error_text.h"
#include "app/learn/trainers.h"
#include "core/base/json.h"
#include "core/learning/stop_signal.h"
#include "core/realtime/thread_role.h"

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fmt/format.h>
#include <optional>
#include <string>
#include <string_view>
#include <unistd.h>

namespace {

using namespace timbrel;

constexpr int kDone = 0;
constexpr int kFailed = 1;
constexpr int kWrongUsage = 2;

constexpr const char* kTorchProgram = "timbrel-learn-torch";

constexpr const char* kUsage = R"(timbrel-learn RUN           works on a training run until its end
timbrel-learn RUN --check   says whether it could: the run, its data, this machine
timbrel-learn --check       says how fast this machine's maths library is
timbrel-learn --version

RUN is the folder of a run (runs/<kind>/<id> in a project). It can be copied to another machine,
worked on there, and copied back. SIGINT, SIGTERM, or a file "stop" in the folder end a training
with its best network kept.
)";

struct Arguments
{
    std::optional<std::string> run;
    bool onlyChecks = false;
    bool wantsVersion = false;
    bool wantsHelp = false;
};

std::optional<Arguments> readArguments(int count, char** words)
{
    Arguments arguments;
    for (int i = 1; i < count; ++i) {
        const std::string_view word = words[i];
        if (word == "--check")
            arguments.onlyChecks = true;
        else if (word == "--version")
            arguments.wantsVersion = true;
        else if (word == "--help" || word == "-h")
            arguments.wantsHelp = true;
        else if (word.empty() || word.front() == '-' || arguments.run)
            return std::nullopt;
        else
            arguments.run = word;
    }
    const bool isComplete
        = arguments.run || arguments.onlyChecks || arguments.wantsVersion || arguments.wantsHelp;
    return isComplete ? std::optional(arguments) : std::nullopt;
}

int fail(const Error& error)
{
    fmt::print(stderr, "timbrel-learn: {}\n", app::errorText(error));
    return kFailed;
}

/// Whether this is for the program that has LibTorch: another kind of run, or a question about it.
bool isForTorch(const Arguments& arguments, const app::LearnProgram& program)
{
    if (!program.torchVersion.empty() || arguments.wantsHelp)
        return false;
    if (arguments.wantsVersion || arguments.onlyChecks)
        return true;
    const auto run = learning::RunFolder::open(*arguments.run);
    return run && !program.plan.trainers.contains(run->kind());
}

/// Becomes that program: process, lock and log stay. Returns only if it is not there.
int handOver(char** words)
{
    std::error_code code;
    const auto program
        = std::filesystem::read_symlink("/proc/self/exe", code).parent_path() / kTorchProgram;
    ::execv(program.c_str(), words);
    return fail(Error(ErrorId::WorkerMissing).inFile(program).butFound(std::strerror(errno)));
}

Result<> checkRun(const std::string& folder, const learning::WorkPlan& plan)
{
    const auto run = learning::RunFolder::open(folder);
    if (!run)
        return failure(run.error());
    if (!plan.trainers.contains(run->kind()))
        return failure(Error(ErrorId::NotSupported)
                           .inFile(run->settingsFile())
                           .named("kind")
                           .butFound(run->kind()));
    return run->checkData();
}

int check(const std::optional<std::string>& folder, const app::LearnProgram& program)
{
    const learning::WorkPlan& plan = program.plan;
    const auto maths = plan.checkMaths();
    Json report = {{"timbrel", TIMBREL_VERSION},
                   {"libtorch", program.torchVersion},
                   {"gigaflops", maths.gigaflops},
                   {"is_slow", maths.isSlow},
                   {"library", maths.library},
                   {"kinds", Json::array()}};
    for (const auto& [kind, trainer] : plan.trainers)
        report["kinds"].push_back(kind);
    fmt::print("{}\n", jsonLine(report));
    if (folder)
        if (const auto checked = checkRun(*folder, plan); !checked)
            return fail(checked.error());
    return kDone;
}

int work(const std::string& folder, const app::LearnProgram& program)
{
    const auto outcome = learning::workOnRun(folder, program.plan);
    return outcome ? kDone : fail(outcome.error());
}

int run(const Arguments& arguments, const app::LearnProgram& program)
{
    if (arguments.wantsHelp) {
        fmt::print("{}", kUsage);
        return kDone;
    }
    if (arguments.wantsVersion) {
        fmt::print("timbrel-learn {} (LibTorch {})\n", TIMBREL_VERSION, program.torchVersion);
        return kDone;
    }
    return arguments.onlyChecks ? check(arguments.run, program) : work(*arguments.run, program);
}

} // namespace

int main(int argc, char** argv)
{
    learning::StopSignal::catchSignals();
    if (const char* leaves = std::getenv("TIMBREL_LEAVE_STAGE");
        leaves != nullptr && *leaves == '1')
        (void)realtime::leaveStage();
    const auto arguments = readArguments(argc, argv);
    if (!arguments) {
        fmt::print(stderr, "{}", kUsage);
        return kWrongUsage;
    }
    const app::LearnProgram program = app::thisProgram();
    if (isForTorch(*arguments, program))
        return handOver(argv);
    const int code = run(*arguments, program);
    // Everything is on disk: LibTorch's own end is of no use, takes time, and has crashed before.
    std::fflush(nullptr);
    ::_exit(code);
}
