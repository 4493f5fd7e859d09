// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/program.h"
#include "core/base/atomic_file.h"
#include "support/shared_data.h"

#include <QtTest/QTest>

#include <filesystem>

using namespace timbrel;
using namespace timbrel::test;

class TestImport : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void keepsNotesAndListedControllersAndTellsTheOthers();
    void learnAddsAControllerToTheSettings();
    void badFilesAreSentencesAndChangeNothing_data();
    void badFilesAreSentencesAndChangeNothing();
    void everyRealDamagedFileEndsCleanly();
};

void TestImport::keepsNotesAndListedControllersAndTellsTheOthers()
{
    const TemporaryFolder folder;
    const auto project = folder.path() / "p";
    makeProject(project);
    const auto file = folder.path() / "b.mid";
    QVERIFY(writeFileAtomically(file, noteWithController(11, {0, 50, 100})));
    const auto refused = runTimbrel({project.string(), "import", file.string()});
    QCOMPARE(refused.exitCode, 1);
    QVERIFY2(refused.errors.find("11") != std::string::npos, refused.errors.c_str());
    const auto demo
        = runTimbrel({project.string(), "import", (demoFolder() / "swell.mid").string(), "--json"});
    QCOMPARE(demo.exitCode, 0);
    const Json imported = demo.lines().at(0);
    QCOMPARE(imported.value("notes", 0), 1);
    QCOMPARE(imported["kept"].size(), std::size_t {1});
    QCOMPARE(imported["others"].size(), std::size_t {1});
    QCOMPARE(imported["others"][0].value("controller", 0), 74);
    QVERIFY(std::filesystem::exists(imported.value("example", "")));
    QCOMPARE(demo.last().value("event", ""), std::string("done"));
}

void TestImport::learnAddsAControllerToTheSettings()
{
    const TemporaryFolder folder;
    const auto project = folder.path() / "p";
    makeProject(project);
    const std::string file = (demoFolder() / "swell.mid").string();
    QCOMPARE(runTimbrel({project.string(), "import", file, "--learn", "74"}).exitCode, 0);
    const Json settings = runTimbrel({project.string(), "info", "--json"}).lines().at(0);
    QCOMPARE(settings["controllers"].size(), std::size_t {2});
    QCOMPARE(settings["controllers"][1].value("controller", 0), 74);
}

void TestImport::badFilesAreSentencesAndChangeNothing_data()
{
    QTest::addColumn<std::string>("bytes");
    QTest::newRow("empty") << std::string();
    QTest::newRow("not MIDI") << std::string("Hello, this is a letter.");
    QTest::newRow("without notes")
        << std::string("MThd\0\0\0\6\0\0\0\1\0\x60MTrk\0\0\0\4\0\xff\x2f\0", 26);
}

void TestImport::badFilesAreSentencesAndChangeNothing()
{
    QFETCH(std::string, bytes);
    const TemporaryFolder folder;
    const auto project = folder.path() / "p";
    makeProject(project);
    const auto examples = filesIn(project / "training_examples", ".seq");
    const auto conf = readFile(project / "larasynth.conf");
    const auto file = folder.path() / "bad.mid";
    QVERIFY(writeFileAtomically(file, bytes));
    const auto result = runTimbrel({project.string(), "import", file.string()});
    QCOMPARE(result.exitCode, 1);
    QVERIFY2(result.saysASentence(), result.errors.c_str());
    QVERIFY2(result.errors.find("bad.mid") != std::string::npos, result.errors.c_str());
    QCOMPARE(filesIn(project / "training_examples", ".seq"), examples);
    QCOMPARE(readFile(project / "larasynth.conf").value(), conf.value());
}

void TestImport::everyRealDamagedFileEndsCleanly()
{
    const auto data = sharedData();
    if (!data)
        QSKIP(kNoSharedData);
    const TemporaryFolder folder;
    const auto project = folder.path() / "p";
    makeProject(project);
    for (const auto& file : filesIn(*data / "midi/malformed", ".mid")) {
        const auto result = runTimbrel({project.string(), "import", file.string(), "--json"});
        QVERIFY2(result.exitCode == 0 || result.exitCode == 1, file.c_str());
        QVERIFY2(result.exitCode == 0 || result.saysASentence(), result.errors.c_str());
        for (const Json& line : result.lines())
            QVERIFY2(line.is_object() && line.contains("event"), file.c_str());
    }
}

QTEST_GUILESS_MAIN(TestImport)
#include "tst_import.moc"
