// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/audio/instrument.h"
#include "core/realtime/triple_buffer.h"
#include "core/synth/subtractive_parameters.h"

#include <array>
#include <cstdint>
#include <memory>
#include <optional>

namespace timbrel::synth {

inline constexpr int kSubtractiveVoices = 24;

/// What joins the instrument and its desk: plain values, the newest of which counts.
struct SubtractiveLink
{
    static constexpr std::uint8_t kNoParameter = 255;

    struct Settings
    {
        SubtractiveParameters::Values values = SubtractiveParameters().values();
        /// Counts how often the desk has set a value. The instrument takes those that have been set
        /// since, and so keeps what controllers have moved.
        std::array<std::uint32_t, kSubtractiveParameters> editions {};
        std::array<std::uint8_t, 128> parameterOfController = none();

        [[nodiscard]] static constexpr std::array<std::uint8_t, 128> none()
        {
            std::array<std::uint8_t, 128> result {};
            result.fill(kNoParameter);
            return result;
        }
    };
    struct Moved
    {
        SubtractiveParameters::Values values {};
        std::array<std::uint32_t, kSubtractiveParameters>
            editions {}; ///< counts controllers' moves
    };
    realtime::TripleBuffer<Settings> settings; ///< written by the desk
    realtime::TripleBuffer<Moved> moved; ///< written by the instrument
};

/// The control side of the subtractive synthesizer: its sound, and which MIDI controllers move
/// which parameter of it.
/// Threads: one control thread. Realtime-safe: no.
class SubtractiveDesk
{
public:
    explicit SubtractiveDesk(const SubtractiveParameters& parameters = {});

    /// The instrument, polyphonic and in two channels. While it plays its parameters slide to what
    /// the desk says; a new waveform, unison or shape comes after a fade of some milliseconds.
    /// Controllers: 1 vibrato, 7 volume, 10 pan, 11 expression, 64 sustain, 120 sound off, 121
    /// controllers back, 123 notes off, and those that are mapped; pitch bend by two semitones;
    /// channel pressure is vibrato too. Once: a second instrument would not hear all.
    [[nodiscard]] std::unique_ptr<audio::Instrument> makeInstrument();

    [[nodiscard]] const SubtractiveParameters& parameters() const noexcept { return m_parameters; }
    void set(SubtractiveParameter parameter, float value);
    void set(const SubtractiveParameters& parameters);

    /// From now on a controller (0-119) moves this parameter over its whole way, on every channel;
    /// nothing: none. A parameter has one controller, and a controller one parameter.
    void mapController(std::uint8_t number, std::optional<SubtractiveParameter> parameter);
    [[nodiscard]] std::optional<std::uint8_t> controllerOf(SubtractiveParameter parameter) const;

    /// Takes over what controllers have moved since the last time; whether something has.
    bool poll();

private:
    void publish();

    std::shared_ptr<SubtractiveLink> m_link;
    SubtractiveParameters m_parameters;
    SubtractiveLink::Settings m_settings;
    std::array<std::uint32_t, kSubtractiveParameters> m_seen {}; ///< of the instrument's editions
};

/// The same with a sound that stays as it is.
[[nodiscard]] std::unique_ptr<audio::Instrument>
makeSubtractiveSynth(const SubtractiveParameters& parameters);
/// The rendering side alone.
[[nodiscard]] std::unique_ptr<audio::Instrument>
makeSubtractiveSynth(std::shared_ptr<SubtractiveLink> link);

} // namespace timbrel::synth
