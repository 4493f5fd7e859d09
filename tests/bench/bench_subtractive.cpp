// SPDX-License-Identifier: GPL-3.0-or-later
// A thousand sounds drawn at random, a note of two seconds each at 44.1 kHz, on one core: sixteen
// side by side as data sets are rendered, and one by one.
#include "core/synth/subtractive_render.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
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
    return 0;
}
