// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/atomic_file.h"
#include "core/pattern/gzip.h"
#include "core/pattern/pattern_fit.h"
#include "core/pattern/step_rows.h"
#include "support/shared_data.h"

#include <QtTest/QTest>

using namespace timbrel;
using namespace timbrel::pattern;

namespace {

/// "hello hello hello hello" by gzip, without a name and time.
const std::string kHello("\x1F\x8B\x08\x00\x00\x00\x00\x00\x00\x03\xCB\x48\xCD\xC9\xC9\x57\xC8"
                         "\x40\x27\x01\xE3\x51\x3D\x8D\x17\x00\x00\x00",
                         28);

Result<PatternSet> read(const std::string& text, Warnings* warnings = nullptr)
{
    return parseStepRows(text, "a.jsonl", music::standardDrumRows(), warnings);
}

} // namespace

class TestStepRows : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void tracksAreKeysOrNames();
    void whatIsSaidOfAPatternIsTaken();
    void brokenLinesCostThemselvesOnly();
    void otherLinesAreRefused_data();
    void otherLinesAreRefused();
    void packedBytesAreUnpacked();
    void whatUnpacksToTooMuchIsRefused();
    void theRealRowsAreReadWhole();
};

void TestStepRows::tracksAreKeysOrNames()
{
    const auto set = read(
        R"({"steps": 8, "steps_per_beat": 2, "tracks": {"36": [1,0,0,0,1,0,0,0], "Ride Bow": [0,0.4,0,1,0,0,0,0], "128": [1,1,1,1,1,1,1,1], "Voice": [1,1,1,1,1,1,1,1]}})");
    QVERIFY(set);
    const music::Pattern& pattern = set->entries.at(0).pattern;
    QCOMPARE(pattern.shape(), (music::PatternShape {8, 8, 2, 4}));
    QCOMPARE(pattern.onsetCount(), std::size_t {4});
    QCOMPARE(pattern.at(0, 4).velocity, 0.7F);
    QCOMPARE(pattern.at(6, 1).velocity, 0.4F);
    QCOMPARE(pattern.at(6, 3).velocity, 1.0F);
}

void TestStepRows::whatIsSaidOfAPatternIsTaken()
{
    const auto set = read(
        R"({"name": "take 3#7", "genre": "funk", "style": "x", "split": "validation", "bpm": 95, "steps": 12, "steps_per_beat": 4, "tracks": {}}
{"label": "y", "split": "train", "bpm": -3, "steps": 20, "steps_per_beat": 4, "tracks": {}})");
    QVERIFY(set);
    const PatternEntry& first = set->entries.at(0);
    QCOMPARE(first.label, std::string("funk"));
    QCOMPARE(first.source, std::string("take 3"));
    QCOMPARE(first.tempo, 95.0);
    QVERIFY(first.part == SplitPart::Test);
    QCOMPARE(first.pattern.shape().beatsPerBar, 3);
    QVERIFY(set->entries.at(1).part == SplitPart::Train);
    QCOMPARE(set->entries.at(1).tempo, 120.0);
    QCOMPARE(set->entries.at(1).pattern.shape().beatsPerBar, 5);
}

void TestStepRows::brokenLinesCostThemselvesOnly()
{
    Warnings warnings;
    const auto set = read("{\"steps\": 4,\n"
                          R"({"steps": 4, "steps_per_beat": 1, "tracks": {"36": [1, 0, 0, 1]}})"
                          "\n\n"
                          R"({"steps": 4, "steps_per_beat": 1, "tracks": {"36": [1, 0, 0]}})",
                          &warnings);
    QVERIFY(set);
    QCOMPARE(set->entries.size(), std::size_t {1});
    QCOMPARE(warnings.size(), std::size_t {2});
    QCOMPARE(warnings[0].line.value_or(0), 1);
    QCOMPARE(warnings[1].line.value_or(0), 4);
    QCOMPARE(warnings[1].file, std::string("a.jsonl"));
}

void TestStepRows::otherLinesAreRefused_data()
{
    QTest::addColumn<std::string>("line");
    QTest::newRow("empty") << std::string();
    QTest::newRow("text") << std::string("hello");
    QTest::newRow("metrics") << std::string(R"({"metric": "loss", "value": 1})");
    QTest::newRow("no steps") << std::string(R"({"steps": 0, "steps_per_beat": 4, "tracks": {}})");
    QTest::newRow("too many steps")
        << std::string(R"({"steps": 4097, "steps_per_beat": 4, "tracks": {}})");
    QTest::newRow("beats") << std::string(R"({"steps": 4, "steps_per_beat": 0, "tracks": {}})");
    QTest::newRow("texts") << std::string(
        R"({"steps": 2, "steps_per_beat": 1, "tracks": {"36": ["x", "y"]}})");
    QTest::newRow("tracks") << std::string(R"({"steps": 2, "steps_per_beat": 1, "tracks": []})");
}

void TestStepRows::otherLinesAreRefused()
{
    QFETCH(std::string, line);
    const auto set = read(line);
    QVERIFY(!set);
    QCOMPARE(set.error().id, ErrorId::FormatUnknown);
}

void TestStepRows::packedBytesAreUnpacked()
{
    const std::string text = "hello hello hello hello";
    QVERIFY(isGzip(kHello));
    QVERIFY(!isGzip(text));
    QCOMPARE(gunzip(kHello, 1000).value(), text);
    QCOMPARE(gunzip(kHello + kHello, 1000).value(), text + text);
    for (std::size_t size = 0; size < kHello.size(); ++size)
        QVERIFY(!gunzip(std::string_view(kHello).substr(0, size), 1000));
    std::string broken = kHello;
    broken[14] = '\x7F';
    QCOMPARE(gunzip(broken, 1000).error().id, ErrorId::GzipBroken);
}

void TestStepRows::whatUnpacksToTooMuchIsRefused()
{
    QCOMPARE(gunzip(kHello, 22).error().id, ErrorId::FileTooLarge);
    QCOMPARE(gunzip(kHello + kHello, 40).error().id, ErrorId::FileTooLarge);
}

void TestStepRows::theRealRowsAreReadWhole()
{
    const auto data = test::sharedData();
    if (!data)
        QSKIP(test::kNoSharedData);
    Warnings warnings;
    const auto set = readStepRows(
        *data / "patterns/normalised.jsonl.gz", music::standardDrumRows(), &warnings);
    QVERIFY(set);
    QVERIFY(warnings.empty());
    QCOMPARE(set->entries.size(), std::size_t {9655});
    const PatternSplit split = splitBySource(*set, 0.2, 1);
    QCOMPARE(split.test.size(), std::size_t {1037}); // groove's validation, and nothing else
    FitChoice all;
    all.withDuplicates = true;
    all.withNearEmpty = true;
    const FittedSet fit = fitted(*set, {8, 32, 4, 4}, all);
    QCOMPARE(fit.otherMetre, std::size_t {39}); // Hydrogen's of three beats
    QCOMPARE(fit.set.entries.size(), std::size_t {9616});
    QCOMPARE(fit.mergedOnsets, std::size_t {0});
}

QTEST_GUILESS_MAIN(TestStepRows)
#include "tst_step_rows.moc"
