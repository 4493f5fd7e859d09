// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/audio/mix_levels.h"

#include <QtTest>

#include <cmath>
#include <limits>

using namespace timbrel::audio;

class TestMixLevels : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void levelsAreGains();
    void theLowestLevelIsSilence();
    void whatIsNoNumberLeavesTheSoundAsItIs();
    void amplitudesAreLevels();
};

void TestMixLevels::levelsAreGains()
{
    QCOMPARE(gainOf(0.0F), 1.0F);
    QVERIFY(std::abs(gainOf(6.0F) - 1.9953F) < 1e-4F);
    QVERIFY(std::abs(gainOf(-20.0F) - 0.1F) < 1e-6F);
    QCOMPARE(gainOf(100.0F), gainOf(kMostDecibels));
}

void TestMixLevels::theLowestLevelIsSilence()
{
    QCOMPARE(gainOf(kSilentDecibels), 0.0F);
    QCOMPARE(gainOf(-std::numeric_limits<float>::infinity()), 0.0F);
    QVERIFY(gainOf(kSilentDecibels + 1.0F) > 0.0F);
}

void TestMixLevels::whatIsNoNumberLeavesTheSoundAsItIs()
{
    QCOMPARE(gainOf(std::nanf("")), 1.0F);
    QCOMPARE(decibelsOf(std::nanf("")), kSilentDecibels);
}

void TestMixLevels::amplitudesAreLevels()
{
    QCOMPARE(decibelsOf(1.0F), 0.0F);
    QVERIFY(std::abs(decibelsOf(0.5F) + 6.0206F) < 1e-3F);
    QCOMPARE(decibelsOf(0.0F), kSilentDecibels);
    QCOMPARE(decibelsOf(1e-9F), kSilentDecibels);
    for (const float level : {-59.0F, -30.5F, 0.0F, 5.5F})
        QVERIFY(std::abs(decibelsOf(gainOf(level)) - level) < 1e-3F);
}

QTEST_GUILESS_MAIN(TestMixLevels)
#include "tst_mix_levels.moc"
