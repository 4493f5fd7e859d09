// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/synth/drum_voice.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <numbers>

namespace timbrel::synth {
namespace {

constexpr float kToSilence = 1.4F; ///< decays until nothing is heard: -84 dB
constexpr float kLongest = 12.0F; ///< seconds
constexpr float kAttackSeconds = 0.0002F; ///< no stroke begins with a step
constexpr float kEndSeconds = 0.01F;
constexpr float kBurstDecay = 0.028F; ///< of a hand that is not the last
constexpr float kBassCutHertz = 14.0F;
constexpr float kNoiseRate = 48000.0F; ///< the levels of noise are those at this rate
constexpr float kDullOctaves = 1.2F; ///< lower is the low-pass of the softest stroke at touch 1

/// Six frequencies without common measure, in the range of two octaves.
constexpr std::array<float, 6> kSquareRatios {1.0F, 1.4471F, 1.6170F, 1.9265F, 2.5028F, 2.6637F};

/// Zeros of the Bessel functions against the first (T. D. Rossing, The Science of Percussion
/// Instruments, chapter 1).
constexpr std::array<float, 12> kMembrane {
    1.0F, 1.594F, 2.136F, 2.296F, 2.653F, 2.918F, 3.156F, 3.501F, 3.600F, 3.652F, 4.060F, 4.154F};
/// Bending modes of a free bar: (2n + 1)^2 / 3.0112^2 (ibid., chapter 5).
constexpr std::array<float, 6> kBar {1.0F, 2.756F, 5.404F, 8.933F, 13.344F, 18.637F};

/// sin of a phase in turns, 0 to 1, to 1e-5.
float turnSine(float turns) noexcept TIMBREL_REALTIME
{
    float x = turns > 0.5F ? turns - 1.0F : turns;
    if (x > 0.25F)
        x = 0.5F - x;
    else if (x < -0.25F)
        x = -0.5F - x;
    const float y = x * (2.0F * std::numbers::pi_v<float>);
    const float square = y * y;
    return y
        * (1.0F
           + square
               * (-0.16666667F
                  + square * (8.3333310e-3F + square * (-1.9840874e-4F + square * 2.7525562e-6F))));
}

/// tanh to 2 %, smooth up to its ends.
float saturated(float x) noexcept TIMBREL_REALTIME
{
    x = std::clamp(x, -3.0F, 3.0F);
    const float square = x * x;
    return x * (27.0F + square) / (27.0F + 9.0F * square);
}

/// What makes a square's step round enough not to alias much.
/// Source: V. Valimaki, A. Huovilainen, "Antialiasing Oscillators in Subtractive Synthesis" (2007).
float stepCorrection(float phase, float turns) noexcept TIMBREL_REALTIME
{
    if (phase < turns) {
        const float x = phase / turns;
        return x + x - x * x - 1.0F;
    }
    if (phase > 1.0F - turns) {
        const float x = (phase - 1.0F) / turns;
        return x * x + x + x + 1.0F;
    }
    return 0.0F;
}

/// The same for every stroke: where a plate's partial lies beside its even place, -1 to 1.
float unevenness(std::uint32_t index) noexcept TIMBREL_REALTIME
{
    std::uint32_t x = (index + 1U) * 2654435761U;
    x ^= x >> 15U;
    x *= 2246822519U;
    x ^= x >> 13U;
    return static_cast<float>(x) / 2147483648.0F - 1.0F;
}

float modeRatio(const DrumModes& modes, std::size_t index) noexcept TIMBREL_REALTIME
{
    switch (modes.body) {
    case DrumModes::Body::Membrane:
        return kMembrane[std::min(index, kMembrane.size() - 1)];
    case DrumModes::Body::Bar:
        return kBar[std::min(index, kBar.size() - 1)];
    case DrumModes::Body::Plate:
        break;
    }
    if (index == 0)
        return 1.0F;
    const float place
        = (static_cast<float>(index) + 0.45F * unevenness(static_cast<unsigned>(index)))
        / static_cast<float>(std::max(modes.count - 1, 1));
    return std::pow(modes.topHertz / modes.hertz, place);
}

} // namespace

float DrumVoice::random() noexcept TIMBREL_REALTIME
{
    m_random ^= m_random << 13U;
    m_random ^= m_random >> 17U;
    m_random ^= m_random << 5U;
    return static_cast<float>(static_cast<std::int32_t>(m_random)) * (1.0F / 2147483648.0F);
}

float DrumVoice::fallOf(float seconds) const noexcept TIMBREL_REALTIME
{
    return std::exp(-kTo60 / (std::max(seconds, 0.001F) * m_sampleRate));
}

void DrumVoice::lasts(float seconds) noexcept TIMBREL_REALTIME
{
    const float frames = std::min(seconds, kLongest) * m_sampleRate;
    m_left = std::max(m_left, static_cast<std::uint32_t>(frames));
}

void DrumVoice::start(const DrumStroke& stroke, float sampleRate) noexcept TIMBREL_REALTIME
{
    const DrumCharacter& character = *stroke.character;
    m_sampleRate = sampleRate;
    m_seed = stroke.seed;
    m_random = (stroke.seed + 1U) * 2654435761U | 1U;
    for (int i = 0; i < 4; ++i) // neighbouring seeds drift apart
        (void)random();
    m_left = 1;
    m_age = 0;
    m_drive = character.drive;
    m_gain = character.gain * std::pow(stroke.velocity, kVelocityPower);
    m_bassCut = 0.0F;
    m_bassWeight = 1.0F - std::exp(-2.0F * std::numbers::pi_v<float> * kBassCutHertz / sampleRate);
    startTones(stroke);
    startBands(stroke);
    startModes(stroke);
}

void DrumVoice::startTones(const DrumStroke& stroke) noexcept TIMBREL_REALTIME
{
    const DrumCharacter& character = *stroke.character;
    const float softness = character.touch * (1.0F - stroke.velocity);
    for (std::size_t i = 0; i < m_tones.size(); ++i) {
        const DrumTone& source = character.tones[i];
        Tone& tone = m_tones[i];
        tone = {};
        if (source.level <= 0.0F)
            continue;
        tone.turns = source.hertz * stroke.tune / m_sampleRate;
        tone.drop = source.drop * (1.0F - 0.6F * softness);
        tone.dropFall = std::exp(-1.0F / (source.dropSeconds * m_sampleRate));
        tone.snap = source.snap * (1.0F - softness);
        tone.snapFall = std::exp(-1.0F / (source.snapSeconds * m_sampleRate));
        tone.hold = static_cast<std::uint32_t>(source.hold * stroke.decay * m_sampleRate);
        tone.level = source.level;
        tone.fall = fallOf(source.decay * stroke.decay);
        lasts((source.hold + kToSilence * source.decay) * stroke.decay);
    }
}

void DrumVoice::startBands(const DrumStroke& stroke) noexcept TIMBREL_REALTIME
{
    const DrumCharacter& character = *stroke.character;
    m_hasMetal = m_hasRing = false;
    for (std::size_t i = 0; i < m_bands.size(); ++i) {
        m_bands[i] = {};
        if (character.bands[i].level > 0.0F)
            startBand(m_bands[i], character.bands[i], stroke);
    }
    if (!m_hasMetal && !m_hasRing)
        return;
    for (std::size_t i = 0; i < kSquares; ++i) {
        m_squares[i] = 0.5F + 0.5F * random();
        m_squareTurns[i]
            = std::min(character.metalHertz * kSquareRatios[i] * stroke.tune / m_sampleRate, 0.4F);
    }
}

void DrumVoice::startBand(Band& band,
                          const DrumBand& source,
                          const DrumStroke& stroke) noexcept TIMBREL_REALTIME
{
    const float softness = stroke.character->touch * (1.0F - stroke.velocity);
    const float level = source.level * (1.0F - 0.4F * softness);
    // white noise has the same power in its band at every rate and at every tune
    band.noise = source.noise * level * std::sqrt(m_sampleRate / (kNoiseRate * stroke.tune));
    band.metal = source.metal * level;
    band.ring = source.ring * level;
    m_hasMetal = m_hasMetal || source.metal > 0.0F;
    m_hasRing = m_hasRing || source.ring > 0.0F;
    band.low.tune(source.lowHertz * stroke.tune, source.resonance, m_sampleRate);
    const float dull = std::exp2(-kDullOctaves * softness);
    // never below the high-pass: a soft stroke is duller, not gone
    const float high = std::max(source.highHertz * dull, 1.2F * source.lowHertz);
    band.high.tune(high * stroke.tune, source.resonance, m_sampleRate);
    band.rise = 1.0F / std::max(source.attack * m_sampleRate, 1.0F);
    band.level = 1.0F - source.tail;
    band.fall = fallOf(source.decay * stroke.decay);
    band.tail = source.tail;
    band.tailFall = fallOf(source.tailDecay * stroke.decay);
    band.burstsLeft = source.bursts - 1;
    band.burstFall = fallOf(kBurstDecay);
    band.burst = 0.8F;
    band.burstFrames = band.burstLeft
        = static_cast<std::uint32_t>(source.burstSeconds * m_sampleRate);
    const float longer
        = source.tail > 0.0F ? std::max(source.decay, source.tailDecay) : source.decay;
    lasts(source.attack + static_cast<float>(source.bursts - 1) * source.burstSeconds
          + kToSilence * longer * stroke.decay);
}

void DrumVoice::startModes(const DrumStroke& stroke) noexcept TIMBREL_REALTIME
{
    const DrumModes& source = stroke.character->modes;
    m_modes = {};
    if (source.count <= 0 || source.level <= 0.0F)
        return;
    const float softness = stroke.character->touch * (1.0F - stroke.velocity);
    const auto count = static_cast<std::size_t>(std::min(source.count, DrumModes::kMaximum));
    m_modes.count = (count + 2 * kLanes - 1) / (2 * kLanes) * 2 * kLanes;
    for (std::size_t i = 0; i < count; ++i) {
        const float hertz = source.hertz * modeRatio(source, i) * stroke.tune;
        if (hertz > 0.45F * m_sampleRate)
            continue;
        const float place
            = static_cast<float>(i) / static_cast<float>(std::max(count - 1, std::size_t {1}));
        const float decay
            = source.decay * std::pow(source.topDecay / source.decay, place) * stroke.decay;
        // struck a little elsewhere each time
        const float decibels = (source.tilt - 18.0F * softness) * place + 1.5F * random();
        // a head's partials begin together, but not all to the same side
        const bool isTurned = i > 0 && unevenness(static_cast<unsigned>(i)) < 0.0F;
        const float side = isTurned ? 1.0F : 0.0F;
        const float phase = source.body == DrumModes::Body::Plate ? random() : side;
        const float level = source.level * std::pow(10.0F, decibels / 20.0F);
        m_modes.sine[i] = level * std::sin(std::numbers::pi_v<float> * phase);
        m_modes.cosine[i] = level * std::cos(std::numbers::pi_v<float> * phase);
        const float turn = 2.0F * std::numbers::pi_v<float> * hertz / m_sampleRate;
        const float fall = fallOf(decay);
        m_modes.turnSine[i] = fall * std::sin(turn);
        m_modes.turnCosine[i] = fall * std::cos(turn);
        lasts(kToSilence * decay);
    }
}

void DrumVoice::render(std::span<float> out) noexcept TIMBREL_REALTIME
{
    std::fill(out.begin(), out.end(), 0.0F);
    const std::size_t frames = std::min<std::size_t>({out.size(), m_left, kStep});
    const auto sounding = out.first(frames);
    makeSources(frames);
    for (Band& band : m_bands)
        if (band.noise + band.metal + band.ring > 0.0F)
            addBand(band, sounding);
    for (Tone& tone : m_tones)
        if (tone.level > 0.0F)
            addTone(tone, sounding);
    if (m_modes.count > 0)
        addModes(sounding);
    finish(sounding);
    m_left -= static_cast<std::uint32_t>(frames);
    m_age += static_cast<std::uint32_t>(frames);
}

void DrumVoice::addTone(Tone& tone, std::span<float> out) noexcept TIMBREL_REALTIME
{
    for (float& frame : out) {
        frame += tone.level * turnSine(tone.phase);
        tone.phase += std::min(tone.turns * (1.0F + tone.drop + tone.snap), 0.45F);
        tone.phase -= tone.phase >= 1.0F ? 1.0F : 0.0F;
        tone.drop *= tone.dropFall;
        tone.snap *= tone.snapFall;
        if (tone.hold > 0)
            --tone.hold;
        else
            tone.level *= tone.fall;
    }
}

void DrumVoice::makeSources(std::size_t frames) noexcept TIMBREL_REALTIME
{
    for (std::size_t i = 0; i < frames; ++i)
        m_noise[i] = random();
    if (!m_hasMetal && !m_hasRing)
        return;
    for (std::size_t i = 0; i < frames; ++i) {
        std::array<float, kSquares> square {};
        for (std::size_t k = 0; k < kSquares; ++k) {
            float& phase = m_squares[k];
            const float turns = m_squareTurns[k];
            phase += turns;
            phase -= phase >= 1.0F ? 1.0F : 0.0F;
            const float opposite = phase < 0.5F ? phase + 0.5F : phase - 0.5F;
            square[k] = (phase < 0.5F ? 1.0F : -1.0F) + stepCorrection(phase, turns)
                - stepCorrection(opposite, turns);
        }
        m_metal[i] = (square[0] + square[1] + square[2] + square[3] + square[4] + square[5])
            * (1.0F / 6.0F);
        m_ring[i] = (square[0] * square[5] + square[1] * square[4] + square[2] * square[3])
            * (1.0F / 3.0F);
    }
}

void DrumVoice::addBand(Band& band, std::span<float> out) noexcept TIMBREL_REALTIME
{
    for (std::size_t i = 0; i < out.size(); ++i) {
        const float source
            = band.noise * m_noise[i] + band.metal * m_metal[i] + band.ring * m_ring[i];
        band.attack = std::min(band.attack + band.rise, 1.0F);
        float level = band.attack;
        if (band.burstsLeft > 0) {
            level *= band.burst;
            band.burst *= band.burstFall;
            if (--band.burstLeft == 0) {
                band.burstLeft = band.burstFrames;
                --band.burstsLeft;
                band.burst
                    = 0.8F + 0.15F * unevenness(m_seed + static_cast<unsigned>(band.burstsLeft));
            }
        } else {
            level *= band.level + band.tail;
            if (band.attack >= 1.0F) {
                band.level *= band.fall;
                band.tail *= band.tailFall;
            }
        }
        out[i] += level * band.high.lowPass(band.low.highPass(source));
    }
}

/// Two groups of lanes at a time, so that one need not wait for the other's products.
void DrumVoice::addModes(std::span<float> out) noexcept TIMBREL_REALTIME
{
    using Lanes [[gnu::vector_size(4 * kLanes)]] = float;
    const auto load = [](const float* from) {
        Lanes lanes;
        std::memcpy(&lanes, from, sizeof lanes);
        return lanes;
    };
    struct Group
    {
        Lanes sine, cosine, turnSine, turnCosine;
        Lanes turn()
        {
            const Lanes before = sine;
            sine = before * turnCosine + cosine * turnSine;
            cosine = cosine * turnCosine - before * turnSine;
            return before;
        }
    };
    const auto group = [&](std::size_t at) {
        return Group {load(&m_modes.sine[at]),
                      load(&m_modes.cosine[at]),
                      load(&m_modes.turnSine[at]),
                      load(&m_modes.turnCosine[at])};
    };
    std::array<std::array<float, kLanes>, kStep> sums {};
    for (std::size_t at = 0; at < m_modes.count; at += 2 * kLanes) {
        Group one = group(at);
        Group two = group(at + kLanes);
        for (std::size_t i = 0; i < out.size(); ++i) {
            const Lanes sum = load(sums[i].data()) + (one.turn() + two.turn());
            std::memcpy(sums[i].data(), &sum, sizeof sum);
        }
        std::memcpy(&m_modes.sine[at], &one.sine, sizeof one.sine);
        std::memcpy(&m_modes.cosine[at], &one.cosine, sizeof one.cosine);
        std::memcpy(&m_modes.sine[at + kLanes], &two.sine, sizeof two.sine);
        std::memcpy(&m_modes.cosine[at + kLanes], &two.cosine, sizeof two.cosine);
    }
    for (std::size_t i = 0; i < out.size(); ++i)
        out[i] += (sums[i][0] + sums[i][2]) + (sums[i][1] + sums[i][3]);
}

/// Drive, no more than a hearer's lowest, and both ends without a corner.
void DrumVoice::finish(std::span<float> out) noexcept TIMBREL_REALTIME
{
    const float attackFrames = std::max(kAttackSeconds * m_sampleRate, 1.0F);
    const float endFrames = kEndSeconds * m_sampleRate;
    const float driven = m_drive > 0.0F ? 1.0F / saturated(std::min(m_drive, 3.0F)) : 1.0F;
    for (std::size_t i = 0; i < out.size(); ++i) {
        float here = out[i];
        if (m_drive > 0.0F)
            here = saturated(here * m_drive) * driven;
        m_bassCut += (here - m_bassCut) * m_bassWeight;
        here -= m_bassCut;
        const auto age = static_cast<float>(m_age + i);
        const auto left = static_cast<float>(m_left - i);
        here *= std::min(age / attackFrames, 1.0F) * std::min(left / endFrames, 1.0F);
        out[i] = m_gain * here;
    }
}

} // namespace timbrel::synth
