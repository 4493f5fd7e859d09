// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pattern/pattern_fit.h"

#include <QtTest/QTest>

using namespace timbrel;
using namespace timbrel::pattern;
using music::Pattern;
using music::PatternCell;
using music::PatternShape;

namespace {

constexpr PatternShape kTwoBars {8, 32, 4, 4};

Pattern everyNth(const PatternShape& shape, std::size_t row, std::size_t nth)
{
    Pattern pattern(shape);
    for (std::size_t step = 0; step < shape.steps; step += nth)
        pattern.set(row, step, {0.7F, 0.0F});
    return pattern;
}

PatternEntry entryOf(Pattern pattern, const std::string& label = "funk")
{
    PatternEntry entry;
    entry.pattern = std::move(pattern);
    entry.label = label;
    return entry;
}

/// When each onset of a row is played, in beats.
std::vector<double> times(const Pattern& pattern, std::size_t row)
{
    std::vector<double> beats;
    for (std::size_t step = 0; step < pattern.shape().steps; ++step)
        if (const PatternCell& cell = pattern.at(row, step); cell.isOnset())
            beats.push_back((static_cast<double>(step) + double {cell.offset})
                            / pattern.shape().stepsPerBeat);
    return beats;
}

} // namespace

class TestPatternFit : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void whatHasTheShapeStaysAsItIs();
    void aBarIsRepeatedAndALongPatternIsCut();
    void tripletsAreStillPlayedWhereTheyWere_data();
    void tripletsAreStillPlayedWhereTheyWere();
    void ofTwoOnOneStepTheLouderStays();
    void barsOfAnotherLengthHaveNoPlace();
    void aSetTellsWhatItLeavesOut();
    void theProposedShapeIsTheCommonestMetre();
    void duplicatesAreTheSameOnsets();
};

void TestPatternFit::whatHasTheShapeStaysAsItIs()
{
    Pattern pattern(kTwoBars);
    pattern.set(3, 17, {0.4F, -0.3F});
    QCOMPARE(fitted(pattern, kTwoBars), pattern);
}

void TestPatternFit::aBarIsRepeatedAndALongPatternIsCut()
{
    Pattern bar({8, 16, 4, 4});
    bar.set(0, 3, {0.4F, 0.2F});
    const auto two = fitted(bar, kTwoBars);
    QVERIFY(two);
    QCOMPARE(two->at(0, 3), bar.at(0, 3));
    QCOMPARE(two->at(0, 19), bar.at(0, 3));
    QCOMPARE(two->onsetCount(), std::size_t {2});
    QCOMPARE(fitted(*two, bar.shape()), bar);
    // a bar in two fills bars of four, too
    QCOMPARE(fitted(everyNth({8, 8, 4, 2}, 0, 8), kTwoBars)->onsetCount(), std::size_t {4});
}

void TestPatternFit::tripletsAreStillPlayedWhereTheyWere_data()
{
    QTest::addColumn<int>("from");
    QTest::addColumn<int>("to");
    for (const auto& [from, to] :
         {std::pair {3, 4}, {4, 3}, {6, 4}, {8, 4}, {4, 8}, {4, 16}, {3, 6}})
        QTest::addRow("%d to %d", from, to) << from << to;
}

void TestPatternFit::tripletsAreStillPlayedWhereTheyWere()
{
    QFETCH(int, from);
    QFETCH(int, to);
    const PatternShape shape {8, static_cast<std::size_t>(8 * from), from, 4};
    const Pattern pattern = everyNth(shape, 2, from > to ? 2 : 1);
    const PatternShape wanted {8, static_cast<std::size_t>(8 * to), to, 4};
    const auto changed = fitted(pattern, wanted);
    QVERIFY(changed);
    QCOMPARE(changed->shape(), wanted);
    const auto before = times(pattern, 2);
    const auto after = times(*changed, 2);
    QVERIFY(after.size() <= before.size() && 3 * after.size() >= 2 * before.size());
    for (const double time : after)
        QVERIFY2(std::any_of(before.begin(),
                             before.end(),
                             [&](double each) { return std::abs(each - time) < 1e-5; }),
                 qPrintable(QString::number(time)));
}

void TestPatternFit::ofTwoOnOneStepTheLouderStays()
{
    Pattern fine({8, 64, 8, 4});
    fine.set(1, 8, {0.9F, 0.0F}); // beat 1, and a quiet thirty-second before it
    fine.set(1, 7, {0.2F, 0.0F});
    PatternSet set;
    set.entries = {entryOf(fine)};
    FitChoice all;
    all.withNearEmpty = true;
    const FittedSet result = fitted(set, kTwoBars, all);
    QCOMPARE(result.mergedOnsets, std::size_t {1});
    QCOMPARE(result.set.entries.at(0).pattern.at(1, 4), (PatternCell {0.9F, 0.0F}));
}

void TestPatternFit::barsOfAnotherLengthHaveNoPlace()
{
    QVERIFY(!fitted(everyNth({8, 24, 4, 3}, 0, 4), kTwoBars));
    QVERIFY(!fitted(everyNth({8, 40, 4, 5}, 0, 4), kTwoBars));
    QVERIFY(!fitted(Pattern(), kTwoBars));
    QVERIFY(fitted(everyNth({8, 24, 4, 3}, 0, 4), PatternShape {8, 24, 4, 3}));
    QVERIFY(fitted(everyNth({8, 24, 4, 3}, 0, 4), PatternShape {8, 8, 4, 4})); // less than a bar
}

void TestPatternFit::aSetTellsWhatItLeavesOut()
{
    PatternSet set;
    set.entries = {entryOf(everyNth(kTwoBars, 0, 4)),
                   entryOf(everyNth(kTwoBars, 0, 4)),
                   entryOf(everyNth({8, 16, 4, 4}, 0, 4)), // the same when it is repeated
                   entryOf(everyNth(kTwoBars, 0, 4), "rock"), // taught as something else
                   entryOf(everyNth(kTwoBars, 0, 16)),
                   entryOf(Pattern(kTwoBars)),
                   entryOf(everyNth({8, 24, 4, 3}, 0, 4)),
                   entryOf(everyNth(kTwoBars, 1, 3))};
    set.entries.back().isFill = true;
    FitChoice choice;
    choice.withFills = false;
    const FittedSet result = fitted(set, kTwoBars, choice);
    QCOMPARE(result.set.entries.size(), std::size_t {2});
    QCOMPARE(result.duplicates, std::size_t {2});
    QCOMPARE(result.nearEmpty, std::size_t {2});
    QCOMPARE(result.otherMetre, std::size_t {1});
    QCOMPARE(result.fills, std::size_t {1});
    QCOMPARE(fitted(set, kTwoBars).set.entries.size(), std::size_t {3});
    QCOMPARE(fitted(PatternSet(), kTwoBars).set.entries.size(), std::size_t {0});
}

void TestPatternFit::theProposedShapeIsTheCommonestMetre()
{
    QCOMPARE(proposedShape(PatternSet()), kTwoBars);
    PatternSet set;
    set.entries = {entryOf(everyNth({8, 24, 4, 3}, 0, 4)), entryOf(everyNth(kTwoBars, 0, 4))};
    set.entries.push_back(set.entries.front());
    QCOMPARE(proposedShape(set), (PatternShape {8, 24, 4, 3}));
    QCOMPARE(proposedShape(set, 1), (PatternShape {8, 12, 4, 3}));
    set.entries = {entryOf(everyNth({8, 24, 3, 4}, 0, 1))};
    QCOMPARE(proposedShape(set), (PatternShape {8, 24, 3, 4}));
}

void TestPatternFit::duplicatesAreTheSameOnsets()
{
    PatternSet set;
    set.entries = {entryOf(everyNth(kTwoBars, 0, 4)),
                   entryOf(everyNth(kTwoBars, 1, 4)),
                   entryOf(everyNth(kTwoBars, 0, 4)),
                   entryOf(everyNth({8, 32, 8, 4}, 0, 4)),
                   entryOf(everyNth(kTwoBars, 0, 16))};
    set.entries[2].pattern.set(0, 0, {0.1F, 0.4F}); // played in another way
    QCOMPARE(duplicatesIn(set), (std::vector<DuplicatePattern> {{2, 0}}));
    QCOMPARE(nearEmptyIn(set), (std::vector<std::size_t> {4}));
}

QTEST_GUILESS_MAIN(TestPatternFit)
#include "tst_pattern_fit.moc"
