// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/program.h"
#include "core/base/atomic_file.h"
#include "support/shared_data.h"

#include <QProcess>
#include <QRegularExpression>
#include <QtTest/QTest>

using namespace timbrel;
using namespace timbrel::test;

namespace {

/// The text of a man page without the signs of its language; .SH and .SS stay at the line's start.
QString plainPage(const char* name)
{
    const auto text = readFile(sourceFolder() / "packaging/linux" / name);
    QString page = QString::fromStdString(text.value_or(std::string()));
    page.remove(QRegularExpression(QStringLiteral("\\\\f[BIRP]")));
    page.replace(QStringLiteral("\\-"), QStringLiteral("-"));
    page.replace(QStringLiteral("\\(dq"), QStringLiteral("\""));
    return page;
}

/// What stands below ".SH title" or ".SS title ...", until the next heading of its kind or above.
QString sectionOf(const QString& page, const QString& kind, const QString& title)
{
    const QRegularExpression heading(QStringLiteral("^\\.%1 \"?%2\\b.*$").arg(kind, title),
                                     QRegularExpression::MultilineOption);
    const auto found = heading.match(page);
    if (!found.hasMatch())
        return {};
    const QRegularExpression next(kind == QLatin1String("SS") ? QStringLiteral("^\\.S[SH] ")
                                                              : QStringLiteral("^\\.SH "),
                                  QRegularExpression::MultilineOption);
    const auto end = next.match(page, found.capturedEnd());
    return page.mid(found.capturedStart(),
                    end.hasMatch() ? end.capturedStart() - found.capturedStart() : -1);
}

QSet<QString> optionsIn(const QString& text)
{
    static const QRegularExpression kOption(
        QStringLiteral("(?<![\\w-])(--[a-z][a-z-]*|-[a-z])(?![\\w])"));
    QSet<QString> options;
    for (auto match = kOption.globalMatch(text); match.hasNext();)
        options << match.next().captured();
    return options;
}

QString helpOf(const std::vector<std::string>& arguments)
{
    return QString::fromStdString(runTimbrel(arguments).out);
}

/// name, summary
std::vector<std::pair<QString, QString>> actionsOfHelp()
{
    static const QRegularExpression kAction(QStringLiteral("^  ([a-z]+(?: [a-z]+)?) +([A-Z].+)$"),
                                            QRegularExpression::MultilineOption);
    const QString help = helpOf({"--help"});
    std::vector<std::pair<QString, QString>> actions;
    for (auto match = kAction.globalMatch(help, help.indexOf(QLatin1String("Actions:")));
         match.hasNext();) {
        const auto found = match.next();
        actions.emplace_back(found.captured(1), found.captured(2));
    }
    return actions;
}

} // namespace

class TestManPage : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void itHasEveryActionAndNoOther();
    void theOptionsOfAnActionAreThoseOfItsHelp();
    void whatIsTrueOfEveryActionIsSaidOnce();
    void theWorkersPageAgreesWithItsHelp();
};

void TestManPage::itHasEveryActionAndNoOther()
{
    const QString actions
        = sectionOf(plainPage("timbrel.1"), QStringLiteral("SH"), QStringLiteral("ACTIONS"));
    const auto known = actionsOfHelp();
    QVERIFY(known.size() >= 6);
    for (const auto& [name, summary] : known) {
        const QString section = sectionOf(actions, QStringLiteral("SS"), name);
        QVERIFY2(section.contains(summary), qPrintable(name));
    }
    if (known.back().first == QLatin1String("devices"))
        QCOMPARE(actions.count(QLatin1String("\n.SS ")), static_cast<int>(known.size()));
}

void TestManPage::theOptionsOfAnActionAreThoseOfItsHelp()
{
    const QString page = plainPage("timbrel.1");
    const QSet<QString> common {
        QStringLiteral("-h"), QStringLiteral("--help"), QStringLiteral("--json")};
    for (const auto& [name, summary] : actionsOfHelp()) {
        std::vector<std::string> call;
        for (const QString& word : name.split(QLatin1Char(' ')))
            call.push_back(word.toStdString());
        call.emplace_back("--help");
        QString help = helpOf(call);
        help.truncate(help.indexOf(QLatin1String("Example:")));
        QString section = sectionOf(page, QStringLiteral("SS"), name);
        section.remove(QStringLiteral("timbrel --devices")); // a way to call it, not an option
        QVERIFY2(help.contains(QLatin1String("--help")), qPrintable(name));
        QCOMPARE(optionsIn(section), optionsIn(help) - common);
    }
}

void TestManPage::whatIsTrueOfEveryActionIsSaidOnce()
{
    const QString page = plainPage("timbrel.1");
    const QString options = sectionOf(page, QStringLiteral("SH"), QStringLiteral("OPTIONS"));
    for (const QString& option : optionsIn(helpOf({"--help"})
                                               .section(QLatin1String("Usage:"), 1)
                                               .section(QLatin1String("Actions:"), 0, 0)))
        QVERIFY2(optionsIn(options).contains(option), qPrintable(option));
    QVERIFY(optionsIn(options).contains(QStringLiteral("--json")));
    QVERIFY(helpOf({"--help"})
                .contains(QLatin1String("0 done, 1 failed (a sentence says why), 2 wrong usage")));
    QVERIFY(page.contains(QLatin1String(
        "0 done, 1 failed (a sentence on the error output says why), 2 wrong usage")));
    const QString version = helpOf({"--version"}).trimmed();
    for (const char* name : {"timbrel.1", "timbrel-learn.1"})
        QVERIFY2(plainPage(name).contains(QLatin1Char('"') + version + QLatin1Char('"')), name);
}

void TestManPage::theWorkersPageAgreesWithItsHelp()
{
#ifdef TIMBREL_WORKER
    QProcess worker;
    worker.start(QStringLiteral(TIMBREL_WORKER), {QStringLiteral("--help")});
    QVERIFY(worker.waitForFinished(60000));
    const QString help = QString::fromUtf8(worker.readAllStandardOutput());
    const QSet<QString> alwaysThere {QStringLiteral("-h"), QStringLiteral("--help")};
    const QString page = plainPage("timbrel-learn.1");
    QVERIFY(help.contains(QLatin1String("--check")));
    QCOMPARE(optionsIn(page.mid(page.indexOf(QLatin1String(".SH SYNOPSIS")))),
             optionsIn(help) + alwaysThere);
#else
    QSKIP("This build has no training program.");
#endif
}

QTEST_GUILESS_MAIN(TestManPage)
#include "tst_man_page.moc"
