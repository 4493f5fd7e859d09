// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/shared_data.h"

#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <QTranslator>
#include <QXmlStreamReader>
#include <QtTest/QTest>

using namespace timbrel::test;

namespace {

struct Message
{
    QString source;
    QString translation;
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
            messages.back().translation = xml.readElementText();
        }
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
    QCOMPARE(german.translate("timbrel::ui::MainWindow", "&Help"), QStringLiteral("&Hilfe"));
}

void TestTranslations::placesAreTheSameInEveryLanguage()
{
    for (const auto& file : filesIn(sourceFolder() / "translations", ".ts")) {
        const auto messages = messagesOf(file);
        QVERIFY(messages.size() > 50);
        for (const Message& message : messages)
            if (message.isFinished)
                QVERIFY2(placesIn(message.source) == placesIn(message.translation),
                         qPrintable(message.source));
    }
}

QTEST_GUILESS_MAIN(TestTranslations)
#include "tst_translations.moc"
