// SPDX-License-Identifier: GPL-3.0-or-later
// The drum kit: what a block of 64 frames at 48 kHz costs while 16 voices sound, of every built-in
// kit, and what one costs in which eight more strokes begin.
//   bench_drum_kit
#include "core/realtime/denormals.h"
#include "core/synth/drum_kit_instrument.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <fmt/format.h>
#include <vector>

#include "bench/bench_row.h"

using namespace timbrel;
using namespace timbrel::synth;
using Clock = std::chrono::steady_clock;

namespace {

constexpr double kRate = 48000.0;
constexpr std::size_t kBlock = 64;
constexpr std::size_t kVoices = 16;
constexpr int kRounds = 300;
constexpr int kBlocks = 4; ///< of a round: all voices sound through them

struct Measured
{
    std::vector<double> sounding; ///< us
    std::vector<double> striking;
};

/// Two slots for each row, so that each note can sound twice, with decays that outlast the round.
std::shared_ptr<const PlayableKit> kitOfSixteen(const BuiltInKit& builtIn)
{
    auto rows = music::standardDrumRows();
    DrumKit kit = kitOf(builtIn);
    for (std::size_t i = 0; i < music::kDrumClasses; ++i) {
        rows[i].chokeGroup = 0;
        rows[i].notes = {NoteNumber(static_cast<int>(i))};
        rows.push_back(rows[i]);
        rows.back().id += "2";
        rows.back().notes = {NoteNumber(static_cast<int>(i + music::kDrumClasses))};
        kit.slots[i].decay = 4.0;
        kit.slots.push_back(kit.slots[i]);
        kit.slots.back().row += "2";
    }
    return makePlayable(kit, {}, rows);
}

double blockOf(audio::Instrument& instrument)
{
    static std::array<float, kBlock> left;
    static std::array<float, kBlock> right;
    const auto begin = Clock::now();
    instrument.render(left, right);
    return std::chrono::duration<double, std::micro>(Clock::now() - begin).count();
}

void strike(audio::Instrument& instrument, unsigned from, unsigned to)
{
    for (unsigned note = from; note < to; ++note)
        instrument.event(midi::MidiMessage::noteOn(9, note, 100), note % kBlock);
}

void measure(const BuiltInKit& builtIn, Measured& measured)
{
    auto kits = std::make_shared<DrumKitExchange>();
    kits->publish(kitOfSixteen(builtIn));
    const auto instrument = makeDrumKit(kits);
    for (int round = 0; round < kRounds; ++round) {
        instrument->prepare(kRate, kBlock);
        strike(*instrument, 0, kVoices / 2);
        (void)blockOf(*instrument);
        strike(*instrument, kVoices / 2, kVoices);
        measured.striking.push_back(blockOf(*instrument));
        for (int block = 0; block < kBlocks; ++block) {
            if (instrument->soundingVoices() != static_cast<int>(kVoices))
                std::abort();
            measured.sounding.push_back(blockOf(*instrument));
        }
    }
}

double quantile(std::vector<double>& values, double share)
{
    std::sort(values.begin(), values.end());
    return values[static_cast<std::size_t>(share * static_cast<double>(values.size() - 1))];
}

} // namespace

int main()
{
    const realtime::FlushDenormals flushDenormals;
    Measured measured;
    for (const BuiltInKit& builtIn : builtInKits())
        measure(builtIn, measured);
    const double median = quantile(measured.sounding, 0.5);
    bench::printRow("drums",
                    fmt::format("median {:.1f}, p99 {:.1f} us of {:.0f}",
                                median,
                                quantile(measured.sounding, 0.99),
                                1e6 * static_cast<double>(kBlock) / kRate),
                    median <= 130.0);
    const double striking = quantile(measured.striking, 0.5);
    bench::printRow(
        "drums_struck",
        fmt::format("median {:.1f}, p99 {:.1f} us", striking, quantile(measured.striking, 0.99)),
        striking <= 130.0);
    return 0;
}
