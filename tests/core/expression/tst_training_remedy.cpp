// SPDX-License-Identifier: GPL-3.0-or-later
// Trainings that go wrong, what is found in their curves, and whether following what is proposed
// makes them better.
#include "core/expression/larasynth_conf.h"
#include "core/expression/training_remedy.h"
#include "core/learning/metric_series.h"
#include "core/learning/metrics.h"
#include "support/shared_data.h"

#include <QtTest/QTest>

#include <cmath>
#include <optional>

#include "tutorial_training.h"

using namespace timbrel;
using namespace timbrel::test;
using expression::Settings;
using learning::Diagnosis;
using learning::Remedy;

namespace {

constexpr std::uint64_t kSeed = 11;

/// Soft and hard notes, short and long, over which two controllers move.
music::Sequence phrase()
{
    using music::Event;
    using music::EventKind;
    const auto at = [](int milliseconds) { return std::chrono::milliseconds(milliseconds); };
    music::Sequence events;
    int time = 0;
    for (const int velocity : {30, 110, 70, 120}) {
        events.push_back({at(time), EventKind::NoteOn, 0, 60, static_cast<std::uint8_t>(velocity)});
        for (int step = 1; step <= 8; ++step)
            events.push_back({at(time + 50 * step),
                              EventKind::Controller,
                              0,
                              1,
                              static_cast<std::uint8_t>(velocity * (step % 5) / 4)});
        events.push_back({at(time + 500), EventKind::NoteOff, 0, 60, 0});
        events.push_back({at(time + 550), EventKind::Controller, 0, 1, 0});
        time += 900;
    }
    return events;
}

Settings phraseSettings()
{
    Settings settings = generatedSettings();
    settings.controllerOutputCounts = {{1, 12}};
    settings.updateRate = 20;
    settings.blockCounts = {32};
    settings.training.epochCountBeforeValidating = 20;
    settings.training.maximumEpochCount = 600;
    settings.training.meanPaddingSeconds = 0.3;
    settings.training.paddingStandardDeviationSeconds = 0.1;
    return settings;
}

/// How a training went.
struct Learnt
{
    learning::RunState state;
    std::optional<Diagnosis> diagnosis; ///< at its end
    std::optional<Diagnosis> first; ///< the first that a person who watched it was told
};

Learnt learn(const Settings& settings)
{
    const TemporaryFolder folder;
    Learnt learnt;
    const auto run = newRun(folder.path(), settings, {phrase()}, kSeed);
    if (!run)
        return learnt;
    (void)work(*run); // what went wrong stands in its state
    learnt.state = run->state().value();
    learning::RunState before;
    before.status = learning::RunStatus::Running;
    learning::RunCurves curves;
    learning::MetricsReader reader(run->metricsFile());
    const auto records = reader.readNew();
    curves.describe(reader.metrics());
    for (const learning::MetricsRecord& record : *records) {
        curves.append(record);
        if (!learnt.first)
            learnt.first = learning::diagnose(curves, before);
    }
    learnt.diagnosis = learning::diagnose(curves, learnt.state);
    return learnt;
}

} // namespace

class TestTrainingRemedy : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aTrainingThatGoesWellIsLeftAlone_data();
    void aTrainingThatGoesWellIsLeftAlone();
    void stepsThatAreTooSmallAreAPlateauAndGreaterOnesHelp();
    void aNetworkThatIsTooSmallIsAPlateauAndMoreBlocksHelp();
    void stepsThatAreTooGreatRunAwayAndSmallerOnesHelp();
    void numbersThatAreNoneAreFoundAndSmallerStepsHelp();
    void theRemedyIsWrittenIntoTheSettingsFile();
    void curvesThatAreTooShortSayNothing();
};

void TestTrainingRemedy::aTrainingThatGoesWellIsLeftAlone_data()
{
    QTest::addColumn<double>("rate");
    QTest::addColumn<int>("blocks");
    QTest::newRow("as it is") << 0.05 << 32;
    QTest::newRow("slower") << 0.005 << 32;
    QTest::newRow("smaller") << 0.05 << 8;
    QTest::newRow("larger") << 0.05 << 64;
}

void TestTrainingRemedy::aTrainingThatGoesWellIsLeftAlone()
{
    QFETCH(double, rate);
    QFETCH(int, blocks);
    Settings settings = phraseSettings();
    settings.learningRate = rate;
    settings.blockCounts = {blocks};
    const Learnt learnt = learn(settings);
    QCOMPARE(learnt.state.best, std::optional(0.0));
    QVERIFY(!learnt.diagnosis);
    // nor while it learns
    if (learnt.first)
        QFAIL(qPrintable(QStringLiteral("kind %1 since epoch %2, best %3, now %4")
                             .arg(static_cast<int>(learnt.first->kind))
                             .arg(learnt.first->sinceEpoch)
                             .arg(learnt.first->best)
                             .arg(learnt.first->now)));
}

void TestTrainingRemedy::stepsThatAreTooSmallAreAPlateauAndGreaterOnesHelp()
{
    Settings settings = phraseSettings();
    settings.learningRate = 0.00005;
    const Learnt slow = learn(settings);
    QVERIFY(slow.diagnosis);
    QCOMPARE(slow.diagnosis->kind, Diagnosis::Kind::Plateau);
    QVERIFY(slow.diagnosis->chance && slow.diagnosis->best > 0.5 * *slow.diagnosis->chance);
    const auto plan = expression::remedyFor(*slow.diagnosis, settings);
    QCOMPARE(plan.remedy, Remedy::RaiseLearningRate);
    QVERIFY(plan.to > plan.from);
    const Learnt followed = learn(expression::withRemedy(settings, plan));
    QVERIFY(*followed.state.best < 0.1 * *slow.state.best);
}

void TestTrainingRemedy::aNetworkThatIsTooSmallIsAPlateauAndMoreBlocksHelp()
{
    Settings settings = phraseSettings();
    settings.blockCounts = {1};
    const Learnt small = learn(settings);
    QVERIFY(small.diagnosis);
    QCOMPARE(small.diagnosis->kind, Diagnosis::Kind::Plateau);
    QVERIFY(small.diagnosis->sinceEpoch < small.state.epoch);
    const auto plan = expression::remedyFor(*small.diagnosis, settings);
    QCOMPARE(plan.remedy, Remedy::MoreBlocks);
    const Learnt followed = learn(expression::withRemedy(settings, plan));
    QVERIFY(*followed.state.best < 0.1 * *small.state.best);
}

void TestTrainingRemedy::stepsThatAreTooGreatRunAwayAndSmallerOnesHelp()
{
    Settings settings = phraseSettings();
    settings.learningRate = 50.0;
    settings.training.maximumEpochCount = 200;
    const Learnt wild = learn(settings);
    QVERIFY(wild.first);
    QCOMPARE(wild.first->kind, Diagnosis::Kind::Divergence);
    QVERIFY(wild.first->now > wild.first->best);
    const auto plan = expression::remedyFor(*wild.first, settings);
    QCOMPARE(plan.remedy, Remedy::LowerLearningRate);
    QVERIFY(plan.to < plan.from);
    const Learnt followed = learn(expression::withRemedy(settings, plan));
    QVERIFY(*followed.state.best < 0.1 * *wild.state.best);
}

void TestTrainingRemedy::numbersThatAreNoneAreFoundAndSmallerStepsHelp()
{
    Settings settings = phraseSettings();
    settings.learningRate = 1e30;
    const Learnt broken = learn(settings);
    QCOMPARE(broken.state.status, learning::RunStatus::Failed);
    QCOMPARE(broken.state.error->id, ErrorId::TrainingDiverged);
    QVERIFY(broken.diagnosis);
    QCOMPARE(broken.diagnosis->kind, Diagnosis::Kind::NotFinite);
    const auto plan = expression::remedyFor(*broken.diagnosis, settings);
    QCOMPARE(plan.remedy, Remedy::LowerLearningRate);
    const Learnt followed = learn(expression::withRemedy(settings, plan));
    QVERIFY(followed.state.best && *followed.state.best < 100.0);
    QVERIFY(!followed.diagnosis);
}

void TestTrainingRemedy::theRemedyIsWrittenIntoTheSettingsFile()
{
    const auto conf = expression::LarasynthConf::generated();
    Random random(1);
    const Settings settings = conf.settings(random).value();
    const auto more = expression::withRemedy(conf, settings, {Remedy::MoreBlocks, 43.0, 86.0});
    QVERIFY(more);
    QVERIFY(more->settings(random)->blockCounts == std::vector<int> {86});
    const auto lower
        = expression::withRemedy(conf, settings, {Remedy::LowerLearningRate, 0.05, 0.0125});
    QVERIFY(lower);
    QCOMPARE(lower->settings(random)->learningRate, 0.0125);
    const auto longer
        = expression::withRemedy(conf, settings, {Remedy::TrainLonger, 10000.0, 20000.0});
    QVERIFY(longer);
    QCOMPARE(longer->settings(random)->training.maximumEpochCount, 20000);
    const auto other = expression::withRemedy(conf, settings, {Remedy::OtherSeed, 0.0, 0.0});
    QVERIFY(other && *other == conf);
}

void TestTrainingRemedy::curvesThatAreTooShortSayNothing()
{
    learning::RunCurves curves;
    QVERIFY(!learning::diagnose(curves, {}));
    curves.describe({{"loss", "nat", learning::Direction::LowerIsBetter, "loss", std::nullopt},
                     {"mse", "", learning::Direction::LowerIsBetter, "validation", 100.0}});
    for (int i = 0; i < 11; ++i)
        curves.append({i * 0.1, i, i, {{"loss", 2.0}, {"mse", 100.0}}});
    QVERIFY(!learning::diagnose(curves, {}));
    for (int i = 11; i < 40; ++i)
        curves.append({i * 0.1, i, i, {{"loss", 2.0}, {"mse", 100.0}}});
    QVERIFY(learning::diagnose(curves, {}));
    QCOMPARE(learning::diagnose(curves, {})->kind, Diagnosis::Kind::Plateau);
    curves.append({5.0, 50, 50, {{"loss", std::nan("")}, {"mse", 100.0}}});
    QCOMPARE(learning::diagnose(curves, {})->kind, Diagnosis::Kind::NotFinite);
    QCOMPARE(learning::diagnose(curves, {})->sinceEpoch, std::int64_t {50});
}

QTEST_APPLESS_MAIN(TestTrainingRemedy)
#include "tst_training_remedy.moc"
