// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/expression/network_preview.h"
#include "core/music/score.h"

#include <QtTest>

#include <algorithm>
#include <chrono>
#include <optional>
#include <set>
#include <vector>

using namespace timbrel;
using namespace timbrel::expression;
using music::EventKind;
using music::Score;
using music::Sequence;

namespace {

constexpr Microseconds ms(std::int64_t milliseconds)
{
    return std::chrono::milliseconds(milliseconds);
}

struct Played
{
    int start; ///< ms
    int length;
    int pitch;
};

Sequence played(const std::vector<Played>& notes)
{
    Sequence events;
    for (const Played& note : notes) {
        const auto pitch = static_cast<std::uint8_t>(note.pitch);
        events.push_back({ms(note.start), EventKind::NoteOn, 0, pitch, 80});
        events.push_back({ms(note.start + note.length), EventKind::NoteOff, 0, pitch, 0});
    }
    music::sortByTime(events);
    return events;
}

/// Five detached notes of middle length.
const std::vector<Played> kDetached
    = {{0, 300, 60}, {500, 300, 62}, {1000, 300, 64}, {1500, 300, 62}, {2000, 300, 60}};

std::vector<UntaughtPhrase> untaughtBy(const std::vector<Sequence>& examples)
{
    Settings settings;
    settings.features = FeatureSet::all5();
    return untaughtPhrases(examples, settings);
}

std::vector<PhraseKind> kindsOf(const std::vector<UntaughtPhrase>& phrases)
{
    std::vector<PhraseKind> kinds;
    for (const UntaughtPhrase& phrase : phrases)
        kinds.push_back(phrase.kind);
    return kinds;
}

bool has(const std::vector<UntaughtPhrase>& phrases, PhraseKind kind)
{
    const auto kinds = kindsOf(phrases);
    return std::find(kinds.begin(), kinds.end(), kind) != kinds.end();
}

Score scoreOf(const std::vector<UntaughtPhrase>& phrases, PhraseKind kind)
{
    for (const UntaughtPhrase& phrase : phrases)
        if (phrase.kind == kind)
            return music::scoreFrom(phrase.notes);
    return {};
}

std::set<int> pitchesOf(const Score& score)
{
    std::set<int> pitches;
    for (const music::Note& note : score.notes)
        pitches.insert(note.number);
    return pitches;
}

} // namespace

class TestUntaughtPhrases : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyWayOfPlayingIsOfferedOnce();
    void whatAnExampleShowsIsNotOffered_data();
    void whatAnExampleShowsIsNotOffered();
    void noPhraseIsLikeTheExamplesAnyMore();
    void notesAreTheExamplesOwn();
    void aChordOfOneTaughtPitchIsFilledUp();
    void transposedPhrasesStayOnTheKeyboard();
    void pitchThatIsNotHeardIsSaidSo();
    void withoutNotesThereIsNothing();
    void hugeExamplesGiveShortPhrases();
};

void TestUntaughtPhrases::everyWayOfPlayingIsOfferedOnce()
{
    const auto phrases = untaughtBy({played(kDetached)});
    QCOMPARE(kindsOf(phrases),
             (std::vector {PhraseKind::Held,
                           PhraseKind::Staccato,
                           PhraseKind::Legato,
                           PhraseKind::Chord,
                           PhraseKind::Transposed,
                           PhraseKind::Transposed}));
    QCOMPARE(phrases[4].semitones, 12);
    QCOMPARE(phrases[5].semitones, -12);
}

void TestUntaughtPhrases::whatAnExampleShowsIsNotOffered_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<QList<int>>("note"); // start, length, pitch, of two more notes
    QTest::newRow("held") << int(PhraseKind::Held) << QList<int> {4000, 3500, 60, 8000, 300, 60};
    QTest::newRow("staccato") << int(PhraseKind::Staccato)
                              << QList<int> {4000, 100, 60, 5000, 300, 60};
    QTest::newRow("legato") << int(PhraseKind::Legato) << QList<int> {4000, 300, 60, 4290, 300, 62};
    QTest::newRow("joined") << int(PhraseKind::Legato) << QList<int> {4000, 300, 60, 4305, 300, 62};
    QTest::newRow("chord") << int(PhraseKind::Chord) << QList<int> {4000, 300, 60, 4020, 300, 64};
}

void TestUntaughtPhrases::whatAnExampleShowsIsNotOffered()
{
    QFETCH(const int, kind);
    QFETCH(const QList<int>, note);
    const auto wanted = static_cast<PhraseKind>(kind);
    const Sequence more = played({{note[0], note[1], note[2]}, {note[3], note[4], note[5]}});
    QVERIFY(has(untaughtBy({played(kDetached)}), wanted));
    const auto phrases = untaughtBy({played(kDetached), more});
    QVERIFY(!has(phrases, wanted));
    QCOMPARE(phrases.size(), std::size_t {5});
}

void TestUntaughtPhrases::noPhraseIsLikeTheExamplesAnyMore()
{
    // each phrase, once it is an example, is no longer offered; in the end nothing is left
    std::vector<Sequence> examples = {played(kDetached)};
    for (int round = 0; round < 20; ++round) {
        const auto phrases = untaughtBy(examples);
        if (phrases.empty())
            return;
        const auto [kind, semitones] = std::pair(phrases.front().kind, phrases.front().semitones);
        examples.push_back(phrases.front().notes);
        for (const UntaughtPhrase& left : untaughtBy(examples))
            QVERIFY2(left.kind != kind || left.semitones != semitones,
                     qPrintable(QStringLiteral("%1 by %2").arg(int(kind)).arg(semitones)));
    }
    QFAIL("there is always more");
}

void TestUntaughtPhrases::notesAreTheExamplesOwn()
{
    const auto phrases = untaughtBy({played(kDetached)});
    const std::set<int> own = {60, 62, 64};
    for (const PhraseKind kind :
         {PhraseKind::Held, PhraseKind::Staccato, PhraseKind::Legato, PhraseKind::Chord})
        for (const int pitch : pitchesOf(scoreOf(phrases, kind)))
            QVERIFY(own.contains(pitch));
    QCOMPARE(scoreOf(phrases, PhraseKind::Held).notes.size(), std::size_t {1});
    QVERIFY(scoreOf(phrases, PhraseKind::Held).notes.front().length >= ms(3000));
    const Score staccato = scoreOf(phrases, PhraseKind::Staccato);
    QCOMPARE(staccato.notes.size(), kDetached.size());
    for (std::size_t i = 0; i < staccato.notes.size(); ++i) {
        QCOMPARE(int {staccato.notes[i].number}, kDetached[i].pitch);
        QCOMPARE(staccato.notes[i].onset, ms(kDetached[i].start)); // in their own time
        QCOMPARE(int {staccato.notes[i].velocity}, 80);
    }
    const Score legato = scoreOf(phrases, PhraseKind::Legato);
    for (std::size_t i = 0; i + 1 < legato.notes.size(); ++i)
        QVERIFY(legato.notes[i].end() > legato.notes[i + 1].onset);
    QCOMPARE(pitchesOf(scoreOf(phrases, PhraseKind::Chord)), own);
    for (const UntaughtPhrase& phrase : phrases) {
        QCOMPARE(phrase.notes.front().time, ms(0));
        for (const music::Event& event : phrase.notes)
            QVERIFY(event.kind != EventKind::Controller);
    }
}

void TestUntaughtPhrases::aChordOfOneTaughtPitchIsFilledUp()
{
    const auto phrases = untaughtBy({played({{0, 300, 60}})});
    QCOMPARE(pitchesOf(scoreOf(phrases, PhraseKind::Chord)), (std::set<int> {60, 64, 67}));
    QCOMPARE(scoreOf(phrases, PhraseKind::Legato).notes.size(), std::size_t {2});
    const auto high = untaughtBy({played({{0, 300, 127}})});
    QVERIFY(scoreOf(high, PhraseKind::Chord).notes.size() >= 4);
}

void TestUntaughtPhrases::transposedPhrasesStayOnTheKeyboard()
{
    const auto phrases = untaughtBy({played({{0, 300, 120}, {500, 300, 8}})});
    QVERIFY(!has(phrases, PhraseKind::Transposed)); // there is nothing beyond
    const auto low = untaughtBy({played({{0, 300, 3}})});
    const auto kinds = kindsOf(low);
    QCOMPARE(std::count(kinds.begin(), kinds.end(), PhraseKind::Transposed), 1);
    QCOMPARE(low.back().semitones, 12);
}

void TestUntaughtPhrases::pitchThatIsNotHeardIsSaidSo()
{
    Settings settings;
    settings.features = FeatureSet::all5();
    const std::vector<Sequence> examples = {played(kDetached)};
    for (const UntaughtPhrase& phrase : untaughtPhrases(examples, settings))
        QCOMPARE(phrase.soundsTaught, phrase.kind == PhraseKind::Transposed);
    settings.features.set(Feature::NoteNumber);
    for (const UntaughtPhrase& phrase : untaughtPhrases(examples, settings))
        QVERIFY(!phrase.soundsTaught);
}

void TestUntaughtPhrases::withoutNotesThereIsNothing()
{
    QVERIFY(untaughtBy({}).empty());
    QVERIFY(untaughtBy({Sequence {}}).empty());
    QVERIFY(untaughtBy({Sequence {{ms(0), EventKind::Controller, 0, 1, 64}}}).empty());
}

void TestUntaughtPhrases::hugeExamplesGiveShortPhrases()
{
    std::vector<Played> notes;
    for (int i = 0; i < 20000; ++i)
        notes.push_back({i * 1000, 400, 40 + i % 40});
    for (const UntaughtPhrase& phrase : untaughtBy({played(notes)})) {
        QVERIFY(music::countNotes(phrase.notes) <= 8);
        QVERIFY(music::lengthOf(phrase.notes) <= ms(10000));
    }
}

QTEST_APPLESS_MAIN(TestUntaughtPhrases)
#include "tst_untaught_phrases.moc"
