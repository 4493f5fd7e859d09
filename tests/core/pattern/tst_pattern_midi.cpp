// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/atomic_file.h"
#include "core/base/random.h"
#include "core/midi/midi_file.h"
#include "core/pattern/pattern_cut.h"
#include "core/pattern/pattern_import.h"
#include "core/pattern/pattern_midi.h"
#include "core/pattern/shipped_patterns.h"
#include "support/shared_data.h"

#include <QtTest/QTest>

#include <cmath>

using namespace timbrel;
using namespace timbrel::pattern;
using music::Pattern;
using music::PatternShape;

namespace {

const std::vector<music::DrumRow>& rows()
{
    return music::standardDrumRows();
}

/// Of velocities that MIDI has, and offsets that leave onsets of a row apart.
Pattern randomPattern(const PatternShape& shape, std::uint64_t seed)
{
    Random random(seed);
    Pattern pattern(shape);
    for (std::size_t row = 0; row < shape.rows; ++row)
        for (std::size_t step = 0; step < shape.steps; ++step)
            if (random.chance(0.3)) {
                const auto velocity = static_cast<float>(random.below(127) + 1) / 127.0F;
                pattern.set(row,
                            step,
                            {std::round(velocity * 1000.0F) / 1000.0F,
                             step == 0 ? 0.0F : static_cast<float>(random.uniform(-0.2, 0.2))});
            }
    pattern.set(0, shape.steps - 1, {0.504F, 0.0F});
    return pattern;
}

std::vector<CutPattern> importedFrom(const std::string& bytes)
{
    const auto midi = midi::parseMidiFile(bytes, "a.mid");
    if (!midi || !midi->warnings.empty())
        return {};
    const auto takes = drumTakesOf(*midi, rows());
    return takes ? cut(takes->front(), rows().size()).patterns : std::vector<CutPattern> {};
}

/// Offsets come back to a tick.
bool isSame(const Pattern& a, const Pattern& b)
{
    if (a.shape() != b.shape())
        return false;
    const double tick = a.shape().stepsPerBeat / 960.0;
    for (std::size_t i = 0; i < a.cells().size(); ++i)
        if (a.cells()[i].velocity != b.cells()[i].velocity
            || std::abs(a.cells()[i].offset - b.cells()[i].offset) > tick + 0.001)
            return false;
    return true;
}

} // namespace

class TestPatternMidi : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aPatternComesBackAsItWas_data();
    void aPatternComesBackAsItWas();
    void whatCameBackIsWrittenTheSameAgain();
    void aLoopComesBackAsItsPatterns();
    void aRestAtTheEndIsKept();
    void onsetsAreWhereTheSequencerPlaysThem();
    void mutedRowsAndOtherChannels();
    void nothingMakesAnEmptyFile();
    void theShippedPatternsComeBack();
};

void TestPatternMidi::aPatternComesBackAsItWas_data()
{
    QTest::addColumn<std::size_t>("steps");
    QTest::addColumn<int>("stepsPerBeat");
    QTest::addColumn<int>("beats");
    QTest::addColumn<double>("tempo");
    QTest::addColumn<float>("swing");
    QTest::newRow("two bars") << std::size_t {32} << 4 << 4 << 120.0 << 0.5F;
    QTest::newRow("swing") << std::size_t {32} << 4 << 4 << 93.0 << 0.62F;
    QTest::newRow("triplets") << std::size_t {24} << 3 << 4 << 177.7 << 0.5F;
    QTest::newRow("waltz") << std::size_t {12} << 4 << 3 << 88.0 << 0.5F;
    QTest::newRow("seven") << std::size_t {28} << 4 << 7 << 300.0 << 0.5F;
    QTest::newRow("fine") << std::size_t {64} << 16 << 4 << 60.0 << 0.5F;
    QTest::newRow("long") << std::size_t {128} << 4 << 4 << 140.0 << 0.55F;
    QTest::newRow("part of a bar") << std::size_t {7} << 4 << 4 << 140.0 << 0.5F;
}

void TestPatternMidi::aPatternComesBackAsItWas()
{
    QFETCH(std::size_t, steps);
    QFETCH(int, stepsPerBeat);
    QFETCH(int, beats);
    QFETCH(double, tempo);
    QFETCH(float, swing);
    for (std::uint64_t seed = 0; seed < 10; ++seed) {
        const std::vector<Pattern> one
            = {randomPattern({rows().size(), steps, stepsPerBeat, beats}, seed)};
        const auto back = importedFrom(patternsMidi(one, rows(), {"x", tempo, swing}));
        QCOMPARE(back.size(), std::size_t {1});
        QVERIFY(isSame(back[0].pattern, one[0]));
        QVERIFY(std::abs(back[0].tempo - tempo) < 0.01);
        QCOMPARE(back[0].swing, swing);
    }
}

void TestPatternMidi::whatCameBackIsWrittenTheSameAgain()
{
    const std::vector<Pattern> one = {randomPattern({rows().size(), 32, 4, 4}, 1)};
    const std::string bytes = patternsMidi(one, rows(), {"x", 120.0, 0.57F});
    const std::vector<Pattern> back = {importedFrom(bytes).at(0).pattern};
    QVERIFY(patternsMidi(back, rows(), {"x", 120.0, 0.57F}) == bytes);
}

void TestPatternMidi::aLoopComesBackAsItsPatterns()
{
    std::vector<Pattern> loop;
    for (std::uint64_t i = 0; i < 4; ++i)
        loop.push_back(randomPattern({rows().size(), 16, 4, 4}, i / 2));
    const auto back = importedFrom(patternsMidi(loop, rows()));
    QCOMPARE(back.size(), loop.size());
    for (std::size_t i = 0; i < loop.size(); ++i)
        QVERIFY(isSame(back[i].pattern, loop[i]));
    QCOMPARE(back[3].firstBar, std::size_t {3});
}

void TestPatternMidi::aRestAtTheEndIsKept()
{
    Pattern pattern({rows().size(), 32, 4, 4});
    pattern.set(0, 0, {0.504F, 0.0F});
    const std::string bytes = patternsMidi(std::vector {pattern}, rows());
    QVERIFY(isSame(importedFrom(bytes).at(0).pattern, pattern));
    const auto midi = midi::parseMidiFile(bytes, "a.mid");
    QCOMPARE(midi->tracks.back().lengthTicks, std::int64_t {8 * 960});
}

void TestPatternMidi::onsetsAreWhereTheSequencerPlaysThem()
{
    Pattern pattern({rows().size(), 16, 4, 4});
    pattern.set(1, 0, {1.0F, -0.25F}); // before the beginning
    pattern.set(1, 5, {0.5F, 0.25F});
    pattern.set(4, 7, {0.001F, 0.0F});
    const auto midi
        = midi::parseMidiFile(patternsMidi(std::vector {pattern}, rows(), {"", 60.0, 0.6F}), "a");
    std::vector<std::array<int, 4>> notes;
    for (const midi::RawEvent& event : midi->tracks.back().events)
        if ((event.status & 0xF0) == 0x90)
            notes.push_back(
                {static_cast<int>(event.tick), event.status & 15, event.data1, event.data2});
    const std::vector<std::array<int, 4>> expected
        = {{0, 9, 38, 127}, {240 * 5 + 48 + 60, 9, 38, 64}, {240 * 7 + 48, 9, 42, 1}};
    QCOMPARE(notes, expected);
}

void TestPatternMidi::mutedRowsAndOtherChannels()
{
    const std::vector<Pattern> one = {randomPattern({rows().size(), 16, 4, 4}, 3)};
    MidiExport how;
    how.channel = 2;
    how.muted = {true};
    const auto midi = midi::parseMidiFile(patternsMidi(one, rows(), how), "a");
    const auto takes = drumTakesOf(*midi, rows(), {Channel {2}});
    QVERIFY(takes);
    for (const DrumStroke& stroke : takes->front().strokes)
        QVERIFY(stroke.row != 0);
    QVERIFY(!drumTakesOf(*midi, rows(), {Channel {9}}));
}

void TestPatternMidi::nothingMakesAnEmptyFile()
{
    const auto midi = midi::parseMidiFile(patternsMidi(std::vector {Pattern()}, rows()), "a");
    QVERIFY(midi);
    QVERIFY(midi->warnings.empty());
    QVERIFY(importedFrom(patternsMidi({}, rows())).empty());
}

void TestPatternMidi::theShippedPatternsComeBack()
{
    const test::TemporaryFolder folder;
    const PatternSet shipped = shippedPatterns();
    for (const PatternEntry& entry : shipped.entries) {
        const auto file = folder.path() / (entry.label + " " + entry.name + ".mid");
        const MidiExport how {entry.name, entry.tempo, entry.swing};
        QVERIFY(writeFileAtomically(file,
                                    patternsMidi(std::vector {entry.pattern}, shipped.rows, how)));
    }
    const std::vector<std::filesystem::path> paths = {folder.path()};
    const auto back = importPatterns(paths);
    QVERIFY(back);
    QCOMPARE(back->set.entries.size(), shipped.entries.size());
    QCOMPARE(back->set.labels(), shipped.labels());
    for (const PatternEntry& entry : back->set.entries) {
        const auto same = std::find_if(
            shipped.entries.begin(), shipped.entries.end(), [&](const PatternEntry& each) {
                return entry.name == each.label + " " + each.name;
            });
        QVERIFY(same != shipped.entries.end());
        QCOMPARE(music::onsetDistance(entry.pattern, same->pattern), std::size_t {0});
        QCOMPARE(entry.label, same->label);
        QCOMPARE(entry.tempo, same->tempo);
        QCOMPARE(entry.swing, same->swing);
    }
}

QTEST_GUILESS_MAIN(TestPatternMidi)
#include "tst_pattern_midi.moc"
