// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/realtime/realtime.h"

#include <cstddef>

namespace timbrel::realtime {

/// A zeroed block that a real-time thread reads from start to end at each turn. It lies on one
/// large page where the system has them: after a few milliseconds of somebody else's work the page
/// table is out of the caches too, and walking it for every 4 kB costs more than the reading.
/// Threads: one at a time. Realtime-safe: data, bytes, warm. Throws std::bad_alloc when made.
class StreamedMemory final
{
public:
    explicit StreamedMemory(std::size_t bytes);
    ~StreamedMemory();
    StreamedMemory(const StreamedMemory&) = delete;
    StreamedMemory& operator=(const StreamedMemory&) = delete;

    [[nodiscard]] std::byte* data() const noexcept TIMBREL_REALTIME { return m_data; }
    [[nodiscard]] std::size_t bytes() const noexcept TIMBREL_REALTIME { return m_bytes; }

    /// Reads the whole block, so that it is near when it is needed.
    void warm() const noexcept TIMBREL_REALTIME;

private:
    std::size_t m_bytes;
    std::size_t m_alignment;
    std::byte* m_data;
};

} // namespace timbrel::realtime
