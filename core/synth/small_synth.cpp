// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/synth/small_synth.h"

#include "core/audio/transport.h"
#include "core/synth/reverb.h"
#include "core/synth/small_synth_voice.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <vector>

namespace timbrel::synth {

using midi::MidiMessage;
using Note = SmallSynthVoice::Note;

namespace {

constexpr std::size_t kVoiceSlots = kSmallSynthVoices + 8; ///< with those that fade out
constexpr double kLowestCutoff = 100.0;
constexpr double kHighestCutoff = 18000.0;

} // namespace

double cutoffOf(int value) noexcept
{
    return kLowestCutoff * std::pow(kHighestCutoff / kLowestCutoff, value / 127.0);
}

double gainOf(int value) noexcept
{
    const double share = value / 127.0;
    return share * share;
}

namespace {

/// A channel: what its controllers are, and how that sounds.
struct Channel
{
    std::array<std::uint8_t, 128> controllers {};
    ChannelSound sound;
    float gainLeft = 0.0F; ///< at the end of the last step
    float gainRight = 0.0F;
    float room = 0.0F;

    [[nodiscard]] bool pedal() const noexcept TIMBREL_REALTIME { return controllers[64] >= 64; }

    void setDefaults() noexcept TIMBREL_REALTIME
    {
        for (std::size_t i = 0; i < controllers.size(); ++i)
            controllers[i] = audio::restingValue(static_cast<std::uint8_t>(i));
        controllers[71] = 20; // a little resonance sounds better than none
        controllers[91] = 64;
        sound.bend.set(0.0F);
        sound.pressure.set(0.0F);
        for (const std::size_t number : std::array<std::size_t, 6> {1, 7, 10, 71, 74, 91})
            heed(number);
    }
    /// A controller has changed.
    void heed(std::size_t number) noexcept TIMBREL_REALTIME
    {
        const auto share = static_cast<float>(controllers[number]) / 127.0F;
        switch (number) {
        case 1:
            sound.vibrato.set(share);
            break;
        case 7:
        case 11:
            sound.gain.set(static_cast<float>(gainOf(controllers[7]) * gainOf(controllers[11])));
            break;
        case 10:
            setPan();
            break;
        case 71:
            sound.resonance.set(share);
            break;
        case 74:
            sound.cutoffOctaves.set(static_cast<float>(std::log2(cutoffOf(controllers[74]))));
            break;
        case 91:
            sound.room.set(static_cast<float>(controllers[91]) / 64.0F);
            break;
        default:
            break;
        }
    }
    void jump() noexcept TIMBREL_REALTIME
    {
        sound.follow(1.0F);
        rememberGains();
    }
    void rememberGains() noexcept TIMBREL_REALTIME
    {
        gainLeft = sound.gain.value() * sound.panLeft.value();
        gainRight = sound.gain.value() * sound.panRight.value();
        room = sound.room.value();
    }

private:
    /// Equal power; 64 is the middle, where both are 1.
    void setPan() noexcept TIMBREL_REALTIME
    {
        const float value = std::max(static_cast<float>(controllers[10]), 1.0F);
        const float angle = (value - 1.0F) / 126.0F * std::numbers::pi_v<float> / 2.0F;
        sound.panLeft.set(std::numbers::sqrt2_v<float> * std::cos(angle));
        sound.panRight.set(std::numbers::sqrt2_v<float> * std::sin(angle));
    }
};

class SmallSynth final : public audio::Instrument
{
public:
    explicit SmallSynth(const SmallSynthSettings& settings)
        : m_settings(settings)
    {
        for (Channel& channel : m_channels)
            channel.setDefaults();
        prepare(48000.0, 256);
    }

    void prepare(double sampleRate, std::size_t maximumFrames) override;
    void event(const MidiMessage& message, std::size_t frame) noexcept TIMBREL_REALTIME override;
    void render(std::span<float> left, std::span<float> right) noexcept TIMBREL_REALTIME override;
    void panic() noexcept TIMBREL_REALTIME override;
    int soundingVoices() const noexcept TIMBREL_REALTIME override;

private:
    struct Pending
    {
        MidiMessage message;
        std::size_t frame = 0;
    };

    void obey(const MidiMessage& message) noexcept TIMBREL_REALTIME;
    void noteOn(const Note& note) noexcept TIMBREL_REALTIME;
    void noteOff(std::uint8_t channel, std::uint8_t number) noexcept TIMBREL_REALTIME;
    void controller(std::uint8_t channel,
                    std::uint8_t number,
                    std::uint8_t value) noexcept TIMBREL_REALTIME;
    void channelMode(std::uint8_t channel, std::uint8_t number) noexcept TIMBREL_REALTIME;
    void makeRoom() noexcept TIMBREL_REALTIME;
    [[nodiscard]] bool isInUse(std::size_t channel) const noexcept TIMBREL_REALTIME;
    void renderStep(std::span<float> left,
                    std::span<float> right,
                    std::span<float> room) noexcept TIMBREL_REALTIME;
    void addVoice(SmallSynthVoice& voice,
                  std::span<float> left,
                  std::span<float> right,
                  std::span<float> room) noexcept TIMBREL_REALTIME;

    SmallSynthSettings m_settings;
    float m_sampleRate = 48000.0F;
    std::array<Channel, audio::kInstrumentChannels> m_channels {};
    std::array<SmallSynthVoice, kVoiceSlots> m_voices {};
    SmallSynthVoice::Block m_block;
    Reverb m_reverb;
    std::vector<float> m_toRoom; ///< of the block at hand
    std::array<Pending, audio::kMostBlockEvents> m_events {};
    std::size_t m_eventCount = 0;
    std::uint64_t m_order = 0; ///< counts notes
    bool m_isPanicking = false; ///< what fades out does not reach the room any more
};

void SmallSynth::prepare(double sampleRate, std::size_t maximumFrames)
{
    (void)SawTables::instance(); // made here, not while something plays
    m_sampleRate = static_cast<float>(sampleRate);
    std::uint32_t seed = 1;
    for (SmallSynthVoice& voice : m_voices)
        voice.prepare(m_sampleRate, seed++);
    for (Channel& channel : m_channels)
        channel.jump();
    m_reverb.prepare(m_sampleRate);
    m_toRoom.assign(maximumFrames, 0.0F);
    m_eventCount = 0;
}

void SmallSynth::event(const MidiMessage& message, std::size_t frame) noexcept TIMBREL_REALTIME
{
    if (m_eventCount < m_events.size())
        m_events[m_eventCount++] = {message, frame};
    else
        obey(message);
}

void SmallSynth::render(std::span<float> left, std::span<float> right) noexcept TIMBREL_REALTIME
{
    TIMBREL_VERIFY(left.size() <= m_toRoom.size())
    {
        return;
    }
    const std::size_t frames = left.size();
    const std::span room(m_toRoom.data(), frames);
    std::fill(left.begin(), left.end(), 0.0F);
    std::fill(right.begin(), right.end(), 0.0F);
    std::fill(room.begin(), room.end(), 0.0F);
    std::size_t next = 0;
    std::size_t at = 0;
    while (at < frames) {
        while (next < m_eventCount && m_events[next].frame <= at)
            obey(m_events[next++].message);
        std::size_t count = std::min(SmallSynthVoice::kStep, frames - at);
        if (next < m_eventCount) // the step ends where something happens
            count = std::min(count, m_events[next].frame - at);
        renderStep(left.subspan(at, count), right.subspan(at, count), room.subspan(at, count));
        at += count;
    }
    while (next < m_eventCount)
        obey(m_events[next++].message);
    m_eventCount = 0;
    m_isPanicking = m_isPanicking && soundingVoices() > 0;
    m_reverb.process(room, left, right);
}

bool SmallSynth::isInUse(std::size_t channel) const noexcept TIMBREL_REALTIME
{
    return std::any_of(m_voices.begin(), m_voices.end(), [&](const SmallSynthVoice& voice) {
        return !voice.isIdle() && voice.note().channel == channel;
    });
}

void SmallSynth::renderStep(std::span<float> left,
                            std::span<float> right,
                            std::span<float> room) noexcept TIMBREL_REALTIME
{
    const float seconds = static_cast<float>(left.size()) / m_sampleRate;
    const float weight = 1.0F - std::exp(-seconds / audio::kSmoothSeconds);
    for (Channel& channel : m_channels)
        channel.sound.follow(weight);
    for (SmallSynthVoice& voice : m_voices)
        if (!voice.isIdle())
            addVoice(voice, left, right, room);
    for (Channel& channel : m_channels)
        channel.rememberGains();
}

void SmallSynth::addVoice(SmallSynthVoice& voice,
                          std::span<float> left,
                          std::span<float> right,
                          std::span<float> room) noexcept TIMBREL_REALTIME
{
    const Channel& channel = m_channels[voice.note().channel & 15U];
    const ChannelSound& sound = channel.sound;
    voice.render(sound, m_settings, left.size(), m_block);
    const float share = 1.0F / static_cast<float>(left.size());
    const float leftStep = (sound.gain.value() * sound.panLeft.value() - channel.gainLeft) * share;
    const float rightStep
        = (sound.gain.value() * sound.panRight.value() - channel.gainRight) * share;
    const float roomStep = (sound.room.value() - channel.room) * share;
    const float roomLevel = m_isPanicking ? 0.0F : static_cast<float>(m_settings.reverbLevel);
    float gainLeft = channel.gainLeft;
    float gainRight = channel.gainRight;
    float toRoom = channel.room;
    for (std::size_t i = 0; i < left.size(); ++i) {
        gainLeft += leftStep;
        gainRight += rightStep;
        toRoom += roomStep;
        const float here = m_block.left[i] * gainLeft;
        const float there = m_block.right[i] * gainRight;
        left[i] += here;
        right[i] += there;
        room[i] += roomLevel * toRoom * (here + there);
    }
}

void SmallSynth::obey(const MidiMessage& message) noexcept TIMBREL_REALTIME
{
    const std::uint8_t channel = message.channel();
    ChannelSound& sound = m_channels[channel].sound;
    if (message.isNoteOn())
        noteOn({channel, message.number(), message.value()});
    else if (message.isNoteOff())
        noteOff(channel, message.number());
    else if (message.isController())
        controller(channel, message.number(), message.value());
    else if (message.status() == 0xE0) // 14 bits, low ones first; 8192 is the middle
        sound.bend.set(static_cast<float>(m_settings.bendSemitones)
                       * (static_cast<float>(message.bytes[1] + 128 * message.bytes[2]) - 8192.0F)
                       / 8192.0F);
    else if (message.status() == 0xD0)
        sound.pressure.set(static_cast<float>(message.bytes[1]) / 127.0F);
}

/// One voice less, if all are taken: rather one that has been let go, the softest of those; else
/// the oldest.
void SmallSynth::makeRoom() noexcept TIMBREL_REALTIME
{
    int sounding = 0;
    SmallSynthVoice* victim = nullptr;
    for (SmallSynthVoice& voice : m_voices) {
        if (voice.isIdle() || voice.isFading())
            continue;
        ++sounding;
        const auto isBetter = [&] {
            if (voice.isReleased() != victim->isReleased())
                return voice.isReleased();
            return voice.isReleased() ? voice.loudness() < victim->loudness()
                                      : voice.order() < victim->order();
        };
        if (victim == nullptr || isBetter())
            victim = &voice;
    }
    if (sounding >= kSmallSynthVoices)
        victim->giveWayTo({}, 0);
}

void SmallSynth::noteOn(const Note& note) noexcept TIMBREL_REALTIME
{
    ++m_order;
    noteOff(note.channel, note.number); // struck again
    for (SmallSynthVoice& voice : m_voices) // and not doubled by the pedal
        if (voice.isHeldByPedal() && voice.note().channel == note.channel
            && voice.note().number == note.number)
            voice.release();
    Channel& channel = m_channels[note.channel];
    if (!isInUse(note.channel)) // nothing to slide from
        channel.jump();
    makeRoom();
    SmallSynthVoice* softest = nullptr;
    for (SmallSynthVoice& voice : m_voices) {
        if (voice.isIdle()) {
            voice.start(note, m_settings, m_order);
            return;
        }
        const bool isBetter = softest == nullptr || voice.loudness() < softest->loudness();
        if (voice.isFading() && voice.next().velocity == 0 && isBetter)
            softest = &voice;
    }
    if (softest != nullptr) // within 4 ms
        softest->giveWayTo(note, m_order);
}

void SmallSynth::noteOff(std::uint8_t channel, std::uint8_t number) noexcept TIMBREL_REALTIME
{
    for (SmallSynthVoice& voice : m_voices) {
        if (voice.next().velocity > 0 && voice.next().channel == channel
            && voice.next().number == number)
            voice.forgetNext();
        if (!voice.isHeld() || voice.note().channel != channel || voice.note().number != number)
            continue;
        if (m_channels[channel].pedal())
            voice.hold();
        else
            voice.release();
    }
}

void SmallSynth::controller(std::uint8_t channel,
                            std::uint8_t number,
                            std::uint8_t value) noexcept TIMBREL_REALTIME
{
    if (number >= 120) {
        channelMode(channel, number);
        return;
    }
    m_channels[channel].controllers[number] = value;
    m_channels[channel].heed(number);
    if (number == 64 && value < 64)
        for (SmallSynthVoice& voice : m_voices)
            if (voice.isHeldByPedal() && voice.note().channel == channel)
                voice.release();
}

/// Source: MIDI 1.0, channel mode messages; RP-015 for what 121 puts back.
void SmallSynth::channelMode(std::uint8_t channel, std::uint8_t number) noexcept TIMBREL_REALTIME
{
    if (number == 121) {
        for (const std::uint8_t reset : std::array<std::uint8_t, 3> {1, 11, 64})
            controller(channel, reset, audio::restingValue(reset));
        m_channels[channel].sound.bend.set(0.0F);
        m_channels[channel].sound.pressure.set(0.0F);
        return;
    }
    for (SmallSynthVoice& voice : m_voices) {
        const bool isOurs = !voice.isIdle() && voice.note().channel == channel;
        if (isOurs && number == 120)
            voice.giveWayTo({}, 0);
        else if (isOurs && voice.isHeld() && number >= 123)
            voice.release();
    }
}

void SmallSynth::panic() noexcept TIMBREL_REALTIME
{
    m_eventCount = 0;
    for (SmallSynthVoice& voice : m_voices)
        if (!voice.isIdle())
            voice.giveWayTo({}, 0);
    for (Channel& channel : m_channels)
        channel.setDefaults();
    m_reverb.silence();
    m_isPanicking = true;
}

int SmallSynth::soundingVoices() const noexcept TIMBREL_REALTIME
{
    return static_cast<int>(
        std::count_if(m_voices.begin(), m_voices.end(), [](const SmallSynthVoice& voice) {
            return !voice.isIdle();
        }));
}

} // namespace

std::unique_ptr<audio::Instrument> makeSmallSynth(const SmallSynthSettings& settings)
{
    return std::make_unique<SmallSynth>(settings);
}

} // namespace timbrel::synth
