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
        const auto unknown = setFromText("stpes", "16", settings);
        QCOMPARE(unknown.error().id, ErrorId::SettingsUnknownKey);
        QVERIFY(unknown.error().expected.find("steps") != std::string::npos);
        QVERIFY(unknown.error().expected.find("beta") != std::string::npos);
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
