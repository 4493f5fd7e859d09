// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/audio/take_recorder.h"

#include <QtTest>

#include "engine_stage.h"

using namespace timbrel;
using namespace timbrel::audio;
using namespace std::chrono_literals;
using midi::MidiMessage;
using music::EventKind;
using music::Sequence;
using State = TakeRecorder::State;

namespace {

struct Stage
{
    Stage()
        : engine(std::make_unique<test::Pulses>())
        , recorder(engine)
    { }
    /// Until the transport is (has been) there.
    bool runTo(Microseconds position)
    {
        return QTest::qWaitFor([&] {
            recorder.tick();
            return engine.status().position >= position;
        });
    }
    /// The moment at which that position is heard; the transport moves.
    [[nodiscard]] Clock::time_point momentOf(Microseconds position) const
    {
        const auto status = engine.status();
        return status.time + (position - status.position);
    }

    AudioEngine engine;
    TakeRecorder recorder;
};

TakeSettings newTake(int countIn = 0)
{
    TakeSettings settings;
    settings.controllers = {1, 74};
    settings.countInBeats = countIn;
    return settings;
}

TakeSettings overdub()
{
    TakeSettings settings;
    settings.mode = TakeSettings::Mode::Overdub;
    settings.controllers = {1, 74};
    return settings;
}

bool isNear(Microseconds time, Microseconds expected)
{
    return time > expected - 15ms && time < expected + 15ms; // the transport's start and its blocks
}

} // namespace

class TestTakeRecorder : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aTakeWaitsForTheFirstNote();
    void theTransportStartsWithTheFirstNote();
    void valuesFromBeforeStandAtTheStart();
    void aTakeCountsIn();
    void aNoteTooEarlyIsAtTheStart();
    void heldKeysAreClosed();
    void nothingPlayedIsNoTake();
    void overdubReplacesFromTheFirstMovementOn();
    void overdubMutesWhatItReplaces();
    void overdubInALoopGoesOverItselfAgain();
    void theTakeEndsWithTheTransport();
    void cancelForgets();
};

void TestTakeRecorder::aTakeWaitsForTheFirstNote()
{
    Stage stage;
    stage.recorder.begin(newTake());
    QCOMPARE(stage.recorder.state(), State::Waiting);
    const auto start = Clock::now();
    stage.recorder.handle(MidiMessage::noteOff(0, 60), start); // of a note before
    stage.recorder.handle(MidiMessage::controller(0, 74, 9), start);
    QCOMPARE(stage.recorder.state(), State::Waiting);
    stage.recorder.handle(MidiMessage::noteOn(0, 60, 90), start + 1s);
    QCOMPARE(stage.recorder.state(), State::Recording);
    stage.recorder.handle(MidiMessage::controller(0, 74, 10), start + 1100ms);
    stage.recorder.handle(MidiMessage::controller(0, 75, 10), start + 1100ms); // not wanted
    stage.recorder.handle(MidiMessage::noteOff(0, 60, 30), start + 1500ms);
    QCOMPARE(stage.recorder.noteCount(), std::size_t {1});
    QCOMPARE(stage.recorder.eventCount(), std::size_t {3});
    const auto take = stage.recorder.finish();
    QVERIFY(take);
    // exact: counted from the first note, not from the transport
    QCOMPARE(take->events,
             (Sequence {{0us, EventKind::Controller, 0, 74, 9},
                        {0us, EventKind::NoteOn, 0, 60, 90},
                        {100ms, EventKind::Controller, 0, 74, 10},
                        {500ms, EventKind::NoteOff, 0, 60, 30}}));
    QVERIFY(take->replaced.empty());
    QCOMPARE(stage.recorder.state(), State::Idle);
}

void TestTakeRecorder::theTransportStartsWithTheFirstNote()
{
    Stage stage;
    auto settings = newTake();
    settings.from = 2s;
    stage.recorder.begin(settings);
    QVERIFY(QTest::qWaitFor([&] { return stage.engine.status().position == 2s; }));
    QVERIFY(!stage.engine.status().isPlaying);
    stage.recorder.handle(MidiMessage::noteOn(0, 60, 90));
    QVERIFY(stage.runTo(2050ms));
    const auto take = stage.recorder.finish();
    QCOMPARE(take->events.front().time, Microseconds(2s));
    QVERIFY(QTest::qWaitFor([&] { return !stage.engine.status().isPlaying; }));
}

void TestTakeRecorder::valuesFromBeforeStandAtTheStart()
{
    Stage stage;
    stage.recorder.handle(MidiMessage::controller(3, 1, 44)); // before anybody thought of recording
    stage.recorder.handle(MidiMessage::controller(3, 99, 1));
    stage.recorder.begin(newTake());
    stage.recorder.handle(MidiMessage::noteOn(0, 60, 90));
    const auto take = stage.recorder.finish();
    QCOMPARE(take->events[0], (music::Event {0us, EventKind::Controller, 3, 1, 44}));
    QCOMPARE(take->events[1].kind, EventKind::NoteOn);
}

void TestTakeRecorder::aTakeCountsIn()
{
    Stage stage;
    stage.engine.setTempo({600.0, 4}); // 100 ms a beat
    stage.recorder.begin(newTake(4));
    QCOMPARE(stage.recorder.state(), State::CountingIn);
    QVERIFY(QTest::qWaitFor([&] { return stage.engine.status().isCountingIn; }));
    stage.recorder.handle(MidiMessage::noteOn(0, 50, 90), stage.momentOf(-380ms)); // too early
    stage.recorder.handle(MidiMessage::noteOff(0, 50, 90), stage.momentOf(-370ms));
    QVERIFY(stage.runTo(20ms));
    QVERIFY(QTest::qWaitFor([&] {
        stage.recorder.tick();
        return stage.recorder.state() == State::Recording;
    }));
    stage.recorder.handle(MidiMessage::noteOn(0, 60, 90), stage.momentOf(30ms));
    stage.recorder.handle(MidiMessage::noteOff(0, 60, 64), stage.momentOf(80ms));
    const auto take = stage.recorder.finish();
    QVERIFY(take);
    QCOMPARE(take->events.size(), std::size_t {2});
    QVERIFY(isNear(take->events[0].time, 30ms));
    QVERIFY(isNear(take->events[1].time, 80ms));
}

void TestTakeRecorder::aNoteTooEarlyIsAtTheStart()
{
    Stage stage;
    stage.engine.setTempo({300.0, 4});
    stage.recorder.begin(newTake(2));
    QVERIFY(QTest::qWaitFor([&] { return stage.engine.status().isCountingIn; }));
    stage.recorder.handle(MidiMessage::noteOn(0, 60, 90), stage.momentOf(-40ms));
    stage.recorder.handle(MidiMessage::noteOff(0, 60, 64), stage.momentOf(60ms));
    const auto take = stage.recorder.finish();
    QVERIFY(take);
    QCOMPARE(take->events[0].time, Microseconds(0));
    QVERIFY(isNear(take->events[1].time, 60ms));
}

void TestTakeRecorder::heldKeysAreClosed()
{
    Stage stage;
    stage.recorder.begin(newTake());
    const auto start = Clock::now() - 700ms;
    stage.recorder.handle(MidiMessage::noteOn(0, 60, 90), start);
    stage.recorder.handle(MidiMessage::noteOn(1, 64, 90), start + 100ms);
    const Take soFar = stage.recorder.soFar();
    QCOMPARE(soFar.events.size(), std::size_t {4});
    const auto take = stage.recorder.finish();
    QCOMPARE(take->events.size(), std::size_t {4});
    QCOMPARE(take->events[2].kind, EventKind::NoteOff);
    QVERIFY(take->events[2].time >= 700ms && take->events[2].time < 5s);
}

void TestTakeRecorder::nothingPlayedIsNoTake()
{
    Stage stage;
    stage.recorder.handle(MidiMessage::controller(0, 1, 44));
    stage.recorder.begin(newTake());
    QVERIFY(!stage.recorder.finish());
    stage.engine.setTempo({600.0, 4});
    stage.recorder.begin(newTake(1));
    QVERIFY(stage.runTo(30ms));
    QVERIFY(!stage.recorder.finish());
}

void TestTakeRecorder::overdubReplacesFromTheFirstMovementOn()
{
    Stage stage;
    stage.recorder.begin(overdub());
    QVERIFY(stage.runTo(100ms));
    stage.recorder.handle(MidiMessage::noteOn(0, 60, 90), stage.momentOf(20ms)); // no notes
    stage.recorder.handle(MidiMessage::controller(2, 74, 10), stage.momentOf(30ms));
    stage.recorder.handle(MidiMessage::controller(2, 74, 20), stage.momentOf(60ms));
    stage.recorder.handle(MidiMessage::controller(2, 99, 20), stage.momentOf(70ms));
    QVERIFY(stage.runTo(200ms));
    const auto take = stage.recorder.finish();
    QVERIFY(take);
    QCOMPARE(take->events.size(), std::size_t {2});
    QVERIFY(isNear(take->events[0].time, 30ms));
    QVERIFY(isNear(take->events[1].time, 60ms));
    QCOMPARE(take->events[1].value, std::uint8_t {20});
    QCOMPARE(take->events[1].channel, std::uint8_t {2});
    QCOMPARE(take->replaced.size(), std::size_t {1});
    QCOMPARE(take->replaced[0].controller, std::uint8_t {74});
    QCOMPARE(take->replaced[0].from, take->events[0].time);
    QVERIFY(take->replaced[0].to >= 190ms); // what was heard to the end
}

void TestTakeRecorder::overdubMutesWhatItReplaces()
{
    auto* pulses = new test::Pulses;
    AudioEngine engine {std::unique_ptr<Instrument>(pulses)};
    auto events = std::make_shared<Sequence>();
    for (int i = 0; i < 1000; ++i) {
        events->push_back({i * 2ms, EventKind::Controller, 0, 74, std::uint8_t(i % 128)});
        events->push_back({i * 2ms, EventKind::Controller, 0, 1, std::uint8_t(i % 128)});
    }
    engine.setScore(events);
    TakeRecorder recorder(engine);
    recorder.begin(overdub());
    const auto countOf = [&](std::uint8_t controller) {
        const auto told = pulses->told();
        return std::count_if(told.begin(), told.end(), [&](const auto& it) {
            return it.message.isController() && it.message.number() == controller;
        });
    };
    QVERIFY(QTest::qWaitFor([&] { return countOf(74) > 10; }));
    recorder.handle(MidiMessage::controller(0, 74, 100));
    QVERIFY(QTest::qWaitFor([&] { return countOf(1) > countOf(74) + 20; }));
    const auto muted = countOf(74);
    QVERIFY(QTest::qWaitFor([&] { return countOf(1) > muted + 60; }));
    QCOMPARE(countOf(74), muted);
    (void)recorder.finish();
    engine.play(0us); // and it is heard again
    QVERIFY(QTest::qWaitFor([&] { return countOf(74) > muted + 10; }));
}

void TestTakeRecorder::overdubInALoopGoesOverItselfAgain()
{
    Stage stage;
    stage.engine.setLoop(LoopRegion {0us, 200ms});
    stage.recorder.begin(overdub());
    QVERIFY(stage.runTo(100ms));
    auto base = stage.momentOf(0us); // of the first round
    // while the transport is in its first round: 20, 60 and 100 ms
    stage.recorder.handle(MidiMessage::controller(0, 74, 1), base + 20ms);
    stage.recorder.handle(MidiMessage::controller(0, 74, 2), base + 60ms);
    stage.recorder.handle(MidiMessage::controller(0, 74, 3), base + 100ms);
    QVERIFY(QTest::qWaitFor([&] {
        const auto status = stage.engine.status();
        return status.loopsDone > 0 && status.position > 80ms && status.position < 150ms;
    }));
    base = stage.momentOf(0us);
    stage.recorder.handle(MidiMessage::controller(0, 74, 4), base + 40ms);
    stage.recorder.handle(MidiMessage::controller(0, 74, 5), base + 80ms);
    const auto take = stage.recorder.finish();
    QVERIFY(take);
    std::vector<int> values;
    for (const auto& event : take->events)
        values.push_back(event.value);
    QCOMPARE(values, (std::vector {1, 4, 5, 3})); // 2 lay between 4 and 5
    QCOMPARE(take->replaced.size(), std::size_t {2});
    QCOMPARE(take->replaced[0].to, Microseconds(200ms));
}

void TestTakeRecorder::theTakeEndsWithTheTransport()
{
    Stage stage;
    auto settings = overdub();
    settings.end = 150ms;
    stage.recorder.begin(settings);
    QVERIFY(stage.runTo(50ms));
    stage.recorder.handle(MidiMessage::controller(0, 1, 10), stage.momentOf(40ms));
    QVERIFY(QTest::qWaitFor([&] {
        stage.recorder.tick();
        return stage.recorder.state() == State::Ended;
    }));
    stage.recorder.handle(MidiMessage::controller(0, 1, 99)); // too late
    const auto take = stage.recorder.finish();
    QCOMPARE(take->events.size(), std::size_t {1});
    QCOMPARE(take->replaced[0].to, Microseconds(150ms));
}

void TestTakeRecorder::cancelForgets()
{
    Stage stage;
    stage.recorder.begin(newTake());
    stage.recorder.handle(MidiMessage::noteOn(0, 60, 90));
    stage.recorder.cancel();
    QCOMPARE(stage.recorder.state(), State::Idle);
    QCOMPARE(stage.recorder.eventCount(), std::size_t {0});
    QVERIFY(!stage.recorder.finish());
}

QTEST_GUILESS_MAIN(TestTakeRecorder)
#include "tst_take_recorder.moc"
