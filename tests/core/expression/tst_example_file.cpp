// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/atomic_file.h"
#include "core/expression/example_file.h"
#include "core/music/tempo_map.h"
#include "support/shared_data.h"

#include <QtTest/QTest>

using namespace timbrel;
using namespace timbrel::expression;
using namespace timbrel::test;
using music::EventKind;

namespace {

music::Sequence parsed(std::string_view text, Warnings* warnings = nullptr)
{
    auto events = parseExample(text, "test.seq", warnings);
    if (!events)
        qFatal("not read: %s", errorName(events.error().id));
    return std::move(*events);
}

} // namespace

class TestExampleFile : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void threeKindsOfEventsAreRead();
    void whiteSpaceAndCommentsAreFree();
    void countOfOlderVersionsIsPassedOver_data();
    void countOfOlderVersionsIsPassedOver();
    void velocityZeroIsANoteOff();
    void anyOriginIsKept();
    void fallingTimesAreSortedWithAWarning();
    void mistakesNameTheirLine_data();
    void mistakesNameTheirLine();
    void nothingIsAnEmptyExample();
    void writtenTextReadsBack();
    void realExamplesReadAndWriteBack();
    void originalsOwnTextIsWrittenByteForByte();
    void unreadableFilesAreErrors();
};

void TestExampleFile::threeKindsOfEventsAreRead()
{
    const music::Sequence expected = {{Microseconds {0}, EventKind::Controller, 0, 1, 5},
                                      {Microseconds {10}, EventKind::NoteOn, 0, 60, 100},
                                      {Microseconds {20}, EventKind::NoteOff, 0, 60, 0}};
    QVERIFY(parsed("ctrl 1 5 0\non 60 100 10\noff 60 20\n") == expected);
}

void TestExampleFile::whiteSpaceAndCommentsAreFree()
{
    const music::Sequence expected = parsed("ctrl 1 5 0\non 60 100 10\noff 60 20\n");
    QVERIFY(parsed("\xEF\xBB\xBF# made by hand\r\n\r\n  ctrl\t1 5   0 # start\r\non 60 100 10#x\r\n"
                   "\f off 60\n 20")
            == expected);
}

void TestExampleFile::countOfOlderVersionsIsPassedOver_data()
{
    QTest::addColumn<QString>("line");
    for (const char* line :
         {"count: 5", "count: [2, 8]", "count : 5", "count:5 # five", "# a\ncount: 1"})
        QTest::newRow(line) << QString::fromLatin1(line);
}

void TestExampleFile::countOfOlderVersionsIsPassedOver()
{
    QFETCH(const QString, line);
    QVERIFY(parsed(line.toStdString() + "\non 60 100 10\n") == parsed("on 60 100 10"));
}

void TestExampleFile::velocityZeroIsANoteOff()
{
    QCOMPARE(parsed("on 60 0 7").front().kind, EventKind::NoteOff);
}

void TestExampleFile::anyOriginIsKept()
{
    const auto events = parsed("ctrl 1 64 -12\nctrl 1 65 934046289");
    QCOMPARE(events[0].time, Microseconds {-12});
    QCOMPARE(events[1].time, Microseconds {934'046'289});
}

void TestExampleFile::fallingTimesAreSortedWithAWarning()
{
    Warnings warnings;
    const auto events = parsed("ctrl 1 1 50\nctrl 1 2 10\nctrl 1 3 50\nctrl 1 4 10\n", &warnings);
    const std::vector<int> order = {2, 4, 1, 3};
    for (std::size_t i = 0; i < order.size(); ++i)
        QCOMPARE(int {events[i].value}, order[i]);
    QCOMPARE(warnings.size(), std::size_t {1});
    QCOMPARE(errorName(warnings[0].id), "SequenceNotSorted");
    QCOMPARE(warnings[0].line.value(), std::int64_t {2});
    QCOMPARE(warnings[0].file, std::string("test.seq"));
    QVERIFY(parsed("ctrl 1 1 50\nctrl 1 2 10\n") == parsed("ctrl 1 2 10\nctrl 1 1 50\n"));
}

void TestExampleFile::mistakesNameTheirLine_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("id");
    QTest::addColumn<int>("line");
    QTest::addColumn<QString>("name");
    const auto row = [](const char* text, ErrorId id, int line, const char* name) {
        QTest::newRow(text) << QString::fromLatin1(text) << static_cast<int>(id) << line
                            << QString::fromLatin1(name);
    };
    row("hello", ErrorId::SequenceSyntax, 1, "");
    row("on 60 100 0\nON 60 100 0", ErrorId::SequenceSyntax, 2, "");
    row("on 60 100 0\n1 2 3", ErrorId::SequenceSyntax, 2, "");
    row("on 60 100 0\ncount: 5", ErrorId::SequenceSyntax, 2, "");
    row("counts 5", ErrorId::SequenceSyntax, 1, "");
    row("\n\non 60 100", ErrorId::SequenceSyntax, 3, "time");
    row("on 60\noff 60 5", ErrorId::SequenceSyntax, 2, "velocity");
    row("off 6.0 5", ErrorId::SequenceSyntax, 1, "note");
    row("off - 5", ErrorId::SequenceSyntax, 1, "note");
    row("ctrl 1 0x10 5", ErrorId::SequenceSyntax, 1, "value");
    row("on 128 100 0", ErrorId::SequenceValueOutOfRange, 1, "note");
    row("on -1 100 0", ErrorId::SequenceValueOutOfRange, 1, "note");
    row("#\non 60 128 0", ErrorId::SequenceValueOutOfRange, 2, "velocity");
    row("ctrl 128 1 0", ErrorId::SequenceValueOutOfRange, 1, "controller");
    row("ctrl 1 200 0", ErrorId::SequenceValueOutOfRange, 1, "value");
    row("off 60 9007199254740993", ErrorId::SequenceValueOutOfRange, 1, "time");
    row("off 60 99999999999999999999999", ErrorId::SequenceValueOutOfRange, 1, "time");
}

void TestExampleFile::mistakesNameTheirLine()
{
    QFETCH(const QString, text);
    QFETCH(const int, id);
    QFETCH(const int, line);
    QFETCH(const QString, name);
    const auto events = parseExample(text.toStdString(), "some.seq", nullptr);
    QVERIFY(!events);
    QCOMPARE(errorName(events.error().id), errorName(static_cast<ErrorId>(id)));
    QCOMPARE(events.error().line.value(), std::int64_t {line});
    QCOMPARE(events.error().name, name.toStdString());
    QCOMPARE(events.error().file, std::string("some.seq"));
    QVERIFY(!events.error().expected.empty());
}

void TestExampleFile::nothingIsAnEmptyExample()
{
    QVERIFY(parsed("").empty());
    QVERIFY(parsed(" \n# nothing\n").empty());
    QVERIFY(writeExample({}).empty());
}

void TestExampleFile::writtenTextReadsBack()
{
    const music::Sequence events = {{Microseconds {-3}, EventKind::Controller, 0, 127, 0},
                                    {Microseconds {0}, EventKind::NoteOn, 0, 0, 127},
                                    {music::TempoMap::kLatest, EventKind::NoteOff, 0, 0, 0}};
    QCOMPARE(writeExample(events),
             std::string("ctrl 127 0 -3\non 0 127 0\noff 0 9007199254740992\n"));
    QVERIFY(parsed(writeExample(events)) == events);
    // Channel and release velocity have no place there.
    music::Sequence richer = events;
    richer[1].channel = 5;
    richer[2].value = 64;
    QVERIFY(parsed(writeExample(richer)) == events);
}

void TestExampleFile::realExamplesReadAndWriteBack()
{
    const auto data = sharedData();
    if (!data)
        QSKIP(kNoSharedData);
    const auto files = filesIn(*data / "larasynth", ".seq");
    QVERIFY(!files.empty());
    for (const auto& path : files) {
        Warnings warnings;
        const auto events = readExample(path, &warnings);
        QVERIFY2(events.has_value(), path.c_str());
        QVERIFY(warnings.empty());
        QVERIFY(!events->empty());
        QVERIFY(parsed(writeExample(*events)) == *events);
    }
    const auto recorded = readExample(*data / "larasynth/recorded_example.seq");
    QCOMPARE(recorded->front().time, Microseconds {934'046'289});
    QCOMPARE((*recorded)[4].kind, EventKind::NoteOff);
}

void TestExampleFile::originalsOwnTextIsWrittenByteForByte()
{
    const auto data = sharedData();
    if (!data)
        QSKIP(kNoSharedData);
    const auto path = *data / "larasynth/example-2026-11-20-10.19.03.695782.seq";
    const auto text = readFile(path);
    QVERIFY(text.has_value());
    const auto events = parsed(*text);
    QCOMPARE(events.size(), std::size_t {254});
    QCOMPARE(music::countNotes(events), std::size_t {1});
    QCOMPARE(writeExample(events), *text);
}

void TestExampleFile::unreadableFilesAreErrors()
{
    const TemporaryFolder folder;
    const auto absent = readExample(folder.path() / "absent.seq");
    QVERIFY(!absent);
    QCOMPARE(errorName(absent.error().id), "FileNotFound");
    QVERIFY(writeFileAtomically(folder.path() / "there.seq", "on 60 100 0\n"));
    QCOMPARE(readExample(folder.path() / "there.seq")->size(), std::size_t {1});
}

QTEST_APPLESS_MAIN(TestExampleFile)
#include "tst_example_file.moc"
