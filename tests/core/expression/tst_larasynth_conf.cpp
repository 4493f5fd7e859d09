// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/atomic_file.h"
#include "core/expression/larasynth_conf.h"
#include "core/expression/settings_table.h"
#include "support/shared_data.h"

#include <QtTest/QTest>

#include <array>
#include <cmath>
#include <fmt/format.h>
#include <map>

using namespace timbrel;
using namespace timbrel::expression;

namespace {

constexpr std::string_view kMinimal = "[midi]\n"
                                      "controllers = 1, 74\n"
                                      "controller_defaults = 1, 0, 74, 64\n"
                                      "[representation]\n"
                                      "controller_output_counts = 1, 8, 74, 10\n"
                                      "update_rate = 20\n"
                                      "input_features = \"some note on\", \"velocity\"\n";

LarasynthConf parsed(const std::string& text)
{
    auto conf = LarasynthConf::parse(text, "test.conf");
    if (!conf)
        qFatal("not read: %s, line %lld",
               errorName(conf.error().id),
               static_cast<long long>(conf.error().line.value_or(0)));
    return std::move(*conf);
}

Settings settingsOf(const LarasynthConf& conf)
{
    Random random(1);
    auto settings = conf.settings(random);
    if (!settings)
        qFatal("no settings: %s %s", errorName(settings.error().id), settings.error().name.c_str());
    return std::move(*settings);
}

/// The minimal settings with lines of [training] behind them.
Settings training(const std::string& lines)
{
    return settingsOf(parsed(std::string(kMinimal) + "[training]\n" + lines));
}

std::string replaced(std::string text, std::string_view from, std::string_view to)
{
    const auto at = text.find(from);
    if (at == std::string::npos)
        qFatal("nothing to replace");
    return text.replace(at, from.size(), to);
}

using Controllers = std::vector<std::uint8_t>;
using Pairs = std::map<std::uint8_t, int>;

} // namespace

class TestLarasynthConf : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void absentKeysHaveTheirOwnDefaults();
    void generatedFileHasTheOthers();
    void generatedFileIsLaidOutLikeTheOriginals();
    void tableAndStructureAgreeOnDefaults();
    void everyKeyOfTheTableIsRead();
    void tutorialOfTheOriginalIsRead();
    void freeLayoutIsUnderstood();
    void kinderThanTheOriginal();
    void randomValuesAreDrawnAtEachCall();
    void randomValuesInListsAreDrawnOneByOne();
    void unknownKeysAreAWarningOnly();
    void mistakesAreNamed_data();
    void mistakesAreNamed();
    void allMistakesAreFound();
    void readingAndWritingChangesNoByte();
    void settingAValueChangesThatValueOnly();
    void settingAListKeepsItsComments();
    void newKeysGoToTheirSection();
    void everyFormCanBeSetAndReadBack();
    void textsSurviveWhateverTheyHold();
    void appendingKeepsWhatIsThere();
    void elementsComeAndGoAsTheyAreWritten();
    void removingTakesTheLineOut();
    void commentsGoAboveTheirKey();
    void editsThatCannotBeAreRefused();
    void sizesAreBounded();
    void writingReportsWhatStandsInTheWay();
};

void TestLarasynthConf::absentKeysHaveTheirOwnDefaults()
{
    const auto settings = settingsOf(parsed(std::string(kMinimal)));
    QCOMPARE(settings.controllers, (Controllers {1, 74}));
    QVERIFY(settings.controllerDefaults == (Pairs {{1, 0}, {74, 64}}));
    QVERIFY(settings.controllerOutputCounts == (Pairs {{1, 8}, {74, 10}}));
    QCOMPARE(settings.updateRate, 20);
    QVERIFY(settings.features.has(Feature::SomeNoteOn) && settings.features.has(Feature::Velocity));
    QVERIFY(!settings.features.has(Feature::NoteStruck));
    QVERIFY(!settings.recordingSourcePort && !settings.performingSourcePort);
    QVERIFY(!settings.performingDestinationPort && !settings.trainingResults);
    QCOMPARE(settings.blockCounts, std::vector<int> {17});
    QCOMPARE(settings.learningRate, 0.05);
    QCOMPARE(settings.momentum, 0.8);
    const TrainingSettings& training = settings.training;
    QCOMPARE(training.meanPaddingSeconds, 0.0);
    QCOMPARE(training.paddingStandardDeviationSeconds, 0.0);
    QCOMPARE(training.exampleRepetitions, 2);
    QCOMPARE(training.validationExampleRepetitions, 5);
    QCOMPARE(training.tempoAdjustmentFactor, 0.0);
    QCOMPARE(training.tempoJitterFactor, 0.0);
    QCOMPARE(training.resetProbability, 1.0);
    QCOMPARE(training.squaredErrorFailureTolerance, 0);
    QCOMPARE(training.consecutiveFailuresForReset, 1);
    QCOMPARE(training.epochCountBeforeValidating, 50);
    QCOMPARE(training.maximumEpochCount, 10000);
    QCOMPARE(training.mseThreshold, 0.0);
    QCOMPARE(training.backpropagateIfCorrect, 0.0);
    QCOMPARE(training.zeroNetworkBeforeEachEpoch, 1.0);
    QCOMPARE(training.zeroNetworkBeforeValidation, 1.0);
    QCOMPARE(training.zeroNetworkOnReset, 1.0);
    QVERIFY(training.feedBackOutput);
    QCOMPARE(training.roundCount, 0);
}

void TestLarasynthConf::generatedFileHasTheOthers()
{
    const auto conf = LarasynthConf::generated();
    QVERIFY(conf.problems().empty());
    const auto settings = settingsOf(conf);
    QCOMPARE(settings.controllers, (Controllers {1, 2}));
    QVERIFY(settings.controllerDefaults == (Pairs {{1, 0}, {2, 127}}));
    QVERIFY(settings.controllerOutputCounts == (Pairs {{1, 10}, {2, 10}}));
    QCOMPARE(settings.updateRate, 75);
    QVERIFY(settings.features == FeatureSet::all5());
    QCOMPARE(settings.blockCounts, std::vector<int> {43});
    QCOMPARE(settings.learningRate, 0.05);
    QCOMPARE(settings.momentum, 0.8);
    const TrainingSettings& training = settings.training;
    QCOMPARE(training.meanPaddingSeconds, 1.0);
    QCOMPARE(training.paddingStandardDeviationSeconds, 0.1);
    QCOMPARE(training.exampleRepetitions, 2);
    QCOMPARE(training.validationExampleRepetitions, 5);
    QCOMPARE(training.tempoAdjustmentFactor, 0.0);
    QCOMPARE(training.tempoJitterFactor, 0.0);
    QCOMPARE(training.resetProbability, 0.5);
    QCOMPARE(training.squaredErrorFailureTolerance, 8);
    QCOMPARE(training.consecutiveFailuresForReset, 5);
    QCOMPARE(training.epochCountBeforeValidating, 100);
    QCOMPARE(training.maximumEpochCount, 3000);
    QCOMPARE(training.mseThreshold, 0.0);
    QVERIFY(!settings.recordingSourcePort && !settings.trainingResults);
}

void TestLarasynthConf::generatedFileIsLaidOutLikeTheOriginals()
{
    // Without comments and blank lines; what another reader of the format sees.
    std::string bare;
    const std::string text = LarasynthConf::generated().text();
    std::string previous;
    for (std::size_t at = 0; at < text.size();) {
        const auto end = text.find('\n', at);
        const std::string line = text.substr(at, end - at);
        const bool isKey = line.find(" =") != std::string::npos && line[0] != '#';
        // every key is explained on the line before
        QVERIFY2(!isKey || previous.starts_with("# "), line.c_str());
        if (!line.empty() && line[0] != '#')
            bare += line + "\n";
        previous = line;
        at = end + 1;
    }
    QCOMPARE(
        bare,
        std::string("[midi]\ncontrollers = 1, 2\ncontroller_defaults =\n    1, 0,\n    2, 127\n"
                    "[representation]\ncontroller_output_counts =\n    1, 10,\n    2, 10\n"
                    "update_rate = 75\ninput_features =\n    \"some note on\",\n"
                    "    \"note struck\",\n    \"note released\",\n    \"velocity\",\n"
                    "    \"interval\"\n"
                    "[lstm]\nblock_counts = 43\nlearning_rate = 0.05\nmomentum = 0.8\n"
                    "[training]\nmean_padding = 1.0\npadding_stddev = 0.1\n"
                    "example_repetitions = 2\nvalidation_example_repetitions = 5\n"
                    "tempo_adjustment_factor = 0.0\ntempo_jitter_factor = 0.0\n"
                    "reset_probability = 0.5\nsquared_error_failure_tolerance = 8\n"
                    "consecutive_failures_for_reset = 5\nepoch_count_before_validating = 100\n"
                    "max_epoch_count = 3000\nmse_threshold = 0.0\n"));
    for (const char* key : {"recording_source_port",
                            "performing_source_port",
                            "performing_destination_port",
                            "training_results"})
        QVERIFY(text.find("\n# " + std::string(key) + " = ") != std::string::npos);
    QVERIFY(text.find("\n# [performing]\n") != std::string::npos);
}

void TestLarasynthConf::tableAndStructureAgreeOnDefaults()
{
    std::string text(kMinimal);
    std::string section = "representation";
    for (const SettingSpec& spec : larasynthSettings()) {
        if (!spec.ifAbsent)
            continue;
        if (spec.section != section)
            text += fmt::format("[{}]\n", section = std::string(spec.section));
        text += fmt::format("{} = {}\n", spec.key, *spec.ifAbsent);
    }
    const auto given = settingsOf(parsed(text));
    const auto absent = settingsOf(parsed(std::string(kMinimal)));
    QCOMPARE(given.blockCounts, absent.blockCounts);
    QCOMPARE(given.learningRate, absent.learningRate);
    QCOMPARE(given.momentum, absent.momentum);
    const auto listed = [](const TrainingSettings& t) {
        return std::vector<double> {t.meanPaddingSeconds,
                                    t.paddingStandardDeviationSeconds,
                                    double(t.exampleRepetitions),
                                    double(t.validationExampleRepetitions),
                                    t.tempoAdjustmentFactor,
                                    t.tempoJitterFactor,
                                    t.resetProbability,
                                    double(t.squaredErrorFailureTolerance),
                                    double(t.consecutiveFailuresForReset),
                                    double(t.epochCountBeforeValidating),
                                    double(t.maximumEpochCount),
                                    t.mseThreshold,
                                    t.backpropagateIfCorrect,
                                    t.zeroNetworkBeforeEachEpoch,
                                    t.zeroNetworkBeforeValidation,
                                    t.zeroNetworkOnReset,
                                    double(t.feedBackOutput),
                                    double(t.roundCount)};
    };
    QCOMPARE(listed(given.training), listed(absent.training));
}

void TestLarasynthConf::everyKeyOfTheTableIsRead()
{
    const auto settings = settingsOf(parsed(
        "[midi]\ncontrollers=5\ncontroller_defaults=5,6\nrecording_source_port=\"a\"\n"
        "performing_source_port=\"b\"\nperforming_destination_port=\"c\"\n"
        "[representation]\ncontroller_output_counts=5,7\nupdate_rate=8\n"
        "input_features=\"held notes\",\"note number\",\"interval\",\"note released\",\"note "
        "struck\"\n"
        "[lstm]\nblock_counts=9,10\nlearning_rate=-1.5\nmomentum=11.25\n"
        "[training]\nmean_padding=12.5\npadding_stddev=13.5\nexample_repetitions=14\n"
        "validation_example_repetitions=15\ntempo_adjustment_factor=0.16\ntempo_jitter_factor=0."
        "17\n"
        "reset_probability=0.18\nsquared_error_failure_tolerance=19\n"
        "consecutive_failures_for_reset=20\nepoch_count_before_validating=21\nmax_epoch_count=-22\n"
        "mse_threshold=23.5\nbackpropagate_if_correct=0.24\nzero_network_before_each_epoch=0.25\n"
        "zero_network_before_validation=0.26\nzero_network_on_reset=0.27\nfeed_back_output=0\n"
        "round_count=28\n[performing]\ntraining_results=\"d.json\"\n"));
    QCOMPARE(settings.controllers, Controllers {5});
    QVERIFY(settings.controllerDefaults == (Pairs {{5, 6}}));
    QVERIFY(settings.controllerOutputCounts == (Pairs {{5, 7}}));
    QCOMPARE(settings.recordingSourcePort.value(), std::string("a"));
    QCOMPARE(settings.performingSourcePort.value(), std::string("b"));
    QCOMPARE(settings.performingDestinationPort.value(), std::string("c"));
    QCOMPARE(settings.updateRate, 8);
    for (const Feature feature : {Feature::HeldNotes,
                                  Feature::NoteNumber,
                                  Feature::Interval,
                                  Feature::NoteReleased,
                                  Feature::NoteStruck})
        QVERIFY(settings.features.has(feature));
    QVERIFY(!settings.features.has(Feature::SomeNoteOn)
            && !settings.features.has(Feature::Velocity));
    QCOMPARE(settings.blockCounts, (std::vector<int> {9, 10}));
    QCOMPARE(settings.learningRate, -1.5);
    QCOMPARE(settings.momentum, 11.25);
    const TrainingSettings& t = settings.training;
    QCOMPARE(t.meanPaddingSeconds, 12.5);
    QCOMPARE(t.paddingStandardDeviationSeconds, 13.5);
    QCOMPARE(t.exampleRepetitions, 14);
    QCOMPARE(t.validationExampleRepetitions, 15);
    QCOMPARE(t.tempoAdjustmentFactor, 0.16);
    QCOMPARE(t.tempoJitterFactor, 0.17);
    QCOMPARE(t.resetProbability, 0.18);
    QCOMPARE(t.squaredErrorFailureTolerance, 19);
    QCOMPARE(t.consecutiveFailuresForReset, 20);
    QCOMPARE(t.epochCountBeforeValidating, 21);
    QCOMPARE(t.maximumEpochCount, -22);
    QCOMPARE(t.mseThreshold, 23.5);
    QCOMPARE(t.backpropagateIfCorrect, 0.24);
    QCOMPARE(t.zeroNetworkBeforeEachEpoch, 0.25);
    QCOMPARE(t.zeroNetworkBeforeValidation, 0.26);
    QCOMPARE(t.zeroNetworkOnReset, 0.27);
    QVERIFY(!t.feedBackOutput);
    QCOMPARE(t.roundCount, 28);
    QCOMPARE(settings.trainingResults.value(), std::string("d.json"));
}

void TestLarasynthConf::tutorialOfTheOriginalIsRead()
{
    const auto data = test::sharedData();
    if (!data)
        QSKIP(test::kNoSharedData);
    const auto path = *data / "larasynth" / "tutorial_larasynth.conf";
    const auto conf = LarasynthConf::read(path);
    QVERIFY(conf);
    QCOMPARE(conf->text(), readFile(path).value());
    Random random(1);
    Warnings warnings;
    const auto settings = conf->settings(random, &warnings);
    QVERIFY(settings);
    QVERIFY(warnings.empty());
    QCOMPARE(settings->controllers, Controllers {1});
    QVERIFY(settings->controllerOutputCounts == (Pairs {{1, 8}}));
    QCOMPARE(settings->updateRate, 20);
    QCOMPARE(settings->features.width(), std::size_t {1});
    QCOMPARE(settings->blockCounts, std::vector<int> {43});
    QCOMPARE(settings->training.squaredErrorFailureTolerance, 8);
    QCOMPARE(settings->training.maximumEpochCount, 3000);
}

void TestLarasynthConf::freeLayoutIsUnderstood()
{
    const auto settings = settingsOf(
        parsed("\xef\xbb\xbf# a byte order mark and Windows line ends\r\n"
               "  [midi]controllers:1\r\n  ,  74  # after the comma comes\r\n# a comment\r\n"
               "controller_defaults\r\n=\r\n1,0,\r\n74,64\r\n"
               "[ representation ]\r\ncontroller_output_counts = 1,8,74,10 update_rate:20\r\n"
               "input_features=\"velocity\",\r\n\t\"some note on\""));
    QCOMPARE(settings.controllers, (Controllers {1, 74}));
    QVERIFY(settings.controllerDefaults == (Pairs {{1, 0}, {74, 64}}));
    QCOMPARE(settings.updateRate, 20);
    QVERIFY(settings.features.has(Feature::Velocity));
}

void TestLarasynthConf::kinderThanTheOriginal()
{
    QCOMPARE(training("mean_padding = 1\n").training.meanPaddingSeconds, 1.0);
    QCOMPARE(training("mean_padding = 4.\n").training.meanPaddingSeconds, 4.0);
    QCOMPARE(training("mean_padding = .4\n").training.meanPaddingSeconds, 0.4);
    QCOMPARE(training("mse_threshold = 1e-3\n").training.mseThreshold, 0.001);
    QCOMPARE(training("example_repetitions = 5.0\n").training.exampleRepetitions, 5);
    QCOMPARE(training("max_epoch_count = +7\n").training.maximumEpochCount, 7);
    const std::string minimal(kMinimal);
    QCOMPARE(settingsOf(parsed(replaced(minimal, "1, 0, 74, 64", "1, 0.0, 74.0, 64")))
                 .controllerDefaults,
             (Pairs {{1, 0}, {74, 64}}));
    QCOMPARE(settingsOf(parsed(replaced(minimal, "= 20", "= 1000"))).updateRate, 1000);
    // a comma may end a list, before a section, a key, or the end
    QCOMPARE(
        settingsOf(parsed(replaced(minimal, "74, 64\n", "74, 64,\n"))).controllerDefaults.size(),
        std::size_t {2});
    QCOMPARE(settingsOf(parsed(replaced(minimal, "1, 74\n", "1, 74,\n"))).controllers.size(),
             std::size_t {2});
    settingsOf(parsed(replaced(minimal, "\"velocity\"\n", "\"velocity\",")));
    // '#' inside quotes is text
    const auto port = settingsOf(parsed(
        replaced(minimal, "[rep", "performing_source_port = \"Keys #2 \\\"A\\\"\" # x\n[rep")));
    QCOMPARE(port.performingSourcePort.value(), std::string("Keys #2 \"A\""));
    // an empty name is none
    const auto none
        = settingsOf(parsed(replaced(minimal, "[rep", "performing_source_port = \"\"\n[rep")));
    QVERIFY(!none.performingSourcePort);
}

void TestLarasynthConf::randomValuesAreDrawnAtEachCall()
{
    const auto conf
        = parsed(std::string(kMinimal)
                 + "[training]\nexample_repetitions = [2, 5]\nmean_padding = [0.5, 1.5]\n"
                   "padding_stddev = {0.1, 0.5}\nsquared_error_failure_tolerance = {10, 3}\n");
    Random random(7);
    std::map<int, int> repetitions;
    double paddingSum = 0.0;
    double toleranceSum = 0.0;
    double toleranceSquares = 0.0;
    constexpr int kDraws = 4000;
    for (int i = 0; i < kDraws; ++i) {
        const auto settings = conf.settings(random);
        QVERIFY(settings);
        ++repetitions[settings->training.exampleRepetitions];
        const double padding = settings->training.meanPaddingSeconds;
        QVERIFY(padding >= 0.5 && padding < 1.5);
        paddingSum += padding;
        QVERIFY(settings->training.paddingStandardDeviationSeconds >= 0.0);
        const double tolerance = settings->training.squaredErrorFailureTolerance;
        toleranceSum += tolerance;
        toleranceSquares += tolerance * tolerance;
    }
    QCOMPARE(repetitions.size(), std::size_t {4}); // both ends belong to it
    for (const auto& [value, count] : repetitions)
        QVERIFY(value >= 2 && value <= 5 && count > kDraws / 4 - 150 && count < kDraws / 4 + 150);
    QVERIFY(std::abs(paddingSum / kDraws - 1.0) < 0.02);
    const double mean = toleranceSum / kDraws;
    QVERIFY(std::abs(mean - 10.0) < 0.2);
    QVERIFY(std::abs(std::sqrt(toleranceSquares / kDraws - mean * mean) - 3.0) < 0.2);
    // the same seed, the same draws
    Random one(3);
    Random other(3);
    QCOMPARE(conf.settings(one)->training.meanPaddingSeconds,
             conf.settings(other)->training.meanPaddingSeconds);
}

void TestLarasynthConf::randomValuesInListsAreDrawnOneByOne()
{
    const auto conf
        = parsed(replaced(std::string(kMinimal), "1, 8, 74, 10", "1, [8, 9], 74, {10, 1.5}")
                 + "[lstm]\nblock_counts = [10, 20],\n[30, 40]\n");
    Random random(5);
    std::map<int, int> first;
    for (int i = 0; i < 200; ++i) {
        const auto settings = conf.settings(random);
        QVERIFY(settings);
        ++first[settings->controllerOutputCounts.at(1)];
        QVERIFY(settings->controllerOutputCounts.at(74) >= 1);
        QCOMPARE(settings->blockCounts.size(), std::size_t {2});
        QVERIFY(settings->blockCounts[0] >= 10 && settings->blockCounts[0] <= 20);
        QVERIFY(settings->blockCounts[1] >= 30 && settings->blockCounts[1] <= 40);
    }
    QCOMPARE(first.size(), std::size_t {2});
    QVERIFY(first.contains(8) && first.contains(9));
}

void TestLarasynthConf::unknownKeysAreAWarningOnly()
{
    const auto conf
        = parsed(replaced(std::string(kMinimal), "update_rate", "tempo = fast\nupdate_rate")
                 + "[other]\nanything = 1, \"x\", {1, 2}\n");
    Random random(1);
    Warnings warnings;
    QVERIFY(conf.settings(random, &warnings));
    QCOMPARE(warnings.size(), std::size_t {2});
    QVERIFY(warnings[0].id == ErrorId::SettingsUnknownKey);
    QCOMPARE(warnings[0].name, std::string("representation.tempo"));
    QCOMPARE(warnings[0].line.value(), 6);
    QVERIFY(warnings[1].id == ErrorId::SettingsUnknownSection);
    QCOMPARE(warnings[1].name, std::string("other"));
    QCOMPARE(warnings[1].line.value(), 9);
    QVERIFY(conf.settings(random));
}

void TestLarasynthConf::mistakesAreNamed_data()
{
    QTest::addColumn<QByteArray>("from");
    QTest::addColumn<QByteArray>("to");
    QTest::addColumn<QByteArray>("id");
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<int>("line");
    QTest::addColumn<QByteArray>("found");

    const auto row = [](const char* label,
                        const char* from,
                        const char* to,
                        const char* id,
                        const char* name,
                        int line,
                        const char* found) {
        QTest::newRow(label) << QByteArray(from) << QByteArray(to) << QByteArray(id)
                             << QByteArray(name) << line << QByteArray(found);
    };
    // syntax
    row("key before any section", "[midi]\n", "", "SettingsSyntax", "", 1, "controllers");
    row("no name in brackets", "[midi]", "[]", "SettingsSyntax", "", 1, "]");
    row("bracket left open", "[midi]", "[midi", "SettingsSyntax", "", 2, "controllers");
    row("no =", "controllers =", "controllers", "SettingsSyntax", "midi.controllers", 2, "1");
    row("no value",
        "= 20",
        "=",
        "SettingsSyntax",
        "representation.update_rate",
        7,
        "input_features");
    row("no value at the end",
        "\"some note on\", \"velocity\"",
        "",
        "SettingsSyntax",
        "representation.input_features",
        8,
        "the end of the file");
    row("no comma", "1, 74\n", "1 74\n", "SettingsSyntax", "midi.controllers", 2, "74");
    row("two commas", "1, 74\n", "1,, 74\n", "SettingsSyntax", "midi.controllers", 2, ",");
    row("number with letters",
        "= 20",
        "= 20x",
        "SettingsSyntax",
        "representation.update_rate",
        6,
        "20x");
    row("two points",
        "= 20",
        "= 1.2.3",
        "SettingsSyntax",
        "representation.update_rate",
        6,
        "1.2.3");
    row("number too large",
        "= 20",
        "= 1e999",
        "SettingsSyntax",
        "representation.update_rate",
        6,
        "1e999");
    row("strange letter", "= 20", "= 20 %", "SettingsSyntax", "representation.update_rate", 6, "%");
    row("strange byte",
        "= 20",
        "= 20 \xc3\xa9",
        "SettingsSyntax",
        "representation.update_rate",
        6,
        "byte 0xc3");
    row("text left open",
        "\"velocity\"",
        "\"velocity",
        "SettingsSyntax",
        "representation.input_features",
        7,
        "\"velocity");
    row("random left open",
        "= 20",
        "= [20, 30",
        "SettingsSyntax",
        "representation.update_rate",
        7,
        "input_features");
    row("random of one", "= 20", "= [20]", "SettingsSyntax", "representation.update_rate", 6, "]");
    row("random of texts",
        "= 20",
        "= {20, \"a\"}",
        "SettingsSyntax",
        "representation.update_rate",
        6,
        "\"a\"");
    row("wrong brackets",
        "= 20",
        "= [20, 30}",
        "SettingsSyntax",
        "representation.update_rate",
        6,
        "}");
    row("section twice",
        "[representation]",
        "[midi]",
        "SettingsDuplicateSection",
        "midi",
        4,
        "[midi]");
    row("key twice",
        "update_rate = 20",
        "update_rate = 20\nupdate_rate = 20",
        "SettingsDuplicateKey",
        "representation.update_rate",
        7,
        "update_rate");
    // missing
    row("no controllers",
        "controllers = 1, 74\n",
        "",
        "SettingsMissingKey",
        "midi.controllers",
        1,
        "");
    row("no defaults",
        "controller_defaults = 1, 0, 74, 64\n",
        "",
        "SettingsMissingKey",
        "midi.controller_defaults",
        1,
        "");
    row("no counts",
        "controller_output_counts = 1, 8, 74, 10\n",
        "",
        "SettingsMissingKey",
        "representation.controller_output_counts",
        4,
        "");
    row("no rate",
        "update_rate = 20\n",
        "",
        "SettingsMissingKey",
        "representation.update_rate",
        4,
        "");
    row("no features",
        "input_features = \"some note on\", \"velocity\"\n",
        "",
        "SettingsMissingKey",
        "representation.input_features",
        4,
        "");
    // kinds
    row("text for a number",
        "= 20",
        "= \"20\"",
        "SettingsWrongType",
        "representation.update_rate",
        6,
        "\"20\"");
    row("word for a number",
        "= 20",
        "= fast",
        "SettingsWrongType",
        "representation.update_rate",
        6,
        "fast");
    row("part of a number",
        "= 20",
        "= 20.5",
        "SettingsWrongType",
        "representation.update_rate",
        6,
        "20.5");
    row("range of parts",
        "= 20",
        "= [1.5, 3]",
        "SettingsWrongType",
        "representation.update_rate",
        6,
        "[1.5, 3]");
    row("list for a number",
        "= 20",
        "= 20,\n30",
        "SettingsWrongType",
        "representation.update_rate",
        7,
        "2 values");
    row("number for a feature",
        "\"velocity\"",
        "1",
        "SettingsWrongType",
        "representation.input_features",
        7,
        "1");
    row("text in a list",
        "1, 74\n",
        "1,\n\"74\"\n",
        "SettingsWrongType",
        "midi.controllers",
        3,
        "\"74\"");
    row("number for a port",
        "controllers =",
        "recording_source_port = 5\ncontrollers =",
        "SettingsWrongType",
        "midi.recording_source_port",
        2,
        "5");
    // ranges
    row("rate of 0", "= 20", "= 0", "SettingsOutOfRange", "representation.update_rate", 6, "0");
    row("rate above 1000",
        "= 20",
        "= 1001",
        "SettingsOutOfRange",
        "representation.update_rate",
        6,
        "1001");
    row("random above 1000",
        "= 20",
        "= [10, 1001]",
        "SettingsOutOfRange",
        "representation.update_rate",
        6,
        "[10, 1001]");
    row("random backwards",
        "= 20",
        "= [20, 10]",
        "SettingsOutOfRange",
        "representation.update_rate",
        6,
        "[20, 10]");
    row("negative deviation",
        "= 20",
        "= {20, -1}",
        "SettingsOutOfRange",
        "representation.update_rate",
        6,
        "{20, -1}");
    row("controller 128",
        "1, 74\n",
        "1, 128\n",
        "SettingsOutOfRange",
        "midi.controllers",
        2,
        "128");
    row("default 128",
        "1, 0,",
        "1, 128,",
        "SettingsOutOfRange",
        "midi.controller_defaults",
        3,
        "128");
    row("default of controller -1",
        "1, 0,",
        "-1, 0,",
        "SettingsOutOfRange",
        "midi.controller_defaults",
        3,
        "-1");
    row("count 0",
        "1, 8,",
        "1, 0,",
        "SettingsOutOfRange",
        "representation.controller_output_counts",
        5,
        "0");
    row("unknown feature",
        "\"velocity\"",
        "\"loudness\"",
        "SettingsOutOfRange",
        "representation.input_features",
        7,
        "\"loudness\"");
    // contradictions
    row("controller twice",
        "1, 74\n",
        "1, 1\n",
        "SettingsInconsistent",
        "midi.controllers",
        2,
        "controller 1 twice");
    row("default missing",
        "1, 0, 74, 64",
        "1, 0",
        "SettingsInconsistent",
        "midi.controller_defaults",
        3,
        "pairs for 1");
    row("default too many",
        "74, 64",
        "74, 64, 2, 0",
        "SettingsInconsistent",
        "midi.controller_defaults",
        3,
        "pairs for 1, 2, 74");
    row("default twice",
        "74, 64",
        "74, 64, 1, 1",
        "SettingsInconsistent",
        "midi.controller_defaults",
        3,
        "controller 1 twice");
    row("half a pair",
        "74, 64",
        "74",
        "SettingsInconsistent",
        "midi.controller_defaults",
        3,
        "3 numbers");
    row("count for another",
        "74, 10",
        "11, 10",
        "SettingsInconsistent",
        "representation.controller_output_counts",
        5,
        "pairs for 1, 11");
}

void TestLarasynthConf::mistakesAreNamed()
{
    QFETCH(QByteArray, from);
    QFETCH(QByteArray, to);
    QFETCH(QByteArray, id);
    QFETCH(QByteArray, name);
    QFETCH(int, line);
    QFETCH(QByteArray, found);
    const auto text = replaced(std::string(kMinimal), from.toStdString(), to.toStdString());
    const auto conf = LarasynthConf::parse(text, "folder/test.conf");
    Random random(1);
    const auto settings = conf ? conf->settings(random) : Result<Settings>(failure(conf.error()));
    QVERIFY(!settings);
    const Error& error = settings.error();
    QCOMPARE(errorName(error.id), id.constData());
    QCOMPARE(error.file, std::string("folder/test.conf"));
    QCOMPARE(error.name, name.toStdString());
    QCOMPARE(error.line.value_or(0), line);
    QCOMPARE(error.found, found.toStdString());
    QVERIFY(!error.expected.empty());
}

void TestLarasynthConf::allMistakesAreFound()
{
    const auto conf = parsed("[midi]\ncontrollers = 1, 200\ncontroller_defaults = 1\n"
                             "[representation]\nupdate_rate = 0\ninput_features = \"a\", \"b\"\n");
    std::vector<std::string> names;
    for (const Error& problem : conf.problems())
        names.push_back(problem.name);
    QCOMPARE(names,
             (std::vector<std::string> {"midi.controllers",
                                        "midi.controller_defaults",
                                        "representation.controller_output_counts",
                                        "representation.update_rate",
                                        "representation.input_features",
                                        "representation.input_features"}));
    QVERIFY(parsed(std::string(kMinimal)).problems().empty());
}

void TestLarasynthConf::readingAndWritingChangesNoByte()
{
    const std::string text
        = "# head\r\n" + std::string(kMinimal) + "\n\n\n# tail, no line end; \xff";
    const test::TemporaryFolder folder;
    auto conf = parsed(text);
    const auto path = folder.path() / "larasynth.conf";
    QVERIFY(conf.write(path));
    QCOMPARE(readFile(path).value(), text);
    QVERIFY(conf.file() == path);
    const auto again = LarasynthConf::read(path);
    QVERIFY(again);
    QVERIFY(*again == conf);
}

void TestLarasynthConf::settingAValueChangesThatValueOnly()
{
    const std::string text = "# head\n" + std::string(kMinimal)
        + "[training] # c1\n# c2\nmean_padding:0.5# c3\nodd = 1\n";
    auto conf = parsed(text);
    QVERIFY(conf.set("training.mean_padding", 2.25));
    QCOMPARE(conf.text(), replaced(text, "0.5#", "2.25#"));
    QVERIFY(conf.set("representation.update_rate", 1000));
    QCOMPARE(conf.text(), replaced(replaced(text, "0.5#", "2.25#"), "= 20", "= 1000"));
    QVERIFY(conf.set("training.mean_padding", 0.5));
    QVERIFY(conf.set("representation.update_rate", 20));
    QCOMPARE(conf.text(), text);
}

void TestLarasynthConf::settingAListKeepsItsComments()
{
    const std::string text
        = "[midi]\ncontrollers = 1, # cutoff\n   74, # resonance, too\n   71 # last\n"
          "[representation]\nupdate_rate = 20 # rate\n";
    auto conf = parsed(text);
    QVERIFY(conf.set("midi.controllers", std::array {1, 75, 71}));
    QCOMPARE(conf.text(), replaced(text, "74", "75"));
    QVERIFY(conf.set("midi.controllers", std::array {1, 75, 71, 5, 6}));
    QCOMPARE(conf.text(), replaced(replaced(text, "74", "75"), "71", "71, 5, 6"));
    QVERIFY(conf.set("midi.controllers", std::array {9}));
    for (const char* comment : {"# cutoff", "# resonance, too", "# last", "# rate"})
        QVERIFY2(conf.text().find(comment) != std::string::npos, conf.text().c_str());
    QVERIFY(conf.text().find("update_rate = 20 # rate") != std::string::npos);
    QVERIFY(conf.append("midi.controllers", std::array {10}));
    const std::string full = conf.text()
        + "input_features=\"velocity\"\ncontroller_output_counts="
          "9,2,10,2\n[lstm]\nblock_counts=1\n";
    QCOMPARE(settingsOf(parsed(replaced(full, "[rep", "controller_defaults=9,0,10,0\n[rep")))
                 .controllers,
             (Controllers {9, 10}));
}

void TestLarasynthConf::newKeysGoToTheirSection()
{
    auto conf = parsed(std::string(kMinimal));
    QVERIFY(conf.set("midi.performing_source_port", "Keys"));
    QVERIFY(conf.set("performing.training_results", "best.json"));
    QVERIFY(conf.set("training.mean_padding", 0.25));
    QVERIFY(conf.set("midi.recording_source_port", "Keys 2"));
    const auto settings = settingsOf(conf);
    QCOMPARE(settings.performingSourcePort.value(), std::string("Keys"));
    QCOMPARE(settings.recordingSourcePort.value(), std::string("Keys 2"));
    QCOMPARE(settings.trainingResults.value(), std::string("best.json"));
    QCOMPARE(settings.training.meanPaddingSeconds, 0.25);
    QVERIFY(conf.text().starts_with(kMinimal.substr(0, kMinimal.find("[rep"))));
    QVERIFY(conf.text().find("performing_source_port") < conf.text().find("[representation]"));
    QVERIFY(conf.text().find("[performing]") < conf.text().find("[training]"));

    auto generated = LarasynthConf::generated();
    QVERIFY(generated.set("performing.training_results", "a.json"));
    QCOMPARE(settingsOf(generated).trainingResults.value(), std::string("a.json"));

    // everything on one line, and nothing behind it
    auto dense = parsed("[midi]controllers=1[representation]update_rate=5");
    QVERIFY(dense.set("midi.controller_defaults", std::array {std::pair {1, 2}}));
    QVERIFY(dense.set("representation.controller_output_counts", std::array {std::pair {1, 3}}));
    FeatureSet features;
    features.set(Feature::HeldNotes);
    QVERIFY(dense.set("representation.input_features", features));
    const auto all = settingsOf(dense);
    QVERIFY(all.controllerDefaults == (Pairs {{1, 2}}));
    QVERIFY(all.controllerOutputCounts == (Pairs {{1, 3}}));
    QVERIFY(all.features == features);

    auto empty = parsed("");
    QVERIFY(empty.set("lstm.block_counts", std::array {3, 4}));
    QVERIFY(empty.text().starts_with("[lstm]\n#"));
    QVERIFY(empty.has("lstm.block_counts") && !empty.has("lstm.momentum"));

    auto windows = parsed("[lstm]\r\nmomentum = 0.5\r\n");
    QVERIFY(windows.set("lstm.learning_rate", 1.0));
    for (std::size_t at = windows.text().find('\n'); at != std::string::npos;
         at = windows.text().find('\n', at + 1))
        QVERIFY(windows.text()[at - 1] == '\r');
}

void TestLarasynthConf::everyFormCanBeSetAndReadBack()
{
    auto conf = LarasynthConf::generated();
    FeatureSet features = FeatureSet::all5();
    features.set(Feature::Interval, false);
    features.set(Feature::NoteNumber);
    QVERIFY(conf.set("midi.controllers", std::array {74, 11, 1}));
    QVERIFY(conf.set("midi.controller_defaults",
                     std::array {std::pair {1, 0}, std::pair {11, 100}, std::pair {74, 64}}));
    QVERIFY(conf.set("representation.controller_output_counts",
                     std::array {std::pair {1, 8}, std::pair {11, 32}, std::pair {74, 2}}));
    QVERIFY(conf.set("representation.input_features", features));
    QVERIFY(conf.set("lstm.block_counts", std::array {30, 20}));
    QVERIFY(conf.set("lstm.learning_rate", 1e-9));
    QVERIFY(conf.set("training.mse_threshold", 1e20));
    const auto settings = settingsOf(conf);
    QCOMPARE(settings.controllers, (Controllers {74, 11, 1}));
    QVERIFY(settings.controllerDefaults == (Pairs {{1, 0}, {11, 100}, {74, 64}}));
    QVERIFY(settings.controllerOutputCounts == (Pairs {{1, 8}, {11, 32}, {74, 2}}));
    QVERIFY(settings.features == features);
    QCOMPARE(settings.blockCounts, (std::vector<int> {30, 20}));
    QCOMPARE(settings.learningRate, 1e-9);
    QCOMPARE(settings.training.mseThreshold, 1e20);
    // what the original cannot read is not written
    QVERIFY(conf.text().find("learning_rate = 0.000000001\n") != std::string::npos);
    QVERIFY(conf.set("training.mean_padding", 2.0));
    QVERIFY(conf.text().find("mean_padding = 2.0\n") != std::string::npos);
}

void TestLarasynthConf::textsSurviveWhateverTheyHold()
{
    for (const std::string text : {"plain",
                                   "with \"quotes\"",
                                   "back\\slash",
                                   "ends in \\",
                                   "\\\"",
                                   "# no comment",
                                   "[a] = {b}, c",
                                   "Klavier \xc3\xa4",
                                   " blanks "}) {
        auto conf = parsed(std::string(kMinimal));
        QVERIFY(conf.set("midi.performing_source_port", std::string_view(text)));
        QCOMPARE(settingsOf(conf).performingSourcePort.value(), text);
        QVERIFY(conf.set("midi.performing_source_port", std::string_view(text)));
        QCOMPARE(settingsOf(parsed(conf.text())).performingSourcePort.value(), text);
    }
}

void TestLarasynthConf::appendingKeepsWhatIsThere()
{
    const std::string text = "[midi]\ncontrollers = [1, 3], # drawn\n  74 # fixed\n";
    auto conf = parsed(text);
    QVERIFY(conf.append("midi.controllers", std::array {11, 12}));
    QCOMPARE(conf.text(), replaced(text, "74", "74, 11, 12"));
    QVERIFY(conf.append("lstm.block_counts", std::array {5}));
    QVERIFY(conf.text().find("block_counts = 5\n") != std::string::npos);
    auto dense = parsed("[midi]controllers=\"x\"new=1");
    QVERIFY(dense.append("midi.controllers", std::array {2}));
    QCOMPARE(dense.text(), std::string("[midi]controllers=\"x\", 2 new=1"));
    QVERIFY(dense.set("midi.controllers", 3));
    QCOMPARE(dense.text(), std::string("[midi]controllers=3 new=1"));
    auto ended = parsed("[midi]\ncontrollers = 1,\n[lstm]\nmomentum = 1\n");
    QVERIFY(ended.append("midi.controllers", std::array {2}));
    QCOMPARE(ended.text(), std::string("[midi]\ncontrollers = 1, 2,\n[lstm]\nmomentum = 1\n"));
}

void TestLarasynthConf::elementsComeAndGoAsTheyAreWritten()
{
    using Elements = std::vector<std::string>;
    const std::string text = "[midi]\ncontrollers = [1, 3], # drawn\n  74 # fixed\n"
                             "[representation]\ninput_features = \"velocity\", \"interval\"\n";
    auto conf = parsed(text);
    QCOMPARE(conf.written("midi.controllers"), (Elements {"[1, 3]", "74"}));
    QCOMPARE(conf.written("representation.input_features"),
             (Elements {"\"velocity\"", "\"interval\""}));
    QVERIFY(conf.written("lstm.momentum").empty());
    QVERIFY(conf.setWritten("midi.controllers", {"[2, 4]", "11"}));
    QCOMPARE(conf.text(), replaced(replaced(text, "[1, 3]", "[2, 4]"), "74", "11"));
    QVERIFY(conf.setWritten("lstm.learning_rate", {"{0.05, 0.01}"}));
    QCOMPARE(conf.written("lstm.learning_rate"), (Elements {"{0.05, 0.01}"}));
    const std::string before = conf.text();
    for (const char* element :
         {"", " 5", "5, 6", "5\nround_count = 3", "5 # why", "\"open", "5]\n[lstm", "1 2"})
        QVERIFY2(!conf.setWritten("lstm.momentum", {element}), element);
    QVERIFY(!conf.setWritten("lstm.momentum", {}));
    QVERIFY(!conf.setWritten("momentum", {"1"}));
    QCOMPARE(conf.text(), before);
}

void TestLarasynthConf::removingTakesTheLineOut()
{
    const std::string text
        = std::string(kMinimal) + "[lstm]\nmomentum = 0.5, # why\nlearning_rate=1 x=2\n";
    auto conf = parsed(text);
    QVERIFY(conf.remove("lstm.momentum"));
    QCOMPARE(conf.text(), replaced(text, "momentum = 0.5, # why\n", ""));
    QVERIFY(conf.remove("lstm.momentum"));
    QVERIFY(conf.remove("lstm.learning_rate"));
    QVERIFY(conf.has("lstm.x") && !conf.has("lstm.learning_rate"));
    QVERIFY(conf.remove("nothing.there"));
}

void TestLarasynthConf::commentsGoAboveTheirKey()
{
    auto conf = parsed("[lstm]\n  momentum = 1\n[training]mean_padding = 1\n");
    QVERIFY(conf.addComment("lstm.momentum", "one\ntwo"));
    QVERIFY(conf.addComment("training.mean_padding",
                            std::string(100, 'a') + " " + std::string(20, 'b')));
    QCOMPARE(conf.text(),
             "[lstm]\n# one\n# two\n  momentum = 1\n[training]\n# " + std::string(100, 'a') + "\n# "
                 + std::string(20, 'b') + "\nmean_padding = 1\n");
    QVERIFY(!conf.addComment("lstm.block_counts", "x"));
}

void TestLarasynthConf::editsThatCannotBeAreRefused()
{
    auto conf = parsed(std::string(kMinimal));
    for (const char* key : {"", "rate", "a.", ".b", "a b.c", "a.b.c", "a.b]"}) {
        const auto done = conf.set(key, 1);
        QVERIFY2(!done && done.error().id == ErrorId::UsageWrong, key);
        QVERIFY(!conf.remove(key) && !conf.addComment(key, "x") && !conf.has(key));
        QVERIFY(!conf.append(key, std::array {1}));
    }
    for (const char* text : {"two\nlines", "tab\t", "\x7f"}) {
        const auto done = conf.set("midi.performing_source_port", text);
        QVERIFY(!done && done.error().id == ErrorId::SettingsWrongType);
    }
    QVERIFY(!conf.set("midi.controllers", std::span<const int>()));
    QVERIFY(!conf.set("representation.input_features", FeatureSet()));
    QVERIFY(!conf.set("training.mean_padding", std::nan("")));
    QCOMPARE(conf.text(), std::string(kMinimal));
}

void TestLarasynthConf::sizesAreBounded()
{
    std::string list = "[midi]\ncontrollers = 1";
    for (int i = 0; i < 5000; ++i)
        list += ",1";
    const auto tooLong = LarasynthConf::parse(list, "x");
    QVERIFY(!tooLong);
    QVERIFY(tooLong.error().id == ErrorId::SettingsSyntax);
    QCOMPARE(tooLong.error().name, std::string("midi.controllers"));
    const test::TemporaryFolder folder;
    const auto path = folder.path() / "larasynth.conf";
    QVERIFY(writeFileAtomically(path, std::string((1U << 20U) + 1, ' ')));
    QVERIFY(LarasynthConf::read(path).error().id == ErrorId::FileTooLarge);
    // ten thousand keys are read in no time
    std::string keys = "[a]\n";
    for (int i = 0; i < 10000; ++i)
        keys += fmt::format("k{} = {}\n", i, i);
    QVERIFY(LarasynthConf::parse(keys, "x"));
}

void TestLarasynthConf::writingReportsWhatStandsInTheWay()
{
    const test::TemporaryFolder folder;
    QVERIFY(writeFileAtomically(folder.path() / "file", "x"));
    auto conf = LarasynthConf::generated();
    QVERIFY(!conf.write(folder.path() / "file" / "larasynth.conf"));
    QVERIFY(conf.file() == "larasynth.conf");
    QVERIFY(LarasynthConf::read(folder.path() / "none").error().id == ErrorId::FileNotFound);
}

QTEST_APPLESS_MAIN(TestLarasynthConf)
#include "tst_larasynth_conf.moc"
