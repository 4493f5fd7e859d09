// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/program.h"
#include "core/base/atomic_file.h"
#include "support/shared_data.h"

#include <QtTest/QTest>

#include <filesystem>

using namespace timbrel;
using namespace timbrel::test;

class TestPorts : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void performOfAPortThatIsNotThereIsASentence();
    void withoutAModelPerformSaysSoBeforeItTouchesPorts();
    void recordWithoutAPortSaysHowToNameOne();
    void devicesListsOrSaysWhyNot();
};

void TestPorts::performOfAPortThatIsNotThereIsASentence()
{
    const auto data = sharedData();
    if (!data)
        QSKIP(kNoSharedData);
    const TemporaryFolder folder;
    std::filesystem::create_directories(folder.path() / "training_results");
    std::filesystem::copy(*data / "larasynth/tutorial_larasynth.conf",
                          folder.path() / "larasynth.conf");
    std::filesystem::copy(*data / "larasynth/results-2026-11-20-10.19.03.707593.json",
                          folder.path() / "training_results");
    for (const char* backend : {"rtmidi", "portmidi"}) {
        const auto result = runTimbrel({folder.path().string(),
                                        "perform",
                                        "--in",
                                        "no such port",
                                        "--out",
                                        "nor this",
                                        "--backend",
                                        backend,
                                        "--seconds",
                                        "1"});
        QCOMPARE(result.exitCode, 1);
        QVERIFY2(result.saysASentence(), result.errors.c_str());
    }
}

void TestPorts::withoutAModelPerformSaysSoBeforeItTouchesPorts()
{
    const TemporaryFolder folder;
    const auto project = folder.path() / "p";
    makeProject(project);
    const auto result
        = runTimbrel({project.string(), "perform", "--virtual", "--seconds", "1", "--json"});
    QCOMPARE(result.exitCode, 1);
    QCOMPARE(result.last().value("id", ""), std::string("ModelMissing"));
}

void TestPorts::recordWithoutAPortSaysHowToNameOne()
{
    const TemporaryFolder folder;
    const auto project = folder.path() / "p";
    makeProject(project);
    const auto result = runTimbrel({project.string(), "record"});
    // 2 where there is a MIDI system and it only lacks a name, 1 where there is none
    QVERIFY(result.exitCode == 2 || result.exitCode == 1);
    QVERIFY2(result.saysASentence(), result.errors.c_str());
}

void TestPorts::devicesListsOrSaysWhyNot()
{
    const auto result = runTimbrel({"--devices", "--json"});
    QVERIFY(result.exitCode == 0 || result.exitCode == 1);
    if (result.exitCode == 0)
        QVERIFY(result.last().contains("inputs") && result.last().contains("outputs"));
    else
        QVERIFY2(result.saysASentence(), result.errors.c_str());
    QCOMPARE(runTimbrel({"devices", "--json"}).exitCode, result.exitCode);
}

QTEST_GUILESS_MAIN(TestPorts)
#include "tst_ports.moc"
