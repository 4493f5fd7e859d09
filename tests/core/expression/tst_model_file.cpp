// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/expression/expression_model.h"
#include "core/expression/live_kernel.h"
#include "core/expression/model_file.h"
#include "core/learning/safetensors.h"
#include "support/shared_data.h"

#include <QtTest>

#include <algorithm>
#include <functional>
#include <limits>
#include <string>
#include <vector>

#include "random_network.h"

using namespace timbrel;
using namespace timbrel::expression;
using test::NetworkShape;

namespace {

const NetworkShape kShape {3, {8, 5}, {6, 4}, true};

ModelDescription description()
{
    ModelDescription description;
    description.features.set(Feature::SomeNoteOn);
    description.features.set(Feature::Velocity);
    description.features.set(Feature::HeldNotes);
    description.outputs = test::codingOf(kShape);
    description.outputs.controllers[0].minimum = 3;
    description.updateRate = 1000;
    description.blockCounts = {6, 4};
    description.mse = 0.1;
    description.seed = 18446744073709551615U;
    description.epoch = 293;
    description.dataDigest = "b5bb9d8014a0f9b1";
    description.source = "Timbrel \"test\"";
    return description;
}

NetworkWeights weights()
{
    Random random(2);
    return test::randomWeights(kShape, random);
}

/// A sound file whose parts were changed.
std::string changed(const std::function<void(learning::TensorFile&)>& change)
{
    auto file = *learning::parseSafetensors(*serializeModel(description(), weights()), "x");
    change(file);
    return *learning::serializeSafetensors(file);
}

std::string withDescription(const std::string& from, const std::string& to)
{
    return changed([&](learning::TensorFile& file) {
        std::string& text = file.metadata["timbrel"];
        const auto place = text.find(from);
        if (place == std::string::npos)
            qFatal("the description has no %s", from.c_str());
        text.replace(place, from.size(), to);
    });
}

} // namespace

class TestModelFile : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void comesBackBitForBit();
    void playsTheSameAfterSaving();
    void infinityMeansNotValidated();
    void brokenFilesAreRefusedWithTheirPlace_data();
    void brokenFilesAreRefusedWithTheirPlace();
    void truncationIsAlwaysSeen();
    void weightsThatDoNotFitAreNotSaved();
    void modelOfOtherControllersIsRefused();
    void defaultsComeFromTheSettings();
};

void TestModelFile::comesBackBitForBit()
{
    const test::TemporaryFolder folder;
    const auto path = folder.path() / "best.safetensors";
    QVERIFY(saveModel(path, description(), weights()));
    const auto loaded = loadModel(path);
    QVERIFY(loaded);
    QVERIFY(loaded->description == description());
    QVERIFY(loaded->weights == weights());
    const auto only = readModelDescription(path);
    QVERIFY(only && *only == description());
    QCOMPARE(loadModel(folder.path() / "none").error().id, ErrorId::FileNotFound);
}

void TestModelFile::playsTheSameAfterSaving()
{
    const test::TemporaryFolder folder;
    const auto path = folder.path() / "best.safetensors";
    QVERIFY(saveModel(path, description(), weights()));
    const auto model = openModel(path);
    QVERIFY(model);
    LiveKernel kernel(weights(), description().outputs);
    Random random(4);
    std::vector<float> features(kShape.features);
    std::vector<int> expected(2);
    std::vector<int> got(2);
    for (int step = 0; step < 50; ++step) {
        test::randomFeatures(features, random);
        kernel.step(features, expected);
        model->network->step(features, got);
        QCOMPARE(got, expected);
        QVERIFY(std::ranges::equal(kernel.rawOutputs(), model->network->rawOutputs()));
    }
}

void TestModelFile::infinityMeansNotValidated()
{
    auto unknown = description();
    unknown.mse = std::numeric_limits<double>::infinity();
    const auto loaded = parseModel(*serializeModel(unknown, weights()), "x");
    QVERIFY(loaded && loaded->description == unknown);
}

void TestModelFile::brokenFilesAreRefusedWithTheirPlace_data()
{
    using learning::TensorFile;
    QTest::addColumn<std::string>("bytes");
    QTest::addColumn<ErrorId>("id");
    QTest::addColumn<std::string>("name");
    const auto row = [](const char* what, std::string bytes, ErrorId id, std::string name = {}) {
        QTest::newRow(what) << std::move(bytes) << id << std::move(name);
    };
    const auto broken = ErrorId::ModelBroken;
    row("no description",
        changed([](TensorFile& f) { f.metadata.clear(); }),
        broken,
        "__metadata__.timbrel");
    row("other format", withDescription("timbrel-model", "other-model"), ErrorId::FormatUnknown);
    row("newer", withDescription("\"version\":1", "\"version\":2"), ErrorId::VersionTooNew);
    row("no JSON", withDescription("{", "("), ErrorId::JsonInvalid);
    row("a tensor less",
        changed([](TensorFile& f) { f.tensors.erase(f.tensors.begin() + 1); }),
        broken,
        "lstm.0.weight_hh");
    row("a tensor more",
        changed([](TensorFile& f) {
            f.tensors.push_back({"x", {1}, {0.0F}});
        }),
        broken);
    row("other shape",
        changed([](TensorFile& f) {
            f.tensors[2].shape = {12, 2};
        }),
        broken,
        "lstm.0.bias");
    row("not finite",
        changed([](TensorFile& f) {
            f.tensors[0].values[3] = std::numeric_limits<float>::quiet_NaN();
        }),
        broken);
    row("other blocks", withDescription("[6,4]", "[6,5]"), broken, "lstm.1.weight_ih");
    row("too many blocks", withDescription("[6,4]", "[6,1000000000]"), broken, "blocks");
    row("no layers", withDescription("[6,4]", "[]"), broken, "blocks");
    row("too many layers",
        withDescription("[6,4]", "[1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1]"),
        broken,
        "blocks");
    row("other outputs", withDescription("\"count\":8", "\"count\":9"), broken, "lstm.0.weight_ih");
    row("hostile count", withDescription("\"count\":8", "\"count\":99999999999"), broken, "count");
    row("negative", withDescription("\"minimum\":3", "\"minimum\":-3"), broken, "minimum");
    row("upside down", withDescription("\"minimum\":3", "\"minimum\":128"), broken, "minimum");
    row("twice the same",
        withDescription("\"controller\":2", "\"controller\":1"),
        broken,
        "controller");
    row("controller 128",
        withDescription("\"controller\":2", "\"controller\":128"),
        broken,
        "controller");
    row("unknown feature", withDescription("velocity", "pressure"), broken, "features");
    row("unknown dialect",
        withDescription("\"dialect\":\"timbrel\"", "\"dialect\":\"x\""),
        broken,
        "dialect");
    row("rate 0",
        withDescription("\"update_rate\":1000", "\"update_rate\":0"),
        broken,
        "update_rate");
    row("no feedback said", withDescription("\"feedback\"", "\"feedbuck\""), broken, "feedback");
    row("text for a number", withDescription("\"mse\":0.1", "\"mse\":\"0.1\""), broken, "mse");
}

void TestModelFile::brokenFilesAreRefusedWithTheirPlace()
{
    QFETCH(const std::string, bytes);
    QFETCH(const ErrorId, id);
    QFETCH(const std::string, name);
    const auto model = parseModel(bytes, "folder/best.safetensors");
    QVERIFY(!model);
    QCOMPARE(errorName(model.error().id), errorName(id));
    QCOMPARE(model.error().name, name);
    QCOMPARE(model.error().file, std::string("folder/best.safetensors"));
}

void TestModelFile::truncationIsAlwaysSeen()
{
    const std::string bytes = *serializeModel(description(), weights());
    for (std::size_t size = 0; size < bytes.size(); size += 7)
        QVERIFY(!parseModel(std::string_view(bytes).substr(0, size), "x"));
}

void TestModelFile::weightsThatDoNotFitAreNotSaved()
{
    const test::TemporaryFolder folder;
    const auto path = folder.path() / "best.safetensors";
    auto other = description();
    other.blockCounts = {6};
    QVERIFY(!saveModel(path, other, weights()));
    auto broken = weights();
    broken.outputBias[0] = std::numeric_limits<float>::infinity();
    const auto saved = saveModel(path, description(), broken);
    QVERIFY(!saved);
    QCOMPARE(saved.error().id, ErrorId::ModelBroken);
    QVERIFY(!std::filesystem::exists(path));
}

void TestModelFile::modelOfOtherControllersIsRefused()
{
    const test::TemporaryFolder folder;
    const auto path = folder.path() / "best.safetensors";
    QVERIFY(saveModel(path, description(), weights()));
    Settings settings;
    settings.controllers = {2, 1};
    QVERIFY(openModel(path, &settings));
    settings.controllers = {2, 74};
    const auto model = openModel(path, &settings);
    QVERIFY(!model);
    QCOMPARE(model.error().id, ErrorId::ModelOfAnotherProject);
    QCOMPARE(model.error().found, std::string("1, 2"));
    QCOMPARE(model.error().expected, std::string("2, 74"));
}

void TestModelFile::defaultsComeFromTheSettings()
{
    const test::TemporaryFolder folder;
    const auto path = folder.path() / "best.safetensors";
    QVERIFY(saveModel(path, description(), weights()));
    Settings settings;
    settings.controllers = {1, 2};
    settings.controllerDefaults = {{1, 99}};
    const auto model = openModel(path, &settings);
    QVERIFY(model);
    QCOMPARE(model->description.outputs.controllers[0].defaultValue, 99);
    QCOMPARE(model->description.outputs.controllers[1].defaultValue, 20);
    auto coding = description().outputs;
    coding.controllers[0].defaultValue = 99;
    LiveKernel kernel(weights(), coding);
    const std::vector<float> features(kShape.features, 0.0F);
    std::vector<int> indices(2);
    kernel.step(features, indices);
    model->network->step(features, indices);
    QVERIFY(std::ranges::equal(kernel.rawOutputs(), model->network->rawOutputs()));
}

QTEST_APPLESS_MAIN(TestModelFile)
#include "tst_model_file.moc"
