// SPDX-License-Identifier: GPL-3.0-or-later
// Note in to note out through the real performing thread, woken by the fake port's eventfd: 200
// blocks, five features, 64 outputs, 50 notes a second (on and off, 100 messages) for a minute,
// while a trainer keeps the other core busy; then what the thread costs while nothing is played.
//   bench_note_path [SECONDS [COMMAND...]]
// COMMAND is what is to be busy; without it timbrel-learn trains ($TIMBREL_BUILD and
// ../shared/data), and where that is not to be had, a loop of network steps.
#include "core/expression/expression_model.h"
#include "core/expression/live_kernel.h"
#include "core/expression/performance_thread.h"
#include "core/realtime/thread_role.h"
#include "support/fake_ports.h"
#include "support/shared_data.h"

#include <algorithm>
#include <atomic>
#include <csignal>
#include <cstdlib>
#include <fmt/format.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

#include "bench/bench_row.h"
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

/// A process group that is busy while this lives.
class Busy
{
public:
    explicit Busy(std::vector<std::string> command)
    {
        m_process = ::fork();
        if (m_process != 0)
            return;
        ::setpgid(0, 0);
        if (!command.empty()) {
            std::vector<char*> arguments;
            for (auto& word : command)
                arguments.push_back(word.data());
            arguments.push_back(nullptr);
            if (std::freopen("/dev/null", "w", stdout) == nullptr
                || ::execvp(arguments[0], arguments.data()) != 0)
                std::perror(arguments[0]);
            ::_exit(127);
        }
        realtime::requestBackgroundPriority();
        auto played = model(75);
        std::vector<float> features(shape().features, 0.5F);
        std::array<int, 2> indices {};
        for (;;)
            played->network->step(features, indices);
    }
    ~Busy()
    {
        ::kill(-m_process, SIGTERM);
        ::kill(m_process, SIGTERM);
        int status = 0;
        ::waitpid(m_process, &status, 0);
        if (WIFEXITED(status) && WEXITSTATUS(status) == 127)
            std::fprintf(stderr, "the busy process could not be started\n");
    }
    Busy(const Busy&) = delete;
    Busy& operator=(const Busy&) = delete;

private:
    pid_t m_process = -1;
};

/// A training that does not end: four files of vibrato, a threshold that is never reached.
std::vector<std::string> trainerCommand(const std::filesystem::path& folder)
{
    const char* build = std::getenv("TIMBREL_BUILD");
    const auto data = test::sharedData();
    if (build == nullptr || !data)
        return {};
    const auto program = std::filesystem::path(build) / "app/timbrel";
    const auto files = *data / "midi/synthetic";
    if (!std::filesystem::exists(program)
        || !std::filesystem::exists(program.parent_path() / "timbrel-learn"))
        return {};
    const std::string script = fmt::format(
        "set -e; t='{0}'; p='{1}'; f=$(ls '{2}'/*vibrato*.mid | head -4); "
        "\"$t\" \"$p\" config --from $(echo $f | cut -d' ' -f1); \"$t\" \"$p\" import $f; "
        "exec \"$t\" \"$p\" train --max-seconds 600",
        program.string(),
        (folder / "project").string(),
        files.string());
    return {"sh", "-c", script};
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

void measureNotes(std::chrono::seconds length, std::vector<std::string> command)
{
    test::TemporaryFolder folder;
    std::string busyWith = "another training";
    if (command.empty()) {
        command = trainerCommand(folder.path());
        busyWith = command.empty() ? "a loop of network steps" : "timbrel train";
    }
    const Busy busy(std::move(command));
    std::this_thread::sleep_for(3s); // it has begun
    test::FakeWire wire;
    PerformanceThread thread(test::fakeInput(wire), test::fakeOutput(wire), model(75), {});
    if (!thread.start())
        std::exit(1);
    play(wire, length);
    std::this_thread::sleep_for(100ms);
    thread.stop();
    const auto status = thread.status();
    const std::string conditions
        = fmt::format(" ({} notes on and off, {} controllers, {}, busy: {})",
                      status.events,
                      status.controllersSent,
                      status.realtimePriority ? "real-time priority" : "normal priority",
                      busyWith);
    bench::printRow("note", textOf(status.processing) + conditions, status.processing.p99 <= 100.0);
    bench::printRow("note_wake", textOf(status.latency), status.latency.p99 <= 250.0);
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
