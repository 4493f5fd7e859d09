// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/expression/performer.h"
#include "support/fake_network.h"
#include "support/realtime_guard.h"

#include <QtTest>

#include <memory>
#include <string>
#include <vector>

using namespace timbrel;
using namespace timbrel::expression;
using midi::MidiMessage;
using test::FakeNetwork;

namespace {

constexpr Microseconds kMilli = std::chrono::milliseconds(1);

/// "cc 1=20 @0", "on 60 @0", "off 60 @0"; anything else by its status byte
std::string textOf(const Outgoing& outgoing)
{
    const MidiMessage& message = outgoing.message;
    const std::string number = std::to_string(message.number());
    const std::string channel = " @" + std::to_string(message.channel());
    if (message.isController())
        return "cc " + number + "=" + std::to_string(message.value()) + channel;
    if (message.isNote())
        return (message.isNoteOn() ? "on " : "off ") + number + channel;
    return "other " + std::to_string(message.bytes[0]);
}

QByteArray lines(std::initializer_list<const char*> expected)
{
    QByteArray text;
    for (const char* line : expected)
        text += (text.isEmpty() ? "" : "; ") + QByteArray(line);
    return text;
}

QByteArray textOf(const OutgoingList& list)
{
    QByteArray text;
    for (const Outgoing& outgoing : list.messages())
        text += (text.isEmpty() ? "" : "; ") + QByteArray::fromStdString(textOf(outgoing));
    return text;
}

/// A model that answers as the test says; controllers with `count` values from 0 to 10 (count - 1).
struct Model
{
    Model(std::vector<std::uint8_t> controllers,
          std::vector<std::vector<int>> answers,
          int rate = 20)
        : network(std::move(answers))
        , updateRate(rate)
    {
        features.set(Feature::SomeNoteOn);
        features.set(Feature::NoteStruck);
        features.set(Feature::NoteReleased);
        for (const auto controller : controllers)
            outputs.controllers.push_back({controller, 8, 0, 70, 0});
    }
    explicit Model(int top, int rate = 20)
        : network(top)
        , updateRate(rate)
    {
        features.set(Feature::SomeNoteOn);
        outputs.controllers.push_back({1, 8, 0, 70, 0});
    }
    LiveModel live() { return {&network, &outputs, features, FeatureDialect::Timbrel, updateRate}; }

    FakeNetwork network;
    OutputCoding outputs;
    FeatureSet features;
    int updateRate;
};

} // namespace

class TestPerformer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void changedControllersGoOutBeforeTheNote()
    {
        Model model({1, 7}, {{2, 3}, {2, 4}});
        Performer performer;
        performer.setModel(model.live());
        performer.begin(Microseconds(1000)); // later than the notes
        OutgoingList out;
        performer.handle(MidiMessage::noteOn(0, 60, 100), Microseconds(0), out);
        QCOMPARE(textOf(out), lines({"cc 1=20 @0", "cc 7=30 @0", "on 60 @0"}));
        out.clear();
        performer.handle(MidiMessage::noteOff(0, 60), Microseconds(10), out);
        QCOMPARE(textOf(out), lines({"cc 7=40 @0", "off 60 @0"}));
        QCOMPARE(int {out.messages()[0].change}, 10);
    }

    void aFirstValueOfZeroIsSent()
    {
        Model model({1}, {{0}});
        Performer performer;
        performer.setModel(model.live());
        OutgoingList out;
        performer.handle(MidiMessage::noteOn(0, 60, 100), Microseconds(0), out);
        performer.handle(MidiMessage::noteOn(0, 61, 100), Microseconds(1), out);
        QCOMPARE(textOf(out), lines({"cc 1=0 @0", "on 60 @0", "on 61 @0"}));
    }

    void everyNoteOfAChordIsItsOwnUpdate()
    {
        Model model({1}, {{1}, {2}, {3}});
        Performer performer;
        performer.setModel(model.live());
        OutgoingList out;
        for (unsigned note : {60U, 64U, 67U})
            performer.handle(MidiMessage::noteOn(0, note, 100), Microseconds(0), out);
        QCOMPARE(
            textOf(out),
            lines({"cc 1=10 @0", "on 60 @0", "cc 1=20 @0", "on 64 @0", "cc 1=30 @0", "on 67 @0"}));
        QCOMPARE(model.network.steps(), 3U);
        for (std::size_t step = 0; step < 3; ++step)
            QCOMPARE(model.network.heard(step, 1), 1.0F); // struck
    }

    void aNoteOnOfVelocityZeroIsARelease()
    {
        Model model({1}, {{1}});
        Performer performer;
        performer.setModel(model.live());
        OutgoingList out;
        performer.handle(MidiMessage::noteOn(0, 60, 100), Microseconds(0), out);
        performer.handle(MidiMessage::noteOn(0, 60, 0), Microseconds(1), out);
        QCOMPARE(model.network.heard(1, 0), 0.0F);
        QCOMPARE(model.network.heard(1, 2), 1.0F); // released
        QCOMPARE(out.messages().back().message, MidiMessage::noteOn(0, 60, 0)); // as it came
        out.clear();
        performer.finish(out);
        QCOMPARE(textOf(out), lines({"cc 1=0 @0"})); // nothing sounds
    }

    void updatesFollowTheIntervalAndRestartAtEachNote()
    {
        Model model({1}, {{0}, {1}, {2}, {3}, {4}, {5}}); // 20 per second: every 50 ms
        Performer performer(0);
        performer.setModel(model.live());
        performer.begin(Microseconds(0));
        OutgoingList out;
        QCOMPARE(performer.nextUpdateAt(), Microseconds(0));
        performer.tick(Microseconds(0), out);
        QCOMPARE(performer.nextUpdateAt(), 50 * kMilli);
        performer.tick(50 * kMilli - Microseconds(1), out); // not yet
        QCOMPARE(performer.updates(), 1U);
        performer.tick(50 * kMilli + Microseconds(300), out); // late: the schedule does not slip
        QCOMPARE(performer.nextUpdateAt(), 100 * kMilli);
        performer.handle(MidiMessage::noteOn(0, 60, 1), 70 * kMilli, out);
        QCOMPARE(performer.updates(), 3U);
        QCOMPARE(performer.nextUpdateAt(), 120 * kMilli);
        performer.tick(100 * kMilli, out);
        QCOMPARE(performer.updates(), 3U);
        performer.tick(120 * kMilli, out);
        QCOMPARE(textOf(out),
                 lines({"cc 1=0 @0", "cc 1=10 @0", "cc 1=20 @0", "on 60 @0", "cc 1=30 @0"}));
    }

    void anUpdateThatWasDueBeforeANoteIsMadeFirst()
    {
        Model model({1}, {{1}, {2}, {3}});
        Performer performer(0);
        performer.setModel(model.live());
        performer.begin(Microseconds(0));
        OutgoingList out;
        performer.handle(MidiMessage::noteOn(0, 60, 1), 60 * kMilli, out);
        // at 0, at 50 and the note's own at 60; one value for both overdue ones
        QCOMPARE(performer.updates(), 3U);
        QCOMPARE(textOf(out), lines({"cc 1=20 @0", "cc 1=30 @0", "on 60 @0"}));
        QCOMPARE(model.network.heard(1, 1), 0.0F);
        QCOMPARE(model.network.heard(2, 1), 1.0F);
        QCOMPARE(performer.nextUpdateAt(), 110 * kMilli);
    }

    void aNoteAtTheTimeOfAnUpdateIsThatUpdate()
    {
        Model model({1}, {{1}});
        Performer performer(0);
        performer.setModel(model.live());
        performer.begin(50 * kMilli);
        OutgoingList out;
        performer.handle(MidiMessage::noteOn(0, 60, 1), 50 * kMilli, out);
        QCOMPARE(performer.updates(), 1U);
    }

    void afterAHangThePresentCountsNotThePast()
    {
        Model model({1}, {{1}});
        Performer performer(0);
        performer.setModel(model.live());
        performer.begin(Microseconds(0));
        OutgoingList out;
        performer.tick(3600000 * kMilli, out);
        QVERIFY(performer.updates() <= 10);
        QVERIFY(performer.nextUpdateAt() > 3600000 * kMilli);
        QVERIFY(performer.nextUpdateAt() <= 3600050 * kMilli + Microseconds(1));
    }

    void otherMessagesPassButControlledControllersDoNot()
    {
        Model model({1, 74}, {{0, 0}});
        Performer performer;
        performer.setModel(model.live());
        performer.begin(1000 * kMilli);
        OutgoingList out;
        const std::vector<MidiMessage> passing = {MidiMessage::of(0xE1, 0, 64),
                                                  MidiMessage::controller(3, 7, 99),
                                                  MidiMessage::of(0xD0, 5, 0),
                                                  MidiMessage {{0xF8, 0, 0}, 1}};
        for (const auto& message : passing)
            performer.handle(message, Microseconds(5), out);
        performer.handle(MidiMessage::controller(0, 1, 99), Microseconds(5), out);
        performer.handle(MidiMessage::controller(9, 74, 99), Microseconds(5), out);
        QCOMPARE(out.messages().size(), passing.size());
        for (std::size_t i = 0; i < passing.size(); ++i)
            QCOMPARE(out.messages()[i].message, passing[i]);
        QCOMPARE(performer.updates(), 0U);
    }

    void controllersUseTheChannelOfTheNotes()
    {
        Model model({1}, {{1}, {1}, {2}, {0}});
        Performer performer;
        performer.setModel(model.live());
        performer.begin(1000 * kMilli);
        OutgoingList out;
        performer.handle(MidiMessage::noteOn(4, 60, 1), Microseconds(0), out);
        QCOMPARE(textOf(out), lines({"cc 1=10 @4", "on 60 @4"}));
        out.clear(); // the other channel has not got the value yet
        performer.handle(MidiMessage::noteOn(2, 61, 1), Microseconds(1), out);
        QCOMPARE(textOf(out), lines({"cc 1=10 @2", "on 61 @2"}));
        out.clear(); // what still sounds follows too, the note's own channel first
        performer.handle(MidiMessage::noteOff(2, 61), Microseconds(2), out);
        QCOMPARE(textOf(out), lines({"cc 1=20 @2", "cc 1=20 @4", "off 61 @2"}));
        out.clear();
        performer.handle(MidiMessage::noteOff(4, 60), Microseconds(3), out);
        QCOMPARE(textOf(out), lines({"cc 1=0 @4", "cc 1=0 @2", "off 60 @4"}));
    }

    void aChannelThatIsDoneIsLeftAlone()
    {
        Model model({1}, {{1}, {0}, {0}, {3}});
        Performer performer;
        performer.setModel(model.live());
        performer.begin(1000 * kMilli);
        OutgoingList out;
        performer.handle(MidiMessage::noteOn(4, 60, 1), Microseconds(0), out);
        performer.handle(MidiMessage::noteOff(4, 60), Microseconds(1), out);
        // another channel plays, and the first is at its default: it is done
        performer.handle(MidiMessage::noteOn(2, 60, 1), Microseconds(2), out);
        out.clear();
        performer.handle(MidiMessage::noteOn(2, 61, 1), Microseconds(3), out);
        QCOMPARE(textOf(out), lines({"cc 1=30 @2", "on 61 @2"}));
    }

    void aSetChannelTakesAllControllersAndNoNotes()
    {
        Model model({1}, {{1}, {2}});
        Performer performer(9);
        performer.setModel(model.live());
        performer.begin(Microseconds(0));
        OutgoingList out;
        performer.tick(Microseconds(0), out);
        performer.handle(MidiMessage::noteOn(4, 60, 1), Microseconds(10), out);
        QCOMPARE(textOf(out), lines({"cc 1=10 @9", "cc 1=20 @9", "on 60 @4"}));
    }

    void withoutAChannelNothingIsSentBeforeTheFirstNote()
    {
        Model model({1}, {{1}});
        Performer performer;
        performer.setModel(model.live());
        performer.begin(Microseconds(0));
        OutgoingList out;
        performer.tick(Microseconds(0), out);
        QCOMPARE(performer.updates(), 1U);
        QCOMPARE(out.messages().size(), 0U);
    }

    void finishReleasesWhatSoundsAndSetsTheDefaults()
    {
        Model model({1, 7}, {{1, 2}});
        model.outputs.controllers[1].defaultValue = 127; // not among its values
        Performer performer;
        performer.setModel(model.live());
        performer.begin(1000 * kMilli);
        OutgoingList out;
        performer.handle(MidiMessage::noteOn(3, 60, 1), Microseconds(0), out);
        performer.handle(MidiMessage::noteOn(3, 62, 1), Microseconds(0), out);
        performer.handle(MidiMessage::noteOff(3, 60), Microseconds(0), out);
        out.clear();
        performer.finish(out);
        QCOMPARE(textOf(out), lines({"off 62 @3", "cc 1=0 @3", "cc 7=127 @3"}));
        out.clear();
        performer.finish(out);
        QVERIFY(out.messages().empty());
    }

    void finishSetsTheDefaultsEvenIfNothingWasPlayed()
    {
        Model model({1}, {{1}});
        Performer performer;
        performer.setModel(model.live());
        OutgoingList out;
        performer.finish(out);
        QCOMPARE(textOf(out), lines({"cc 1=0 @0"}));
    }

    void finishOfEverythingFits()
    {
        std::vector<std::uint8_t> all(128);
        for (std::size_t i = 0; i < all.size(); ++i)
            all[i] = static_cast<std::uint8_t>(i);
        Model model(all, {std::vector<int>(128, 3)});
        Performer performer;
        performer.setModel(model.live());
        performer.begin(1000 * kMilli);
        OutgoingList out;
        for (unsigned channel = 0; channel < 16; ++channel)
            for (unsigned note = 0; note < 128; ++note) {
                performer.handle(MidiMessage::noteOn(channel, note, 1), Microseconds(0), out);
                out.clear();
            }
        performer.finish(out);
        QCOMPARE(out.messages().size(), 4096U);
    }

    void allNotesOffReleasesTheKeys()
    {
        Model model({1}, {{1}, {2}, {3}, {0}});
        Performer performer;
        performer.setModel(model.live());
        performer.begin(1000 * kMilli);
        OutgoingList out;
        performer.handle(MidiMessage::noteOn(0, 60, 1), Microseconds(0), out);
        performer.handle(MidiMessage::noteOn(0, 61, 1), Microseconds(0), out);
        out.clear();
        performer.handle(MidiMessage::controller(0, 123, 0), Microseconds(5), out);
        QCOMPARE(textOf(out), lines({"cc 1=0 @0", "cc 123=0 @0"}));
        QCOMPARE(model.network.heard(3, 0), 0.0F); // no key down
        out.clear();
        performer.finish(out);
        QVERIFY(out.messages().empty());
    }

    void afterResetAllControllersOursAreSentAgain()
    {
        Model model({1}, {{1}});
        Performer performer;
        performer.setModel(model.live());
        performer.begin(1000 * kMilli);
        OutgoingList out;
        performer.handle(MidiMessage::noteOn(0, 60, 1), Microseconds(0), out);
        performer.handle(MidiMessage::controller(0, 121, 0), Microseconds(5), out);
        out.clear();
        performer.handle(MidiMessage::noteOff(0, 60), Microseconds(9), out);
        QCOMPARE(textOf(out), lines({"cc 1=10 @0", "off 60 @0"}));
    }

    void afterAProgramChangeOursAreSentAgainAtOnce()
    {
        Model model({1}, {{1}});
        Performer performer;
        performer.setModel(model.live());
        performer.begin(1000 * kMilli);
        OutgoingList out;
        performer.handle(MidiMessage::noteOn(0, 60, 1), Microseconds(0), out);
        out.clear();
        performer.handle(MidiMessage {{0xC0, 5}, 2}, Microseconds(5), out);
        QCOMPARE(out.messages().size(), 2U);
        QCOMPARE(out.messages()[0].message.status(), 0xC0U);
        QCOMPARE(out.messages()[1].message, MidiMessage::controller(0, 1, 10));
        out.clear();
        performer.handle(MidiMessage {{0xC3, 5}, 2}, Microseconds(6), out); // nobody plays there
        QCOMPARE(out.messages().size(), 1U);
    }

    void withoutAModelEverythingPasses()
    {
        Performer performer;
        performer.begin(Microseconds(0));
        OutgoingList out;
        performer.tick(Microseconds(0), out);
        performer.handle(MidiMessage::noteOn(0, 60, 1), Microseconds(5), out);
        performer.handle(MidiMessage::controller(0, 1, 1), Microseconds(5), out);
        performer.finish(out);
        QCOMPARE(textOf(out), lines({"on 60 @0", "cc 1=1 @0", "off 60 @0"}));
    }

    void aNewModelHearsWhatWasPlayedBeforeItTakesOver()
    {
        Model before(7);
        Model after(7);
        Performer performer(0);
        performer.setModel(before.live());
        performer.begin(Microseconds(0));
        OutgoingList out;
        auto time = Microseconds(0);
        const auto runFor = [&](int updates) {
            for (int i = 0; i < updates; ++i, time += 50 * kMilli)
                performer.tick(time, out);
        };
        runFor(100);
        performer.handle(MidiMessage::noteOn(0, 60, 1), time, out);
        time += 50 * kMilli;
        runFor(20); // at the top: 70
        out.clear();
        performer.setModel(after.live());
        QVERIFY(performer.isChanging());
        QCOMPARE(performer.model().network, &before.network);
        runFor(40);
        QVERIFY(!performer.isChanging());
        QCOMPARE(performer.model().network, &after.network);
        QVERIFY2(out.messages().empty(), "both are at 70: nothing to be heard of the change");
        QVERIFY(after.network.steps() > 140); // everything from the start, and what came since
        performer.handle(MidiMessage::noteOff(0, 60), time, out);
        QCOMPARE(textOf(out), lines({"cc 1=0 @0", "off 60 @0"}));
    }

    void aNewModelKnowsKeysThatWentDownLongAgo()
    {
        Model before(7);
        Model after(7);
        Performer performer(0);
        performer.setModel(before.live());
        performer.begin(Microseconds(0));
        OutgoingList out;
        performer.handle(MidiMessage::noteOn(0, 60, 1), Microseconds(0), out);
        auto time = Microseconds(0);
        for (int i = 0; i < 1000; ++i, time += 50 * kMilli)
            performer.tick(time, out);
        performer.setModel(after.live());
        for (int i = 0; i < 100; ++i, time += 50 * kMilli)
            performer.tick(time, out);
        QVERIFY(!performer.isChanging());
        QCOMPARE(after.network.heard(0, 0), 1.0F); // the very first thing that it heard
        out.clear();
        performer.finish(out);
        QCOMPARE(textOf(out), lines({"off 60 @0", "cc 1=0 @0"}));
    }

    void aNewModelTakesOverWhilePlayingIsDense()
    {
        Model before(7, 20);
        Model after(7, 20);
        Performer performer;
        performer.setModel(before.live());
        performer.begin(Microseconds(0));
        OutgoingList out;
        auto time = Microseconds(0);
        std::size_t played = 0;
        std::size_t came = 0;
        for (int i = 0; i < 2000; ++i, time += 10 * kMilli, ++played) { // no time for ticks
            if (i == 500)
                performer.setModel(after.live());
            const unsigned note = 40 + static_cast<unsigned>(i / 2 % 40);
            performer.handle(i % 2 == 0 ? MidiMessage::noteOn(0, note, 1)
                                        : MidiMessage::noteOff(0, note),
                             time,
                             out);
            for (const auto& outgoing : out.messages())
                came += outgoing.kind == OutgoingKind::Note ? 1 : 0;
            out.clear();
        }
        QCOMPARE(came, played);
        QCOMPARE(performer.model().network, &after.network);
    }

    void whatOnlyTheOldModelMovedGoesBackToItsDefault()
    {
        Model before({1, 74}, {{3, 4}});
        Model after({1, 7}, {{3, 5}});
        Performer performer(0);
        performer.setModel(before.live());
        performer.begin(Microseconds(0));
        OutgoingList out;
        performer.tick(Microseconds(0), out);
        performer.setModel(after.live());
        out.clear();
        performer.tick(50 * kMilli, out);
        QCOMPARE(textOf(out), lines({"cc 7=50 @0"}));
        out.clear();
        for (int i = 1; i <= 70; ++i)
            performer.tick((50 + 5 * i) * kMilli, out);
        QVERIFY(out.messages().size() >= 35); // without a jump
        QCOMPARE(textOf(out).left(10), QByteArray("cc 74=39 @"));
        QVERIFY(textOf(out).endsWith("cc 74=0 @0"));
        out.clear();
        performer.handle(MidiMessage::controller(0, 74, 9), 401 * kMilli, out); // free again
        performer.handle(MidiMessage::controller(0, 7, 9), 401 * kMilli, out);
        QCOMPARE(textOf(out), lines({"cc 74=9 @0"}));
    }

    void aControllerThatIsOnItsWayToItsDefaultIsWhoseHandMovesIt()
    {
        Model before({1, 74}, {{3, 4}});
        Model after({1, 7}, {{3, 5}});
        Performer performer(0);
        performer.setModel(before.live());
        performer.begin(Microseconds(0));
        OutgoingList out;
        performer.tick(Microseconds(0), out);
        performer.setModel(after.live());
        performer.tick(50 * kMilli, out);
        performer.tick(100 * kMilli, out);
        out.clear();
        performer.handle(MidiMessage::controller(0, 74, 9), 101 * kMilli, out);
        for (int i = 0; i <= 70; ++i)
            performer.tick((102 + 5 * i) * kMilli, out);
        QCOMPARE(textOf(out), lines({"cc 74=9 @0"}));
    }

    void nothingIsAllocatedOrLocked()
    {
        if (!test::RealtimeGuard::canCount())
            QSKIP(test::kGuardCannotCount);
        Model before(7);
        Model after(5);
        auto performer = std::make_unique<Performer>();
        auto out = std::make_unique<OutgoingList>();
        const test::RealtimeGuard guard;
        performer->setModel(before.live());
        performer->begin(Microseconds(0));
        for (int i = 0; i < 3000; ++i) {
            out->clear();
            const Microseconds time = i * 7 * kMilli;
            const auto key = static_cast<unsigned>(i % 128);
            performer->handle(
                MidiMessage::noteOn(static_cast<unsigned>(i % 16), key, 64), time, *out);
            performer->tick(time + 6 * kMilli, *out);
            performer->handle(MidiMessage::noteOff(0, key), time + 6 * kMilli, *out);
            performer->handle(MidiMessage::controller(0, 123, 0), time + 6 * kMilli, *out);
            if (i == 1000)
                performer->setModel(after.live());
        }
        performer->forgetWhatWasSent();
        performer->finish(*out);
        const auto violations = guard.violations();
        QCOMPARE(violations, 0U);
        QCOMPARE(performer->model().network, &after.network);
    }
};

QTEST_APPLESS_MAIN(TestPerformer)
#include "tst_performer.moc"
