// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/program.h"
#include "core/base/atomic_file.h"
#include "support/shared_data.h"

#include <QtTest/QTest>

#include <filesystem>

using namespace timbrel;
using namespace timbrel::test;

class TestConfig : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void makesAProjectWithTheGeneratedSettings();
    void proposesSettingsFromAFile();
    void neverReplacesSettings();
    void aFolderThatCannotBeWrittenIsASentence();
    void aFileThatIsNoMidiMakesNothing();
};

void TestConfig::makesAProjectWithTheGeneratedSettings()
{
    const TemporaryFolder folder;
    const auto project = folder.path() / "deep" / "p";
    const auto result = runTimbrel({project.string(), "config", "--json"});
    QCOMPARE(result.exitCode, 0);
    QCOMPARE(result.last().value("event", ""), std::string("done"));
    QVERIFY(std::filesystem::exists(project / "larasynth.conf"));
    QCOMPARE(runTimbrel({project.string(), "info"}).exitCode, 0);
}

void TestConfig::proposesSettingsFromAFile()
{
    const TemporaryFolder folder;
    const auto file = folder.path() / "a.mid";
    QVERIFY(writeFileAtomically(file, noteWithController(74, {5, 60, 100, 60, 5})));
    const auto project = folder.path() / "p";
    const auto result = runTimbrel({project.string(), "config", "--from", file.string(), "--json"});
    QCOMPARE(result.exitCode, 0);
    bool hasReason = false;
    for (const Json& line : result.lines())
        hasReason = hasReason
            || (line.value("event", "") == "proposed" && line.value("key", "") == "midi.controllers"
                && !line.value("reason", "").empty());
    QVERIFY(hasReason);
    const Json settings = runTimbrel({project.string(), "info", "--json"}).lines().at(0);
    QCOMPARE(settings["controllers"].size(), std::size_t {1});
    QCOMPARE(settings["controllers"][0].value("controller", 0), 74);
    QCOMPARE(settings["controllers"][0].value("default", 0), 5);
}

void TestConfig::neverReplacesSettings()
{
    const TemporaryFolder folder;
    const auto conf = folder.path() / "larasynth.conf";
    QVERIFY(writeFileAtomically(conf, "# mine\n"));
    const auto result = runTimbrel({folder.path().string(), "config"});
    QCOMPARE(result.exitCode, 1);
    QVERIFY(result.saysASentence());
    QCOMPARE(readFile(conf).value_or(""), std::string("# mine\n"));
}

void TestConfig::aFolderThatCannotBeWrittenIsASentence()
{
    const auto result = runTimbrel({"/proc/timbrel-project", "config"});
    QCOMPARE(result.exitCode, 1);
    QVERIFY2(result.saysASentence(), result.errors.c_str());
}

void TestConfig::aFileThatIsNoMidiMakesNothing()
{
    const TemporaryFolder folder;
    const auto file = folder.path() / "a.mid";
    QVERIFY(writeFileAtomically(file, "not music"));
    const auto project = folder.path() / "p";
    const auto result = runTimbrel({project.string(), "config", "--from", file.string()});
    QCOMPARE(result.exitCode, 1);
    QVERIFY2(result.saysASentence(), result.errors.c_str());
    QVERIFY(!std::filesystem::exists(project));
}

QTEST_GUILESS_MAIN(TestConfig)
#include "tst_config.moc"
