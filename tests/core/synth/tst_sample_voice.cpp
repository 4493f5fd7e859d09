// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/synth/sample_voice.h"
#include "support/realtime_guard.h"

#include <QtTest>

#include <cmath>
#include <random>

#include "sound_checks.h"

using namespace timbrel;
using namespace timbrel::synth;
using audio::SoundBuffer;

namespace {

constexpr double kRate = 48000.0;

SoundBuffer sine(double hertz, double seconds)
{
    SoundBuffer sound;
    sound.sampleRate = kRate;
    for (std::size_t i = 0; i < static_cast<std::size_t>(seconds * kRate); ++i)
        sound.left.push_back(
            static_cast<float>(std::sin(2.0 * M_PI * hertz * static_cast<double>(i) / kRate)));
    return sound;
}

SoundBuffer noise(std::size_t frames, bool isStereo)
{
    SoundBuffer sound;
    std::mt19937 random(1);
    std::uniform_real_distribution<float> value(-1.0F, 1.0F);
    for (std::size_t i = 0; i < frames; ++i) {
        sound.left.push_back(value(random));
        if (isStereo)
            sound.right.push_back(value(random));
    }
    return sound;
}

std::pair<std::vector<float>, std::vector<float>> played(const SampleVoice::Stroke& stroke,
                                                         std::size_t step = 32)
{
    SampleVoice voice;
    voice.start(stroke);
    std::vector<float> left;
    std::vector<float> right;
    while (!voice.isOver() && left.size() < 10 * static_cast<std::size_t>(kRate)) {
        left.resize(left.size() + step);
        right.resize(right.size() + step);
        voice.render(std::span(left).last(step), std::span(right).last(step));
    }
    return {left, right};
}

} // namespace

class TestSampleVoice : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { prepareSampleTables(); }
    void atItsOwnSpeedASoundIsAsItIs();
    void speedIsPitch_data();
    void speedIsPitch();
    void nothingAliases_data();
    void nothingAliases();
    void decayShortens();
    void stepsChangeNothing();
    void theShortestSoundsAreHeard();
    void readingNeitherAllocatesNorLocks();
};

void TestSampleVoice::atItsOwnSpeedASoundIsAsItIs()
{
    for (const bool isStereo : {false, true}) {
        const auto sound = noise(1000, isStereo);
        const auto [left, right] = played({&sound, 0.5F, 1.0, 1.0F});
        for (std::size_t i = 0; i < left.size(); ++i) {
            const bool isThere = i < sound.frames();
            QCOMPARE(left[i], isThere ? 0.5F * sound.left[i] : 0.0F);
            const auto& other = isStereo ? sound.right : sound.left;
            QCOMPARE(right[i], isThere ? 0.5F * other[i] : 0.0F);
        }
    }
}

void TestSampleVoice::speedIsPitch_data()
{
    QTest::addColumn<double>("speed");
    for (const double speed : {0.25, 0.5, 0.944, 1.0595, 1.5, 2.0, 4.0, 7.9})
        QTest::addRow("%g", speed) << speed;
}

/// A sine comes out as the sine of the other pitch, to 80 dB away from its ends.
void TestSampleVoice::speedIsPitch()
{
    QFETCH(double, speed);
    const auto sound = sine(500.0, 4.0);
    const auto [left, right] = played({&sound, 1.0F, speed, 1.0F});
    QVERIFY(std::abs(static_cast<double>(left.size()) - 4.0 * kRate / speed) < 40.0
            || left.size() == 10 * static_cast<std::size_t>(kRate));
    for (std::size_t i = 1000; i + 1000 < left.size(); ++i) {
        const double expected
            = std::sin(2.0 * M_PI * 500.0 * speed * static_cast<double>(i) / kRate);
        if (std::abs(static_cast<double>(left[i]) - expected) > 1e-3)
            QCOMPARE(static_cast<double>(left[i]), expected);
    }
}

void TestSampleVoice::nothingAliases_data()
{
    QTest::addColumn<double>("speed");
    QTest::addColumn<double>("hertz");
    QTest::addRow("slower") << 0.7 << 15000.0;
    QTest::addRow("a semitone up") << 1.0595 << 20000.0;
    QTest::addRow("an octave up") << 2.0 << 9000.0;
    QTest::addRow("an octave up, out of hearing") << 2.0 << 16000.0;
    QTest::addRow("two octaves up, out of hearing") << 4.0 << 9000.0;
}

/// All that is not the sine itself is at least 60 dB below one of full scale.
void TestSampleVoice::nothingAliases()
{
    QFETCH(double, speed);
    QFETCH(double, hertz);
    const auto sound = sine(hertz, 6.0);
    const auto [left, right] = played({&sound, 1.0F, speed, 1.0F});
    const auto spectrum
        = test::spectrumOf(std::span<const float>(left).subspan(left.size() / 4, 32768));
    for (std::size_t k = 10; k < spectrum.size(); ++k) {
        const double here = static_cast<double>(k) * kRate / 32768.0;
        if (std::abs(here - hertz * speed) > 20.0)
            QVERIFY2(
                test::decibels(spectrum[k]) < -60.0,
                qPrintable(
                    QStringLiteral("%1 dB at %2 Hz").arg(test::decibels(spectrum[k])).arg(here)));
    }
}

void TestSampleVoice::decayShortens()
{
    const auto sound = sine(1000.0, 2.0);
    const auto [left, right] = played({&sound, 1.0F, 1.0, 0.25F});
    QVERIFY(left.size() <= static_cast<std::size_t>(0.25 * 2.0 * 1.4 * kRate) + 32);
    const auto at = [&](double seconds) {
        return test::rmsOf(std::span<const float>(left).subspan(
            static_cast<std::size_t>((seconds - 0.005) * kRate), 480));
    };
    QVERIFY(std::abs(test::decibels(at(0.26) / at(0.01)) + 30.0) < 1.0);
    // more than all of it there is not
    QCOMPARE(played({&sound, 1.0F, 1.0, 3.0F}).first, played({&sound, 1.0F, 1.0, 1.0F}).first);
}

void TestSampleVoice::stepsChangeNothing()
{
    const auto sound = noise(3000, true);
    const auto whole = played({&sound, 1.0F, 1.3, 0.8F});
    const auto parts = played({&sound, 1.0F, 1.3, 0.8F}, 5);
    for (std::size_t i = 0; i < std::min(whole.first.size(), parts.first.size()); ++i)
        QCOMPARE(parts.first[i], whole.first[i]);
}

void TestSampleVoice::theShortestSoundsAreHeard()
{
    SoundBuffer one;
    one.left = {0.8F};
    for (const double speed : {0.5, 1.0, 3.0}) {
        const auto [left, right] = played({&one, 1.0F, speed, 1.0F});
        QVERIFY(test::peakOf(left) > 0.1);
    }
    const SoundBuffer none;
    QVERIFY(played({&none, 1.0F, 1.0, 1.0F}).first.empty());
}

void TestSampleVoice::readingNeitherAllocatesNorLocks()
{
    if (!test::RealtimeGuard::canCount())
        QSKIP(test::kGuardCannotCount);
    const auto sound = noise(10000, true);
    SampleVoice voice;
    std::array<float, 32> left {};
    std::array<float, 32> right {};
    const test::RealtimeGuard guard;
    for (const double speed : {0.5, 1.0, 5.0}) {
        voice.start({&sound, 1.0F, speed, 0.7F});
        for (int i = 0; i < 200; ++i)
            voice.render(left, right);
    }
    QCOMPARE(guard.violations(), std::uint64_t {0});
}

QTEST_GUILESS_MAIN(TestSampleVoice)
#include "tst_sample_voice.moc"
