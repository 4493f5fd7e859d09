// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/atomic_file.h"
#include "core/base/random.h"
#include "core/pattern/pattern_file.h"
#include "core/pattern/step_text.h"
#include "support/shared_data.h"

#include <QtTest/QTest>

using namespace timbrel;
using namespace timbrel::pattern;

namespace {

PatternEntry randomEntry(const music::PatternShape& shape, std::uint64_t seed)
{
    Random random(seed);
    PatternEntry entry;
    entry.pattern = music::Pattern(shape);
    for (std::size_t row = 0; row < shape.rows; ++row)
        for (std::size_t step = 0; step < shape.steps; ++step)
            if (random.chance(0.3))
                entry.pattern.set(row,
                                  step,
                                  {static_cast<float>(random.uniform(0.001, 1.0)),
                                   static_cast<float>(random.uniform(-0.5, 0.5))});
    entry.name = "Ein schönes \"Muster\"\n";
    entry.label = "drum & bass";
    entry.source = "folder/take 1.mid";
    entry.tempo = 173.5;
    entry.swing = 0.58F;
    entry.isFill = true;
    entry.part = SplitPart::Test;
    return entry;
}

/// A sound file, one line of which is exchanged.
std::string withField(const std::string& key, const std::string& value)
{
    const auto& rows = music::standardDrumRows();
    auto json = parseJson(patternText(randomEntry({8, 16, 4, 4}, 1), rows), "a.json");
    (*json)[key] = *parseJson(value, "value");
    return jsonLine(*json);
}

} // namespace

class TestPatternFile : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aPatternIsReadAsItWasWritten_data();
    void aPatternIsReadAsItWasWritten();
    void aPersonCanReadAndEditIt();
    void whatCannotBeRightIsNamed_data();
    void whatCannotBeRightIsNamed();
    void aNewerVersionIsRefused();
    void aSetIsReadAsItWasWritten();
    void aBrokenLineCostsOnlyItself();
    void aLargeFileIsRefusedUnread();
};

void TestPatternFile::aPatternIsReadAsItWasWritten_data()
{
    QTest::addColumn<std::size_t>("steps");
    QTest::addColumn<int>("stepsPerBeat");
    QTest::addColumn<int>("beatsPerBar");
    QTest::newRow("two bars") << std::size_t {32} << 4 << 4;
    QTest::newRow("triplets") << std::size_t {12} << 3 << 4;
    QTest::newRow("five") << std::size_t {40} << 4 << 5;
    QTest::newRow("odd") << std::size_t {7} << 2 << 3;
    QTest::newRow("long") << kLongestPatternSteps << 16 << 4;
}

void TestPatternFile::aPatternIsReadAsItWasWritten()
{
    QFETCH(std::size_t, steps);
    QFETCH(int, stepsPerBeat);
    QFETCH(int, beatsPerBar);
    const auto& rows = music::standardDrumRows();
    const PatternEntry entry = randomEntry({rows.size(), steps, stepsPerBeat, beatsPerBar}, steps);
    const auto read = parsePattern(patternText(entry, rows), "a.json");
    QVERIFY(read);
    QCOMPARE(read->entry, entry);
    QCOMPARE(read->rows, rows);
}

void TestPatternFile::aPersonCanReadAndEditIt()
{
    PatternEntry entry;
    entry.pattern = music::Pattern({8, 32, 4, 4});
    entry.name = "Four on the floor";
    for (std::size_t step = 0; step < 32; step += 4)
        entry.pattern.set(0, step, {1.0F, 0.0F});
    entry.pattern.set(1, 12, {0.7F, 0.0F});
    entry.pattern.set(1, 15, {0.3F, 0.0F});
    std::string text = patternText(entry, music::standardDrumRows());
    const std::string line = R"("steps":"X... X... X... X... | X... X... X... X...")";
    QVERIFY2(text.find(line) != std::string::npos, text.c_str());
    QVERIFY2(text.find(R"(".... .... .... x..o | .... .... .... ....")") != std::string::npos,
             text.c_str());
    QVERIFY(text.find("velocities") == std::string::npos);
    QVERIFY(std::count(text.begin(), text.end(), '\n') < 25);
    text.replace(text.find("X... X..."), 9, "X.7. ...X");
    const auto read = parsePattern(text, "a.json");
    QVERIFY(read);
    QCOMPARE(read->entry.pattern.at(0, 2).velocity, 0.7F);
    QVERIFY(!read->entry.pattern.at(0, 4).isOnset());
    QVERIFY(read->entry.pattern.at(0, 7).isOnset());
}

void TestPatternFile::whatCannotBeRightIsNamed_data()
{
    QTest::addColumn<std::string>("text");
    QTest::addColumn<std::string>("named");
    const auto row = [](const std::string& fields) {
        return R"([{"id": "kick", "class": "kick", "notes": [36], "choke_group": 0, )" + fields
            + "}]";
    };
    const std::string steps = R"("steps": "x... x... x... x...")";
    QTest::newRow("no steps") << withField("steps", "0") << std::string("steps");
    QTest::newRow("too many") << withField("steps", "1000000000") << std::string("steps");
    QTest::newRow("beat") << withField("steps_per_beat", "-1") << std::string("steps_per_beat");
    QTest::newRow("bar") << withField("beats_per_bar", "\"x\"") << std::string("beats_per_bar");
    QTest::newRow("tempo") << withField("tempo", "0") << std::string("tempo");
    QTest::newRow("swing") << withField("swing", "0.9") << std::string("swing");
    QTest::newRow("name") << withField("name", "[]") << std::string("name");
    QTest::newRow("part") << withField("part", "\"both\"") << std::string("part");
    QTest::newRow("no rows") << withField("rows", "[]") << std::string("rows");
    QTest::newRow("short row") << withField("rows", row(R"("steps": "x..")"))
                               << std::string("steps");
    QTest::newRow("sign") << withField("rows", row(R"("steps": "x... x... x... x..?")"))
                          << std::string("steps");
    QTest::newRow("velocities") << withField("rows", row(steps + R"(, "velocities": [1, 1, 1])"))
                                << std::string("velocities");
    QTest::newRow("offsets") << withField("rows", row(steps + R"(, "offsets": [0, 0, 0, 2])"))
                             << std::string("offsets");
    QTest::newRow("class") << withField(
        "rows", R"([{"id": "a", "class": "flute", "notes": [36], "choke_group": 0, "steps": "x"}])")
                           << std::string("class");
    QTest::newRow("note") << withField(
        "rows", R"([{"id": "a", "class": "kick", "notes": [128], "choke_group": 0, "steps": "x"}])")
                          << std::string("notes");
    QTest::newRow("twice") << withField(
        "rows",
        R"([{"id": "a", "class": "kick", "notes": [1], "choke_group": 0}, {"id": "a", "class": "kick", "notes": [2], "choke_group": 0}])")
                           << std::string("id");
}

void TestPatternFile::whatCannotBeRightIsNamed()
{
    QFETCH(std::string, text);
    QFETCH(std::string, named);
    const auto read = parsePattern(text, "a.json");
    QVERIFY(!read);
    QVERIFY(read.error().id == ErrorId::FieldInvalid || read.error().id == ErrorId::FieldMissing);
    QCOMPARE(read.error().name, named);
    QCOMPARE(read.error().file, std::string("a.json"));
}

void TestPatternFile::aNewerVersionIsRefused()
{
    const auto newer = parsePattern(withField("version", "2"), "a.json");
    QVERIFY(!newer && newer.error().id == ErrorId::VersionTooNew);
    const auto other = parsePattern("{}", "a.json");
    QVERIFY(!other && other.error().id == ErrorId::FormatUnknown);
    QVERIFY(!parsePattern("", "a.json"));
    QVERIFY(!parsePattern("[1]", "a.json"));
}

void TestPatternFile::aSetIsReadAsItWasWritten()
{
    PatternSet set;
    for (std::uint64_t i = 0; i < 50; ++i)
        set.entries.push_back(randomEntry({8, i % 2 == 0 ? 32U : 12U, i % 2 == 0 ? 4 : 3, 4}, i));
    set.entries.push_back({music::Pattern({8, 16, 4, 4}), "silence", "", "", 120.0});
    const auto read = parsePatternSet(patternSetText(set), "a.jsonl");
    QVERIFY(read);
    QCOMPARE(*read, set);
    QCOMPARE(parsePatternSet(patternSetText(PatternSet()), "a.jsonl").value(), PatternSet());
}

void TestPatternFile::aBrokenLineCostsOnlyItself()
{
    PatternSet set;
    for (std::uint64_t i = 0; i < 3; ++i)
        set.entries.push_back(randomEntry({8, 16, 4, 4}, i));
    std::string text = patternSetText(set);
    text.insert(text.find('\n') + 1, "{\"name\": 12}\n\nnot JSON\n");
    text += "{\"cut\":";
    Warnings warnings;
    const auto read = parsePatternSet(text, "a.jsonl", &warnings);
    QVERIFY(read);
    QCOMPARE(read->entries, set.entries);
    QCOMPARE(warnings.size(), std::size_t {3});
    QCOMPARE(warnings[0].line.value_or(0), 2);
    QCOMPARE(warnings[1].line.value_or(0), 4);
    QVERIFY(!parsePatternSet("\n" + text, "a.jsonl")); // without its first line it is nothing
}

void TestPatternFile::aLargeFileIsRefusedUnread()
{
    const test::TemporaryFolder folder;
    const auto file = folder.path() / "a.json";
    QVERIFY(writeFileAtomically(file, std::string(5U << 20U, ' ')));
    const auto read = readPattern(file);
    QVERIFY(!read && read.error().id == ErrorId::FileTooLarge);
    QVERIFY(!readPatternSet(folder.path() / "none.jsonl"));
}

QTEST_GUILESS_MAIN(TestPatternFile)
#include "tst_pattern_file.moc"
