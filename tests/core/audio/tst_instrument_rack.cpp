// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/audio/rack_desk.h"
#include "core/synth/small_synth.h"
#include "support/realtime_guard.h"

#include <QtTest>

#include <atomic>
#include <cmath>
#include <thread>

#include "rack_stage.h"

using namespace timbrel;
using namespace timbrel::audio;
using midi::MidiMessage;
using test::Drone;
using Stage = test::RackStage;

namespace {

bool isNear(float a, float b)
{
    return std::abs(a - b) < 1e-3F;
}

} // namespace

class TestInstrumentRack : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void channelsGoToTheirSlots();
    void slotsAreMixed();
    void muteAndSoloSilence();
    void levelsAreMeteredAfterTheMix();
    void gainsSlide();
    void anInstrumentIsExchangedWithoutAClick();
    void theOldOneIsReleasedByControl();
    void theNewOneKnowsHowThingsStand();
    void aChannelThatMovesLetsItsKeysGo();
    void anotherRateReachesWhatIsPlacedMeanwhile();
    void manyExchangesInARow();
    void aRackOfOneSoundsAsTheOne();
    void renderingNeitherAllocatesNorLocks();
    void controlMayChangeEverythingWhileItPlays();
};

void TestInstrumentRack::channelsGoToTheirSlots()
{
    Stage stage;
    const auto melody = stage.place(0, 0.1F);
    const auto drums = stage.place(kDrumSlot, 0.2F);
    const auto other = stage.place(5, 0.4F);
    stage.desk.setSlotOfChannel(3, 5);
    stage.desk.setSlotOfChannel(4, kRackSlots); // nobody
    stage.render();
    for (unsigned channel = 0; channel < 16; ++channel)
        stage.strike(channel);
    QCOMPARE(melody->told.size(), std::size_t {13});
    QCOMPARE(drums->told, (std::vector {MidiMessage::noteOn(9, 60, 100)}));
    QCOMPARE(other->told, (std::vector {MidiMessage::noteOn(3, 60, 100)}));
    stage.render();
    QVERIFY(isNear(stage.left[255], 0.7F));
    QCOMPARE(stage.rack->soundingVoices(), 3);
    stage.rack->panic();
    stage.render();
    QCOMPARE(stage.left[255], 0.0F);
}

void TestInstrumentRack::slotsAreMixed()
{
    Stage stage;
    stage.place(0, 0.25F);
    stage.desk.setSlot(0, {2.0F, -1.0F, false, false});
    stage.render();
    stage.strike(0);
    stage.render(40);
    QVERIFY(isNear(stage.left[0], 0.5F * std::sqrt(2.0F)));
    QVERIFY(isNear(stage.right[0], 0.0F));
    stage.desk.setSlot(0, {1.0F, 0.0F, false, false});
    stage.render(40);
    QVERIFY(isNear(stage.left[0], 0.25F));
    QVERIFY(isNear(stage.right[0], 0.25F));
    // what is no number, and what is too much
    stage.desk.setSlot(0, {std::nanf(""), 7.0F, false, false});
    QCOMPARE(stage.desk.settings().slots[0], (RackSlotSettings {1.0F, 1.0F, false, false}));
    stage.desk.setSlot(99, {});
    stage.desk.setInstrument(99, nullptr);
}

void TestInstrumentRack::muteAndSoloSilence()
{
    Stage stage;
    stage.place(0, 0.1F);
    stage.place(kDrumSlot, 0.2F);
    stage.render();
    stage.strike(0);
    stage.strike(9);
    const auto heard = [&](bool mute0, bool solo0, bool mute1, bool solo1) {
        stage.desk.setSlot(0, {1.0F, 0.0F, mute0, solo0});
        stage.desk.setSlot(1, {1.0F, 0.0F, mute1, solo1});
        stage.render(60);
        return stage.left[0];
    };
    QVERIFY(isNear(heard(false, false, false, false), 0.3F));
    QVERIFY(isNear(heard(true, false, false, false), 0.2F));
    QVERIFY(isNear(heard(false, true, false, false), 0.1F));
    QVERIFY(isNear(heard(false, true, false, true), 0.3F));
    QVERIFY(isNear(heard(true, true, false, false), 0.0F));
}

void TestInstrumentRack::levelsAreMeteredAfterTheMix()
{
    Stage stage;
    stage.place(0, 0.5F);
    stage.desk.setSlot(0, {0.5F, 0.0F, false, false});
    stage.render();
    stage.strike(0);
    stage.render(40);
    auto meter = stage.desk.status().slots[0];
    QVERIFY(isNear(meter.peakLeft, 0.25F));
    QVERIFY(isNear(meter.peakRight, 0.25F));
    QCOMPARE(meter.voices, 1);
    QCOMPARE(stage.desk.status().slots[1].peakLeft, 0.0F);
    stage.rack->event(MidiMessage::noteOff(0, 60), 0);
    stage.render(188); // a second
    meter = stage.desk.status().slots[0];
    QVERIFY(std::abs(20.0F * std::log10(meter.peakLeft / 0.25F) + 20.0F) < 0.2F);
}

void TestInstrumentRack::gainsSlide()
{
    Stage stage;
    stage.place(0, 0.5F);
    stage.render();
    stage.strike(0);
    stage.render(10);
    stage.desk.setSlot(0, {0.0F, 0.0F, false, false});
    float last = 0.5F;
    for (int block = 0; block < 40; ++block) {
        stage.render();
        for (const float value : stage.left) {
            QVERIFY(std::abs(value - last) < 0.001F);
            last = value;
        }
    }
    QVERIFY(isNear(last, 0.0F));
}

void TestInstrumentRack::anInstrumentIsExchangedWithoutAClick()
{
    Stage stage;
    const auto before = stage.place(0, 0.5F);
    stage.render();
    stage.strike(0);
    stage.render(10);
    const auto after = stage.place(0, 0.25F);
    float last = 0.5F;
    for (int block = 0; block < 60; ++block) {
        stage.render();
        for (const float value : stage.left) {
            QVERIFY(std::abs(value - last) < 0.001F);
            last = value;
        }
    }
    QVERIFY(isNear(last, 0.0F)); // the new one knows of no key
    QCOMPARE(before->told.back(), MidiMessage::controller(15, 123, 0));
    stage.strike(0);
    stage.render();
    QVERIFY(isNear(stage.left[0], 0.25F));
    QCOMPARE(before->prepared.load(), 1);
    QCOMPARE(after->prepared.load(), 1);
}

void TestInstrumentRack::theOldOneIsReleasedByControl()
{
    Stage stage;
    const auto before = stage.place(0, 0.5F);
    stage.render();
    stage.desk.setInstrument(0, nullptr);
    (void)stage.desk.status();
    QVERIFY(!before->isGone); // not taken yet
    std::thread rendering([&] { stage.render(100); });
    rendering.join();
    QVERIFY(!before->isGone);
    (void)stage.desk.status(); // says that the rack has it no longer
    QVERIFY(!before->isGone);
    stage.render(); // the rack gives back what held it
    (void)stage.desk.status();
    QVERIFY(before->isGone);
    QCOMPARE(before->goneOn.load(), std::this_thread::get_id());
}

void TestInstrumentRack::theNewOneKnowsHowThingsStand()
{
    Stage stage;
    stage.place(0, 0.5F);
    stage.render();
    stage.rack->event(MidiMessage::controller(2, 74, 99), 0);
    stage.rack->event(MidiMessage::controller(9, 7, 50), 0); // another slot's
    stage.rack->event(MidiMessage::of(0xE2, 3, 80), 0);
    stage.rack->event({{0xD2, 44, 0}, 2}, 0);
    stage.rack->event(MidiMessage::controller(3, 11, 10), 0);
    stage.rack->event(MidiMessage::controller(3, 121, 0), 0); // takes it back
    const auto after = stage.place(0, 0.5F);
    stage.render();
    const MidiMessage pressure {{0xD2, 44, 0}, 2};
    QCOMPARE(
        after->told,
        (std::vector {MidiMessage::controller(2, 74, 99), MidiMessage::of(0xE2, 3, 80), pressure}));
}

void TestInstrumentRack::aChannelThatMovesLetsItsKeysGo()
{
    Stage stage;
    const auto first = stage.place(0, 0.5F);
    const auto second = stage.place(2, 0.5F);
    stage.render();
    stage.strike(6);
    stage.rack->event(MidiMessage::controller(6, 1, 17), 0);
    stage.desk.setSlotOfChannel(6, 2);
    stage.render();
    QCOMPARE(first->told.back(), MidiMessage::controller(6, 123, 0));
    QCOMPARE(second->told, (std::vector {MidiMessage::controller(6, 1, 17)}));
}

void TestInstrumentRack::anotherRateReachesWhatIsPlacedMeanwhile()
{
    Stage stage;
    const auto first = stage.place(0, 0.5F);
    stage.render();
    const auto second = stage.place(0, 0.5F); // not taken yet
    QCOMPARE(second->rate.load(), 48000.0);
    stage.rack->prepare(44100.0, 256);
    QCOMPARE(second->rate.load(), 44100.0);
    const auto third = stage.place(1, 0.5F);
    QCOMPARE(third->rate.load(), 44100.0);
}

void TestInstrumentRack::manyExchangesInARow()
{
    Stage stage;
    std::vector<std::shared_ptr<Drone::Life>> lives;
    for (int i = 0; i < 50; ++i) {
        lives.push_back(stage.place(0, 0.1F));
        if (i % 3 != 0) {
            stage.render();
            stage.strike(0);
        }
    }
    stage.render(100);
    (void)stage.desk.status();
    stage.render();
    (void)stage.desk.status();
    for (std::size_t i = 0; i + 1 < lives.size(); ++i)
        QVERIFY(lives[i]->isGone);
    QVERIFY(!lives.back()->isGone);
}

void TestInstrumentRack::aRackOfOneSoundsAsTheOne()
{
    Stage stage;
    stage.desk.setInstrument(0, synth::makeSmallSynth());
    stage.rack->prepare(48000.0, 256);
    const auto alone = synth::makeSmallSynth();
    alone->prepare(48000.0, 256);
    std::array<float, 256> left {};
    std::array<float, 256> right {};
    for (int block = 0; block < 200; ++block) {
        const auto note = static_cast<unsigned>(48 + block % 24);
        const auto message
            = block % 2 == 0 ? MidiMessage::noteOn(0, note, 90) : MidiMessage::noteOff(0, note - 1);
        stage.rack->event(message, 17);
        alone->event(message, 17);
        stage.render();
        alone->render(left, right);
        for (std::size_t i = 0; i < left.size(); ++i)
            QVERIFY(std::abs(left[i] - stage.left[i]) < 1e-5F);
    }
}

void TestInstrumentRack::renderingNeitherAllocatesNorLocks()
{
    if (!test::RealtimeGuard::canCount())
        QSKIP(test::kGuardCannotCount);
    Stage stage;
    for (int block = 0; block < 400; ++block) {
        if (block % 20 == 0)
            stage.place(static_cast<std::size_t>(block / 20) % 3, 0.1F);
        if (block % 7 == 0)
            stage.desk.setSlotOfChannel(static_cast<std::size_t>(block % 16),
                                        static_cast<std::size_t>(block % 4));
        stage.desk.setSlot(0, {1.0F, 0.5F, block % 9 == 0, false});
        const test::RealtimeGuard guard;
        for (unsigned channel = 0; channel < 16; ++channel)
            stage.strike(channel);
        stage.render();
        if (block % 100 == 99)
            stage.rack->panic();
        QCOMPARE(guard.violations(), std::uint64_t {0});
    }
}

void TestInstrumentRack::controlMayChangeEverythingWhileItPlays()
{
    Stage stage;
    std::atomic<bool> isDone = false;
    std::thread rendering([&] {
        while (!isDone) {
            for (unsigned channel = 0; channel < 16; ++channel)
                stage.strike(channel);
            stage.render();
        }
    });
    for (int i = 0; i < 500; ++i) {
        stage.place(static_cast<std::size_t>(i % 3), 0.1F);
        stage.desk.setSlot(static_cast<std::size_t>(i % 8), {1.0F, 0.0F, i % 2 == 0, false});
        stage.desk.setSlotOfChannel(static_cast<std::size_t>(i), static_cast<std::size_t>(i % 3));
        (void)stage.desk.status();
    }
    isDone = true;
    rendering.join();
}

QTEST_GUILESS_MAIN(TestInstrumentRack)
#include "tst_instrument_rack.moc"
