// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pattern/puck_path.h"
#include "support/realtime_guard.h"

#include <QTest>

#include <cmath>
#include <limits>

using namespace timbrel;
using namespace timbrel::pattern;
using learning::PadPosition;

namespace {

/// Three corners of the pad: the way is 1, 1 and back 1.414 long.
const std::vector<PadPosition> kCorner = {{0.0F, 0.0F}, {1.0F, 0.0F}, {1.0F, 1.0F}};

bool isNear(PadPosition a, PadPosition b)
{
    return std::hypot(a.x - b.x, a.y - b.y) < 1e-4F;
}

} // namespace

class TestPuckPath : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aDrawnPathIsTravelledEvenly()
    {
        const PuckPath path = PuckPath::drawn(kCorner, 8.0, PathEnd::Stop);
        QCOMPARE(path.points().size(), std::size_t {3});
        QVERIFY(isNear(path.positionAt(0.0), {0.0F, 0.0F}));
        QVERIFY(isNear(path.positionAt(2.0), {0.5F, 0.0F}));
        QVERIFY(isNear(path.positionAt(6.0), {1.0F, 0.5F}));
        QVERIFY(isNear(path.positionAt(8.0), {1.0F, 1.0F}));
        QVERIFY(isNear(path.positionAt(80.0), {1.0F, 1.0F})); // it stays there
        QVERIFY(isNear(path.positionAt(-3.0), {0.0F, 0.0F}));
    }

    void aLoopComesBackToItsBeginning()
    {
        const PuckPath path = PuckPath::drawn(kCorner, 8.0, PathEnd::Loop);
        const double all = 2.0 + std::sqrt(2.0);
        QVERIFY(isNear(path.positionAt(8.0 * 1.0 / all), {1.0F, 0.0F}));
        QVERIFY(isNear(path.positionAt(8.0 * (2.0 + std::sqrt(0.5)) / all), {0.5F, 0.5F}));
        for (const double beat : {0.3, 2.5, 7.9}) {
            QVERIFY(isNear(path.positionAt(beat + 8.0), path.positionAt(beat)));
            QVERIFY(isNear(path.positionAt(beat - 16.0), path.positionAt(beat)));
        }
        QVERIFY(isNear(path.positionAt(7.9999), {0.0F, 0.0F}));
    }

    void backAndForthReturnsTheSameWay()
    {
        const PuckPath path = PuckPath::drawn(kCorner, 8.0, PathEnd::BackAndForth);
        for (const double beat : {0.5, 3.0, 6.5}) {
            QVERIFY(isNear(path.positionAt(16.0 - beat), path.positionAt(beat)));
            QVERIFY(isNear(path.positionAt(16.0 + beat), path.positionAt(beat)));
        }
    }

    void whatAHandDrewStraightHasFewPoints()
    {
        std::vector<PadPosition> line;
        for (int i = 0; i <= 500; ++i)
            line.push_back(
                {static_cast<float>(i) / 500.0F, 0.5F + 0.001F * static_cast<float>(i % 2)});
        const PuckPath path = PuckPath::drawn(line, 4.0, PathEnd::Stop);
        QVERIFY(path.points().size() <= 3);
        QVERIFY(std::abs(path.positionAt(1.0).x - 0.25F) < 0.01F);
    }

    void aGestureIsPlayedAsItCame()
    {
        const std::vector<PathPoint> came = {{-1.0, {0.9F, 0.9F}},
                                             {0.2, {0.1F, 0.1F}},
                                             {3.0, {0.2F, 0.1F}},
                                             {2.0, {0.3F, 0.1F}}, // a clock that went back
                                             {5.0, {0.9F, 0.9F}}};
        const PuckPath path = PuckPath::recorded(came, 4.0, PathEnd::Loop);
        QCOMPARE(path.points().size(), std::size_t {3});
        QCOMPARE(path.points()[0].beat, 0.0);
        QCOMPARE(path.points()[2].beat, 3.0);
        QVERIFY(isNear(path.positionAt(3.5), {0.2F, 0.1F})); // half way back
    }

    void pointsAreMovedTakenAwayAndAdded()
    {
        const PuckPath path = PuckPath::drawn(kCorner, 8.0, PathEnd::Stop);
        const PuckPath moved = path.withPointMoved(1, {1.4F, 0.25F});
        QCOMPARE(moved.points()[1].position, (PadPosition {1.0F, 0.25F})); // held on the pad
        QCOMPARE(moved.points()[1].beat, path.points()[1].beat);
        const PuckPath fewer = path.withoutPoint(0);
        QCOMPARE(fewer.points().size(), std::size_t {2});
        QCOMPARE(fewer.points()[0].beat, 0.0);
        const PuckPath more = path.withPointAt(2.0);
        QCOMPARE(more.points().size(), std::size_t {4});
        for (double beat = 0.0; beat <= 8.0; beat += 0.25)
            QVERIFY(isNear(more.positionAt(beat), path.positionAt(beat)));
        const PuckPath slower = path.withLength(16.0);
        QVERIFY(isNear(slower.positionAt(12.0), path.positionAt(6.0)));
        QCOMPARE(path.withEnd(PathEnd::Loop).end(), PathEnd::Loop);
        // what is not there changes nothing
        QCOMPARE(path.withPointMoved(9, {}), path);
        QCOMPARE(path.withoutPoint(9), path);
        QCOMPARE(path.withPointAt(99.0), path);
    }

    void nothingAndNonsenseAreBorne()
    {
        constexpr double kNone = std::numeric_limits<double>::quiet_NaN();
        QCOMPARE(PuckPath().positionAt(3.0), PadPosition {});
        QVERIFY(PuckPath::drawn({}, 4.0, PathEnd::Loop).isEmpty());
        const std::vector<PadPosition> still(3, PadPosition {0.2F, 0.2F});
        const PuckPath point = PuckPath::drawn(still, kNone, PathEnd::Loop);
        QCOMPARE(point.lengthBeats(), PuckPath::kShortest);
        QVERIFY(isNear(point.positionAt(kNone), {0.2F, 0.2F}));
        const std::vector<PathPoint> many(50'000, PathPoint {1.0, {0.1F, 0.1F}});
        QVERIFY(PuckPath::recorded(many, 4.0, PathEnd::Loop).points().size()
                <= PuckPath::kMostPoints);
        QVERIFY(point.withoutPoint(0).withoutPoint(0).isEmpty());
    }

    void itIsTheSameOutOfAFile()
    {
        for (const PathEnd end : {PathEnd::Loop, PathEnd::BackAndForth, PathEnd::Stop}) {
            const PuckPath path = PuckPath::drawn(kCorner, 7.3, end);
            const auto read = puckPathFromJson(toJson(path));
            QVERIFY(read);
            QCOMPARE(*read, path);
        }
    }

    void brokenFilesAreRefused_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("name");
        const auto row = [](const char* what, const char* text, const char* name) {
            QTest::newRow(what) << QString::fromLatin1(text) << QString::fromLatin1(name);
        };
        row("no length", R"({"end": "loop", "points": []})", "beats");
        row("no time", R"({"beats": 0, "end": "loop", "points": []})", "beats");
        row("an end of the world", R"({"beats": 4, "end": "world", "points": []})", "end");
        row("two numbers", R"({"beats": 4, "end": "loop", "points": [[0, 1]]})", "points");
        row("words", R"({"beats": 4, "end": "loop", "points": [[0, "a", 1]]})", "points");
        row("backwards",
            R"({"beats": 4, "end": "loop", "points": [[2, 0, 0], [1, 0, 0]]})",
            "points");
        row("too late", R"({"beats": 4, "end": "loop", "points": [[5, 0, 0]]})", "points");
    }
    void brokenFilesAreRefused()
    {
        QFETCH(QString, text);
        QFETCH(QString, name);
        const auto json = parseJson(text.toStdString(), "path.json");
        QVERIFY(json);
        const auto path = puckPathFromJson(*json);
        QVERIFY(!path);
        QCOMPARE(QString::fromStdString(path.error().name), name);
    }

    void itIsFollowedWithoutAllocating()
    {
        const PuckPath path = PuckPath::drawn(kCorner, 8.0, PathEnd::Loop);
        if (!test::RealtimeGuard::canCount())
            QSKIP(test::kGuardCannotCount);
        const test::RealtimeGuard guard;
        for (double beat = -3.0; beat < 30.0; beat += 0.37)
            (void)path.positionAt(beat);
        QCOMPARE(guard.violations(), std::uint64_t {0});
    }
};

QTEST_GUILESS_MAIN(TestPuckPath)
#include "tst_puck_path.moc"
