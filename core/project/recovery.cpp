// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/recovery.h"

#include "core/base/atomic_file.h"
#include "core/base/text.h"
#include "core/project/example_store.h"
#include "core/project/recovery_state.h"

#include <algorithm>
#include <cerrno>
#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <system_error>
#include <unistd.h>

namespace timbrel::project {

namespace fs = std::filesystem;

namespace {

constexpr const char* kLockFile = "lock";

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
        return failure(Error(state.error()).inFile(folder / kRecoveryStateFile));
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
    TIMBREL_TRY(writeJson(m_folder / kRecoveryStateFile, toJson(state)));
    removeUnnamed(m_folder, named);
    m_written = std::move(named);
    return {};
}

void RecoverySession::discard()
{
    std::error_code ignored;
    // the state first: what is left of a folder without one is nothing to recover
    fs::remove(m_folder / kRecoveryStateFile, ignored);
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
