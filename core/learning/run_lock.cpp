// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learning/run_lock.h"

#include <cerrno>
#include <charconv>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <string_view>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

namespace timbrel::learning {
namespace {

struct flock wholeFile(short type)
{
    struct flock lock
    { };
    lock.l_type = type;
    lock.l_whence = SEEK_SET;
    return lock;
}

/// The descriptor that TIMBREL_RUN_LOCK names, if it really is this file.
int inheritedDescriptor(const std::filesystem::path& lockFile)
{
    const char* text = std::getenv("TIMBREL_RUN_LOCK");
    if (text == nullptr)
        return -1;
    int descriptor = -1;
    const std::string_view digits(text);
    if (std::from_chars(digits.data(), digits.data() + digits.size(), descriptor).ec != std::errc())
        return -1;
    struct stat ours
    { };
    struct stat named
    { };
    if (::fstat(descriptor, &ours) != 0 || ::stat(lockFile.c_str(), &named) != 0)
        return -1;
    return ours.st_ino == named.st_ino && ours.st_dev == named.st_dev ? descriptor : -1;
}

} // namespace

Result<RunLock> RunLock::take(const std::filesystem::path& lockFile)
{
    RunLock lock(::open(lockFile.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666));
    if (lock.m_descriptor < 0) {
        const int code = errno;
        return failure(
            Error(code == ENOSPC || code == EDQUOT ? ErrorId::DiskFull : ErrorId::FolderNotWritable)
                .inFile(lockFile.parent_path())
                .butFound(std::strerror(code)));
    }
    auto wish = wholeFile(F_WRLCK);
    if (::fcntl(lock.m_descriptor, F_OFD_SETLK, &wish) != 0) {
        if (errno == EAGAIN || errno == EACCES)
            return failure(Error(ErrorId::RunBusy).inFile(lockFile.parent_path()));
        return failure(
            Error(ErrorId::FileNotWritable).inFile(lockFile).butFound(std::strerror(errno)));
    }
    return lock;
}

Result<RunLock> RunLock::inheritOrTake(const std::filesystem::path& lockFile)
{
    RunLock inherited(inheritedDescriptor(lockFile));
    if (inherited.m_descriptor < 0)
        return take(lockFile);
    ::fcntl(inherited.m_descriptor, F_SETFD, FD_CLOEXEC);
    auto wish = wholeFile(F_WRLCK);
    if (::fcntl(inherited.m_descriptor, F_OFD_SETLK, &wish) != 0)
        return failure(Error(ErrorId::RunBusy).inFile(lockFile.parent_path()));
    return inherited;
}

bool RunLock::isHeld(const std::filesystem::path& lockFile)
{
    const RunLock observer(::open(lockFile.c_str(), O_RDWR | O_CLOEXEC));
    if (observer.m_descriptor >= 0) {
        auto question = wholeFile(F_WRLCK);
        return ::fcntl(observer.m_descriptor, F_OFD_GETLK, &question) == 0
            && question.l_type != F_UNLCK;
    }
    // A folder that we may only read: a read lock is refused by the worker's write lock alone.
    const RunLock reader(::open(lockFile.c_str(), O_RDONLY | O_CLOEXEC));
    if (reader.m_descriptor < 0)
        return false;
    auto question = wholeFile(F_RDLCK);
    return ::fcntl(reader.m_descriptor, F_OFD_GETLK, &question) == 0 && question.l_type != F_UNLCK;
}

RunLock::RunLock(RunLock&& other) noexcept
    : m_descriptor(std::exchange(other.m_descriptor, -1))
{ }

RunLock& RunLock::operator=(RunLock&& other) noexcept
{
    std::swap(m_descriptor, other.m_descriptor);
    return *this;
}

RunLock::~RunLock()
{
    if (m_descriptor >= 0)
        ::close(m_descriptor);
}

} // namespace timbrel::learning
