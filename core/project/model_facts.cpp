// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/model_facts.h"

#include "core/base/atomic_file.h"
#include "core/base/text.h"
#include "core/expression/model_description_json.h"
#include "core/learning/earlier_bests.h"
#include "core/learning/run_folder.h"
#include "core/learning/safetensors.h"
#include "core/learning/safetensors_header.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <ctime>
#include <fmt/format.h>
#include <fstream>
#include <sys/stat.h>

namespace timbrel::project {

namespace fs = std::filesystem;

namespace {

constexpr std::uint64_t kLargestResult = 256U << 20U;

Error broken(const fs::path& file, std::string found, std::string expected)
{
    return Error(ErrorId::ModelBroken)
        .inFile(file)
        .butFound(std::move(found))
        .whereExpected(std::move(expected));
}

/// UTC, ISO 8601; empty if the file is gone.
std::string changeTime(const fs::path& file)
{
    struct stat status
    { };
    std::tm utc {};
    if (::stat(file.c_str(), &status) != 0 || ::gmtime_r(&status.st_mtime, &utc) == nullptr)
        return {};
    std::array<char, 32> text {};
    const auto size = std::strftime(text.data(), text.size(), "%Y-%m-%dT%H:%M:%SZ", &utc);
    return {text.data(), size};
}

/// The header of a safetensors file, and that its tensors fill the rest of the file.
Result<learning::TensorHeader> readHeader(const fs::path& file)
{
    std::error_code code;
    const auto fileSize = fs::file_size(file, code);
    std::ifstream stream(file, std::ios::binary);
    if (code || !stream)
        return failure(Error(ErrorId::FileNotReadable).inFile(file).butFound(code.message()));
    std::array<unsigned char, 8> sizeBytes {};
    stream.read(reinterpret_cast<char*>(sizeBytes.data()), sizeBytes.size());
    std::uint64_t size = 0;
    for (std::size_t i = sizeBytes.size(); i-- > 0;)
        size = size << 8U | sizeBytes[i];
    if (!stream || size > learning::kMaximumTensorHeaderBytes || size > fileSize - sizeBytes.size())
        return failure(
            broken(file, fmt::format("{} bytes", fileSize), "a safetensors file that is whole"));
    std::string text(size, '\0');
    stream.read(text.data(), static_cast<std::streamsize>(size));
    if (!stream)
        return failure(Error(ErrorId::FileNotReadable).inFile(file));
    auto header = learning::parseTensorHeader(text, file);
    if (!header)
        return header;
    std::size_t end = 0;
    for (const auto& place : header->places)
        end = std::max(end, place.end);
    if (end != fileSize - sizeBytes.size() - size)
        return failure(broken(file,
                              fmt::format("{} bytes of data", fileSize - sizeBytes.size() - size),
                              fmt::format("{} bytes", end)));
    return header;
}

/// The text behind `"key":`, at most some 8 kB of it.
Result<std::string_view>
textBehind(std::string_view text, std::string_view key, const fs::path& file)
{
    constexpr std::size_t kLongestValue = 8192;
    const std::string quoted = fmt::format("\"{}\"", key);
    for (std::size_t at = text.find(quoted); at != std::string_view::npos;
         at = text.find(quoted, at + 1)) {
        auto rest = text.substr(at + quoted.size(), kLongestValue);
        rest.remove_prefix(std::min(rest.find_first_not_of(" \t\r\n"), rest.size()));
        if (rest.starts_with(':'))
            return rest.substr(1);
    }
    return failure(broken(file, "no " + std::string(key), "a results file of Larasynth"));
}

Result<double> numberBehind(std::string_view text, std::string_view key, const fs::path& file)
{
    const auto rest = textBehind(text, key, file);
    if (!rest)
        return failure(rest.error());
    const auto written = trimmed(rest->substr(0, rest->find_first_of(",}]")));
    const auto value = parseReal(written);
    if (!value || !std::isfinite(*value) || *value < 0.0)
        return failure(
            broken(file, std::string(written.substr(0, 40)), "a number").named(std::string(key)));
    return *value;
}

Result<std::vector<std::uint8_t>>
controllersBehind(std::string_view text, std::string_view key, const fs::path& file)
{
    const auto rest = textBehind(text, key, file);
    if (!rest)
        return failure(rest.error());
    const auto open = rest->find('[');
    const auto close = rest->find(']');
    std::vector<std::uint8_t> controllers;
    if (open == std::string_view::npos || close == std::string_view::npos || close < open)
        return failure(broken(file, "no list", "controller numbers").named(std::string(key)));
    for (const auto part : split(rest->substr(open + 1, close - open - 1), ',')) {
        const auto number = parseInteger(trimmed(part));
        if (!number || *number < 0 || *number > 127)
            return failure(
                broken(file, std::string(trimmed(part).substr(0, 40)), "controller numbers")
                    .named(std::string(key)));
        controllers.push_back(static_cast<std::uint8_t>(*number));
    }
    std::sort(controllers.begin(), controllers.end());
    return controllers;
}

} // namespace

Result<ModelEntry> checkpointFacts(const fs::path& file)
{
    const auto header = readHeader(file);
    if (!header)
        return failure(header.error());
    const auto text = header->metadata.find("timbrel");
    if (text == header->metadata.end())
        return failure(broken(file, "no description", "a model of Timbrel"));
    const auto json = parseJson(text->second, file);
    if (!json)
        return failure(json.error());
    const auto description = expression::descriptionFromJson(*json, file);
    if (!description)
        return failure(description.error());
    ModelEntry entry;
    entry.id = file.filename().string();
    entry.file = file;
    entry.mse = description->mse;
    entry.epoch = description->epoch;
    entry.state = "finished";
    entry.created = changeTime(file);
    for (const auto& coding : description->outputs.controllers)
        entry.controllers.push_back(coding.controller);
    return entry;
}

Result<std::optional<ModelEntry>> runFacts(const fs::path& runFolder, Warnings* warnings)
{
    std::error_code code;
    const fs::path file = runFolder / "checkpoints" / "best.safetensors";
    const bool hasNetwork = fs::exists(file, code);
    const auto run = learning::RunFolder::open(runFolder);
    const auto state = run ? run->state() : Result<learning::RunState>(failure(run.error()));
    if (!state && warnings != nullptr)
        warnings->push_back(state.error());
    if (!hasNetwork)
        return std::optional<ModelEntry>();
    auto entry = checkpointFacts(file);
    if (!entry)
        return failure(std::move(entry.error()));
    entry->id = runFolder.filename().string();
    entry->state = state ? std::string(learning::statusName(state->status)) : "failed";
    if (state && !state->created.empty())
        entry->created = state->created;
    return std::optional<ModelEntry>(std::move(*entry));
}

std::vector<ModelEntry> earlierFacts(const fs::path& runFolder)
{
    std::vector<ModelEntry> entries;
    const auto best = checkpointFacts(runFolder / "checkpoints" / "best.safetensors");
    for (const fs::path& file : learning::earlierBests(runFolder)) {
        auto entry = checkpointFacts(file);
        if (!entry || (best && entry->epoch == best->epoch)) // it was just going to be replaced
            continue;
        entry->id = fmt::format("{}@{}", runFolder.filename().string(), entry->epoch);
        entries.push_back(std::move(*entry));
    }
    return entries;
}

Result<ModelEntry> resultFacts(const fs::path& file)
{
    const auto text = readFile(file, kLargestResult);
    if (!text)
        return failure(text.error());
    if (!trimmed(*text).starts_with('{') || !trimmed(*text).ends_with('}'))
        return failure(
            broken(file, "no JSON object, or half of one", "a results file of Larasynth"));
    const auto mse = numberBehind(*text, "mse", file);
    if (!mse)
        return failure(mse.error());
    const auto epoch = numberBehind(*text, "epoch", file);
    if (!epoch)
        return failure(epoch.error());
    auto controllers = controllersBehind(*text, "ctrls", file);
    if (!controllers)
        return failure(controllers.error());
    ModelEntry entry;
    entry.id = file.filename().string();
    entry.kind = ModelKind::TrainingResult;
    entry.file = file;
    entry.mse = *mse;
    entry.epoch = static_cast<std::int64_t>(std::min(*epoch, 1e18));
    entry.state = "finished";
    entry.created = changeTime(file);
    entry.controllers = std::move(*controllers);
    return entry;
}

} // namespace timbrel::project
