// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pattern/drum_channels.h"
#include "core/pattern/drum_take.h"
#include "support/shared_data.h"

#include <QtTest/QTest>

#include "drum_file.h"

using namespace timbrel;
using namespace timbrel::pattern;
using test::DrumFile;

namespace {

Result<std::vector<DrumTake>> takesOf(const DrumFile& file, const DrumChannels& channels = {})
{
    const auto midi = midi::parseMidiFile(file.bytes(), "a.mid");
    if (!midi)
        return failure(midi.error());
    return drumTakesOf(*midi, music::standardDrumRows(), channels);
}

/// Two bars of kick, snare and hat.
void addBeat(DrumFile& file, int channel)
{
    for (int eighth = 0; eighth < 16; ++eighth) {
        file.note(eighth * 240, 42, 80, channel);
        if (eighth % 2 == 0)
            file.note(eighth * 240, eighth % 4 == 0 ? 36 : 38, 100, channel);
    }
}

/// Two bars of a bass that stays among the keys of drums.
void addBass(DrumFile& file, int channel)
{
    for (int eighth = 0; eighth < 16; ++eighth)
        file.note(eighth * 240,
                  std::vector {36, 38, 40, 43}[static_cast<std::size_t>(eighth % 4)],
                  90,
                  channel);
}

} // namespace

class TestDrumTake : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void channelTenIsDrums();
    void aKitOnAnotherChannelIsFoundByWhatItPlays();
    void aTrackThatIsCalledDrumsIsDrums();
    void aBassIsNoDrums();
    void thePersonMaySayWhichChannel();
    void eachTrackOfFormatTwoIsAPiece();
    void metreAndTempoAreThoseOfTheFile();
    void whatIsNoDrumIsCounted();
    void withoutDrumsTheChannelsAreTold();
    void framesOfFilmHaveNoBeats();
    void theLayoutOfAnExportedPatternIsTaken();
    void ofRealPiecesOnlyDrumsAreDrums();
};

void TestDrumTake::channelTenIsDrums()
{
    DrumFile file;
    addBeat(file, 9);
    file.newTrack();
    addBeat(file, 3); // also a kit, but channel 10 is there
    const auto takes = takesOf(file);
    QVERIFY(takes);
    QCOMPARE(takes->size(), std::size_t {1});
    QCOMPARE(takes->front().strokes.size(), std::size_t {24});
    QCOMPARE(takes->front().strokes[0].quarter, 0.0);
    QCOMPARE(takes->front().strokes.back().quarter, 7.5);
    QCOMPARE(takes->front().strokes.back().velocity, 0.63F);
}

void TestDrumTake::aKitOnAnotherChannelIsFoundByWhatItPlays()
{
    DrumFile file;
    addBeat(file, 0);
    file.newTrack();
    addBass(file, 1);
    const auto takes = takesOf(file);
    QVERIFY(takes);
    QCOMPARE(takes->front().strokes.size(), std::size_t {24});
    // the same with the sound of a bass is none
    QVERIFY(!takesOf(file.program(33, 0)));
}

void TestDrumTake::aTrackThatIsCalledDrumsIsDrums()
{
    for (const char* name : {"Drums", "Percussion 2", "My DrumKit", "Schlagzeug"}) {
        DrumFile file;
        file.name(name).program(118, 4);
        for (int i = 0; i < 6; ++i)
            file.note(i * 480, 60 + i, 90, 4);
        const auto takes = takesOf(file);
        QVERIFY2(takes, name);
        QCOMPARE(takes->front().strokes.size(), std::size_t {6});
        QCOMPARE(takes->front().name, std::string(name));
    }
    QVERIFY(!isNameOfDrums("Steel drums"));
    QVERIFY(!isNameOfDrums("Kitchen"));
    QVERIFY(!isNameOfDrums(""));
}

void TestDrumTake::aBassIsNoDrums()
{
    DrumFile file;
    addBass(file, 0);
    const auto takes = takesOf(file);
    QVERIFY(!takes);
    QCOMPARE(takes.error().id, ErrorId::DrumsMissing);
}

void TestDrumTake::thePersonMaySayWhichChannel()
{
    DrumFile file;
    addBass(file, 0);
    addBeat(file, 9);
    QCOMPARE(takesOf(file, {Channel {0}})->front().strokes.size(), std::size_t {16});
    QVERIFY(!takesOf(file, {Channel {5}}));
}

void TestDrumTake::eachTrackOfFormatTwoIsAPiece()
{
    DrumFile file(480, 2);
    file.name("one").tempo(0, 500'000);
    addBeat(file, 9);
    file.newTrack().name("bass");
    addBass(file, 0);
    file.newTrack().name("two").tempo(0, 400'000);
    addBeat(file, 9);
    const auto takes = takesOf(file);
    QVERIFY(takes);
    QCOMPARE(takes->size(), std::size_t {2});
    QCOMPARE((*takes)[1].name, std::string("two"));
    QCOMPARE((*takes)[1].tempos.front().quartersPerMinute, 150.0);
    QCOMPARE((*takes)[0].tempos.front().quartersPerMinute, 120.0);
}

void TestDrumTake::metreAndTempoAreThoseOfTheFile()
{
    DrumFile file;
    addBeat(file, 9);
    file.signature(0, 3, 2).signature(1440, 7, 3).tempo(1440, 600'000).end(3840);
    const auto takes = takesOf(file);
    QVERIFY(takes);
    const std::vector<TimeSignature> signatures = {{0.0, 3, 4}, {3.0, 7, 8}};
    QCOMPARE(takes->front().signatures, signatures);
    QCOMPARE(takes->front().tempos, (std::vector<TempoMark> {{3.0, 100.0}}));
    QCOMPARE(takes->front().lengthQuarters, 8.0);
}

void TestDrumTake::whatIsNoDrumIsCounted()
{
    DrumFile file;
    addBeat(file, 9);
    file.note(0, 12).note(480, 110);
    QCOMPARE(takesOf(file)->front().otherNotes, std::size_t {2});
}

void TestDrumTake::withoutDrumsTheChannelsAreTold()
{
    DrumFile file;
    file.note(0, 60, 90, 0).note(0, 64, 90, 2);
    const auto takes = takesOf(file);
    QVERIFY(!takes);
    QCOMPARE(takes.error().id, ErrorId::DrumsMissing);
    QCOMPARE(takes.error().found, std::string("1, 3"));
    QCOMPARE(takes.error().expected, std::string("10"));
    QVERIFY(!takesOf(DrumFile()));
}

void TestDrumTake::framesOfFilmHaveNoBeats()
{
    DrumFile file = DrumFile::inFilmFrames();
    addBeat(file, 9);
    const auto takes = takesOf(file);
    QVERIFY(!takes);
    QCOMPARE(takes.error().id, ErrorId::BeatsMissing);
}

void TestDrumTake::theLayoutOfAnExportedPatternIsTaken()
{
    DrumFile file;
    addBeat(file, 9);
    file.meta(0, 0x01, layoutText({8, 0.58F, 64}));
    const auto takes = takesOf(file);
    QVERIFY(takes->front().layout == (PatternLayout {8, 0.58F, 64}));
    for (const char* text : {"steps_per_beat=4",
                             "timbrel-pattern steps_per_beat=0",
                             "timbrel-pattern swing=9",
                             "timbrel-pattern steps=100000",
                             "timbrel-pattern nonsense",
                             "timbrel-pattern ="})
        QVERIFY2(!layoutIn(text), text);
}

void TestDrumTake::ofRealPiecesOnlyDrumsAreDrums()
{
    const auto data = test::sharedData();
    if (!data)
        QSKIP(test::kNoSharedData);
    int pieces = 0;
    for (const auto& file : test::filesIn(*data / "midi/freedoom", ".mid")) {
        const auto midi = midi::readMidiFile(file);
        QVERIFY(midi);
        std::vector<ChannelNote> notes;
        ChannelsFacts facts;
        bool hasChannelTen = false;
        for (const midi::Track& track : midi->tracks)
            for (const midi::RawEvent& event : track.events) {
                const std::uint8_t channel = event.status & 0x0FU;
                if ((event.status & 0xF0U) == 0x90 && event.data2 > 0) {
                    notes.push_back({event.tick, channel, event.data1, event.data2});
                    hasChannelTen = hasChannelTen || channel == 9;
                }
                if (event.isChannelMessage() && (event.status & 0xF0U) == 0xC0
                    && !facts[channel].program)
                    facts[channel].program = event.data1;
            }
        std::stable_sort(notes.begin(), notes.end(), [](const auto& a, const auto& b) {
            return a.tick < b.tick;
        });
        // all that is on other channels is guitars, basses, strings ...
        ChannelSet found = evidentDrums(notes, facts, midi->division.ticksPerQuarter());
        found.reset(9);
        QVERIFY2(found.none(), file.c_str());
        pieces += hasChannelTen ? 1 : 0;
    }
    QVERIFY(pieces > 30);
}

QTEST_GUILESS_MAIN(TestDrumTake)
#include "tst_drum_take.moc"
