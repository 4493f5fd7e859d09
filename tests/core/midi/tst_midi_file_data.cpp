// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/atomic_file.h"
#include "core/base/json.h"
#include "core/midi/midi_file.h"
#include "core/midi/midi_file_writer.h"
#include "support/shared_data.h"

#include <QtTest/QTest>

#include <algorithm>
#include <cstdlib>

#include "midi_bytes_for_tests.h"
#include "plain_midi_reader.h"

using namespace timbrel;
using namespace timbrel::midi;
using namespace timbrel::test;

namespace {

/// Files below a folder of the shared data, at any depth.
std::vector<std::filesystem::path> filesBelow(const std::filesystem::path& folder,
                                              const std::string& ending)
{
    std::vector<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder))
        if (entry.path().extension() == ending)
            files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    return files;
}

void addFileRows(const char* folder, const std::string& ending = ".mid")
{
    const auto data = sharedData();
    if (!data)
        return;
    for (const auto& path : filesBelow(*data / "midi" / folder, ending))
        QTest::newRow(std::filesystem::relative(path, *data / "midi").c_str())
            << QString::fromStdString(path.string());
}

/// The C major scale that most conformance files play.
std::string scale()
{
    std::string text;
    int half = 0;
    for (const int note : {60, 62, 64, 65, 67, 69, 71, 72}) {
        text += std::to_string(half * 500'000) + " on 0 " + std::to_string(note) + " 127\n";
        ++half;
        text += std::to_string(half * 500'000) + " off 0 " + std::to_string(note) + " *\n";
    }
    return text;
}

/// With release velocities replaced: the files that play the scale differ in nothing else.
std::string withoutReleases(music::Sequence events)
{
    std::string text;
    for (const music::Event& event : events) {
        std::string line = listed({event});
        if (event.kind == music::EventKind::NoteOff)
            line = line.substr(0, line.rfind(' ')) + " *\n";
        text += line;
    }
    return text;
}

} // namespace

class TestMidiFileData : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void damagedFilesDoWhatIsExpected_data();
    void damagedFilesDoWhatIsExpected();
    void damagedFilesKeepTheirTimes_data();
    void damagedFilesKeepTheirTimes();
    void conformanceFilesPlayTheScale_data();
    void conformanceFilesPlayTheScale();
    void twoTracksPlayTogetherOrInTurn();
    void filesThatAreNotMusicAreRefused();
    void everyRealFileReadsBackFromOurOwn_data();
    void everyRealFileReadsBackFromOurOwn();
    void wellFormedFilesAgreeWithAPlainReader_data();
    void wellFormedFilesAgreeWithAPlainReader();
};

void TestMidiFileData::damagedFilesDoWhatIsExpected_data()
{
    QTest::addColumn<QString>("path");
    addFileRows("malformed");
}

void TestMidiFileData::damagedFilesDoWhatIsExpected()
{
    const auto data = sharedData();
    if (!data)
        QSKIP(kNoSharedData);
    QFETCH(const QString, path);
    const std::filesystem::path file = path.toStdString();
    const auto expectations = readJson(*data / "midi/malformed/EXPECT.json");
    QVERIFY(expectations.has_value());
    const auto entry = expectations->find(file.stem().string());
    QVERIFY(entry != expectations->end());
    const auto expected = jsonString(*entry, "expect").value();

    const auto read = readMidiFile(file);
    const bool isEmpty = read && mergedEvents(*read).empty();
    const bool hasWarning = read && !read->warnings.empty();
    const auto allows = [&](const char* word) { return expected.find(word) != std::string::npos; };
    if (!read)
        QVERIFY(allows("reject"));
    else if (expected == "ok")
        QVERIFY(!hasWarning && !isEmpty);
    else if (expected == "ok_with_warning" || expected == "reject_or_warning")
        QVERIFY(hasWarning);
    else if (expected == "reject_or_empty")
        QVERIFY(isEmpty);
    else
        QVERIFY(expected != "reject");
}

void TestMidiFileData::damagedFilesKeepTheirTimes_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("events");
    const char* reference = "0 on 0 60 100\n0 cc 0 1 0\n500000 cc 0 1 64\n1000000 cc 0 1 127\n"
                            "1500000 off 0 60 64\n";
    for (const char* name : {"00_good_reference",
                             "07_track_len_past_eof",
                             "08_track_len_ffffffff",
                             "09_track_len_short",
                             "10_no_eot",
                             "11_data_after_eot",
                             "12_trailing_garbage",
                             "14_header_len_10",
                             "15_format_3",
                             "16_format0_two_tracks",
                             "26_sysex_unterminated",
                             "33_tempo_0",
                             "34_tempo_len_2",
                             "41_rmid",
                             "42_macbinary_prefix",
                             "44_text_utf8_latin1",
                             "48_eot_with_delta"})
        QTest::newRow(name) << QString::fromLatin1(name) << QString::fromLatin1(reference);
    const auto row = [](const char* name, const char* events) {
        QTest::newRow(name) << QString::fromLatin1(name) << QString::fromLatin1(events);
    };
    row("18_smpte_25fps_40tpf",
        "0 on 0 60 100\n0 cc 0 1 0\n96000 cc 0 1 64\n192000 cc 0 1 127\n288000 off 0 60 64\n");
    // 1001 / 2400000 s a tick: 96 ticks are 40.04 ms.
    row("19_smpte_29.97_80",
        "0 on 0 60 100\n0 cc 0 1 0\n40040 cc 0 1 64\n80080 cc 0 1 127\n120120 off 0 60 64\n");
    row("24_running_after_meta", "0 on 0 60 100\n250000 off 0 60 0\n");
    row("25_running_after_sysex", "0 on 0 60 100\n250000 off 0 60 0\n");
    row("40_tempo_changes",
        "0 on 0 60 100\n500000 cc 0 1 64\n750000 cc 0 1 127\n1000000 off 0 60 0\n");
    row("43_f5_undefined", "0 on 0 60 100\n250000 off 0 60 0\n");
}

void TestMidiFileData::damagedFilesKeepTheirTimes()
{
    const auto data = sharedData();
    if (!data)
        QSKIP(kNoSharedData);
    QFETCH(const QString, name);
    QFETCH(const QString, events);
    const auto file = readMidiFile(*data / "midi/malformed" / (name.toStdString() + ".mid"));
    QVERIFY(file.has_value());
    QCOMPARE(QString::fromStdString(listed(mergedSequence(*file))), events);
}

void TestMidiFileData::conformanceFilesPlayTheScale_data()
{
    QTest::addColumn<QString>("path");
    const auto data = sharedData();
    if (!data)
        return;
    for (const auto& path : filesIn(*data / "midi/conformance/midi", ".mid")) {
        const std::string name = path.stem().string();
        const bool playsTheScale = name.starts_with("test-illegal") || name.starts_with("test-vlq")
            || name.starts_with("test-running") || name.starts_with("test-corrupt")
            || name == "test-non-midi-track" || name == "test-c-major-scale";
        if (playsTheScale)
            QTest::newRow(name.c_str()) << QString::fromStdString(path.string());
    }
}

void TestMidiFileData::conformanceFilesPlayTheScale()
{
    if (!sharedData())
        QSKIP(kNoSharedData);
    QFETCH(const QString, path);
    const auto file = readMidiFile(path.toStdString());
    QVERIFY(file.has_value());
    QCOMPARE(withoutReleases(mergedSequence(*file)), scale());
}

void TestMidiFileData::twoTracksPlayTogetherOrInTurn()
{
    const auto data = sharedData();
    if (!data)
        QSKIP(kNoSharedData);
    const auto lengthOf = [&](const char* name) {
        const auto file = readMidiFile(*data / "midi/conformance/midi" / name);
        return file ? mergedSequence(*file).back().time : Microseconds {-1};
    };
    QCOMPARE(lengthOf("test-2-tracks-type-0.mid"), Microseconds {4'500'000});
    QCOMPARE(lengthOf("test-2-tracks-type-1.mid"), Microseconds {4'500'000});
    QCOMPARE(lengthOf("test-2-tracks-type-2.mid"), Microseconds {9'000'000});
}

void TestMidiFileData::filesThatAreNotMusicAreRefused()
{
    const auto data = sharedData();
    if (!data)
        QSKIP(kNoSharedData);
    const auto folder = *data / "midi/conformance";
    std::vector<std::filesystem::path> paths = filesIn(folder / "midi2", ".midi2");
    paths.push_back(folder / "midi/test-empty-file.mid");
    paths.push_back(folder / "midi/test-not-a-midi-file.mid");
    paths.push_back(folder / "midi/test-syx-7e-06-01-id-request.syx");
    paths.push_back(*data / "midi/malformed/EXPECT.json");
    for (const auto& path : paths) {
        const auto file = readMidiFile(path);
        QVERIFY2(!file, path.c_str());
        QCOMPARE(errorName(file.error().id), "MidiNotAFile");
        QCOMPARE(file.error().file, path.string());
    }
}

void TestMidiFileData::everyRealFileReadsBackFromOurOwn_data()
{
    QTest::addColumn<QString>("path");
    for (const char* folder :
         {"conformance", "malformed", "freedoom", "musescore", "larasynth", "synthetic"})
        addFileRows(folder);
}

void TestMidiFileData::everyRealFileReadsBackFromOurOwn()
{
    if (!sharedData())
        QSKIP(kNoSharedData);
    QFETCH(const QString, path);
    const auto file = readMidiFile(path.toStdString());
    if (!file)
        return; // refused on purpose; see above
    const music::Sequence events = mergedSequence(*file);
    WriteOptions options;
    options.microsecondsPerQuarter = file->tempoMap.tempoAt(0);
    const auto copy = parseMidiFile(writeMidiFile(events, options), "copy.mid");
    QVERIFY(copy.has_value());
    QVERIFY(copy->warnings.empty());
    const music::Sequence copied = mergedSequence(*copy);
    QCOMPARE(copied.size(), events.size());
    for (std::size_t i = 0; i < events.size(); ++i) {
        music::Event moved = copied[i];
        moved.time = events[i].time;
        QVERIFY(moved == events[i]);
        QVERIFY(std::abs((copied[i].time - events[i].time).count()) <= 1);
    }
}

void TestMidiFileData::wellFormedFilesAgreeWithAPlainReader_data()
{
    QTest::addColumn<QString>("path");
    for (const char* folder :
         {"freedoom", "musescore/importmidi", "musescore/libmscore_midi", "larasynth", "synthetic"})
        addFileRows(folder);
}

void TestMidiFileData::wellFormedFilesAgreeWithAPlainReader()
{
    if (!sharedData())
        QSKIP(kNoSharedData);
    QFETCH(const QString, path);
    const auto bytes = readFile(path.toStdString());
    QVERIFY(bytes.has_value());
    const auto file = parseMidiFile(*bytes, path.toStdString());
    QVERIFY(file.has_value());
    QVERIFY(file->warnings.empty());
    const music::Sequence events = mergedSequence(*file);
    const std::vector<PlainEvent> plain = PlainMidiReader(*bytes).read();
    QVERIFY(!plain.empty());
    QCOMPARE(events.size(), plain.size());
    for (std::size_t i = 0; i < plain.size(); ++i) {
        QVERIFY(std::abs(static_cast<double>(events[i].time.count()) - plain[i].microseconds)
                <= 1.0);
        const bool isOff
            = (plain[i].status >> 4) == 8 || ((plain[i].status >> 4) == 9 && plain[i].data2 == 0);
        const auto kind = (plain[i].status >> 4) == 11
            ? music::EventKind::Controller
            : (isOff ? music::EventKind::NoteOff : music::EventKind::NoteOn);
        QCOMPARE(events[i].kind, kind);
        QCOMPARE(int {events[i].channel}, plain[i].status & 15);
        QCOMPARE(int {events[i].number}, plain[i].data1);
        QCOMPARE(int {events[i].value}, plain[i].data2);
    }
}

QTEST_APPLESS_MAIN(TestMidiFileData)
#include "tst_midi_file_data.moc"
