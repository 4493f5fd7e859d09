// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learning/run_folder.h"

#include "core/base/atomic_file.h"
#include "core/base/digest.h"
#include "core/base/text.h"
#include "core/learning/checkpoint.h"
#include "core/learning/run_lock.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <climits>
#include <cstdio>
#include <fmt/format.h>
#include <unistd.h>

namespace timbrel::learning {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kRunFormat = "timbrel-run";
constexpr int kRunVersion = 1;
constexpr int kMostOfOneTime = 10000; ///< runs of the same microsecond and seed

Error broken(const fs::path& folder, Error why)
{
    why.id = why.id == ErrorId::VersionTooNew || why.id == ErrorId::FormatUnknown
        ? why.id
        : ErrorId::RunBroken;
    if (why.file.empty())
        why.file = folder.string();
    return why;
}

bool isPlainName(const std::string& name)
{
    return !name.empty() && name.front() != '.' && name.find_first_of("/\\:") == std::string::npos
        && name.find('\0') == std::string::npos && name.size() < 200;
}

std::string hostName()
{
    std::array<char, HOST_NAME_MAX + 1> name {};
    return ::gethostname(name.data(), name.size() - 1) == 0 ? std::string(name.data()) : "";
}

Json settingsOf(const NewRun& run)
{
    Json json = {{"format", kRunFormat},
                 {"version", kRunVersion},
                 {"kind", run.kind},
                 {"seed", run.seed},
                 {"created", utcTimestamp()},
                 {"data_digest", dataDigest(run.data)},
                 {"versions", programVersions()}};
    if (run.maxSeconds)
        json["max_seconds"] = *run.maxSeconds;
    json[run.kind] = run.settings;
    return json;
}

/// Everything of a new run, into a folder that nobody knows yet.
Result<> fill(const fs::path& folder, const NewRun& run, const Json& settings)
{
    for (const char* name : {"data", "checkpoints", "previews"})
        TIMBREL_TRY(createFolder(folder / name));
    for (const auto& [name, bytes] : run.data)
        TIMBREL_TRY(writeFileAtomically(folder / "data" / name, bytes));
    RunState state;
    state.created = settings["created"].get<std::string>();
    state.changed = state.created;
    TIMBREL_TRY(writeJson(folder / "state.json", toJson(state)));
    return writeJson(folder / "settings.json", settings);
}

/// Claims a name that nobody has by making the folder.
Result<fs::path> claimName(const fs::path& runsFolder, std::uint64_t seed)
{
    const std::string base
        = fmt::format("{}-s{}", fileTimestamp(std::chrono::system_clock::now()), seed);
    for (int i = 1; i < kMostOfOneTime; ++i) {
        const fs::path folder = runsFolder / (i == 1 ? base : fmt::format("{}-{}", base, i));
        std::error_code code;
        if (fs::create_directory(folder, code))
            return folder;
        if (code)
            return failure(Error(code == std::errc::no_space_on_device ? ErrorId::DiskFull
                                                                       : ErrorId::FolderNotWritable)
                               .inFile(runsFolder)
                               .butFound(code.message()));
    }
    return failure(Error(ErrorId::FolderNotWritable).inFile(runsFolder).butFound(base));
}

} // namespace

std::string dataDigest(std::vector<std::pair<std::string, std::string>> files)
{
    std::sort(files.begin(), files.end());
    std::string all;
    for (const auto& [name, bytes] : files)
        all += fmt::format("{} {} {}\n", name, bytes.size(), sha256(bytes));
    return sha256(all);
}

Result<RunFolder> RunFolder::create(const fs::path& runsFolder, const NewRun& run)
{
    for (const auto& [name, bytes] : run.data)
        if (!isPlainName(name))
            return failure(Error(ErrorId::FieldInvalid).named("data").butFound(name));
    TIMBREL_TRY(createFolder(runsFolder));
    auto folder = claimName(runsFolder, run.seed);
    if (!folder)
        return failure(folder.error());
    const fs::path draft = runsFolder / (".new-" + folder->filename().string());
    const auto filled = fill(draft, run, settingsOf(run));
    std::error_code code;
    // Replaces the empty folder of that name, as a whole.
    if (filled)
        fs::rename(draft, *folder, code);
    if (!filled || code) {
        std::error_code ignored;
        fs::remove_all(draft, ignored);
        fs::remove(*folder, ignored);
        return failure(
            filled ? Error(ErrorId::FolderNotWritable).inFile(runsFolder).butFound(code.message())
                   : filled.error());
    }
    return open(*folder);
}

Result<RunFolder> RunFolder::open(const fs::path& folder)
{
    std::error_code code;
    const fs::path whole = fs::canonical(folder, code);
    if (code || !fs::is_directory(whole, code))
        return failure(Error(ErrorId::RunNotFound).inFile(folder));
    RunFolder run;
    run.m_folder = whole;
    auto settings = readJson(run.settingsFile());
    if (!settings)
        return failure(broken(folder, settings.error()));
    if (const auto version = checkFormat(*settings, kRunFormat, kRunVersion, run.settingsFile());
        !version)
        return failure(broken(folder, version.error()));
    const auto kind = jsonString(*settings, "kind");
    if (!kind)
        return failure(broken(run.settingsFile(), kind.error()));
    const auto seed = jsonInteger(*settings, "seed", 0, INT64_MAX);
    if (!seed)
        return failure(broken(run.settingsFile(), seed.error()));
    if (const auto own = jsonObject(*settings, *kind); !own)
        return failure(broken(run.settingsFile(), own.error()));
    if (settings->contains("max_seconds")) {
        const auto seconds = jsonReal(*settings, "max_seconds");
        if (!seconds)
            return failure(broken(run.settingsFile(), seconds.error()));
        run.m_maxSeconds = *seconds;
    }
    run.m_settings = std::move(*settings);
    run.m_kind = *kind;
    run.m_seed = static_cast<std::uint64_t>(*seed);
    return run;
}

std::vector<RunFolder> RunFolder::list(const fs::path& runsFolder, Warnings* warnings)
{
    std::vector<fs::path> folders;
    std::error_code code;
    for (fs::directory_iterator i(runsFolder, code), end; !code && i != end; i.increment(code)) {
        std::error_code ignored;
        const std::string name = i->path().filename().string();
        // An empty folder is a name that is being claimed, or was when a kill came.
        if (i->is_directory(ignored) && name.front() != '.' && !fs::is_empty(i->path(), ignored))
            folders.push_back(i->path());
    }
    std::sort(folders.begin(), folders.end());
    std::vector<RunFolder> runs;
    for (const auto& folder : folders) {
        auto run = open(folder);
        if (run)
            runs.push_back(std::move(*run));
        else if (warnings != nullptr)
            warnings->push_back(run.error());
    }
    return runs;
}

std::string RunFolder::dataDigest() const
{
    return jsonString(m_settings, "data_digest").value_or("");
}

Result<RunState> RunFolder::state() const
{
    // Whoever ends writes its last state before it lets go of the lock: look at the lock first.
    const bool works = isWorking();
    const auto json = readJson(stateFile());
    if (!json)
        return failure(broken(m_folder, json.error()));
    auto state = runStateFromJson(*json, stateFile());
    if (!state)
        return failure(broken(m_folder, state.error()));
    const bool claimsToWork
        = state->status == RunStatus::Starting || state->status == RunStatus::Running;
    const bool isOurs = state->host.empty() || state->host == hostName();
    if (claimsToWork && isOurs && !works) {
        state->status = RunStatus::Failed;
        state->error = Error(ErrorId::WorkerDied).inFile(m_folder);
    }
    return state;
}

Result<> RunFolder::writeState(const RunState& state) const
{
    RunState stamped = state;
    stamped.changed = utcTimestamp();
    if (stamped.host.empty() && stamped.pid != 0)
        stamped.host = hostName();
    return writeJson(stateFile(), toJson(stamped));
}

bool RunFolder::isWorking() const
{
    return RunLock::isHeld(lockFile());
}

Result<> RunFolder::requestStop() const
{
    return writeFileAtomically(stopFile(), "");
}

bool RunFolder::isStopRequested() const
{
    std::error_code code;
    return fs::exists(stopFile(), code);
}

Result<> RunFolder::withdrawStop() const
{
    std::error_code code;
    fs::remove(stopFile(), code);
    if (code)
        return failure(Error(ErrorId::FolderNotWritable).inFile(m_folder).butFound(code.message()));
    return {};
}

Result<> RunFolder::reopen(const Json& kindSettings)
{
    const auto lock = RunLock::take(lockFile());
    if (!lock)
        return failure(lock.error());
    auto state = this->state();
    if (!state)
        return failure(state.error());
    if (state->status != RunStatus::Finished)
        return failure(Error(ErrorId::NotSupported)
                           .inFile(m_folder)
                           .named(id())
                           .butFound(std::string(statusName(state->status))));
    Json settings = m_settings;
    settings[m_kind] = kindSettings;
    TIMBREL_TRY(writeJson(settingsFile(), settings));
    m_settings = std::move(settings);
    state->status = RunStatus::Stopped;
    return writeState(*state);
}

Result<std::vector<fs::path>> RunFolder::dataFiles() const
{
    std::vector<fs::path> files;
    std::error_code code;
    for (fs::directory_iterator i(data(), code), end; !code && i != end; i.increment(code)) {
        std::error_code ignored;
        if (i->is_regular_file(ignored) && i->path().filename().string().front() != '.')
            files.push_back(i->path());
    }
    if (code)
        return failure(Error(ErrorId::RunBroken).inFile(data()).butFound(code.message()));
    std::sort(files.begin(), files.end());
    return files;
}

Result<> RunFolder::checkData() const
{
    const auto names = dataFiles();
    if (!names)
        return failure(names.error());
    std::vector<std::pair<std::string, std::string>> files;
    for (const auto& path : *names) {
        auto bytes = readFile(path);
        if (!bytes)
            return failure(bytes.error());
        files.emplace_back(path.filename().string(), std::move(*bytes));
    }
    const std::string found = learning::dataDigest(std::move(files));
    if (found != dataDigest())
        return failure(Error(ErrorId::RunBroken)
                           .inFile(data())
                           .named("data_digest")
                           .butFound(found)
                           .whereExpected(dataDigest()));
    return {};
}

void RunFolder::removeLeftovers() const
{
    for (const auto& folder : {m_folder, checkpoints(), previews()}) {
        std::error_code code;
        std::vector<fs::path> leftovers;
        for (fs::directory_iterator i(folder, code), end; !code && i != end; i.increment(code)) {
            const std::string name = i->path().filename().string();
            if (name.front() == '.' && i->path().extension() == ".tmp")
                leftovers.push_back(i->path());
        }
        for (const auto& path : leftovers)
            fs::remove(path, code);
    }
}

} // namespace timbrel::learning
