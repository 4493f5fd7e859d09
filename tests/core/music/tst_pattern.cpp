// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/music/pattern.h"

#include <QtTest>

#include <limits>

using namespace timbrel::music;

class TestPattern : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aNewPatternIsSilent();
    void aCellKeepsWhatIsPutIntoIt();
    void whatIsTooLargeIsHeldAndWhatIsNoNumberIsNothing();
    void distanceCountsCellsThatDiffer();
    void f1ComparesOnsetsAlone();
};

void TestPattern::aNewPatternIsSilent()
{
    const Pattern pattern {PatternShape {}};
    QCOMPARE(pattern.cells().size(), std::size_t {256});
    QVERIFY(pattern.isEmpty());
    QCOMPARE(pattern.shape().stepsPerBar(), std::size_t {16});
    QVERIFY(Pattern().cells().empty());
}

void TestPattern::aCellKeepsWhatIsPutIntoIt()
{
    Pattern pattern {PatternShape {}};
    pattern.set(7, 31, {0.5F, -0.25F});
    QVERIFY((pattern.at(7, 31) == PatternCell {0.5F, -0.25F}));
    QVERIFY(pattern.cells().back().isOnset());
    QCOMPARE(pattern.onsetCount(), std::size_t {1});
    pattern.clear(7, 31);
    QVERIFY(pattern.isEmpty());
}

void TestPattern::whatIsTooLargeIsHeldAndWhatIsNoNumberIsNothing()
{
    constexpr float kNoNumber = std::numeric_limits<float>::quiet_NaN();
    Pattern pattern {PatternShape {}};
    pattern.set(0, 0, {3.0F, 2.0F});
    QVERIFY((pattern.at(0, 0) == PatternCell {1.0F, 0.5F}));
    pattern.set(0, 0, {kNoNumber, 0.0F});
    QVERIFY(!pattern.at(0, 0).isOnset());
    pattern.set(0, 0, {0.5F, kNoNumber});
    QVERIFY(!pattern.at(0, 0).isOnset());
    pattern.set(0, 0, {-1.0F, 0.0F});
    QVERIFY(!pattern.at(0, 0).isOnset());
}

void TestPattern::distanceCountsCellsThatDiffer()
{
    Pattern a {PatternShape {}};
    Pattern b = a;
    QCOMPARE(onsetDistance(a, b), std::size_t {0});
    a.set(0, 0, {1.0F, 0.0F});
    b.set(0, 0, {0.2F, 0.1F}); // an onset as well
    b.set(1, 4, {0.2F, 0.0F});
    a.set(2, 4, {0.2F, 0.0F});
    QCOMPARE(onsetDistance(a, b), std::size_t {2});
}

void TestPattern::f1ComparesOnsetsAlone()
{
    Pattern target {PatternShape {}};
    Pattern output = target;
    QCOMPARE(onsetF1(target, output), 1.0);
    target.set(0, 0, {1.0F, 0.0F});
    target.set(0, 8, {1.0F, 0.0F});
    QCOMPARE(onsetF1(target, output), 0.0);
    output.set(0, 0, {0.1F, 0.4F});
    output.set(0, 4, {0.1F, 0.0F});
    QCOMPARE(onsetF1(target, output), 0.5); // one of two hit, one of two wrong
}

QTEST_APPLESS_MAIN(TestPattern)
#include "tst_pattern.moc"
