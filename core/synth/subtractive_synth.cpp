// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/synth/subtractive_synth.h"

#include "core/audio/transport.h"
#include "core/synth/subtractive_channel.h"
#include "core/synth/subtractive_effects.h"
#include "core/synth/subtractive_polyphony.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <utility>
#include <vector>

namespace timbrel::synth {

using midi::MidiMessage;

namespace {

constexpr float kSwitchSeconds = 0.004F; ///< down, and up again
constexpr float kBendSemitones = 2.0F;
constexpr float kVibratoHertz = 5.4F;
constexpr double kLongestEchoes = 8.0; ///< seconds: eight, each at most one

class SubtractiveSynth final : public audio::Instrument
{
public:
    explicit SubtractiveSynth(std::shared_ptr<SubtractiveLink> link)
        : m_link(std::move(link))
        , m_kernel(subtractiveKernel(realtime::bestVectorUnits()))
    {
        for (SubtractiveMidiChannel& channel : m_channels)
            channel.setDefaults();
        prepare(48000.0, 256);
    }

    void prepare(double sampleRate, std::size_t maximumFrames) override;
    void event(const MidiMessage& message, std::size_t frame) noexcept TIMBREL_REALTIME override;
    void render(std::span<float> left, std::span<float> right) noexcept TIMBREL_REALTIME override;
    void panic() noexcept TIMBREL_REALTIME override;
    int soundingVoices() const noexcept TIMBREL_REALTIME override { return m_voices.sounding(); }

private:
    struct Pending
    {
        MidiMessage message;
        std::size_t frame = 0;
    };

    void takeSettings() noexcept TIMBREL_REALTIME;
    void followParameters(float weight, float seconds) noexcept TIMBREL_REALTIME;
    void followChannels(float weight, float seconds) noexcept TIMBREL_REALTIME;
    void jump() noexcept TIMBREL_REALTIME;
    void renderStep(std::span<float> left, std::span<float> right) noexcept TIMBREL_REALTIME;
    void renderVoices(std::span<float> left, std::span<float> right) noexcept TIMBREL_REALTIME;
    void fadeToSilence(std::span<float> left, std::span<float> right) noexcept TIMBREL_REALTIME;
    void obey(const MidiMessage& message) noexcept TIMBREL_REALTIME;
    void noteOn(const SubtractivePolyphony::Note& note) noexcept TIMBREL_REALTIME;
    void controller(std::uint8_t channel,
                    std::uint8_t number,
                    std::uint8_t value) noexcept TIMBREL_REALTIME;
    void channelMode(std::uint8_t channel, std::uint8_t number) noexcept TIMBREL_REALTIME;

    std::shared_ptr<SubtractiveLink> m_link;
    const SubtractiveKernel& m_kernel;
    SubtractiveLink::Settings m_settings; ///< as the desk has told them
    SubtractiveLink::Moved m_moved;
    bool m_hasMoved = false;
    SubtractiveParameters m_wanted;
    SubtractiveParameters m_sound; ///< on its way there
    float m_switch = 1.0F; ///< level of all voices while a choice is changed
    float m_panic = 1.0F; ///< level of everything while it falls silent
    bool m_isPanicking = false;
    float m_sampleRate = 48000.0F;
    float m_vibratoPhase = 0.0F; ///< turns
    std::array<SubtractiveMidiChannel, audio::kInstrumentChannels> m_channels {};
    std::array<SubtractiveChannel, audio::kInstrumentChannels> m_channelSounds {};
    SubtractivePolyphony m_voices;
    std::array<SubtractiveDelay, 2> m_delays;
    SubtractiveRoom m_room;
    std::size_t m_maximumFrames = 0;
    std::array<Pending, audio::kMostBlockEvents> m_events {};
    std::size_t m_eventCount = 0;
};

void SubtractiveSynth::prepare(double sampleRate, std::size_t maximumFrames)
{
    m_sampleRate = static_cast<float>(sampleRate);
    m_maximumFrames = maximumFrames;
    m_voices.prepare(sampleRate);
    for (SubtractiveDelay& delay : m_delays)
        delay.prepare(sampleRate, kLongestEchoes, maximumFrames);
    m_room.prepare(sampleRate);
    m_eventCount = 0;
    m_isPanicking = false;
    takeSettings();
    m_sound = m_wanted;
    m_voices.setSound(m_sound);
    for (SubtractiveMidiChannel& channel : m_channels)
        channel.setSoundsPan(m_sound.at(SubtractiveParameter::Pan));
    jump();
}

/// Nothing sounds: there is nothing to slide from.
void SubtractiveSynth::jump() noexcept TIMBREL_REALTIME
{
    followParameters(1.0F, 1.0F);
    followParameters(1.0F, 1.0F);
    followChannels(1.0F, 0.0F);
}

void SubtractiveSynth::takeSettings() noexcept TIMBREL_REALTIME
{
    const SubtractiveLink::Settings& settings = m_link->settings.read();
    for (std::size_t i = 0; i < kSubtractiveParameters; ++i)
        if (settings.editions[i] != m_settings.editions[i])
            m_wanted.set(static_cast<SubtractiveParameter>(i), settings.values[i]);
    m_settings = settings;
}

bool isSwitched(const ParameterSpec& spec) noexcept TIMBREL_REALTIME
{
    return spec.isCategorical() && spec.parameter != SubtractiveParameter::Octave
        && spec.parameter != SubtractiveParameter::DelayRepetitions;
}

/// Continuous ones slide. A choice is changed while the voices are silent for a moment.
void SubtractiveSynth::followParameters(float weight, float seconds) noexcept TIMBREL_REALTIME
{
    if (m_sound == m_wanted && m_switch >= 1.0F)
        return;
    bool isSwitching = false;
    for (const ParameterSpec& spec : subtractiveTable()) {
        const float wanted = m_wanted.at(spec.parameter);
        const float now = m_sound.at(spec.parameter);
        if (now == wanted)
            continue;
        if (isSwitched(spec)) {
            isSwitching = true;
            continue;
        }
        const float near = 1e-4F * (spec.maximum - spec.minimum);
        const bool isThere = spec.isCategorical() || std::abs(wanted - now) < near;
        m_sound.set(spec.parameter, isThere ? wanted : now + (wanted - now) * weight);
        m_voices.setValue(spec.parameter, m_sound.at(spec.parameter));
        if (spec.parameter == SubtractiveParameter::Pan)
            for (SubtractiveMidiChannel& channel : m_channels)
                channel.setSoundsPan(m_sound.at(spec.parameter));
    }
    const float step = seconds / kSwitchSeconds;
    m_switch = std::clamp(m_switch + (isSwitching ? -step : step), 0.0F, 1.0F);
    if (!isSwitching || m_switch > 0.0F)
        return;
    for (const ParameterSpec& spec : subtractiveTable())
        if (isSwitched(spec))
            m_sound.set(spec.parameter, m_wanted.at(spec.parameter));
    m_voices.setSound(m_sound);
}

void SubtractiveSynth::followChannels(float weight, float seconds) noexcept TIMBREL_REALTIME
{
    m_vibratoPhase += seconds * kVibratoHertz;
    m_vibratoPhase -= std::floor(m_vibratoPhase);
    const float wave = std::sin(2.0F * std::numbers::pi_v<float> * m_vibratoPhase);
    for (std::size_t i = 0; i < audio::kInstrumentChannels; ++i) {
        m_channels[i].follow(weight, wave);
        m_channelSounds[i] = m_channels[i].sound();
    }
}

void SubtractiveSynth::event(const MidiMessage& message,
                             std::size_t frame) noexcept TIMBREL_REALTIME
{
    if (m_eventCount < m_events.size())
        m_events[m_eventCount++] = {message, frame};
    else
        obey(message);
}

void SubtractiveSynth::render(std::span<float> left,
                              std::span<float> right) noexcept TIMBREL_REALTIME
{
    TIMBREL_VERIFY(left.size() <= m_maximumFrames)
    {
        return;
    }
    std::fill(left.begin(), left.end(), 0.0F);
    std::fill(right.begin(), right.end(), 0.0F);
    takeSettings();
    renderVoices(left, right);
    if (left.empty())
        return;
    const SubtractiveDelay::Settings echoes = delayOf(m_wanted);
    m_delays[0].process(m_kernel, echoes, left);
    m_delays[1].process(m_kernel, echoes, right);
    m_room.process(m_kernel, roomOf(m_wanted), left, right);
    if (m_isPanicking)
        fadeToSilence(left, right);
    if (m_hasMoved) {
        m_moved.values = m_wanted.values();
        m_link->moved.write(m_moved);
        m_hasMoved = false;
    }
}

/// In steps that end where something happens.
void SubtractiveSynth::renderVoices(std::span<float> left,
                                    std::span<float> right) noexcept TIMBREL_REALTIME
{
    const std::size_t frames = left.size();
    std::size_t next = 0;
    std::size_t at = 0;
    while (true) {
        while (next < m_eventCount && (m_events[next].frame <= at || at == frames))
            obey(m_events[next++].message);
        if (at == frames)
            break;
        std::size_t end = std::min(frames, at + kSubtractiveStep);
        if (next < m_eventCount)
            end = std::min(end, m_events[next].frame);
        renderStep(left.subspan(at, end - at), right.subspan(at, end - at));
        at = end;
    }
    m_eventCount = 0;
}

void SubtractiveSynth::renderStep(std::span<float> left,
                                  std::span<float> right) noexcept TIMBREL_REALTIME
{
    const float seconds = static_cast<float>(left.size()) / m_sampleRate;
    if (m_voices.sounding() == 0)
        return;
    const float weight = 1.0F - std::exp(-seconds / audio::kSmoothSeconds);
    followParameters(weight, seconds);
    followChannels(weight, seconds);
    m_voices.advance(m_channelSounds, m_switch, left, right);
}

void SubtractiveSynth::fadeToSilence(std::span<float> left,
                                     std::span<float> right) noexcept TIMBREL_REALTIME
{
    const float step = 1.0F / (kSwitchSeconds * m_sampleRate);
    for (std::size_t i = 0; i < left.size(); ++i) {
        m_panic = std::max(0.0F, m_panic - step);
        left[i] *= m_panic;
        right[i] *= m_panic;
    }
    if (m_panic > 0.0F)
        return;
    m_voices.stopAll();
    for (SubtractiveDelay& delay : m_delays)
        delay.silence();
    m_room.silence();
    m_isPanicking = false;
}

void SubtractiveSynth::obey(const MidiMessage& message) noexcept TIMBREL_REALTIME
{
    const std::uint8_t channel = message.channel();
    if (message.isNoteOn())
        noteOn({channel, message.number(), message.value()});
    else if (message.isNoteOff())
        m_voices.noteOff(channel, message.number(), m_channels[channel].hasPedal());
    else if (message.isController())
        controller(channel, message.number(), message.value());
    else if (message.status() == 0xE0) // 14 bits, low ones first; 8192 is the middle
        m_channels[channel].setBend(
            kBendSemitones
            * (static_cast<float>(message.bytes[1] + 128 * message.bytes[2]) - 8192.0F) / 8192.0F);
    else if (message.status() == 0xD0)
        m_channels[channel].setPressure(static_cast<float>(message.bytes[1]) / 127.0F);
}

void SubtractiveSynth::noteOn(const SubtractivePolyphony::Note& note) noexcept TIMBREL_REALTIME
{
    if (m_isPanicking) { // what is new is not to be faded with the rest
        m_voices.stopAll();
        m_room.silence();
        for (SubtractiveDelay& delay : m_delays)
            delay.silence();
        m_isPanicking = false;
    }
    if (m_voices.sounding() == 0)
        jump();
    if (!m_voices.isInUse(note.channel)) {
        m_channels[note.channel].follow(1.0F, 0.0F);
        m_channelSounds[note.channel] = m_channels[note.channel].sound();
    }
    m_voices.noteOn(note, m_channelSounds[note.channel]);
}

void SubtractiveSynth::controller(std::uint8_t channel,
                                  std::uint8_t number,
                                  std::uint8_t value) noexcept TIMBREL_REALTIME
{
    if (number >= 120) {
        channelMode(channel, number);
        return;
    }
    m_channels[channel].setController(number, value);
    if (number == 64 && value < 64)
        m_voices.pedalUp(channel);
    const std::uint8_t mapped = m_settings.parameterOfController[number];
    if (mapped >= kSubtractiveParameters)
        return;
    const auto parameter = static_cast<SubtractiveParameter>(mapped);
    m_wanted.set(parameter, valueAtWay(specOf(parameter), static_cast<double>(value) / 127.0));
    ++m_moved.editions[mapped];
    m_hasMoved = true;
}

/// Source: MIDI 1.0, channel mode messages; RP-015 for what 121 puts back.
void SubtractiveSynth::channelMode(std::uint8_t channel,
                                   std::uint8_t number) noexcept TIMBREL_REALTIME
{
    if (number == 120)
        m_voices.fadeAll(channel);
    else if (number == 121) {
        for (const std::uint8_t reset : std::array<std::uint8_t, 3> {1, 11, 64})
            m_channels[channel].setController(reset, audio::restingValue(reset));
        m_voices.pedalUp(channel);
        m_channels[channel].setBend(0.0F);
        m_channels[channel].setPressure(0.0F);
    } else if (number >= 123)
        m_voices.releaseAll(channel);
}

void SubtractiveSynth::panic() noexcept TIMBREL_REALTIME
{
    m_eventCount = 0;
    for (SubtractiveMidiChannel& channel : m_channels)
        channel.setDefaults();
    m_panic = 1.0F;
    m_isPanicking = true;
}

} // namespace

std::unique_ptr<audio::Instrument> makeSubtractiveSynth(std::shared_ptr<SubtractiveLink> link)
{
    return std::make_unique<SubtractiveSynth>(std::move(link));
}

} // namespace timbrel::synth
