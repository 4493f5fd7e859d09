// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/program.h"
#include "core/base/atomic_file.h"
#include "support/shared_data.h"

#include <QtTest/QTest>

#include <filesystem>

using namespace timbrel;
using namespace timbrel::test;

class TestInfo : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void tellsSettingsAndExamples();
    void openProjectOfTheOriginalProgram();
    void tellsWhatIsWrong();
    void aFileIsNoProject();
};

void TestInfo::tellsSettingsAndExamples()
{
    const TemporaryFolder folder;
    const auto project = folder.path() / "p";
    makeProject(project);
    const auto result = runTimbrel({project.string(), "info", "--json"});
    QCOMPARE(result.exitCode, 0);
    const auto lines = result.lines();
    QCOMPARE(lines.at(0).value("event", ""), std::string("settings"));
    QCOMPARE(lines.at(1).value("event", ""), std::string("example"));
    QCOMPARE(lines.at(1).value("notes", 0), 1);
    QCOMPARE(result.last().value("examples", 0), 1);
    QCOMPARE(result.last().value("models", 1), 0);
    const auto text = runTimbrel({project.string(), "info"});
    QVERIFY(text.out.find("controller 1") != std::string::npos);
}

void TestInfo::openProjectOfTheOriginalProgram()
{
    const auto data = sharedData();
    if (!data)
        QSKIP(kNoSharedData);
    const TemporaryFolder folder;
    const auto source = *data / "larasynth";
    std::filesystem::create_directories(folder.path() / "training_results");
    std::filesystem::create_directories(folder.path() / "training_examples");
    std::filesystem::copy(source / "tutorial_larasynth.conf", folder.path() / "larasynth.conf");
    std::filesystem::copy(source / "example-2026-11-20-10.19.03.695782.seq",
                          folder.path() / "training_examples");
    std::filesystem::copy(source / "results-2026-11-20-10.19.03.707593.json",
                          folder.path() / "training_results");
    const auto result = runTimbrel({folder.path().string(), "info", "--json"});
    QCOMPARE(result.exitCode, 0);
    QCOMPARE(result.last().value("examples", 0), 1);
    QCOMPARE(result.last().value("models", 0), 1);
    bool hasModel = false;
    for (const Json& line : result.lines())
        hasModel
            = hasModel || (line.value("event", "") == "model" && line.value("mse", 1.0) == 0.0);
    QVERIFY(hasModel);
}

void TestInfo::tellsWhatIsWrong()
{
    const TemporaryFolder folder;
    QVERIFY(writeFileAtomically(folder.path() / "larasynth.conf",
                                "[midi]\ncontrollers = 1\ncontroller_defaults = 1, 0\n"
                                "[representation]\ncontroller_output_counts = 2, 10\n"
                                "update_rate = 20\ninput_features = \"some note on\"\n"));
    const auto result = runTimbrel({folder.path().string(), "info", "--json"});
    QCOMPARE(result.exitCode, 0);
    bool isTold = false;
    for (const Json& line : result.lines())
        isTold = isTold
            || (line.value("event", "") == "problem"
                && line.value("id", "") == "SettingsInconsistent");
    QVERIFY(isTold);
    QVERIFY(result.last().value("problems", 0) >= 1);
}

void TestInfo::aFileIsNoProject()
{
    const TemporaryFolder folder;
    const auto file = folder.path() / "a";
    QVERIFY(writeFileAtomically(file, "x"));
    const auto result = runTimbrel({file.string(), "info"});
    QCOMPARE(result.exitCode, 1);
    QVERIFY2(result.errors.find("folder") != std::string::npos, result.errors.c_str());
}

QTEST_GUILESS_MAIN(TestInfo)
#include "tst_info.moc"
