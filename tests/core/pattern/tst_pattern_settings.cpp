// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pattern/pattern_run.h"
#include "core/pattern/pattern_settings.h"

#include <QTest>

#include <set>

using namespace timbrel;
using namespace timbrel::pattern;

class TestPatternSettings : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void noTwoSettingsShareAKeyAndEachDefaultIsGood()
    {
        const Json json = toJson(PatternSettings());
        std::set<std::string_view> keys;
        for (const auto& field : learning::vaeFields())
            QVERIFY(keys.insert(field.spec.key).second);
        for (const auto& field : patternFields()) {
            QVERIFY(keys.insert(field.spec.key).second);
            QVERIFY(field.spec.meaning.ends_with('.'));
            QVERIFY(learning::checkSetting(json[std::string(field.spec.key)], field.spec));
        }
        QCOMPARE(json.size(), keys.size());
    }

    void whatIsWrittenIsReadBack()
    {
        PatternSettings settings;
        settings.vae.beta = 0.25;
        settings.vae.latentDimensions = 6;
        settings.steps = 24;
        settings.stepsPerBeat = 3;
        settings.offsets = false;
        settings.barRotation = 0.0;
        const auto read = patternSettingsFromJson(toJson(settings), "settings.json");
        QVERIFY(read);
        QCOMPARE(*read, settings);
        QCOMPARE(*patternSettingsFromJson(Json::object(), "settings.json"), PatternSettings());
    }

    void aWrongOneIsRefusedWithFileAndKey()
    {
        for (const char* key : {"steps", "beta"}) {
            const auto read = patternSettingsFromJson({{key, -1}}, "settings.json");
            QCOMPARE(read.error().id, ErrorId::FieldInvalid);
            QCOMPARE(read.error().name, std::string(key));
            QCOMPARE(read.error().file, std::string("settings.json"));
        }
    }

    void aTypedSettingIsFoundWhereverItBelongs()
    {
        PatternSettings settings;
        QVERIFY(setFromText("steps", "16", settings));
        QVERIFY(setFromText("latent_dimensions", "4", settings));
        QCOMPARE(settings.steps, 16);
        QCOMPARE(settings.vae.latentDimensions, 4);
        QCOMPARE(setFromText("output", "gaussian", settings).error().id, ErrorId::FieldInvalid);
        const auto unknown = setFromText("stpes", "16", settings);
        QCOMPARE(unknown.error().id, ErrorId::SettingsUnknownKey);
        QVERIFY(unknown.error().expected.find("steps") != std::string::npos);
        QVERIFY(unknown.error().expected.find("beta") != std::string::npos);
    }

    void fewPatternsAreLearntForAsManyUpdatesAsMany()
    {
        const auto proposedFor = [](std::size_t count, const music::PatternShape& shape) {
            PatternSet set;
            PatternEntry entry;
            entry.pattern = music::Pattern(shape);
            for (std::size_t step = 0; step < shape.steps; step += 2)
                entry.pattern.set(1, step, {0.5F, 0.0F});
            set.entries.assign(count, entry);
            return proposedPatternSettings(set);
        };
        const auto many = proposedFor(8000, {8, 32, 4, 4});
        QCOMPARE(many, PatternSettings());
        const auto few = proposedFor(150, {8, 32, 4, 4});
        QVERIFY(few.vae.batchSize < many.vae.batchSize);
        const auto updates = [](const PatternSettings& settings, double count) {
            return settings.vae.maximumEpochs * 0.8 * count / settings.vae.batchSize;
        };
        QVERIFY(updates(few, 150) > 0.4 * updates(many, 8000));
        QVERIFY(few.vae.warmUpEpochs > 2 * many.vae.warmUpEpochs);
        // nothing at all, and one alone, are settings all the same
        QVERIFY(proposedFor(0, {8, 32, 4, 4}).vae.maximumEpochs <= 1000);
        QVERIFY(proposedFor(1, {8, 32, 4, 4}).vae.patienceEpochs >= 10);
        // in their metre
        const auto waltz = proposedFor(100, {8, 24, 4, 3});
        QCOMPARE(waltz.beatsPerBar, 3);
        QCOMPARE(waltz.steps, 24);
    }

    void aRunHoldsItsPatternsAndSettings()
    {
        PatternSet set;
        PatternEntry entry;
        entry.pattern = music::Pattern({8, 16, 4, 4});
        entry.pattern.set(1, 4, {0.5F, 0.25F});
        entry.name = "one";
        entry.label = "funk";
        set.entries.push_back(entry);
        const auto run = newPatternRun(PatternSettings(), set, 7, 20.0);
        QCOMPARE(run.kind, std::string("patterns"));
        QCOMPARE(run.seed, std::uint64_t {7});
        QCOMPARE(run.data.size(), std::size_t {1});
        QVERIFY(run.data.front().second.find("funk") != std::string::npos);
        const Json more = withMorePatternEpochs(run.settings);
        QCOMPARE(more["maximum_epochs"].get<int>(), 2 * PatternSettings().vae.maximumEpochs);
    }
};

QTEST_APPLESS_MAIN(TestPatternSettings)
#include "tst_pattern_settings.moc"
