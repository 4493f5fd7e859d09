// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/realtime/realtime.h"

#include <array>
#include <cstddef>
#include <span>
#include <vector>

namespace timbrel::synth {

/// A small bright room: eight delays that feed each other through a rotation that keeps energy, so
/// that it decays evenly, highs faster than lows.
/// Source: J. O. Smith, Physical Audio Signal Processing, "FDN Reverberation" (Householder matrix).
/// Threads: prepare by a control thread while nothing renders, process by one. Realtime-safe:
/// process.
class Reverb
{
public:
    void prepare(float sampleRate);
    /// Adds the room's answer to `in` to both outputs; nothing is computed once it has died away.
    void process(std::span<const float> in,
                 std::span<float> left,
                 std::span<float> right) noexcept TIMBREL_REALTIME;
    void silence() noexcept TIMBREL_REALTIME;

private:
    static constexpr std::size_t kLines = 8;
    static constexpr std::size_t kDiffusers = 3;

    struct Line
    {
        std::vector<float> delay;
        std::size_t at = 0;
        float gain = 0.0F; ///< of one round
        float damped = 0.0F; ///< low-pass state
    };
    [[nodiscard]] float diffused(float in) noexcept TIMBREL_REALTIME;
    void round(float in, float& left, float& right) noexcept TIMBREL_REALTIME;

    std::array<Line, kLines> m_lines;
    std::array<Line, kDiffusers> m_diffusers;
    float m_damping = 0.3F;
    float m_bassCut = 0.0F; ///< state of the input's high-pass
    float m_bassWeight = 0.01F;
    bool m_isSilent = true;
};

} // namespace timbrel::synth
