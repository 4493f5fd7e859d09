// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/expression/expression_model.h"
#include "core/expression/performance_thread.h"
#include "support/fake_network.h"
#include "support/fake_ports.h"

#include <QtTest>

#include <map>
#include <memory>
#include <numeric>
#include <thread>
#include <vector>

using namespace timbrel;
using namespace timbrel::expression;
using namespace std::chrono_literals;
using midi::MidiMessage;
using test::FakeWire;
using test::SentMessage;

namespace {

/// Controller 1 rises by 10 an update while a key is down, to 70.
std::unique_ptr<ExpressionModel> risingModel(int top = 7, int updateRate = 200)
{
    auto model = std::make_unique<ExpressionModel>();
    model->description.features.set(Feature::SomeNoteOn);
    model->description.outputs.controllers = {{1, 8, 0, 70, 0}};
    model->description.updateRate = updateRate;
    model->network = std::make_unique<test::FakeNetwork>(top);
    return model;
}

struct Stage
{
    explicit Stage(const PerformanceSettings& settings = {},
                   std::unique_ptr<ExpressionModel> model = risingModel())
        : thread(test::fakeInput(wire), test::fakeOutput(wire), std::move(model), settings)
    { }
    /// Waits for an event of this kind; others are passed over.
    bool waitFor(PerformanceEvent::Kind kind)
    {
        return QTest::qWaitFor(
            [&] {
                PerformanceEvent event;
                while (thread.nextEvent(event))
                    if (event.kind == kind)
                        return true;
                return false;
            },
            20000);
    }

    FakeWire wire;
    PerformanceThread thread;
};

std::vector<MidiMessage> notesIn(const std::vector<SentMessage>& sent)
{
    std::vector<MidiMessage> notes;
    for (const auto& message : sent)
        if (message.message.isNote())
            notes.push_back(message.message);
    return notes;
}

void append(std::vector<SentMessage>& all, std::vector<SentMessage> more)
{
    std::move(more.begin(), more.end(), std::back_inserter(all));
}

} // namespace

class TestPerformanceThread : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void controllersComeBeforeTheirNote()
    {
        Stage stage;
        QVERIFY(stage.thread.start().has_value());
        stage.wire.play(MidiMessage::noteOn(5, 60, 100));
        const auto sent = stage.wire.waitForSent(2);
        QVERIFY(sent.size() >= 2);
        QCOMPARE(sent[0].message, MidiMessage::controller(5, 1, 10));
        QCOMPARE(sent[1].message, MidiMessage::noteOn(5, 60, 100));
    }

    void theUpdateIntervalGoesOnByItself()
    {
        Stage stage;
        QVERIFY(stage.thread.start().has_value());
        stage.wire.play(MidiMessage::noteOn(0, 60, 100));
        const auto sent = stage.wire.waitForSent(8); // the note, and 10 to 70
        QCOMPARE(sent.size(), 8U);
        QCOMPARE(sent.back().message, MidiMessage::controller(0, 1, 70));
    }

    void stopReleasesWhatSounds()
    {
        Stage stage;
        QVERIFY(stage.thread.start().has_value());
        stage.wire.play(MidiMessage::noteOn(0, 60, 100));
        auto sent = stage.wire.waitForSent(2);
        stage.thread.stop();
        append(sent, stage.wire.sent());
        QVERIFY(sent.size() >= 4);
        QCOMPARE(sent[sent.size() - 2].message, MidiMessage::noteOff(0, 60));
        QCOMPARE(sent.back().message, MidiMessage::controller(0, 1, 0));
        stage.thread.stop(); // again is fine
    }

    void aSlowWireStillGetsEverythingAtTheEnd()
    {
        PerformanceSettings settings;
        settings.wireBaud = 31250.0;
        settings.noteWaitMilliseconds = 0.0;
        Stage stage(settings);
        QVERIFY(stage.thread.start().has_value());
        stage.wire.play(MidiMessage::noteOn(0, 60, 100));
        auto sent = stage.wire.waitForSent(1);
        QCOMPARE(sent[0].message, MidiMessage::noteOn(0, 60, 100)); // no wait: it goes first
        stage.thread.stop();
        append(sent, stage.wire.sent());
        QCOMPARE(sent.back().message, MidiMessage::controller(0, 1, 0));
    }

    void nothingIsLostOrReordered()
    {
        Stage stage;
        QVERIFY(stage.thread.start().has_value());
        constexpr std::size_t kNotes = 10000;
        std::vector<SentMessage> sent;
        for (std::size_t i = 0; i < kNotes; ++i) {
            const auto key = static_cast<unsigned>(i / 2 % 128);
            stage.wire.play(i % 2 == 0 ? MidiMessage::noteOn(0, key, 100)
                                       : MidiMessage::noteOff(0, key));
            if (i % 500 == 499) // a burst of 500, then wait until it is through
                while (notesIn(sent).size() <= i) {
                    append(sent, stage.wire.waitForSent(1));
                }
        }
        const auto notes = notesIn(sent);
        QCOMPARE(notes.size(), kNotes);
        for (std::size_t i = 0; i < kNotes; ++i)
            QCOMPARE(unsigned {notes[i].number()}, static_cast<unsigned>(i / 2 % 128));
        QVERIFY(QTest::qWaitFor([&] { return stage.thread.status().events == kNotes; }));
        const auto status = stage.thread.status();
        QCOMPARE(status.dropped, 0U);
        QCOMPARE(status.latency.count, kNotes);
        QVERIFY(status.latency.p50 <= status.latency.p95 && status.latency.p95 <= status.latency.p99
                && status.latency.p99 <= status.latency.maximum);
        QVERIFY(status.processing.p50 <= status.latency.p50);
    }

    void systemExclusivePasses()
    {
        Stage stage;
        QVERIFY(stage.thread.start().has_value());
        std::vector<std::uint8_t> bytes(1000, 1);
        bytes.front() = 0xF0;
        bytes.back() = 0xF7;
        stage.wire.playBytes(bytes);
        const auto sent = stage.wire.waitForSent(1);
        QCOMPARE(sent.size(), 1U);
        QVERIFY(sent[0].bytes == bytes);
    }

    void eventsTellNotesLatenciesAndControllers()
    {
        Stage stage;
        QVERIFY(stage.thread.start().has_value());
        stage.wire.play(MidiMessage::noteOn(2, 60, 100));
        PerformanceEvent event;
        std::vector<PerformanceEvent> events;
        QVERIFY(QTest::qWaitFor([&] {
            while (stage.thread.nextEvent(event))
                events.push_back(event);
            return events.size() >= 2;
        }));
        QVERIFY(events[0].kind == PerformanceEvent::Kind::Controller);
        QCOMPARE(int {events[0].value}, 10);
        QVERIFY(events[1].kind == PerformanceEvent::Kind::NoteOn);
        QCOMPARE(int {events[1].number}, 60);
        QCOMPARE(int {events[1].channel}, 2);
        QVERIFY(events[1].processingMicroseconds > 0.0F);
        QVERIFY(events[1].latencyMicroseconds >= events[1].processingMicroseconds);
    }

    void aPortThatVanishesAndReturnsIsTakenUpAgain()
    {
        Stage stage;
        QVERIFY(stage.thread.start().has_value());
        stage.wire.play(MidiMessage::noteOn(0, 60, 100));
        (void)stage.wire.waitForSent(8); // at 70 and resting there
        stage.wire.unplugInput();
        QVERIFY(stage.waitFor(PerformanceEvent::Kind::InputVanished));
        QVERIFY(!stage.thread.status().inputConnected);
        stage.wire.plugInput();
        QVERIFY(stage.waitFor(PerformanceEvent::Kind::InputReturned));
        stage.wire.unplugOutput();
        QVERIFY(stage.waitFor(PerformanceEvent::Kind::OutputVanished));
        (void)stage.wire.sent();
        stage.wire.plugOutput();
        QVERIFY(stage.waitFor(PerformanceEvent::Kind::OutputReturned));
        // a synthesizer that was switched off does not know its controllers: they are sent again
        const auto sent = stage.wire.waitForSent(1);
        QCOMPARE(sent.size(), 1U);
        QCOMPARE(sent[0].message, MidiMessage::controller(0, 1, 70));
        QVERIFY(stage.thread.status().outputConnected);
    }

    void whatIsSentToAVanishedPortIsCounted()
    {
        Stage stage;
        QVERIFY(stage.thread.start().has_value());
        stage.wire.unplugOutput();
        stage.wire.play(MidiMessage::noteOn(0, 60, 100));
        QVERIFY(QTest::qWaitFor([&] { return stage.thread.status().dropped >= 2; }));
    }

    void aModelIsSwappedDuringAStreamWithoutJumpOrLoss()
    {
        Stage stage;
        QVERIFY(stage.thread.start().has_value());
        std::vector<SentMessage> sent;
        constexpr unsigned kNotes = 400;
        for (unsigned i = 0; i < kNotes; ++i) {
            stage.wire.play(MidiMessage::noteOn(0, 30 + i % 60, 100));
            stage.wire.play(MidiMessage::noteOff(0, 30 + i % 60));
            if (i == 100 || i == 150 || i == 200)
                stage.thread.setModel(risingModel());
            std::this_thread::sleep_for(1ms);
            append(sent, stage.wire.sent());
        }
        for (int change = 0; change < 3; ++change)
            QVERIFY(stage.waitFor(PerformanceEvent::Kind::ModelChanged));
        stage.thread.stop();
        append(sent, stage.wire.sent());
        const auto notes = notesIn(sent);
        QCOMPARE(notes.size(), std::size_t {2 * kNotes});
        for (std::size_t i = 0; i < notes.size(); ++i)
            QCOMPARE(notes[i].isNoteOn(), i % 2 == 0);
        int value = 0;
        for (const auto& message : sent)
            if (message.message.isController()) { // up one step at a time, or back to 0
                const int next = message.message.value();
                QVERIFY2(next == 0 || next == value + 10, qPrintable(QString::number(next)));
                value = next;
            }
        QCOMPARE(value, 0);
    }

    void aModelWithOtherControllersReplacesOneThatRests()
    {
        Stage stage;
        QVERIFY(stage.thread.start().has_value());
        stage.wire.play(MidiMessage::noteOn(0, 60, 100));
        (void)stage.wire.waitForSent(8);
        auto model = risingModel();
        model->description.outputs.controllers[0].controller = 74;
        stage.thread.setModel(std::move(model));
        std::map<int, int> values; // the last of each controller
        QVERIFY(QTest::qWaitFor([&] {
            for (const auto& sent : stage.wire.sent())
                values[sent.message.number()] = sent.message.value();
            return values.contains(74) && values.contains(1) && values[1] == 0;
        }));
    }

    void aHandAtTheDeskIsHeardAndSeen()
    {
        Stage stage;
        QVERIFY(stage.thread.start().has_value());
        stage.wire.play(MidiMessage::noteOn(0, 60, 100));
        (void)stage.wire.waitForSent(8); // at 70
        QVERIFY(stage.thread.command({DeskAction::TakeOver, 1, 33, 0.0F, {}}));
        const auto sent = stage.wire.waitForSent(1);
        QCOMPARE(sent.size(), 1U);
        QCOMPARE(sent[0].message, MidiMessage::controller(0, 1, 33));
        QVERIFY(QTest::qWaitFor([&] { return stage.thread.desk().strips[0].isTakenOver; }));
        const DeskReading desk = stage.thread.desk();
        QCOMPARE(int {desk.count}, 1);
        QCOMPARE(int {desk.strips[0].controller}, 1);
        QCOMPARE(int {desk.strips[0].predicted}, 70);
        QCOMPARE(int {desk.strips[0].sent}, 33);
    }

    void theModelComesBackAtTheEnd()
    {
        Stage stage;
        QVERIFY(stage.thread.start().has_value());
        auto next = risingModel();
        const ControllerNetwork* network = next->network.get();
        stage.thread.setModel(std::move(next));
        stage.thread.stop();
        const auto model = stage.thread.releaseModel();
        QVERIFY(model != nullptr);
        QCOMPARE(model->network.get(), network); // the newest, however far it has come
        QVERIFY(stage.thread.releaseModel() == nullptr);
    }

    void aFirstModelCanComeLater()
    {
        Stage stage({}, nullptr);
        QVERIFY(stage.thread.start().has_value());
        stage.wire.play(MidiMessage::noteOn(0, 60, 100));
        QCOMPARE(stage.wire.waitForSent(1).size(), 1U);
        stage.thread.setModel(risingModel());
        QVERIFY(stage.waitFor(PerformanceEvent::Kind::ModelChanged));
        stage.wire.play(MidiMessage::noteOn(0, 62, 100));
        const auto sent = stage.wire.waitForSent(2);
        QVERIFY(sent.size() >= 2);
        QVERIFY(sent[0].message.isController());
    }

    void theThreadSleepsWhileNothingHappens()
    {
        Stage stage({}, risingModel(7, 20));
        QVERIFY(stage.thread.start().has_value());
        QTest::qWait(500);
        // ten updates are due; anything near a polling loop would be hundreds
        QVERIFY2(stage.wire.waits() < 40, qPrintable(QString::number(stage.wire.waits())));
    }

    void thePerformingThreadAllocatesAndLocksNothing()
    {
        if (!test::RealtimeGuard::canCount())
            QSKIP(test::kGuardCannotCount);
        PerformanceSettings settings;
        settings.wireBaud = 31250.0;
        Stage stage(settings);
        QVERIFY(stage.thread.start().has_value());
        for (unsigned i = 0; i < 300; ++i) {
            stage.wire.play(MidiMessage::noteOn(0, i % 128, 100));
            stage.wire.play(MidiMessage::of(0xE0, 1, 1));
            stage.wire.play(MidiMessage::noteOff(0, i % 128));
            stage.wire.playBytes(std::vector<std::uint8_t> {0xF0, 1, 0xF7});
            if (i == 50)
                stage.thread.setModel(risingModel());
            stage.thread.command({DeskAction::Blend, 1, 0, static_cast<float>(i % 10) / 10.0F, {}});
            if (i % 100 == 99)
                stage.thread.command({DeskAction::Panic, 0, 0, 0.0F, {}});
            std::this_thread::sleep_for(1ms);
        }
        QVERIFY(stage.waitFor(PerformanceEvent::Kind::ModelChanged));
        stage.thread.stop();
        QCOMPARE(stage.wire.violations(), 0U);
    }
};

QTEST_GUILESS_MAIN(TestPerformanceThread)
#include "tst_performance_thread.moc"
