// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/synth/subtractive_render.h"

#include "core/realtime/denormals.h"
#include "core/synth/subtractive_effects.h"
#include "core/synth/subtractive_voices.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace timbrel::synth {
namespace {

constexpr double kLongestSeconds = 600.0;
constexpr double kLowestRate = 8000.0;
constexpr double kHighestRate = 192000.0;
constexpr double kHeldBeats = 2.0;
constexpr std::size_t kEffectFrames = 512; ///< at once

RenderedNote heldInRange(RenderedNote note) noexcept
{
    const auto held = [](double value, double low, double high) {
        return std::isnan(value) ? low : std::clamp(value, low, high);
    };
    note.sampleRate = held(note.sampleRate, kLowestRate, kHighestRate);
    note.seconds = held(note.seconds, 0.0, kLongestSeconds);
    note.note = std::clamp(note.note, 0, 127);
    note.velocity = std::clamp(note.velocity, 1, 127);
    return note;
}

/// Frames until the key goes up, a whole number of steps.
std::size_t heldFrames(const SubtractiveParameters& sound, const RenderedNote& note)
{
    const double beats
        = kHeldBeats * 60.0 / static_cast<double>(sound.at(SubtractiveParameter::SequencerTempo));
    const double seconds = std::clamp(note.heldSeconds.value_or(beats), 0.0, kLongestSeconds);
    const auto steps = static_cast<std::size_t>(
        std::lround(seconds * note.sampleRate / static_cast<double>(kSubtractiveStep)));
    return steps * kSubtractiveStep;
}

} // namespace

struct SubtractiveRenderer::Parts
{
    explicit Parts(realtime::VectorUnits units)
        : kernel(subtractiveKernel(units))
        , voices(units)
    { }
    void prepare(const RenderedNote& note);
    void renderGroup(std::span<const SubtractiveParameters> sounds,
                     const RenderedNote& note,
                     std::span<float> result);
    void addEffects(const SubtractiveParameters& sound, std::span<float> result);

    const SubtractiveKernel& kernel;
    SubtractiveVoices voices;
    SubtractiveDelay delay;
    SubtractiveRoom room;
    double sampleRate = 0.0;
    double seconds = 0.0;
};

SubtractiveRenderer::SubtractiveRenderer(realtime::VectorUnits units)
    : m_parts(std::make_unique<Parts>(units))
{ }

SubtractiveRenderer::~SubtractiveRenderer() = default;

std::size_t SubtractiveRenderer::frames(const RenderedNote& note) noexcept
{
    const RenderedNote held = heldInRange(note);
    return static_cast<std::size_t>(std::lround(held.seconds * held.sampleRate));
}

void SubtractiveRenderer::Parts::prepare(const RenderedNote& note)
{
    if (sampleRate == note.sampleRate && seconds == note.seconds)
        return;
    sampleRate = note.sampleRate;
    seconds = note.seconds;
    delay.prepare(sampleRate, std::min(seconds, 8.0), kEffectFrames);
    room.prepare(sampleRate);
}

/// At most a sound for each lane.
void SubtractiveRenderer::Parts::renderGroup(std::span<const SubtractiveParameters> sounds,
                                             const RenderedNote& note,
                                             std::span<float> result)
{
    const std::size_t frames = SubtractiveRenderer::frames(note);
    std::array<std::size_t, kSubtractiveLanes> held {};
    voices.prepare(note.sampleRate, 1); // nothing is left of what was before, of its noise neither
    for (std::size_t lane = 0; lane < sounds.size(); ++lane) {
        const float transposed = sounds[lane].at(SubtractiveParameter::SequencerNotes);
        voices.setPatch(lane, sounds[lane]);
        voices.start(lane,
                     {static_cast<float>(note.note) + transposed,
                      velocityGain(static_cast<unsigned>(note.velocity)),
                      0,
                      0.0F});
        held[lane] = heldFrames(sounds[lane], note);
    }
    bool isSounding = true;
    for (std::size_t at = 0; at < frames; at += kSubtractiveStep) {
        const std::size_t count = std::min(kSubtractiveStep, frames - at);
        std::array<bool, kSubtractiveLanes> wasSounding {};
        for (std::size_t lane = 0; lane < sounds.size(); ++lane) {
            wasSounding[lane] = voices.isSounding(lane);
            if (at == held[lane])
                voices.release(lane);
        }
        if (isSounding)
            voices.advance(count);
        isSounding = false;
        for (std::size_t lane = 0; lane < sounds.size(); ++lane) {
            const auto to = result.subspan(lane * frames + at, count);
            isSounding = isSounding || voices.isSounding(lane);
            if (wasSounding[lane])
                std::copy_n(voices.out(0, lane).begin(), count, to.begin());
            else
                std::fill(to.begin(), to.end(), 0.0F);
        }
    }
    for (std::size_t lane = 0; lane < sounds.size(); ++lane) {
        voices.stop(lane);
        addEffects(sounds[lane], result.subspan(lane * frames, frames));
    }
}

void SubtractiveRenderer::Parts::addEffects(const SubtractiveParameters& sound,
                                            std::span<float> result)
{
    const SubtractiveDelay::Settings delaySettings = delayOf(sound);
    const SubtractiveRoom::Settings roomSettings = roomOf(sound);
    const bool hasDelay = delaySettings.repetitions > 0 && delaySettings.mix > 0.0F;
    delay.silence();
    delay.jump();
    room.silence();
    room.jump();
    for (std::size_t at = 0; at < result.size(); at += kEffectFrames) {
        const auto part = result.subspan(at, std::min(kEffectFrames, result.size() - at));
        if (hasDelay)
            delay.process(kernel, delaySettings, part);
        room.process(kernel, roomSettings, part, {});
    }
}

void SubtractiveRenderer::render(std::span<const SubtractiveParameters> sounds,
                                 const RenderedNote& note,
                                 std::span<float> result)
{
    const realtime::FlushDenormals flush;
    const RenderedNote held = heldInRange(note);
    const std::size_t length = frames(held);
    TIMBREL_VERIFY(result.size() == length * sounds.size())
    {
        return;
    }
    m_parts->prepare(held);
    for (std::size_t at = 0; at < sounds.size(); at += kSubtractiveLanes) {
        const std::size_t count = std::min(kSubtractiveLanes, sounds.size() - at);
        m_parts->renderGroup(
            sounds.subspan(at, count), held, result.subspan(at * length, count * length));
    }
}

std::vector<float> renderPatch(const SubtractiveParameters& parameters,
                               int note,
                               int velocity,
                               double seconds,
                               double sampleRate)
{
    SubtractiveRenderer renderer;
    const RenderedNote rendered {note, velocity, seconds, sampleRate, {}};
    std::vector<float> result(SubtractiveRenderer::frames(rendered));
    renderer.render({&parameters, 1}, rendered, result);
    return result;
}

std::vector<float>
renderPatch(const SubtractiveParameters& parameters, int note, int velocity, double seconds)
{
    return renderPatch(parameters,
                       note,
                       velocity,
                       seconds,
                       static_cast<double>(parameters.at(SubtractiveParameter::SampleRate)));
}

} // namespace timbrel::synth
