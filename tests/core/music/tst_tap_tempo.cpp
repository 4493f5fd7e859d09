// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/music/tap_tempo.h"

#include <QtTest>

#include <cmath>

using namespace timbrel::music;

namespace {

struct Hand
{
    TapTempo taps;
    double now = 10.0;

    std::optional<double> tapAfter(double seconds)
    {
        now += seconds;
        return taps.tap(
            TapTempo::Moment(std::chrono::nanoseconds(static_cast<std::int64_t>(now * 1e9))));
    }
    std::optional<double> tapAfter(std::initializer_list<double> intervals)
    {
        std::optional<double> tempo;
        for (const double interval : intervals)
            tempo = tapAfter(interval);
        return tempo;
    }
};

bool isNear(std::optional<double> tempo, double wanted)
{
    return tempo && std::abs(*tempo - wanted) < 0.5;
}

} // namespace

class TestTapTempo : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void twoTapsMakeATempo()
    {
        Hand hand;
        QVERIFY(!hand.tapAfter(0.0));
        QVERIFY(isNear(hand.tapAfter(0.5), 120.0));
    }

    void anUnevenHandIsRoundedOut()
    {
        Hand hand;
        QVERIFY(isNear(hand.tapAfter({0.0, 0.51, 0.48, 0.5, 0.53, 0.49, 0.5, 0.5}), 120.0));
    }

    void oneThatSlippedDoesNotCount()
    {
        Hand hand;
        QVERIFY(isNear(hand.tapAfter({0.0, 0.5, 0.5, 0.5, 0.3, 0.5, 0.5}), 120.0));
    }

    void oneThatWasLeftOutChangesNothing()
    {
        Hand hand;
        QVERIFY(isNear(hand.tapAfter({0.0, 0.5, 0.5, 0.5, 1.0}), 120.0));
        QVERIFY(isNear(hand.tapAfter(0.5), 120.0));
    }

    void twoOfAnotherTempoBeginAnew()
    {
        Hand hand;
        QVERIFY(isNear(hand.tapAfter({0.0, 0.5, 0.5, 0.5, 0.5}), 120.0));
        QVERIFY(isNear(hand.tapAfter(0.3), 120.0));
        QVERIFY(isNear(hand.tapAfter(0.3), 200.0));
    }

    void aPauseBeginsAnew()
    {
        Hand hand;
        QVERIFY(isNear(hand.tapAfter({0.0, 0.5, 0.5}), 120.0));
        QVERIFY(!hand.tapAfter(4.0));
        QVERIFY(isNear(hand.tapAfter(1.0), 60.0));
    }

    void aKeyThatBouncesIsOneTap()
    {
        Hand hand;
        QVERIFY(isNear(hand.tapAfter({0.0, 0.5, 0.01, 0.49, 0.5}), 120.0));
    }

    void timeThatGoesBackIsPassedOver()
    {
        Hand hand;
        QVERIFY(isNear(hand.tapAfter({0.0, 0.5}), 120.0));
        QVERIFY(isNear(hand.tapAfter(-2.0), 120.0));
    }
};

QTEST_GUILESS_MAIN(TestTapTempo)
#include "tst_tap_tempo.moc"
