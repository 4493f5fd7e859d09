// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/synth/drum_kit_instrument.h"

#include "core/audio/transport.h"
#include "core/realtime/denormals.h"
#include "core/synth/drum_kit_voice.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace timbrel::synth {

using midi::MidiMessage;

namespace {

constexpr std::size_t kDrumSlots
    = static_cast<std::size_t>(kDrumVoices) + 12; ///< with those that fade
constexpr float kChokeSeconds = 0.006F;
constexpr float kStealSeconds = 0.004F;
constexpr float kResidueSeconds = 0.002F; ///< in which what was cut dies away

/// How quickly a stroke makes room for the next on the same drum: what is deep would beat against
/// itself, what rings may go on a little.
constexpr float makesRoomIn(music::DrumClass drumClass) noexcept TIMBREL_REALTIME
{
    switch (drumClass) {
    case music::DrumClass::Kick:
        return 0.008F;
    case music::DrumClass::Cymbal:
        return 0.25F;
    case music::DrumClass::OpenHat:
    case music::DrumClass::ClosedHat:
        return kChokeSeconds;
    default:
        return 0.05F;
    }
}

} // namespace

void DrumKitExchange::publish(std::shared_ptr<const PlayableKit> kit)
{
    TIMBREL_VERIFY(kit != nullptr)
    {
        return;
    }
    ++m_number;
    const PlayableKit* raw = kit.get();
    m_kept.emplace_back(m_number, std::move(kit));
    m_newest.publish(std::make_unique<Numbered>(Numbered {raw, m_number}));
    collect();
}

void DrumKitExchange::collect()
{
    m_newest.collect();
    // acquire: what the rendering side read of those kits it has read
    const std::uint64_t oldest = m_oldest.load(std::memory_order_acquire);
    std::erase_if(m_kept, [&](const auto& kept) { return kept.first < oldest; });
}

DrumKitExchange::Numbered DrumKitExchange::take() noexcept TIMBREL_REALTIME
{
    const Numbered* newest = m_newest.current();
    return newest == nullptr ? Numbered {} : *newest;
}

void DrumKitExchange::setOldest(std::uint64_t number) noexcept TIMBREL_REALTIME
{
    m_oldest.store(number, std::memory_order_release);
}

namespace {

/// A channel's controllers.
struct DrumChannel
{
    std::uint8_t volume = audio::restingValue(7);
    std::uint8_t expression = audio::restingValue(11);
    std::uint8_t pan = audio::restingValue(10);

    [[nodiscard]] StereoGain gain() const noexcept TIMBREL_REALTIME
    {
        const auto share = [](std::uint8_t value, std::uint8_t whole) {
            const float ratio = static_cast<float>(value) / static_cast<float>(whole);
            return ratio * ratio; // as gainOf() of the small synthesizer
        };
        const float level
            = share(volume, audio::restingValue(7)) * share(expression, audio::restingValue(11));
        const StereoGain place = panned((std::max(static_cast<float>(pan), 1.0F) - 64.0F) / 63.0F);
        return {level * place.left, level * place.right};
    }
};

class DrumKitInstrument final : public audio::Instrument
{
public:
    explicit DrumKitInstrument(std::shared_ptr<DrumKitExchange> kits)
        : m_kits(std::move(kits))
    {
        setDefaults();
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

    void setDefaults() noexcept TIMBREL_REALTIME;
    void takeKit() noexcept TIMBREL_REALTIME;
    void leaveOldKits() noexcept TIMBREL_REALTIME;
    void obey(const MidiMessage& message) noexcept TIMBREL_REALTIME;
    void strike(const MidiMessage& message) noexcept TIMBREL_REALTIME;
    void makeRoom(const PlayableSlot& slot, std::uint8_t index) noexcept TIMBREL_REALTIME;
    [[nodiscard]] DrumKitVoice& freeVoice() noexcept TIMBREL_REALTIME;
    void controller(std::uint8_t channel,
                    std::uint8_t number,
                    std::uint8_t value) noexcept TIMBREL_REALTIME;
    void renderStep(std::span<float> left, std::span<float> right) noexcept TIMBREL_REALTIME;

    std::shared_ptr<DrumKitExchange> m_kits;
    DrumKitExchange::Numbered m_kit; ///< of the block at hand
    float m_sampleRate = 48000.0F;
    std::array<DrumChannel, audio::kInstrumentChannels> m_channels {};
    std::array<StereoGain, audio::kInstrumentChannels> m_channelGains {};
    std::array<DrumKitVoice, kDrumSlots> m_voices {};
    std::array<Pending, audio::kMostBlockEvents> m_events {};
    std::size_t m_eventCount = 0;
    std::uint64_t m_order = 0; ///< counts strokes
    StereoGain m_residue {0.0F, 0.0F}; ///< of voices that were cut, on its way to nothing
    float m_residueFall = 0.99F; ///< a frame's
};

void DrumKitInstrument::prepare(double sampleRate, std::size_t /*maximumFrames*/)
{
    prepareSampleTables(); // made here, not while something plays
    (void)drumCharacters();
    m_sampleRate = static_cast<float>(sampleRate);
    m_residueFall = std::exp(-1.0F / (kResidueSeconds * m_sampleRate));
    m_residue = {0.0F, 0.0F};
    for (DrumKitVoice& voice : m_voices)
        (void)voice.cut();
    m_eventCount = 0;
    m_order = 0; // the same strokes sound the same again
    takeKit();
}

void DrumKitInstrument::setDefaults() noexcept TIMBREL_REALTIME
{
    for (std::size_t i = 0; i < audio::kInstrumentChannels; ++i) {
        m_channels[i] = {};
        m_channelGains[i] = m_channels[i].gain();
    }
}

void DrumKitInstrument::event(const MidiMessage& message,
                              std::size_t frame) noexcept TIMBREL_REALTIME
{
    if (m_eventCount < m_events.size())
        m_events[m_eventCount++] = {message, frame};
    else
        obey(message);
}

void DrumKitInstrument::render(std::span<float> left,
                               std::span<float> right) noexcept TIMBREL_REALTIME
{
    takeKit();
    std::fill(left.begin(), left.end(), 0.0F);
    std::fill(right.begin(), right.end(), 0.0F);
    std::size_t next = 0;
    std::size_t at = 0;
    while (at < left.size()) {
        while (next < m_eventCount && m_events[next].frame <= at)
            obey(m_events[next++].message);
        std::size_t count = std::min(DrumKitVoice::kStep, left.size() - at);
        if (next < m_eventCount) // the step ends where something happens
            count = std::min(count, m_events[next].frame - at);
        renderStep(left.subspan(at, count), right.subspan(at, count));
        at += count;
    }
    while (next < m_eventCount)
        obey(m_events[next++].message);
    m_eventCount = 0;
    leaveOldKits();
}

/// What rings from a kit before follows its slot in the mix, as long as that has the same sound.
void DrumKitInstrument::takeKit() noexcept TIMBREL_REALTIME
{
    const auto newest = m_kits->take();
    if (newest.number == m_kit.number)
        return;
    m_kit = newest;
    for (DrumKitVoice& voice : m_voices) {
        if (voice.isIdle() || voice.slotIndex() >= m_kit.kit->slots.size())
            continue;
        const PlayableSlot& slot = m_kit.kit->slots[voice.slotIndex()];
        if (voice.plays(slot))
            voice.setPlace(slot.level, slot.pan);
    }
}

void DrumKitInstrument::leaveOldKits() noexcept TIMBREL_REALTIME
{
    std::uint64_t oldest = m_kit.number;
    for (const DrumKitVoice& voice : m_voices)
        if (!voice.isIdle())
            oldest = std::min(oldest, voice.kitNumber());
    m_kits->setOldest(oldest);
}

void DrumKitInstrument::renderStep(std::span<float> left,
                                   std::span<float> right) noexcept TIMBREL_REALTIME
{
    const float seconds = static_cast<float>(left.size()) / m_sampleRate;
    const float weight = 1.0F - std::exp(-seconds / audio::kSmoothSeconds);
    for (DrumKitVoice& voice : m_voices)
        if (!voice.isIdle())
            voice.add(m_channelGains[voice.channel()], weight, left, right);
    if (std::abs(m_residue.left) + std::abs(m_residue.right) < 1e-6F) {
        m_residue = {0.0F, 0.0F};
        return;
    }
    for (std::size_t i = 0; i < left.size(); ++i) {
        m_residue.left *= m_residueFall;
        m_residue.right *= m_residueFall;
        left[i] += m_residue.left;
        right[i] += m_residue.right;
    }
}

void DrumKitInstrument::obey(const MidiMessage& message) noexcept TIMBREL_REALTIME
{
    if (message.isNoteOn())
        strike(message);
    else if (message.isController())
        controller(message.channel(), message.number(), message.value());
}

void DrumKitInstrument::strike(const MidiMessage& message) noexcept TIMBREL_REALTIME
{
    if (m_kit.kit == nullptr)
        return;
    const int index = m_kit.kit->slotOfNote[message.number()];
    if (index < 0)
        return;
    const auto slotIndex = static_cast<std::uint8_t>(index);
    const PlayableSlot& slot = m_kit.kit->slots[slotIndex];
    makeRoom(slot, slotIndex);
    freeVoice().start({&slot,
                       &m_kit.kit->variations[message.number()],
                       slotIndex,
                       message.channel(),
                       message.value(),
                       m_kit.number,
                       m_order++,
                       m_channelGains[message.channel()]},
                      m_sampleRate);
}

/// Cuts off the group, lets the same drum's stroke before fade, and one more if there are too many.
void DrumKitInstrument::makeRoom(const PlayableSlot& slot,
                                 std::uint8_t index) noexcept TIMBREL_REALTIME
{
    int sounding = 0;
    DrumKitVoice* softest = nullptr;
    for (DrumKitVoice& voice : m_voices) {
        if (voice.isIdle())
            continue;
        if (slot.chokeGroup != 0 && voice.chokeGroup() == slot.chokeGroup)
            voice.fade(kChokeSeconds);
        else if (voice.slotIndex() == index)
            voice.fade(makesRoomIn(slot.drumClass));
        if (voice.isFading())
            continue;
        ++sounding;
        if (softest == nullptr || voice.loudness() < softest->loudness())
            softest = &voice;
    }
    if (sounding >= kDrumVoices)
        softest->fade(kStealSeconds);
}

DrumKitVoice& DrumKitInstrument::freeVoice() noexcept TIMBREL_REALTIME
{
    DrumKitVoice* softest = nullptr;
    for (DrumKitVoice& voice : m_voices) {
        if (voice.isIdle())
            return voice;
        const auto isBetter = [&] {
            if (voice.isFading() != softest->isFading())
                return voice.isFading();
            return voice.loudness() < softest->loudness();
        };
        if (softest == nullptr || isBetter())
            softest = &voice;
    }
    const StereoGain last = softest->cut();
    m_residue.left += last.left;
    m_residue.right += last.right;
    return *softest;
}

void DrumKitInstrument::controller(std::uint8_t channel,
                                   std::uint8_t number,
                                   std::uint8_t value) noexcept TIMBREL_REALTIME
{
    DrumChannel& changed = m_channels[channel];
    switch (number) {
    case 7:
        changed.volume = value;
        break;
    case 10:
        changed.pan = value;
        break;
    case 11:
        changed.expression = value;
        break;
    case 120:
        for (DrumKitVoice& voice : m_voices)
            if (!voice.isIdle() && voice.channel() == channel)
                voice.fade(kStealSeconds);
        break;
    case 121: // RP-015: volume and pan stay
        changed.expression = audio::restingValue(11);
        break;
    default:
        return;
    }
    m_channelGains[channel] = changed.gain();
}

void DrumKitInstrument::panic() noexcept TIMBREL_REALTIME
{
    m_eventCount = 0;
    for (DrumKitVoice& voice : m_voices)
        voice.fade(kStealSeconds);
    setDefaults();
}

int DrumKitInstrument::soundingVoices() const noexcept TIMBREL_REALTIME
{
    return static_cast<int>(std::count_if(
        m_voices.begin(), m_voices.end(), [](const auto& voice) { return !voice.isIdle(); }));
}

} // namespace

std::unique_ptr<audio::Instrument> makeDrumKit(std::shared_ptr<DrumKitExchange> kits)
{
    return std::make_unique<DrumKitInstrument>(std::move(kits));
}

audio::SoundBuffer renderStroke(std::shared_ptr<const PlayableKit> kit,
                                NoteNumber note,
                                Velocity velocity,
                                double sampleRate)
{
    constexpr std::size_t kBlock = 256;
    auto kits = std::make_shared<DrumKitExchange>();
    kits->publish(std::move(kit));
    const auto instrument = makeDrumKit(kits);
    instrument->prepare(sampleRate, kBlock);
    instrument->event(MidiMessage::noteOn(9,
                                          static_cast<unsigned>(note.value()),
                                          static_cast<unsigned>(velocity.value())),
                      0);
    const realtime::FlushDenormals flushDenormals;
    audio::SoundBuffer sound;
    sound.sampleRate = sampleRate;
    do {
        const std::size_t at = sound.left.size();
        sound.left.resize(at + kBlock);
        sound.right.resize(at + kBlock);
        instrument->render(std::span(sound.left).subspan(at), std::span(sound.right).subspan(at));
    } while (instrument->soundingVoices() > 0);
    return sound;
}

} // namespace timbrel::synth
