// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learning/metrics.h"
#include "support/shared_data.h"

#include <QTest>

#include <cmath>
#include <csignal>
#include <fstream>
#include <limits>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace timbrel;
using namespace timbrel::learning;

namespace {

const std::vector<MetricDescription> kMetrics
    = {{"mse", "units²", Direction::LowerIsBetter, "error", 12.5},
       {"accuracy", "", Direction::HigherIsBetter, "hits", std::nullopt},
       {"rate", "steps/s", Direction::Neither, "speed", std::nullopt}};

void append(const std::filesystem::path& file, const std::string& text)
{
    std::ofstream(file, std::ios::app | std::ios::binary) << text;
}

} // namespace

class TestMetrics : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void descriptionsAndValuesComeBack()
    {
        const timbrel::test::TemporaryFolder folder;
        const auto file = folder.path() / "metrics.jsonl";
        MetricsReader reader(file);
        QVERIFY(reader.readNew()->empty()); // not there yet
        auto writer = MetricsWriter::open(file);
        QVERIFY(writer->describe(kMetrics).has_value());
        QVERIFY(writer->append({1.5, 2, 30, {{"mse", 0.1}, {"accuracy", 1.0}}}).has_value());
        const auto records = reader.readNew();
        QCOMPARE(reader.metrics(), kMetrics);
        QCOMPARE(records->size(), std::size_t {1});
        QCOMPARE((*records)[0].seconds, 1.5);
        QCOMPARE((*records)[0].epoch, 2);
        QCOMPARE((*records)[0].updates, 30);
        QCOMPARE((*records)[0].values[0].first, std::string("mse"));
        QCOMPARE((*records)[0].values[0].second, 0.1);
        QVERIFY(reader.readNew()->empty()); // nothing twice
        QVERIFY(writer->append({2.5, 3, 40, {{"mse", std::nan("")}}}).has_value());
        QVERIFY(std::isnan((*reader.readNew())[0].values[0].second));
    }

    void anUnfinishedLineWaitsForItsEnd()
    {
        const timbrel::test::TemporaryFolder folder;
        const auto file = folder.path() / "metrics.jsonl";
        MetricsReader reader(file);
        const std::string line = R"({"seconds":1,"epoch":1,"updates":2,"values":{"a":3}})";
        for (std::size_t i = 0; i < line.size(); ++i) {
            append(file, line.substr(i, 1));
            QVERIFY(reader.readNew()->empty());
        }
        append(file, "\n");
        QCOMPARE(reader.readNew()->size(), std::size_t {1});
        QCOMPARE(reader.skippedLines(), std::size_t {0});
    }

    void aWriterCutsOffTheHalfLineOfAKilledOne()
    {
        const timbrel::test::TemporaryFolder folder;
        const auto file = folder.path() / "metrics.jsonl";
        MetricsReader reader(file);
        QVERIFY(MetricsWriter::open(file)->append({1, 1, 1, {{"a", 1.0}}}).has_value());
        append(file, "{\"seconds\":2,\"epo" + std::string(10000, 'x'));
        QCOMPARE(reader.readNew()->size(), std::size_t {1});
        QVERIFY(MetricsWriter::open(file)->append({3, 3, 3, {{"a", 3.0}}}).has_value());
        const auto records = reader.readNew();
        QCOMPARE(records->size(), std::size_t {1});
        QCOMPARE((*records)[0].epoch, 3);
        QCOMPARE(reader.skippedLines(), std::size_t {0});
    }

    void linesThatAreNoRecordsArePassedOver_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::newRow("empty") << QByteArray("");
        QTest::newRow("no JSON") << QByteArray("{\"seconds\":");
        QTest::newRow("a number") << QByteArray("12");
        QTest::newRow("a field missing") << QByteArray(R"({"seconds":1,"epoch":1,"values":{}})");
        QTest::newRow("text as value")
            << QByteArray(R"({"seconds":1,"epoch":1,"updates":1,"values":{"a":"b"}})");
        QTest::newRow("zeros of a power cut") << QByteArray(100, '\0');
        QTest::newRow("newer header")
            << QByteArray(R"({"format":"timbrel-metrics","version":99,"metrics":[]})");
        QTest::newRow("longer than a line can be") << QByteArray(3 << 20, 'x');
    }

    void linesThatAreNoRecordsArePassedOver()
    {
        QFETCH(const QByteArray, line);
        const timbrel::test::TemporaryFolder folder;
        const auto file = folder.path() / "metrics.jsonl";
        MetricsReader reader(file);
        append(file, line.toStdString());
        QVERIFY(reader.readNew()->empty());
        append(file, "\n");
        QVERIFY(MetricsWriter::open(file)->append({3, 3, 3, {{"a", 3.0}}}).has_value());
        QCOMPARE(reader.readNew()->size(), std::size_t {1});
        QCOMPARE(reader.skippedLines(), std::size_t {1});
    }

    void aFileThatIsBegunAnewIsReadFromItsStart()
    {
        const timbrel::test::TemporaryFolder folder;
        const auto file = folder.path() / "metrics.jsonl";
        MetricsReader reader(file);
        for (int i = 0; i < 5; ++i)
            QVERIFY(MetricsWriter::open(file)->append({1, i, 1, {}}).has_value());
        QCOMPARE(reader.readNew()->size(), std::size_t {5});
        std::filesystem::remove(file);
        QVERIFY(MetricsWriter::open(file)->append({1, 77, 1, {}}).has_value());
        const auto records = reader.readNew();
        QCOMPARE(records->size(), std::size_t {1});
        QCOMPARE((*records)[0].epoch, 77);
    }

    void anotherProcessIsReadWhileItWrites()
    {
        constexpr int kLines = 5000;
        const timbrel::test::TemporaryFolder folder;
        const auto file = folder.path() / "metrics.jsonl";
        const pid_t child = ::fork();
        if (child == 0) {
            auto writer = MetricsWriter::open(file);
            bool good = writer->describe(kMetrics).has_value();
            for (int i = 0; i < kLines; ++i)
                good = writer->append({0.0, i, i, {{"mse", i * 0.5}}}).has_value() && good;
            ::_exit(good ? 0 : 1);
        }
        MetricsReader reader(file);
        int next = 0;
        int status = 0;
        bool isOver = false;
        while (!isOver) {
            isOver = ::waitpid(child, &status, WNOHANG) == child; // before the last look
            const auto records = reader.readNew();
            QVERIFY(records.has_value());
            for (const auto& record : *records) {
                QCOMPARE(record.epoch, next);
                QCOMPARE(record.values[0].second, next * 0.5);
                ++next;
            }
        }
        QVERIFY(WIFEXITED(status) && WEXITSTATUS(status) == 0);
        QCOMPARE(next, kLines);
        QCOMPARE(reader.skippedLines(), std::size_t {0});
    }

    void aFullDiskIsReportedAndLeavesWholeLines()
    {
        const timbrel::test::TemporaryFolder folder;
        const auto file = folder.path() / "metrics.jsonl";
        auto writer = MetricsWriter::open(file);
        QVERIFY(writer->append({1, 1, 1, {{"a", 1.0}}}).has_value());
        const auto before = std::filesystem::file_size(file);
        rlimit old {};
        ::getrlimit(RLIMIT_FSIZE, &old);
        const rlimit full {before + 10, old.rlim_max}; // room for a part of the next line
        std::signal(SIGXFSZ, SIG_IGN);
        ::setrlimit(RLIMIT_FSIZE, &full);
        const auto written = writer->append({2, 2, 2, {{"a", 1.0}}});
        ::setrlimit(RLIMIT_FSIZE, &old);
        QVERIFY(!written.has_value());
        QCOMPARE(errorName(written.error().id), "DiskFull");
        QCOMPARE(std::filesystem::file_size(file), before);
        QVERIFY(writer->append({3, 3, 3, {{"a", 1.0}}}).has_value());
        MetricsReader reader(file);
        QCOMPARE(reader.readNew()->size(), std::size_t {2});
        QCOMPARE(reader.skippedLines(), std::size_t {0});
    }

    void aFolderThatIsNotThereIsAnError()
    {
        const auto writer = MetricsWriter::open("/nonexistent/metrics.jsonl");
        QVERIFY(!writer.has_value());
        QCOMPARE(errorName(writer.error().id), "FolderNotWritable");
    }
};

QTEST_APPLESS_MAIN(TestMetrics)
#include "tst_metrics.moc"
