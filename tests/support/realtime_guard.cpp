// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/realtime_guard.h"

#include <atomic>
#include <cstddef>
#include <dlfcn.h>
#include <pthread.h>

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define TIMBREL_GUARD_STANDS_BACK
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)                            \
    || __has_feature(realtime_sanitizer)
#define TIMBREL_GUARD_STANDS_BACK
#endif
#endif

namespace {

struct Counts
{
    std::uint64_t allocations = 0;
    std::uint64_t releases = 0;
    std::uint64_t locks = 0;
};
// initial-exec: the first access must not allocate, it may happen inside malloc
thread_local Counts counts __attribute__((tls_model("initial-exec")));

} // namespace

#ifndef TIMBREL_GUARD_STANDS_BACK

// glibc's own entrances behind the names that we take
extern "C" {
void* __libc_malloc(std::size_t size);
void* __libc_calloc(std::size_t count, std::size_t size);
void* __libc_realloc(void* memory, std::size_t size);
void* __libc_memalign(std::size_t alignment, std::size_t size);
void __libc_free(void* memory);

void* malloc(std::size_t size) noexcept
{
    ++counts.allocations;
    return __libc_malloc(size);
}

void* calloc(std::size_t count, std::size_t size) noexcept
{
    ++counts.allocations;
    return __libc_calloc(count, size);
}

void* realloc(void* memory, std::size_t size) noexcept
{
    ++counts.allocations;
    return __libc_realloc(memory, size);
}

void* memalign(std::size_t alignment, std::size_t size) noexcept
{
    ++counts.allocations;
    return __libc_memalign(alignment, size);
}

void* aligned_alloc(std::size_t alignment, std::size_t size) noexcept
{
    ++counts.allocations;
    return __libc_memalign(alignment, size);
}

int posix_memalign(void** memory, std::size_t alignment, std::size_t size) noexcept
{
    ++counts.allocations;
    *memory = __libc_memalign(alignment, size);
    return *memory == nullptr ? 12 /* ENOMEM */ : 0;
}

void free(void* memory) noexcept
{
    if (memory != nullptr)
        ++counts.releases;
    __libc_free(memory);
}

int pthread_mutex_lock(pthread_mutex_t* mutex) noexcept
{
    using Lock = int (*)(pthread_mutex_t*);
    static std::atomic<Lock> real = nullptr; // found once; finding it twice does no harm
    ++counts.locks;
    Lock lock = real.load(std::memory_order_relaxed);
    if (lock == nullptr) {
        lock = reinterpret_cast<Lock>(::dlsym(RTLD_NEXT, "pthread_mutex_lock"));
        real.store(lock, std::memory_order_relaxed);
    }
    return lock(mutex);
}
} // extern "C"

#endif

namespace timbrel::test {

RealtimeGuard::RealtimeGuard() noexcept
    : m_allocations(counts.allocations)
    , m_releases(counts.releases)
    , m_locks(counts.locks)
{ }

RealtimeGuard::~RealtimeGuard() = default;

std::uint64_t RealtimeGuard::allocations() const noexcept
{
    return counts.allocations - m_allocations;
}

std::uint64_t RealtimeGuard::releases() const noexcept
{
    return counts.releases - m_releases;
}

std::uint64_t RealtimeGuard::locks() const noexcept
{
    return counts.locks - m_locks;
}

bool RealtimeGuard::canCount() noexcept
{
#ifdef TIMBREL_GUARD_STANDS_BACK
    return false;
#else
    return true;
#endif
}

} // namespace timbrel::test
