// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstddef>
#include <memory>
#include <vector>

namespace timbrel::audio {

/// A sound in memory: one channel, or two of the same length. Full scale is 1; a little more is
/// possible. Once it is shared, nobody changes it.
/// Threads: a value. Realtime-safe: reading it.
struct SoundBuffer
{
    double sampleRate = 48000.0; ///< Hz
    std::vector<float> left; ///< of a mono sound the only one
    std::vector<float> right; ///< empty: mono

    [[nodiscard]] std::size_t frames() const noexcept { return left.size(); }
    [[nodiscard]] bool isStereo() const noexcept { return !right.empty(); }
    [[nodiscard]] double seconds() const noexcept
    {
        return static_cast<double>(frames()) / sampleRate;
    }
    friend bool operator==(const SoundBuffer&, const SoundBuffer&) = default;
};

using SharedSound = std::shared_ptr<const SoundBuffer>;

} // namespace timbrel::audio
