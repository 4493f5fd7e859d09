// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/synth/saw_tables.h"
#include "core/synth/small_synth.h"
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
    explicit Played(const SmallSynthSettings& settings = {}, double rate = kRate)
        : PlayedSound(makeSmallSynth(settings), rate)
    { }
};

/// One oscillator, no envelope on the filter, no room: what is left can be calculated.
SmallSynthSettings plain()
{
    SmallSynthSettings settings;
    settings.sideLevel = 0.0;
    settings.subLevel = 0.0;
    settings.filterOctaves = 0.0;
    settings.keyFollow = 0.0;
    settings.sustain = 1.0;
    settings.drive = 0.0;
    settings.reverbLevel = 0.0;
    return settings;
}

} // namespace

class TestSmallSynth : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void pitchesAreRightWithinACent_data();
    void pitchesAreRightWithinACent();
    void theWholeSoundIsInTuneToo();
    void bendMovesByTwoSemitones();
    void nothingAliases_data();
    void nothingAliases();
    void tablesAreSawtooths();
    void controller74SetsTheCutoff_data();
    void controller74SetsTheCutoff();
    void resonanceRaisesTheCutoffOnly();
    void volumeAndExpressionFollowTheSquareLaw();
    void controller1IsVibratoOfTheDepthSaid();
    void envelopeTakesTheTimesSaid();
    void velocityMakesItLouderAndBrighter();
    void pedalHolds();
    void stealingDoesNotClick();
    void moreNotesThanVoicesStayWithinTheVoices();
    void controllerStepsDoNotClick();
    void releasedNotesFallSilentCompletely();
    void everythingRandomStaysFiniteAndBounded_data();
    void everythingRandomStaysFiniteAndBounded();
    void blockSizeChangesNothing();
    void channelsAreApart();
    void panicSilences();
    void soundOffAndNotesOffAreObeyed();
    void renderingNeitherAllocatesNorLocks();
    void aChordIsLoudEnoughAndDoesNotClip();
};

void TestSmallSynth::pitchesAreRightWithinACent_data()
{
    QTest::addColumn<int>("note");
    QTest::addColumn<double>("rate");
    for (const int note : {33, 57, 69, 81, 100})
        for (const double rate : {44100.0, 48000.0, 96000.0})
            QTest::addRow("%d at %.0f", note, rate) << note << rate;
}

void TestSmallSynth::pitchesAreRightWithinACent()
{
    QFETCH(int, note);
    QFETCH(double, rate);
    Played played(plain(), rate);
    played.event(MidiMessage::noteOn(0, static_cast<unsigned>(note), 100));
    played.run(3.0);
    const double expected = 440.0 * std::exp2((note - 69) / 12.0);
    const std::span sound = std::span<const float>(played.left).last(65536);
    const double found = test::frequencyNear(sound, rate, expected);
    const double cents = 1200.0 * std::log2(found / expected);
    QVERIFY2(std::abs(cents) < 1.0, qPrintable(QString::number(cents)));
}

// The side oscillators beat around the middle one; over a second or more the ear hears the middle.
void TestSmallSynth::theWholeSoundIsInTuneToo()
{
    Played played;
    played.event(MidiMessage::noteOn(0, 69, 100));
    played.run(3.0);
    const std::span sound = std::span<const float>(played.left).last(65536);
    const double cents = 1200.0 * std::log2(test::frequencyNear(sound, kRate, 440.0) / 440.0);
    QVERIFY2(std::abs(cents) < 1.0, qPrintable(QString::number(cents)));
}

void TestSmallSynth::bendMovesByTwoSemitones()
{
    Played played(plain());
    played.event(MidiMessage::of(0xE0, 127, 127));
    played.event(MidiMessage::noteOn(0, 69, 100));
    played.run(3.0);
    const double expected = 440.0 * std::exp2(2.0 / 12.0);
    const double found
        = test::frequencyNear(std::span<const float>(played.left).last(65536), kRate, expected);
    QVERIFY(std::abs(1200.0 * std::log2(found / expected)) < 1.0);
}

void TestSmallSynth::nothingAliases_data()
{
    QTest::addColumn<int>("note");
    for (const int note : {60, 84, 96, 108, 120})
        QTest::addRow("%d", note) << note;
}

/// Whatever is not near a harmonic of the note, with the filter open as far as it goes, lies 75 dB
/// below the fundamental. (A naive sawtooth has its aliases 20 to 40 dB below.)
void TestSmallSynth::nothingAliases()
{
    QFETCH(int, note);
    Played played(plain());
    played.event(MidiMessage::controller(0, 74, 127));
    played.event(MidiMessage::controller(0, 71, 0));
    played.event(MidiMessage::noteOn(0, static_cast<unsigned>(note), 127));
    played.run(3.0);
    const auto spectrum = test::spectrumOf(std::span<const float>(played.left).last(65536));
    const double hertz = 440.0 * std::exp2((note - 69) / 12.0);
    const double perBin = kRate / 65536.0;
    const double fundamental
        = *std::max_element(spectrum.begin() + static_cast<std::ptrdiff_t>(hertz * 0.98 / perBin),
                            spectrum.begin() + static_cast<std::ptrdiff_t>(hertz * 1.02 / perBin));
    double loudest = 0.0;
    double where = 0.0;
    for (std::size_t k = 20; k < spectrum.size(); ++k) {
        const double frequency = static_cast<double>(k) * perBin;
        const double harmonic = std::max(1.0, std::round(frequency / hertz));
        // the oscillators drift by half a cent, a harmonic's line is that wide
        const double width = 8.0 * perBin + frequency * 0.0012;
        if (std::abs(frequency - harmonic * hertz) < width || spectrum[k] < loudest)
            continue;
        loudest = spectrum[k];
        where = frequency;
    }
    const double level = decibels(loudest / fundamental);
    QVERIFY2(level < -75.0, qPrintable(QStringLiteral("%1 dB at %2 Hz").arg(level).arg(where)));
}

void TestSmallSynth::tablesAreSawtooths()
{
    for (const float allowed : {1.0F, 7.0F, 100.0F, 5000.0F}) {
        const SawTable& table = SawTables::instance().forHarmonics(allowed);
        QVERIFY(static_cast<float>(table.harmonics()) <= std::max(allowed, 1.0F));
        QVERIFY(static_cast<float>(table.harmonics()) * 1.3F >= std::min(allowed, 1024.0F) * 0.9F);
        for (std::uint64_t i = 0; i < 97; ++i) {
            const auto phase = static_cast<std::uint32_t>(i * 44278013ULL);
            const double turns = static_cast<double>(phase) / 4294967296.0;
            double expected = 0.0;
            for (int h = 1; h <= table.harmonics(); ++h)
                expected -= 2.0 / (M_PI * h) * std::sin(2.0 * M_PI * h * turns);
            QVERIFY2(std::abs(static_cast<double>(table.at(phase)) - expected) < 2e-4,
                     qPrintable(QStringLiteral("%1 harmonics at %2: %3, expected %4")
                                    .arg(table.harmonics())
                                    .arg(turns)
                                    .arg(static_cast<double>(table.at(phase)))
                                    .arg(expected)));
        }
    }
}

void TestSmallSynth::controller74SetsTheCutoff_data()
{
    QTest::addColumn<int>("value");
    for (const int value : {20, 40, 64, 90, 110})
        QTest::addRow("%d", value) << value;
}

/// Four poles: -12 dB at the cutoff against an open filter, and as calculated elsewhere.
void TestSmallSynth::controller74SetsTheCutoff()
{
    QFETCH(int, value);
    static constexpr std::array<int, 12> kHarmonics {1, 2, 3, 4, 6, 8, 12, 16, 24, 36, 55, 90};
    const auto harmonics = [](int controller) {
        Played played(plain());
        played.event(MidiMessage::controller(0, 74, static_cast<unsigned>(controller)));
        played.event(MidiMessage::controller(0, 71, 0));
        played.event(MidiMessage::noteOn(0, 36, 127));
        played.run(2.2);
        std::vector<double> amplitudes;
        const double fundamental = 440.0 * std::exp2((36 - 69) / 12.0);
        for (const int harmonic : kHarmonics)
            amplitudes.push_back(
                amplitudeAt(played.between(0.2, 2.2), kRate, harmonic * fundamental));
        return amplitudes;
    };
    const auto open = harmonics(127);
    const auto closed = harmonics(value);
    const double fundamental = 440.0 * std::exp2((36 - 69) / 12.0);
    const auto response = [](double hertz, double cutoff) {
        // the bilinear filter with its cutoff in place: tan(pi f / rate) instead of f
        const double ratio = std::tan(M_PI * hertz / kRate) / std::tan(M_PI * cutoff / kRate);
        return -40.0 * std::log10(1.0 + ratio * ratio);
    };
    for (std::size_t i = 0; i < open.size(); ++i) {
        const double hertz = fundamental * kHarmonics[i];
        const double expected = response(hertz, cutoffOf(value)) - response(hertz, cutoffOf(127));
        if (expected < -60.0)
            break;
        const double found = decibels(closed[i] / open[i]);
        QVERIFY2(
            std::abs(found - expected) < 0.7,
            qPrintable(
                QStringLiteral("%1 Hz: %2 dB, expected %3").arg(hertz).arg(found).arg(expected)));
    }
}

void TestSmallSynth::resonanceRaisesTheCutoffOnly()
{
    const auto levels = [](unsigned resonance) {
        Played played(plain());
        played.event(MidiMessage::controller(0, 74, 64));
        played.event(MidiMessage::controller(0, 71, resonance));
        played.event(MidiMessage::noteOn(0, 36, 127));
        played.run(2.2);
        const double fundamental = 440.0 * std::exp2((36 - 69) / 12.0);
        const double near = std::round(cutoffOf(64) / fundamental) * fundamental;
        return std::pair(amplitudeAt(played.between(0.2, 2.2), kRate, near),
                         amplitudeAt(played.between(0.2, 2.2), kRate, fundamental));
    };
    const auto flat = levels(0);
    const auto peaked = levels(127);
    QVERIFY(decibels(peaked.first / flat.first) > 15.0);
    QVERIFY(std::abs(decibels(peaked.second / flat.second)) < 6.0);
}

void TestSmallSynth::volumeAndExpressionFollowTheSquareLaw()
{
    const auto level = [](unsigned volume, unsigned expression) {
        Played played(plain());
        played.event(MidiMessage::controller(0, 7, volume));
        played.event(MidiMessage::controller(0, 11, expression));
        played.event(MidiMessage::noteOn(0, 60, 100));
        played.run(1.0);
        return rmsOf(played.between(0.3, 1.0));
    };
    const double full = level(127, 127);
    QVERIFY(std::abs(decibels(level(64, 127) / full) - decibels(gainOf(64))) < 0.1);
    QVERIFY(std::abs(decibels(level(127, 32) / full) - decibels(gainOf(32))) < 0.1);
    QVERIFY(std::abs(decibels(level(64, 32) / full) - decibels(gainOf(64) * gainOf(32))) < 0.1);
    QVERIFY(level(0, 127) < 1e-9);
    QVERIFY(std::abs(decibels(gainOf(64)) + 11.9) < 0.05); // MMA: 40 log10 (64 / 127)
}

void TestSmallSynth::controller1IsVibratoOfTheDepthSaid()
{
    SmallSynthSettings settings = plain();
    settings.vibratoHz = 5.0;
    Played played(settings);
    played.event(MidiMessage::controller(0, 1, 127));
    played.event(MidiMessage::controller(0, 74, 10)); // nearly a sine
    played.event(MidiMessage::noteOn(0, 69, 127));
    played.run(2.0);
    // pitch from the distances of rising zero crossings
    double lowest = 1e9;
    double highest = 0.0;
    double before = -1.0;
    for (std::size_t i = 24000; i < played.left.size(); ++i) {
        const double a = static_cast<double>(played.left[i - 1]);
        const double b = static_cast<double>(played.left[i]);
        if (!(a < 0.0 && b >= 0.0))
            continue;
        const double at = static_cast<double>(i) - b / (b - a);
        if (before > 0.0) {
            lowest = std::min(lowest, kRate / (at - before));
            highest = std::max(highest, kRate / (at - before));
        }
        before = at;
    }
    const double up = 1200.0 * std::log2(highest / 440.0);
    const double down = 1200.0 * std::log2(lowest / 440.0);
    QVERIFY2(std::abs(up - settings.vibratoCents) < 4.0, qPrintable(QString::number(up)));
    QVERIFY2(std::abs(down + settings.vibratoCents) < 4.0, qPrintable(QString::number(down)));
}

void TestSmallSynth::envelopeTakesTheTimesSaid()
{
    SmallSynthSettings settings = plain();
    settings.attack = 0.2;
    settings.decay = 0.5;
    settings.sustain = 0.5;
    settings.release = 0.4;
    Played played(settings);
    played.event(MidiMessage::controller(0, 74, 10));
    played.event(MidiMessage::noteOn(0, 81, 127));
    played.run(1.5);
    played.event(MidiMessage::noteOff(0, 81));
    played.run(1.0);
    const auto level = [&](double at) { return rmsOf(played.between(at - 0.006, at + 0.006)); };
    const double sustain = level(1.4);
    QVERIFY2(std::abs(level(0.2) / sustain - 2.0) < 0.1, qPrintable(QString::number(level(0.2))));
    QVERIFY(level(0.1) / level(0.2) > 0.5
            && level(0.1) / level(0.2) < 0.9); // rises like a capacitor
    // to 99.9 % of the way: 6.9 time constants; half of the time is half of them
    const double half = sustain * (1.0 + std::exp(-6.9078 * 0.5));
    QVERIFY(std::abs(level(0.2 + 0.25) - half) < 0.03 * half);
    QVERIFY(std::abs(decibels(level(1.5 + 0.2) / sustain) + 30.0) < 1.5);
    QVERIFY(decibels(level(1.5 + 0.4) / sustain) < -57.0);
}

void TestSmallSynth::velocityMakesItLouderAndBrighter()
{
    const auto measure = [](unsigned velocity) {
        Played played;
        played.event(MidiMessage::noteOn(0, 48, velocity));
        played.run(0.5);
        const double fundamental = 440.0 * std::exp2((48 - 69) / 12.0);
        const auto sound = played.between(0.05, 0.45);
        return std::pair(rmsOf(sound),
                         amplitudeAt(sound, kRate, 20 * fundamental)
                             / amplitudeAt(sound, kRate, fundamental));
    };
    const auto soft = measure(20);
    const auto loud = measure(120);
    QVERIFY(decibels(loud.first / soft.first) > 10.0);
    QVERIFY(decibels(loud.second / soft.second) > 3.0);
}

void TestSmallSynth::pedalHolds()
{
    Played played(plain());
    played.event(MidiMessage::controller(0, 64, 127));
    played.event(MidiMessage::noteOn(0, 60, 100));
    played.run(0.2);
    played.event(MidiMessage::noteOff(0, 60));
    played.run(1.0);
    QVERIFY(rmsOf(played.between(1.0, 1.2)) > 0.01);
    played.event(MidiMessage::controller(0, 64, 0));
    played.run(1.5);
    QCOMPARE(played.instrument().soundingVoices(), 0);
    QVERIFY(rmsOf(played.between(2.5, 2.7)) < 1e-7);
}

/// The same chord twice, the second time with so many notes after it that its voices are taken: no
/// step between two frames is larger than the sound's own.
void TestSmallSynth::stealingDoesNotClick()
{
    SmallSynthSettings settings = plain();
    settings.attack = 0.5; // what is new comes softly, a click would be the old one's end
    Played played(settings);
    played.event(MidiMessage::controller(0, 74, 0)); // soft low sines: every corner stands out
    for (unsigned note = 40; note < 40 + kSmallSynthVoices; ++note)
        played.event(MidiMessage::noteOn(0, note, 127));
    played.run(1.5);
    const double own = steepest(played.between(1.0, 1.5));
    for (unsigned note = 80; note < 80 + kSmallSynthVoices; ++note) {
        played.event(MidiMessage::noteOn(0, note, 100));
        played.run(0.002);
    }
    played.run(0.2);
    const double stealing = steepest(played.between(1.5, 1.7));
    // a fade of 4 ms over a level of 1 adds at most 1.5 / (0.004 * rate) a frame
    const double fade = peakOf(played.between(1.0, 1.5)) * 1.5 / (0.004 * kRate);
    QVERIFY2(stealing < own + fade * 1.2,
             qPrintable(QStringLiteral("%1 against %2 + %3").arg(stealing).arg(own).arg(fade)));
}

void TestSmallSynth::moreNotesThanVoicesStayWithinTheVoices()
{
    Played played;
    for (unsigned note = 0; note < 128; ++note)
        played.event(MidiMessage::noteOn(note % 16, note, 100)); // at once
    played.run(0.5);
    QVERIFY(played.instrument().soundingVoices() <= kSmallSynthVoices + 8);
    QVERIFY(played.instrument().soundingVoices() >= kSmallSynthVoices);
    QVERIFY(allFinite(played.left));
    for (unsigned note = 0; note < 128; ++note)
        played.event(MidiMessage::noteOff(note % 16, note));
    played.run(2.0);
    QCOMPARE(played.instrument().soundingVoices(), 0); // none hangs
}

void TestSmallSynth::controllerStepsDoNotClick()
{
    for (const unsigned number : {7U, 11U, 10U, 74U, 71U, 1U}) {
        SmallSynthSettings settings = plain();
        Played played(settings);
        played.event(MidiMessage::controller(0, 74, 20));
        played.event(MidiMessage::noteOn(0, 45, 127));
        played.run(1.0);
        const double own = steepest(played.between(0.5, 1.0));
        const double level = peakOf(played.between(0.5, 1.0));
        const unsigned to = number == 74 ? 0U : (number == 10 ? 127U : 0U);
        played.event(MidiMessage::controller(0, number, to));
        played.run(0.05);
        const double after = steepest(played.between(1.0, 1.05));
        // smoothed over 6 ms: at most level / (0.006 * rate) more a frame
        QVERIFY2(
            after < own + 1.5 * level / (0.006 * kRate),
            qPrintable(
                QStringLiteral("controller %1: %2 against %3").arg(number).arg(after).arg(own)));
    }
}

void TestSmallSynth::releasedNotesFallSilentCompletely()
{
    Played played;
    for (const unsigned note : {48U, 55U, 64U, 71U})
        played.event(MidiMessage::noteOn(0, note, 110));
    played.run(1.0);
    for (const unsigned note : {48U, 55U, 64U, 71U})
        played.event(MidiMessage::noteOff(0, note));
    played.run(8.0);
    QCOMPARE(played.instrument().soundingVoices(), 0);
    QCOMPARE(peakOf(std::span<const float>(played.left).last(4800)), 0.0);
    QCOMPARE(peakOf(std::span<const float>(played.right).last(4800)), 0.0);
    QVERIFY(decibels(peakOf(played.between(4.0, 4.5)) / peakOf(played.between(0.0, 1.0))) < -60.0);
}

void TestSmallSynth::everythingRandomStaysFiniteAndBounded_data()
{
    QTest::addColumn<double>("rate");
    for (const double rate : {8000.0, 44100.0, 48000.0, 192000.0})
        QTest::addRow("%.0f", rate) << rate;
}

void TestSmallSynth::everythingRandomStaysFiniteAndBounded()
{
    QFETCH(double, rate);
    std::mt19937 random(7);
    Played played({}, rate);
    const auto any = [&](unsigned end) { return static_cast<unsigned>(random() % end); };
    for (int block = 0; block < 600; ++block) {
        std::size_t frame = 0;
        for (unsigned i = 0; i < 12; ++i) {
            frame = std::min<std::size_t>(frame + any(40), kBlock - 1);
            constexpr std::array<unsigned, 7> kKinds {0x90, 0x80, 0x90, 0xB0, 0xE0, 0xD0, 0xB0};
            played.event(MidiMessage::of(kKinds[any(7)] | any(3), any(128), any(128)), frame);
        }
        played.run(kBlock / rate);
    }
    QVERIFY(allFinite(played.left));
    QVERIFY(allFinite(played.right));
    QVERIFY2(peakOf(played.left) < 20.0, qPrintable(QString::number(peakOf(played.left))));
}

void TestSmallSynth::blockSizeChangesNothing()
{
    const auto play = [](std::size_t block) {
        Played played;
        played.event(MidiMessage::noteOn(0, 60, 100));
        played.event(MidiMessage::noteOn(0, 67, 90));
        played.run(0.512, block); // a whole number of either
        return played;
    };
    const Played small = play(64);
    const Played large = play(256);
    QCOMPARE(small.left.size(), large.left.size());
    for (std::size_t i = 0; i < small.left.size(); ++i)
        QVERIFY(std::abs(small.left[i] - large.left[i]) < 1e-6F);
}

void TestSmallSynth::channelsAreApart()
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

void TestSmallSynth::panicSilences()
{
    Played played;
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
    played.event(MidiMessage::noteOff(0, 60));
    played.run(1.5);
    QCOMPARE(played.instrument().soundingVoices(), 0);
}

void TestSmallSynth::soundOffAndNotesOffAreObeyed()
{
    for (const unsigned mode : {120U, 123U}) {
        Played played(plain());
        played.event(MidiMessage::noteOn(0, 60, 100));
        played.event(MidiMessage::noteOn(1, 64, 100));
        played.run(0.3);
        played.event(MidiMessage::controller(0, mode, 0));
        played.run(mode == 120 ? 0.02 : 1.5);
        QCOMPARE(played.instrument().soundingVoices(), 1); // the other channel's
    }
}

void TestSmallSynth::renderingNeitherAllocatesNorLocks()
{
    if (!test::RealtimeGuard::canCount())
        QSKIP(test::kGuardCannotCount);
    auto synth = makeSmallSynth();
    synth->prepare(kRate, kBlock);
    std::array<float, kBlock> left {};
    std::array<float, kBlock> right {};
    std::uint64_t violations = 0;
    {
        const test::RealtimeGuard guard;
        for (unsigned i = 0; i < 200; ++i) {
            synth->event(MidiMessage::noteOn(i % 3, 30 + i % 60, 100), 10);
            synth->event(MidiMessage::controller(0, 74, i % 128), 30);
            synth->event(MidiMessage::noteOff(i % 3, 30 + (i * 7) % 60), 200);
            synth->render(left, right);
        }
        synth->panic();
        synth->render(left, right);
        violations = guard.violations();
    }
    QCOMPARE(violations, std::uint64_t {0});
}

void TestSmallSynth::aChordIsLoudEnoughAndDoesNotClip()
{
    Played one;
    one.event(MidiMessage::noteOn(0, 60, 100));
    one.run(1.0);
    Played chord;
    for (const unsigned note : {48U, 60U, 64U, 67U, 71U})
        chord.event(MidiMessage::noteOn(0, note, 100));
    chord.run(1.0);
    qInfo("one note: peak %.1f dB, rms %.1f dB; chord of five: peak %.1f dB, rms %.1f dB",
          decibels(peakOf(one.left)),
          decibels(rmsOf(one.left)),
          decibels(peakOf(chord.left)),
          decibels(rmsOf(chord.left)));
    QVERIFY(decibels(peakOf(one.left)) > -20.0);
    QVERIFY(decibels(peakOf(chord.left)) < 0.0);
}

QTEST_APPLESS_MAIN(TestSmallSynth)
#include "tst_small_synth.moc"
