// SPDX-License-Identifier: GPL-3.0-or-later
// Note in to note out through the real performing thread, woken by the fake port's eventfd: 200
// blocks, five features, 64 outputs, 50 notes a second (on and off, 100 messages) for a minute,
// once alone and once while a trainer keeps the other core busy; before, what the thread costs
// while nothing is played.
//   bench_note_path [SECONDS [COMMAND...]]
// COMMAND is what is to be busy; without it timbrel-learn trains ($TIMBREL_BUILD and
// ../shared/data), and where that is not to be had, a loop of network steps.
#include "core/expression/expression_model.h"
#include "core/expression/live_kernel.h"
#include "core/expression/performance_thread.h"
#include "core/realtime/thread_role.h"
#include "support/fake_ports.h"

#include <algorithm>
#include <atomic>
#include <cstdlib>
#include <fmt/format.h>
#include <thread>

#include "bench/bench_row.h"
#include "bench/busy_training.h"
#include "random_network.h"

using namespace timbrel;
using namespace timbrel::expression;
using namespace std::chrono_literals;
using midi::MidiMessage;

namespace {

constexpr int kNotesPerSecond = 50;

test::NetworkShape shape()
{
    return {FeatureSet::all5().width(), {32, 32}, {200}, true};
}

std::unique_ptr<ExpressionModel> model(int updateRate)
{
    Random random(1);
    auto made = std::make_unique<ExpressionModel>();
    made->description.features = FeatureSet::all5();
    made->description.outputs = test::codingOf(shape());
    made->description.updateRate = updateRate;
    // stronger than at the start of a training, so that controllers move all the time
    made->network = std::make_unique<LiveKernel>(test::randomWeights(shape(), random, 6.0),
                                                 made->description.outputs);
    return made;
}

/// What keeps the other core busy where no training can be had.
void stepForEver()
{
    realtime::requestBackgroundPriority();
    auto played = model(75);
    std::vector<float> features(shape().features, 0.5F);
    std::array<int, 2> indices {};
    for (;;)
        played->network->step(features, indices);
}

/// Plays steadily, by the clock; what a keyboard's driver would do.
void play(test::FakeWire& wire, std::chrono::seconds length)
{
    const auto start = midi::Clock::now();
    const auto half = 1000000us / kNotesPerSecond / 2;
    const auto messages = length / half;
    for (std::int64_t i = 0; i < messages; ++i) {
        std::this_thread::sleep_until(start + i * half);
        const auto key = static_cast<unsigned>(36 + i / 2 % 60);
        const auto velocity = static_cast<unsigned>(30 + i * 7 % 90);
        wire.play(i % 2 == 0 ? MidiMessage::noteOn(0, key, velocity)
                             : MidiMessage::noteOff(0, key));
        if (i % 100 == 0)
            (void)wire.sent();
    }
}

std::string textOf(const LatencySummary& latency)
{
    return fmt::format(
        "p50 {:.1f}, p99 {:.1f}, worst {:.1f} us", latency.p50, latency.p99, latency.maximum);
}

PerformanceStatus played(std::chrono::seconds length)
{
    test::FakeWire wire;
    PerformanceThread thread(test::fakeInput(wire), test::fakeOutput(wire), model(75), {});
    if (!thread.start())
        std::exit(1);
    play(wire, length);
    std::this_thread::sleep_for(100ms);
    thread.stop();
    return thread.status();
}

void measureNotes(std::chrono::seconds length, std::vector<std::string> command)
{
    const auto alone = played(length);
    test::TemporaryFolder folder;
    std::string busyWith = "another training";
    if (command.empty()) {
        command = bench::trainerCommand(folder.path());
        busyWith = command.empty() ? "a loop of network steps" : "timbrel train";
    }
    const bench::Busy busy(std::move(command), stepForEver);
    std::this_thread::sleep_for(3s); // it has begun
    const auto status = played(length);
    const std::string conditions
        = fmt::format(" ({} notes on and off, {} controllers, {}, busy: {})",
                      status.events,
                      status.controllersSent,
                      status.realtimePriority ? "real-time priority" : "normal priority",
                      busyWith);
    bench::printRow("note", textOf(status.processing) + conditions, status.processing.p99 <= 100.0);
    bench::printRow("note_wake", textOf(status.latency), status.latency.p99 <= 250.0);
    const double ratio = status.processing.p99 / std::max(alone.processing.p99, 0.1);
    bench::printRow("note_beside",
                    fmt::format("{:.2f} times (alone: {})", ratio, textOf(alone.processing)),
                    ratio <= 1.5);
}

/// A port that cannot wake anybody and must be asked, as PortMidi's are, every millisecond.
class PolledInput final : public midi::MidiInput
{
public:
    explicit PolledInput(std::unique_ptr<midi::MidiInput> input)
        : MidiInput(input->port())
        , m_input(std::move(input))
    { }

    std::size_t wait(midi::Clock::time_point deadline,
                     std::span<midi::TimedMessage> messages) noexcept override
    {
        for (;;) {
            const auto now = midi::Clock::now();
            const std::size_t count = m_input->wait(now, messages);
            if (count > 0 || now >= deadline || m_woken.exchange(false))
                return count;
            std::this_thread::sleep_until(std::min(deadline, now + 1ms));
        }
    }
    void wake() noexcept override { m_woken = true; }
    std::span<const std::uint8_t>
    longMessage(const midi::TimedMessage& message) const noexcept override
    {
        return m_input->longMessage(message);
    }
    void releaseLong(const midi::TimedMessage& message) noexcept override
    {
        m_input->releaseLong(message);
    }
    midi::PortChange refresh() override { return m_input->refresh(); }
    std::uint64_t dropped() const noexcept override { return m_input->dropped(); }

private:
    std::unique_ptr<midi::MidiInput> m_input;
    std::atomic<bool> m_woken = false;
};

double idlePercent(std::unique_ptr<midi::MidiInput> input, test::FakeWire& wire)
{
    PerformanceThread thread(std::move(input), test::fakeOutput(wire), model(75), {});
    if (!thread.start())
        std::exit(1);
    std::this_thread::sleep_for(10s);
    thread.stop();
    return thread.status().cpuPercent();
}

void measureIdle()
{
    test::FakeWire wire;
    const double blocking = idlePercent(test::fakeInput(wire), wire);
    bench::printRow("idle", fmt::format("{:.2f} %", blocking), blocking <= 1.0);
    const double polling = idlePercent(std::make_unique<PolledInput>(test::fakeInput(wire)), wire);
    bench::printRow("idle_polling", fmt::format("{:.2f} %", polling), true);
}

} // namespace

int main(int count, char** arguments)
{
    const int seconds = count > 1 ? std::atoi(arguments[1]) : 60;
    std::vector<std::string> command(arguments + std::min(count, 2), arguments + count);
    measureIdle();
    measureNotes(std::chrono::seconds(std::max(seconds, 1)), std::move(command));
    return 0;
}
