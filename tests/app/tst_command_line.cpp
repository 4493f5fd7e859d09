// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/program.h"
#include "core/base/atomic_file.h"
#include "support/shared_data.h"

#include <QtTest/QTest>

#include <filesystem>

using namespace timbrel;
using namespace timbrel::test;

Q_DECLARE_METATYPE(std::vector<std::string>)

class TestCommandLine : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void helpNamesEveryActionWithAnExample();
    void versionIsOneLine();
    void wrongCommandsEndWithTwoAndASentence_data();
    void wrongCommandsEndWithTwoAndASentence();
    void everyActionHasHelp();
    void aMissingProjectIsASentence();
    void withoutADisplayTheWindowSaysSo();
};

void TestCommandLine::helpNamesEveryActionWithAnExample()
{
    const auto help = runTimbrel({"--help"});
    QCOMPARE(help.exitCode, 0);
    for (const char* action : {"config", "import", "export", "train", "render", "info"})
        QVERIFY2(help.out.find(std::string("timbrel swell ") + action) != std::string::npos,
                 action);
    QVERIFY(help.errors.empty());
}

void TestCommandLine::versionIsOneLine()
{
    const auto version = runTimbrel({"--version"});
    QCOMPARE(version.exitCode, 0);
    QCOMPARE(version.out, std::string("Timbrel " TIMBREL_VERSION "\n"));
}

void TestCommandLine::wrongCommandsEndWithTwoAndASentence_data()
{
    QTest::addColumn<std::vector<std::string>>("arguments");
    const auto add = [](const char* name, const std::vector<std::string>& arguments) {
        QTest::newRow(name) << arguments;
    };
    add("unknown action", {"p", "sing"});
    add("unknown option", {"--loud"});
    add("unknown option of an action", {"p", "info", "--loud"});
    add("the project forgotten", {"import", "a.mid"});
    add("no file to import", {"p", "import"});
    add("no file to write", {"p", "render", "a.mid"});
    add("a number that is none", {"p", "train", "--runs", "many"});
    add("a number out of range", {"p", "train", "--runs", "0"});
    add("a controller out of range", {"p", "import", "a.mid", "--learn", "1,128"});
    add("one argument too many", {"p", "info", "more"});
}

void TestCommandLine::wrongCommandsEndWithTwoAndASentence()
{
    QFETCH(std::vector<std::string>, arguments);
    const auto result = runTimbrel(arguments);
    QCOMPARE(result.exitCode, 2);
    QVERIFY2(result.saysASentence(), result.errors.c_str());
    QVERIFY(result.out.empty());
}

void TestCommandLine::everyActionHasHelp()
{
    for (const char* action : {"config", "import", "export", "train", "render", "info"}) {
        const auto help = runTimbrel({"p", action, "--help"});
        QCOMPARE(help.exitCode, 0);
        QVERIFY2(help.out.find("Usage: timbrel PROJECT") != std::string::npos, action);
        QVERIFY2(help.out.find("--json") != std::string::npos, action);
        QVERIFY2(help.out.find("Example:") != std::string::npos, action);
        QCOMPARE(runTimbrel({action, "--help"}).out, help.out);
    }
}

void TestCommandLine::aMissingProjectIsASentence()
{
    const TemporaryFolder folder;
    const std::string project = (folder.path() / "nothing").string();
    const std::vector<std::vector<std::string>> actions = {{"info"},
                                                           {"import", "a.mid"},
                                                           {"export", "-o", "a.mid"},
                                                           {"train"},
                                                           {"render", "a.mid", "-o", "b.mid"}};
    for (std::vector<std::string> arguments : actions) {
        arguments.insert(arguments.begin(), project);
        const auto result = runTimbrel(arguments);
        QCOMPARE(result.exitCode, 1);
        QVERIFY2(result.saysASentence(), result.errors.c_str());
        QVERIFY(result.errors.find(project) != std::string::npos);
        arguments.emplace_back("--json");
        const Json last = runTimbrel(arguments).last();
        QCOMPARE(last.value("event", ""), std::string("error"));
        QCOMPARE(last.value("id", ""), std::string("ProjectNotFound"));
    }
    QVERIFY(!std::filesystem::exists(project));
}

void TestCommandLine::withoutADisplayTheWindowSaysSo()
{
    const QByteArray platform = qgetenv("QT_QPA_PLATFORM");
    qunsetenv("QT_QPA_PLATFORM");
    qunsetenv("DISPLAY");
    qunsetenv("WAYLAND_DISPLAY");
    const auto result = runTimbrel({});
    qputenv("QT_QPA_PLATFORM", platform);
    QVERIFY(result.exitCode == 1 || result.exitCode == 2);
    QVERIFY2(result.saysASentence(), result.errors.c_str());
}

QTEST_GUILESS_MAIN(TestCommandLine)
#include "tst_command_line.moc"
