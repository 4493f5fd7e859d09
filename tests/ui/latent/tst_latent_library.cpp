// SPDX-License-Identifier: GPL-3.0-or-later
// The library of patterns in the real window: what is dropped, heard, kept, deleted, exported.
#include "core/base/atomic_file.h"
#include "core/pattern/pattern_import.h"
#include "core/pattern/pattern_library.h"
#include "ui/common/notice_line.h"
#include "ui/latent/grid_panel.h"
#include "ui/latent/latent_stage.h"
#include "ui/latent/pattern_drag_button.h"
#include "ui/shell/message_bar.h"
#include "ui/shell/player.h"

#include <QMenu>
#include <QPushButton>
#include <QToolButton>
#include <QtTest/QSignalSpy>

#include <algorithm>
#include <array>
#include <cmath>
#include <memory>

using namespace timbrel;
using namespace timbrel::test;
using Stage = LatentStage;

class TestLatentLibrary : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init() { beginLatentTest(); }
    void patternsAreDroppedIntoCornersAndHeard();
    void whatIsKeptIsInTheProject();
    void whatIsDeletedCanBePutBack();
    void deletingOneAfterAnotherDeletesThose();
    void filesAreImportedByDroppingThem();
    void whatIsKeptWithoutAFolderIsWrittenWithTheProject();
    void thePatternIsDraggedOutAsMidi();
    void loopsAreWrittenAsSound();
    void thePadIsAsItWasLeft();
    void aPadThatCannotBeReadIsPutAside();
    void theKitIsKeptAndItsKnobsAreLearnt();
    void patternsGoWhereTheMenuSays();
    void whatIsHeardIsRecordedIntoTheProject();
};

void TestLatentLibrary::initTestCase()
{
    beginLatentTests();
}

void TestLatentLibrary::patternsAreDroppedIntoCornersAndHeard()
{
    Stage stage;
    const ui::LibraryItem& item = stage.desk().shelf().model().items()[40];
    dropPattern(stage.pad(), {4, 4}, item.id);
    QCOMPARE(QString::fromStdString(stage.document().setup().corners[0].name), item.name);
    stage.list().setCurrentIndex(stage.list().model()->index(20, 0));
    const QString name = stage.list().currentIndex().data().toString();
    stage.press("libraryCornerC");
    QCOMPARE(QString::fromStdString(stage.document().setup().corners[2].name), name);
    stage.press("libraryHear");
    QTRY_VERIFY(stage.control().isPlaying());
    QVERIFY(stage.document().isEdited());
    QVERIFY(stage.document().pattern().onsetCount() > 0);
    stage.document().history().undo();
    QVERIFY(!stage.document().isEdited());
}

void TestLatentLibrary::whatIsKeptIsInTheProject()
{
    Stage stage;
    QVERIFY(stage.waitForFiles());
    const int before = stage.list().model()->rowCount();
    QTRY_VERIFY(stage.document().pattern().onsetCount() > 0);
    stage.window.actions().find("latent.keep")->trigger();
    QTRY_COMPARE(stage.list().model()->rowCount(), before + 1);
    const auto folder = *stage.window.project();
    QVERIFY(stage.waitForFiles());
    const auto kept = pattern::readPatternLibrary(folder / "patterns");
    QVERIFY(kept && kept->warnings.empty());
    QCOMPARE(kept->set.entries.size(), std::size_t {1});
    QVERIFY(kept->set.entries.front().pattern.onsetCount() > 0);
    QVERIFY(stage.window.openProject(folder));
    QTRY_COMPARE(stage.list().model()->rowCount(), before + 1);
}

void TestLatentLibrary::whatIsDeletedCanBePutBack()
{
    Stage stage;
    const int shipped = stage.list().model()->rowCount();
    stage.window.actions().find("latent.keep")->trigger();
    QTRY_COMPARE(stage.list().model()->rowCount(), shipped + 1);
    QVERIFY(stage.waitForFiles());
    stage.list().setFocus();
    stage.list().setCurrentIndex(stage.list().model()->index(0, 0));
    QTest::keyClick(&stage.list(), Qt::Key_Delete);
    QTRY_COMPARE(stage.list().model()->rowCount(), shipped);
    QVERIFY(stage.waitForFiles());
    auto& notice = stage.window.findChild<ui::LatentTab*>()->notice();
    auto* back = notice.findChild<QPushButton*>();
    QVERIFY(back->isVisible());
    QTest::mouseClick(back, Qt::LeftButton);
    QTRY_COMPARE(stage.list().model()->rowCount(), shipped + 1);
    // those that come with Timbrel stay
    stage.list().setCurrentIndex(stage.list().model()->index(shipped, 0));
    QTest::keyClick(&stage.list(), Qt::Key_Delete);
    QCOMPARE(stage.list().model()->rowCount(), shipped + 1);
}

void TestLatentLibrary::deletingOneAfterAnotherDeletesThose()
{
    Stage stage;
    pattern::PatternSet set;
    for (std::size_t i = 0; i < 6; ++i) {
        pattern::PatternEntry entry;
        entry.pattern = music::Pattern({8, 32, 4, 4});
        entry.pattern.set(i, i, {1.0F, 0.0F});
        entry.name = "own " + std::to_string(i);
        set.entries.push_back(entry);
    }
    const auto folder = *stage.window.project();
    QVERIFY(pattern::keepPatterns(folder / "patterns", set, "set"));
    QVERIFY(stage.window.openProject(folder));
    QTRY_VERIFY(stage.desk().shelf().ownCount() == 6);
    const auto idOf = [&](const char* name) {
        for (const ui::LibraryItem& item : stage.desk().shelf().model().items())
            if (item.name == QLatin1String(name))
                return item.id;
        return QString();
    };
    // without waiting for what is written
    stage.desk().shelf().remove({idOf("own 1")});
    stage.desk().shelf().remove({idOf("own 3"), idOf("own 4")});
    QVERIFY(stage.waitForFiles());
    QStringList left;
    const auto library = pattern::readPatternLibrary(folder / "patterns");
    for (const auto& entry : library->set.entries)
        left << QString::fromStdString(entry.name);
    QCOMPARE(
        left,
        (QStringList {QStringLiteral("own 0"), QStringLiteral("own 2"), QStringLiteral("own 5")}));
}

void TestLatentLibrary::filesAreImportedByDroppingThem()
{
    Stage stage;
    const int before = stage.list().model()->rowCount();
    const auto folder = stage.place.path() / "loops";
    QVERIFY(createFolder(folder));
    QTRY_VERIFY(stage.document().pattern().onsetCount() > 0);
    QVERIFY(stage.desk().exportMidi(QString::fromStdString((folder / "funk a.mid").string())));
    QVERIFY(writeFileAtomically(folder / "torn.mid", "MThd and nothing else"));
    dropFiles(stage.library(),
              stage.library().rect().center(),
              {QString::fromStdString(folder.string())});
    QTRY_VERIFY(stage.list().model()->rowCount() > before);
    QTRY_VERIFY(!stage.library().isImporting());
    auto& broken = stage.find<QToolButton>("libraryBroken");
    QTRY_VERIFY(broken.isVisible());
    QVERIFY(broken.text().contains(QLatin1Char('1')));
    QVERIFY(stage.waitForFiles());
    QVERIFY(std::filesystem::exists(*stage.window.project() / "patterns" / "loops.jsonl"));
}

void TestLatentLibrary::whatIsKeptWithoutAFolderIsWrittenWithTheProject()
{
    Stage stage;
    stage.window.document().createUntitled();
    stage.window.actions().find("view.latent")->trigger();
    const int shipped = stage.list().model()->rowCount();
    QTRY_VERIFY(stage.document().pattern().onsetCount() > 0);
    stage.window.actions().find("latent.keep")->trigger();
    QCOMPARE(stage.list().model()->rowCount(), shipped + 1);
    stage.window.close(); // it is asked first
    QVERIFY(stage.window.isVisible());
    QVERIFY(stage.window.findChild<ui::MessageBar*>()->isVisible());
    const auto folder = stage.place.path() / "saved";
    QVERIFY(stage.window.document().saveAs(folder));
    stage.desk().setFolder(folder);
    QVERIFY(stage.waitForFiles());
    QCOMPARE(pattern::readPatternLibrary(folder / "patterns")->set.entries.size(), std::size_t {1});
}

void TestLatentLibrary::thePatternIsDraggedOutAsMidi()
{
    Stage stage;
    QTRY_VERIFY(stage.document().pattern().onsetCount() > 0);
    const std::unique_ptr<QMimeData> dragged(
        stage.window.findChild<ui::GridPanel*>()->dragButton().makeData());
    QVERIFY(dragged);
    QCOMPARE(dragged->urls().size(), 1);
    const std::array files
        = {std::filesystem::path(dragged->urls().front().toLocalFile().toStdString())};
    const auto read = pattern::importPatterns(files);
    QVERIFY(read);
    QCOMPARE(read->set.entries.size(), std::size_t {1});
    QCOMPARE(read->set.entries.front().pattern.onsetCount(),
             stage.document().pattern().onsetCount());
}

void TestLatentLibrary::loopsAreWrittenAsSound()
{
    Stage stage;
    QTRY_VERIFY(stage.document().pattern().onsetCount() > 0);
    const auto file = stage.place.path() / "loop.wav";
    QSignalSpy written(&stage.desk(), &ui::PatternDesk::audioWritten);
    stage.desk().exportAudio(QString::fromStdString(file.string()), 2);
    QVERIFY(!written.isEmpty() || written.wait(kWaitForTraining));
    // two turns of eight beats at 120 in 24 bits, two channels
    const auto size = static_cast<double>(std::filesystem::file_size(file));
    const double seconds = 2.0 * 8.0 * 60.0 / stage.document().setup().beatsPerMinute;
    QVERIFY(std::abs(size - seconds * 48000.0 * 6.0) < 2000.0);
    const auto bytes = readFile(file);
    QVERIFY(std::count(bytes->begin(), bytes->end(), '\0')
            < static_cast<std::ptrdiff_t>(bytes->size() / 2)); // and it is no silence
}

void TestLatentLibrary::thePadIsAsItWasLeft()
{
    Stage stage;
    const ui::LibraryItem item = stage.desk().shelf().model().items()[33];
    dropPattern(stage.pad(), {4, 4}, item.id);
    stage.control().setTempo(97.5);
    stage.document().moveTo({0.2F, 0.9F}, QStringLiteral("move"));
    stage.control().learn(QStringLiteral("x"));
    stage.control().hear(midi::MidiMessage::controller(0, 21, 5));
    const auto folder = *stage.window.project();
    QVERIFY(stage.window.openProject(folder)); // without a pause in which it could be saved
    const pattern::PadSetup& setup = stage.document().setup();
    QCOMPARE(QString::fromStdString(setup.corners[0].name), item.name);
    QVERIFY(*setup.corners[0].pattern == *item.pattern);
    QCOMPARE(setup.beatsPerMinute, 97.5);
    QCOMPARE(setup.position.y, 0.9F);
    QVERIFY(stage.control().bindings().contains(QStringLiteral("x")));
    // and another project does not have it
    const auto other = ui::unpackDemo(ui::demoProjects().front(), stage.place.path());
    QVERIFY(other);
    QVERIFY(stage.window.openProject(*other));
    QVERIFY(stage.document().setup().beatsPerMinute != 97.5);
    QVERIFY(stage.control().bindings().isEmpty());
}

void TestLatentLibrary::aPadThatCannotBeReadIsPutAside()
{
    Stage stage;
    const auto folder = *stage.window.project();
    QVERIFY(createFolder(folder / "latent"));
    QVERIFY(writeFileAtomically(folder / "latent" / "pad.json", "{\"format\": \"timb"));
    QVERIFY(stage.window.openProject(folder));
    auto& notice = stage.window.findChild<ui::LatentTab*>()->notice();
    QVERIFY(!notice.text().isEmpty());
    QVERIFY(stage.document().setup().corners[0].pattern != nullptr); // as in a new project
    stage.control().setTempo(99.0);
    QTRY_VERIFY(std::filesystem::exists(folder / "latent" / "pad.json"));
    QVERIFY(
        readFile(folder / "latent" / "unreadable-pad.json")->starts_with("{\"format\": \"timb"));
}

void TestLatentLibrary::theKitIsKeptAndItsKnobsAreLearnt()
{
    Stage stage;
    const synth::DrumKit before = stage.window.player().kit().kit();
    const QString knob = QStringLiteral("kit:snare:tune");
    QVERIFY(stage.control().targetName(knob) != knob);
    stage.control().learn(knob);
    stage.control().hear(midi::MidiMessage::controller(0, 30, 5));
    QCOMPARE(stage.control().bindings().size(), 1);
    stage.control().hear(midi::MidiMessage::controller(0, 30, 127));
    const synth::DrumKit after = stage.window.player().kit().kit();
    QVERIFY(!(after == before));
    const auto folder = *stage.window.project();
    QVERIFY(stage.window.openProject(folder));
    QVERIFY(stage.window.player().kit().kit() == after);
    stage.document().history().undo(); // there is nothing to undo in what was just opened
    QVERIFY(stage.window.player().kit().kit() == after);
}

void TestLatentLibrary::patternsGoWhereTheMenuSays()
{
    Stage stage;
    const auto choose = [&](const char* name) {
        stage.press("latentMidi");
        auto& menu = stage.find<QMenu>("patternMidi");
        auto* action = menu.findChild<QAction*>(QLatin1String(name));
        QVERIFY(action != nullptr);
        action->trigger();
        menu.close();
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    };
    QVERIFY(stage.control().player()->settings().targets == audio::PlayTargets {});
    choose("heardHere");
    QVERIFY(!stage.control().player()->settings().targets.instrument);
    QVERIFY(stage.control().player()->settings().targets.port);
    choose("sent");
    QVERIFY(!stage.control().player()->settings().targets.port);
    QVERIFY(!stage.window.player().isClockFollowed());
    choose("clockFollowed");
    QVERIFY(stage.window.player().isClockFollowed());
    QTest::qWait(100); // nothing moves here any more
    stage.control().player()->start(); // as the clock would
    QTRY_VERIFY(stage.control().isPlaying());
    stage.control().player()->stop();
    QTRY_VERIFY(!stage.control().isPlaying());
    choose("clockFollowed");
}

void TestLatentLibrary::whatIsHeardIsRecordedIntoTheProject()
{
    Stage stage;
    stage.window.actions().find("latent.recordSound")->trigger();
    const auto folder = *stage.window.project() / "recordings";
    QTRY_VERIFY(std::filesystem::exists(folder) && !std::filesystem::is_empty(folder));
    stage.window.actions().find("latent.recordSound")->trigger();
    auto& notice = stage.window.findChild<ui::LatentTab*>()->notice();
    QTRY_VERIFY(notice.text().contains(QLatin1String(".wav")));
}

QTEST_MAIN(TestLatentLibrary)
#include "tst_latent_library.moc"
