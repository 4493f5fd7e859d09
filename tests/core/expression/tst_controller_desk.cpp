// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/expression/controller_desk.h"
#include "core/expression/performer.h"
#include "support/fake_network.h"
#include "support/realtime_guard.h"

#include <QtTest>

#include <algorithm>
#include <cstdlib>
#include <memory>
#include <vector>

using namespace timbrel;
using namespace timbrel::expression;
using midi::MidiMessage;
using test::FakeNetwork;

namespace {

constexpr Microseconds kMilli = std::chrono::milliseconds(1);
constexpr std::uint8_t kCutoff = 74;

DeskCommand takeOver(int value)
{
    return {DeskAction::TakeOver, kCutoff, static_cast<std::uint8_t>(value), 0.0F, {}};
}
DeskCommand turn(int value)
{
    return {DeskAction::Turn, kCutoff, static_cast<std::uint8_t>(value), 0.0F, {}};
}
DeskCommand release()
{
    return {DeskAction::Release, kCutoff, 0, 0.0F, {}};
}
DeskCommand blend(float amount)
{
    return {DeskAction::Blend, kCutoff, 0, amount, {}};
}
DeskCommand bypass(bool isOn)
{
    return {DeskAction::Bypass, 0, 0, isOn ? 1.0F : 0.0F, {}};
}
DeskCommand panic()
{
    return {DeskAction::Panic, 0, 0, 0.0F, {}};
}
DeskCommand bind(const DeskBinding& binding)
{
    DeskCommand command;
    command.action = DeskAction::Bind;
    command.binding = binding;
    return command;
}

/// A desk with one controller, whose default is 64, and time that goes on.
struct Desk
{
    ControllerDesk desk;
    Microseconds time {};
    int predicted = 20;

    int sent() { return desk.sent(kCutoff, predicted, 64, time); }
    /// Values every 5 ms; the largest step between two of them.
    int largestStep(Microseconds length)
    {
        int largest = 0;
        int before = sent();
        for (const auto end = time + length; time < end;) {
            time += 5 * kMilli;
            const int now = sent();
            largest = std::max(largest, std::abs(now - before));
            before = now;
        }
        return largest;
    }
    DeskReading::Strip strip() const
    {
        DeskReading::Strip strip;
        desk.read(kCutoff, strip);
        return strip;
    }
};

/// Controller 74 has 8 values from 0 to 70, and says one of them for ever.
struct Model
{
    explicit Model(int index, std::uint8_t controller = kCutoff)
        : network(std::vector<std::vector<int>> {{index}})
    {
        features.set(Feature::SomeNoteOn);
        outputs.controllers = {{controller, 8, 0, 70, 0}};
    }
    LiveModel live() { return {&network, &outputs, features, FeatureDialect::Timbrel, 100}; }

    FakeNetwork network;
    OutputCoding outputs;
    FeatureSet features;
};

/// A performer that has played a note, and what it sends from then on.
struct Stage
{
    explicit Stage(int index = 2)
        : model(index)
    {
        performer.setModel(model.live());
        performer.begin(time);
        play(MidiMessage::noteOn(0, 60, 100));
        out.clear();
    }
    void play(const MidiMessage& message) { performer.handle(message, time, out); }
    void ask(const DeskCommand& command) { performer.handle(command, time, out); }
    void runFor(Microseconds length)
    {
        const auto end = time + length;
        while (performer.nextTickAt() <= end) {
            time = std::max(performer.nextTickAt(), time);
            performer.tick(time, out);
        }
        time = end;
    }
    /// Of controller 74 on channel 0, in order.
    std::vector<int> values() const
    {
        std::vector<int> values;
        for (const Outgoing& outgoing : out.messages())
            if (outgoing.message.isController() && outgoing.message.number() == kCutoff
                && outgoing.message.channel() == 0)
                values.push_back(outgoing.message.value());
        return values;
    }
    int notes() const
    {
        const auto messages = out.messages();
        return static_cast<int>(std::count_if(
            messages.begin(), messages.end(), [](const auto& it) { return it.message.isNote(); }));
    }

    Model model;
    Performer performer;
    OutgoingList out;
    Microseconds time {};
};

int largestStep(const std::vector<int>& values, int from)
{
    int largest = 0;
    for (const int value : values) {
        largest = std::max(largest, std::abs(value - from));
        from = value;
    }
    return largest;
}

} // namespace

class TestControllerDesk : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void withoutAHandTheNetworkIsSent()
    {
        Desk it;
        for (int value = 0; value < 128; ++value, it.time += kMilli) {
            it.predicted = value % 2 == 0 ? value : 127 - value; // it may jump as it likes
            QCOMPARE(it.sent(), it.predicted);
        }
        QCOMPARE(it.desk.nextStepAt(), Microseconds::max());
    }

    void aHandIsFollowedAtOnceAndHoldsItsValue()
    {
        Desk it;
        QCOMPARE(it.sent(), 20);
        it.desk.apply(takeOver(100));
        QCOMPARE(it.sent(), 100);
        it.predicted = 3;
        it.time += 50 * kMilli;
        QCOMPARE(it.sent(), 100);
        QVERIFY(it.strip().isTakenOver);
        QCOMPARE(int {it.strip().predicted}, 3); // still to be seen
        QCOMPARE(int {it.strip().manual}, 100);
    }

    void whatIsReleasedGlidesBackToTheNetwork()
    {
        Desk it;
        it.desk.apply(takeOver(120));
        QCOMPARE(it.sent(), 120);
        it.desk.apply(release());
        QCOMPARE(it.sent(), 120);
        QVERIFY(it.desk.nextStepAt() <= it.time + ControllerDesk::kStep);
        QVERIFY(it.largestStep(150 * kMilli) <= 2);
        QVERIFY(std::abs(it.sent() - 70) <= 1); // half of the way
        it.predicted = 30; // it moves on meanwhile
        (void)it.largestStep(150 * kMilli);
        QCOMPARE(it.sent(), 30);
        QVERIFY(!it.strip().isTakenOver);
    }

    void theBlendMixesHandAndNetwork()
    {
        Desk it;
        it.desk.apply(takeOver(100));
        (void)it.sent();
        it.desk.apply(blend(0.25F));
        it.desk.apply(release());
        QVERIFY(it.largestStep(400 * kMilli) <= 2);
        QCOMPARE(it.sent(), 40); // 3/4 of 20 and 1/4 of 100
        it.predicted = 60;
        it.time += 5 * kMilli;
        QCOMPARE(it.sent(), 70); // the network may jump, as ever
        it.desk.apply(blend(1.0F));
        QVERIFY(it.largestStep(400 * kMilli) <= 2);
        QCOMPARE(it.sent(), 100);
        it.desk.apply(blend(0.96F)); // a knob's click: at once
        QCOMPARE(it.sent(), 98);
    }

    void withoutAValueOfTheHandTheBlendMakesTheNetworkWeaker()
    {
        Desk it;
        it.predicted = 24;
        (void)it.sent();
        it.desk.apply(blend(0.5F));
        (void)it.largestStep(400 * kMilli);
        QCOMPARE(it.sent(), 44); // between 24 and the default 64
    }

    void aKnobTakesOverOnlyWhenItComesBy()
    {
        Desk it;
        it.predicted = 70;
        QCOMPARE(it.sent(), 70);
        for (const int value : {10, 30, 50, 67}) {
            it.desk.apply(turn(value));
            QCOMPARE(it.sent(), 70);
            QVERIFY(it.strip().isWaiting);
            QVERIFY(!it.strip().isTakenOver);
        }
        it.desk.apply(turn(75)); // it has come by
        QCOMPARE(it.sent(), 75);
        QVERIFY(it.strip().isTakenOver);
        it.desk.apply(turn(10)); // and is followed from then on
        QCOMPARE(it.sent(), 10);
    }

    void aKnobThatStandsNearTakesOverAtOnce()
    {
        Desk it;
        it.predicted = 70;
        (void)it.sent();
        it.desk.apply(turn(71));
        QCOMPARE(it.sent(), 71);
    }

    void afterTheMouseAKnobMustComeByAgain()
    {
        Desk it;
        (void)it.sent();
        it.desk.apply(turn(20));
        it.desk.apply(takeOver(100));
        QCOMPARE(it.sent(), 100);
        it.desk.apply(turn(22));
        QCOMPARE(it.sent(), 100);
        it.desk.apply(turn(99));
        QCOMPARE(it.sent(), 99);
    }

    void bypassGlidesToTheDefaultAndBack()
    {
        Desk it;
        it.predicted = 110;
        (void)it.sent();
        it.desk.apply(bypass(true));
        QVERIFY(it.largestStep(400 * kMilli) <= 2);
        QCOMPARE(it.sent(), 64);
        it.predicted = 5;
        it.time += 5 * kMilli;
        QCOMPARE(it.sent(), 64); // whatever it says
        it.desk.apply(bypass(false));
        QVERIFY(it.largestStep(400 * kMilli) <= 2);
        QCOMPARE(it.sent(), 5);
    }

    void aPanicPutsEverythingToRestUntilTheNextNote()
    {
        Desk it;
        it.desk.apply(takeOver(100));
        (void)it.sent();
        it.desk.rest();
        QCOMPARE(it.sent(), 64);
        QVERIFY(!it.strip().isTakenOver);
        it.time += 500 * kMilli;
        QCOMPARE(it.sent(), 64);
        it.desk.endRest();
        QCOMPARE(it.sent(), 20);
    }

    void boundControllersAndKeysPlayTheDesk()
    {
        ControllerDesk desk;
        DeskCommand command;
        QVERIFY(!desk.takes(MidiMessage::controller(0, 20, 127), command));
        desk.bind({false, 3, 20, DeskAction::Blend, kCutoff});
        desk.bind({true, 9, 36, DeskAction::ToggleBypass, 0});
        QVERIFY(!desk.takes(MidiMessage::controller(0, 20, 127), command)); // another channel
        QVERIFY(desk.takes(MidiMessage::controller(3, 20, 127), command));
        QVERIFY(command.action == DeskAction::Blend);
        QCOMPARE(command.amount, 1.0F);
        QCOMPARE(command.controller, kCutoff);
        QVERIFY(desk.takes(MidiMessage::noteOn(9, 36, 1), command));
        QVERIFY(command.action == DeskAction::ToggleBypass);
        QVERIFY(desk.takes(MidiMessage::noteOff(9, 36), command)); // kept back, too
        QVERIFY(command.action == DeskAction::None);
        desk.apply({DeskAction::UnbindAll, 0, 0, 0.0F, {}});
        QVERIFY(!desk.takes(MidiMessage::controller(3, 20, 127), command));
    }

    void aButtonCountsOnceHoweverOftenItSends()
    {
        ControllerDesk desk;
        DeskCommand command;
        desk.bind({false, 0, 50, DeskAction::Panic, 0});
        int pressed = 0;
        for (const int value : {0, 127, 127, 90, 0, 64, 63}) {
            QVERIFY(
                desk.takes(MidiMessage::controller(0, 50, static_cast<unsigned>(value)), command));
            pressed += command.action == DeskAction::Panic ? 1 : 0;
        }
        QCOMPARE(pressed, 2);
    }

    void aButtonForAnotherNetworkIsToldToWhoReadsTheDesk()
    {
        Stage stage(2);
        DeskCommand bind;
        bind.action = DeskAction::Bind;
        bind.binding = {false, 0, 50, DeskAction::Swap, 0};
        stage.ask(bind);
        DeskReading reading;
        stage.performer.readDesk(reading);
        QCOMPARE(int {reading.swaps}, 0);
        stage.play(MidiMessage::controller(0, 50, 127));
        stage.play(MidiMessage::controller(0, 50, 0));
        stage.performer.readDesk(reading);
        QCOMPARE(int {reading.swaps}, 1);
    }

    // ---- in the performer

    void theHandIsHeardBeforeTheFirstNote()
    {
        Model model(2);
        Performer performer;
        performer.setModel(model.live());
        performer.begin(Microseconds {0});
        OutgoingList out;
        performer.handle(takeOver(99), Microseconds {0}, out);
        QCOMPARE(out.messages().size(), 1U);
        QCOMPARE(out.messages()[0].message, MidiMessage::controller(0, kCutoff, 99));
    }

    void whileTheHandMovesControllersStillComeBeforeTheirNote()
    {
        Stage stage;
        stage.ask(takeOver(90));
        stage.out.clear();
        stage.ask(release());
        stage.runFor(100 * kMilli);
        stage.out.clear();
        stage.time += 3 * kMilli;
        stage.play(MidiMessage::noteOn(0, 64, 100));
        QCOMPARE(stage.out.messages().size(), 2U);
        QVERIFY(stage.out.messages()[0].message.isController());
        QVERIFY(stage.out.messages()[1].message.isNoteOn());
    }

    void aGlideGoesOnBetweenUpdates()
    {
        Stage stage(0); // the network says 0
        stage.ask(takeOver(120));
        stage.out.clear();
        stage.ask(release());
        stage.runFor(400 * kMilli);
        const auto values = stage.values();
        QVERIFY(values.size() >= 50); // every 5 ms, not only with the updates
        QVERIFY(largestStep(values, 120) <= 4);
        QCOMPARE(values.back(), 0);
        stage.out.clear();
        stage.runFor(100 * kMilli);
        QVERIFY(stage.out.messages().empty()); // and then it is quiet
    }

    void bypassLetsNotesPassAndKeepsTheNetworkListening()
    {
        Stage stage(7); // 70
        stage.ask(bypass(true));
        stage.runFor(400 * kMilli);
        QCOMPARE(stage.values().back(), 0);
        stage.out.clear();
        const auto heard = stage.model.network.steps();
        stage.play(MidiMessage::noteOff(0, 60));
        stage.play(MidiMessage::noteOn(0, 62, 80));
        QCOMPARE(stage.notes(), 2);
        QCOMPARE(stage.out.messages().size(), 2U);
        QCOMPARE(stage.model.network.steps(), heard + 2);
        stage.ask(bypass(false));
        stage.runFor(400 * kMilli);
        QCOMPARE(stage.values().back(), 70);
        QVERIFY(largestStep(stage.values(), 0) <= 3);
    }

    void aPanicTellsEveryChannelAndRestsUntilTheNextNote()
    {
        Stage stage(7);
        stage.play(MidiMessage::noteOn(5, 40, 90));
        stage.out.clear();
        stage.ask(panic());
        const auto sent = stage.out.messages();
        std::vector<MidiMessage> messages;
        for (const Outgoing& outgoing : sent)
            messages.push_back(outgoing.message);
        const auto has = [&](const MidiMessage& message) {
            return std::find(messages.begin(), messages.end(), message) != messages.end();
        };
        QVERIFY(has(MidiMessage::noteOff(0, 60)));
        QVERIFY(has(MidiMessage::noteOff(5, 40)));
        for (unsigned channel = 0; channel < 16; ++channel)
            for (const unsigned mode : {123U, 120U, 121U})
                QVERIFY(has(MidiMessage::controller(channel, mode, 0)));
        // after the reset, where it counts
        QCOMPARE(messages.back(), MidiMessage::controller(15, 121, 0));
        const auto reset
            = std::find(messages.begin(), messages.end(), MidiMessage::controller(5, 121, 0));
        QCOMPARE(*(reset + 1), MidiMessage::controller(5, kCutoff, 0));
        stage.out.clear();
        stage.runFor(500 * kMilli);
        QVERIFY(stage.out.messages().empty()); // whatever the network says
        stage.play(MidiMessage::noteOn(0, 60, 100));
        QCOMPARE(stage.out.messages().size(), 2U);
        QCOMPARE(stage.out.messages()[0].message, MidiMessage::controller(0, kCutoff, 70));
    }

    void aPanicOfEverythingFits()
    {
        Stage stage;
        for (unsigned channel = 0; channel < 16; ++channel)
            for (unsigned key = 0; key < 128; ++key) {
                stage.play(MidiMessage::noteOn(channel, key, 1));
                stage.out.clear();
            }
        stage.ask(panic());
        QCOMPARE(stage.notes(), 16 * 128);
        QCOMPARE(stage.out.messages().back().message, MidiMessage::controller(15, kCutoff, 0));
    }

    void anotherNetworkFadesIn()
    {
        Stage stage(0);
        stage.runFor(50 * kMilli);
        Model after(7);
        stage.out.clear();
        stage.performer.setModel(after.live());
        stage.runFor(600 * kMilli);
        QVERIFY(!stage.performer.isChanging());
        QVERIFY(largestStep(stage.values(), 0) <= 3);
        QCOMPARE(stage.values().back(), 70);
    }

    void whatTheHandHasDoesNotChangeHandsWithTheNetwork()
    {
        Stage stage(0);
        stage.ask(takeOver(33));
        Model after(7);
        stage.out.clear();
        stage.performer.setModel(after.live());
        stage.runFor(600 * kMilli);
        QVERIFY(!stage.performer.isChanging());
        QVERIFY(stage.values().empty());
    }

    void aLearntControllerThatTheNetworkMovesTakesOverAndDoesNotPass()
    {
        Stage stage(2); // 20
        stage.ask(bind({false, 0, kCutoff, DeskAction::Turn, kCutoff}));
        stage.play(MidiMessage::controller(0, kCutoff, 90)); // it stands elsewhere: not yet
        QVERIFY(stage.out.messages().empty());
        stage.play(MidiMessage::controller(0, kCutoff, 15)); // it has come by
        stage.play(MidiMessage::controller(0, kCutoff, 50));
        QCOMPARE(stage.values(), (std::vector<int> {15, 50}));
    }

    void aKeyThatBecomesAButtonDoesNotHang()
    {
        Stage stage;
        stage.play(MidiMessage::noteOn(9, 36, 100));
        stage.out.clear();
        stage.ask(bind({true, 9, 36, DeskAction::ToggleBypass, 0}));
        QCOMPARE(stage.out.messages().size(), 1U);
        QCOMPARE(stage.out.messages()[0].message, MidiMessage::noteOff(9, 36));
        stage.out.clear();
        stage.play(MidiMessage::noteOff(9, 36));
        QVERIFY(stage.out.messages().empty());
    }

    void aNetworkThatComesLaterKnowsTheKeysThatAreDown()
    {
        Model model(2);
        Performer performer;
        OutgoingList out;
        performer.handle(MidiMessage::noteOn(0, 60, 100), Microseconds {0}, out);
        QCOMPARE(out.messages().size(), 1U);
        performer.setModel(model.live());
        performer.begin(kMilli);
        performer.tick(kMilli, out);
        QCOMPARE(model.network.heard(0, 0), 1.0F);
    }

    void nothingIsAllocatedOrLocked()
    {
        if (!test::RealtimeGuard::canCount())
            QSKIP(test::kGuardCannotCount);
        Model before(2);
        Model after(5);
        auto performer = std::make_unique<Performer>();
        auto out = std::make_unique<OutgoingList>();
        auto reading = std::make_unique<DeskReading>();
        const test::RealtimeGuard guard;
        performer->setModel(before.live());
        performer->begin(Microseconds(0));
        performer->handle(bind({false, 0, 20, DeskAction::Turn, kCutoff}), Microseconds {0}, *out);
        for (int i = 0; i < 3000; ++i) {
            out->clear();
            const Microseconds time = i * 4 * kMilli;
            const auto value = static_cast<unsigned>(i % 128);
            performer->handle(MidiMessage::noteOn(0, value, 64), time, *out);
            performer->handle(MidiMessage::controller(0, 20, value), time, *out);
            performer->handle(blend(static_cast<float>(i % 10) / 10.0F), time, *out);
            performer->handle(i % 2 == 0 ? takeOver(i % 100) : release(), time, *out);
            performer->handle(bypass(i % 50 == 0), time, *out);
            if (i % 500 == 0)
                performer->handle(panic(), time, *out);
            performer->tick(time + kMilli, *out);
            performer->readDesk(*reading);
            if (i == 1000)
                performer->setModel(after.live());
        }
        const auto violations = guard.violations();
        QCOMPARE(violations, 0U);
    }
};

QTEST_APPLESS_MAIN(TestControllerDesk)
#include "tst_controller_desk.moc"
