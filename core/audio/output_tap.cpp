// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/audio/output_tap.h"

#include <algorithm>
#include <bit>

namespace timbrel::audio {

OutputTap::OutputTap(std::size_t frames)
    : m_samples(2 * std::bit_ceil(std::max<std::size_t>(frames, 1)))
    , m_mask(m_samples.size() / 2 - 1)
{ }

std::size_t OutputTap::room() const noexcept TIMBREL_REALTIME
{
    // acquire: the reader's copy out of the frames happened before we overwrite them
    const std::uint64_t used = m_written - m_read.load(std::memory_order_acquire);
    return static_cast<std::size_t>(m_mask + 1 - used);
}

void OutputTap::push(std::span<const float> left,
                     std::span<const float> right,
                     double sampleRate) noexcept TIMBREL_REALTIME
{
    const std::uint64_t silence = std::min<std::uint64_t>(m_owed, room());
    for (std::uint64_t i = 0; i < silence; ++i)
        put(0.0F, 0.0F);
    m_owed -= silence;
    const bool isChanged = sampleRate != m_pushedRate;
    if (m_owed > 0 || room() < left.size()
        || (isChanged && !m_changes.tryPush({m_written, sampleRate}))) {
        m_owed += left.size();
        m_lost.fetch_add(left.size(), std::memory_order_relaxed);
    } else {
        m_pushedRate = sampleRate;
        for (std::size_t i = 0; i < left.size(); ++i)
            put(left[i], right[i]);
    }
    m_write.store(m_written, std::memory_order_release); // publishes the frames and the change
}

std::size_t OutputTap::pull(std::span<float> interleaved)
{
    const std::uint64_t read = m_read.load(std::memory_order_relaxed); // only we change it
    // acquire: sees the frames' contents, and that of rate changes up to them
    const std::uint64_t written = m_write.load(std::memory_order_acquire);
    if (m_next.rate == 0.0)
        (void)m_changes.tryPop(m_next);
    if (m_next.rate != 0.0 && m_next.frame == read) {
        m_rate = m_next.rate;
        m_next = {};
        (void)m_changes.tryPop(m_next);
    }
    std::uint64_t end = std::min<std::uint64_t>(written, read + interleaved.size() / 2);
    if (m_next.rate != 0.0)
        end = std::min(end, m_next.frame);
    for (std::uint64_t frame = read; frame < end; ++frame) {
        const std::size_t from = 2 * (frame & m_mask);
        const auto to = static_cast<std::size_t>(2 * (frame - read));
        interleaved[to] = m_samples[from];
        interleaved[to + 1] = m_samples[from + 1];
    }
    m_read.store(end, std::memory_order_release); // gives the frames back
    return static_cast<std::size_t>(end - read);
}

} // namespace timbrel::audio
