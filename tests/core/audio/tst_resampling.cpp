// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/audio/resampling.h"

#include <QtTest>

#include <cmath>

using namespace timbrel::audio;

namespace {

SoundBuffer sine(double rate, double hertz, std::size_t frames)
{
    SoundBuffer sound;
    sound.sampleRate = rate;
    for (std::size_t i = 0; i < frames; ++i) {
        const double phase = 2.0 * M_PI * hertz * static_cast<double>(i) / rate;
        sound.left.push_back(static_cast<float>(std::sin(phase)));
        sound.right.push_back(static_cast<float>(std::cos(phase)));
    }
    return sound;
}

} // namespace

class TestResampling : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aSineStaysWhereItWas_data();
    void aSineStaysWhereItWas();
    void whatCannotBeHeldIsRemoved();
    void theSameRateChangesNothing();
    void nothingStaysNothing();
};

void TestResampling::aSineStaysWhereItWas_data()
{
    QTest::addColumn<double>("from");
    QTest::addColumn<double>("to");
    QTest::addRow("up a little") << 44100.0 << 48000.0;
    QTest::addRow("down a little") << 48000.0 << 44100.0;
    QTest::addRow("up much") << 11025.0 << 96000.0;
    QTest::addRow("down much") << 192000.0 << 44100.0;
}

/// Away from the ends every frame is what the sine would have been at the new rate: no shift.
void TestResampling::aSineStaysWhereItWas()
{
    QFETCH(double, from);
    QFETCH(double, to);
    const double hertz = 1000.0;
    const auto sound = sine(from, hertz, static_cast<std::size_t>(from / 4.0));
    const auto made = resampled(sound, to);
    QCOMPARE(made.sampleRate, to);
    QCOMPARE(made.left.size(), made.right.size());
    QVERIFY(std::abs(static_cast<double>(made.frames()) - sound.seconds() * to) <= 1.0);
    for (std::size_t i = made.frames() / 4; i < made.frames() * 3 / 4; ++i) {
        const double phase = 2.0 * M_PI * hertz * static_cast<double>(i) / to;
        QVERIFY(std::abs(static_cast<double>(made.left[i]) - std::sin(phase)) < 1e-4);
        QVERIFY(std::abs(static_cast<double>(made.right[i]) - std::cos(phase)) < 1e-4);
    }
}

void TestResampling::whatCannotBeHeldIsRemoved()
{
    const auto made = resampled(sine(96000.0, 30000.0, 24000), 44100.0);
    for (std::size_t i = made.frames() / 4; i < made.frames() * 3 / 4; ++i)
        QVERIFY(std::abs(made.left[i]) < 1e-4F);
}

void TestResampling::theSameRateChangesNothing()
{
    const auto sound = sine(44100.0, 100.0, 1000);
    QCOMPARE(resampled(sound, 44100.0), sound);
}

void TestResampling::nothingStaysNothing()
{
    SoundBuffer none;
    none.sampleRate = 8000.0;
    const auto made = resampled(none, 48000.0);
    QCOMPARE(made.frames(), std::size_t {0});
    QCOMPARE(made.sampleRate, 48000.0);
}

QTEST_GUILESS_MAIN(TestResampling)
#include "tst_resampling.moc"
