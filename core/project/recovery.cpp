// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/recovery.h"

#include "core/base/atomic_file.h"
#include "core/base/json.h"
#include "core/base/text.h"
#include "core/expression/example_file.h"
#include "core/project/example_sidecar.h"
#include "core/project/example_store.h"
#include "core/project/file_batch.h"

#include <algorithm>
#include <cerrno>
#include <fcntl.h>
#include <fmt/format.h>
#include <limits>
#include <sys/file.h>
#include <system_error>
#include <unistd.h>

namespace timbrel::project {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view kFormat = "timbrel-recovery";
constexpr int kVersion = 1;
constexpr const char* kStateFile = "recovery.json";
constexpr const char* kLockFile = "lock";
constexpr std::int64_t kLargest = std::numeric_limits<std::int64_t>::max();

/// A descriptor that holds the lock of a session; -1 if somebody else does.
int lockOf(const fs::path& folder)
{
    const int descriptor = ::open((folder / kLockFile).c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666);
    if (descriptor < 0)
        return -1;
    // a file system without locks: nobody can hold one
    if (::flock(descriptor, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK) {
        ::close(descriptor);
        return -1;
    }
    return descriptor;
}

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
        = {{"format", kFormat},
           {"version", kVersion},
           {"project", state.project.string()},
           {"name", state.name},
           {"time_ms", duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count()},
           {"entries", std::move(entries)},
           {"removed", state.removed},
           {"sources", std::move(sources)}};
    if (state.conf)
        json["conf"] = *state.conf;
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
    return state;
}

Result<Json> readState(const fs::path& folder)
{
    auto json = readJson(folder / kStateFile);
    if (!json)
        return json;
    if (const auto version = checkFormat(*json, kFormat, kVersion, folder / kStateFile); !version)
        return failure(version.error());
    return json;
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

/// Content files that no state names any more.
void removeUnnamed(const fs::path& folder, const std::set<std::string>& named)
{
    std::error_code code;
    std::vector<fs::path> unnamed;
    fs::directory_iterator entry(folder, code);
    for (; !code && entry != fs::directory_iterator(); entry.increment(code))
        if (entry->path().extension() == ".seq"
            && !named.contains(entry->path().filename().string()))
            unnamed.push_back(entry->path());
    for (const fs::path& file : unnamed) {
        fs::remove(file, code);
        fs::remove(originFile(file), code);
    }
}

} // namespace

RecoverySession::RecoverySession(fs::path folder, int lock)
    : m_folder(std::move(folder))
    , m_lock(lock)
{ }

RecoverySession::RecoverySession(RecoverySession&& other) noexcept
    : m_folder(std::move(other.m_folder))
    , m_lock(std::exchange(other.m_lock, -1))
    , m_written(std::move(other.m_written))
{ }

RecoverySession& RecoverySession::operator=(RecoverySession&& other) noexcept
{
    if (this != &other) {
        release();
        m_folder = std::move(other.m_folder);
        m_lock = std::exchange(other.m_lock, -1);
        m_written = std::move(other.m_written);
    }
    return *this;
}

RecoverySession::~RecoverySession()
{
    release();
}

void RecoverySession::release() noexcept
{
    if (m_lock >= 0)
        ::close(m_lock);
    m_lock = -1;
}

Result<RecoverySession> RecoverySession::begin(const fs::path& root)
{
    TIMBREL_TRY(createFolder(root));
    auto time = std::chrono::system_clock::now();
    for (int attempt = 0; attempt < 100; ++attempt, time += std::chrono::microseconds(1)) {
        const std::string name = fmt::format("{}-{}", fileTimestamp(time), ::getpid());
        // Others see it when it is locked: until then it has a name that they pass over.
        const fs::path hidden = root / ("." + name);
        std::error_code code;
        if (!fs::create_directory(hidden, code)) {
            if (code)
                return failure(
                    Error(ErrorId::FolderNotWritable).inFile(hidden).butFound(code.message()));
            continue;
        }
        RecoverySession session(root / name, lockOf(hidden));
        fs::rename(hidden, session.m_folder, code);
        if (!code && session.m_lock >= 0)
            return session;
        fs::remove_all(hidden, code);
        return failure(Error(ErrorId::FolderNotWritable).inFile(root));
    }
    return failure(Error(ErrorId::FolderNotWritable).inFile(root));
}

Result<std::pair<RecoverySession, RecoveryState>> RecoverySession::takeOver(const fs::path& folder,
                                                                            Warnings* warnings)
{
    std::error_code ignored;
    if (!fs::is_directory(folder, ignored))
        return failure(Error(ErrorId::FileNotFound).inFile(folder));
    RecoverySession session(folder, lockOf(folder));
    if (session.m_lock < 0)
        return failure(Error(ErrorId::FileNotReadable).inFile(folder));
    const auto json = readState(folder);
    if (!json)
        return failure(json.error());
    auto state = stateIn(folder, *json, warnings);
    if (!state)
        return failure(Error(state.error()).inFile(folder / kStateFile));
    for (const RecoveryState::Entry& entry : state->entries)
        if (entry.content)
            session.m_written.insert(contentName(entry));
    return std::pair(std::move(session), std::move(*state));
}

Result<> RecoverySession::write(const RecoveryState& state)
{
    FileBatch batch;
    std::set<std::string> named;
    for (const RecoveryState::Entry& entry : state.entries) {
        if (!entry.content)
            continue;
        const std::string name = contentName(entry);
        if (!m_written.contains(name))
            TIMBREL_TRY(addContent(batch, m_folder, entry));
        named.insert(name);
    }
    if (!state.sources.empty())
        TIMBREL_TRY(createFolder(m_folder / "sources"));
    for (const NewSource& source : state.sources) {
        const fs::path file = m_folder / "sources" / source.name;
        std::error_code ignored;
        if (!fs::exists(file, ignored))
            TIMBREL_TRY(batch.add(file, *source.bytes, FileBatch::IfThere::Replace));
    }
    TIMBREL_TRY(batch.commit());
    TIMBREL_TRY(writeJson(m_folder / kStateFile, toJson(state)));
    removeUnnamed(m_folder, named);
    m_written = std::move(named);
    return {};
}

void RecoverySession::discard()
{
    std::error_code ignored;
    // the state first: what is left of a folder without one is nothing to recover
    fs::remove(m_folder / kStateFile, ignored);
    fs::remove_all(m_folder, ignored);
    m_written.clear();
    release();
}

std::vector<RecoveryInfo> abandonedSessions(const fs::path& root)
{
    std::vector<RecoveryInfo> found;
    std::vector<fs::path> folders;
    std::error_code code;
    fs::directory_iterator entry(root, code);
    for (; !code && entry != fs::directory_iterator(); entry.increment(code))
        if (!entry->path().filename().string().starts_with('.')
            && fs::exists(entry->path() / kLockFile, code))
            folders.push_back(entry->path());
    for (const fs::path& folder : folders) {
        const int lock = lockOf(folder);
        if (lock < 0)
            continue; // its process lives
        const auto json = readState(folder);
        if (!json && json.error().id == ErrorId::FileNotFound)
            fs::remove_all(folder, code);
        const auto info = json ? infoOf(folder, *json) : std::nullopt;
        if (info)
            found.push_back(*info);
        ::close(lock);
    }
    std::sort(found.begin(), found.end(), [](const RecoveryInfo& a, const RecoveryInfo& b) {
        return a.time > b.time;
    });
    return found;
}

Result<> discardSession(const fs::path& folder)
{
    const int lock = lockOf(folder);
    if (lock < 0)
        return failure(Error(ErrorId::FileNotWritable).inFile(folder));
    RecoverySession session(folder, lock);
    session.discard();
    std::error_code ignored;
    if (fs::exists(folder, ignored))
        return failure(Error(ErrorId::FileNotWritable).inFile(folder));
    return {};
}

} // namespace timbrel::project
