// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/atomic_file.h"
#include "core/base/json.h"
#include "core/learning/safetensors.h"
#include "core/pattern/pattern_checkpoint.h"
#include "core/pattern/pattern_model.h"

#include <QTemporaryDir>
#include <QTest>

#include <functional>
#include <limits>

#include "made_up_checkpoint.h"

using namespace timbrel;
using namespace timbrel::pattern;

namespace {

constexpr const char* kKey = "timbrel_pattern_model";

class TestFolder
{
public:
    [[nodiscard]] std::filesystem::path file() const
    {
        return std::filesystem::path(m_folder.path().toStdString()) / "best.safetensors";
    }

private:
    QTemporaryDir m_folder;
};

/// What opening says of a checkpoint after somebody has changed its file.
Error refusal(const std::function<void(learning::TensorFile&)>& damage)
{
    const TestFolder folder;
    if (!writePatternCheckpoint(folder.file(), test::madeUpCheckpoint()))
        return Error(ErrorId::FileNotWritable);
    auto file = learning::readSafetensors(folder.file());
    damage(*file);
    if (!learning::writeSafetensors(folder.file(), *file))
        return Error(ErrorId::FileNotWritable);
    const auto opened = PatternModel::open(folder.file());
    return opened ? Error(ErrorId::UsageWrong) : opened.error();
}

Error refusedDescription(const std::function<void(Json&)>& damage)
{
    return refusal([&](learning::TensorFile& file) {
        auto json = parseJson(file.metadata[kKey], "description");
        damage(*json);
        file.metadata[kKey] = jsonLine(*json);
    });
}

learning::Tensor& tensor(learning::TensorFile& file, std::string_view name)
{
    for (learning::Tensor& each : file.tensors)
        if (each.name == name)
            return each;
    qFatal("no such tensor");
}

} // namespace

class TestPatternCheckpoint : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everythingIsReadBackAsItWasWritten()
    {
        for (const PatternPlanes planes : {PatternPlanes {}, PatternPlanes {true, true}}) {
            const auto made = test::madeUpCheckpoint(3, planes, planes.offsets);
            const TestFolder folder;
            QVERIFY(writePatternCheckpoint(folder.file(), made));
            const auto bytes = readFile(folder.file());
            const auto read = parsePatternCheckpoint(*bytes, folder.file());
            QVERIFY(read);
            QCOMPARE(read->shape, made.shape);
            QCOMPARE(read->rows, made.rows);
            QCOMPARE(read->planes, made.planes);
            QCOMPARE(read->labels, made.labels);
            QCOMPARE(read->isConditioned, made.isConditioned);
            QCOMPARE(read->dimensions, made.dimensions);
            QCOMPARE(read->thresholds, made.thresholds);
            QCOMPARE(read->velocities, made.velocities);
            QCOMPARE(read->encoder, made.encoder);
            QCOMPARE(read->decoder, made.decoder);
            QCOMPARE(read->figures, made.figures);
            QCOMPARE(read->seed, made.seed);
            QCOMPARE(read->dataDigest, made.dataDigest);
            QCOMPARE(read->points.size(), made.points.size());
            for (std::size_t i = 0; i < made.points.size(); ++i) {
                QCOMPARE(read->points[i].position, made.points[i].position);
                QCOMPARE(read->points[i].name, made.points[i].name);
                QCOMPARE(read->points[i].label, made.points[i].label);
                QCOMPARE(read->points[i].isHeldOut, made.points[i].isHeldOut);
            }
        }
    }

    void anOpenedModelDecodesAsTheOneThatWasSaved()
    {
        const auto made = test::madeUpCheckpoint();
        const TestFolder folder;
        QVERIFY(writePatternCheckpoint(folder.file(), made));
        const auto opened = PatternModel::open(folder.file());
        QVERIFY(opened);
        const auto before = PatternModel::of(made, "digest");
        auto scratch = before->makeScratch();
        std::vector<float> expected(before->contentSize());
        std::vector<float> content(before->contentSize());
        const std::vector<float> z = {0.25F, -1.0F};
        before->decodeContent(z, 1, scratch, expected);
        (*opened)->decodeContent(z, 1, scratch, content);
        QCOMPARE(content, expected);
        QCOMPARE((*opened)->digest().size(), std::size_t {64});
        QCOMPARE((*opened)->points().size(), std::size_t {3});
    }

    void weightsThatAreNoNumbersAreRefused()
    {
        const auto error = refusal([](learning::TensorFile& file) {
            tensor(file, "decoder.1.weight").values[77] = std::numeric_limits<float>::quiet_NaN();
        });
        QCOMPARE(error.id, ErrorId::ModelBroken);
        QCOMPARE(error.name, std::string("decoder"));
        QCOMPARE(error.found, std::string("NaN"));
        QVERIFY(!error.file.empty());
        const auto ofPoints = refusal([](learning::TensorFile& file) {
            tensor(file, "points").values[1] = std::numeric_limits<float>::infinity();
        });
        QCOMPARE(ofPoints.id, ErrorId::ModelBroken);
        QCOMPARE(ofPoints.name, std::string("points"));
    }

    void tensorsOfAnotherShapeAreRefusedWithBothShapes()
    {
        const auto error = refusal([](learning::TensorFile& file) {
            auto& weight = tensor(file, "encoder.0.weight");
            weight.shape = {weight.shape[1], weight.shape[0]};
        });
        QCOMPARE(error.id, ErrorId::ModelBroken);
        QCOMPARE(error.name, std::string("encoder.0.weight"));
        QCOMPARE(error.found, std::string("[770, 24]"));
        QCOMPARE(error.expected, std::string("[24, 770]"));
    }

    void aTensorTooFewOrTooManyIsRefused()
    {
        QCOMPARE(refusal([](learning::TensorFile& file) { file.tensors.pop_back(); }).id,
                 ErrorId::ModelBroken);
        QCOMPARE(refusal([](learning::TensorFile& file) {
                     file.tensors.push_back({"more", {1}, {0.0F}});
                 }).id,
                 ErrorId::ModelBroken);
    }

    void aDescriptionThatDoesNotFitIsRefusedByItsField_data()
    {
        QTest::addColumn<QString>("field");
        QTest::addColumn<QString>("value");
        QTest::addColumn<QString>("named");
        QTest::newRow("dimensions") << "dimensions"
                                    << "65"
                                    << "dimensions";
        QTest::newRow("no dimensions") << "dimensions"
                                       << "0"
                                       << "dimensions";
        QTest::newRow("activation") << "activation"
                                    << "\"gelu\""
                                    << "activation";
        QTest::newRow("thresholds") << "thresholds"
                                    << "[0.5]"
                                    << "thresholds";
        QTest::newRow("a threshold") << "thresholds"
                                     << "[2,0,0,0,0,0,0,0]"
                                     << "thresholds";
        QTest::newRow("rows") << "rows"
                              << "[]"
                              << "rows";
        QTest::newRow("labels") << "labels"
                                << "[1]"
                                << "labels";
        QTest::newRow("layers") << "decoder_layers"
                                << "[0]"
                                << "decoder_layers";
        QTest::newRow("huge layers") << "decoder_layers"
                                     << "[9999999]"
                                     << "decoder_layers";
        QTest::newRow("points") << "points"
                                << "{\"names\":[\"a\"],\"labels\":[7],\"held_out\":[0]}"
                                << "labels";
        QTest::newRow("figures") << "figures"
                                 << "null"
                                 << "figures";
    }
    void aDescriptionThatDoesNotFitIsRefusedByItsField()
    {
        QFETCH(QString, field);
        QFETCH(QString, value);
        QFETCH(QString, named);
        const auto error = refusedDescription([&](Json& json) {
            json[field.toStdString()] = *parseJson(value.toStdString(), "value");
        });
        QCOMPARE(error.id, ErrorId::ModelBroken);
        QCOMPARE(error.name, named.toStdString());
        QVERIFY(!error.file.empty());
    }

    void anotherKindOfModelOrANewerOneIsToldApart()
    {
        QCOMPARE(refusal([](learning::TensorFile& file) { file.metadata.clear(); }).id,
                 ErrorId::ModelBroken);
        QCOMPARE(refusedDescription([](Json& json) { json["format"] = "timbrel-model"; }).id,
                 ErrorId::FormatUnknown);
        QCOMPARE(refusedDescription([](Json& json) { json["version"] = 2; }).id,
                 ErrorId::VersionTooNew);
        QCOMPARE(PatternModel::open("/nowhere/best.safetensors").error().id, ErrorId::FileNotFound);
    }
};

QTEST_APPLESS_MAIN(TestPatternCheckpoint)
#include "tst_pattern_checkpoint.moc"
