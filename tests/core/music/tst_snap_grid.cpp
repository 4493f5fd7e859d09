// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/random.h"
#include "core/music/snap_grid.h"

#include <QtTest>

#include <cmath>

using namespace timbrel;
using namespace timbrel::music;

class TestSnapGrid : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void linesAreWhereTheyBelong_data();
    void linesAreWhereTheyBelong();
    void nothingDrifts();
    void snappingGoesToTheNearestLine();
    void steppingGoesFromLineToLine();
    void nothingIsBelowZero();
    void oddArgumentsAreHeld();
    void barsBeatsAndTicksComeBack();
    void positionsAreRoundedDown();
};

void TestSnapGrid::linesAreWhereTheyBelong_data()
{
    QTest::addColumn<double>("tempo");
    QTest::addColumn<int>("beats");
    QTest::addColumn<int>("parts");
    QTest::addColumn<double>("swing");
    QTest::addColumn<QList<qlonglong>>("lines");
    using Lines = QList<qlonglong>;
    QTest::newRow("sixteenths") << 120.0 << 1 << 4 << 0.5 << Lines {0, 125'000, 250'000, 375'000};
    QTest::newRow("eighth triplets")
        << 120.0 << 1 << 3 << 0.5 << Lines {0, 166'667, 333'333, 500'000};
    QTest::newRow("quarter triplets")
        << 120.0 << 2 << 3 << 0.5 << Lines {0, 333'333, 666'667, 1'000'000};
    QTest::newRow("bars of three") << 60.0 << 3 << 1 << 0.5 << Lines {0, 3'000'000, 6'000'000};
    QTest::newRow("swing as triplets")
        << 120.0 << 1 << 2 << 2.0 / 3 << Lines {0, 333'333, 500'000, 833'333, 1'000'000};
    QTest::newRow("most swing") << 120.0 << 1 << 2 << 0.75 << Lines {0, 375'000, 500'000, 875'000};
}

void TestSnapGrid::linesAreWhereTheyBelong()
{
    QFETCH(double, tempo);
    QFETCH(int, beats);
    QFETCH(int, parts);
    QFETCH(double, swing);
    QFETCH(QList<qlonglong>, lines);
    const SnapGrid grid({tempo, 4}, {beats, parts}, swing);
    for (int i = 0; i < lines.size(); ++i)
        QCOMPARE(qlonglong(grid.line(i).count()), lines[i]);
}

void TestSnapGrid::nothingDrifts()
{
    const SnapGrid grid({97.3, 4}, {1, 7});
    for (const std::int64_t number : {1, 1000, 1'000'000, 40'000'000}) {
        const long double exact = 60e6L / 97.3L / 7 * number;
        QVERIFY(std::abs(static_cast<double>(exact - grid.line(number).count())) <= 0.51);
    }
}

void TestSnapGrid::snappingGoesToTheNearestLine()
{
    Random random(1);
    for (int round = 0; round < 2000; ++round) {
        const SnapGrid grid({random.uniform(30.0, 300.0), 4},
                            {1, static_cast<int>(random.below(12)) + 1},
                            random.uniform(0.5, 0.75));
        const Microseconds time {static_cast<std::int64_t>(random.below(20'000'000))};
        const Microseconds snapped = grid.snapped(time);
        Microseconds nearest {0};
        for (std::int64_t i = 0; grid.line(i) <= time + grid.step() * 2; ++i)
            if (std::chrono::abs(grid.line(i) - time) < std::chrono::abs(nearest - time))
                nearest = grid.line(i);
        QCOMPARE(std::chrono::abs(snapped - time), std::chrono::abs(nearest - time));
        QCOMPARE(grid.snapped(snapped), snapped);
        QVERIFY(grid.floored(time) <= time && grid.next(grid.floored(time)) > time);
    }
}

void TestSnapGrid::steppingGoesFromLineToLine()
{
    const SnapGrid grid({131.0, 4}, {1, 3}, 0.6);
    Microseconds time {0};
    for (int i = 1; i < 200; ++i) {
        time = grid.next(time);
        QCOMPARE(time, grid.line(i));
    }
    for (int i = 198; i >= 0; --i) {
        time = grid.previous(time);
        QCOMPARE(time, grid.line(i));
    }
    QCOMPARE(grid.next(grid.line(5) - Microseconds {3}), grid.line(5));
    QCOMPARE(grid.previous(grid.line(5) + Microseconds {3}), grid.line(5));
}

void TestSnapGrid::nothingIsBelowZero()
{
    const SnapGrid grid;
    for (const Microseconds time : {Microseconds {-1}, Microseconds {-400'000}, Microseconds {0}}) {
        QCOMPARE(grid.snapped(time), Microseconds {0});
        QCOMPARE(grid.floored(time), Microseconds {0});
        QCOMPARE(grid.previous(time), Microseconds {0});
        QVERIFY(grid.next(time) >= Microseconds {0});
    }
}

void TestSnapGrid::oddArgumentsAreHeld()
{
    const SnapGrid grid({120.0, 4}, {0, 0}, 3.0);
    QCOMPARE(grid.step(), Microseconds {500'000});
    QCOMPARE(grid.line(1), Microseconds {750'000});
    QVERIFY((GridStep {1, 6}).isTriplet());
    QVERIFY(!(GridStep {1, 4}).isTriplet());
}

void TestSnapGrid::barsBeatsAndTicksComeBack()
{
    Random random(2);
    for (int round = 0; round < 5000; ++round) {
        const Meter meter {random.uniform(20.0, 300.0), static_cast<int>(random.below(7)) + 1};
        const BarPosition position {static_cast<std::int64_t>(random.below(500)) + 1,
                                    static_cast<int>(random.below(std::size_t(meter.beatsPerBar)))
                                        + 1,
                                    static_cast<int>(random.below(kTicksPerBeat))};
        QCOMPARE(barPositionAt(meter, timeOf(meter, position)), position);
    }
}

void TestSnapGrid::positionsAreRoundedDown()
{
    const Meter meter {120.0, 4};
    QCOMPARE(barPositionAt(meter, Microseconds {499'998}), (BarPosition {1, 1, 479}));
    QCOMPARE(barPositionAt(meter, Microseconds {500'000}), (BarPosition {1, 2, 0}));
    QCOMPARE(barPositionAt(meter, Microseconds {2'000'000}), (BarPosition {2, 1, 0}));
    QCOMPARE(barPositionAt(meter, Microseconds {-7}), (BarPosition {1, 1, 0}));
    QCOMPARE(meter.timeOfBeat(2.5), Microseconds {1'250'000});
    QCOMPARE(meter.beatAt(Microseconds {250'000}), 0.5);
}

QTEST_APPLESS_MAIN(TestSnapGrid)
#include "tst_snap_grid.moc"
