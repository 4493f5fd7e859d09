// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/atomic_file.h"

#include <atomic>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace timbrel {
namespace {

ErrorId idOfWriteError(int code)
{
    switch (code) {
    case ENOSPC:
    case EDQUOT:
    case EFBIG:
        return ErrorId::DiskFull;
    case ENOENT:
    case ENOTDIR:
        return ErrorId::FileNotFound;
    default:
        return ErrorId::FileNotWritable;
    }
}

Error writeError(const std::filesystem::path& path, int code)
{
    return Error(idOfWriteError(code)).inFile(path).butFound(std::strerror(code));
}

/// A file descriptor that closes itself.
class Descriptor
{
public:
    explicit Descriptor(int descriptor)
        : m_descriptor(descriptor)
    { }
    ~Descriptor()
    {
        if (m_descriptor >= 0)
            ::close(m_descriptor);
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    [[nodiscard]] int get() const { return m_descriptor; }
    [[nodiscard]] bool isOpen() const { return m_descriptor >= 0; }

private:
    int m_descriptor;
};

bool writeAll(int descriptor, std::string_view bytes)
{
    while (!bytes.empty()) {
        const ssize_t written = ::write(descriptor, bytes.data(), bytes.size());
        if (written < 0) {
            if (errno == EINTR)
                continue;
            return false;
        }
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return true;
}

void flushFolder(const std::filesystem::path& folder)
{
    // The rename itself must reach the disk too; a file system that cannot flush a folder is no
    // error.
    const Descriptor descriptor(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (descriptor.isOpen())
        ::fsync(descriptor.get());
}

std::filesystem::path folderOf(const std::filesystem::path& path)
{
    return path.has_parent_path() ? path.parent_path() : std::filesystem::path(".");
}

std::filesystem::path temporaryFor(const std::filesystem::path& path)
{
    static std::atomic<unsigned> counter = 0; // distinct names when several threads write
    return folderOf(path)
        / ("." + path.filename().string() + "." + std::to_string(::getpid()) + "-"
           + std::to_string(counter.fetch_add(1)) + ".tmp");
}

/// Writes and flushes the temporary file; removes it again on failure.
Result<> writeTemporary(const std::filesystem::path& temporary,
                        const std::filesystem::path& target,
                        std::string_view bytes)
{
    struct stat existing
    { };
    const mode_t mode = ::stat(target.c_str(), &existing) == 0 ? existing.st_mode & 07777U : 0666U;
    const Descriptor descriptor(
        ::open(temporary.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode));
    if (!descriptor.isOpen()) {
        const int code = errno;
        if (code == EACCES || code == EROFS || code == EPERM || code == ENOENT || code == ENOTDIR)
            return failure(Error(ErrorId::FolderNotWritable)
                               .inFile(folderOf(target))
                               .butFound(std::strerror(code)));
        return failure(writeError(target, code));
    }
    if (writeAll(descriptor.get(), bytes) && ::fsync(descriptor.get()) == 0)
        return {};
    const int code = errno;
    ::unlink(temporary.c_str());
    return failure(writeError(target, code));
}

} // namespace

Result<> writeFileAtomically(const std::filesystem::path& path, std::string_view bytes)
{
    const auto temporary = temporaryFor(path);
    TIMBREL_TRY(writeTemporary(temporary, path, bytes));
    if (::rename(temporary.c_str(), path.c_str()) != 0) {
        const int code = errno;
        ::unlink(temporary.c_str());
        return failure(writeError(path, code));
    }
    flushFolder(folderOf(path));
    return {};
}

Result<> createFileAtomically(const std::filesystem::path& path, std::string_view bytes)
{
    const auto temporary = temporaryFor(path);
    TIMBREL_TRY(writeTemporary(temporary, path, bytes));
    // link() refuses an existing name, which rename() would replace.
    const int linked = ::link(temporary.c_str(), path.c_str());
    const int code = errno;
    ::unlink(temporary.c_str());
    if (linked != 0)
        return failure(writeError(path, code));
    flushFolder(folderOf(path));
    return {};
}

Result<std::string> readFile(const std::filesystem::path& path, std::uint64_t maximumBytes)
{
    const Descriptor descriptor(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    if (!descriptor.isOpen()) {
        const int code = errno;
        const bool absent = code == ENOENT || code == ENOTDIR;
        return failure(Error(absent ? ErrorId::FileNotFound : ErrorId::FileNotReadable)
                           .inFile(path)
                           .butFound(std::strerror(code)));
    }
    struct stat status
    { };
    if (::fstat(descriptor.get(), &status) != 0 || !S_ISREG(status.st_mode))
        return failure(Error(ErrorId::FileNotReadable)
                           .inFile(path)
                           .butFound(S_ISDIR(status.st_mode) ? "a folder" : "not a regular file")
                           .whereExpected("a file"));
    const auto size = static_cast<std::uint64_t>(status.st_size);
    if (size > maximumBytes)
        return failure(Error(ErrorId::FileTooLarge)
                           .inFile(path)
                           .butFound(std::to_string(size) + " bytes")
                           .whereExpected("at most " + std::to_string(maximumBytes) + " bytes"));
    std::string bytes(size, '\0');
    std::size_t filled = 0;
    while (filled < bytes.size()) {
        const ssize_t got = ::read(descriptor.get(), bytes.data() + filled, bytes.size() - filled);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return failure(
                Error(ErrorId::FileNotReadable).inFile(path).butFound(std::strerror(errno)));
        if (got == 0)
            break;
        filled += static_cast<std::size_t>(got);
    }
    bytes.resize(filled);
    return bytes;
}

Result<> createFolder(const std::filesystem::path& path)
{
    std::error_code code;
    std::filesystem::create_directories(path, code);
    if (code && !std::filesystem::is_directory(path))
        return failure(Error(code == std::errc::no_space_on_device ? ErrorId::DiskFull
                                                                   : ErrorId::FolderNotWritable)
                           .inFile(path)
                           .butFound(code.message()));
    if (!std::filesystem::is_directory(path, code))
        return failure(
            Error(ErrorId::FolderNotWritable).inFile(path).butFound("a file of that name"));
    return {};
}

} // namespace timbrel
