// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/atomic_file.h"
#include "core/expression/expression_model.h"
#include "core/expression/larasynth_result.h"
#include "support/shared_data.h"

#include <QtTest>

#include <string>
#include <vector>

using namespace timbrel;
using namespace timbrel::expression;
using Kind = LarasynthUnit::Kind;

namespace {

/// The smallest network that the original could have trained: "some note on", one controller with
/// one output, one block of which only a few connections are there.
const std::string kSmall = R"({
 "arch_input_count": 2, "arch_output_count": 1, "arch_unit_count": 8,
 "cell_count": 1, "cell_states": [[0.5], [1]],
 "connections": [0, 3, 2, 6, 6, 7, 2, 7],
 "ctrl_min_max": [74, 10, 90], "ctrls": [74], "epoch": 12,
 "gated_conns": [3, 2, 6, 5, 6, 7],
 "lstm_config": {"block_counts": [1], "learning_rate": 0.05, "momentum": 0.8},
 "mse": 2, "note_max": 127, "note_min": 0, "outputs": [[10]],
 "representation_config": {"ctrl_output_counts": [74, 1], "update_rate": 75,
  "use_feature_interval": false, "use_feature_note_released": false,
  "use_feature_note_struck": false, "use_feature_some_note_on": true,
  "use_feature_velocity": false},
 "sample_count": 1, "targets": [[10]], "training_config": {"mean_padding": 1},
 "units_properties": [
  {"act_func": "IDENTITY", "id": 0, "type": "INPUT_UNIT"},
  {"act_func": "IDENTITY", "id": 1, "type": "INPUT_UNIT"},
  {"act_func": "IDENTITY", "id": 2, "type": "BIAS_UNIT"},
  {"act_func": "LOGISTIC", "id": 3, "type": "INPUT_GATE"},
  {"act_func": "LOGISTIC", "id": 4, "type": "FORGET_GATE"},
  {"act_func": "LOGISTIC", "id": 5, "type": "OUTPUT_GATE"},
  {"act_func": "LOGISTIC", "id": 6, "self_conn_gater": 4, "type": "CELL"},
  {"act_func": "LOGISTIC", "id": 7, "type": "OUTPUT_UNIT"}],
 "weights": [0.5, -1, 2, 0.25]
})";

std::string changed(const std::string& from, const std::string& to)
{
    std::string text = kSmall;
    const auto place = text.find(from);
    if (place == std::string::npos)
        qFatal("no %s", from.c_str());
    return text.replace(place, from.size(), to);
}

} // namespace

class TestLarasynthResult : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void smallResultIsReadWhole();
    void realFilesOpen();
    void brokenFilesAreRefusedWithTheirPlace_data();
    void brokenFilesAreRefusedWithTheirPlace();
    void truncationIsAlwaysSeen();
    void deepNestingIsRefusedOrPassedOver();
    void controllerThatNeverMovedStaysAtItsDefault();
    void modelOfOtherControllersIsRefused();
};

void TestLarasynthResult::smallResultIsReadWhole()
{
    const auto result = parseLarasynthResult(kSmall, "x");
    QVERIFY(result);
    QCOMPARE(result->units.size(), 8U);
    QVERIFY(result->units[6] == (LarasynthUnit {Kind::Cell, true, 4}));
    QVERIFY(result->units[2] == (LarasynthUnit {Kind::Bias, false, LarasynthUnit::kNone}));
    const std::vector<LarasynthConnection> expected {{0, 3, LarasynthUnit::kNone, 0.5},
                                                     {2, 6, 3, -1.0},
                                                     {6, 7, 5, 2.0},
                                                     {2, 7, LarasynthUnit::kNone, 0.25}};
    QVERIFY(result->connections == expected);
    QCOMPARE(result->outputs.controllers.size(), 1U);
    QVERIFY(result->outputs.controllers[0] == (ControllerCoding {74, 1, 10, 90, 10}));
    QVERIFY(result->features.has(Feature::SomeNoteOn));
    QCOMPARE(result->features.width(), 1U);
    QCOMPARE(result->updateRate, 75);
    QCOMPARE(result->mse, 2.0);
    QCOMPARE(result->epoch, 12);
    QVERIFY(result->blockCounts == std::vector<int> {1});
    QVERIFY(result->neverMoved.empty());
}

void TestLarasynthResult::realFilesOpen()
{
    const auto data = test::sharedData();
    if (!data)
        QSKIP(test::kNoSharedData);
    int opened = 0;
    for (const auto& path : test::filesIn(*data / "larasynth", ".json")) {
        if (path.filename().string().find("results") == std::string::npos)
            continue;
        const auto model = openModel(path);
        QVERIFY2(model, path.c_str());
        QCOMPARE(model->description.source, std::string("Larasynth"));
        QCOMPARE(model->description.updateRate, 20);
        QCOMPARE(model->description.outputs.controllers[0].valueOf(7), 127);
        const auto description = readModelDescription(path);
        QVERIFY(description && *description == model->description);
        ++opened;
    }
    QCOMPARE(opened, 2);
}

void TestLarasynthResult::brokenFilesAreRefusedWithTheirPlace_data()
{
    QTest::addColumn<std::string>("text");
    QTest::addColumn<std::string>("name");
    const auto row = [](const char* what, std::string text, std::string name) {
        QTest::newRow(what) << std::move(text) << std::move(name);
    };
    row("a weight less", changed("2, 0.25", "2"), "weights");
    row("half a connection", changed("2, 7]", "2]"), "weights");
    row("a unit that is not there", changed("6, 7, 2, 7]", "6, 7, 2, 8]"), "connections[6]");
    row("into an input", changed("6, 7, 2, 7]", "6, 7, 2, 1]"), "connections[7]");
    row("twice", changed("6, 7, 2, 7]", "6, 7, 6, 7]"), "connections[6]");
    row("a negative id", changed("6, 7, 2, 7]", "6, 7, -2, 7]"), "connections");
    row("half an id", changed("6, 7, 2, 7]", "6, 7, 2.5, 7]"), "connections");
    row("a huge id", changed("6, 7, 2, 7]", "6, 7, 1e300, 7]"), "connections");
    row("a text", changed("6, 7, 2, 7]", "6, 7, \"2\", 7]"), "connections");
    row("an object", changed("6, 7, 2, 7]", "6, 7, {}, 7]"), "connections");
    row("null", changed("6, 7, 2, 7]", "6, 7, null, 7]"), "connections");
    row("gate that is not there",
        changed("[3, 2, 6, 5, 6, 7]", "[3, 2, 6, 9, 6, 7]"),
        "gated_conns[3]");
    row("gated connection that is not there",
        changed("[3, 2, 6, 5, 6, 7]", "[3, 2, 6, 5, 5, 7]"),
        "gated_conns[3]");
    row("gated twice", changed("[3, 2, 6, 5, 6, 7]", "[3, 2, 6, 5, 2, 6]"), "gated_conns[3]");
    row("two of three", changed("[3, 2, 6, 5, 6, 7]", "[3, 2]"), "gated_conns");
    row("inputs",
        changed("\"arch_input_count\": 2", "\"arch_input_count\": 3"),
        "arch_input_count");
    row("units", changed("\"arch_unit_count\": 8", "\"arch_unit_count\": 9"), "arch_unit_count");
    row("another feature", changed("velocity\": false", "velocity\": true"), "arch_input_count");
    row("outputs", changed("[74, 1]", "[74, 2]"), "arch_input_count");
    row("no outputs", changed("[74, 1]", "[]"), "ctrl_output_counts");
    row("count 0", changed("[74, 1]", "[74, 0]"), "ctrl_output_counts[1]");
    row("controller 128", changed("[74, 1]", "[128, 1]"), "ctrl_output_counts[0]");
    row("other controllers", changed("\"ctrls\": [74]", "\"ctrls\": [75]"), "ctrls");
    row("range of another", changed("[74, 10, 90]", "[7, 10, 90]"), "ctrl_min_max[0]");
    row("range upside down", changed("[74, 10, 90]", "[74, 90, 10]"), "ctrl_min_max[0]");
    row("range to 128", changed("[74, 10, 90]", "[74, 10, 128]"), "ctrl_min_max[0]");
    row("half a range", changed("[74, 10, 90]", "[74, 10]"), "ctrl_min_max");
    row("rate 0", changed("\"update_rate\": 75", "\"update_rate\": 0"), "update_rate");
    row("no rate", changed("\"update_rate\"", "\"rate\""), "update_rate");
    row("feature not said", changed("\"use_feature_velocity\"", "\"x\""), "representation_config");
    row("feature as a number",
        changed("velocity\": false", "velocity\": 0"),
        "use_feature_velocity");
    row("unknown unit", changed("FORGET_GATE", "FORGOTTEN"), "units_properties[4]");
    row("unknown function", changed("LOGISTIC", "TANH"), "units_properties[3]");
    row("unit without id", changed("\"id\": 5, ", ""), "units_properties[5]");
    row("same id twice", changed("\"id\": 5", "\"id\": 4"), "units_properties[5]");
    row("cell without forget gate", changed("\"self_conn_gater\": 4, ", ""), "units_properties[6]");
    row("gater beyond",
        changed("\"self_conn_gater\": 4", "\"self_conn_gater\": 8"),
        "units_properties[6]");
    row("a number for a type", changed("\"type\": \"CELL\"", "\"type\": 3"), "type");
    row("truth for a weight", changed("[0.5, -1", "[true, -1"), "weights");
    row("no units", "{}", "representation_config");
}

void TestLarasynthResult::brokenFilesAreRefusedWithTheirPlace()
{
    QFETCH(const std::string, text);
    QFETCH(const std::string, name);
    const auto result = parseLarasynthResult(text, "folder/results.json");
    QVERIFY(!result);
    QCOMPARE(errorName(result.error().id), errorName(ErrorId::ModelBroken));
    QCOMPARE(result.error().name, name);
    QCOMPARE(result.error().file, std::string("folder/results.json"));
}

void TestLarasynthResult::truncationIsAlwaysSeen()
{
    for (std::size_t size = 0; size < kSmall.size() - 1; ++size) {
        const auto result = parseLarasynthResult(std::string_view(kSmall).substr(0, size), "x");
        QVERIFY(!result);
        QCOMPARE(errorName(result.error().id), errorName(ErrorId::ModelBroken));
        QVERIFY(result.error().byte);
    }
}

void TestLarasynthResult::deepNestingIsRefusedOrPassedOver()
{
    const std::string deep(200000, '[');
    QVERIFY(!parseLarasynthResult(deep, "x"));
    QVERIFY(!parseLarasynthResult("{\"weights\":" + deep, "x"));
    std::string nested;
    for (int i = 0; i < 10000; ++i)
        nested += "{\"units_properties\":[";
    QVERIFY(!parseLarasynthResult(nested, "x"));
}

void TestLarasynthResult::controllerThatNeverMovedStaysAtItsDefault()
{
    const test::TemporaryFolder folder;
    const auto path = folder.path() / "results.json";
    QVERIFY(writeFileAtomically(path, changed("[74, 10, 90]", "[]")));
    Settings settings;
    settings.controllers = {74};
    settings.controllerDefaults = {{74, 64}};
    const auto model = openModel(path, &settings);
    QVERIFY(model);
    QVERIFY(model->description.outputs.controllers[0] == (ControllerCoding {74, 1, 64, 64, 64}));
}

void TestLarasynthResult::modelOfOtherControllersIsRefused()
{
    const test::TemporaryFolder folder;
    const auto path = folder.path() / "results.json";
    QVERIFY(writeFileAtomically(path, kSmall));
    Settings settings;
    settings.controllers = {1};
    const auto model = openModel(path, &settings);
    QVERIFY(!model);
    QCOMPARE(model.error().id, ErrorId::ModelOfAnotherProject);
    QCOMPARE(openModel(folder.path() / "none.json").error().id, ErrorId::FileNotFound);
}

QTEST_APPLESS_MAIN(TestLarasynthResult)
#include "tst_larasynth_result.moc"
