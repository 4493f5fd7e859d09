// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/json.h"
#include "core/expression/example_file.h"
#include "core/project/example_store.h"
#include "support/shared_data.h"

#include "project_for_tests.h"

using namespace timbrel;
using namespace timbrel::project;
using namespace timbrel::test;

namespace fs = std::filesystem;

namespace {

/// Two notes on different channels, with release velocities and a controller.
music::Sequence twoChannels()
{
    music::Sequence events = take();
    for (music::Event& event : events) {
        if (event.kind == music::EventKind::NoteOff)
            event.value = 33;
        if (event.kind == music::EventKind::Controller && event.number == 74)
            event.channel = 9;
    }
    return events;
}

ExampleDetails details()
{
    ExampleDetails details;
    details.displayName = "Swell, gr\xC3\xB6\xC3\x9F"
                          "er";
    details.meter = {93.5, 3};
    details.channel = 4;
    details.start = Microseconds {2'000'001};
    return details;
}

Example stored(const Project& project, const music::Sequence& events, const ExampleDetails& details)
{
    ChangeSet changes;
    auto made = createExample(changes, project.examplesFolder(), events, {}, details);
    if (!made)
        qFatal("no example");
    changes.keep();
    return *made;
}

void replaceIn(const fs::path& file, const std::string& what, const std::string& with)
{
    std::string text = readFile(file).value();
    const auto place = text.find(what);
    QVERIFY2(place != std::string::npos, what.c_str());
    text.replace(place, what.size(), with);
    QVERIFY(writeFileAtomically(file, text));
}

} // namespace

class TestExampleDetails : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everythingComesBack();
    void theOriginalProgramsFileIsTheSameWithAndWithout();
    void anEditedExampleComesBack();
    void keysOfALaterVersionSurvive();
    void aNewerDescriptionIsNotOverwritten();
    void whatBelongsToAnotherSeqIsPassedOver();
    void brokenDescriptionsCostWhatTheySay_data();
    void brokenDescriptionsCostWhatTheySay();
    void aFullDiskLeavesTheExampleAsItWas();
};

void TestExampleDetails::everythingComesBack()
{
    const TemporaryFolder folder;
    const auto project = makeProject(folder.path() / "p");
    const Example example = stored(project, twoChannels(), details());
    Warnings warnings;
    const auto read = readStoredExample(example.file, &warnings);
    QVERIFY(read && warnings.empty());
    QCOMPARE(read->sequence, twoChannels());
    QCOMPARE(read->details, details());
}

void TestExampleDetails::theOriginalProgramsFileIsTheSameWithAndWithout()
{
    const TemporaryFolder folder;
    const auto project = makeProject(folder.path() / "p");
    const Example example = stored(project, twoChannels(), details());
    QCOMPARE(readFile(example.file).value(), expression::writeExample(take()));
}

void TestExampleDetails::anEditedExampleComesBack()
{
    const TemporaryFolder folder;
    const auto project = makeProject(folder.path() / "p");
    Example example = stored(project, take(), {});
    example.sequence = twoChannels();
    example.sequence.push_back(note(2000, 72, 80));
    example.sequence.push_back(note(2500, 72, 0));
    example.details = details();
    QVERIFY(writeStoredExample(example));
    const auto read = readStoredExample(example.file, nullptr);
    QVERIFY(read);
    QCOMPARE(read->sequence, example.sequence);
    QCOMPARE(read->details, details());
    QCOMPARE(read->origin, example.origin);
}

void TestExampleDetails::keysOfALaterVersionSurvive()
{
    const TemporaryFolder folder;
    const auto project = makeProject(folder.path() / "p");
    Example example = stored(project, take(), details());
    replaceIn(originFile(example.file), "{\"format\"", "{\"colour\":\"red\",\"format\"");
    example.details.displayName = "other";
    QVERIFY(writeStoredExample(example));
    const auto json = readJson(originFile(example.file));
    QVERIFY(json && json->at("colour") == "red" && json->at("name") == "other");
}

void TestExampleDetails::aNewerDescriptionIsNotOverwritten()
{
    const TemporaryFolder folder;
    const auto project = makeProject(folder.path() / "p");
    Example example = stored(project, take(), details());
    replaceIn(originFile(example.file), "\"version\":1", "\"version\":2");
    const auto before = contentsOf(folder.path());
    example.sequence = twoChannels();
    const auto written = writeStoredExample(example);
    QVERIFY(!written && written.error().id == ErrorId::VersionTooNew);
    QCOMPARE(contentsOf(folder.path()), before);
}

void TestExampleDetails::whatBelongsToAnotherSeqIsPassedOver()
{
    const TemporaryFolder folder;
    const auto project = makeProject(folder.path() / "p");
    const Example example = stored(project, twoChannels(), details());
    replaceIn(example.file, "on 60", "on 61");
    Warnings warnings;
    const auto read = readStoredExample(example.file, &warnings);
    QVERIFY(read && warnings.empty());
    QCOMPARE(read->details, details());
    for (const music::Event& event : read->sequence)
        QCOMPARE(int {event.channel}, 4); // the example's own
}

void TestExampleDetails::brokenDescriptionsCostWhatTheySay_data()
{
    QTest::addColumn<QByteArray>("what");
    QTest::addColumn<QByteArray>("with");
    QTest::newRow("name") << QByteArray("\"name\":\"") << QByteArray("\"name\":7,\"x\":\"");
    QTest::newRow("tempo") << QByteArray("\"tempo\":93.5") << QByteArray("\"tempo\":0");
    QTest::newRow("bar") << QByteArray("\"beats_per_bar\":3") << QByteArray("\"beats_per_bar\":-3");
    QTest::newRow("channel") << QByteArray("\"channel\":5") << QByteArray("\"channel\":17");
    QTest::newRow("start") << QByteArray("\"start_us\":2") << QByteArray("\"start_us\":-2");
    QTest::newRow("runs too long")
        << QByteArray("\"channels\":[[") << QByteArray("\"channels\":[[99999999999,1],[");
    QTest::newRow("run of nothing")
        << QByteArray("\"channels\":[[") << QByteArray("\"channels\":[[-1,1],[");
    QTest::newRow("not runs") << QByteArray("\"release_velocities\":[")
                              << QByteArray("\"release_velocities\":[4,");
    QTest::newRow("cut") << QByteArray("\"start_us\"") << QByteArray("\"");
}

void TestExampleDetails::brokenDescriptionsCostWhatTheySay()
{
    QFETCH(QByteArray, what);
    QFETCH(QByteArray, with);
    const TemporaryFolder folder;
    const auto project = makeProject(folder.path() / "p");
    const Example example = stored(project, twoChannels(), details());
    replaceIn(originFile(example.file), what.toStdString(), with.toStdString());
    Warnings warnings;
    const auto read = readStoredExample(example.file, &warnings);
    QVERIFY(read);
    QCOMPARE(warnings.size(), std::size_t {1});
    QVERIFY(!warnings[0].file.empty());
    QCOMPARE(expression::writeExample(read->sequence), expression::writeExample(take()));
    QCOMPARE(read->details, ExampleDetails {});
}

void TestExampleDetails::aFullDiskLeavesTheExampleAsItWas()
{
    const TemporaryFolder folder;
    const auto project = makeProject(folder.path() / "p");
    Example example = stored(project, take(), details());
    const auto before = contentsOf(folder.path());
    for (int i = 0; i < 500; ++i)
        example.sequence.push_back(move(2000 + i, 1, i % 128));
    {
        const FullDisk full(2000);
        const auto written = writeStoredExample(example);
        QVERIFY(!written && written.error().id == ErrorId::DiskFull);
    }
    QCOMPARE(contentsOf(folder.path()), before);
}

QTEST_APPLESS_MAIN(TestExampleDetails)
#include "tst_example_details.moc"
