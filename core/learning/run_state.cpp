// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learning/run_state.h"

#include <array>
#include <ctime>
#include <limits>

namespace timbrel::learning {
namespace {

constexpr std::string_view kStateFormat = "timbrel-state";
constexpr int kStateVersion = 1;
constexpr auto kMostCounted = std::numeric_limits<std::int64_t>::max();

constexpr std::array<std::string_view, 6> kNames
    = {"waiting", "starting", "running", "finished", "stopped", "failed"};

std::optional<ErrorId> errorIdFromName(std::string_view name)
{
    // the ids are one after the other; the first without a name ends them
    for (int i = 0; i <= std::numeric_limits<std::uint8_t>::max(); ++i) {
        const auto id = static_cast<ErrorId>(i);
        const std::string_view known = errorName(id);
        if (known == name)
            return id;
        if (known == "Unknown")
            break;
    }
    return std::nullopt;
}

std::string textOr(const Json& json, std::string_view key)
{
    return jsonString(json, key).value_or("");
}

/// Puts the key's value into `place`; an absent key leaves it, a wrong one is an error.
Result<> takeReal(const Json& json, std::string_view key, double& place)
{
    const auto value = jsonReal(json, key);
    if (!value)
        return failure(value.error());
    place = *value;
    return {};
}

Result<> takeInteger(const Json& json, std::string_view key, std::int64_t& place)
{
    const auto value = jsonInteger(json, key, 0, kMostCounted);
    if (!value)
        return failure(value.error());
    place = *value;
    return {};
}

Result<RunStatus> statusOf(const Json& json)
{
    const auto name = jsonString(json, "status");
    if (!name)
        return failure(name.error());
    const auto status = statusFromName(*name);
    if (!status)
        return failure(Error(ErrorId::FieldInvalid).named("status").butFound(*name));
    return *status;
}

MathsCheck mathsFromJson(const Json& json)
{
    MathsCheck maths;
    maths.gigaflops = jsonReal(json, "gigaflops").value_or(0.0);
    maths.isSlow = jsonBool(json, "is_slow").value_or(false);
    maths.library = textOr(json, "library");
    return maths;
}

Result<RunState> readFields(const Json& json)
{
    RunState state;
    const auto status = statusOf(json);
    if (!status)
        return failure(status.error());
    state.status = *status;
    TIMBREL_TRY(takeInteger(json, "pid", state.pid));
    state.host = textOr(json, "host");
    if (json.contains("best") && !json["best"].is_null()) {
        double best = 0.0;
        TIMBREL_TRY(takeReal(json, "best", best));
        state.best = best;
    }
    TIMBREL_TRY(takeInteger(json, "best_epoch", state.bestEpoch));
    TIMBREL_TRY(takeInteger(json, "epoch", state.epoch));
    TIMBREL_TRY(takeInteger(json, "updates", state.updates));
    TIMBREL_TRY(takeReal(json, "cpu_seconds", state.cpuSeconds));
    TIMBREL_TRY(takeReal(json, "wall_seconds", state.wallSeconds));
    state.created = textOr(json, "created");
    state.changed = textOr(json, "changed");
    if (const auto maths = jsonObject(json, "maths"))
        state.maths = mathsFromJson(**maths);
    if (const auto error = jsonObject(json, "error"))
        state.error = errorFromJson(**error);
    if (const auto details = jsonObject(json, "details"))
        state.details = **details;
    return state;
}

} // namespace

std::string_view statusName(RunStatus status) noexcept
{
    return kNames[static_cast<std::size_t>(status)];
}

std::optional<RunStatus> statusFromName(std::string_view name) noexcept
{
    for (std::size_t i = 0; i < kNames.size(); ++i)
        if (kNames[i] == name)
            return static_cast<RunStatus>(i);
    return std::nullopt;
}

Json toJson(const RunState& state)
{
    Json json = {{"format", kStateFormat},
                 {"version", kStateVersion},
                 {"status", statusName(state.status)},
                 {"pid", state.pid},
                 {"host", state.host},
                 {"best", state.best ? Json(*state.best) : Json()},
                 {"best_epoch", state.bestEpoch},
                 {"epoch", state.epoch},
                 {"updates", state.updates},
                 {"cpu_seconds", state.cpuSeconds},
                 {"wall_seconds", state.wallSeconds},
                 {"created", state.created},
                 {"changed", state.changed}};
    if (state.maths)
        json["maths"] = {{"gigaflops", state.maths->gigaflops},
                         {"is_slow", state.maths->isSlow},
                         {"library", state.maths->library}};
    if (state.error)
        json["error"] = toJson(*state.error);
    if (!state.details.empty())
        json["details"] = state.details;
    return json;
}

Result<RunState> runStateFromJson(const Json& json, const std::filesystem::path& file)
{
    if (const auto version = checkFormat(json, kStateFormat, kStateVersion, file); !version)
        return failure(version.error());
    auto state = readFields(json);
    if (!state)
        return failure(std::move(state.error()).inFile(file));
    return state;
}

Json toJson(const Error& error)
{
    Json json = {{"id", errorName(error.id)}};
    const auto add = [&json](const char* key, const std::string& text) {
        if (!text.empty())
            json[key] = text;
    };
    add("file", error.file);
    if (error.line)
        json["line"] = *error.line;
    if (error.byte)
        json["byte"] = *error.byte;
    add("name", error.name);
    add("found", error.found);
    add("expected", error.expected);
    return json;
}

Error errorFromJson(const Json& json)
{
    const std::string name = textOr(json, "id");
    const auto id = errorIdFromName(name);
    Error error(id.value_or(ErrorId::RunBroken));
    error.file = textOr(json, "file");
    if (const auto line = jsonInteger(json, "line", 0, kMostCounted))
        error.line = *line;
    if (const auto byte = jsonInteger(json, "byte", 0, kMostCounted))
        error.byte = *byte;
    error.name = textOr(json, "name");
    error.found = id ? textOr(json, "found") : name;
    error.expected = textOr(json, "expected");
    return error;
}

std::string utcTimestamp()
{
    const std::time_t now = std::time(nullptr);
    std::tm parts {};
    ::gmtime_r(&now, &parts);
    std::array<char, 32> text {};
    const auto size = std::strftime(text.data(), text.size(), "%Y-%m-%dT%H:%M:%SZ", &parts);
    return {text.data(), size};
}

} // namespace timbrel::learning
