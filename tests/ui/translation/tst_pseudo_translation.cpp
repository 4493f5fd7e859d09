// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/theme.h"
#include "ui/editor/example_document.h"
#include "ui/editor/project_document.h"
#include "ui/latent/pattern_shelf.h"
#include "ui/pictures/scenes.h"
#include "ui/synth/preset_shelf.h"
#include "ui/translation/pseudo_translator.h"
#include "ui/translation/seen_text.h"

#include <QApplication>
#include <QDebug>
#include <QLocale>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QtTest/QTest>

#include <algorithm>
#include <set>

using namespace timbrel::test;

namespace {

constexpr int kLaidOut = 50; // ms
constexpr QSize kSmallestUsual(1280, 720); ///< of the screens that musicians have

/// Names and units, which are the same in every language.
bool isSameEverywhere(const QString& word)
{
    static const std::set<QString> kSame = {QStringLiteral("CC"),
                                            QStringLiteral("MThd"),
                                            QStringLiteral("jack"),
                                            QStringLiteral("alsa"),
                                            QStringLiteral("rtmidi"),
                                            QStringLiteral("portmidi")};
    return kSame.contains(word);
}

/// What a person gave a name to: examples, folders; and dates, which the system writes.
QString withoutNames(QString text, Stage& stage)
{
    static const QRegularExpression kName(
        QStringLiteral("\"[^\"]*\"|“[^”]*”|[\\w/-]+\\.(mid|wav)\\b|this is "));
    text.remove(kName); // also what is found in a file
    QStringList names = {QString::fromStdString(stage.folder().string())};
    for (const timbrel::ui::ExampleDocument* example : stage.window().document().examples())
        names << example->properties().name;
    auto* patterns = stage.window().findChild<timbrel::ui::PatternShelf*>();
    for (const auto& pattern : patterns->model().items())
        names << pattern.name << pattern.label << pattern.source;
    if (const auto* sounds = stage.window().findChild<timbrel::ui::PresetShelf*>())
        for (const auto& entry : sounds->entries())
            names << QString::fromStdString(entry.preset.name);
    for (int month = 1; month <= 12; ++month)
        names << QLocale().monthName(month, QLocale::ShortFormat);
    std::sort(names.begin(), names.end(), [](const QString& a, const QString& b) {
        return a.size() > b.size();
    });
    for (const QString& name : names) {
        if (text.endsWith(u'…') && name.startsWith(text.chopped(1)))
            return {}; // there was no room for the whole name
        if (!name.isEmpty())
            text.remove(name);
    }
    return text;
}

QStringList escapedFrom(QWidget& shown, Stage& stage)
{
    QStringList found;
    for (const SeenText& seen : textsOf(shown)) {
        QStringList words = plainWordsIn(withoutNames(seen.text, stage));
        words.removeIf(isSameEverywhere);
        if (!words.isEmpty())
            found << seen.place
                    + QStringLiteral(": “%1” (%2)").arg(seen.text, words.join(QLatin1String(", ")));
    }
    found.removeDuplicates();
    return found;
}

QStringList cutIn(QWidget& shown, const IsElided& isElided)
{
    QStringList found;
    for (const SeenText& seen : cutTextsOf(shown, isElided))
        found << seen.place + QStringLiteral(": “%1”").arg(seen.text);
    found.removeDuplicates();
    return found;
}

bool hasLostItsEnd(const QString& text)
{
    return text.contains(u'…') && text.count(u'[') > text.count(u']');
}

/// Knows the texts that end in an ellipsis by themselves.
class German final : public QTranslator
{
public:
    [[nodiscard]] QString translate(const char* context,
                                    const char* source,
                                    const char* disambiguation,
                                    int number) const override
    {
        QString text = QTranslator::translate(context, source, disambiguation, number);
        if (text.endsWith(u'…'))
            m_whole.insert(QString(text).remove(u'&'));
        return text;
    }
    [[nodiscard]] bool isElided(const QString& text) const
    {
        return text.endsWith(u'…') && !m_whole.contains(text);
    }

private:
    mutable std::set<QString> m_whole;
};

} // namespace

/// In a language whose texts are a third longer, and in which English can be told.
class TestPseudoTranslation : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void aTextBecomesLongerAndKeepsWhatIsNoText();
    void everyTextIsTranslatedAndHasRoom_data();
    void everyTextIsTranslatedAndHasRoom();
    void everyTextIsKnownToTranslators();
    void germanHasRoom_data();
    void germanHasRoom();

private:
    void look(const QString& scene, const IsElided& isElided, bool mayBePlain);

    PseudoTranslator m_translator {QStringLiteral(":/i18n/timbrel_de.qm")};
};

void TestPseudoTranslation::initTestCase()
{
    timbrel::ui::applyAppearance(*qApp, timbrel::ui::Appearance::Dark);
    QCoreApplication::installTranslator(&m_translator);
}

void TestPseudoTranslation::aTextBecomesLongerAndKeepsWhatIsNoText()
{
    QCOMPARE(pseudoTranslated(QStringLiteral("&Save <b>%1</b>")),
             QStringLiteral("[&Sååvéé <b>%1</b>]"));
    QCOMPARE(pseudoTranslated(QStringLiteral("CPU")), QStringLiteral("[ÇPÜü]"));
    QVERIFY(plainWordsIn(pseudoTranslated(QStringLiteral("Any text at all: %n"))).isEmpty());
    QCOMPARE(plainWordsIn(QStringLiteral("[ÖÖpééñ] file A")), QStringList {QStringLiteral("file")});
}

void TestPseudoTranslation::look(const QString& name, const IsElided& isElided, bool mayBePlain)
{
    Stage stage;
    QWidget* shown = findScene(name.toLatin1())->show(stage);
    QVERIFY(shown != nullptr);
    if (shown == &stage.window())
        shown->resize(kSmallestUsual);
    QTest::qWait(kLaidOut);
    if (qEnvironmentVariableIsSet("TIMBREL_LOOKED_AT"))
        shown->grab().save(qEnvironmentVariable("TIMBREL_LOOKED_AT") + QLatin1Char('/') + name
                           + QStringLiteral(".png"));
    QStringList found = cutIn(*shown, isElided);
    if (!mayBePlain)
        found += escapedFrom(*shown, stage);
    for (const QString& one : found)
        qWarning().noquote() << one;
    if (name == QLatin1String("project-problems"))
        QEXPECT_FAIL("", "what a setting may be is told in English", Continue);
    QVERIFY2(found.isEmpty(), "texts that are not translated or have no room: see above");
}

void TestPseudoTranslation::everyTextIsTranslatedAndHasRoom_data()
{
    QTest::addColumn<QString>("scene");
    for (const Scene& scene : scenes())
        QTest::newRow(scene.name) << QString::fromLatin1(scene.name);
}

void TestPseudoTranslation::everyTextIsTranslatedAndHasRoom()
{
    QFETCH(const QString, scene);
    look(scene, hasLostItsEnd, false);
}

/// Of all that were asked for so far: lupdate does not find every text.
void TestPseudoTranslation::everyTextIsKnownToTranslators()
{
    const QStringList unknown = m_translator.unknown();
    for (const QString& text : unknown)
        qWarning().noquote() << text;
    QVERIFY2(unknown.isEmpty(), "texts that lupdate has not found: see above");
}

void TestPseudoTranslation::germanHasRoom_data()
{
    QTest::addColumn<QString>("scene");
    for (const char* scene : {"welcome-again",
                              "editor-everything",
                              "import-question",
                              "recording",
                              "project-trained",
                              "training",
                              "perform"})
        QTest::newRow(scene) << QString::fromLatin1(scene);
}

/// Its words are longer than those of most languages.
void TestPseudoTranslation::germanHasRoom()
{
    QFETCH(const QString, scene);
    German german;
    QVERIFY(german.load(QStringLiteral(":/i18n/timbrel_de.qm")));
    QCoreApplication::removeTranslator(&m_translator);
    QCoreApplication::installTranslator(&german);
    look(
        scene, [&german](const QString& text) { return german.isElided(text); }, true);
    QCoreApplication::installTranslator(&m_translator);
}

int main(int argc, char** argv)
{
    const QTemporaryDir home; // nothing of the person who runs this is read or written
    for (const char* place : {"HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME"})
        qputenv(place, home.path().toLocal8Bit());
#ifdef TIMBREL_PATTERN_WORKER
    qputenv("TIMBREL_LEARN", TIMBREL_PATTERN_WORKER);
#endif
    QApplication application(argc, argv);
    TestPseudoTranslation test;
    QStringList options = QApplication::arguments();
    options << QStringLiteral("-maxwarnings") << QStringLiteral("0"); // none is left out
    return QTest::qExec(&test, options);
}
#include "tst_pseudo_translation.moc"
