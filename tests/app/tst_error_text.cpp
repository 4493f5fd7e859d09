// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/error_text.h"
#include "app/sentence.h"
#include "support/shared_data.h"

#include <QFile>
#include <QXmlStreamReader>
#include <QtTest/QTest>

#include <cctype>
#include <cstring>
#include <map>
#include <set>
#include <string>

using timbrel::Error;
using timbrel::ErrorId;
using timbrel::errorName;
using timbrel::app::errorText;
using timbrel::app::filledSentence;
using timbrel::app::Reader;

namespace {

/// Every id there is: errorName knows them all.
std::vector<ErrorId> allIds()
{
    std::vector<ErrorId> ids;
    for (int i = 0; i < 256; ++i)
        if (const auto id = static_cast<ErrorId>(i); std::strcmp(errorName(id), "Unknown") != 0)
            ids.push_back(id);
    return ids;
}

bool isSentence(const std::string& text)
{
    return text.size() > 10 && std::islower(static_cast<unsigned char>(text[0])) == 0
        && text.back() == '.' && text.find('{') == std::string::npos
        && text.find('[') == std::string::npos && text.find(" .") == std::string::npos
        && text.find("\"\"") == std::string::npos && text.find("  ") == std::string::npos
        && text.find(",.") == std::string::npos && text.find("..") == std::string::npos;
}

/// The finished sentences of a translation, by the English one.
std::map<std::string, std::string> translatedErrors(const std::filesystem::path& file)
{
    QFile input(QString::fromStdString(file.string()));
    if (!input.open(QIODevice::ReadOnly))
        return {};
    QXmlStreamReader xml(&input);
    std::map<std::string, std::string> sentences;
    QString context;
    std::string source;
    while (!xml.atEnd()) {
        xml.readNext();
        if (!xml.isStartElement())
            continue;
        const bool isFinished
            = xml.attributes().value(QLatin1String("type")) != QLatin1String("unfinished");
        if (xml.name() == QLatin1String("name"))
            context = xml.readElementText();
        else if (xml.name() == QLatin1String("source"))
            source = xml.readElementText().toStdString();
        else if (xml.name() == QLatin1String("translation") && isFinished
                 && context == QLatin1String("Errors"))
            sentences[source] = xml.readElementText().toStdString();
    }
    return sentences;
}

} // namespace

class TestErrorText : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyIdHasItsOwnSentence();
    void allFactsAreInTheSentence();
    void nothingIsLeftOpenWithoutFacts();
    void filePlaceAndRemedyAreTold();
    void theTranslationIsUsed();
    void theWindowSpeaksOfNoOptions();
    void everySentenceIsTranslated();
    void optionalPartsGoWithoutTheirValue();
};

void TestErrorText::everyIdHasItsOwnSentence()
{
    const auto ids = allIds();
    QVERIFY(ids.size() > 50);
    std::set<std::string> sentences;
    for (const ErrorId id : ids) {
        const std::string text = errorText(Error(id).inFile(std::string("x.mid")).named("thing"));
        QVERIFY2(text.find("Something went wrong") == std::string::npos, errorName(id));
        QVERIFY2(sentences.insert(text).second, errorName(id));
    }
}

void TestErrorText::allFactsAreInTheSentence()
{
    for (const ErrorId id : allIds()) {
        const std::string text = errorText(Error(id)
                                               .inFile(std::string("some-file"))
                                               .named("some-name")
                                               .butFound("some-found")
                                               .whereExpected("some-expected"));
        QVERIFY2(isSentence(text), (std::string(errorName(id)) + ": " + text).c_str());
        QVERIFY2(text.find("some-found") != std::string::npos, errorName(id));
        QVERIFY2(text.find("some-expected") != std::string::npos, errorName(id));
        QVERIFY2(text.find("some-file") != std::string::npos
                     || text.find("some-name") != std::string::npos,
                 errorName(id));
    }
}

void TestErrorText::nothingIsLeftOpenWithoutFacts()
{
    for (const ErrorId id : allIds()) {
        const std::string text = errorText(Error(id).inFile(std::string("f")).named("n").atLine(3));
        QVERIFY2(isSentence(text), (std::string(errorName(id)) + ": " + text).c_str());
        QVERIFY(errorText(Error(id)).find('{') == std::string::npos);
    }
}

void TestErrorText::filePlaceAndRemedyAreTold()
{
    const Error error = Error(ErrorId::SettingsOutOfRange)
                            .inFile(std::string("p/larasynth.conf"))
                            .atLine(12)
                            .named("representation.update_rate")
                            .butFound("0")
                            .whereExpected("a whole number from 1 to 1000");
    QCOMPARE(
        errorText(error),
        std::string("In the settings \"p/larasynth.conf\", line 12, the value of "
                    "\"representation.update_rate\" is out of range. Found: 0. Expected: a whole "
                    "number from 1 to 1000. Correct the value."));
}

void TestErrorText::theTranslationIsUsed()
{
    const std::string text = errorText(Error(ErrorId::FileNotFound).inFile(std::string("a")),
                                       [](const char*) { return std::string("Weg: {file}."); });
    QCOMPARE(text, std::string("Weg: \"a\". Weg: {file}."));
}

void TestErrorText::theWindowSpeaksOfNoOptions()
{
    for (const ErrorId id : allIds()) {
        if (id == ErrorId::UsageWrong) // of the command line alone
            continue;
        const std::string text
            = errorText(Error(id).inFile(std::string("f")).named("n"), {}, Reader::Window);
        QVERIFY2(isSentence(text), text.c_str());
        QVERIFY2(text.find("--") == std::string::npos, text.c_str());
        QVERIFY2(text.find("action") == std::string::npos, text.c_str());
    }
    const Error missing(ErrorId::BackendMissing);
    QVERIFY(errorText(missing).find("--backend") != std::string::npos);
    QVERIFY(errorText(missing, {}, Reader::Window) != errorText(missing));
}

void TestErrorText::everySentenceIsTranslated()
{
    const auto files
        = timbrel::test::filesIn(timbrel::test::sourceFolder() / "translations", ".ts");
    QVERIFY(!files.empty());
    for (const auto& file : files) {
        const auto sentences = translatedErrors(file);
        const auto translate = [&](const char* english) {
            const auto found = sentences.find(english);
            return found == sentences.end() ? "NOT TRANSLATED " + std::string(english)
                                            : found->second;
        };
        for (const ErrorId id : allIds()) {
            const Error bare = Error(id).inFile(std::string("f")).named("n");
            const Error full = Error(bare).atLine(3).butFound("some-found").whereExpected("e");
            for (const Error& error : {bare, full, Error(bare).atByte(3)}) {
                for (const Reader reader : {Reader::CommandLine, Reader::Window}) {
                    const std::string text = errorText(error, translate, reader);
                    QVERIFY2(text.find("NOT TRANSLATED") == std::string::npos, text.c_str());
                    QVERIFY2(isSentence(text), text.c_str());
                }
            }
            QVERIFY(errorText(full, translate).find("some-found") != std::string::npos);
        }
        const std::string unknown = errorText(Error(static_cast<ErrorId>(255)), translate);
        QVERIFY2(isSentence(unknown) && unknown.find("NOT") == std::string::npos, unknown.c_str());
    }
}

void TestErrorText::optionalPartsGoWithoutTheirValue()
{
    QCOMPARE(filledSentence("port[ \"{name}\"] gone.", {{"name", ""}}), std::string("Port gone."));
    QCOMPARE(filledSentence("port[ \"{name}\"] gone.", {{"name", "A"}}),
             std::string("Port \"A\" gone."));
    QCOMPARE(filledSentence("in {file}.", {{"file", "\"a\", line 3,"}}),
             std::string("In \"a\", line 3."));
    QCOMPARE(filledSentence("{other} stays", {{"name", "A"}}), std::string("{other} stays"));
    // a value that looks like a place is not filled again
    QCOMPARE(filledSentence("{name}{file}", {{"name", "{file}"}, {"file", "F"}}),
             std::string("{file}F"));
}

QTEST_APPLESS_MAIN(TestErrorText)
#include "tst_error_text.moc"
