// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/synth/subtractive_render.h"
#include "core/synth/subtractive_synth.h"
#include "support/realtime_guard.h"

#include <QtTest>

#include <algorithm>
#include <array>
#include <cmath>
#include <random>

#include "played_sound.h"
#include "sound_checks.h"

using namespace timbrel;
using namespace timbrel::synth;
using enum SubtractiveParameter;
using midi::MidiMessage;
using test::allFinite;
using test::amplitudeAt;
using test::decibels;
using test::peakOf;
using test::rmsOf;
using test::steepest;

namespace {

constexpr double kRate = test::PlayedSound::kRate;
constexpr std::size_t kBlock = test::PlayedSound::kBlock;

/// A synthesizer and what it has played so far.
class Played : public test::PlayedSound
{
public:
    explicit Played(const SubtractiveParameters& sound = {}, double rate = kRate)
        : Played(std::make_unique<SubtractiveDesk>(sound), rate)
    { }

private:
    Played(std::unique_ptr<SubtractiveDesk> made, double rate)
        : PlayedSound(made->makeInstrument(), rate)
        , m_desk(std::move(made))
    { }
    std::unique_ptr<SubtractiveDesk> m_desk;

public:
    SubtractiveDesk& desk = *m_desk;
};

/// A steady tone that ends soon after its key.
SubtractiveParameters plain(OscillatorWaveform waveform = OscillatorWaveform::Sine)
{
    SubtractiveParameters sound;
    sound.set(Waveform, static_cast<float>(waveform));
    sound.set(AmplitudeAttack, 0.0F);
    sound.set(AmplitudeSustain, 1.0F);
    sound.set(AmplitudeRelease, 0.05F);
    return sound;
}

SubtractiveParameters with(SubtractiveParameters sound, SubtractiveParameter which, float value)
{
    sound.set(which, value);
    return sound;
}

} // namespace

class TestSubtractiveSynth : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aNoteIsWhatTheRendererMakes_data();
    void aNoteIsWhatTheRendererMakes();
    void keysSoundTogether();
    void bendMovesByTwoSemitones();
    void pedalHolds();
    void moreNotesThanVoicesStayWithinTheVoices();
    void stealingDoesNotClick();
    void anotherSoundIsHeardWhileANoteRings();
    void valuesSlideWithoutAClick_data();
    void valuesSlideWithoutAClick();
    void choicesChangeWithoutAClick();
    void aLearntControllerMovesItsParameter();
    void whatTheDeskSaysLaterWins();
    void aParameterHasOneController();
    void blockSizeChangesNothing();
    void channelsAreApart();
    void panicSilences();
    void soundOffAndNotesOffAreObeyed();
    void releasedNotesFallSilentCompletely();
    void everythingRandomStaysFiniteAndBounded_data();
    void everythingRandomStaysFiniteAndBounded();
    void renderingNeitherAllocatesNorLocks();
};

void TestSubtractiveSynth::aNoteIsWhatTheRendererMakes_data()
{
    QTest::addColumn<SubtractiveParameters>("sound");
    for (std::uint64_t seed = 0; seed < 24; ++seed)
        QTest::addRow("seed %d", static_cast<int>(seed)) << randomParameters(seed);
}

/// The middle of both channels, volume and expression full.
void TestSubtractiveSynth::aNoteIsWhatTheRendererMakes()
{
    QFETCH(SubtractiveParameters, sound);
    constexpr std::size_t kHeld = 24064; // a whole number of blocks and of steps
    constexpr double kSeconds = 2.0;
    const RenderedNote note {60, 100, kSeconds, kRate, kHeld / kRate};
    std::vector<float> offline(SubtractiveRenderer::frames(note));
    SubtractiveRenderer().render({&sound, 1}, note, offline);

    Played played(sound);
    played.event(MidiMessage::controller(0, 7, 127));
    played.event(MidiMessage::noteOn(0, 60, 100));
    played.run(kHeld / kRate);
    played.event(MidiMessage::noteOff(0, 60));
    played.run(kSeconds - kHeld / kRate);
    QCOMPARE(played.left.size(), offline.size());
    std::vector<float> difference(offline.size());
    for (std::size_t i = 0; i < offline.size(); ++i)
        difference[i] = 0.5F * (played.left[i] + played.right[i]) - offline[i];
    const double apart = decibels(rmsOf(difference) / rmsOf(offline));
    QVERIFY2(apart < -60.0, qPrintable(QStringLiteral("%1 dB").arg(apart)));
}

void TestSubtractiveSynth::keysSoundTogether()
{
    Played played(plain());
    for (const unsigned note : {57U, 64U, 69U})
        played.event(MidiMessage::noteOn(0, note, 100));
    played.run(1.0);
    const auto sound = played.between(0.2, 0.9);
    const double one = amplitudeAt(sound, kRate, 440.0);
    QVERIFY(one > 0.05);
    QVERIFY(std::abs(decibels(amplitudeAt(sound, kRate, 220.0) / one)) < 0.5);
    QVERIFY(std::abs(decibels(amplitudeAt(sound, kRate, 329.63) / one)) < 0.5);
    QCOMPARE(played.instrument().soundingVoices(), 3);
}

void TestSubtractiveSynth::bendMovesByTwoSemitones()
{
    Played played(plain());
    played.event(MidiMessage::noteOn(0, 69, 100));
    played.event(MidiMessage::of(0xE0, 127, 127));
    played.run(1.0);
    const double hertz = test::frequencyNear(
        std::span<const float>(played.left).subspan(12000, 32768), kRate, 493.8);
    QVERIFY(std::abs(1200.0 * std::log2(hertz / 493.883)) < 1.0);
}

void TestSubtractiveSynth::pedalHolds()
{
    Played played(plain());
    played.event(MidiMessage::controller(0, 64, 127));
    played.event(MidiMessage::noteOn(0, 60, 100));
    played.run(0.2);
    played.event(MidiMessage::noteOff(0, 60));
    played.run(0.5);
    QVERIFY(rmsOf(played.between(0.5, 0.7)) > 0.01);
    played.event(MidiMessage::controller(0, 64, 0));
    played.run(0.5);
    QCOMPARE(played.instrument().soundingVoices(), 0);
}

void TestSubtractiveSynth::moreNotesThanVoicesStayWithinTheVoices()
{
    Played played(plain());
    for (unsigned note = 0; note < 128; ++note)
        played.event(MidiMessage::noteOn(note % 16, note, 100)); // at once
    played.run(0.1);
    QCOMPARE(played.instrument().soundingVoices(), kSubtractiveVoices);
    QVERIFY(allFinite(played.left));
    for (unsigned note = 0; note < 128; ++note)
        played.event(MidiMessage::noteOff(note % 16, note));
    played.run(1.0);
    QCOMPARE(played.instrument().soundingVoices(), 0); // none hangs
}

void TestSubtractiveSynth::stealingDoesNotClick()
{
    // what is new comes softly: a click would be the old one's end
    Played played(with(plain(), AmplitudeAttack, 0.5F));
    played.event(MidiMessage::noteOn(0, 28, 127)); // the oldest is the loudest and the lowest
    for (unsigned note = 40; note < 39 + kSubtractiveVoices; ++note)
        played.event(MidiMessage::noteOn(0, note, 1), 1);
    played.run(1.5);
    QCOMPARE(played.instrument().soundingVoices(), kSubtractiveVoices);
    const double own = steepest(played.between(1.0, 1.5));
    const double level = peakOf(played.between(1.0, 1.5));
    played.event(MidiMessage::noteOn(1, 40, 1));
    played.run(0.2);
    QVERIFY(peakOf(played.between(1.6, 1.7)) < 0.7 * level);
    const double stealing = steepest(played.between(1.5, 1.7));
    const double fade = level * 1.5 / (0.004 * kRate);
    QVERIFY2(stealing < own + fade,
             qPrintable(QStringLiteral("%1 against %2 + %3").arg(stealing).arg(own).arg(fade)));
}

void TestSubtractiveSynth::anotherSoundIsHeardWhileANoteRings()
{
    Played played(plain(OscillatorWaveform::Sine));
    played.event(MidiMessage::noteOn(0, 57, 100));
    played.run(0.5);
    played.desk.set(plain(OscillatorWaveform::Saw));
    played.run(0.5);
    const auto second = [&](double from, double to) {
        const auto sound = played.between(from, to);
        return decibels(amplitudeAt(sound, kRate, 440.0) / amplitudeAt(sound, kRate, 220.0));
    };
    QVERIFY(second(0.1, 0.5) < -60.0);
    QVERIFY(std::abs(second(0.55, 1.0) + 6.0) < 0.5); // a saw's second harmonic
    QCOMPARE(played.instrument().soundingVoices(), 1);
}

void TestSubtractiveSynth::valuesSlideWithoutAClick_data()
{
    QTest::addColumn<int>("parameter");
    QTest::addColumn<float>("to");
    QTest::newRow("level") << static_cast<int>(Amplitude) << -24.0F;
    QTest::newRow("oscillator") << static_cast<int>(OscillatorAmplitude) << 0.0F;
    QTest::newRow("pan") << static_cast<int>(Pan) << 1.0F;
    QTest::newRow("cutoff") << static_cast<int>(FilterCutoff) << 0.1F;
    QTest::newRow("tune") << static_cast<int>(Tune) << 3.0F;
    QTest::newRow("echoes") << static_cast<int>(DelayMix) << 1.0F;
    QTest::newRow("room") << static_cast<int>(ReverbMix) << 1.0F;
}

void TestSubtractiveSynth::valuesSlideWithoutAClick()
{
    QFETCH(int, parameter);
    QFETCH(float, to);
    Played played(with(with(plain(), DelayRepetitions, 2.0F), DelayMix, 0.0F));
    played.event(MidiMessage::noteOn(0, 45, 127));
    played.run(1.0);
    const double own = steepest(played.between(0.6, 1.0));
    const double level = peakOf(played.between(0.6, 1.0));
    played.desk.set(static_cast<SubtractiveParameter>(parameter), to);
    played.run(0.1);
    const double after = steepest(played.between(1.0, 1.1));
    // a block of 5 ms is the shortest slide; the pan's side rises by 3 dB
    QVERIFY2(after < 1.5 * own + 1.5 * level / (0.005 * kRate),
             qPrintable(QStringLiteral("%1 against %2").arg(after).arg(own)));
}

void TestSubtractiveSynth::choicesChangeWithoutAClick()
{
    Played played(plain());
    played.event(MidiMessage::noteOn(0, 45, 127));
    played.run(1.0);
    const double own = steepest(played.between(0.5, 1.0));
    const double level = peakOf(played.between(0.5, 1.0));
    played.desk.set(UnisonVoices, 2.0F);
    played.run(0.3);
    // unison is louder than one; the fade is of 4 ms
    QVERIFY(steepest(played.between(1.0, 1.3)) < 2.0 * own + 1.5 * level / (0.004 * kRate));
}

void TestSubtractiveSynth::aLearntControllerMovesItsParameter()
{
    Played played(plain(OscillatorWaveform::Saw));
    played.desk.mapController(74, FilterCutoff);
    played.event(MidiMessage::noteOn(0, 45, 100));
    played.run(0.5);
    played.event(MidiMessage::controller(0, 74, 32));
    played.run(0.5);
    const auto high = [&](double from, double to) {
        return amplitudeAt(played.between(from, to), kRate, 110.0 * 40);
    };
    QVERIFY(decibels(high(0.6, 1.0) / high(0.1, 0.5)) < -30.0);
    QVERIFY(played.desk.poll());
    QVERIFY(std::abs(played.desk.parameters().at(FilterCutoff) - 32.0F / 127.0F) < 1e-4F);
    QVERIFY(!played.desk.poll());
}

void TestSubtractiveSynth::whatTheDeskSaysLaterWins()
{
    Played played(plain(OscillatorWaveform::Saw));
    played.desk.mapController(74, FilterCutoff);
    played.event(MidiMessage::noteOn(0, 45, 100));
    played.event(MidiMessage::controller(0, 74, 0));
    played.run(0.3);
    played.desk.set(AmplitudeDecay, 1.0F); // touches nothing of the controller's
    played.run(0.2);
    QVERIFY(played.desk.poll());
    QCOMPARE(played.desk.parameters().at(FilterCutoff), 0.0F);
    QVERIFY(rmsOf(played.between(0.3, 0.5)) < 0.01);
    played.desk.set(FilterCutoff, 1.0F);
    played.run(0.5);
    QVERIFY(rmsOf(played.between(0.6, 1.0)) > 0.03);
    QCOMPARE(played.desk.parameters().at(FilterCutoff), 1.0F);
}

void TestSubtractiveSynth::aParameterHasOneController()
{
    SubtractiveDesk desk;
    desk.mapController(20, FilterCutoff);
    desk.mapController(21, FilterCutoff);
    QCOMPARE(desk.controllerOf(FilterCutoff), std::optional<std::uint8_t>(21));
    desk.mapController(21, ReverbMix);
    QVERIFY(!desk.controllerOf(FilterCutoff).has_value());
    desk.mapController(21, std::nullopt);
    QVERIFY(!desk.controllerOf(ReverbMix).has_value());
    desk.mapController(123, ReverbMix); // a channel mode message is no controller
    QVERIFY(!desk.controllerOf(ReverbMix).has_value());
}

void TestSubtractiveSynth::blockSizeChangesNothing()
{
    const auto play = [](std::size_t block) {
        Played played(randomParameters(11));
        played.event(MidiMessage::noteOn(0, 60, 100));
        played.event(MidiMessage::noteOn(0, 67, 90));
        played.run(0.512, block); // a whole number of either
        return played.left;
    };
    const auto small = play(64);
    const auto large = play(256);
    QCOMPARE(small.size(), large.size());
    for (std::size_t i = 0; i < small.size(); ++i)
        QVERIFY2(std::abs(small[i] - large[i]) < 1e-4F, qPrintable(QString::number(i)));
}

void TestSubtractiveSynth::channelsAreApart()
{
    Played played(plain());
    played.event(MidiMessage::controller(1, 7, 0));
    played.event(MidiMessage::noteOn(1, 60, 127));
    played.run(0.5);
    QVERIFY(peakOf(played.left) < 1e-9);
    played.event(MidiMessage::noteOn(2, 60, 127));
    played.run(0.5);
    QVERIFY(peakOf(played.left) > 0.05);
}

void TestSubtractiveSynth::panicSilences()
{
    SubtractiveParameters sound = with(plain(), ReverbMix, 0.5F);
    sound.set(DelayRepetitions, 4.0F);
    Played played(sound);
    for (unsigned note = 40; note < 60; ++note)
        played.event(MidiMessage::noteOn(note % 4, note, 127));
    played.event(MidiMessage::controller(0, 64, 127));
    played.run(0.5);
    played.instrument().panic();
    played.run(0.1);
    QCOMPARE(played.instrument().soundingVoices(), 0);
    QCOMPARE(peakOf(played.between(0.55, 0.6)), 0.0);
    played.event(MidiMessage::noteOn(0, 60, 100)); // and plays on, without a pedal
    played.run(0.2);
    QVERIFY(peakOf(played.between(0.7, 0.8)) > 0.02);
    played.event(MidiMessage::noteOff(0, 60));
    played.run(0.5);
    QCOMPARE(played.instrument().soundingVoices(), 0);
}

void TestSubtractiveSynth::soundOffAndNotesOffAreObeyed()
{
    for (const unsigned mode : {120U, 123U}) {
        Played played(plain());
        played.event(MidiMessage::noteOn(0, 60, 100));
        played.event(MidiMessage::noteOn(1, 64, 100));
        played.run(0.3);
        played.event(MidiMessage::controller(0, mode, 0));
        played.run(mode == 120 ? 0.02 : 0.5);
        QCOMPARE(played.instrument().soundingVoices(), 1); // the other channel's
    }
}

void TestSubtractiveSynth::releasedNotesFallSilentCompletely()
{
    SubtractiveParameters sound = with(plain(), ReverbMix, 0.4F);
    sound.set(ReverbTime, 0.5F);
    sound.set(DelayRepetitions, 2.0F);
    Played played(sound);
    for (const unsigned note : {48U, 55U, 64U})
        played.event(MidiMessage::noteOn(0, note, 110));
    played.run(0.5);
    for (const unsigned note : {48U, 55U, 64U})
        played.event(MidiMessage::noteOff(0, note));
    played.run(5.0);
    QCOMPARE(played.instrument().soundingVoices(), 0);
    QCOMPARE(peakOf(std::span<const float>(played.left).last(4800)), 0.0);
    QCOMPARE(peakOf(std::span<const float>(played.right).last(4800)), 0.0);
}

void TestSubtractiveSynth::everythingRandomStaysFiniteAndBounded_data()
{
    QTest::addColumn<double>("rate");
    for (const double rate : {8000.0, 44100.0, 192000.0})
        QTest::addRow("%.0f", rate) << rate;
}

void TestSubtractiveSynth::everythingRandomStaysFiniteAndBounded()
{
    QFETCH(double, rate);
    std::mt19937 random(7);
    Played played(SubtractiveParameters(), rate);
    const auto any = [&](unsigned end) { return static_cast<unsigned>(random() % end); };
    for (unsigned number = 0; number < 40; ++number)
        played.desk.mapController(static_cast<std::uint8_t>(60 + number),
                                  static_cast<SubtractiveParameter>(3 + number));
    for (unsigned block = 0; block < 400; ++block) {
        std::size_t frame = 0;
        for (unsigned i = 0; i < 12; ++i) {
            frame = std::min<std::size_t>(frame + any(40), kBlock - 1);
            constexpr std::array<unsigned, 7> kKinds {0x90, 0x80, 0x90, 0xB0, 0xE0, 0xD0, 0xB0};
            played.event(MidiMessage::of(kKinds[any(7)] | any(3), any(128), any(128)), frame);
        }
        if (block % 20 == 0)
            played.desk.set(randomParameters(block));
        played.run(kBlock / rate);
    }
    QVERIFY(allFinite(played.left));
    QVERIFY(allFinite(played.right));
    QVERIFY2(peakOf(played.left) < 30.0, qPrintable(QString::number(peakOf(played.left))));
}

void TestSubtractiveSynth::renderingNeitherAllocatesNorLocks()
{
    if (!test::RealtimeGuard::canCount())
        QSKIP(test::kGuardCannotCount);
    Played played;
    played.desk.mapController(74, FilterCutoff);
    std::array<float, kBlock> left {};
    std::array<float, kBlock> right {};
    std::uint64_t violations = 0;
    for (unsigned i = 0; i < 200; ++i) {
        if (i % 10 == 0)
            played.desk.set(randomParameters(i));
        const test::RealtimeGuard guard;
        played.event(MidiMessage::noteOn(i % 3, 30 + i % 60, 100), 10);
        played.event(MidiMessage::controller(0, 74, i % 128), 30);
        played.event(MidiMessage::noteOff(i % 3, 30 + (i * 7) % 60), 200);
        played.instrument().render(left, right);
        if (i == 150)
            played.instrument().panic();
        violations += guard.violations();
    }
    QCOMPARE(violations, std::uint64_t {0});
}

QTEST_APPLESS_MAIN(TestSubtractiveSynth)
#include "tst_subtractive_synth.moc"
