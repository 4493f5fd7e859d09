// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/perform/monitor_filter.h"

#include <cstddef>
#include <cstdint>
#include <deque>
#include <span>
#include <vector>

namespace timbrel::ui {

/// The last messages, as many as its capacity, and which of them a filter lets through. Every
/// message has a number of its own, which stays, so that a view can hold on to what it shows.
/// Threads: a value, for one thread.
class MonitorBuffer
{
public:
    static constexpr std::size_t kUsual = 20'000;
    explicit MonitorBuffer(std::size_t capacity = kUsual);

    void append(std::span<const MonitoredMessage> messages);
    void clear();
    void setFilter(const MonitorFilter& filter);
    [[nodiscard]] const MonitorFilter& filter() const { return m_filter; }

    [[nodiscard]] std::size_t capacity() const { return m_ring.size(); }
    [[nodiscard]] std::size_t count() const { return static_cast<std::size_t>(m_end - m_begin); }
    /// Rows: the messages that the filter lets through, oldest first.
    [[nodiscard]] std::size_t rows() const { return m_shown.size(); }
    [[nodiscard]] const MonitoredMessage& row(std::size_t row) const { return at(m_shown[row]); }
    [[nodiscard]] std::uint64_t idOf(std::size_t row) const { return m_shown[row]; }
    /// The row of the message with this number, or of the next that is there; rows(): none.
    [[nodiscard]] std::size_t rowFrom(std::uint64_t id) const;
    /// A copy of all rows.
    [[nodiscard]] std::vector<MonitoredMessage> shown() const;

private:
    [[nodiscard]] const MonitoredMessage& at(std::uint64_t id) const
    {
        return m_ring[static_cast<std::size_t>(id % m_ring.size())];
    }

    std::vector<MonitoredMessage> m_ring;
    std::uint64_t m_begin = 0; ///< number of the oldest that is kept
    std::uint64_t m_end = 0; ///< number that the next one gets
    std::deque<std::uint64_t> m_shown; ///< numbers, ascending
    MonitorFilter m_filter;
};

} // namespace timbrel::ui
