// SPDX-License-Identifier: GPL-3.0-or-later
// One live step of 200 blocks, 8 inputs and 64 outputs: ours with each kind of vector units, and
// LibTorch's LSTMCell with the same weights and the same playing, in one run.
#include "core/expression/live_kernel.h"

#include "bench/bench_row.h"
#include "random_network.h"
#ifdef TIMBREL_WITH_TORCH
#include "torch_network.h"
#endif

#include <algorithm>
#include <array>
#include <benchmark/benchmark.h>
#include <chrono>
#include <fmt/format.h>
#include <map>
#include <string>
#include <vector>

using namespace timbrel;
using namespace timbrel::expression;

namespace {

const test::NetworkShape kShape {8, {32, 32}, {200}, true};
constexpr int kSteps = 5000; ///< in one repetition
constexpr int kRepetitions = 7;

/// Medians of the repetitions, in microseconds, by benchmark.
std::map<std::string, std::vector<double>>& medians()
{
    static std::map<std::string, std::vector<double>> all;
    return all;
}

NetworkWeights weights()
{
    Random random(1);
    return test::randomWeights(kShape, random);
}

/// Times each step by itself: a mean would count what the machine does beside.
template<class Step>
void measure(benchmark::State& state, const std::string& name, Step step)
{
    using Clock = std::chrono::steady_clock;
    Random random(2);
    std::vector<float> features(kShape.features);
    std::vector<double> times;
    times.reserve(kSteps);
    for (auto _ : state) {
        test::randomFeatures(features, random);
        const auto begin = Clock::now();
        step(features);
        const std::chrono::duration<double> duration = Clock::now() - begin;
        state.SetIterationTime(duration.count());
        times.push_back(duration.count() * 1e6);
    }
    std::sort(times.begin(), times.end());
    const double median = times[times.size() / 2];
    state.counters["p50_us"] = median;
    state.counters["p99_us"] = times[times.size() * 99 / 100];
    medians()[name].push_back(median);
}

void ours(benchmark::State& state, const std::string& name, realtime::VectorUnits units)
{
    LiveKernel kernel(weights(), test::codingOf(kShape), true, units);
    std::array<int, 2> indices {};
    measure(state, name, [&](const std::vector<float>& features) {
        kernel.step(features, indices);
        benchmark::DoNotOptimize(indices);
    });
}

#ifdef TIMBREL_WITH_TORCH
void libTorchs(benchmark::State& state, const std::string& name)
{
    test::TorchNetwork network(weights(), test::codingOf(kShape));
    measure(state, name, [&](const std::vector<float>& features) { network.step(features); });
}
#endif

template<class Function>
void add(const std::string& name, Function function)
{
    benchmark::RegisterBenchmark(
        name.c_str(), [name, function](benchmark::State& state) { function(state, name); })
        ->Iterations(kSteps)
        ->Repetitions(kRepetitions)
        ->UseManualTime()
        ->Unit(benchmark::kMicrosecond);
}

double medianOf(const std::string& name)
{
    auto& values = medians()[name];
    std::sort(values.begin(), values.end());
    return values.empty() ? 0.0 : values[values.size() / 2];
}

} // namespace

int main(int argc, char** argv)
{
    benchmark::Initialize(&argc, argv);
    for (const auto units : {realtime::VectorUnits::Baseline,
                             realtime::VectorUnits::Avx2,
                             realtime::VectorUnits::Avx512})
        if (units <= realtime::bestVectorUnits())
            add("step/" + std::string(realtime::vectorUnitsName(units)),
                [units](benchmark::State& state, const std::string& name) {
                    ours(state, name, units);
                });
#ifdef TIMBREL_WITH_TORCH
    add("step/LibTorch", libTorchs);
#endif
    benchmark::RunSpecifiedBenchmarks();
    const std::string best(realtime::vectorUnitsName(realtime::bestVectorUnits()));
    const double own = medianOf("step/" + best);
    if (own <= 0.0)
        return 0; // a filter left it out
    bench::printRow("step", fmt::format("median {:.2f} us ({})", own, best), own <= 8.0);
    const double torchs = medianOf("step/LibTorch");
    if (torchs > 0.0)
        bench::printRow("step_torch",
                        fmt::format("{:.1f} us: {:.1f} times faster", torchs, torchs / own),
                        torchs >= 3.0 * own);
    return 0;
}
