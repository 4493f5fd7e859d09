// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/random.h"
#include "core/pattern/pattern_set.h"

#include <QtTest/QTest>

#include <algorithm>
#include <set>

using namespace timbrel;
using namespace timbrel::pattern;

namespace {

PatternEntry entry(const std::string& source, int window, const std::string& label)
{
    PatternEntry made;
    made.pattern = music::Pattern({8, 16, 4, 4});
    made.name = source + " " + std::to_string(window);
    made.label = label;
    made.source = source;
    return made;
}

/// 40 sources of two labels, each cut into 1 to 5 windows.
PatternSet manySources()
{
    PatternSet set;
    for (int source = 0; source < 40; ++source)
        for (int window = 0; window <= source % 5; ++window)
            set.entries.push_back(
                entry("take " + std::to_string(source), window, source % 2 == 0 ? "funk" : "jazz"));
    return set;
}

std::set<std::string> sourcesOf(const PatternSet& set, const std::vector<std::size_t>& places)
{
    std::set<std::string> sources;
    for (const std::size_t place : places)
        sources.insert(set.entries[place].source);
    return sources;
}

} // namespace

class TestPatternSet : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void labelsStandOnceAndInOrder();
    void noSourceStandsOnBothSides();
    void eachLabelHasItsShareOfTheTest();
    void theSameSeedDividesWhateverOrderTheEntriesHave();
    void somethingIsAlwaysLeftToLearnFrom();
    void whatSaysItsPartHasIt();
    void rowsFindTheirPlaceByIdAndThenByNote();
};

void TestPatternSet::labelsStandOnceAndInOrder()
{
    PatternSet set;
    for (const char* label : {"rock", "", "funk", "rock"})
        set.entries.push_back(entry("a", 0, label));
    QCOMPARE(set.labels(), (std::vector<std::string> {"funk", "rock"}));
}

void TestPatternSet::noSourceStandsOnBothSides()
{
    const PatternSet set = manySources();
    const PatternSplit split = splitBySource(set, 0.2, 7);
    QCOMPARE(split.train.size() + split.test.size(), set.entries.size());
    QVERIFY(std::is_sorted(split.train.begin(), split.train.end()));
    const auto learnt = sourcesOf(set, split.train);
    for (const std::string& source : sourcesOf(set, split.test))
        QVERIFY2(!learnt.contains(source), source.c_str());
}

void TestPatternSet::eachLabelHasItsShareOfTheTest()
{
    const PatternSet set = manySources();
    const PatternSplit split = splitBySource(set, 0.2, 7);
    for (const std::string label : {"funk", "jazz"}) {
        const auto isIt = [&](std::size_t i) { return set.entries[i].label == label; };
        const auto tested = std::count_if(split.test.begin(), split.test.end(), isIt);
        const auto learnt = std::count_if(split.train.begin(), split.train.end(), isIt);
        const double share = static_cast<double>(tested) / static_cast<double>(tested + learnt);
        QVERIFY2(share > 0.13 && share < 0.27, qPrintable(QString::number(share)));
    }
}

void TestPatternSet::theSameSeedDividesWhateverOrderTheEntriesHave()
{
    PatternSet set = manySources();
    const auto tested = sourcesOf(set, splitBySource(set, 0.3, 7).test);
    QVERIFY(tested != sourcesOf(set, splitBySource(set, 0.3, 8).test));
    Random random(1);
    random.shuffle(set.entries);
    QCOMPARE(sourcesOf(set, splitBySource(set, 0.3, 7).test), tested);
}

void TestPatternSet::somethingIsAlwaysLeftToLearnFrom()
{
    PatternSet set;
    QVERIFY(splitBySource(set, 0.5, 1).train.empty());
    set.entries.push_back(entry("only one", 0, "funk"));
    QCOMPARE(splitBySource(set, 0.9, 1).train.size(), std::size_t {1});
    set.entries.push_back(entry("another", 0, "funk"));
    QCOMPARE(splitBySource(set, 0.9, 1).train.size(), std::size_t {1});
    QCOMPARE(splitBySource(set, 0.0, 1).train.size(), std::size_t {2});
}

void TestPatternSet::whatSaysItsPartHasIt()
{
    PatternSet set = manySources();
    set.entries[3].part = SplitPart::Test; // and so do the other windows of its source
    const PatternSplit split = splitBySource(set, 0.5, 1);
    QCOMPARE(sourcesOf(set, split.test), std::set<std::string> {set.entries[3].source});
    QVERIFY(split.test.size() > 1);
    // a set that has been learnt from only: it says nothing of what to test with
    for (PatternEntry& each : set.entries)
        each.part = SplitPart::Train;
    QVERIFY(!splitBySource(set, 0.5, 1).test.empty());
}

void TestPatternSet::rowsFindTheirPlaceByIdAndThenByNote()
{
    std::vector<music::DrumRow> from = {
        {"snare", music::DrumClass::Snare, {NoteNumber {38}}, 0},
        {"my hat", music::DrumClass::ClosedHat, {NoteNumber {42}}, 0},
        {"pedal", music::DrumClass::ClosedHat, {NoteNumber {44}}, 0},
        {"voice", music::DrumClass::Percussion, {NoteNumber {12}}, 0},
    };
    music::Pattern pattern({4, 4, 4, 4});
    pattern.set(0, 0, {0.5F, 0.1F});
    pattern.set(1, 1, {0.4F, 0.0F});
    pattern.set(2, 1, {0.6F, 0.2F});
    pattern.set(3, 2, {1.0F, 0.0F});
    std::size_t lost = 0;
    const auto& rows = music::standardDrumRows();
    const music::Pattern copy = withRows(pattern, from, rows, &lost);
    QCOMPARE(copy.shape().rows, rows.size());
    QCOMPARE(copy.at(1, 0), (music::PatternCell {0.5F, 0.1F}));
    QCOMPARE(copy.at(4, 1), (music::PatternCell {0.6F, 0.2F})); // the louder of two
    QCOMPARE(copy.onsetCount(), std::size_t {2});
    QCOMPARE(lost, std::size_t {1});
}

QTEST_GUILESS_MAIN(TestPatternSet)
#include "tst_pattern_set.moc"
