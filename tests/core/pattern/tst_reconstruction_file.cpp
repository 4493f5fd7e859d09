// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/json.h"
#include "core/pattern/reconstruction_file.h"
#include "support/shared_data.h"

#include <QtTest/QTest>

using namespace timbrel;
using namespace timbrel::pattern;
using timbrel::test::TemporaryFolder;

namespace {

Json onePreview()
{
    const Json hit = {{0.5, 0.0, 0.0, 1.0}, {0.0, 0.0, 0.25, 0.0}};
    const Json output = {{0.5, 0.0, 0.0, 0.0}, {0.0, 0.0, 0.25, 0.0}};
    return {{"format", "timbrel-preview"},
            {"version", 1},
            {"kind", "patterns"},
            {"epoch", 12},
            {"steps_per_beat", 4},
            {"beats_per_bar", 1},
            {"patterns",
             {{{"name", "one"},
               {"label", "funk"},
               {"onset_f1", 0.8},
               {"target", hit},
               {"output", output}}}}};
}

} // namespace

class TestReconstructionFile : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void targetAndOutputAreRead();
    void whatIsBrokenIsRefused_data();
    void whatIsBrokenIsRefused();
};

void TestReconstructionFile::targetAndOutputAreRead()
{
    const TemporaryFolder folder;
    QVERIFY(writeJson(folder.path() / "r.json", onePreview()));
    const auto read = readReconstructions(folder.path() / "r.json");
    QVERIFY(read);
    QCOMPARE(read->epoch, std::int64_t {12});
    QCOMPARE(read->patterns.size(), std::size_t {1});
    const Reconstruction& one = read->patterns.front();
    QCOMPARE(one.label, std::string("funk"));
    QCOMPARE(one.onsetF1, 0.8);
    QCOMPARE(one.target.onsetCount(), std::size_t {3});
    QCOMPARE(one.output.onsetCount(), std::size_t {2});
    QCOMPARE(one.target.at(0, 3).velocity, 1.0F);
}

void TestReconstructionFile::whatIsBrokenIsRefused_data()
{
    QTest::addColumn<QString>("pointer");
    QTest::newRow("rows of several lengths") << "/patterns/0/output/1";
    QTest::newRow("no number") << "/patterns/0/target/0/0";
    QTest::newRow("no rows") << "/patterns/0/target";
    QTest::newRow("no name") << "/patterns/0/name";
    QTest::newRow("no beat") << "/steps_per_beat";
}

void TestReconstructionFile::whatIsBrokenIsRefused()
{
    QFETCH(QString, pointer);
    const TemporaryFolder folder;
    Json json = onePreview();
    json[Json::json_pointer(pointer.toStdString())] = Json::array();
    QVERIFY(writeJson(folder.path() / "r.json", json));
    QVERIFY(!readReconstructions(folder.path() / "r.json"));
}

QTEST_GUILESS_MAIN(TestReconstructionFile)
#include "tst_reconstruction_file.moc"
