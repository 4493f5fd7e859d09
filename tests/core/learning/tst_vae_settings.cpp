// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learning/vae_settings.h"

#include <QTest>

#include <set>

using namespace timbrel;
using namespace timbrel::learning;

class TestVaeSettings : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everySettingIsOfTheTableAndItsDefaultIsGood()
    {
        const VaeSettings defaults;
        const Json json = settingsToJson(defaults, vaeFields());
        QCOMPARE(json.size(), vaeFields().size());
        std::set<std::string_view> keys;
        for (const auto& field : vaeFields()) {
            QVERIFY(keys.insert(field.spec.key).second);
            QVERIFY(!field.spec.meaning.empty());
            QVERIFY(field.spec.meaning.ends_with('.'));
            QVERIFY(!describeExpectation(field.spec).empty());
            QVERIFY(checkSetting(json[std::string(field.spec.key)], field.spec));
        }
    }

    void whatIsWrittenIsReadBack()
    {
        VaeSettings settings;
        settings.encoderLayers = {17, 5};
        settings.decoderLayers = {};
        settings.activation = "relu";
        settings.latentDimensions = 64;
        settings.output = kGaussian;
        settings.normalised = false;
        settings.conditioned = true;
        settings.beta = 4.0;
        settings.learningRate = 0.03;
        VaeSettings read;
        QVERIFY(settingsFromJson(settingsToJson(settings, vaeFields()), vaeFields(), read));
        QCOMPARE(read, settings);
    }

    void whatIsAbsentStaysAndWhatIsUnknownIsPassedOver()
    {
        VaeSettings settings;
        settings.beta = 2.0;
        QVERIFY(settingsFromJson(
            Json {{"latent_dimensions", 5}, {"of_tomorrow", 1}}, vaeFields(), settings));
        QCOMPARE(settings.latentDimensions, 5);
        QCOMPARE(settings.beta, 2.0);
    }

    void whatIsOutOfRangeIsRefusedByNameAndChangesNothing_data()
    {
        QTest::addColumn<QString>("json");
        QTest::addColumn<QString>("key");
        QTest::newRow("too many") << "{\"latent_dimensions\": 65}"
                                  << "latent_dimensions";
        QTest::newRow("none") << "{\"latent_dimensions\": 0}"
                              << "latent_dimensions";
        QTest::newRow("half") << "{\"latent_dimensions\": 2.5}"
                              << "latent_dimensions";
        QTest::newRow("beta") << "{\"beta\": 4.01}"
                              << "beta";
        QTest::newRow("a text") << "{\"beta\": \"1\"}"
                                << "beta";
        QTest::newRow("layers") << "{\"encoder_layers\": [5, 0]}"
                                << "encoder_layers";
        QTest::newRow("too many layers") << "{\"encoder_layers\": [1,1,1,1,1,1,1,1,1]}"
                                         << "encoder_layers";
        QTest::newRow("a choice") << "{\"activation\": \"gelu\"}"
                                  << "activation";
        QTest::newRow("a flag") << "{\"conditioned\": 1}"
                                << "conditioned";
        QTest::newRow("nothing") << "{\"beta\": null}"
                                 << "beta";
    }
    void whatIsOutOfRangeIsRefusedByNameAndChangesNothing()
    {
        QFETCH(QString, json);
        QFETCH(QString, key);
        VaeSettings settings;
        Json all = *parseJson(json.toStdString(), "test");
        all["warm_up_epochs"] = 3;
        const auto read = settingsFromJson(all, vaeFields(), settings);
        QVERIFY(!read);
        QCOMPARE(read.error().id, ErrorId::FieldInvalid);
        QCOMPARE(read.error().name, key.toStdString());
        QVERIFY(!read.error().expected.empty());
        QCOMPARE(settings, VaeSettings());
    }

    void aTypedTextBecomesAValue()
    {
        VaeSettings settings;
        QVERIFY(setFromText("encoder_layers", " 128, 64 ", vaeFields(), settings));
        QCOMPARE(settings.encoderLayers, (std::vector<int> {128, 64}));
        QVERIFY(setFromText("beta", "0.5", vaeFields(), settings));
        QCOMPARE(settings.beta, 0.5);
        QVERIFY(setFromText("beta", "2", vaeFields(), settings));
        QCOMPARE(settings.beta, 2.0);
        QVERIFY(setFromText("conditioned", "true", vaeFields(), settings));
        QVERIFY(settings.conditioned);
        QCOMPARE(setFromText("beta", "much", vaeFields(), settings).error().id,
                 ErrorId::FieldInvalid);
        const auto unknown = setFromText("alpha", "1", vaeFields(), settings);
        QCOMPARE(unknown.error().id, ErrorId::SettingsUnknownKey);
        QVERIFY(unknown.error().expected.find("beta") != std::string::npos);
    }

    void betaRisesInAStraightLineAndStays()
    {
        VaeSettings settings;
        settings.beta = 2.0;
        settings.warmUpEpochs = 10;
        QCOMPARE(betaAt(0.0, settings), 0.0);
        QCOMPARE(betaAt(2.5, settings), 0.5);
        QCOMPARE(betaAt(10.0, settings), 2.0);
        QCOMPARE(betaAt(1000.0, settings), 2.0);
        settings.warmUpEpochs = 0;
        QCOMPARE(betaAt(0.0, settings), 2.0);
    }

    void furtherCyclesRiseAnewAndTheLastStays()
    {
        VaeSettings settings;
        settings.warmUpEpochs = 10;
        settings.cycles = 3;
        QCOMPARE(betaAt(19.9, settings), 1.0);
        QCOMPARE(betaAt(20.0, settings), 0.0);
        QCOMPARE(betaAt(45.0, settings), 0.5);
        QCOMPARE(betaAt(60.0, settings), 1.0);
        QCOMPARE(betaAt(100.0, settings), 1.0);
    }
};

QTEST_APPLESS_MAIN(TestVaeSettings)
#include "tst_vae_settings.moc"
