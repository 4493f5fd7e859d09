// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstdint>

namespace timbrel::test {

/// Counts what real-time code must not do, on the calling thread, while it lives: allocations and
/// releases (malloc family, and with it operator new and delete) and locks (pthread_mutex_lock).
/// It works by standing in front of the C library, so that it must leave the field to the
/// sanitizers, which do the same: canCount() is false then, and nothing is counted.
class RealtimeGuard
{
public:
    RealtimeGuard() noexcept;
    ~RealtimeGuard();
    RealtimeGuard(const RealtimeGuard&) = delete;
    RealtimeGuard& operator=(const RealtimeGuard&) = delete;

    [[nodiscard]] std::uint64_t allocations() const noexcept; ///< since it was made
    [[nodiscard]] std::uint64_t releases() const noexcept;
    [[nodiscard]] std::uint64_t locks() const noexcept;
    [[nodiscard]] std::uint64_t violations() const noexcept
    {
        return allocations() + releases() + locks();
    }

    [[nodiscard]] static bool canCount() noexcept;

private:
    std::uint64_t m_allocations;
    std::uint64_t m_releases;
    std::uint64_t m_locks;
};

inline constexpr const char* kGuardCannotCount
    = "a sanitizer stands where the guard would: it cannot count here";

} // namespace timbrel::test
