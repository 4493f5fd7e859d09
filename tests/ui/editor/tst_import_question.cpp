// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/shared_data.h"
#include "ui/common/theme.h"
#include "ui/editor/example_document.h"
#include "ui/editor/import_question.h"

#include <QApplication>
#include <QCheckBox>
#include <QLabel>
#include <QPushButton>
#include <QStandardPaths>
#include <QTreeWidget>
#include <QVBoxLayout>

#include "project_for_ui.h"

using namespace timbrel;
using namespace timbrel::test;
using ui::ExampleDocument;
using ui::ProjectDocument;

namespace {

QString plainSentence(const Error& error)
{
    return QString::fromUtf8(errorName(error.id));
}

struct Stage
{
    Stage()
    {
        makeProject(folder.path() / "p", 0);
        openAndLoad(project, folder.path() / "p");
        question = new ui::ImportQuestion(project, plainSentence, &window);
        QObject::connect(
            &project, &ProjectDocument::importFinished, question, &ui::ImportQuestion::ask);
        auto* layout = new QVBoxLayout(&window); // a column, as beside the editor
        layout->addStretch(1);
        layout->addWidget(question);
        window.resize(250, 640);
        window.show();
        if (!QTest::qWaitForWindowExposed(&window))
            qFatal("no window");
    }
    [[nodiscard]] QString texts() const
    {
        QStringList all;
        for (const auto* label : question->findChildren<QLabel*>())
            if (label->isVisible())
                all << label->text();
        return all.join(QLatin1Char('\n'));
    }
    [[nodiscard]] QCheckBox* box(int controller) const
    {
        return question->findChild<QCheckBox*>(QStringLiteral("learn%1").arg(controller));
    }
    void press(const char* name)
    {
        QTest::mouseClick(question->findChild<QPushButton*>(QLatin1String(name)), Qt::LeftButton);
    }
    void pressLearnAndWait()
    {
        QSignalSpy learnt(&project, &ProjectDocument::learnt);
        press("learn");
        QVERIFY(learnt.wait());
    }

    TemporaryFolder folder;
    ProjectDocument project;
    QWidget window;
    ui::ImportQuestion* question = nullptr;
};

/// A literal with zeros in it, without the one at its end.
template<std::size_t Size>
std::string bytesOf(const char (&literal)[Size])
{
    return {literal, Size - 1};
}

/// Three tracks: melody with CC 1 and 74, a bass with CC 11, and one with neither; bends besides.
std::string threeTracks()
{
    const auto chunk = [](const std::string& events) {
        const auto length = events.size() + 4;
        std::string bytes = "MTrk";
        for (const int shift : {24, 16, 8, 0})
            bytes += static_cast<char>(length >> static_cast<unsigned>(shift) & 255U);
        return bytes + events + bytesOf("\x00\xFF\x2F\x00");
    };
    const std::string header = bytesOf("MThd\x00\x00\x00\x06\x00\x01\x00\x03\x00\x60");
    const std::string melody = bytesOf(
        "\x00\xFF\x03\x06Melody\x00\xFF\x51\x03\x0A\x2C\x2B\x00\xFF\x58\x04\x03\x02\x18\x08"
        "\x00\xB0\x01\x00\x00\xB0\x4A\x10\x00\x90\x3C\x50\x30\xB0\x01\x40\x00\xB0\x4A\x60"
        "\x00\xE0\x00\x50\x30\x80\x3C\x00");
    const std::string bass
        = bytesOf("\x00\xB1\x0B\x7F\x00\x91\x24\x50\x30\xB1\x0B\x20\x00\xC1\x05\x30\x81\x24\x00");
    const std::string words = bytesOf("\x00\xFF\x01\x02hi");
    return header + chunk(melody) + chunk(bass) + chunk(words);
}

} // namespace

class TestImportQuestion : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void itSaysWhatAFileHoldsAndAsks();
    void whatIsTickedIsLearnt();
    void notNowLeavesItAndItCanBeAskedAgain();
    void tracksAreShownAndChosen();
    void nothingIsLeftOutSilently();
    void manyFilesAreOneQuestion();
    void aSecondImportJoinsTheFirst();
    void brokenFilesAreNamed();
    void damageThatWasMendedIsNamed();
    void anExampleWithoutAFileSaysSo();
    void undoTakesItBack();
    void itIsSeen();
};

void TestImportQuestion::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
    QApplication::setOrganizationName(QStringLiteral("timbrel-test"));
    QApplication::setApplicationName(QStringLiteral("tst-import-question"));
    ui::applyAppearance(*qobject_cast<QApplication*>(QApplication::instance()),
                        ui::Appearance::Dark);
}

void TestImportQuestion::itSaysWhatAFileHoldsAndAsks()
{
    Stage stage;
    QVERIFY(!stage.question->isVisible());
    importAndWait(stage.project, {writeMidi(stage.folder.path() / "swell.mid", take())});
    QVERIFY(stage.question->isVisible());
    const QString texts = stage.texts();
    QVERIFY(texts.contains(QStringLiteral("swell.mid")));
    QVERIFY(texts.contains(QStringLiteral("1 note")));
    QVERIFY(texts.contains(QStringLiteral("CC 74 moves here: learn it?")));
    QVERIFY(texts.contains(QStringLiteral("Taken: CC 1.")));
    QVERIFY(texts.contains(QStringLiteral("CC 11, which does not move")));
    QVERIFY(stage.box(74) != nullptr && stage.box(74)->isChecked());
    QVERIFY(stage.box(74)->text().contains(QStringLiteral("30–90")));
    QVERIFY(stage.box(1) == nullptr && stage.box(11) == nullptr);
    // the example is there meanwhile
    QCOMPARE(stage.project.examples().size(), 1);
}

void TestImportQuestion::whatIsTickedIsLearnt()
{
    Stage stage;
    auto events = take();
    events.push_back(move(1100, 20, 1));
    events.push_back(move(1200, 20, 2));
    importAndWait(stage.project, {writeMidi(stage.folder.path() / "a.mid", events)});
    QVERIFY(stage.texts().contains(QStringLiteral("CC 20 and 74 move here: learn them?")));
    QTest::mouseClick(stage.box(20), Qt::LeftButton, {}, QPoint(10, stage.box(20)->height() / 2));
    QVERIFY(!stage.box(20)->isChecked());
    stage.pressLearnAndWait();
    QVERIFY(!stage.question->isVisible());
    QCOMPARE(stage.project.settings().controllers, (std::vector<std::uint8_t> {1, 74}));
    QVERIFY(music::findController(stage.project.examples()[0]->score(), 74) != nullptr);
}

void TestImportQuestion::notNowLeavesItAndItCanBeAskedAgain()
{
    Stage stage;
    importAndWait(stage.project, {writeMidi(stage.folder.path() / "a.mid", take())});
    stage.press("notNow");
    QVERIFY(!stage.question->isVisible());
    QCOMPARE(stage.project.settings().controllers, std::vector<std::uint8_t> {1});
    QVERIFY(stage.project.save());
    stage.question->showOriginal(stage.project.examples()[0]);
    QVERIFY(stage.question->isVisible() && stage.box(74) != nullptr);
    stage.pressLearnAndWait();
    QVERIFY(music::findController(stage.project.examples()[0]->score(), 74) != nullptr);
}

void TestImportQuestion::tracksAreShownAndChosen()
{
    Stage stage;
    const auto file = stage.folder.path() / "three.mid";
    QVERIFY(writeFileAtomically(file, threeTracks()));
    importAndWait(stage.project, {QString::fromStdString(file.string())});
    auto* tracks = stage.question->findChild<QTreeWidget*>(QStringLiteral("tracks"));
    QVERIFY(tracks->isVisible());
    QCOMPARE(tracks->topLevelItemCount(), 2);
    QVERIFY(tracks->topLevelItem(0)->text(0).startsWith(QStringLiteral("Melody\n")));
    QCOMPARE(tracks->topLevelItem(1)->text(1), QStringLiteral("1"));
    QVERIFY(tracks->topLevelItem(1)->text(0).contains(QStringLiteral("CC 11: 32–127")));
    ExampleDocument& example = *stage.project.examples()[0];
    QCOMPARE(example.score().notes.size(), std::size_t {2});
    QCOMPARE(example.properties().meter.beatsPerBar, 3);
    QVERIFY(qAbs(example.properties().meter.beatsPerMinute - 90.0) < 0.01);
    tracks->topLevelItem(1)->setCheckState(0, Qt::Unchecked);
    stage.press("takeTracks");
    QCOMPARE(example.score().notes.size(), std::size_t {1});
    QCOMPARE(int {example.score().notes[0].number}, 60);
    example.history().undo();
    QCOMPARE(example.score().notes.size(), std::size_t {2});
}

void TestImportQuestion::nothingIsLeftOutSilently()
{
    Stage stage;
    const auto file = stage.folder.path() / "three.mid";
    QVERIFY(writeFileAtomically(file, threeTracks()));
    importAndWait(stage.project, {QString::fromStdString(file.string())});
    QVERIFY(stage.texts().contains(QStringLiteral("1 pitch bend")));
    QVERIFY(stage.texts().contains(QStringLiteral("1 program change")));
}

void TestImportQuestion::manyFilesAreOneQuestion()
{
    Stage stage;
    QStringList files;
    for (int i = 0; i < 20; ++i) {
        auto events = take();
        events.push_back(note(2000 + i, 40, 50));
        events.push_back(note(2500 + i, 40, 0));
        files << writeMidi(stage.folder.path() / (std::to_string(i) + ".mid"), events);
    }
    importAndWait(stage.project, files);
    QVERIFY(stage.texts().contains(QStringLiteral("20 files")));
    QVERIFY(stage.texts().contains(QStringLiteral("40 notes")));
    QVERIFY(stage.box(74)->text().contains(QStringLiteral("20 of the files")));
    stage.pressLearnAndWait();
    for (const auto* example : stage.project.examples())
        QVERIFY(music::findController(example->score(), 74) != nullptr);
}

void TestImportQuestion::aSecondImportJoinsTheFirst()
{
    Stage stage;
    importAndWait(stage.project, {writeMidi(stage.folder.path() / "a.mid", take())});
    QTest::mouseClick(stage.box(74), Qt::LeftButton, {}, QPoint(10, stage.box(74)->height() / 2));
    auto events = music::withOnlyControllers(take(), {1});
    events.push_back(move(1100, 20, 1));
    events.push_back(move(1200, 20, 2));
    importAndWait(stage.project, {writeMidi(stage.folder.path() / "b.mid", events)});
    QVERIFY(stage.texts().contains(QStringLiteral("2 files")));
    QVERIFY(stage.box(20)->isChecked() && !stage.box(74)->isChecked());
}

void TestImportQuestion::brokenFilesAreNamed()
{
    Stage stage;
    QVERIFY(writeFileAtomically(stage.folder.path() / "bad.mid", "no music"));
    importAndWait(stage.project,
                  {QString::fromStdString((stage.folder.path() / "bad.mid").string())});
    QVERIFY(stage.texts().contains(QStringLiteral("MidiNotAFile")));
    QVERIFY(stage.project.examples().isEmpty());
}

void TestImportQuestion::damageThatWasMendedIsNamed()
{
    Stage stage;
    const auto file = stage.folder.path() / "tail.mid";
    QVERIFY(writeFileAtomically(file, threeTracks() + "left over"));
    importAndWait(stage.project, {QString::fromStdString(file.string())});
    QCOMPARE(stage.project.examples().size(), 1);
    QVERIFY(stage.texts().contains(QStringLiteral("one damage mended")));
    QVERIFY(stage.texts().contains(QStringLiteral("! MidiTrailingBytes")));
}

void TestImportQuestion::anExampleWithoutAFileSaysSo()
{
    Stage stage;
    ExampleDocument* drawn = stage.project.createExample();
    stage.question->showOriginal(drawn);
    QVERIFY(stage.texts().contains(drawn->properties().name));
    QVERIFY(stage.texts().contains(QStringLiteral("No file is kept")));
    QVERIFY(!stage.question->findChild<QPushButton*>(QStringLiteral("learn"))->isVisible());
    stage.press("notNow");
    QVERIFY(!stage.question->isVisible());
}

void TestImportQuestion::undoTakesItBack()
{
    Stage stage;
    importAndWait(stage.project, {writeMidi(stage.folder.path() / "a.mid", take())});
    stage.pressLearnAndWait();
    ExampleDocument& example = *stage.project.examples()[0];
    example.history().undo();
    QVERIFY(music::findController(example.score(), 74) == nullptr);
    stage.project.undoStack()->undo();
    QCOMPARE(stage.project.settings().controllers, std::vector<std::uint8_t> {1});
    stage.project.undoStack()->undo();
    QVERIFY(stage.project.examples().isEmpty());
    QVERIFY(!stage.project.isModified());
}

void TestImportQuestion::itIsSeen()
{
    const QString pictures = qEnvironmentVariable("TIMBREL_TEST_PICTURES");
    Stage stage;
    const auto file = stage.folder.path() / "three.mid";
    QVERIFY(writeFileAtomically(file, threeTracks()));
    importAndWait(stage.project, {QString::fromStdString(file.string())});
    QTest::qWait(50); // until it is laid out
    const QImage picture = stage.window.grab().toImage();
    QVERIFY(!picture.isNull());
    if (!pictures.isEmpty())
        picture.save(pictures + QStringLiteral("/import.png"));
}

QTEST_MAIN(TestImportQuestion)
#include "tst_import_question.moc"
