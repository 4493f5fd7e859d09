// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/file_batch.h"

#include <atomic>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <fmt/format.h>
#include <set>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>
#include <vector>

namespace timbrel::project {

namespace fs = std::filesystem;

namespace {

Error writeError(const fs::path& path, int code)
{
    const bool isFull = code == ENOSPC || code == EDQUOT || code == EFBIG;
    return Error(isFull ? ErrorId::DiskFull : ErrorId::FileNotWritable)
        .inFile(path)
        .butFound(std::strerror(code));
}

fs::path temporaryFor(const fs::path& path)
{
    static std::atomic<unsigned> counter = 0; // distinct names when several threads write
    return path.parent_path()
        / fmt::format(".{}.{}-b{}.tmp", path.filename().string(), ::getpid(), counter.fetch_add(1));
}

bool writeAll(int descriptor, std::string_view bytes)
{
    while (!bytes.empty()) {
        const ssize_t written = ::write(descriptor, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0)
            return false;
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return true;
}

/// Everything that was written so far, to the disk.
Result<> flushAll(const fs::path& folder)
{
    const int descriptor = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor < 0)
        return failure(writeError(folder, errno));
    const int code = ::syncfs(descriptor) == 0 ? 0 : errno;
    ::close(descriptor);
    // ENOSYS, EINVAL: a file system that cannot flush is no error, as with a single file's folder
    if (code != 0 && code != ENOSYS && code != EINVAL)
        return failure(writeError(folder, code));
    return {};
}

void flushFolder(const fs::path& folder)
{
    const int descriptor = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor < 0)
        return;
    ::fsync(descriptor);
    ::close(descriptor);
}

/// What was not there before, newest first.
void takeBack(const std::vector<fs::path>& made)
{
    for (auto path = made.rbegin(); path != made.rend(); ++path)
        ::unlink(path->c_str());
}

} // namespace

FileBatch::~FileBatch()
{
    for (const Item& item : m_items)
        ::unlink(item.temporary.c_str());
}

Result<> FileBatch::add(const fs::path& path, std::string_view bytes, IfThere ifThere)
{
    struct stat existing
    { };
    const mode_t mode = ::stat(path.c_str(), &existing) == 0 ? existing.st_mode & 07777U : 0666U;
    const fs::path temporary = temporaryFor(path);
    const int descriptor = ::open(temporary.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode);
    if (descriptor < 0) {
        const int code = errno;
        if (code == EACCES || code == EROFS || code == EPERM || code == ENOENT || code == ENOTDIR)
            return failure(Error(ErrorId::FolderNotWritable)
                               .inFile(path.parent_path())
                               .butFound(std::strerror(code)));
        return failure(writeError(path, code));
    }
    m_items.push_back({temporary, path, ifThere});
    const int code = writeAll(descriptor, bytes) ? 0 : errno;
    if (::close(descriptor) != 0 && code == 0)
        return failure(writeError(path, errno));
    if (code != 0)
        return failure(writeError(path, code));
    return {};
}

Result<> FileBatch::commit()
{
    if (m_items.empty())
        return {};
    TIMBREL_TRY(flushAll(m_items.front().path.parent_path()));
    std::set<fs::path> folders;
    std::vector<fs::path> linked;
    for (Item& item : m_items) {
        const bool isRefusing = item.ifThere == IfThere::Refuse;
        // link() refuses an existing name, which rename() would replace
        const int done = isRefusing ? ::link(item.temporary.c_str(), item.path.c_str())
                                    : ::rename(item.temporary.c_str(), item.path.c_str());
        if (done != 0) {
            const Error error = writeError(item.path, errno);
            takeBack(linked);
            return failure(error);
        }
        if (isRefusing)
            linked.push_back(item.path);
        folders.insert(item.path.parent_path());
    }
    for (const fs::path& folder : folders)
        flushFolder(folder);
    for (const Item& item : m_items)
        ::unlink(item.temporary.c_str()); // of those that were linked
    m_items.clear();
    return {};
}

} // namespace timbrel::project
