// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/learning/earlier_bests.h"
#include "core/learning/run_folder.h"
#include "core/project/project.h"
#include "support/fake_ports.h"
#include "support/loudness_model.h"
#include "support/shared_data.h"
#include "ui/perform/performance_control.h"
#include "ui/perform/port_lender.h"

#include <QSignalSpy>
#include <QtTest/QTest>

#include <algorithm>
#include <string>
#include <vector>

namespace timbrel::test {

/// Says when it is played what a small synthesizer would hear.
class ListeningInstrument final : public audio::Instrument
{
public:
    void prepare(double, std::size_t) override { }
    void event(const midi::MidiMessage& message, std::size_t) noexcept TIMBREL_REALTIME override
    {
        if (message.isNoteOn())
            m_notes.fetch_add(1);
    }
    void render(std::span<float> left, std::span<float> right) noexcept TIMBREL_REALTIME override
    {
        std::fill(left.begin(), left.end(), 0.0F);
        std::fill(right.begin(), right.end(), 0.0F);
    }
    void panic() noexcept TIMBREL_REALTIME override { m_panics.fetch_add(1); }
    [[nodiscard]] int soundingVoices() const noexcept TIMBREL_REALTIME override { return 0; }

    std::atomic<int> m_notes = 0;
    std::atomic<int> m_panics = 0;
};

/// Lends fake ports.
class FakeLender final : public ui::PortLender
{
public:
    FakeLender()
    {
        auto made = std::make_unique<ListeningInstrument>();
        instrument = made.get();
        m_engine = std::make_unique<audio::AudioEngine>(std::move(made));
        input = fakeInput(wire);
        output = fakeOutput(wire);
    }
    audio::AudioEngine& engine() override { return *m_engine; }
    ui::LentPorts borrowPorts() override
    {
        areLent = true;
        ui::LentPorts ports;
        ports.input = input.get();
        ports.output = output.get();
        ports.isSoundWanted = output == nullptr || isSoundWanted;
        return ports;
    }
    void returnPorts() override { areLent = false; }
    void tellActivity(const ui::LentActivity& told) override { activity = told; }
    void listenElsewhere(bool doesListen) override { isListening = doesListen; }

    FakeWire wire;
    ListeningInstrument* instrument = nullptr;
    std::unique_ptr<midi::MidiInput> input;
    std::unique_ptr<midi::MidiOutput> output;
    bool areLent = false;
    bool isSoundWanted = false;
    bool isListening = false; ///< elsewhere
    ui::LentActivity activity;

private:
    std::unique_ptr<audio::AudioEngine> m_engine;
};

/// A project whose runs are networks of support/loudness_model.h, and a performance of them.
struct PerformanceStage
{
    PerformanceStage()
    {
        auto conf = expression::LarasynthConf::parse(
            "[midi]\ncontrollers = 1\ncontroller_defaults = 1, 10\n"
            "[representation]\ncontroller_output_counts = 1, 2\nupdate_rate = 75\n"
            "input_features = \"note struck\", \"velocity\"\n",
            "larasynth.conf");
        if (!conf || !project::Project::create(path(), *conf))
            qFatal("no project");
    }
    [[nodiscard]] std::filesystem::path path() const { return folder.path() / "project"; }

    /// A new run; what it says is in write().
    [[nodiscard]] std::string addRun(double mse,
                                     int high,
                                     learning::RunStatus status = learning::RunStatus::Finished,
                                     int low = 10)
    {
        learning::NewRun made;
        made.kind = "expression";
        made.settings = Json::object();
        const auto run = learning::RunFolder::create(path() / "runs" / "expression", made);
        if (!run)
            qFatal("no run: %s", errorName(run.error().id));
        write(run->id(), mse, high, status, low);
        return run->id();
    }
    /// The best so far of a run: controller 1 is `high` after a loud note, `low` after a soft one.
    void
    write(const std::string& id, double mse, int high, learning::RunStatus status, int low = 10)
    {
        const auto run = learning::RunFolder::open(path() / "runs" / "expression" / id);
        if (!run)
            qFatal("no run: %s", errorName(run.error().id));
        auto description = loudnessDescription(low, high);
        description.mse = mse;
        description.epoch = ++epoch;
        learning::RunState state;
        state.status = status;
        state.host = "another machine"; // whose processes we cannot see
        state.best = mse;
        state.created = "2026-05-29T13:46:04Z";
        if (epoch > 1)
            learning::keepEarlierBest(run->bestCheckpoint(), epoch - 1);
        if (!expression::saveModel(run->bestCheckpoint(), description, loudnessWeights())
            || !run->writeState(state))
            qFatal("no network");
    }
    /// With the project, performing, and with its best network.
    void begin()
    {
        expression::Settings settings;
        control.setSettings(settings);
        control.setProject(path());
        QVERIFY(QTest::qWaitFor([&] { return !control.model().isEmpty(); }, 20000));
        control.start();
        QVERIFY(control.isPerforming());
    }
    void play(const midi::MidiMessage& message) { lender.wire.play(message); }
    /// Takes what was sent, and waits until that many notes have come out.
    std::vector<SentMessage> waitForNotes(std::size_t count)
    {
        std::vector<SentMessage> all;
        const auto notes = [&] {
            return static_cast<std::size_t>(
                std::count_if(all.begin(), all.end(), [](const SentMessage& sent) {
                    return sent.message.isNote();
                }));
        };
        (void)QTest::qWaitFor(
            [&] {
                auto more = lender.wire.sent();
                std::move(more.begin(), more.end(), std::back_inserter(all));
                return notes() >= count;
            },
            20000);
        return all;
    }
    const ui::ControllerState& state() { return control.controllers().first(); }

    TemporaryFolder folder;
    int epoch = 0;
    FakeLender lender;
    ui::PerformanceControl control {lender};
};

} // namespace timbrel::test
