// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/random.h"
#include "core/midi/midi_file.h"
#include "core/pattern/drum_take.h"
#include "core/pattern/step_grid.h"
#include "support/shared_data.h"

#include <QtTest/QTest>

using namespace timbrel;
using namespace timbrel::pattern;

namespace {

/// Onsets on every step of a grid but some, each off by so much.
std::vector<double> played(int stepsPerBeat, double chance, double spread, std::uint64_t seed)
{
    Random random(seed);
    std::vector<double> beats;
    for (int step = 0; step < 32 * stepsPerBeat; ++step)
        if (step % stepsPerBeat == 0 || random.chance(chance))
            beats.push_back(static_cast<double>(step) / stepsPerBeat + random.normal(0.0, spread));
    std::sort(beats.begin(), beats.end());
    return beats;
}

int gridOf(const std::vector<double>& beats, const Metre& metre = {})
{
    StepGrid grid(metre);
    grid.addRow(beats);
    return grid.stepsPerBeat();
}

} // namespace

class TestStepGrid : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void exactFilesHaveTheGridThatTheyWereMadeOn_data();
    void exactFilesHaveTheGridThatTheyWereMadeOn();
    void handsDoNotMakeTheGridFiner_data();
    void handsDoNotMakeTheGridFiner();
    void swingStaysInSixteenths();
    void shuffledEighthsAreTriplets();
    void aFewTripletsLeaveTheGrid();
    void aFlamIsOneStrokeAndARollIsMany();
    void fewOnsetsProveNothing();
    void otherBeatsAreDividedOtherwise();
    void noiseHasTheUsualGrid();
    void realPerformancesHaveTheGridOfTheirStyle();
};

void TestStepGrid::exactFilesHaveTheGridThatTheyWereMadeOn_data()
{
    QTest::addColumn<int>("stepsPerBeat");
    for (const int stepsPerBeat : {3, 4, 6, 8, 16})
        QTest::addRow("%d a bar", 4 * stepsPerBeat) << stepsPerBeat;
}

void TestStepGrid::exactFilesHaveTheGridThatTheyWereMadeOn()
{
    QFETCH(int, stepsPerBeat);
    for (std::uint64_t seed = 0; seed < 20; ++seed)
        QCOMPARE(gridOf(played(stepsPerBeat, 0.5, 0.0, seed)), stepsPerBeat);
}

void TestStepGrid::handsDoNotMakeTheGridFiner_data()
{
    QTest::addColumn<int>("stepsPerBeat");
    QTest::addColumn<double>("spread");
    QTest::newRow("sixteenths, tight") << 4 << 0.015;
    QTest::newRow("sixteenths") << 4 << 0.03;
    QTest::newRow("sixteenths, loose") << 4 << 0.045;
    QTest::newRow("triplets") << 3 << 0.03;
    QTest::newRow("triplets, loose") << 3 << 0.045;
    QTest::newRow("sixteenth triplets") << 6 << 0.02;
    QTest::newRow("thirty-seconds") << 8 << 0.015;
}

void TestStepGrid::handsDoNotMakeTheGridFiner()
{
    QFETCH(int, stepsPerBeat);
    QFETCH(double, spread);
    for (std::uint64_t seed = 0; seed < 20; ++seed)
        QCOMPARE(gridOf(played(stepsPerBeat, 0.7, spread, seed)), stepsPerBeat);
}

void TestStepGrid::swingStaysInSixteenths()
{
    for (const double swing : {0.54, 0.58, 0.62}) {
        std::vector<double> beats = played(4, 0.8, 0.01, 1);
        for (double& beat : beats) {
            const double step = std::round(beat * 4.0);
            beat += std::fmod(step, 2.0) != 0.0 ? (swing - 0.5) / 2.0 : 0.0;
        }
        QCOMPARE(gridOf(beats), 4);
    }
}

void TestStepGrid::shuffledEighthsAreTriplets()
{
    std::vector<double> beats;
    for (int beat = 0; beat < 32; ++beat) {
        beats.push_back(beat);
        beats.push_back(beat + 2.0 / 3.0);
    }
    QCOMPARE(gridOf(beats), 3);
}

void TestStepGrid::aFewTripletsLeaveTheGrid()
{
    std::vector<double> beats = played(4, 0.6, 0.01, 2);
    for (const double third : {1.0 / 3.0, 2.0 / 3.0})
        beats.push_back(31.0 + third);
    std::sort(beats.begin(), beats.end());
    QCOMPARE(gridOf(beats), 4);
}

void TestStepGrid::aFlamIsOneStrokeAndARollIsMany()
{
    std::vector<double> flams;
    std::vector<double> rolls;
    for (int beat = 0; beat < 16; ++beat) {
        flams.push_back(beat - 0.04);
        flams.push_back(beat);
        rolls.push_back(beat);
        for (int stroke = 0; stroke < 4 && beat % 4 == 3; ++stroke)
            rolls.push_back(beat + 0.5 + stroke / 8.0);
    }
    flams.erase(flams.begin());
    QCOMPARE(gridOf(flams), 4);
    QCOMPARE(gridOf(rolls), 8);
}

void TestStepGrid::fewOnsetsProveNothing()
{
    QCOMPARE(gridOf({}), 4);
    QCOMPARE(gridOf({0.0}), 4);
    QCOMPARE(gridOf({0.0, 1.0, 2.0, 3.0}), 4);
    QCOMPARE(gridOf({0.0, 1.3}), 4);
}

void TestStepGrid::otherBeatsAreDividedOtherwise()
{
    const Metre sixEight {2, 1.5};
    QCOMPARE(gridOf(played(6, 0.7, 0.0, 1), sixEight), 6);
    QCOMPARE(gridOf(played(3, 0.7, 0.0, 1), sixEight), 3);
    const Metre sevenEight {7, 0.5};
    QCOMPARE(gridOf(played(2, 0.7, 0.0, 1), sevenEight), 2);
    QCOMPARE(gridOf(played(4, 0.7, 0.0, 1), sevenEight), 4);
    QCOMPARE(gridOf(played(1, 0.7, 0.0, 1), {7, 0.25}), 1);
}

void TestStepGrid::noiseHasTheUsualGrid()
{
    Random random(5);
    for (int turn = 0; turn < 20; ++turn) {
        std::vector<double> beats;
        for (int i = 0; i < 60; ++i)
            beats.push_back(random.uniform(0.0, 16.0));
        std::sort(beats.begin(), beats.end());
        QCOMPARE(gridOf(beats), 4);
    }
}

/// Most of what drummers play straight is on sixteenths and most of what they shuffle is not.
void TestStepGrid::realPerformancesHaveTheGridOfTheirStyle()
{
    const auto data = test::sharedData();
    if (!data)
        QSKIP(test::kNoSharedData);
    int straight = 0;
    int straightRight = 0;
    int threes = 0;
    int threesRight = 0;
    for (const auto& entry :
         std::filesystem::recursive_directory_iterator(*data / "patterns/groove")) {
        const std::string name = entry.path().filename().string();
        const bool isBembe = name.find("bembe") != std::string::npos;
        const bool isStraight = name.find("afrobeat") != std::string::npos
            || name.find("_funk_") != std::string::npos || name.find("disco") != std::string::npos;
        if (!name.ends_with("4-4.mid") || name.find("beat_") == std::string::npos
            || !(isBembe || isStraight))
            continue;
        const auto midi = midi::readMidiFile(entry.path());
        QVERIFY(midi);
        const auto takes = drumTakesOf(*midi, music::standardDrumRows());
        QVERIFY(takes);
        StepGrid grid {Metre {}};
        for (std::size_t row = 0; row < music::standardDrumRows().size(); ++row) {
            std::vector<double> beats;
            for (const DrumStroke& stroke : takes->front().strokes)
                if (stroke.row == row)
                    beats.push_back(stroke.quarter);
            grid.addRow(beats);
        }
        const int found = grid.stepsPerBeat();
        straight += isStraight ? 1 : 0;
        straightRight += isStraight && found == 4 ? 1 : 0;
        threes += isBembe ? 1 : 0;
        threesRight += isBembe && found % 3 == 0 ? 1 : 0;
    }
    qInfo("straight %d of %d, in threes %d of %d", straightRight, straight, threesRight, threes);
    QVERIFY(straight > 40);
    QVERIFY(straightRight * 100 >= straight * 95);
    QVERIFY(threes == threesRight);
}

QTEST_GUILESS_MAIN(TestStepGrid)
#include "tst_step_grid.moc"
