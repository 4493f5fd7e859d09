// SPDX-License-Identifier: GPL-3.0-or-later
// From a new place of the puck to its pattern being there for the sequencer, through the real
// generator thread, while an engine plays what it makes: 200 places a second, alone and beside a
// training; and a minute of such a pattern rendered to sound.
//   bench_puck [SECONDS [COMMAND...]]
// COMMAND is what is to be busy; without it timbrel-learn trains ($TIMBREL_BUILD and
// ../shared/data), and where that is not to be had, a loop of decodes.
#include "core/audio/engine_core.h"
#include "core/audio/rack_desk.h"
#include "core/pattern/made_up_checkpoint.h"
#include "core/pattern/pattern_generator.h"
#include "core/pattern/pattern_player.h"
#include "core/pattern/pattern_render.h"
#include "core/realtime/thread_role.h"
#include "core/synth/drum_kit_instrument.h"
#include "core/synth/small_synth.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <fmt/format.h>
#include <thread>

#include "bench/bench_row.h"
#include "bench/busy_training.h"

using namespace timbrel;
using namespace timbrel::pattern;
using namespace std::chrono_literals;

namespace {

constexpr std::size_t kDimensions = 4;
constexpr std::size_t kHidden = 512;
constexpr int kPlacesPerSecond = 200;

std::shared_ptr<const PatternModel> model()
{
    return PatternModel::of(test::madeUpCheckpoint(kDimensions, {true, true}, true, kHidden), "");
}

PatternRequest placeAt(double time)
{
    PatternRequest request;
    request.dimensions = kDimensions;
    for (std::size_t i = 0; i < kDimensions; ++i)
        request.z[i]
            = static_cast<float>(2.0 * std::sin(time * (1.0 + 0.37 * static_cast<double>(i))));
    request.decode.temperature = 0.5F; // chance costs most
    return request;
}

/// What the program plays through: a synthesizer, and the usual kit on the drums' channel.
std::unique_ptr<audio::Instrument> rack(audio::RackDesk& desk)
{
    const auto kits = std::make_shared<synth::DrumKitExchange>();
    kits->publish(synth::makePlayable(synth::kitOf(synth::builtInKits().front()),
                                      [](const auto&) { return audio::SharedSound {}; }));
    desk.setInstrument(0, synth::makeSmallSynth());
    desk.setInstrument(audio::kDrumSlot, synth::makeDrumKit(kits));
    return desk.makeRack();
}

struct Played
{
    GeneratorStatus generator;
    SequencerStatus sequencer;
};

/// The puck moves steadily, by the clock.
Played played(std::chrono::seconds length)
{
    audio::RackDesk desk;
    audio::AudioEngine engine(rack(desk));
    PatternPlayer player(engine);
    PatternGenerator generator(player.sequencer());
    generator.setMaker(makerOf(model()));
    player.setChangeAt(ChangeAt::Step);
    player.start();
    const auto start = midi::Clock::now();
    const auto places = length.count() * kPlacesPerSecond;
    for (std::int64_t i = 0; i < places; ++i) {
        std::this_thread::sleep_until(start + i * 1000000us / kPlacesPerSecond);
        (void)generator.request(placeAt(static_cast<double>(i) / kPlacesPerSecond));
        (void)generator.take();
    }
    std::this_thread::sleep_for(100ms);
    return {generator.status(), player.status()};
}

void decodeForEver()
{
    realtime::requestBackgroundPriority();
    const auto made = model();
    const auto maker = makerOf(made);
    music::Pattern pattern(made->shape());
    for (double time = 0.0;; time += 0.01)
        maker->make(placeAt(time), pattern);
}

std::string textOf(const audio::CallbackSummary& times)
{
    return fmt::format("p50 {:.0f}, p99 {:.0f}, worst {:.0f} us of {}",
                       times.p50,
                       times.p99,
                       times.maximum,
                       times.count);
}

void measurePuck(std::chrono::seconds length, std::vector<std::string> command)
{
    const Played alone = played(length);
    bench::printRow("puck", textOf(alone.generator.times), alone.generator.times.p99 <= 1000.0);
    test::TemporaryFolder folder;
    std::string busyWith = "another training";
    if (command.empty()) {
        command = bench::trainerCommand(folder.path());
        busyWith = command.empty() ? "a loop of decodes" : "timbrel train";
    }
    const bench::Busy busy(std::move(command), decodeForEver);
    std::this_thread::sleep_for(3s); // it has begun
    const Played beside = played(length);
    bench::printRow("puck_beside",
                    fmt::format("{} (busy: {}; late generations: {})",
                                textOf(beside.generator.times),
                                busyWith,
                                beside.sequencer.lateGenerations),
                    beside.generator.times.p99 <= 1000.0);
}

void measureRendering()
{
    const auto made = model();
    const auto maker = makerOf(made);
    music::Pattern pattern(made->shape());
    maker->make(placeAt(0.7), pattern);
    PatternRenderSettings settings;
    settings.sequencer = settingsFor(made->rows());
    settings.turns = 15; // of two bars: a minute
    settings.tailSeconds = 0.0;
    audio::RackDesk desk;
    auto instrument = rack(desk);
    const auto begin = midi::Clock::now();
    const auto audio = renderPattern(std::move(instrument), pattern, settings);
    const double took = std::chrono::duration<double>(midi::Clock::now() - begin).count();
    if (!audio)
        return;
    const double seconds = static_cast<double>(audio->left.size()) / audio->sampleRate;
    bench::printRow("pattern_render",
                    fmt::format("{:.0f} times real time", seconds / took),
                    seconds / took >= 10.0);
}

/// Blocks as a device would ask for them at 64 frames, one after the other: another pattern with
/// each step, a keyboard played beside it.
void measureBlocks()
{
    audio::RackDesk desk;
    auto core = std::make_unique<audio::EngineCore>(rack(desk));
    auto sequencer = std::make_shared<StepSequencer>();
    const auto made = model();
    SequencerSettings settings = settingsFor(made->rows());
    settings.changeAt = ChangeAt::Step;
    settings.humanise = {5.0F, 0.1F, 1};
    sequencer->link().settings.write(settings);
    core->players.publish(std::make_unique<std::shared_ptr<audio::BlockPlayer>>(sequencer));
    audio::EngineCommand command;
    command.kind = audio::EngineCommand::Kind::BeatStart;
    (void)core->commands.tryPush(command);
    const auto maker = makerOf(made);
    music::Pattern pattern(made->shape());
    std::array<float, 64> left {};
    std::array<float, 64> right {};
    for (int block = 0; block < 45'000; ++block) { // a minute
        if (block % 90 == 0) {
            maker->make(placeAt(block * 0.001), pattern);
            sequencer->link().drawn.publish(std::make_unique<OfferedPattern>(
                OfferedPattern {pattern, static_cast<std::uint64_t>(block + 1)}));
            const auto note = static_cast<unsigned>(48 + block / 90 % 24);
            (void)core->live[0].tryPush(
                {midi::MidiMessage::noteOn(0, note, 90), midi::Clock::now()});
            (void)core->live[0].tryPush(
                {midi::MidiMessage::noteOff(0, 48 + (note - 48 + 20) % 24), midi::Clock::now()});
        }
        core->render(left, right, false);
    }
    const audio::CallbackSummary times = core->times.summary();
    bench::printRow("beat_block",
                    fmt::format("mean {:.0f}, p99 {:.0f}, p99.9 {:.0f}, worst {:.0f} us",
                                times.mean,
                                times.p99,
                                times.p999,
                                times.maximum),
                    times.p999 <= 1e6 * 64.0 / 48000.0 / 2.0);
}

} // namespace

int main(int count, char** arguments)
{
    const int seconds = count > 1 ? std::atoi(arguments[1]) : 30;
    std::vector<std::string> command(arguments + std::min(count, 2), arguments + count);
    measureBlocks();
    measureRendering();
    measurePuck(std::chrono::seconds(std::max(seconds, 1)), std::move(command));
    return 0;
}
