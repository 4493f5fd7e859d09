// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/music/tempo_map.h"

#include <QtTest/QTest>

using namespace timbrel;
using namespace timbrel::music;

namespace {

TempoMap musicalMap(int ticksPerQuarter, std::vector<TempoChange> changes = {})
{
    return TempoMap(*Division::musical(ticksPerQuarter), std::move(changes));
}

TempoMap videoMap(int framesPerSecond, int ticksPerFrame, std::vector<TempoChange> changes = {})
{
    return TempoMap(*Division::smpte(framesPerSecond, ticksPerFrame), std::move(changes));
}

} // namespace

class TestTempoMap : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void startsAtOneHundredAndTwenty();
    void roundsDownAndDoesNotDrift();
    void changesCountFromTheirTick();
    void remaindersAreCarriedOverChanges();
    void lastChangeOfATickCounts();
    void changesWithoutSenseArePassedOver();
    void videoFramesAreExact_data();
    void videoFramesAreExact();
    void videoFramesKnowNoTempo();
    void divisionsOutOfRangeDoNotExist();
    void endlessMusicStopsAtTheLatestTime();
    void nearestTickIsFound();
};

void TestTempoMap::startsAtOneHundredAndTwenty()
{
    const TempoMap map = musicalMap(96);
    QCOMPARE(map.timeAt(-5), Microseconds {0});
    QCOMPARE(map.timeAt(0), Microseconds {0});
    QCOMPARE(map.timeAt(96), Microseconds {500'000});
    QCOMPARE(map.tempoAt(0), 500'000U);
    QVERIFY(map.changes().empty());
    QCOMPARE(TempoMap().timeAt(480), Microseconds {500'000});
}

void TestTempoMap::roundsDownAndDoesNotDrift()
{
    // 960 ticks of 500000 / 960 = 520.8333 microseconds.
    const TempoMap map = musicalMap(960);
    QCOMPARE(map.timeAt(1), Microseconds {520});
    QCOMPARE(map.timeAt(8), Microseconds {4166});
    QCOMPARE(map.timeAt(6), Microseconds {3125});
    QCOMPARE(map.timeAt(960'000'000), Microseconds {500'000'000'000});
    QCOMPARE(map.timeAt(960'000'001), Microseconds {500'000'000'520});
}

void TestTempoMap::changesCountFromTheirTick()
{
    const TempoMap map = musicalMap(96, {{192, 250'000}, {96, 1'000'000}});
    QCOMPARE(map.timeAt(96), Microseconds {500'000});
    QCOMPARE(map.timeAt(144), Microseconds {1'000'000});
    QCOMPARE(map.timeAt(192), Microseconds {1'500'000});
    QCOMPARE(map.timeAt(288), Microseconds {1'750'000});
    QCOMPARE(map.tempoAt(95), 500'000U);
    QCOMPARE(map.tempoAt(96), 1'000'000U);
    QCOMPARE(map.tempoAt(1'000), 250'000U);
}

void TestTempoMap::remaindersAreCarriedOverChanges()
{
    // A change at every tick: each tick lasts 500000.5 / 3 or so, and none may lose its fraction.
    std::vector<TempoChange> changes;
    std::uint64_t thirds = 0;
    for (int tick = 0; tick < 30'000; ++tick) {
        const std::uint32_t tempo = 500'000U + static_cast<std::uint32_t>(tick % 2);
        changes.push_back({tick, tempo});
        thirds += tempo;
    }
    const TempoMap map = musicalMap(3, changes);
    QCOMPARE(map.changes().size(), std::size_t {29'999}); // the first repeats the default
    QCOMPARE(map.timeAt(30'000).count(), static_cast<std::int64_t>(thirds / 3));
}

void TestTempoMap::lastChangeOfATickCounts()
{
    const TempoMap map = musicalMap(96, {{0, 250'000}, {96, 1}, {96, 400'000}, {0, 200'000}});
    QCOMPARE(map.timeAt(96), Microseconds {200'000});
    QCOMPARE(map.timeAt(192), Microseconds {600'000});
    const std::vector<TempoChange> kept = {{0, 200'000}, {96, 400'000}};
    QVERIFY(map.changes() == kept);
}

void TestTempoMap::changesWithoutSenseArePassedOver()
{
    const TempoMap map = musicalMap(96, {{-1, 250'000}, {48, 0}, {48, 500'000}});
    QVERIFY(map.changes().empty());
    QCOMPARE(map.timeAt(96), Microseconds {500'000});
}

void TestTempoMap::videoFramesAreExact_data()
{
    QTest::addColumn<int>("framesPerSecond");
    QTest::addColumn<int>("ticksPerFrame");
    QTest::addColumn<qint64>("tick");
    QTest::addColumn<qint64>("microseconds");
    QTest::newRow("24 x 4") << 24 << 4 << qint64 {96} << qint64 {1'000'000};
    QTest::newRow("25 x 40: milliseconds") << 25 << 40 << qint64 {288} << qint64 {288'000};
    QTest::newRow("29 is 30000 / 1001") << 29 << 80 << qint64 {2'400} << qint64 {1'001'000};
    QTest::newRow("29 for ten hours") << 29 << 1 << qint64 {1'078'920} << qint64 {35'999'964'000};
    QTest::newRow("30 x 255") << 30 << 255 << qint64 {7'649} << qint64 {999'869};
}

void TestTempoMap::videoFramesAreExact()
{
    QFETCH(const int, framesPerSecond);
    QFETCH(const int, ticksPerFrame);
    QFETCH(const qint64, tick);
    QFETCH(const qint64, microseconds);
    QCOMPARE(qint64 {videoMap(framesPerSecond, ticksPerFrame).timeAt(tick).count()}, microseconds);
}

void TestTempoMap::videoFramesKnowNoTempo()
{
    const TempoMap map = videoMap(25, 40, {{0, 250'000}, {100, 999}});
    QCOMPARE(map.timeAt(1'000), Microseconds {1'000'000});
    QCOMPARE(map.changes().size(), std::size_t {2});
}

void TestTempoMap::divisionsOutOfRangeDoNotExist()
{
    QVERIFY(!Division::musical(0));
    QVERIFY(!Division::musical(0x8000));
    QVERIFY(Division::musical(0x7fff));
    QVERIFY(!Division::smpte(0, 4));
    QVERIFY(!Division::smpte(25, 0));
    QVERIFY(!Division::smpte(25, 256));
    QVERIFY(Division::musical(96)->isMusical());
    QCOMPARE(Division::musical(96)->ticksPerFrame(), 0);
    QCOMPARE(Division::smpte(25, 40)->framesPerSecond(), 25);
    QCOMPARE(Division::smpte(25, 40)->ticksPerFrame(), 40);
    QCOMPARE(Division::smpte(25, 40)->ticksPerQuarter(), 0);
}

void TestTempoMap::endlessMusicStopsAtTheLatestTime()
{
    const TempoMap map = musicalMap(1, {{0, 0xff'ffff}, {std::int64_t {1} << 50, 1}});
    QCOMPARE(map.timeAt(std::int64_t {1} << 52), TempoMap::kLatest);
    QCOMPARE(map.timeAt(1), Microseconds {0xff'ffff});
    const TempoMap slow = musicalMap(0x7fff);
    QVERIFY(slow.timeAt(std::int64_t {1} << 40) < TempoMap::kLatest);
    QCOMPARE(slow.timeAt(std::int64_t {1} << 60), TempoMap::kLatest);
}

void TestTempoMap::nearestTickIsFound()
{
    const TempoMap map = musicalMap(960, {{960, 250'000}, {1'920, 750'000}});
    for (const std::int64_t tick : {0, 1, 959, 960, 961, 1'919, 1'920, 5'000, 12'345'678})
        QCOMPARE(map.tickAt(map.timeAt(tick)), tick);
    QCOMPARE(map.tickAt(Microseconds {-7}), std::int64_t {0});
    QCOMPARE(map.tickAt(Microseconds {260}), std::int64_t {0}); // 520 is as far away
    QCOMPARE(map.tickAt(Microseconds {261}), std::int64_t {1});
    QVERIFY(map.tickAt(TempoMap::kLatest) > 0);
}

QTEST_APPLESS_MAIN(TestTempoMap)
#include "tst_tempo_map.moc"
