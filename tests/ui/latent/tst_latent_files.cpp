// SPDX-License-Identifier: GPL-3.0-or-later
// What the view Latent reads and writes, in the real window: imports and kits of thousands of
// files, which can be stopped and never hold the window up; recordings; sounds from files.
#include "core/audio/audio_file.h"
#include "core/audio/sound_file_writer.h"
#include "core/base/atomic_file.h"
#include "core/base/random.h"
#include "core/pattern/pattern_library.h"
#include "core/pattern/pattern_midi.h"
#include "ui/common/notice_line.h"
#include "ui/hand.h"
#include "ui/latent/kit_document.h"
#include "ui/latent/kit_panel.h"
#include "ui/latent/latent_stage.h"
#include "ui/shell/player.h"

#include <QComboBox>
#include <QElapsedTimer>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QTabBar>
#include <QTabWidget>
#include <QTimer>
#include <QToolButton>
#include <QtTest/QSignalSpy>

#include <algorithm>
#include <cmath>

using namespace timbrel;
using namespace timbrel::test;
using Stage = LatentStage;
using std::filesystem::path;

namespace {

constexpr int kLongestPause = 1000; ///< ms of the window, where other programs want the processors

/// The longest time in which the window could not have answered.
class PauseWatch
{
public:
    PauseWatch()
    {
        m_timer.setInterval(5);
        QObject::connect(&m_timer, &QTimer::timeout, &m_timer, [this] { look(); });
        m_since.start();
        m_timer.start();
    }
    [[nodiscard]] qint64 longest()
    {
        look();
        return m_longest;
    }

private:
    void look() { m_longest = std::max(m_longest, m_since.restart()); }
    QTimer m_timer;
    QElapsedTimer m_since;
    qint64 m_longest = 0;
};

QString text(const path& file)
{
    return QString::fromStdString(file.string());
}

/// Files of many patterns each, no two alike.
void putLoops(const path& folder, int files)
{
    constexpr std::size_t kPatternsOfAFile = 24;
    QVERIFY(createFolder(folder));
    Random random(1);
    for (int i = 0; i < files; ++i) {
        std::vector<music::Pattern> patterns(kPatternsOfAFile, music::Pattern({8, 32, 4, 4}));
        for (music::Pattern& pattern : patterns)
            for (std::size_t step = 0; step < 32; ++step)
                for (std::size_t row = 0; row < 8; ++row)
                    if (random.uniform() < 0.3)
                        pattern.set(row, step, {0.8F, 0.0F});
        const path file = folder / (std::to_string(i) + ".mid");
        QVERIFY(
            writeFileAtomically(file, pattern::patternsMidi(patterns, music::standardDrumRows())));
    }
}

/// On the left alone, as no drum of ours is.
void putTone(const path& file)
{
    constexpr std::size_t kFrames = 4800;
    audio::RenderedAudio tone;
    tone.sampleRate = 48000.0;
    for (std::size_t i = 0; i < kFrames; ++i)
        tone.left.push_back(0.5F * std::sin(0.1F * static_cast<float>(i)));
    tone.right.resize(kFrames);
    QVERIFY(audio::writeSoundFile(file, audio::SoundFileFormat::Wav, tone));
}

/// A kick on each beat.
music::Pattern kicks()
{
    music::Pattern pattern({8, 32, 4, 4});
    for (std::size_t step = 0; step < 32; step += 4)
        pattern.set(0, step, {1.0F, 0.0F});
    return pattern;
}

} // namespace

class TestLatentFiles : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { beginLatentTests(); }
    void init() { beginLatentTest(); }
    void anImportThatIsStoppedKeepsWhatWasFound();
    void aProjectThatIsLeftDuringAnImportGetsNothingOfAnother();
    void aFolderOfThousandsOfSoundsIsTakenAndCanBeStopped();
    void aKitOfThousandsOfSoundsIsTurnedAtOnce();
    void soundsFromFilesAreInWhatIsExported();
    void recordingsAreFlacIfThatWasChosen();
};

void TestLatentFiles::anImportThatIsStoppedKeepsWhatWasFound()
{
    constexpr int kFiles = 1500;
    Stage stage;
    QVERIFY(stage.waitForFiles());
    const int before = stage.list().model()->rowCount();
    const path folder = stage.place.path() / "big";
    putLoops(folder, kFiles);
    PauseWatch watch;
    dropFiles(stage.library(), stage.library().rect().center(), {text(folder)});
    auto& progress = stage.find<QProgressBar>("libraryProgress");
    auto& stop = stage.find<QToolButton>("libraryCancel");
    QVERIFY(stop.isVisible());
    QTRY_VERIFY_WITH_TIMEOUT(progress.value() > 0, kWaitForTraining);
    QCOMPARE(progress.maximum(), kFiles);
    QVERIFY(stage.library().isImporting());
    // another one waits for its turn instead of getting in between
    stage.desk().shelf().importFiles({text(folder)});
    QTest::mouseClick(&stop, Qt::LeftButton);
    QTRY_VERIFY(!stage.library().isImporting());
    QVERIFY(!stop.isVisible());
    QVERIFY(stage.waitForFiles());
    QVERIFY2(watch.longest() < kLongestPause, qPrintable(QString::number(watch.longest())));
    const auto kept = pattern::readPatternLibrary(*stage.window.project() / "patterns");
    QVERIFY(kept && kept->warnings.empty());
    const auto found = static_cast<int>(kept->set.entries.size());
    QVERIFY(found > 0);
    QVERIFY(found < kFiles * 24);
    QCOMPARE(stage.list().model()->rowCount(), before + found);
    const QString told = stage.find<QLabel>("libraryOutcome").text();
    QVERIFY2(told.contains(QString::number(found)), qPrintable(told));
    QVERIFY2(told.contains(QLatin1String("topped")), qPrintable(told)); // and it says that it was
    QVERIFY(!stage.find<QToolButton>("libraryBroken").isVisible());
    // nothing is broken by it
    const path small = stage.place.path() / "small";
    putLoops(small, 1);
    dropFiles(stage.library(), stage.library().rect().center(), {text(small)});
    QTRY_VERIFY(!stage.library().isImporting());
    QVERIFY(stage.waitForFiles());
    QCOMPARE(stage.list().model()->rowCount(), before + found + 24);
}

void TestLatentFiles::aProjectThatIsLeftDuringAnImportGetsNothingOfAnother()
{
    Stage stage;
    const path folder = stage.place.path() / "big";
    putLoops(folder, 800);
    dropFiles(stage.library(), stage.library().rect().center(), {text(folder)});
    auto& progress = stage.find<QProgressBar>("libraryProgress");
    QTRY_VERIFY_WITH_TIMEOUT(progress.value() > 0, kWaitForTraining);
    const auto other = ui::unpackDemo(ui::demoProjects().front(), stage.place.path());
    QVERIFY(other && stage.window.openProject(*other));
    QVERIFY(stage.waitForFiles());
    QVERIFY(!std::filesystem::exists(*other / "patterns"));
    QCOMPARE(stage.desk().shelf().ownCount(), std::size_t {0});
    QVERIFY(!stage.library().isImporting());
    QVERIFY(!progress.isVisible());
    QVERIFY(stage.find<QLabel>("libraryOutcome").text().isEmpty());
}

void TestLatentFiles::aFolderOfThousandsOfSoundsIsTakenAndCanBeStopped()
{
    constexpr int kFiles = 12'000;
    Stage stage;
    stage.showPanel(QStringLiteral("Drum kit"));
    auto& panel = *stage.window.findChild<ui::KitPanel*>();
    const path folder = stage.place.path() / "kit";
    const path tone = stage.place.path() / "tone.wav";
    putTone(tone);
    QVERIFY(createFolder(folder));
    for (int i = 0; i < kFiles; ++i) // all of them are read
        std::filesystem::create_symlink(
            tone, folder / ((i % 2 == 0 ? "snare " : "kick ") + std::to_string(i) + ".wav"));
    const auto before = panel.document().kit();
    PauseWatch watch;
    dropFiles(panel, {5, 5}, {text(folder)});
    auto& notice = stage.window.findChild<ui::LatentTab*>()->notice(); // told where it is seen
    auto* stop = notice.findChild<QPushButton*>(QStringLiteral("noticeAct"));
    QTRY_VERIFY_WITH_TIMEOUT(stop->isVisible(), 20'000);
    QVERIFY2(panel.notice().contains(QString::number(kFiles)), qPrintable(panel.notice()));
    QTest::mouseClick(stop, Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(!panel.document().isBusy(), 20'000);
    const std::size_t some = panel.document().kit().sounds.size();
    QVERIFY(some > 0);
    QVERIFY(some < kFiles);
    QVERIFY(!panel.notice().endsWith(QChar(0x2026)));
    // all of them
    dropFiles(panel, {5, 5}, {text(folder)});
    QTRY_COMPARE_WITH_TIMEOUT(
        panel.document().kit().sounds.size(), static_cast<std::size_t>(kFiles), 60'000);
    QTRY_VERIFY(!panel.document().isBusy());
    QVERIFY2(watch.longest() < kLongestPause, qPrintable(QString::number(watch.longest())));
    QVERIFY(!panel.document().kit().slots[0].file.empty());
    // each import is one entry
    stage.document().history().undo();
    QCOMPARE(panel.document().kit().sounds.size(), some);
    stage.document().history().undo();
    QCOMPARE(panel.document().kit(), before);
}

void TestLatentFiles::aKitOfThousandsOfSoundsIsTurnedAtOnce()
{
    Stage stage;
    stage.showPanel(QStringLiteral("Drum kit"));
    auto& panel = *stage.window.findChild<ui::KitPanel*>();
    const path tone = stage.place.path() / "tone.wav";
    putTone(tone);
    synth::DrumKit kit = panel.document().kit();
    for (int i = 0; i < 20'000; ++i)
        kit.sounds.edited().push_back(
            {stage.place.path() / ("sounds/one " + std::to_string(i) + ".wav"),
             music::DrumClass::Snare});
    panel.document().load(kit);
    auto& knob = stage.find<QWidget>("level_snare");
    PauseWatch watch;
    for (int i = 0; i < 10; ++i) {
        dragMouse(knob, knob.rect().center(), knob.rect().center() + QPoint(0, i % 2 ? 20 : -20));
        QTest::qWait(150); // the project keeps it meanwhile
    }
    QVERIFY2(watch.longest() < kLongestPause, qPrintable(QString::number(watch.longest())));
}

void TestLatentFiles::soundsFromFilesAreInWhatIsExported()
{
    Stage stage;
    stage.showPanel(QStringLiteral("Drum kit"));
    auto& panel = *stage.window.findChild<ui::KitPanel*>();
    const path tone = stage.place.path() / "tone.wav";
    putTone(tone);
    auto& kick = stage.find<QPushButton>("sound_kick");
    dropFiles(panel, kick.mapTo(&panel, kick.rect().center()), {text(tone)});
    QCOMPARE(panel.document().kit().slots[0].file, tone);
    stage.document().edit(kicks(), QStringLiteral("kicks"), ui::LatentDocument::Kind::Single);
    const path file = stage.place.path() / "loop.flac";
    QSignalSpy written(&stage.desk(), &ui::PatternDesk::audioWritten);
    stage.desk().exportAudio(text(file), 1);
    QVERIFY(!written.isEmpty() || written.wait(kWaitForTraining));
    const auto sound = audio::readAudioFile(file);
    QVERIFY(sound);
    QCOMPARE(sound->facts.sampleRate, 48000);
    const auto peak = [](const std::vector<float>& side) {
        return *std::max_element(side.begin(), side.end());
    };
    QVERIFY(peak(sound->sound.left) > 0.1F);
    QVERIFY(peak(sound->sound.right) < 0.01F);
}

void TestLatentFiles::recordingsAreFlacIfThatWasChosen()
{
    Stage stage;
    stage.press("transportSound");
    auto& format = stage.find<QComboBox>("soundRecordings");
    QVERIFY(format.isVisible());
    QVERIFY(!format.accessibleName().isEmpty());
    format.setFocus();
    QTest::keyClick(&format, Qt::Key_Down);
    QCOMPARE(format.currentText(), QStringLiteral("FLAC"));
    format.window()->close();
    stage.press("latentPlay");
    QTRY_VERIFY(stage.control().isPlaying());
    stage.press("latent.recordSound.button");
    auto& notice = stage.window.findChild<ui::LatentTab*>()->notice();
    QTRY_VERIFY(notice.text().contains(QLatin1String("0:01"))); // a second of it
    stage.press("latent.recordSound.button");
    QTRY_VERIFY(!notice.text().contains(QLatin1String("0:0")));
    const path folder = *stage.window.project() / "recordings";
    const auto files = filesIn(folder, ".flac");
    QCOMPARE(files.size(), std::size_t {1});
    QVERIFY(notice.text().contains(text(files.front().filename())));
    const auto sound = audio::readAudioFile(files.front());
    QVERIFY(sound);
    QVERIFY2(sound->facts.format.find("FLAC") != std::string::npos, sound->facts.format.c_str());
    QVERIFY(sound->facts.frames > sound->facts.sampleRate); // more than a second
    QVERIFY(sound->peak > 0.01F); // of what was heard
    QVERIFY(filesIn(folder, ".wav").empty());
}

QTEST_MAIN(TestLatentFiles)
#include "tst_latent_files.moc"
