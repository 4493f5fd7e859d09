// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/realtime/vector_units.h"
#include "core/synth/subtractive_parameters.h"

#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace timbrel::synth {

/// A note of a sound.
struct RenderedNote
{
    int note = 60; ///< MIDI
    int velocity = 100; ///< 1 to 127
    double seconds = 2.0;
    double sampleRate = 44100.0;
    /// How long the key is held; nothing: two beats of the sound's tempo. Counted in steps of 16
    /// frames.
    std::optional<double> heldSeconds;
};

/// Renders notes as the instrument plays them (with everything in the middle), in one channel, much
/// faster than they sound: sixteen sounds side by side. The result of a sound does not depend on
/// the others, on earlier ones, or on the processor's vector units.
/// Threads: one at a time. Realtime-safe: no.
class SubtractiveRenderer
{
public:
    explicit SubtractiveRenderer(realtime::VectorUnits units = realtime::bestVectorUnits());
    ~SubtractiveRenderer();
    SubtractiveRenderer(const SubtractiveRenderer&) = delete;
    SubtractiveRenderer& operator=(const SubtractiveRenderer&) = delete;

    /// frames(note) of each sound, one sound after the other.
    void render(std::span<const SubtractiveParameters> sounds,
                const RenderedNote& note,
                std::span<float> result);

    /// As many frames as the note has; at most ten minutes of it.
    [[nodiscard]] static std::size_t frames(const RenderedNote& note) noexcept;

private:
    struct Parts;
    std::unique_ptr<Parts> m_parts;
};

/// One sound. For many, keep a SubtractiveRenderer.
[[nodiscard]] std::vector<float> renderPatch(const SubtractiveParameters& parameters,
                                             int note,
                                             int velocity,
                                             double seconds,
                                             double sampleRate);
/// At the rate that the sound says.
[[nodiscard]] std::vector<float>
renderPatch(const SubtractiveParameters& parameters, int note, int velocity, double seconds);

} // namespace timbrel::synth
