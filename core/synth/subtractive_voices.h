// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/realtime/vector_units.h"
#include "core/synth/subtractive_kernel.h"
#include "core/synth/subtractive_parameters.h"

#include <cstdint>
#include <span>

namespace timbrel::synth {

/// The kernel for these vector units, or for the best that the processor has if it lacks them.
[[nodiscard]] const SubtractiveKernel& subtractiveKernel(realtime::VectorUnits units) noexcept;

/// Sixteen voices of the subtractive synthesizer, without its delay and reverb. Each lane has a
/// sound and a note of its own; they are computed side by side in steps of at most
/// kSubtractiveStep frames, in which everything that moves moves evenly.
/// Threads: one. Realtime-safe: all but the constructor and prepare.
class SubtractiveVoices
{
public:
    struct Start
    {
        float semitones = 69.0F; ///< with the bend; 69 is 440 Hz
        float loudness = 1.0F; ///< of velocity and all that is played
        std::uint32_t seed = 0; ///< of its noise
        float phase = 0.0F; ///< turns: where the unison's oscillators begin
    };

    explicit SubtractiveVoices(realtime::VectorUnits units = realtime::bestVectorUnits());

    /// channels: 2, or 1 for what the middle of both would be. Every lane falls silent.
    void prepare(double sampleRate, std::size_t channels) noexcept;

    void setPatch(std::size_t lane,
                  const SubtractiveParameters& parameters) noexcept TIMBREL_REALTIME;
    /// One value of it; not the unison's voices.
    void setValue(std::size_t lane,
                  SubtractiveParameter parameter,
                  float value) noexcept TIMBREL_REALTIME
    {
        m_lanes.patch[static_cast<std::size_t>(parameter)][lane] = value;
        if (parameter == SubtractiveParameter::UnisonDetune)
            m_lanes.isDetuned[lane] = -1;
    }
    void start(std::size_t lane, const Start& start) noexcept TIMBREL_REALTIME;
    void release(std::size_t lane) noexcept TIMBREL_REALTIME;
    void stop(std::size_t lane) noexcept TIMBREL_REALTIME { m_lanes.isSounding[lane] = 0; }
    void setSemitones(std::size_t lane, float semitones) noexcept TIMBREL_REALTIME
    {
        m_lanes.semitones[lane] = semitones;
    }
    void setLoudness(std::size_t lane, float loudness) noexcept TIMBREL_REALTIME
    {
        m_lanes.loudness[lane] = loudness;
    }

    /// A step of so many frames. Lanes that have died away are stopped.
    void advance(std::size_t frames) noexcept TIMBREL_REALTIME;
    /// What the step gave, of a lane that was sounding before it.
    [[nodiscard]] std::span<const float, kSubtractiveStep>
    out(std::size_t channel, std::size_t lane) const noexcept TIMBREL_REALTIME
    {
        return m_lanes.out[channel][lane];
    }

    [[nodiscard]] bool isSounding(std::size_t lane) const noexcept TIMBREL_REALTIME
    {
        return m_lanes.isSounding[lane] != 0;
    }
    [[nodiscard]] bool isReleased(std::size_t lane) const noexcept TIMBREL_REALTIME;
    /// At the end of the last step, all in all.
    [[nodiscard]] float gain(std::size_t lane) const noexcept TIMBREL_REALTIME
    {
        return m_lanes.gain[1][lane];
    }

private:
    void setUnison(std::size_t lane, std::size_t count) noexcept TIMBREL_REALTIME;

    const SubtractiveKernel& m_kernel;
    /// For a few voices in the first lanes, which the widest vectors would leave half empty.
    const SubtractiveKernel& m_narrowKernel;
    SubtractiveLanes m_lanes {};
};

/// How loud a note of this velocity (1 to 127) is: a voice's full level at 127.
[[nodiscard]] float velocityGain(unsigned velocity) noexcept TIMBREL_REALTIME;

} // namespace timbrel::synth
