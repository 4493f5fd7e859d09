// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pattern/pattern_cut.h"
#include "core/pattern/pattern_json.h"

#include <QtTest/QTest>

using namespace timbrel;
using namespace timbrel::pattern;

namespace {

constexpr std::size_t kRows = 8;

/// Sixteenths of a kick, from a place on.
DrumTake sixteenths(int count, double from = 0.0)
{
    DrumTake take;
    for (int i = 0; i < count; ++i)
        take.strokes.push_back({from + i / 4.0, 0, 0.8F});
    return take;
}

} // namespace

class TestPatternCut : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aLongPieceIsCutInWindows();
    void handsLeaveTheirOffsetInTheCell();
    void whatComesShortlyBeforeABarLineBelongsBehindIt();
    void windowsBeginWhereSomethingIsPlayed();
    void aLoopIsAsLongAsItsFileSays();
    void theLouderOfTwoOnOneStepStays();
    void oddMetresHaveTheirOwnBars_data();
    void oddMetresHaveTheirOwnBars();
    void aChangeOfMetreBeginsAWindow();
    void theTempoIsThatOfTheWindow();
    void swingThatIsNamedIsTakenOut();
    void nothingIsCutOfNothing();
    void aHostileTakeCostsNoMoreThanItsStrokes();
};

void TestPatternCut::aLongPieceIsCutInWindows()
{
    const CutTake out = cut(sixteenths(16 * 5), kRows);
    QCOMPARE(out.patterns.size(), std::size_t {3});
    QCOMPARE(out.patterns[0].pattern.shape(), (music::PatternShape {kRows, 32, 4, 4}));
    QCOMPARE(out.patterns[1].firstBar, std::size_t {2});
    QCOMPARE(out.patterns[2].bars, std::size_t {1});
    QCOMPARE(out.patterns[2].pattern.shape().steps, std::size_t {16});
    for (const CutPattern& each : out.patterns)
        QCOMPARE(each.pattern.onsetCount(), each.pattern.shape().steps);
    CutSettings four;
    four.bars = 4;
    four.stepsPerBeat = 8;
    const CutTake fine = cut(sixteenths(16 * 5), kRows, four);
    QCOMPARE(fine.patterns.size(), std::size_t {2});
    QCOMPARE(fine.patterns[0].pattern.shape().steps, std::size_t {128});
}

void TestPatternCut::handsLeaveTheirOffsetInTheCell()
{
    DrumTake take = sixteenths(16);
    for (std::size_t i = 0; i < take.strokes.size(); ++i)
        take.strokes[i].quarter += i % 2 == 0 ? 0.0125 : -0.02;
    const CutTake out = cut(take, kRows);
    QCOMPARE(out.patterns.size(), std::size_t {1});
    QCOMPARE(out.patterns[0].pattern.at(0, 4), (music::PatternCell {0.8F, 0.05F}));
    QCOMPARE(out.patterns[0].pattern.at(0, 5), (music::PatternCell {0.8F, -0.08F}));
}

void TestPatternCut::whatComesShortlyBeforeABarLineBelongsBehindIt()
{
    DrumTake take = sixteenths(64);
    take.strokes[32].quarter -= 0.05; // bar three is early
    const CutTake out = cut(take, kRows);
    QCOMPARE(out.patterns[0].pattern.onsetCount(), std::size_t {32});
    QCOMPARE(out.patterns[1].pattern.at(0, 0), (music::PatternCell {0.8F, -0.2F}));
}

void TestPatternCut::windowsBeginWhereSomethingIsPlayed()
{
    const CutTake late = cut(sixteenths(16 * 4, 12.0), kRows);
    QCOMPARE(late.patterns.size(), std::size_t {2});
    QCOMPARE(late.patterns[0].firstBar, std::size_t {3});
    QCOMPARE(late.patterns[0].pattern.onsetCount(), std::size_t {32});
    // a short piece is one pattern with its rest
    const CutTake shortly = cut(sixteenths(8, 6.0), kRows);
    QCOMPARE(shortly.patterns.size(), std::size_t {1});
    QCOMPARE(shortly.patterns[0].pattern.shape().steps, std::size_t {32});
    QVERIFY(shortly.patterns[0].pattern.at(0, 24).isOnset());
    // a pause of many bars is no pattern
    DrumTake pause = sixteenths(32);
    for (const DrumStroke& stroke : sixteenths(32, 400.0).strokes)
        pause.strokes.push_back(stroke);
    QCOMPARE(cut(pause, kRows).patterns.size(), std::size_t {2});
}

void TestPatternCut::aLoopIsAsLongAsItsFileSays()
{
    DrumTake take = sixteenths(16);
    take.lengthQuarters = 8.0;
    QCOMPARE(cut(take, kRows).patterns[0].pattern.shape().steps, std::size_t {32});
    take.lengthQuarters = 7.3; // a last note that rings on is no length
    QCOMPARE(cut(take, kRows).patterns[0].pattern.shape().steps, std::size_t {16});
}

void TestPatternCut::theLouderOfTwoOnOneStepStays()
{
    DrumTake take = sixteenths(16);
    take.strokes.insert(take.strokes.begin() + 1, {0.02, 0, 1.0F});
    const CutTake out = cut(take, kRows);
    QCOMPARE(out.mergedStrokes, std::size_t {1});
    QCOMPARE(out.patterns[0].pattern.at(0, 0), (music::PatternCell {1.0F, 0.08F}));
}

void TestPatternCut::oddMetresHaveTheirOwnBars_data()
{
    QTest::addColumn<int>("numerator");
    QTest::addColumn<int>("denominator");
    QTest::addColumn<std::size_t>("steps");
    QTest::addColumn<int>("stepsPerBeat");
    QTest::addColumn<int>("beats");
    QTest::newRow("3/4") << 3 << 4 << std::size_t {24} << 4 << 3;
    QTest::newRow("5/4") << 5 << 4 << std::size_t {40} << 4 << 5;
    QTest::newRow("6/8") << 6 << 8 << std::size_t {24} << 6 << 2;
    QTest::newRow("7/8") << 7 << 8 << std::size_t {28} << 2 << 7;
    QTest::newRow("12/8") << 12 << 8 << std::size_t {48} << 6 << 4;
}

void TestPatternCut::oddMetresHaveTheirOwnBars()
{
    QFETCH(int, numerator);
    QFETCH(int, denominator);
    QFETCH(std::size_t, steps);
    QFETCH(int, stepsPerBeat);
    QFETCH(int, beats);
    DrumTake take = sixteenths(16 * 6 * numerator / denominator);
    take.signatures = {{0.0, numerator, denominator}};
    take.tempos = {{0.0, 120.0}};
    const CutTake out = cut(take, kRows);
    QCOMPARE(out.patterns.size(), std::size_t {3});
    QCOMPARE(out.patterns[0].pattern.shape(),
             (music::PatternShape {kRows, steps, stepsPerBeat, beats}));
    QCOMPARE(out.patterns[0].pattern.onsetCount(), steps);
    // as long as before, whatever a beat is
    const double seconds = static_cast<double>(steps) / stepsPerBeat / out.patterns[0].tempo * 60.0;
    QVERIFY(std::abs(seconds - 2.0 * 4.0 * numerator / denominator * 0.5) < 0.001);
}

void TestPatternCut::aChangeOfMetreBeginsAWindow()
{
    DrumTake take = sixteenths(16 * 3 + 12 * 3);
    take.signatures = {{0.0, 4, 4}, {12.0, 3, 4}};
    take.strokes[48].quarter -= 0.03; // early, and still of the new metre
    const CutTake out = cut(take, kRows);
    QCOMPARE(out.patterns.size(), std::size_t {4});
    QCOMPARE(out.patterns[1].bars, std::size_t {1});
    QCOMPARE(out.patterns[2].firstBar, std::size_t {3});
    QCOMPARE(out.patterns[2].pattern.shape(), (music::PatternShape {kRows, 24, 4, 3}));
    QCOMPARE(out.patterns[2].pattern.at(0, 0).offset, -0.12F);
}

void TestPatternCut::theTempoIsThatOfTheWindow()
{
    DrumTake take = sixteenths(96);
    QVERIFY(!cut(take, kRows).patterns[0].hasTempo);
    take.tempos = {{0.0, 100.0}, {10.0, 140.0}};
    const CutTake out = cut(take, kRows);
    QVERIFY(out.patterns[0].hasTempo);
    QCOMPARE(out.patterns[0].tempo, 100.0);
    QCOMPARE(out.patterns[1].tempo, 100.0);
    QCOMPARE(out.patterns[2].tempo, 140.0);
}

void TestPatternCut::swingThatIsNamedIsTakenOut()
{
    DrumTake take = sixteenths(32);
    take.layout = PatternLayout {4, 0.62F, 0};
    for (std::size_t i = 1; i < take.strokes.size(); i += 2)
        take.strokes[i].quarter += 0.06;
    const CutTake out = cut(take, kRows);
    QCOMPARE(out.patterns[0].swing, 0.62F);
    QCOMPARE(out.patterns[0].pattern.onsetCount(), std::size_t {32});
    for (std::size_t step = 0; step < 32; ++step)
        QCOMPARE(out.patterns[0].pattern.at(0, step).offset, 0.0F);
}

void TestPatternCut::nothingIsCutOfNothing()
{
    QVERIFY(cut(DrumTake(), kRows).patterns.empty());
}

void TestPatternCut::aHostileTakeCostsNoMoreThanItsStrokes()
{
    DrumTake take;
    for (int i = 0; i < 100; ++i)
        take.strokes.push_back({i * 1e12, 0, 0.5F});
    take.lengthQuarters = 1e15;
    take.signatures = {{0.0, 64, 4}, {1e13, 1, 64}};
    CutSettings settings;
    settings.bars = 16;
    settings.stepsPerBeat = 16;
    for (const CutPattern& each : cut(take, kRows, settings).patterns)
        QVERIFY(each.pattern.shape().steps <= kLongestPatternSteps);
}

QTEST_GUILESS_MAIN(TestPatternCut)
#include "tst_pattern_cut.moc"
