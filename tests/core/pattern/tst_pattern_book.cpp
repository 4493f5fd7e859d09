// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pattern/pattern_book.h"

#include <QtTest/QTest>

using namespace timbrel;
using namespace timbrel::pattern;

namespace {

constexpr const char* kBook = "# of one genre\n"
                              "genre funk\n"
                              "\n"
                              "\"In the pocket\" 98.5 swing 0.54 # how it goes\n"
                              "kick   X..x ..x. .... .... | X... .... .... ...5\n"
                              "snare  .... x... .... x..o\r\n"
                              "\"Twelve\" 70 triplets fill\n"
                              "tom    xx.x .... .... ....\n";

} // namespace

class TestPatternBook : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aBookIsReadAsItIsWritten();
    void aRowOfOneBarIsPlayedInAll();
    void triplesAreThirdsOfTheBeat();
    void whatCannotBeUnderstoodIsNamedWithItsLine_data();
    void whatCannotBeUnderstoodIsNamedWithItsLine();
    void anEmptyBookIsAnEmptySet();
};

void TestPatternBook::aBookIsReadAsItIsWritten()
{
    const auto set = parsePatternBook(kBook, "funk.txt");
    QVERIFY(set);
    QCOMPARE(set->entries.size(), std::size_t {2});
    const PatternEntry& first = set->entries[0];
    QCOMPARE(first.name, std::string("In the pocket"));
    QCOMPARE(first.label, std::string("funk"));
    QCOMPARE(first.tempo, 98.5);
    QCOMPARE(first.swing, 0.54F);
    QVERIFY(!first.isFill);
    QCOMPARE(first.pattern.shape(), (music::PatternShape {8, 32, 4, 4}));
    QCOMPARE(first.pattern.at(0, 0).velocity, 1.0F);
    QCOMPARE(first.pattern.at(0, 31).velocity, 0.5F);
    QVERIFY(set->entries[1].isFill);
    QCOMPARE(set->entries[1].pattern.shape().steps, std::size_t {16});
}

void TestPatternBook::aRowOfOneBarIsPlayedInAll()
{
    const music::Pattern pattern = parsePatternBook(kBook, "funk.txt")->entries[0].pattern;
    for (const std::size_t step : {4, 12, 15, 20, 28, 31})
        QVERIFY(pattern.at(1, step).isOnset());
    QCOMPARE(pattern.onsetCount(), std::size_t {11});
}

void TestPatternBook::triplesAreThirdsOfTheBeat()
{
    const music::Pattern pattern = parsePatternBook(kBook, "funk.txt")->entries[1].pattern;
    QCOMPARE(pattern.at(5, 0).offset, 0.0F);
    QVERIFY(std::abs((1.0 + double {pattern.at(5, 1).offset}) / 4.0 - 1.0 / 3.0) < 1e-6);
    QVERIFY(std::abs((3.0 + double {pattern.at(5, 3).offset}) / 4.0 - 2.0 / 3.0) < 1e-6);
}

void TestPatternBook::whatCannotBeUnderstoodIsNamedWithItsLine_data()
{
    QTest::addColumn<std::string>("text");
    QTest::addColumn<std::string>("named");
    QTest::addColumn<int>("line");
    const std::string begin = "\"a\" 90\n";
    const std::string bar = "x... x... x... x...";
    const auto row = [](const char* name, const std::string& text, const char* named, int line) {
        QTest::newRow(name) << text << std::string(named) << line;
    };
    row("row first", "kick " + bar, "kick", 1);
    row("unknown row", begin + "flute " + bar, "flute", 2);
    row("sign", begin + "kick x... x... x... x..?", "kick", 2);
    row("short", begin + "kick x... x...", "kick", 2);
    row("twice", begin + "kick " + bar + "\nkick " + bar, "kick", 3);
    row("three and two", begin + "kick " + bar + bar + "\nsnare " + bar + bar + bar, "kick", 3);
    row("no name", "\"\" 90", "name", 1);
    row("open name", "\"a 90", "name", 1);
    row("no tempo", "\"a\" swing 0.5", "tempo", 1);
    row("tempo", "\"a\" 5000", "tempo", 1);
    row("swing", "\"a\" 90 swing 0.9", "swing", 1);
    row("word", "\"a\" 90 slowly", "slowly", 1);
    row("nothing plays", "\n\"a\" 90\n\"b\" 90\nkick " + bar, "a", 3);
}

void TestPatternBook::whatCannotBeUnderstoodIsNamedWithItsLine()
{
    QFETCH(std::string, text);
    QFETCH(std::string, named);
    QFETCH(int, line);
    const auto set = parsePatternBook(text, "a.txt");
    QVERIFY(!set);
    QCOMPARE(set.error().id, ErrorId::FieldInvalid);
    QCOMPARE(set.error().name, named);
    QCOMPARE(set.error().line.value_or(0), line);
    QCOMPARE(set.error().file, std::string("a.txt"));
}

void TestPatternBook::anEmptyBookIsAnEmptySet()
{
    QCOMPARE(parsePatternBook("", "a.txt").value(), PatternSet());
    QCOMPARE(parsePatternBook("# nothing\ngenre x\n", "a.txt").value(), PatternSet());
}

QTEST_GUILESS_MAIN(TestPatternBook)
#include "tst_pattern_book.moc"
