// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/random.h"
#include "core/midi/midi_file_writer.h"

#include <QtTest/QTest>

#include <cstdlib>

#include "midi_bytes_for_tests.h"

using namespace timbrel;
using namespace timbrel::midi;
using namespace timbrel::test;
using music::EventKind;

namespace {

music::Sequence randomSequence(std::uint64_t seed, std::size_t count, std::int64_t longestGap)
{
    Random random(seed);
    music::Sequence events;
    Microseconds time {0};
    for (std::size_t i = 0; i < count; ++i) {
        time += Microseconds {
            static_cast<std::int64_t>(random.below(static_cast<std::size_t>(longestGap)))};
        const auto kind = static_cast<EventKind>(random.below(3));
        const auto low = kind == EventKind::NoteOn ? 1 : 0;
        events.push_back({time,
                          kind,
                          static_cast<std::uint8_t>(random.below(16)),
                          static_cast<std::uint8_t>(random.below(128)),
                          static_cast<std::uint8_t>(low + static_cast<int>(random.below(127)))});
    }
    return events;
}

MidiFile readBack(const std::string& bytes)
{
    auto file = parseMidiFile(bytes, "written.mid");
    if (!file || !file->warnings.empty())
        qFatal("what was written does not read back");
    return std::move(*file);
}

/// The largest difference of times; events must agree otherwise.
std::int64_t largestError(const music::Sequence& a, const music::Sequence& b)
{
    if (a.size() != b.size())
        return INT64_MAX;
    std::int64_t largest = 0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        music::Event moved = b[i];
        moved.time = a[i].time;
        if (!(moved == a[i]))
            return INT64_MAX;
        largest = std::max<std::int64_t>(largest, std::abs((a[i].time - b[i].time).count()));
    }
    return largest;
}

} // namespace

class TestMidiFileWriter : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void bytesAreAsTheFormatSays();
    void format0HasOneTrack();
    void anySequenceReadsBackWithinAMicrosecond_data();
    void anySequenceReadsBackWithinAMicrosecond();
    void musicalTimesKeepAMusicalDivision();
    void ownTempoIsTriedFirst();
    void nearestTicksWhereExactnessIsNotAsked();
    void longPausesAndEarlyTimesSurvive();
    void otherEventsAreWrittenToo();
    void emptySequenceIsAFile();
};

void TestMidiFileWriter::bytesAreAsTheFormatSays()
{
    const music::Sequence events = {{Microseconds {0}, EventKind::NoteOn, 1, 60, 100},
                                    {Microseconds {250'000}, EventKind::Controller, 1, 74, 5},
                                    {Microseconds {500'000}, EventKind::NoteOff, 1, 60, 33}};
    WriteOptions options;
    options.trackName = "ab";
    QVERIFY(
        writeMidiFile(events, options)
        == headerChunk(1, 2, 960)
            + chunk("MTrk", fromHex("00 FF 03 02 61 62  00 FF 51 03 07 A1 20  00 FF 2F 00"))
            + chunk("MTrk", fromHex("00 91 3C 64  83 60 B1 4A 05  83 60 81 3C 21  00 FF 2F 00")));
}

void TestMidiFileWriter::format0HasOneTrack()
{
    WriteOptions options;
    options.format = 0;
    options.ticksPerQuarter = 96;
    const music::Sequence events = {{Microseconds {500'000}, EventKind::Controller, 0, 1, 2}};
    QVERIFY(writeMidiFile(events, options)
            == headerChunk(0, 1, 96)
                + chunk("MTrk", fromHex("00 FF 51 03 07 A1 20  60 B0 01 02  00 FF 2F 00")));
}

void TestMidiFileWriter::anySequenceReadsBackWithinAMicrosecond_data()
{
    QTest::addColumn<int>("format");
    QTest::addColumn<qint64>("longestGap");
    for (const int format : {0, 1})
        for (const qint64 gap :
             std::initializer_list<qint64> {1, 2, 3'000, 1'000'000, 4'000'000'000})
            QTest::addRow("format %d, gaps to %lld us", format, static_cast<long long>(gap))
                << format << gap;
}

void TestMidiFileWriter::anySequenceReadsBackWithinAMicrosecond()
{
    QFETCH(const int, format);
    QFETCH(const qint64, longestGap);
    const music::Sequence events = randomSequence(11, 2'000, longestGap);
    WriteOptions options;
    options.format = format;
    const MidiFile file = readBack(writeMidiFile(events, options));
    QCOMPARE(file.format, format);
    QVERIFY(largestError(events, mergedSequence(file)) <= 1);
}

void TestMidiFileWriter::musicalTimesKeepAMusicalDivision()
{
    music::Sequence triplets;
    for (int i = 0; i < 100; ++i)
        triplets.push_back({Microseconds {i * 500'000 / 3}, EventKind::Controller, 0, 1, 1});
    QCOMPARE(readBack(writeMidiFile(triplets)).division.ticksPerQuarter(), 960);
    music::Sequence milliseconds;
    for (int i = 0; i < 100; ++i)
        milliseconds.push_back({Microseconds {i * 1'000}, EventKind::Controller, 0, 1, 1});
    const MidiFile file = readBack(writeMidiFile(milliseconds));
    QCOMPARE(file.division.ticksPerQuarter(), 25'000);
    QCOMPARE(file.tempoMap.tempoAt(0), 500'000U);
}

void TestMidiFileWriter::ownTempoIsTriedFirst()
{
    music::Sequence events;
    for (int i = 0; i < 100; ++i)
        events.push_back({Microseconds {i * 428'571LL / 96}, EventKind::Controller, 0, 1, 1});
    WriteOptions options;
    options.microsecondsPerQuarter = 428'571;
    options.ticksPerQuarter = 100; // not fine enough
    const MidiFile file = readBack(writeMidiFile(events, options));
    QCOMPARE(file.division.ticksPerQuarter(), 96);
    QCOMPARE(file.tempoMap.tempoAt(0), 428'571U);
}

void TestMidiFileWriter::nearestTicksWhereExactnessIsNotAsked()
{
    WriteOptions options;
    options.isExact = false;
    options.ticksPerQuarter = 4; // 125 ms
    const music::Sequence events = {{Microseconds {60'000}, EventKind::Controller, 0, 1, 1},
                                    {Microseconds {70'000}, EventKind::Controller, 0, 1, 2}};
    QCOMPARE(listed(mergedSequence(readBack(writeMidiFile(events, options)))),
             std::string("0 cc 0 1 1\n125000 cc 0 1 2\n"));
}

void TestMidiFileWriter::longPausesAndEarlyTimesSurvive()
{
    const Microseconds late = std::chrono::hours(24 * 365);
    const music::Sequence events = {{Microseconds {-5}, EventKind::Controller, 0, 1, 1},
                                    {late + Microseconds {1}, EventKind::Controller, 0, 1, 2}};
    const auto read = mergedSequence(readBack(writeMidiFile(events)));
    QCOMPARE(read[0].time, Microseconds {0});
    QVERIFY(std::abs((read[1].time - events[1].time).count()) <= 1);
}

void TestMidiFileWriter::otherEventsAreWrittenToo()
{
    const MidiFile source = readBack(smf(1,
                                         96,
                                         {"00 FF 51 03 03 D0 90  00 FF 06 02 41 42  00 FF 2F 00",
                                          "00 C3 07  00 E3 00 40  10 D3 44  10 A3 3C 11"
                                          "  10 F0 03 7E 09 F7  10 F7 01 F8  00 FF 2F 00"}));
    const auto events = mergedEvents(source);
    const MidiFile copy = readBack(writeMidiFile(events, source.payloads));
    const auto copied = mergedEvents(copy);
    QCOMPARE(copied.size(), events.size()); // the tempo event gave way to the file's own
    for (std::size_t i = 1; i < events.size(); ++i) {
        const RawEvent& was = events[i].event;
        const RawEvent& is = copied[i].event;
        QCOMPARE(is.status, was.status);
        QCOMPARE(is.data1, was.data1);
        QCOMPARE(is.data2, was.data2);
        QVERIFY(copy.payload(is) == source.payload(was));
        QVERIFY(std::abs((copied[i].time - events[i].time).count()) <= 1);
    }
}

void TestMidiFileWriter::emptySequenceIsAFile()
{
    QVERIFY(mergedSequence(readBack(writeMidiFile(music::Sequence {}))).empty());
}

QTEST_APPLESS_MAIN(TestMidiFileWriter)
#include "tst_midi_file_writer.moc"
