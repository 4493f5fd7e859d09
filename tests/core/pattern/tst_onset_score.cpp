// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pattern/onset_score.h"

#include <QTest>

#include <cmath>
#include <initializer_list>

using namespace timbrel;
using pattern::OnsetScore;

namespace {

music::Pattern patternOf(std::initializer_list<std::size_t> steps)
{
    music::Pattern made({2, 8, 4, 2});
    for (const std::size_t step : steps)
        made.set(step / 8, step % 8, {0.5F, 0.0F});
    return made;
}

} // namespace

class TestOnsetScore : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void nothingAddedOrNothingToHitIsFull()
    {
        OnsetScore score;
        QCOMPARE(score.meanF1(), 1.0);
        QCOMPARE(score.pooledF1(), 1.0);
        score.add(patternOf({}), patternOf({}));
        QCOMPARE(score.meanF1(), 1.0);
        QCOMPARE(score.precision(), 1.0);
        QCOMPARE(score.recall(), 1.0);
    }

    void aPatternsF1IsThatOfThePatternRoom()
    {
        const auto target = patternOf({0, 4, 8, 9});
        const auto output = patternOf({0, 5, 9});
        OnsetScore score;
        score.add(target, output);
        QCOMPARE(score.meanF1(), music::onsetF1(target, output));
        QCOMPARE(score.precision(), 2.0 / 3.0);
        QCOMPARE(score.recall(), 0.5);
    }

    void theMeanIsOverPatternsAndThePoolOverOnsets()
    {
        OnsetScore score;
        score.add(patternOf({0}), patternOf({0})); // F1 1
        score.add(patternOf({0, 1, 2}), patternOf({3, 4, 5})); // F1 0
        QCOMPARE(score.patterns(), std::uint64_t {2});
        QCOMPARE(score.meanF1(), 0.5);
        QCOMPARE(score.pooledF1(), 0.25);
    }
};

QTEST_APPLESS_MAIN(TestOnsetScore)
#include "tst_onset_score.moc"
