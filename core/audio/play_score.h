// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/music/sequence.h"
#include "core/realtime/realtime.h"

#include <array>
#include <memory>
#include <span>
#include <vector>

namespace timbrel::audio {

/// What holds at one place of a score, by channel and number.
struct ScoreState
{
    static constexpr std::uint8_t kNoValue = 255;

    using Numbers = std::array<std::array<std::uint8_t, 128>, 16>;
    Numbers sounding {}; ///< how many notes of this key are on
    Numbers velocities {}; ///< of the last of them
    Numbers controllers {}; ///< kNoValue: none yet

    ScoreState() noexcept
    {
        for (auto& channel : controllers)
            channel.fill(kNoValue);
    }
    void take(const music::Event& event) noexcept TIMBREL_REALTIME;
};

/// A sequence made ready to be played from anywhere: what holds at a place is found without going
/// back to the beginning.
/// Threads: immutable; made by a control thread. Realtime-safe: all but of().
class PlayScore
{
public:
    /// Null stands for nothing to play.
    [[nodiscard]] static std::unique_ptr<PlayScore>
    of(std::shared_ptr<const music::Sequence> sequence, std::uint64_t generation = 0);

    [[nodiscard]] std::span<const music::Event> events() const noexcept TIMBREL_REALTIME
    {
        return m_events;
    }
    /// The first event that is not before `time`.
    [[nodiscard]] std::size_t firstAt(Microseconds time) const noexcept TIMBREL_REALTIME;
    /// What holds right before the event of this index.
    void stateBefore(std::size_t index, ScoreState& state) const noexcept TIMBREL_REALTIME;
    [[nodiscard]] std::uint64_t generation() const noexcept TIMBREL_REALTIME
    {
        return m_generation;
    }

private:
    static constexpr std::size_t kStride = 2048; ///< events between two remembered states

    std::shared_ptr<const music::Sequence> m_sequence;
    std::span<const music::Event> m_events;
    std::vector<ScoreState> m_states; ///< before event kStride, 2 kStride, ...
    std::uint64_t m_generation = 0;
};

} // namespace timbrel::audio
