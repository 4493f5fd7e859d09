// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/program.h"
#include "core/base/atomic_file.h"
#include "support/shared_data.h"

#include <QtTest/QTest>

#include <filesystem>

using namespace timbrel;
using namespace timbrel::test;

class TestExport : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void writesAMidiFileThatCanBeImportedAgain();
    void neverReplacesUnlessAsked();
    void asksWhichOfSeveral();
    void anExampleThatIsNotThereIsASentence();
};

void TestExport::writesAMidiFileThatCanBeImportedAgain()
{
    const TemporaryFolder folder;
    const auto project = folder.path() / "p";
    makeProject(project);
    const auto file = folder.path() / "out.mid";
    const auto result = runTimbrel({project.string(), "export", "-o", file.string(), "--json"});
    QCOMPARE(result.exitCode, 0);
    QCOMPARE(result.last().value("notes", 0), 1);
    const auto again = runTimbrel({project.string(), "import", file.string(), "--json"});
    QCOMPARE(again.exitCode, 0);
    const auto examples = filesIn(project / "training_examples", ".seq");
    QCOMPARE(examples.size(), std::size_t {2});
    QCOMPARE(readFile(examples[0]).value(), readFile(examples[1]).value());
}

void TestExport::neverReplacesUnlessAsked()
{
    const TemporaryFolder folder;
    const auto project = folder.path() / "p";
    makeProject(project);
    const auto file = folder.path() / "out.mid";
    QVERIFY(writeFileAtomically(file, "mine"));
    const auto refused = runTimbrel({project.string(), "export", "-o", file.string()});
    QCOMPARE(refused.exitCode, 1);
    QVERIFY(refused.saysASentence());
    QCOMPARE(readFile(file).value(), std::string("mine"));
    QCOMPARE(runTimbrel({project.string(), "export", "-o", file.string(), "--replace"}).exitCode,
             0);
    QVERIFY(readFile(file).value().starts_with("MThd"));
}

void TestExport::asksWhichOfSeveral()
{
    const TemporaryFolder folder;
    const auto project = folder.path() / "p";
    makeProject(project);
    QCOMPARE(
        runTimbrel({project.string(), "import", (demoFolder() / "swell.mid").string()}).exitCode,
        0);
    const auto file = folder.path() / "out.mid";
    const auto result = runTimbrel({project.string(), "export", "-o", file.string()});
    QCOMPARE(result.exitCode, 2);
    for (const auto& example : filesIn(project / "training_examples", ".seq"))
        QVERIFY2(result.errors.find(example.stem().string()) != std::string::npos,
                 result.errors.c_str());
    QVERIFY(!std::filesystem::exists(file));
}

void TestExport::anExampleThatIsNotThereIsASentence()
{
    const TemporaryFolder folder;
    const auto project = folder.path() / "p";
    makeProject(project);
    const auto result = runTimbrel({project.string(), "export", "nothing", "-o", "x.mid"});
    QCOMPARE(result.exitCode, 1);
    QVERIFY2(result.saysASentence(), result.errors.c_str());
}

QTEST_GUILESS_MAIN(TestExport)
#include "tst_export.moc"
