// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/realtime/realtime.h"
#include "core/realtime/spsc_queue.h"

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace timbrel::audio {

/// What an engine puts out, on its way to somebody who writes it down. Holds a few seconds; what
/// does not fit is counted, and silence of the same length stands in its place, so that time stays
/// right. Threads: push by the one that renders, the rest by one reading thread; lostFrames by any.
/// Realtime-safe: push.
class OutputTap final
{
public:
    /// Room for so many frames, rounded up to a power of two.
    explicit OutputTap(std::size_t frames);

    /// sampleRate: Hz of these frames.
    void push(std::span<const float> left,
              std::span<const float> right,
              double sampleRate) noexcept TIMBREL_REALTIME;

    /// The next frames, left and right in turn, as many as there are and fit; 0: none yet. All of
    /// them have the rate sampleRate().
    [[nodiscard]] std::size_t pull(std::span<float> interleaved);
    /// Of what pull() gave last, or will give next if it gave nothing; 0: nothing has come.
    [[nodiscard]] double sampleRate() const noexcept { return m_rate; }

    [[nodiscard]] std::uint64_t lostFrames() const noexcept
    {
        return m_lost.load(std::memory_order_relaxed); // a figure for a person
    }

private:
    /// From this frame on the rate is another.
    struct RateChange
    {
        std::uint64_t frame = 0;
        double rate = 0.0;
    };
    [[nodiscard]] std::size_t room() const noexcept TIMBREL_REALTIME;
    void put(float left, float right) noexcept TIMBREL_REALTIME
    {
        const std::size_t at = 2 * (m_written & m_mask);
        m_samples[at] = left;
        m_samples[at + 1] = right;
        ++m_written;
    }

    std::vector<float> m_samples; ///< left and right in turn
    std::uint64_t m_mask;
    std::atomic<std::uint64_t> m_write = 0; ///< frames; written by the one that renders
    std::atomic<std::uint64_t> m_read = 0; ///< frames; written by the reader
    realtime::SpscQueue<RateChange, 64> m_changes; ///< the one that renders pushes
    std::atomic<std::uint64_t> m_lost = 0; ///< written by the one that renders

    // of the one that renders
    std::uint64_t m_written = 0;
    std::uint64_t m_owed = 0; ///< frames of silence
    double m_pushedRate = 0.0;

    // the reader's
    RateChange m_next; ///< rate 0: none is known
    double m_rate = 0.0;
};

} // namespace timbrel::audio
