// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/atomic_file.h"
#include "core/midi/midi_file.h"
#include "core/midi/midi_track_reader.h"
#include "support/shared_data.h"

#include <QtTest/QTest>

#include "midi_bytes_for_tests.h"

using namespace timbrel;
using namespace timbrel::midi;
using namespace timbrel::test;

namespace {

using Ids = std::vector<ErrorId>;

MidiFile parsed(const std::string& bytes)
{
    auto file = parseMidiFile(bytes, "test.mid");
    if (!file)
        qFatal("not read: %s", errorName(file.error().id));
    return std::move(*file);
}

std::string sequenceOf(const std::string& bytes)
{
    return listed(mergedSequence(parsed(bytes)));
}

constexpr std::string_view kNote = "00 90 3C 64  60 80 3C 40  00 FF 2F 00";
constexpr const char* kNoteEvents = "0 on 0 60 100\n500000 off 0 60 64\n";

} // namespace

class TestMidiFile : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void oneTrackIsRead();
    void runningStatusHoldsAcrossMetaAndSystemExclusive();
    void noteOnOfVelocityZeroIsANoteOff();
    void tracksAreMergedStably();
    void tempoOfAnyTrackHoldsForAll();
    void format2PlaysTracksOneAfterTheOther();
    void smpteDivisionIsReadFromItsTwoBytes();
    void everyChannelMessageHasItsLength();
    void payloadsAreKept();
    void namesAreAlwaysUtf8();
    void wrappersAreOpened();
    void unknownChunksAndLongHeadersAreSkipped();
    void refusedFilesSayWhy_data();
    void refusedFilesSayWhy();
    void damageIsMendedWithAWarning_data();
    void damageIsMendedWithAWarning();
    void lengthThatSwallowsTheNextTrackIsSeen();
    void wrongLengthsAreTriedOnceOnly();
    void warningsNameFileAndByteAndAreBounded();
    void tooManyTracksAreRefused();
    void tooManyEventsAreRefused();
    void deltasOfAllLengthsAreRead();
    void unreadableFilesAreErrors();
};

void TestMidiFile::oneTrackIsRead()
{
    const MidiFile file = parsed(smf(0, 96, {kNote}));
    QCOMPARE(file.format, 0);
    QCOMPARE(file.division.ticksPerQuarter(), 96);
    QCOMPARE(file.tracks.size(), std::size_t {1});
    QCOMPARE(file.tracks[0].events.size(), std::size_t {2});
    QCOMPARE(file.tracks[0].lengthTicks, std::int64_t {96});
    QVERIFY(file.warnings.empty());
    QCOMPARE(listed(mergedSequence(file)), std::string(kNoteEvents));
}

void TestMidiFile::runningStatusHoldsAcrossMetaAndSystemExclusive()
{
    QCOMPARE(sequenceOf(smf(0,
                            96,
                            {"00 B2 01 05  30 01 06  00 FF 01 01 41  30 01 07"
                             "  00 F0 02 7E F7  60 01 08  00 FF 2F 00"})),
             std::string("0 cc 2 1 5\n250000 cc 2 1 6\n500000 cc 2 1 7\n1000000 cc 2 1 8\n"));
}

void TestMidiFile::noteOnOfVelocityZeroIsANoteOff()
{
    QCOMPARE(sequenceOf(smf(0, 96, {"00 9F 3C 01  60 3C 00  00 FF 2F 00"})),
             std::string("0 on 15 60 1\n500000 off 15 60 0\n"));
}

void TestMidiFile::tracksAreMergedStably()
{
    // At one tick: the first track's events first, each track in its own order.
    QCOMPARE(sequenceOf(smf(1,
                            96,
                            {"30 B0 01 01  00 01 02  00 FF 2F 00",
                             "00 91 3C 64  30 81 3C 40  30 B1 02 09  00 FF 2F 00"})),
             std::string("0 on 1 60 100\n250000 cc 0 1 1\n250000 cc 0 1 2\n"
                         "250000 off 1 60 64\n500000 cc 1 2 9\n"));
}

void TestMidiFile::tempoOfAnyTrackHoldsForAll()
{
    // 250,000 microseconds a quarter from the second quarter on, said by the last track.
    const std::string bytes = smf(
        1, 96, {"00 90 3C 64  81 40 80 3C 40  00 FF 2F 00", "60 FF 51 03 03 D0 90  00 FF 2F 00"});
    QCOMPARE(sequenceOf(bytes), std::string("0 on 0 60 100\n750000 off 0 60 64\n"));
    QCOMPARE(parsed(bytes).tempoMap.changes().size(), std::size_t {1});
}

void TestMidiFile::format2PlaysTracksOneAfterTheOther()
{
    // The first lasts two quarters of 0.25 s with a pause before its end; the second keeps 0.5 s.
    const MidiFile file = parsed(smf(2,
                                     96,
                                     {"00 FF 51 03 03 D0 90  00 90 3C 64  60 80 3C 40  60 FF 2F 00",
                                      "60 90 40 64  60 80 40 40  00 FF 2F 00"}));
    QCOMPARE(listed(mergedSequence(file)),
             std::string("0 on 0 60 100\n250000 off 0 60 64\n"
                         "1000000 on 0 64 100\n1500000 off 0 64 64\n"));
    QCOMPARE(file.tracks[1].tempoMap.tempoAt(0), 500'000U);
    QCOMPARE(mergedEvents(file).size(), std::size_t {5});
}

void TestMidiFile::smpteDivisionIsReadFromItsTwoBytes()
{
    const MidiFile file = parsed(smf(0, 0xE728, {"83 60 B0 01 40  00 FF 2F 00"}));
    QCOMPARE(file.division.framesPerSecond(), 25);
    QCOMPARE(file.division.ticksPerFrame(), 40);
    QCOMPARE(listed(mergedSequence(file)), std::string("480000 cc 0 1 64\n"));
}

void TestMidiFile::everyChannelMessageHasItsLength()
{
    const MidiFile file = parsed(smf(0,
                                     96,
                                     {"00 80 01 02  00 91 03 04  00 A2 05 06  00 B3 07 08"
                                      "  00 C4 09  00 D5 0A  00 E6 0B 0C  00 FF 2F 00"}));
    const std::vector<std::array<int, 3>> expected = {{0x80, 1, 2},
                                                      {0x91, 3, 4},
                                                      {0xA2, 5, 6},
                                                      {0xB3, 7, 8},
                                                      {0xC4, 9, 0},
                                                      {0xD5, 10, 0},
                                                      {0xE6, 11, 12}};
    QCOMPARE(file.tracks[0].events.size(), expected.size());
    for (std::size_t i = 0; i < expected.size(); ++i) {
        const RawEvent& event = file.tracks[0].events[i];
        QCOMPARE(int {event.status}, expected[i][0]);
        QCOMPARE(int {event.data1}, expected[i][1]);
        QCOMPARE(int {event.data2}, expected[i][2]);
        QVERIFY(event.isChannelMessage());
    }
}

void TestMidiFile::payloadsAreKept()
{
    const MidiFile file
        = parsed(smf(0, 96, {"00 F0 03 43 12 00  10 F7 02 43 F7  00 FF 7F 02 AA BB  00 FF 2F 00"}));
    const auto& events = file.tracks[0].events;
    QCOMPARE(events.size(), std::size_t {3});
    QCOMPARE(int {events[0].status}, 0xF0);
    QVERIFY(file.payload(events[0]) == fromHex("43 12 00"));
    QCOMPARE(int {events[1].status}, 0xF7);
    QVERIFY(file.payload(events[1]) == fromHex("43 F7"));
    QVERIFY(events[2].isMeta(0x7F));
    QVERIFY(file.payload(events[2]) == fromHex("AA BB"));
}

void TestMidiFile::namesAreAlwaysUtf8()
{
    // "Grün" in UTF-8, "Gr\xFCn" in Latin-1, a tail that UTF-8 forbids, control characters.
    const MidiFile file = parsed(smf(1,
                                     96,
                                     {"00 FF 03 05 47 72 C3 BC 6E  00 FF 03 01 58  00 FF 2F 00",
                                      "00 FF 03 04 47 72 FC 6E  00 FF 2F 00",
                                      "00 FF 03 03 ED A0 80  00 FF 2F 00",
                                      "00 FF 03 03 41 0A 42  00 FF 2F 00",
                                      "00 FF 03 04 F0 9F 8E B9  00 FF 2F 00",
                                      "00 FF 03 02 C3 28  00 FF 2F 00"}));
    QCOMPARE(file.tracks[0].name, std::string("Gr\xC3\xBCn"));
    QCOMPARE(file.tracks[1].name, std::string("Gr\xC3\xBCn"));
    QCOMPARE(file.tracks[2].name, std::string("\xC3\xAD\xC2\xA0\xC2\x80"));
    QCOMPARE(file.tracks[3].name, std::string("AB"));
    QCOMPARE(file.tracks[4].name, std::string("\xF0\x9F\x8E\xB9"));
    QCOMPARE(file.tracks[5].name, std::string("\xC3\x83("));
}

void TestMidiFile::wrappersAreOpened()
{
    const std::string bare = smf(0, 96, {kNote});
    const auto little = [](std::size_t size) {
        std::string bytes = bigEndian(size, 4);
        return std::string(bytes.rbegin(), bytes.rend());
    };
    const std::string list = "LIST" + little(3) + std::string("abc\0", 4); // padded to even
    const std::string data = "data" + little(bare.size()) + bare;
    const std::string riff = "RIFF" + little(4 + list.size() + data.size()) + "RMID" + list + data;
    QCOMPARE(sequenceOf(riff + "LIST"), std::string(kNoteEvents));
    QVERIFY(parsed(riff + "LIST").warnings.empty());

    std::string mac(128, '\0');
    mac.replace(83, 4, bigEndian(bare.size(), 4));
    const std::string padding(64, '\0');
    QCOMPARE(sequenceOf(mac + bare + padding), std::string(kNoteEvents));
    QVERIFY(parsed(mac + bare + padding).warnings.empty());
    mac.replace(83, 4, bigEndian(0x7FFF'FFFF, 4)); // a length that cannot be
    QCOMPARE(sequenceOf(mac + bare), std::string(kNoteEvents));

    QVERIFY(!parseMidiFile(riff.substr(0, 20), "cut.rmi"));
    QVERIFY(!parseMidiFile("RIFF" + little(4) + "RMID", "empty.rmi"));
    QVERIFY(!parseMidiFile("RIFF" + little(4) + "WAVE" + data, "sound.wav"));
}

void TestMidiFile::unknownChunksAndLongHeadersAreSkipped()
{
    const std::string bytes = chunk("MThd", fromHex("0001 0001 0060 DEAD BEEF"))
        + chunk("XFIH", "anything") + chunk("MTrk", fromHex(kNote)) + chunk("XFKM", "");
    QCOMPARE(sequenceOf(bytes), std::string(kNoteEvents));
    QVERIFY(parsed(bytes).warnings.empty());
}

void TestMidiFile::refusedFilesSayWhy_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("id");
    const auto row = [](const char* name, const std::string& bytes, ErrorId id) {
        QTest::newRow(name) << QByteArray::fromStdString(bytes) << static_cast<int>(id);
    };
    const std::string track = chunk("MTrk", fromHex(kNote));
    row("nothing", "", ErrorId::MidiNotAFile);
    row("text", "this is not music", ErrorId::MidiNotAFile);
    row("MIDI 2 clip", "SMF2CLIP", ErrorId::MidiNotAFile);
    row("half a magic", "MTh", ErrorId::MidiNotAFile);
    row("no header", "MThd", ErrorId::MidiHeaderBroken);
    row("half a header", fromHex("4D546864 00000006 0001 00"), ErrorId::MidiHeaderBroken);
    row("short header", chunk("MThd", fromHex("0001 0001")) + track, ErrorId::MidiHeaderBroken);
    row("no tracks", headerChunk(1, 0, 96), ErrorId::MidiTracksMissing);
    row("tracks that are not there", headerChunk(1, 9, 96), ErrorId::MidiTracksMissing);
    row("division 0", headerChunk(0, 1, 0) + track, ErrorId::MidiDivisionInvalid);
    row("no ticks a frame", headerChunk(0, 1, 0xE700) + track, ErrorId::MidiDivisionInvalid);
}

void TestMidiFile::refusedFilesSayWhy()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const int, id);
    const auto file = parseMidiFile(bytes.toStdString(), "some.mid");
    QVERIFY(!file);
    QCOMPARE(errorName(file.error().id), errorName(static_cast<ErrorId>(id)));
    QCOMPARE(file.error().file, std::string("some.mid"));
}

void TestMidiFile::damageIsMendedWithAWarning_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("id");
    QTest::addColumn<QByteArray>("events");
    const auto row
        = [](const char* name, const std::string& bytes, ErrorId id, std::string events) {
              QTest::newRow(name) << QByteArray::fromStdString(bytes) << static_cast<int>(id)
                                  << QByteArray::fromStdString(events);
          };
    const std::string header = headerChunk(0, 1, 96);
    const std::string note = fromHex(kNote);
    const auto track = [&](std::string_view hex) { return header + chunk("MTrk", fromHex(hex)); };
    row("no end of track",
        track("00 90 3C 64  60 80 3C 40"),
        ErrorId::MidiEndOfTrackMissing,
        kNoteEvents);
    row("events after the end",
        header + chunk("MTrk", note + fromHex("00 90 40 40")),
        ErrorId::MidiTrailingBytes,
        kNoteEvents);
    row("bytes after the last chunk",
        header + chunk("MTrk", note) + fromHex("00DEAD"),
        ErrorId::MidiTrailingBytes,
        kNoteEvents);
    row("rubbish between chunks",
        headerChunk(1, 2, 96) + chunk("MTrk", note) + "\x01\x02"
            + chunk("MTrk", fromHex("00 FF 2F 00")),
        ErrorId::MidiTrailingBytes,
        kNoteEvents);
    row("length past the file",
        header + "MTrk" + bigEndian(0xFFFF'FFFF, 4) + note,
        ErrorId::MidiTrackTooLong,
        kNoteEvents);
    row("length too short",
        header + "MTrk" + bigEndian(6, 4) + note,
        ErrorId::MidiTrackBroken,
        kNoteEvents);
    row("fewer tracks than declared",
        headerChunk(1, 300, 96) + chunk("MTrk", note),
        ErrorId::MidiTracksMissing,
        kNoteEvents);
    row("more tracks than declared",
        headerChunk(1, 1, 96) + chunk("MTrk", note) + chunk("MTrk", fromHex("00 FF 2F 00")),
        ErrorId::MidiHeaderBroken,
        kNoteEvents);
    row("format 0 with two tracks",
        headerChunk(0, 2, 96) + chunk("MTrk", note) + chunk("MTrk", fromHex("00 FF 2F 00")),
        ErrorId::MidiHeaderBroken,
        kNoteEvents);
    row("format 3",
        headerChunk(3, 1, 96) + chunk("MTrk", note),
        ErrorId::MidiFormatUnknown,
        kNoteEvents);
    row("5 frames a second",
        headerChunk(0, 1, 0xFB28) + chunk("MTrk", note),
        ErrorId::MidiDivisionInvalid,
        "0 on 0 60 100\n480000 off 0 60 64\n");
    row("data without status", track("00 3C 64 00 FF 2F 00"), ErrorId::MidiTrackBroken, "");
    row("cut event", track("00 90 3C 64  60 80 3C"), ErrorId::MidiTrackBroken, "0 on 0 60 100\n");
    row("cut time", track("00 90 3C 64  81"), ErrorId::MidiTrackBroken, "0 on 0 60 100\n");
    row("time of five bytes",
        track("00 90 3C 64  FF FF FF FF 7F 80 3C 40"),
        ErrorId::MidiTrackBroken,
        "0 on 0 60 100\n");
    row("text longer than the track",
        track("00 90 3C 64  00 FF 01 FF FF FF 7F 41"),
        ErrorId::MidiTrackBroken,
        "0 on 0 60 100\n");
    row("text without a length",
        track("00 90 3C 64  00 FF 01"),
        ErrorId::MidiTrackBroken,
        "0 on 0 60 100\n");
    row("system exclusive longer than the track",
        track("00 90 3C 64  00 F0 7F 41"),
        ErrorId::MidiTrackBroken,
        "0 on 0 60 100\n");
    row("system exclusive without a length",
        track("00 90 3C 64  00 F0"),
        ErrorId::MidiTrackBroken,
        "0 on 0 60 100\n");
    row("value above 127 means its end",
        track("00 B0 01 FF  00 FF 2F 00"),
        ErrorId::MidiEventInvalid,
        "0 cc 0 1 127\n");
    row("number above 127 means nothing",
        track("00 B0 FF 01  00 01 05  00 FF 2F 00"),
        ErrorId::MidiEventInvalid,
        "0 cc 0 1 5\n");
    row("undefined status",
        track("00 F5  00 90 3C 64  60 80 3C 40  00 FF 2F 00"),
        ErrorId::MidiEventInvalid,
        kNoteEvents);
    row("song position",
        track("00 F2 10 10  00 90 3C 64  60 80 3C 40  00 FF 2F 00"),
        ErrorId::MidiEventInvalid,
        kNoteEvents);
    row("song select",
        track("00 F3 10  00 90 3C 64  60 80 3C 40  00 FF 2F 00"),
        ErrorId::MidiEventInvalid,
        kNoteEvents);
    row("tempo 0",
        track("00 FF 51 03 00 00 00  00 90 3C 64  60 80 3C 40  00 FF 2F 00"),
        ErrorId::MidiTempoInvalid,
        kNoteEvents);
    row("tempo of two bytes",
        track("00 FF 51 02 07 A1  00 90 3C 64  60 80 3C 40  00 FF 2F 00"),
        ErrorId::MidiTempoInvalid,
        kNoteEvents);
    row("tempo of four bytes",
        track("00 FF 51 04 03 D0 90 00  00 90 3C 64  81 40 80 3C 40  00 FF 2F 00"),
        ErrorId::MidiTempoInvalid,
        kNoteEvents);
}

void TestMidiFile::damageIsMendedWithAWarning()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const int, id);
    QFETCH(const QByteArray, events);
    const MidiFile file = parsed(bytes.toStdString());
    QCOMPARE(listed(mergedSequence(file)), events.toStdString());
    QVERIFY(idsOf(file.warnings) == Ids {static_cast<ErrorId>(id)});
}

void TestMidiFile::lengthThatSwallowsTheNextTrackIsSeen()
{
    const std::string second = chunk("MTrk", fromHex("00 B0 01 05  00 FF 2F 00"));
    const std::string first = fromHex(kNote);
    const std::string bytes = headerChunk(1, 2, 96) + "MTrk"
        + bigEndian(first.size() + second.size(), 4) + first + second;
    const MidiFile file = parsed(bytes);
    QCOMPARE(file.tracks.size(), std::size_t {2});
    QVERIFY(idsOf(file.warnings) == Ids {ErrorId::MidiTrackBroken});
}

void TestMidiFile::wrongLengthsAreTriedOnceOnly()
{
    // No track ends anywhere: each is kept as far as its own length goes.
    std::string bytes = headerChunk(1, 3, 96);
    for (int i = 0; i < 3; ++i)
        bytes += chunk("MTrk", fromHex("00 B0 01 05")) + "\x01";
    const MidiFile file = parsed(bytes);
    QCOMPARE(file.tracks.size(), std::size_t {3});
    QCOMPARE(mergedSequence(file).size(), std::size_t {3});
}

void TestMidiFile::warningsNameFileAndByteAndAreBounded()
{
    std::string events;
    for (int i = 0; i < 1'000; ++i)
        events += fromHex("00 F5");
    const MidiFile file = parsed(headerChunk(0, 1, 96) + chunk("MTrk", events + fromHex(kNote)));
    QCOMPARE(file.warnings.size(), MidiFile::kMaximumWarnings);
    QCOMPARE(file.warnings[0].file, std::string("test.mid"));
    QCOMPARE(file.warnings[0].byte.value(), std::int64_t {23});
    QCOMPARE(file.warnings[0].found, std::string("0xF5"));
    QCOMPARE(file.warnings[0].name, std::string("1")); // the track, as people count
}

void TestMidiFile::tooManyTracksAreRefused()
{
    std::string bytes = headerChunk(1, 0xFFFF, 96);
    const std::string empty = chunk("MTrk", fromHex("00 FF 2F 00"));
    for (int i = 0; i < 0xFFFF; ++i)
        bytes += empty;
    QCOMPARE(parsed(bytes).tracks.size(), std::size_t {0xFFFF});
    const auto file = parseMidiFile(bytes + empty, "x.mid");
    QVERIFY(!file);
    QCOMPARE(errorName(file.error().id), "MidiTooManyEvents");
}

void TestMidiFile::tooManyEventsAreRefused()
{
    const std::string events = fromHex("00 B0 01 05  00 01 06  00 01 07  00 FF 2F 00");
    std::string payloads;
    WarningList warnings("x.mid");
    TrackReader enough(events, payloads, warnings, 4);
    QVERIFY(enough.read(0, events.size()));
    TrackReader few(events, payloads, warnings, 2);
    const auto reading = few.read(0, events.size());
    QVERIFY(!reading);
    QCOMPARE(errorName(reading.error().id), "MidiTooManyEvents");
}

void TestMidiFile::deltasOfAllLengthsAreRead()
{
    const MidiFile file = parsed(smf(0,
                                     1,
                                     {"7F C0 00  81 00 C0 00  81 80 00 C0 00  FF FF FF 7F C0 00  "
                                      "80 80 80 01 C0 00  00 FF 2F 00"}));
    const std::vector<std::int64_t> ticks
        = {127, 127 + 128, 255 + 16384, 16639 + 268435455, 268452094 + 1};
    for (std::size_t i = 0; i < ticks.size(); ++i)
        QCOMPARE(file.tracks[0].events[i].tick, ticks[i]);
}

void TestMidiFile::unreadableFilesAreErrors()
{
    const TemporaryFolder folder;
    const auto absent = readMidiFile(folder.path() / "absent.mid");
    QVERIFY(!absent);
    QCOMPARE(errorName(absent.error().id), "FileNotFound");
    const auto isFolder = readMidiFile(folder.path());
    QVERIFY(!isFolder);
    QCOMPARE(errorName(isFolder.error().id), "FileNotReadable");
    QVERIFY(writeFileAtomically(folder.path() / "there.mid", smf(0, 96, {kNote})));
    QVERIFY(readMidiFile(folder.path() / "there.mid"));
}

QTEST_APPLESS_MAIN(TestMidiFile)
#include "tst_midi_file.moc"
