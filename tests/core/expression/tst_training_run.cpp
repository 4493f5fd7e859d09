// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/expression/training_run.h"
#include "support/shared_data.h"

#include <QtTest/QTest>

using namespace timbrel;
using namespace timbrel::expression;

namespace {

/// No field at its default, so that one that is forgotten shows.
Settings unusualSettings()
{
    Settings settings;
    settings.controllers = {74, 1};
    settings.controllerDefaults = {{1, 3}, {74, 120}};
    settings.controllerOutputCounts = {{1, 9}, {74, 128}};
    settings.updateRate = 333;
    settings.features.set(Feature::Velocity);
    settings.features.set(Feature::HeldNotes);
    settings.blockCounts = {12, 7};
    settings.learningRate = 0.2;
    settings.momentum = 0.9;
    settings.training
        = {0.25, 0.125, 3, 7, 0.5, 0.75, 0.4, 11, 13, 17, -1, 0.5, 0.1, 0.2, 0.3, 0.6, false, 4};
    settings.optimiser = {0.02, 2.0, 0.001, 24, 0.3, 0.7};
    return settings;
}

music::Sequence oneNote()
{
    using music::Event;
    using music::EventKind;
    return {Event {Microseconds(0), EventKind::NoteOn, 0, 60, 90},
            Event {Microseconds(5), EventKind::Controller, 0, 1, 7},
            Event {Microseconds(900), EventKind::NoteOff, 0, 60, 0}};
}

} // namespace

class TestTrainingRun : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void settingsComeBackAsTheyWere();
    void everyMissingEntryIsNamed();
    void runsThatDoNotSayTheOriginalsRateHaveItsDefault();
    void aLongerTrainingHasTwiceTheEpochs();
    void valuesThatCannotBeAreRefused();
    void aRunHoldsItsExamples();
};

void TestTrainingRun::settingsComeBackAsTheyWere()
{
    const Settings settings = unusualSettings();
    const Json json = trainingSettingsToJson(settings);
    const auto read = trainingSettingsFromJson(json, "settings.json");
    QVERIFY(read);
    QCOMPARE(trainingSettingsToJson(*read).dump(), json.dump());
    QVERIFY(read->controllers == settings.controllers);
    QVERIFY(read->controllerDefaults == settings.controllerDefaults);
    QVERIFY(read->controllerOutputCounts == settings.controllerOutputCounts);
    QVERIFY(read->features == settings.features);
    QVERIFY(read->blockCounts == settings.blockCounts);
    QCOMPARE(read->updateRate, 333);
    QCOMPARE(read->learningRate, 0.2);
    QCOMPARE(read->momentum, 0.9);
    QCOMPARE(read->training.meanPaddingSeconds, 0.25);
    QCOMPARE(read->training.maximumEpochCount, -1);
    QCOMPARE(read->training.zeroNetworkOnReset, 0.6);
    QCOMPARE(read->training.feedBackOutput, false);
    QCOMPARE(read->optimiser.batchSize, 24);
    QCOMPARE(read->optimiser.variations, 0.7);
}

void TestTrainingRun::everyMissingEntryIsNamed()
{
    const Json whole = trainingSettingsToJson(unusualSettings());
    for (const auto& [key, value] : whole.items()) {
        if (key == "learning_rate" || key == "momentum")
            continue; // the first runs do not say them
        Json part = whole;
        part.erase(key);
        const auto read = trainingSettingsFromJson(part, "run/settings.json");
        QVERIFY2(!read, key.c_str());
        QCOMPARE(read.error().name, key);
        QCOMPARE(read.error().file, std::string("run/settings.json"));
    }
    for (const char* object : {"training", "optimiser"})
        for (const auto& [key, value] : whole[object].items()) {
            Json part = whole;
            part[object].erase(key);
            QVERIFY2(!trainingSettingsFromJson(part, "f"), key.c_str());
        }
}

void TestTrainingRun::runsThatDoNotSayTheOriginalsRateHaveItsDefault()
{
    Json json = trainingSettingsToJson(unusualSettings());
    json.erase("learning_rate");
    json.erase("momentum");
    const auto read = trainingSettingsFromJson(json, "f");
    QVERIFY(read);
    QCOMPARE(read->learningRate, Settings().learningRate);
    QCOMPARE(read->momentum, Settings().momentum);
}

void TestTrainingRun::aLongerTrainingHasTwiceTheEpochs()
{
    Settings settings = unusualSettings();
    settings.training.maximumEpochCount = 300;
    const Json json = trainingSettingsToJson(settings);
    Json longer = withMoreEpochs(json);
    QCOMPARE(longer["training"]["max_epoch_count"].get<int>(), 600);
    longer["training"]["max_epoch_count"] = 300;
    QCOMPARE(longer.dump(), json.dump());
    // without an end there is nothing to put off
    const Json endless = trainingSettingsToJson(unusualSettings());
    QCOMPARE(withMoreEpochs(endless).dump(), endless.dump());
}

void TestTrainingRun::valuesThatCannotBeAreRefused()
{
    const Json whole = trainingSettingsToJson(unusualSettings());
    const auto isRefused = [&](const char* key, const Json& value) {
        Json changed = whole;
        changed[key] = value;
        return !trainingSettingsFromJson(changed, "f");
    };
    QVERIFY(isRefused("update_rate", 0));
    QVERIFY(isRefused("learning_rate", "fast"));
    QVERIFY(isRefused("block_counts", Json::array()));
    QVERIFY(isRefused("block_counts", Json::array({0})));
    QVERIFY(isRefused("block_counts", Json::array({4097})));
    QVERIFY(isRefused("features", Json::array({"loudness"})));
    QVERIFY(isRefused("controllers", Json::array()));
    QVERIFY(isRefused("controllers", Json::array({3})));
    QVERIFY(isRefused("training", 5));
}

void TestTrainingRun::aRunHoldsItsExamples()
{
    const test::TemporaryFolder folder;
    const auto run = learning::RunFolder::create(
        folder.path(),
        newTrainingRun(unusualSettings(), {{"b", oneNote()}, {"a", oneNote()}}, 9, 2.5));
    QVERIFY(run);
    QCOMPARE(run->kind(), std::string(kRunKind));
    QCOMPARE(run->seed(), std::uint64_t {9});
    const auto opened = learning::RunFolder::open(run->folder());
    QVERIFY(opened);
    const auto settings
        = trainingSettingsFromJson(opened->settings()[kRunKind], opened->settingsFile());
    QVERIFY(settings);
    QCOMPARE(settings->updateRate, 333);
    const auto examples = examplesOfRun(*opened);
    QVERIFY(examples);
    QCOMPARE(examples->size(), std::size_t {2});
    QCOMPARE(examples->front().name, std::string("a"));
    QVERIFY(examples->front().sequence == oneNote());
}

QTEST_APPLESS_MAIN(TestTrainingRun)
#include "tst_training_run.moc"
