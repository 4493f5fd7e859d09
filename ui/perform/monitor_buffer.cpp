// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/perform/monitor_buffer.h"

#include <algorithm>

namespace timbrel::ui {

MonitorBuffer::MonitorBuffer(std::size_t capacity)
    : m_ring(std::max<std::size_t>(1, capacity))
{ }

void MonitorBuffer::append(std::span<const MonitoredMessage> messages)
{
    for (const MonitoredMessage& message : messages) {
        m_ring[static_cast<std::size_t>(m_end % m_ring.size())] = message;
        if (m_filter.accepts(message))
            m_shown.push_back(m_end);
        ++m_end;
    }
    if (m_end - m_begin > m_ring.size())
        m_begin = m_end - m_ring.size();
    while (!m_shown.empty() && m_shown.front() < m_begin)
        m_shown.pop_front();
}

void MonitorBuffer::clear()
{
    m_begin = m_end;
    m_shown.clear();
}

void MonitorBuffer::setFilter(const MonitorFilter& filter)
{
    if (filter == m_filter)
        return;
    m_filter = filter;
    m_shown.clear();
    for (std::uint64_t id = m_begin; id < m_end; ++id)
        if (m_filter.accepts(at(id)))
            m_shown.push_back(id);
}

std::size_t MonitorBuffer::rowFrom(std::uint64_t id) const
{
    const auto place = std::lower_bound(m_shown.begin(), m_shown.end(), id);
    return static_cast<std::size_t>(place - m_shown.begin());
}

std::vector<MonitoredMessage> MonitorBuffer::shown() const
{
    std::vector<MonitoredMessage> messages;
    messages.reserve(m_shown.size());
    for (const std::uint64_t id : m_shown)
        messages.push_back(at(id));
    return messages;
}

} // namespace timbrel::ui
