// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learning/batch_source.h"
#include "support/shared_data.h"

#include <QTest>

#include <fstream>
#include <set>

using namespace timbrel;
using namespace timbrel::learning;

namespace {

constexpr std::size_t kItems = 10;

BatchPlan plan()
{
    return {{{"input", {2}}, {"target", {}}}, kItems, 4, 5, true};
}

/// Item i is (i, i + 0.5) and 10 i.
std::vector<std::vector<float>> values()
{
    std::vector<std::vector<float>> all(2);
    for (std::size_t i = 0; i < kItems; ++i) {
        all[0].push_back(static_cast<float>(i));
        all[0].push_back(static_cast<float>(i) + 0.5F);
        all[1].push_back(static_cast<float>(10 * i));
    }
    return all;
}

std::filesystem::path recordFile(const timbrel::test::TemporaryFolder& folder)
{
    const auto file = folder.path() / "records.f32";
    if (std::filesystem::exists(file)) // another source may be reading it
        return file;
    std::ofstream out(file, std::ios::binary);
    out.write("skip", 4);
    const auto all = values();
    for (std::size_t i = 0; i < kItems; ++i) {
        const float record[3] = {all[0][2 * i], all[0][2 * i + 1], all[1][i]};
        out.write(reinterpret_cast<const char*>(record), sizeof record);
    }
    return file;
}

std::unique_ptr<BatchSource> source(const QString& kind,
                                    const timbrel::test::TemporaryFolder& folder)
{
    if (kind == QStringLiteral("memory"))
        return batchesFromMemory(plan(), values()).value();
    if (kind == QStringLiteral("maker"))
        return batchesFromMaker(plan(),
                                [](Random& random, std::span<const std::span<float>> row) {
                                    row[0][0] = static_cast<float>(random.uniform());
                                    row[0][1] = row[0][0] + 0.5F;
                                    row[1][0] = 10.0F * row[0][0];
                                })
            .value();
    auto reader = recordFileReader(recordFile(folder), plan(), 4);
    auto streamed = batchesFromReader(plan(), reader.value()).value();
    return kind == QStringLiteral("ahead") ? readAhead(std::move(streamed), 2)
                                           : std::move(streamed);
}

std::vector<float> inputsOf(BatchSource& from, int batches)
{
    std::vector<float> inputs;
    Batch batch;
    for (int i = 0; i < batches; ++i) {
        if (!from.next(batch))
            qFatal("no batch");
        inputs.insert(inputs.end(), batch.columns[0].begin(), batch.columns[0].end());
    }
    return inputs;
}

} // namespace

class TestBatchSource : public QObject
{
    Q_OBJECT

private:
    static void kinds()
    {
        QTest::addColumn<QString>("kind");
        for (const char* kind : {"memory", "stream", "ahead", "maker"})
            QTest::newRow(kind) << QString::fromUtf8(kind);
    }

private Q_SLOTS:
    void anEpochHasEveryItemOnce_data() { kinds(); }
    void anEpochHasEveryItemOnce()
    {
        QFETCH(const QString, kind);
        const timbrel::test::TemporaryFolder folder;
        const auto from = source(kind, folder);
        QCOMPARE(from->itemCount(), kItems);
        std::vector<std::vector<float>> orders;
        for (int epoch = 0; epoch < 3; ++epoch) {
            std::vector<float> seen;
            Batch batch;
            for (const std::size_t size : {4U, 4U, 2U}) {
                QVERIFY(from->next(batch).has_value());
                QCOMPARE(batch.size, size);
                for (std::size_t i = 0; i < size; ++i) {
                    QCOMPARE(batch.columns[0][2 * i + 1], batch.columns[0][2 * i] + 0.5F);
                    QCOMPARE(batch.columns[1][i], batch.columns[0][2 * i] * 10.0F);
                    seen.push_back(batch.columns[0][2 * i]);
                }
            }
            QCOMPARE((std::set<float>(seen.begin(), seen.end()).size()), kItems);
            orders.push_back(seen);
        }
        QVERIFY(orders[0] != orders[1] && orders[1] != orders[2]); // shuffled anew
    }

    void aTrainingGoesOnExactlyWhereItWas_data() { kinds(); }
    void aTrainingGoesOnExactlyWhereItWas()
    {
        QFETCH(const QString, kind);
        const timbrel::test::TemporaryFolder folder;
        const auto first = source(kind, folder);
        inputsOf(*first, 5);
        const auto cursor = batchCursorFromJson(toJson(first->cursor())).value();
        QCOMPARE(cursor, (BatchCursor {1, 8}));
        const auto expected = inputsOf(*first, 6);
        const auto second = source(kind, folder);
        second->seek(cursor);
        QCOMPARE(inputsOf(*second, 6), expected);
        second->seek({0, 0});
        QCOMPARE(inputsOf(*second, 3), inputsOf(*source(kind, folder), 3));
    }

    void readingAheadChangesNothing()
    {
        const timbrel::test::TemporaryFolder folder;
        QCOMPARE(inputsOf(*source(QStringLiteral("ahead"), folder), 50),
                 inputsOf(*source(QStringLiteral("stream"), folder), 50));
    }

    void anErrorOfReadingComesThroughAndStays()
    {
        auto source = batchesFromReader(
            plan(), [](std::size_t item, std::span<const std::span<float>>) -> Result<> {
                if (item == 3)
                    return failure(Error(ErrorId::FileNotReadable).named("item"));
                return {};
            });
        const auto ahead = readAhead(std::move(*source), 8);
        Batch batch;
        bool hasFailed = false;
        for (int i = 0; i < 3 && !hasFailed; ++i)
            hasFailed = !ahead->next(batch).has_value();
        QVERIFY(hasFailed);
        QCOMPARE(errorName(ahead->next(batch).error().id), "FileNotReadable");
    }

    void whatDoesNotFitIsRefused()
    {
        const timbrel::test::TemporaryFolder folder;
        auto wrong = values();
        wrong[0].pop_back();
        QCOMPARE(errorName(batchesFromMemory(plan(), wrong).error().id), "FieldInvalid");
        auto tooMany = plan();
        tooMany.itemCount = kItems + 1;
        QVERIFY(!recordFileReader(recordFile(folder), tooMany, 4).has_value());
        tooMany.itemCount = SIZE_MAX;
        QVERIFY(!recordFileReader(recordFile(folder), tooMany, 4).has_value());
        auto none = plan();
        none.itemCount = 0;
        QVERIFY(!batchesFromMemory(none, {{}, {}}).has_value());
        QCOMPARE(errorName(recordFileReader(folder.path() / "nothing", plan()).error().id),
                 "FileNotFound");
    }
};

QTEST_APPLESS_MAIN(TestBatchSource)
#include "tst_batch_source.moc"
