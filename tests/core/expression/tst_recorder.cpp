// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/expression/recorder.h"
#include "support/fake_ports.h"

#include <QtTest>

#include <thread>

using namespace timbrel;
using namespace timbrel::expression;
using midi::MidiMessage;
using music::Event;
using music::EventKind;
using music::Sequence;

namespace {

constexpr Microseconds ms(int count)
{
    return std::chrono::milliseconds(count);
}

} // namespace

class TestRecorder : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aTakeBeginsWithItsFirstNote()
    {
        Recorder recorder({{1}, std::nullopt});
        recorder.handle(MidiMessage::controller(0, 1, 10), ms(0));
        recorder.handle(MidiMessage::controller(0, 1, 20), ms(500)); // the value that holds
        recorder.handle(MidiMessage::noteOff(0, 50), ms(600)); // of a note before
        QVERIFY(!recorder.isRecording());
        recorder.handle(MidiMessage::noteOn(2, 60, 100), ms(1000));
        QVERIFY(recorder.isRecording());
        recorder.handle(MidiMessage::controller(0, 1, 30), ms(1100));
        recorder.handle(MidiMessage::noteOn(2, 60, 0), ms(1200));
        const auto take = recorder.finishTake(ms(5000));
        QVERIFY(take.has_value());
        const Sequence expected = {{ms(0), EventKind::Controller, 0, 1, 20},
                                   {ms(0), EventKind::NoteOn, 2, 60, 100},
                                   {ms(100), EventKind::Controller, 0, 1, 30},
                                   {ms(200), EventKind::NoteOff, 2, 60, 0}};
        QVERIFY(*take == expected);
    }

    void onlyListedControllersAndNotesAreKept()
    {
        Recorder recorder({{1, 74}, std::nullopt});
        recorder.handle(MidiMessage::noteOn(0, 60, 100), ms(0));
        recorder.handle(MidiMessage::controller(0, 7, 1), ms(1));
        recorder.handle(MidiMessage::controller(0, 74, 2), ms(2));
        recorder.handle(MidiMessage::of(0xE0, 1, 1), ms(3));
        recorder.handle(MidiMessage {{0xF8, 0, 0}, 1}, ms(4));
        recorder.handle(MidiMessage::noteOff(0, 60), ms(5));
        const auto take = recorder.finishTake(ms(6));
        QCOMPARE(take->size(), 3U);
        QCOMPARE(int {take->at(1).number}, 74);
    }

    void withoutANoteThereIsNoTake()
    {
        Recorder recorder({{1}, std::nullopt});
        recorder.handle(MidiMessage::controller(0, 1, 10), ms(0));
        QVERIFY(!recorder.finishTake(ms(10)).has_value());
    }

    void keysThatAreDownAtTheEndAreReleased()
    {
        Recorder recorder({{}, std::nullopt});
        recorder.handle(MidiMessage::noteOn(3, 60, 100), ms(0));
        const auto take = recorder.finishTake(ms(700));
        QCOMPARE(take->size(), 2U);
        QVERIFY(take->back().kind == EventKind::NoteOff);
        QCOMPARE(take->back().time, ms(700));
        QCOMPARE(int {take->back().channel}, 3);
    }

    void silenceEndsATakeAndTheNextNoteBeginsAnother()
    {
        Recorder recorder({{1}, ms(2000)});
        recorder.handle(MidiMessage::noteOn(0, 60, 100), ms(1000));
        QVERIFY(!recorder.tick(ms(9000)).has_value()); // a held key is no silence
        recorder.handle(MidiMessage::noteOff(0, 60), ms(9500));
        recorder.handle(MidiMessage::controller(0, 1, 5), ms(10000)); // the release goes on
        QVERIFY(!recorder.tick(ms(11999)).has_value());
        const auto first = recorder.tick(ms(12000));
        QVERIFY(first.has_value());
        QCOMPARE(first->size(), 3U);
        QVERIFY(!recorder.tick(ms(20000)).has_value());
        recorder.handle(MidiMessage::noteOn(0, 62, 100), ms(30000));
        const auto second = recorder.finishTake(ms(30500));
        QVERIFY(second->front().kind == EventKind::Controller); // 1 stands at 5
        QCOMPARE(int {second->front().value}, 5);
        QCOMPARE(second->front().time, ms(0));
        QCOMPARE(second->size(), 3U);
    }

    void recordingFromAPortEndsWithItsDuration()
    {
        test::FakeWire wire;
        const auto input = test::fakeInput(wire);
        RecordingControl control;
        std::vector<Sequence> takes;
        control.takeFinished = [&](const Sequence& take) { takes.push_back(take); };
        control.duration = ms(50);
        wire.play(MidiMessage::noteOn(0, 60, 100));
        wire.play(MidiMessage::noteOff(0, 60));
        QCOMPARE(record(*input, {{}, std::nullopt}, control), 1U);
        QCOMPARE(takes.size(), 1U);
        QCOMPARE(takes[0].size(), 2U);
    }

    void recordingFromAPortEndsWhenItIsStopped()
    {
        test::FakeWire wire;
        const auto input = test::fakeInput(wire);
        std::atomic<bool> stop = false;
        std::atomic<bool> nextTake = false;
        RecordingControl control;
        control.stop = &stop;
        control.nextTake = &nextTake;
        std::vector<Sequence> takes;
        std::atomic<std::size_t> heard = 0;
        std::atomic<std::size_t> finished = 0;
        control.takeFinished = [&](const Sequence& take) {
            takes.push_back(take);
            ++finished;
        };
        control.progress = [&](const Recorder& recorder) { heard = recorder.eventCount(); };
        std::thread recording([&] { record(*input, {{}, std::nullopt}, control); });
        wire.play(MidiMessage::noteOn(0, 60, 100));
        wire.play(MidiMessage::noteOff(0, 60));
        const bool firstHeard = QTest::qWaitFor([&] { return heard == 2; });
        nextTake = true;
        input->wake();
        const bool firstKept = QTest::qWaitFor([&] { return finished == 1; });
        wire.play(MidiMessage::noteOn(0, 62, 100));
        const bool secondHeard = QTest::qWaitFor([&] { return heard == 1; });
        stop = true;
        input->wake();
        recording.join();
        QVERIFY(firstHeard);
        QVERIFY(firstKept);
        QVERIFY(secondHeard);
        QCOMPARE(takes.size(), 2U);
        QCOMPARE(int {takes[1].front().number}, 62);
    }

    void aPortThatVanishesIsTold()
    {
        test::FakeWire wire;
        const auto input = test::fakeInput(wire);
        std::atomic<bool> stop = false;
        RecordingControl control;
        control.stop = &stop;
        std::vector<midi::PortChange> changes;
        control.portChanged = [&](midi::PortChange change) {
            changes.push_back(change);
            if (change == midi::PortChange::Vanished)
                wire.plugInput();
            else
                stop = true;
        };
        wire.unplugInput();
        QCOMPARE(record(*input, {{}, std::nullopt}, control), 0U);
        QCOMPARE(changes.size(), 2U);
    }
};

QTEST_GUILESS_MAIN(TestRecorder)
#include "tst_recorder.moc"
