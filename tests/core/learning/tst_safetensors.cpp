// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/atomic_file.h"
#include "core/learning/checkpoint.h"
#include "core/learning/safetensors.h"
#include "support/shared_data.h"

#include <QTest>

#include <cstring>
#include <limits>

using namespace timbrel;
using namespace timbrel::learning;

namespace {

/// A file put together by hand, as the format's description says: eight bytes of length, least
/// significant first, the header, the data.
std::string fileOf(const std::string& header, const std::string& data, std::int64_t extraLength = 0)
{
    std::string bytes;
    auto length
        = static_cast<std::uint64_t>(static_cast<std::int64_t>(header.size()) + extraLength);
    for (int i = 0; i < 8; ++i, length >>= 8U)
        bytes.push_back(static_cast<char>(length & 0xFFU));
    return bytes + header + data;
}

const std::string kOnePointFive("\x00\x00\xC0\x3F", 4); // IEEE 754, least significant byte first
const std::string kMinusTwo("\x00\x00\x00\xC0", 4);

std::string tensorText(const std::string& shape, int begin, int end)
{
    return R"({"dtype":"F32","shape":)" + shape + R"(,"data_offsets":[)" + std::to_string(begin)
        + "," + std::to_string(end) + "]}";
}

} // namespace

class TestSafetensors : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsBytesThatWereComposedByHand()
    {
        const auto file = parseSafetensors(
            fileOf(R"({"__metadata__":{"a":"b"},"y":)" + tensorText("[]", 4, 8)
                       + R"(,"x":{"shape":[1,1],"data_offsets":[0,4],"dtype":"F32"}}   )",
                   kOnePointFive + kMinusTwo),
            "hand");
        QVERIFY(file.has_value());
        QCOMPARE(file->tensors.size(), std::size_t {2});
        QCOMPARE(file->tensors[0], (Tensor {"x", {1, 1}, {1.5F}}));
        QCOMPARE(file->tensors[1], (Tensor {"y", {}, {-2.0F}}));
        QCOMPARE(file->metadata.at("a"), std::string("b"));
    }

    void writesWhatTheFormatSays()
    {
        const auto bytes = serializeSafetensors({{{"x", {2}, {1.5F, -2.0F}}}, {{"key", "text"}}});
        QVERIFY(bytes.has_value());
        const std::string header
            = R"({"__metadata__":{"key":"text"},"x":)" + tensorText("[2]", 0, 8) + "}";
        const std::string padded = header + std::string((8 - header.size() % 8) % 8, ' ');
        QCOMPARE(*bytes, fileOf(padded, kOnePointFive + kMinusTwo));
    }

    void roundTripKeepsEveryBit()
    {
        TensorFile file;
        file.metadata = {{"timbrel", R"({"a": [1, 2]})"}, {"ümlaut", "\n\t\"\\"}};
        file.tensors = {{"empty", {0, 7}, {}},
                        {"weights",
                         {2, 3},
                         {1.0F,
                          -0.0F,
                          std::numeric_limits<float>::denorm_min(),
                          3e38F,
                          -1e-30F,
                          std::numeric_limits<float>::infinity()}},
                        {"one", {}, {0.1F}}};
        const timbrel::test::TemporaryFolder folder;
        QVERIFY(writeSafetensors(folder.path() / "a.safetensors", file).has_value());
        const auto again = readSafetensors(folder.path() / "a.safetensors");
        QVERIFY(again.has_value());
        QCOMPARE(*again, file);
        QVERIFY(std::signbit(again->tensors[1].values[1]));
        QVERIFY(again->find("one") != nullptr && again->find("two") == nullptr);
    }

    void hostileHeadersAreRefused_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        const std::string good = R"({"x":)" + tensorText("[1]", 0, 4) + "}";
        const auto add = [](const char* name, const std::string& bytes) {
            QTest::newRow(name) << QByteArray(bytes.data(), static_cast<qsizetype>(bytes.size()));
        };
        const auto header = [&](const char* name, const std::string& text) {
            add(name, fileOf(text, kOnePointFive));
        };
        add("nothing", "");
        add("seven bytes", std::string(7, '\0'));
        add("no header", std::string(8, '\0'));
        add("length beyond the file", fileOf(good, kOnePointFive, 1000));
        add("length of 2^64 - 1", std::string(8, '\xFF') + good);
        add("length cuts the header", fileOf(good, kOnePointFive, -3));
        add("data too short", fileOf(good, kOnePointFive.substr(0, 3)));
        add("data too long", fileOf(good, kOnePointFive + kMinusTwo));
        header("not JSON", "{x}");
        header("starts with a space", " " + good);
        header("a list", "[]");
        header("text after the object", good + "{}");
        header("tensor twice",
               R"({"x":)" + tensorText("[1]", 0, 4) + R"(,"x":)" + tensorText("[1]", 0, 4) + "}");
        header("metadata twice",
               R"({"__metadata__":{},"__metadata__":{},"x":)" + tensorText("[1]", 0, 4) + "}");
        header("metadata key twice",
               R"({"__metadata__":{"a":"1","a":"2"},"x":)" + tensorText("[1]", 0, 4) + "}");
        header("metadata not text",
               R"({"__metadata__":{"a":1},"x":)" + tensorText("[1]", 0, 4) + "}");
        header("metadata nested",
               R"({"__metadata__":{"a":{}},"x":)" + tensorText("[1]", 0, 4) + "}");
        header("tensor is a number", R"({"x":4})");
        header("no dtype", R"({"x":{"shape":[1],"data_offsets":[0,4]}})");
        header("no shape", R"({"x":{"dtype":"F32","data_offsets":[0,4]}})");
        header("no offsets", R"({"x":{"dtype":"F32","shape":[1]}})");
        header("unknown field",
               R"({"x":{"dtype":"F32","shape":[1],"data_offsets":[0,4],"z":"1"}})");
        header("dtype twice",
               R"({"x":{"dtype":"F32","dtype":"F32","shape":[1],"data_offsets":[0,4]}})");
        header("shape twice",
               R"({"x":{"dtype":"F32","shape":[1],"shape":[1],"data_offsets":[0,4]}})");
        header("one offset", R"({"x":{"dtype":"F32","shape":[1],"data_offsets":[0]}})");
        header("three offsets", R"({"x":{"dtype":"F32","shape":[1],"data_offsets":[0,4,4]}})");
        header("negative offset", R"({"x":{"dtype":"F32","shape":[1],"data_offsets":[-4,0]}})");
        header("offsets backwards", R"({"x":)" + tensorText("[1]", 4, 0) + "}");
        header("negative shape", R"({"x":)" + tensorText("[-1]", 0, 4) + "}");
        header("broken shape", R"({"x":)" + tensorText("[1.0]", 0, 4) + "}");
        header("shape beside the data", R"({"x":)" + tensorText("[2]", 0, 4) + "}");
        header("shape that overflows",
               R"({"x":)" + tensorText("[4294967296,4294967296,1]", 0, 4) + "}");
        header("shape that wraps to fit",
               R"({"x":)" + tensorText("[9223372036854775807,2]", 0, 4) + "}");
        header("too many dimensions",
               R"({"x":)" + tensorText("[1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1]", 0, 4) + "}");
        header("gap before", R"({"x":)" + tensorText("[0]", 4, 4) + "}");
        header("overlap",
               R"({"x":)" + tensorText("[1]", 0, 4) + R"(,"y":)" + tensorText("[1]", 0, 4) + "}");
        header("deep nesting", R"({"x":)" + std::string(100000, '['));
        header("bad UTF-8", "{\"\xFF\":" + tensorText("[1]", 0, 4) + "}");
    }

    void hostileHeadersAreRefused()
    {
        QFETCH(const QByteArray, bytes);
        const auto file = parseSafetensors(
            std::string_view(bytes.constData(), static_cast<std::size_t>(bytes.size())), "hostile");
        QVERIFY(!file.has_value());
        QCOMPARE(errorName(file.error().id), "ModelBroken");
        QCOMPARE(file.error().file, std::string("hostile"));
    }

    void otherTypesAreNotSupported()
    {
        const auto file = parseSafetensors(
            fileOf(R"({"x":{"dtype":"F16","shape":[2],"data_offsets":[0,4]}})", kOnePointFive),
            "f16");
        QVERIFY(!file.has_value());
        QCOMPARE(errorName(file.error().id), "NotSupported");
    }

    void everyTruncationAndEveryFlippedBitIsRefusedOrHarmless()
    {
        const auto good = serializeSafetensors({{{"x", {2}, {1.5F, -2.0F}}}, {{"key", "text"}}});
        for (std::size_t size = 0; size < good->size(); ++size)
            QVERIFY(!parseSafetensors(std::string_view(*good).substr(0, size), "cut").has_value());
        for (std::size_t bit = 0; bit < good->size() * 8; ++bit) {
            std::string bytes = *good;
            bytes[bit / 8] = static_cast<char>(bytes[bit / 8] ^ (1 << (bit % 8)));
            if (const auto file = parseSafetensors(bytes, "flipped")) {
                std::size_t values = 0;
                for (const auto& tensor : file->tensors)
                    values += tensor.values.size();
                QCOMPARE(values, std::size_t {2});
            }
        }
    }

    void whatCannotBeReadIsNotWritten_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<int>("values");
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("reserved name") << "__metadata__" << 1 << QByteArray("a");
        QTest::newRow("the same name") << "first" << 1 << QByteArray("a");
        QTest::newRow("too few values") << "x" << 0 << QByteArray("a");
        QTest::newRow("too many values") << "x" << 2 << QByteArray("a");
        QTest::newRow("bad UTF-8") << "x" << 1 << QByteArray("\xFF");
    }

    void whatCannotBeReadIsNotWritten()
    {
        QFETCH(const QString, name);
        QFETCH(const int, values);
        QFETCH(const QByteArray, text);
        const TensorFile file {
            {{"first", {}, {1.0F}},
             {name.toStdString(), {1}, std::vector<float>(static_cast<std::size_t>(values))}},
            {{"key", text.toStdString()}}};
        const auto bytes = serializeSafetensors(file);
        QVERIFY(!bytes.has_value());
        QCOMPARE(errorName(bytes.error().id), "FieldInvalid");
    }

    void checkpointHoldsEverythingInOneFileAndAgainBeside()
    {
        const timbrel::test::TemporaryFolder folder;
        Checkpoint checkpoint;
        checkpoint.facts.kind = "selftest";
        checkpoint.facts.settings = {{"weights", 2}};
        checkpoint.facts.optimiser = {{"step", 12}};
        checkpoint.facts.scalers = {{"mean", 0.25}};
        checkpoint.facts.random = {UINT64_MAX, 2, 3, 4};
        checkpoint.facts.cursor = {{"epoch", 7}};
        checkpoint.facts.seed = 42;
        checkpoint.facts.dataDigest = "abc";
        checkpoint.facts.versions = programVersions();
        checkpoint.tensors.tensors = {{"w", {2}, {1.0F, 2.0F}}};
        QVERIFY(saveCheckpoint(folder.path() / "last", checkpoint).has_value());
        const auto again = loadCheckpoint(folder.path() / "last");
        QVERIFY(again.has_value());
        QCOMPARE(again->facts, checkpoint.facts);
        QCOMPARE(again->tensors, checkpoint.tensors);
        const auto beside = readJson(folder.path() / "last.json");
        QVERIFY(beside.has_value());
        QCOMPARE((*beside)["seed"].get<int>(), 42);
        QVERIFY(std::filesystem::remove(folder.path() / "last.json"));
        QVERIFY(loadCheckpoint(folder.path() / "last").has_value());
    }
};

QTEST_APPLESS_MAIN(TestSafetensors)
#include "tst_safetensors.moc"
