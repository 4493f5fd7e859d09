// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/program.h"
#include "core/base/atomic_file.h"
#include "support/shared_data.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QtTest/QTest>

#include <filesystem>

using namespace timbrel;
using namespace timbrel::test;

namespace {

/// ms; the window keeps unsaved work ten seconds after it was done
[[maybe_unused]] constexpr int kLongestWait = 60'000;

} // namespace

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
    void filesOpenTheWindowWithThemAsExamples();
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
    add("a file that is no example beside one", {"a.mid", "b.txt"});
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

/// Seen from outside by what the window keeps against a power cut.
void TestCommandLine::filesOpenTheWindowWithThemAsExamples()
{
#ifdef TIMBREL_WINDOW
    const TemporaryFolder folder;
    const auto home = QString::fromStdString((folder.path() / "home").string());
    QVERIFY(QDir().mkpath(home + QStringLiteral("/timbrel")));
    // no device is touched
    QVERIFY(
        writeFileAtomically(folder.path() / "home/timbrel/timbrel.conf", "[audio]\non=false\n"));
    QVERIFY(writeFileAtomically(folder.path() / "one.mid", noteWithController(74, {1, 90})));
    QVERIFY(writeFileAtomically(folder.path() / "Two.MID", noteWithController(1, {7, 50})));
    QProcess window;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("offscreen"));
    for (const char* place : {"HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME"})
        environment.insert(QLatin1String(place), home);
    window.setProcessEnvironment(environment);
    window.setWorkingDirectory(QString::fromStdString(folder.path().string()));
    window.start(QStringLiteral(TIMBREL_WINDOW),
                 {QStringLiteral("one.mid"), QStringLiteral("Two.MID")});
    const auto examplesKept = [&home] {
        QDirIterator found(
            home, {QStringLiteral("recovery.json")}, QDir::Files, QDirIterator::Subdirectories);
        if (!found.hasNext())
            return qsizetype {0};
        QFile state(found.next());
        (void)state.open(QIODevice::ReadOnly);
        return QJsonDocument::fromJson(state.readAll())
            .object()
            .value(QLatin1String("entries"))
            .toArray()
            .size();
    };
    const bool areKept = QTest::qWaitFor([&] { return examplesKept() == 2; }, kLongestWait);
    const bool isOpen = window.state() == QProcess::Running;
    window.kill();
    window.waitForFinished();
    QVERIFY(isOpen && areKept);
#else
    QSKIP("This build has no window.");
#endif
}

QTEST_GUILESS_MAIN(TestCommandLine)
#include "tst_command_line.moc"
