// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/recovery_state.h"

#include "core/base/atomic_file.h"
#include "core/base/text.h"
#include "core/expression/example_file.h"
#include "core/project/example_sidecar.h"
#include "core/project/example_store.h"

#include <fmt/format.h>
#include <limits>

namespace timbrel::project {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view kRecoveryFormat = "timbrel-recovery";
constexpr int kRecoveryVersion = 1;
constexpr std::int64_t kLargest = std::numeric_limits<std::int64_t>::max();

/// Only names: nothing outside the folders they belong to is followed.
Result<std::string> nameIn(const Json& json, std::string_view key)
{
    auto text = jsonString(json, key);
    if (text && fs::path(*text).filename().string() != *text && !text->empty())
        return failure(Error(ErrorId::FieldInvalid).named(std::string(key)).butFound(*text));
    return text;
}

Result<std::vector<std::string>> namesIn(const Json& json, std::string_view key)
{
    const auto array = jsonArray(json, key);
    if (!array)
        return failure(array.error());
    std::vector<std::string> names;
    for (const Json& name : **array) {
        if (!name.is_string())
            return failure(Error(ErrorId::FieldInvalid).named(std::string(key)));
        names.push_back(fs::path(name.get<std::string>()).filename().string());
    }
    return names;
}

Result<RecoveryState::Entry> entryIn(const Json& json, std::string& content)
{
    const auto key = jsonInteger(json, "key", 1, kLargest);
    const auto revision = jsonInteger(json, "revision", 0, kLargest);
    for (const auto* number : {&key, &revision})
        if (!*number)
            return failure(number->error());
    const auto file = nameIn(json, "file");
    const auto contentFile = nameIn(json, "content");
    const auto digest = jsonString(json, "digest_before");
    for (const auto* text : {&file, &contentFile, &digest})
        if (!*text)
            return failure(text->error());
    const auto isEnabled = jsonBool(json, "enabled");
    if (!isEnabled)
        return failure(isEnabled.error());
    content = *contentFile;
    RecoveryState::Entry entry;
    entry.key = static_cast<std::uint64_t>(*key);
    entry.revision = static_cast<std::uint64_t>(*revision);
    entry.fileName = *file;
    entry.isEnabled = *isEnabled;
    entry.digestBefore = *digest;
    return entry;
}

/// An entry that was never saved and whose content is broken does not exist any more.
Result<>
takeEntries(RecoveryState& state, const Json& json, const fs::path& folder, Warnings* warnings)
{
    const auto entries = jsonArray(json, "entries");
    if (!entries)
        return failure(entries.error());
    for (const Json& one : **entries) {
        std::string content;
        auto entry = entryIn(one, content);
        if (!entry)
            return failure(std::move(entry.error()));
        if (!content.empty()) {
            auto example = readStoredExample(folder / content, warnings);
            if (example) {
                example->file.clear();
                example->name = fs::path(entry->fileName).stem().string();
                example->isEnabled = entry->isEnabled;
                entry->content = std::make_shared<const Example>(std::move(*example));
            } else if (warnings != nullptr) {
                warnings->push_back(std::move(example.error()));
            }
        }
        if (entry->content || !entry->fileName.empty())
            state.entries.push_back(std::move(*entry));
    }
    return {};
}

Result<>
takeSources(RecoveryState& state, const Json& json, const fs::path& folder, Warnings* warnings)
{
    const auto names = namesIn(json, "sources");
    if (!names)
        return failure(names.error());
    for (const std::string& name : *names) {
        auto bytes = readFile(folder / "sources" / name);
        if (bytes)
            state.sources.push_back({name, std::make_shared<const std::string>(std::move(*bytes))});
        else if (warnings != nullptr)
            warnings->push_back(std::move(bytes.error()));
    }
    return {};
}

} // namespace

std::string contentName(const RecoveryState::Entry& entry)
{
    return fmt::format("{}-{}.seq", entry.key, entry.revision);
}

Json toJson(const RecoveryState& state)
{
    using namespace std::chrono;
    Json entries = Json::array();
    for (const RecoveryState::Entry& entry : state.entries)
        entries.push_back({{"key", entry.key},
                           {"revision", entry.revision},
                           {"file", entry.fileName},
                           {"content", entry.content ? contentName(entry) : ""},
                           {"enabled", entry.isEnabled},
                           {"digest_before", entry.digestBefore}});
    Json sources = Json::array();
    for (const NewSource& source : state.sources)
        sources.push_back(source.name);
    Json json
        = {{"format", kRecoveryFormat},
           {"version", kRecoveryVersion},
           {"project", state.project.string()},
           {"name", state.name},
           {"time_ms", duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count()},
           {"entries", std::move(entries)},
           {"removed", state.removed},
           {"sources", std::move(sources)}};
    if (state.conf)
        json["conf"] = *state.conf;
    if (state.own)
        json["own"] = *state.own;
    return json;
}

Result<> addContent(FileBatch& batch, const fs::path& folder, const RecoveryState::Entry& entry)
{
    const fs::path file = folder / contentName(entry);
    const std::string text = expression::writeExample(music::rebased(entry.content->sequence));
    Json json;
    describeExample(json, *entry.content, text);
    TIMBREL_TRY(batch.add(originFile(file), jsonLine(json) + "\n", FileBatch::IfThere::Replace));
    return batch.add(file, text, FileBatch::IfThere::Replace);
}

Result<Json> readState(const fs::path& folder)
{
    auto json = readJson(folder / kRecoveryStateFile);
    if (!json)
        return json;
    if (const auto version
        = checkFormat(*json, kRecoveryFormat, kRecoveryVersion, folder / kRecoveryStateFile);
        !version)
        return failure(version.error());
    return json;
}

Result<RecoveryState> stateIn(const fs::path& folder, const Json& json, Warnings* warnings)
{
    RecoveryState state;
    const auto project = jsonString(json, "project");
    const auto name = jsonString(json, "name");
    for (const auto* text : {&project, &name})
        if (!*text)
            return failure(text->error());
    state.project = *project;
    state.name = *name;
    TIMBREL_TRY(takeEntries(state, json, folder, warnings));
    TIMBREL_TRY(takeSources(state, json, folder, warnings));
    auto removed = namesIn(json, "removed");
    if (!removed)
        return failure(std::move(removed.error()));
    state.removed = std::move(*removed);
    if (json.contains("conf")) {
        auto conf = jsonString(json, "conf");
        if (!conf)
            return failure(std::move(conf.error()));
        state.conf = std::move(*conf);
    }
    if (json.contains("own")) {
        const auto own = jsonObject(json, "own");
        if (!own)
            return failure(own.error());
        state.own.emplace();
        for (const auto& [key, value] : (*own)->items())
            state.own->emplace(key, value);
    }
    return state;
}

std::optional<RecoveryInfo> infoOf(const fs::path& folder, const Json& json)
{
    const auto project = jsonString(json, "project");
    const auto name = jsonString(json, "name");
    const auto time = jsonInteger(json, "time_ms", 0, std::int64_t {1} << 53);
    const auto entries = jsonArray(json, "entries");
    const auto removed = jsonArray(json, "removed");
    if (!project || !name || !time || !entries || !removed)
        return std::nullopt;
    RecoveryInfo info;
    info.folder = folder;
    info.project = *project;
    info.name = *name;
    info.time = std::chrono::system_clock::time_point(std::chrono::milliseconds(*time));
    info.changedExamples = (*removed)->size();
    for (const Json& entry : **entries) {
        const auto content = jsonString(entry, "content");
        info.changedExamples += content && !content->empty() ? 1U : 0U;
    }
    return info;
}

} // namespace timbrel::project
