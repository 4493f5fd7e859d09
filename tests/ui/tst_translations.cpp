// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/shared_data.h"

#include <QDirIterator>
#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QTranslator>
#include <QXmlStreamReader>
#include <QtTest/QTest>

using namespace timbrel::test;

namespace {

struct Message
{
    QString source;
    QStringList translations; ///< one, or one for each number that the language tells apart
    bool isFinished = true;
};

std::vector<Message> messagesOf(const std::filesystem::path& file)
{
    QFile input(QString::fromStdString(file.string()));
    if (!input.open(QIODevice::ReadOnly))
        return {};
    QXmlStreamReader xml(&input);
    std::vector<Message> messages;
    while (!xml.atEnd()) {
        xml.readNext();
        if (!xml.isStartElement())
            continue;
        if (xml.name() == QLatin1String("message"))
            messages.emplace_back();
        else if (xml.name() == QLatin1String("source"))
            messages.back().source = xml.readElementText();
        else if (xml.name() == QLatin1String("translation")) {
            messages.back().isFinished
                = xml.attributes().value(QLatin1String("type")) != QLatin1String("unfinished");
            if (xml.readNext() == QXmlStreamReader::Characters && !xml.isWhitespace())
                messages.back().translations << xml.text().toString();
        } else if (xml.name() == QLatin1String("numerusform"))
            messages.back().translations << xml.readElementText();
    }
    return messages;
}

/// "%1", "{file}", sorted.
QStringList placesIn(const QString& text)
{
    static const QRegularExpression kPlace(QStringLiteral("%[0-9n]|\\{[a-z]+\\}"));
    QStringList places;
    for (auto match = kPlace.globalMatch(text); match.hasNext();)
        places << match.next().captured();
    places.sort();
    return places;
}

} // namespace

class TestTranslations : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyTranslationLoads();
    void placesAreTheSameInEveryLanguage();
    void everyTextOfTheSourcesIsTranslated();
};

void TestTranslations::everyTranslationLoads()
{
    int count = 0;
    QDirIterator files(QStringLiteral(":/i18n"));
    while (files.hasNext()) {
        QTranslator translator;
        QVERIFY2(translator.load(files.next()), qPrintable(files.filePath()));
        ++count;
    }
    QCOMPARE(count, static_cast<int>(filesIn(sourceFolder() / "translations", ".ts").size()));
    QTranslator german;
    QVERIFY(german.load(QStringLiteral(":/i18n/timbrel_de.qm")));
    QCOMPARE(german.translate("MenuBar", "&Help"), QStringLiteral("&Hilfe"));
}

void TestTranslations::placesAreTheSameInEveryLanguage()
{
    for (const auto& file : filesIn(sourceFolder() / "translations", ".ts")) {
        const auto messages = messagesOf(file);
        QVERIFY(messages.size() > 50);
        for (const Message& message : messages)
            for (const QString& translation : message.translations)
                if (message.isFinished)
                    QVERIFY2(placesIn(message.source) == placesIn(translation),
                             qPrintable(message.source));
    }
}

/// As `update_translations` would find them now.
void TestTranslations::everyTextOfTheSourcesIsTranslated()
{
    const TemporaryFolder folder;
    QStringList sources = {QString::fromStdString((sourceFolder() / "ui").string())};
    for (const auto& file : filesIn(sourceFolder() / "app", ".cpp"))
        if (file.filename().string().starts_with("error_"))
            sources << QString::fromStdString(file.string());
    for (const auto& file : filesIn(sourceFolder() / "translations", ".ts")) {
        const auto copy = folder.path() / file.filename();
        std::filesystem::copy_file(file, copy);
        const QString ts = QString::fromStdString(copy.string());
        QProcess lupdate;
        QStringList arguments = {QStringLiteral("-silent"),
                                 QStringLiteral("-no-obsolete"),
                                 QStringLiteral("-I"),
                                 QString::fromStdString(sourceFolder().string())};
        arguments << sources << QStringLiteral("-ts") << ts;
        lupdate.start(QStringLiteral(TIMBREL_LUPDATE), arguments);
        QVERIFY(lupdate.waitForFinished(60'000) && lupdate.exitCode() == 0);
        // its tr() would ask for the texts of the class that it derives from
        const QByteArray warnings = lupdate.readAllStandardError();
        QVERIFY2(!warnings.contains("lacks Q_OBJECT"), warnings.constData());
        const auto messages = messagesOf(copy);
        QVERIFY(messages.size() > 500);
        QStringList missing;
        for (const Message& message : messages)
            if (!message.isFinished || message.translations.isEmpty())
                missing << message.source;
        QVERIFY2(missing.isEmpty(), qPrintable(missing.join(QLatin1Char('\n'))));
    }
}

QTEST_GUILESS_MAIN(TestTranslations)
#include "tst_translations.moc"
