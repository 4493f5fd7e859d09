// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/random_score.h"
#include "ui/editor/example_document.h"

#include <QSignalSpy>
#include <QtTest>

using namespace timbrel;
using namespace timbrel::music;
using ui::ExampleDocument;
using ui::SelectAfter;
using ui::SelectionMode;

namespace {

constexpr LaneKey kLane {74, 0};

Microseconds ms(std::int64_t milliseconds)
{
    return std::chrono::milliseconds(milliseconds);
}

Sequence threeNotes()
{
    Sequence events;
    for (int i = 0; i < 3; ++i) {
        const auto number = static_cast<std::uint8_t>(60 + i);
        events.push_back({ms(500 * i), EventKind::NoteOn, 0, number, 90});
        events.push_back({ms(500 * i + 400), EventKind::NoteOff, 0, number, 0});
    }
    for (int i = 0; i < 10; ++i)
        events.push_back(
            {ms(100 * i + 1), EventKind::Controller, 0, kLane.controller, std::uint8_t(10 * i)});
    sortByTime(events);
    return events;
}

void load(ExampleDocument& document)
{
    document.load(threeNotes(), {QStringLiteral("swell"), true, {}, {}});
}

ScoreEdit moved(const Score& score, NoteIndex note, Microseconds by)
{
    return moveNotes(score, std::span(&note, 1), by, 0);
}

std::vector<ItemId> idsOf(const IdSet& set)
{
    std::vector<ItemId> ids;
    set.forEach([&](ItemId id) { ids.push_back(id); });
    return ids;
}

} // namespace

class TestExampleDocument : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void loadingIsNoChange();
    void anEditIsOneEntryThatCanBeTakenBack();
    void anEditThatChangesNothingIsNone();
    void aDragIsOneEntry();
    void aDragThatIsGivenUpLeavesNothing();
    void aDragThatEndsWhereItBeganIsNone();
    void aPencilStrokeIsOneEntryAndCostsWhatItPasses();
    void undoDuringADragGivesItUpFirst();
    void randomGesturesAndUndoRestoreEverything();
    void repeatedStepsBecomeOneEntry();
    void stepsAfterAnotherSelectionDoNot();
    void stepsThatCancelOutLeaveNoEntry();
    void selectionFollowsWhatMoves();
    void whatWasDeletedIsSelectedAgainAfterUndo();
    void whatIsPastedIsSelected();
    void selectionModes();
    void pointsAreSelectedByLane();
    void previewsGiveTheSameIdsAgain();
    void modifiedFollowsTheSavedState();
    void propertiesCanBeTakenBack();
    void loopAndDefaultsAreNoHistory();
    void theSnapshotIsMadeOnce();
    void everyChangeIsTold();
};

void TestExampleDocument::loadingIsNoChange()
{
    ExampleDocument document;
    QSignalSpy reloaded(&document, &ExampleDocument::reloaded);
    load(document);
    QCOMPARE(reloaded.count(), 1);
    QCOMPARE(document.score().notes.size(), std::size_t {3});
    QVERIFY(!document.isModified());
    QCOMPARE(document.history().count(), 0);
    QCOMPARE(document.properties().name, QStringLiteral("swell"));
    QVERIFY(scoreFrom(document.sequence()) == document.score());
}

void TestExampleDocument::anEditIsOneEntryThatCanBeTakenBack()
{
    ExampleDocument document;
    load(document);
    const Score before = document.score();
    document.push(moved(document.score(), 1, ms(50)), QStringLiteral("Move"));
    QCOMPARE(document.score().notes[1].onset, ms(550));
    QCOMPARE(document.history().count(), 1);
    QCOMPARE(document.history().undoText(), QStringLiteral("Move"));
    document.history().undo();
    QVERIFY(document.score() == before);
    document.history().redo();
    QCOMPARE(document.score().notes[1].onset, ms(550));
}

void TestExampleDocument::anEditThatChangesNothingIsNone()
{
    ExampleDocument document;
    load(document);
    document.push(moved(document.score(), 1, ms(0)), QStringLiteral("Move"));
    QCOMPARE(document.history().count(), 0);
    QVERIFY(!document.isModified());
}

void TestExampleDocument::aDragIsOneEntry()
{
    ExampleDocument document;
    load(document);
    const Score before = document.score();
    document.beginGesture();
    for (int step = 1; step <= 30; ++step)
        document.previewGesture([&](const Score& score) {
            // the maker is given the score without what the drag showed until now
            return score == before ? moved(score, 0, ms(7 * step)) : ScoreEdit {};
        });
    QCOMPARE(document.score().notes[0].onset, ms(210));
    QCOMPARE(document.history().count(), 0);
    document.commitGesture(QStringLiteral("Move"));
    QVERIFY(!document.isInGesture());
    QCOMPARE(document.history().count(), 1);
    document.history().undo();
    QVERIFY(document.score() == before);
    document.history().redo();
    QCOMPARE(document.score().notes[0].onset, ms(210));
}

void TestExampleDocument::aDragThatIsGivenUpLeavesNothing()
{
    ExampleDocument document;
    load(document);
    const Score before = document.score();
    document.beginGesture();
    document.previewGesture([](const Score& score) { return moved(score, 0, ms(70)); });
    document.extendGesture(setPoint(document.score(), kLane, ms(5000), 3));
    document.cancelGesture();
    QVERIFY(document.score() == before);
    QCOMPARE(document.history().count(), 0);
    QVERIFY(!document.isModified());
    document.commitGesture(QStringLiteral("Nothing"));
    QCOMPARE(document.history().count(), 0);
}

void TestExampleDocument::aDragThatEndsWhereItBeganIsNone()
{
    ExampleDocument document;
    load(document);
    document.beginGesture();
    document.previewGesture([](const Score& score) { return moved(score, 0, ms(70)); });
    document.previewGesture([](const Score& score) { return moved(score, 0, ms(0)); });
    document.commitGesture(QStringLiteral("Move"));
    QCOMPARE(document.history().count(), 0);
}

void TestExampleDocument::aPencilStrokeIsOneEntryAndCostsWhatItPasses()
{
    ExampleDocument document;
    Sequence events;
    for (int i = 0; i < 200'000; ++i)
        events.push_back({Microseconds {1000} * i,
                          EventKind::Controller,
                          0,
                          kLane.controller,
                          static_cast<std::uint8_t>(i % 128)});
    document.load(events, {});
    const Score before = document.score();
    QSignalSpy changes(&document, &ExampleDocument::scoreChanged);
    document.beginGesture();
    for (int i = 0; i < 50; ++i)
        document.extendGesture(drawWithPencil(document.score(),
                                              kLane,
                                              {ms(1000 + 10 * i), 20.0 + i},
                                              {ms(1000 + 10 * (i + 1)), 21.0 + i}));
    document.commitGesture(QStringLiteral("Draw"));
    QCOMPARE(document.history().count(), 1);
    QCOMPARE(changes.count(), 50);
    const auto last = qvariant_cast<ScoreChange>(changes.last().first());
    QCOMPARE(last.lanes.size(), std::size_t {1});
    QVERIFY(last.lanes.front().range.length() <= ms(11));
    QVERIFY(document.score().lanes[0].points.size() < 200'000U - 400U);
    QCOMPARE(valueAt(document.score().lanes[0].points, ms(1250), 0), 45);
    document.history().undo();
    QVERIFY(document.score() == before);
}

void TestExampleDocument::undoDuringADragGivesItUpFirst()
{
    ExampleDocument document;
    load(document);
    const Score before = document.score();
    document.push(moved(document.score(), 1, ms(50)), QStringLiteral("Move"));
    document.beginGesture();
    document.previewGesture([](const Score& score) { return moved(score, 0, ms(70)); });
    document.history().undo();
    QVERIFY(!document.isInGesture());
    QVERIFY(document.score() == before);
    document.beginGesture();
    document.previewGesture([](const Score& score) { return moved(score, 0, ms(70)); });
    document.push(moved(before, 2, ms(10)), QStringLiteral("Move"));
    QCOMPARE(document.score().notes[0].onset, ms(0));
    QCOMPARE(document.score().notes[2].onset, ms(1010));
}

void TestExampleDocument::randomGesturesAndUndoRestoreEverything()
{
    for (std::uint64_t seed = 1; seed <= 60; ++seed) {
        Random random(seed);
        ExampleDocument document;
        document.load(sequenceFrom(test::randomScore(random, 20, 40)), {});
        std::vector<Score> states {document.score()};
        for (int i = 0; i < 30; ++i) {
            const auto kind = random.below(4);
            if (kind == 0) {
                document.push(test::randomEdit(random, document.score()), QStringLiteral("Edit"));
            } else {
                document.beginGesture();
                for (int step = 0; step < 5; ++step) {
                    if (kind == 1)
                        document.previewGesture(
                            [&](const Score& score) { return test::randomEdit(random, score); });
                    else
                        document.extendGesture(test::randomEdit(random, document.score()));
                    QVERIFY(isValid(document.score()));
                }
                if (kind == 3)
                    document.cancelGesture();
                else
                    document.commitGesture(QStringLiteral("Drag"));
            }
            if (!(document.score() == states.back()))
                states.push_back(document.score());
            QCOMPARE(document.history().count(), int(states.size()) - 1);
        }
        for (std::size_t i = states.size(); i-- > 1;) {
            QVERIFY(document.score() == states[i]);
            document.history().undo();
        }
        QVERIFY(document.score() == states.front());
        for (std::size_t i = 1; i < states.size(); ++i) {
            document.history().redo();
            QVERIFY(document.score() == states[i]);
        }
    }
}

void TestExampleDocument::repeatedStepsBecomeOneEntry()
{
    ExampleDocument document;
    load(document);
    const Score before = document.score();
    for (int i = 0; i < 5; ++i)
        document.pushMerged(moved(document.score(), 0, ms(10)), QStringLiteral("Nudge"), 1);
    QCOMPARE(document.history().count(), 1);
    QCOMPARE(document.score().notes[0].onset, ms(50));
    document.pushMerged(moved(document.score(), 0, ms(10)), QStringLiteral("Other"), 2);
    QCOMPARE(document.history().count(), 2);
    document.history().undo();
    document.history().undo();
    QVERIFY(document.score() == before);
}

void TestExampleDocument::stepsAfterAnotherSelectionDoNot()
{
    ExampleDocument document;
    load(document);
    document.pushMerged(moved(document.score(), 0, ms(10)), QStringLiteral("Nudge"), 1);
    const NoteIndex second = 1;
    document.selectNotes({&second, 1}, SelectionMode::Replace);
    document.pushMerged(moved(document.score(), 1, ms(10)), QStringLiteral("Nudge"), 1);
    QCOMPARE(document.history().count(), 2);
}

void TestExampleDocument::stepsThatCancelOutLeaveNoEntry()
{
    ExampleDocument document;
    load(document);
    const Score before = document.score();
    document.push(moved(document.score(), 2, ms(10)), QStringLiteral("Move"));
    document.pushMerged(moved(document.score(), 0, ms(10)), QStringLiteral("Nudge"), 1);
    document.pushMerged(moved(document.score(), 0, ms(-10)), QStringLiteral("Nudge"), 1);
    QCOMPARE(document.history().count(), 1);
    document.history().undo();
    QVERIFY(document.score() == before);
}

void TestExampleDocument::selectionFollowsWhatMoves()
{
    ExampleDocument document;
    load(document);
    const NoteIndex first = 0;
    document.selectNotes({&first, 1}, SelectionMode::Replace);
    const auto ids = idsOf(document.selectedNotes());
    QSignalSpy changed(&document, &ExampleDocument::selectionChanged);
    document.push(moved(document.score(), 0, ms(2000)), QStringLiteral("Move"));
    QCOMPARE(idsOf(document.selectedNotes()), ids);
    QCOMPARE(document.selectedNoteIndices(), std::vector<NoteIndex> {2});
    QCOMPARE(changed.count(), 0);
    document.history().undo();
    QCOMPARE(document.selectedNoteIndices(), std::vector<NoteIndex> {0});
    QCOMPARE(idsOf(document.selectedNotes()), ids);
}

void TestExampleDocument::whatWasDeletedIsSelectedAgainAfterUndo()
{
    ExampleDocument document;
    load(document);
    const NoteIndex two[] = {0, 2};
    document.selectNotes(two, SelectionMode::Replace);
    QSignalSpy changed(&document, &ExampleDocument::selectionChanged);
    document.push(deleteNotes(document.score(), two), QStringLiteral("Delete"));
    QVERIFY(document.selectedNotes().isEmpty());
    QVERIFY(document.selectedNoteIndices().empty());
    QCOMPARE(changed.count(), 1);
    document.history().undo();
    QCOMPARE(document.selectedNoteIndices(), (std::vector<NoteIndex> {0, 2}));
    QCOMPARE(changed.count(), 2);
    // what was selected by hand in between stays
    document.history().redo();
    const NoteIndex left = 0;
    document.selectNotes({&left, 1}, SelectionMode::Replace);
    document.history().undo();
    QCOMPARE(document.selectedNoteIndices(), (std::vector<NoteIndex> {1}));
}

void TestExampleDocument::whatIsPastedIsSelected()
{
    ExampleDocument document;
    load(document);
    const NoteIndex two[] = {0, 1};
    const PointIndex points[] = {2, 3};
    const LanePoints lane {kLane, {2, 3}};
    document.selectPoints(kLane, points, SelectionMode::Replace);
    const Clip clip = copied(document.score(), two, std::span(&lane, 1));
    document.push(
        pasted(document.score(), clip, ms(5000)), QStringLiteral("Paste"), SelectAfter::Added);
    QCOMPARE(document.selectedNoteIndices(), (std::vector<NoteIndex> {3, 4}));
    QCOMPARE(document.selectedPointIndices(kLane), (std::vector<PointIndex> {10, 11}));
}

void TestExampleDocument::selectionModes()
{
    ExampleDocument document;
    load(document);
    QSignalSpy changed(&document, &ExampleDocument::selectionChanged);
    const auto select = [&](std::vector<NoteIndex> notes, SelectionMode mode) {
        document.selectNotes(notes, mode);
        return document.selectedNoteIndices();
    };
    using Notes = std::vector<NoteIndex>;
    QCOMPARE(select({0, 1}, SelectionMode::Replace), (Notes {0, 1}));
    QCOMPARE(select({0, 1}, SelectionMode::Replace), (Notes {0, 1}));
    QCOMPARE(changed.count(), 1);
    QCOMPARE(select({1, 2}, SelectionMode::Add), (Notes {0, 1, 2}));
    QCOMPARE(select({0, 1}, SelectionMode::Toggle), (Notes {2}));
    QCOMPARE(select({0, 2}, SelectionMode::Toggle), (Notes {0}));
    QCOMPARE(select({0, 1}, SelectionMode::Remove), (Notes {}));
    QCOMPARE(changed.count(), 5);
    document.selectAll();
    QCOMPARE(document.selectedNoteIndices(), (Notes {0, 1, 2}));
    QCOMPARE(document.selectedPointIndices(kLane).size(), std::size_t {10});
    document.clearSelection();
    QVERIFY(!document.hasSelection());
    document.selectRange(TimeRange {ms(5), ms(6)});
    QVERIFY(document.hasSelection());
    document.selectRange(TimeRange {ms(6), ms(6)});
    QVERIFY(!document.selectedRange());
}

void TestExampleDocument::pointsAreSelectedByLane()
{
    ExampleDocument document;
    load(document);
    document.push(setPoint(document.score(), {7, 0}, ms(3), 5), QStringLiteral("Draw"));
    const PointIndex points[] = {1, 4};
    document.selectPoints(kLane, points, SelectionMode::Replace);
    QVERIFY(document.selectedPoints({7, 0}).isEmpty());
    document.push(movePoints(document.score(), kLane, points, ms(301), 5), QStringLiteral("Move"));
    // the first went to 402 ms, between the unselected; the last to 702 ms
    QCOMPARE(document.selectedPointIndices(kLane), (std::vector<PointIndex> {3, 7}));
    QCOMPARE(document.selectedPointIndices().size(), std::size_t {1});
    document.history().undo();
    QCOMPARE(document.selectedPointIndices(kLane), (std::vector<PointIndex> {1, 4}));
    const ScoreEdit gone = deleteLane(document.score(), kLane);
    document.push(gone, QStringLiteral("Delete"));
    QVERIFY(document.selectedPointIndices(kLane).empty());
    QVERIFY(!document.hasSelection());
    document.history().undo();
    QCOMPARE(document.selectedPointIndices(kLane), (std::vector<PointIndex> {1, 4}));
}

void TestExampleDocument::previewsGiveTheSameIdsAgain()
{
    ExampleDocument document;
    load(document);
    document.beginGesture();
    ItemId first = 0;
    for (int i = 0; i < 20; ++i) {
        document.previewGesture([&](const Score& score) {
            const Note note {ms(3000), ms(10 + i), 0, 72};
            return addNotes(score, std::span(&note, 1));
        });
        first = i == 0 ? document.score().notes.back().id : first;
        QCOMPARE(document.score().notes.back().id, first);
    }
    document.commitGesture(QStringLiteral("Draw"), SelectAfter::Added);
    QCOMPARE(idsOf(document.selectedNotes()), std::vector<ItemId> {first});
    QVERIFY(document.score().nextId > first);
}

void TestExampleDocument::modifiedFollowsTheSavedState()
{
    ExampleDocument document;
    load(document);
    QSignalSpy modified(&document, &ExampleDocument::modifiedChanged);
    document.push(moved(document.score(), 0, ms(10)), QStringLiteral("Move"));
    QVERIFY(document.isModified());
    QCOMPARE(modified.count(), 1);
    document.history().undo();
    QVERIFY(!document.isModified());
    document.history().redo();
    document.setSaved();
    QVERIFY(!document.isModified());
    document.history().undo();
    QVERIFY(document.isModified());
    document.history().redo();
    QVERIFY(!document.isModified());
    document.setUnsaved();
    QVERIFY(document.isModified());
    document.setSaved();
    QVERIFY(!document.isModified());
    // a nudge after saving is an entry of its own
    document.pushMerged(moved(document.score(), 0, ms(10)), QStringLiteral("Nudge"), 1);
    document.setSaved();
    document.pushMerged(moved(document.score(), 0, ms(10)), QStringLiteral("Nudge"), 1);
    document.history().undo();
    QVERIFY(!document.isModified());
}

void TestExampleDocument::propertiesCanBeTakenBack()
{
    ExampleDocument document;
    load(document);
    QSignalSpy changed(&document, &ExampleDocument::propertiesChanged);
    QSignalSpy view(&document, &ExampleDocument::viewChanged);
    ui::ExampleProperties other = document.properties();
    other.meter = {90.0, 3};
    document.pushProperties(other, QStringLiteral("Tempo"));
    QCOMPARE(document.properties().meter.beatsPerBar, 3);
    QCOMPARE(changed.count(), 1);
    QCOMPARE(view.count(), 1);
    document.pushProperties(other, QStringLiteral("Tempo"));
    QCOMPARE(document.history().count(), 1);
    document.history().undo();
    QCOMPARE(document.properties().meter, Meter {});
    QVERIFY(!document.isModified());
    other = document.properties();
    other.name = QStringLiteral("wave");
    document.setProperties(other);
    QCOMPARE(document.history().index(), 0);
    QVERIFY(document.isModified());
}

void TestExampleDocument::loopAndDefaultsAreNoHistory()
{
    ExampleDocument document;
    load(document);
    QSignalSpy view(&document, &ExampleDocument::viewChanged);
    document.setLoopRegion(TimeRange {ms(100), ms(200)});
    document.setLoopRegion(TimeRange {ms(100), ms(200)});
    document.setDefaultValues({{74, 20}});
    QCOMPARE(view.count(), 2);
    document.setLoopRegion(TimeRange {ms(100), ms(100)});
    QVERIFY(!document.loopRegion());
    QCOMPARE(document.history().count(), 0);
    QVERIFY(!document.isModified());
}

void TestExampleDocument::theSnapshotIsMadeOnce()
{
    ExampleDocument document;
    load(document);
    const auto first = document.snapshot();
    QCOMPARE(document.snapshot(), first);
    document.push(moved(document.score(), 0, ms(10)), QStringLiteral("Move"));
    QVERIFY(document.snapshot() != first);
    QVERIFY(*document.snapshot() == document.sequence());
    QVERIFY(*first == sequenceFrom(scoreFrom(threeNotes())));
}

void TestExampleDocument::everyChangeIsTold()
{
    ExampleDocument document;
    load(document);
    QSignalSpy changes(&document, &ExampleDocument::scoreChanged);
    document.push(moved(document.score(), 0, ms(10)), QStringLiteral("Move"));
    document.beginGesture();
    document.previewGesture([](const Score& score) { return moved(score, 2, ms(100)); });
    document.previewGesture([](const Score& score) { return moved(score, 2, ms(-100)); });
    QCOMPARE(changes.count(), 3);
    const auto both = qvariant_cast<ScoreChange>(changes.last().first());
    QVERIFY(both.notesChanged && both.lanes.empty());
    QCOMPARE(both.notes, (TimeRange {ms(900), ms(1500)}));
    document.commitGesture(QStringLiteral("Move"));
    QCOMPARE(changes.count(), 3);
    document.history().undo();
    QCOMPARE(changes.count(), 4);
}

QTEST_GUILESS_MAIN(TestExampleDocument)
#include "tst_example_document.moc"
