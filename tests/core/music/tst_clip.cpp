// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/music/clip.h"
#include "support/random_score.h"

#include <QtTest>

using namespace timbrel;
using namespace timbrel::music;
using namespace timbrel::test;

namespace {

constexpr LaneKey kLane {74, 0};

Microseconds us(std::int64_t time)
{
    return Microseconds {time};
}

Score smallScore()
{
    Score score;
    const Note notes[] = {{us(1000), us(100), 2, 60, 90, 3}, {us(2000), us(500), 0, 64, 80, 0}};
    apply(score, addNotes(score, notes));
    for (int i = 0; i < 10; ++i)
        apply(score, setPoint(score, kLane, us(500 * i), 10 * i));
    return score;
}

std::vector<std::pair<int, int>> courseOf(const Score& score)
{
    std::vector<std::pair<int, int>> course;
    for (const ControllerPoint& point : findLane(score, kLane)->points)
        course.emplace_back(int(point.time.count()), int {point.value});
    return course;
}

} // namespace

class TestClip : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aCopyBeginsWithItsFirstItem();
    void aRangeBeginsWhereItBegins();
    void pastingGivesNewIdsAndLeavesTheRest();
    void aPastedRangeTakesThePlaceOfAll();
    void cutTakesNotesAndPoints();
    void textComesBack();
    void brokenTextIsNoClip_data();
    void brokenTextIsNoClip();
    void damagedTextDoesNoHarm();
};

void TestClip::aCopyBeginsWithItsFirstItem()
{
    const Score score = smallScore();
    const NoteIndex note = 1;
    const LanePoints points {kLane, {5, 3}};
    const Clip clip = copied(score, {&note, 1}, {&points, 1});
    QVERIFY(isValid(clip.score));
    QCOMPARE(clip.score.notes[0].onset, us(500));
    QCOMPARE(courseOf(clip.score), (std::vector<std::pair<int, int>> {{0, 30}, {1000, 50}}));
    QCOMPARE(clip.length, us(1001));
    QVERIFY(copied(score, {}).isEmpty());
}

void TestClip::aRangeBeginsWhereItBegins()
{
    const Score score = smallScore();
    const LaneKey lanes[] = {kLane, {1, 1}};
    const Clip clip = copiedRange(score, {us(900), us(2000)}, lanes);
    QCOMPARE(clip.length, us(1100));
    QCOMPARE(clip.score.notes.size(), std::size_t {1});
    QCOMPARE(clip.score.notes[0].onset, us(100));
    QCOMPARE(courseOf(clip.score),
             (std::vector<std::pair<int, int>> {{0, 10}, {100, 20}, {600, 30}}));
}

void TestClip::pastingGivesNewIdsAndLeavesTheRest()
{
    const Score score = smallScore();
    const NoteIndex notes[] = {0, 1};
    const LanePoints points {kLane, {1, 2}};
    const Clip clip = copied(score, notes, {&points, 1});
    const ScoreEdit edit = pasted(score, clip, us(2100));
    for (const Note& note : edit.addedNotes)
        QVERIFY(note.id >= score.nextId);
    Score both = score;
    apply(both, edit);
    QVERIFY(isValid(both));
    QCOMPARE(both.notes.size(), std::size_t {4});
    QCOMPARE(both.notes[2].onset, us(2600));
    QCOMPARE(both.notes[2].channel, std::uint8_t {2});
    // the copied points stand at 2100 and 2600; that at 2500 lay between
    QCOMPARE(courseOf(both)[5], (std::pair {2100, 10}));
    QCOMPARE(courseOf(both)[6], (std::pair {2600, 20}));
    QCOMPARE(courseOf(both)[7], (std::pair {3000, 60}));
}

void TestClip::aPastedRangeTakesThePlaceOfAll()
{
    const Score score = smallScore();
    const LaneKey lane = kLane;
    const Clip clip = copiedRange(score, {us(0), us(1400)}, {&lane, 1});
    Score both = score;
    apply(both, pasted(score, clip, us(2600)));
    QCOMPARE(courseOf(both),
             (std::vector<std::pair<int, int>> {{0, 0},
                                                {500, 10},
                                                {1000, 20},
                                                {1500, 30},
                                                {2000, 40},
                                                {2500, 50},
                                                {2600, 0},
                                                {3100, 10},
                                                {3600, 20},
                                                {4000, 80},
                                                {4500, 90}}));
}

void TestClip::cutTakesNotesAndPoints()
{
    const Score score = smallScore();
    const NoteIndex note = 0;
    const LanePoints points {kLane, {0, 9}};
    Score rest = score;
    apply(rest, deleted(score, {&note, 1}, {&points, 1}));
    QCOMPARE(rest.notes.size(), std::size_t {1});
    QCOMPARE(courseOf(rest).size(), std::size_t {8});
}

void TestClip::textComesBack()
{
    for (std::uint64_t seed = 1; seed <= 60; ++seed) {
        Random random(seed);
        const Score score = randomScore(random, random.below(20), random.below(40));
        std::vector<LaneKey> lanes;
        for (const ControllerLane& lane : score.lanes)
            lanes.push_back(lane.key());
        const Clip clip = copiedRange(score, {us(0), us(4'000'000)}, lanes);
        const auto back = clipFromText(clipText(clip));
        QVERIFY(back.has_value());
        QVERIFY(*back == clip);
    }
}

void TestClip::brokenTextIsNoClip_data()
{
    QTest::addColumn<QString>("text");
    const auto add = [](const char* name, const char* line) {
        QTest::newRow(name) << QStringLiteral("timbrel-clip 1\nlength 10 0\n")
                + QString::fromUtf8(line);
    };
    QTest::newRow("nothing") << QString();
    QTest::newRow("another title") << QStringLiteral("timbrel-clip 2\nlength 10 0\n");
    add("a word", "hello");
    add("a number missing", "note 0 1 0 60 80\n");
    add("a number too many", "note 0 1 0 60 80 0 0\n");
    add("a note without length", "note 0 0 0 60 80 0\n");
    add("a note below time", "note -1 1 0 60 80 0\n");
    add("a pitch too high", "note 0 1 0 128 80 0\n");
    add("a silent note", "note 0 1 0 60 0 0\n");
    add("a channel too high", "point 0 16 1 1\n");
    add("points out of order", "point 5 0 1 1\npoint 4 0 1 1\n");
    add("lanes out of order", "point 5 0 2 1\npoint 5 0 1 1\n");
    add("a time beyond", "point 99999999999999999 0 1 1\n");
    add("a number beyond", "point 99999999999999999999999999 0 1 1\n");
}

void TestClip::brokenTextIsNoClip()
{
    QFETCH(QString, text);
    QVERIFY(!clipFromText(text.toStdString()));
}

void TestClip::damagedTextDoesNoHarm()
{
    Random random(9);
    const std::string whole = clipText(
        copiedRange(randomScore(random, 20, 40), kAllTime, std::vector<LaneKey> {{7, 0}, {7, 1}}));
    QVERIFY(clipFromText(whole));
    for (int round = 0; round < 3000; ++round) {
        std::string text = whole;
        for (std::size_t i = 0; i < 1 + random.below(3); ++i)
            text[random.below(text.size())] = static_cast<char>(random.below(96) + 32);
        if (const auto clip = clipFromText(text.substr(0, random.below(text.size()))))
            QVERIFY(isValid(clip->score));
    }
}

QTEST_APPLESS_MAIN(TestClip)
#include "tst_clip.moc"
