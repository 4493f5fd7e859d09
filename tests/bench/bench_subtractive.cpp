// SPDX-License-Identifier: GPL-3.0-or-later
// A thousand sounds drawn at random, a note of two seconds each at 44.1 kHz, on one core: sixteen
// side by side as data sets are rendered, and one by one. And what a block of 64 frames at 48 kHz
// costs while sixteen notes of a random sound are held, effects and all.
#include "core/realtime/denormals.h"
#include "core/synth/subtractive_render.h"
#include "core/synth/subtractive_synth.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fmt/format.h>
#include <span>
#include <string>
#include <vector>

#include "bench/bench_row.h"

using namespace timbrel;
using namespace timbrel::synth;

namespace {

constexpr std::size_t kSounds = 1000;
constexpr int kRepetitions = 5;
constexpr double kWanted = 500.0; ///< times real time
const RenderedNote kNote {60, 100, 2.0, 44100.0, {}};

std::vector<SubtractiveParameters> sounds()
{
    std::vector<SubtractiveParameters> result;
    for (std::size_t i = 0; i < kSounds; ++i)
        result.push_back(randomParameters(i));
    return result;
}

/// How many times faster than it sounds; the median of some repetitions.
double speed(SubtractiveRenderer& renderer, std::size_t together)
{
    static const std::vector<SubtractiveParameters> kAll = sounds();
    std::vector<float> buffer(together * SubtractiveRenderer::frames(kNote));
    std::vector<double> speeds;
    for (int i = 0; i < kRepetitions; ++i) {
        const auto begin = std::chrono::steady_clock::now();
        for (std::size_t at = 0; at < kSounds; at += together) {
            const std::size_t count = std::min(together, kSounds - at);
            renderer.render(std::span(kAll).subspan(at, count),
                            kNote,
                            std::span(buffer).first(count * SubtractiveRenderer::frames(kNote)));
        }
        const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begin;
        speeds.push_back(kSounds * kNote.seconds / took.count());
    }
    std::sort(speeds.begin(), speeds.end());
    return speeds[kRepetitions / 2];
}

constexpr std::size_t kBlock = 64;
constexpr double kLiveRate = 48000.0;
constexpr unsigned kVoices = 16;
constexpr std::size_t kLiveSounds = 100;
constexpr int kLiveBlocks = 300; ///< of each
constexpr double kMostLive = 130.0; ///< microseconds, a tenth of the block

std::vector<double> liveBlocks()
{
    std::vector<double> costs;
    for (std::size_t seed = 0; seed < kLiveSounds; ++seed) {
        SubtractiveParameters sound = randomParameters(seed);
        sound.set(SubtractiveParameter::AmplitudeSustain, 1.0F); // none falls silent
        const auto synth = makeSubtractiveSynth(sound);
        synth->prepare(kLiveRate, kBlock);
        for (unsigned note = 0; note < kVoices; ++note)
            synth->event(midi::MidiMessage::noteOn(0, 40 + note, 100), 0);
        std::vector<float> left(kBlock);
        std::vector<float> right(kBlock);
        for (int block = 0; block < kLiveBlocks; ++block) {
            const auto begin = std::chrono::steady_clock::now();
            synth->render(left, right);
            const std::chrono::duration<double, std::micro> took
                = std::chrono::steady_clock::now() - begin;
            costs.push_back(took.count());
        }
        if (synth->soundingVoices() != static_cast<int>(kVoices))
            std::abort();
    }
    std::sort(costs.begin(), costs.end());
    return costs;
}

} // namespace

int main()
{
    std::string texts[2];
    double best[2] {};
    for (const auto units : {realtime::VectorUnits::Baseline,
                             realtime::VectorUnits::Avx2,
                             realtime::VectorUnits::Avx512}) {
        if (units > realtime::bestVectorUnits())
            continue;
        SubtractiveRenderer renderer(units);
        for (std::size_t i = 0; i < 2; ++i) {
            best[i] = speed(renderer, i == 0 ? 16 : 1);
            texts[i] += fmt::format("{}{:.0f} times ({})",
                                    texts[i].empty() ? "" : ", ",
                                    best[i],
                                    realtime::vectorUnitsName(units));
        }
    }
    bench::printRow("synth_batch", texts[0], best[0] >= kWanted);
    bench::printRow("synth_single", texts[1], best[1] >= kWanted);
    const realtime::FlushDenormals flushDenormals;
    const std::vector<double> costs = liveBlocks();
    const double median = costs[costs.size() / 2];
    bench::printRow("synth_live",
                    fmt::format("median {:.1f}, p99 {:.1f} us of {:.0f}",
                                median,
                                costs[costs.size() * 99 / 100],
                                1e6 * static_cast<double>(kBlock) / kLiveRate),
                    median <= kMostLive);
    return 0;
}
