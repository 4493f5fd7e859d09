// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/music/musical_key.h"

#include <QtTest/QTest>

#include <chrono>
#include <vector>

using namespace timbrel;
using namespace timbrel::music;
using namespace std::chrono_literals;

namespace {

/// One after the other, each as long as its weight says.
Score scoreOf(const std::vector<std::pair<int, int>>& notes, int transposedBy = 0)
{
    std::vector<Note> made;
    Microseconds time {};
    for (const auto& [number, quarters] : notes) {
        const Microseconds length = 500ms * quarters;
        made.push_back(
            {time, length, 0, static_cast<std::uint8_t>(number + transposedBy), 90, 64, 0});
        time += length;
    }
    Score score;
    apply(score, addNotes(score, made));
    return score;
}

/// "Ah! vous dirai-je, maman".
const std::vector<std::pair<int, int>> kMaman = {{60, 1},
                                                 {60, 1},
                                                 {67, 1},
                                                 {67, 1},
                                                 {69, 1},
                                                 {69, 1},
                                                 {67, 2},
                                                 {65, 1},
                                                 {65, 1},
                                                 {64, 1},
                                                 {64, 1},
                                                 {62, 1},
                                                 {62, 1},
                                                 {60, 2}};

/// The beginning of "Für Elise", without its chromatic neighbours' repetitions.
const std::vector<std::pair<int, int>> kForElise = {{76, 1},
                                                    {75, 1},
                                                    {76, 1},
                                                    {71, 1},
                                                    {74, 1},
                                                    {72, 1},
                                                    {69, 3},
                                                    {60, 1},
                                                    {64, 1},
                                                    {69, 1},
                                                    {71, 3},
                                                    {64, 1},
                                                    {68, 1},
                                                    {71, 1},
                                                    {72, 3},
                                                    {64, 1},
                                                    {69, 4},
                                                    {45, 2}};

} // namespace

class TestMusicalKey : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void theKeyOfATuneIsFoundWhereverItStands();
    void withoutNotesThereIsNone();
    void whereEverythingSoundsThereIsNone();
    void onlyTheNotesGivenCount();
    void scalesHaveTheirSevenSteps();
    void aStepInAKeyStaysInIt();
};

void TestMusicalKey::theKeyOfATuneIsFoundWhereverItStands()
{
    for (int by = 0; by < 12; ++by) {
        QCOMPARE(suggestedKey(scoreOf(kMaman, by)), (MusicalKey {by, false}));
        QCOMPARE(suggestedKey(scoreOf(kForElise, by)), (MusicalKey {(9 + by) % 12, true}));
    }
}

void TestMusicalKey::withoutNotesThereIsNone()
{
    QVERIFY(!suggestedKey(Score()));
    QVERIFY(!suggestedKey(scoreOf(kMaman), {}));
}

void TestMusicalKey::whereEverythingSoundsThereIsNone()
{
    std::vector<std::pair<int, int>> all;
    for (int number = 60; number < 72; ++number)
        all.emplace_back(number, 1);
    QVERIFY(!suggestedKey(scoreOf(all)));
}

void TestMusicalKey::onlyTheNotesGivenCount()
{
    auto both = kMaman;
    for (const auto& [number, quarters] : kMaman)
        both.emplace_back(number + 6, 3 * quarters);
    const Score score = scoreOf(both);
    std::vector<NoteIndex> first;
    for (std::size_t i = 0; i < kMaman.size(); ++i)
        first.push_back(static_cast<NoteIndex>(i));
    QCOMPARE(suggestedKey(score, first), (MusicalKey {0, false}));
    QCOMPARE(suggestedKey(score), (MusicalKey {6, false}));
}

void TestMusicalKey::scalesHaveTheirSevenSteps()
{
    const auto numbersOf = [](const Scale& scale) {
        std::vector<int> numbers;
        for (int i = 0; i < 12; ++i)
            if ((scale.steps & (1U << static_cast<unsigned>(i))) != 0)
                numbers.push_back((i + scale.tonic) % 12);
        return numbers;
    };
    QCOMPARE(numbersOf(scaleOf({0, false})), (std::vector<int> {0, 2, 4, 5, 7, 9, 11}));
    QCOMPARE(numbersOf(scaleOf({9, true})), (std::vector<int> {9, 11, 0, 2, 4, 5, 7}));
    QCOMPARE(numbersOf(scaleOf({2, true})), (std::vector<int> {2, 4, 5, 7, 9, 10, 0}));
}

void TestMusicalKey::aStepInAKeyStaysInIt()
{
    Score score = scoreOf({{62, 1}, {69, 1}}); // D and A, in D minor
    const std::vector<NoteIndex> all = {0, 1};
    apply(score, transposeInScale(score, all, 1, scaleOf({2, true})));
    QCOMPARE(int {score.notes[0].number}, 64);
    QCOMPARE(int {score.notes[1].number}, 70); // B flat, where C major has B
}

QTEST_APPLESS_MAIN(TestMusicalKey)
#include "tst_musical_key.moc"
