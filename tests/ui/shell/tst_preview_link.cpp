// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/shared_data.h"
#include "ui/common/action_registry.h"
#include "ui/editor/example_document.h"
#include "ui/editor/project_document.h"
#include "ui/shell/player.h"
#include "ui/shell/preview_link.h"
#include "ui/training/preview_panel.h"
#include "ui/training/training_for_tests.h"
#include "ui/training/training_runs.h"

#include <QComboBox>
#include <QStandardPaths>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

#include <memory>
#include <optional>

using namespace timbrel;
using namespace timbrel::test;
using namespace timbrel::ui;

namespace {

Microseconds ms(int milliseconds)
{
    return std::chrono::milliseconds(milliseconds);
}

std::shared_ptr<const music::Sequence> shortMusic()
{
    return std::make_shared<const music::Sequence>(
        music::Sequence {{ms(0), music::EventKind::NoteOn, 0, 60, 90},
                         {ms(150), music::EventKind::NoteOff, 0, 60, 0}});
}

/// A project with one example, a player without devices, and a preview without a network.
struct Stage
{
    Stage()
        : panel(runs, actions, [](const Error&) { return QString(); })
        , link(panel, project, player)
    {
        project.createUntitled();
        example = project.addMade(swell(), QStringLiteral("Swell"));
        player.setDocument(example);
    }
    ~Stage() { player.setDocument(nullptr); }

    TrainingRuns runs;
    ActionRegistry actions;
    ProjectDocument project;
    Player player;
    PreviewPanel panel;
    PreviewLink link;
    ExampleDocument* example = nullptr;
};

} // namespace

class TestPreviewLink : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void whatIsHeardAsideLeavesTheEditorAsItWas();
    void playStopsWhatIsHeardAside();
    void anotherIsHeardAtOnce();
    void theExamplesOfTheProjectCanBeChosen();
    void whatIsAddedIsAnExampleThatCanBeUndone();
};

void TestPreviewLink::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
}

void TestPreviewLink::whatIsHeardAsideLeavesTheEditorAsItWas()
{
    Stage stage;
    stage.player.seek(ms(300));
    QSignalSpy playing(&stage.player, &Player::playingChanged);
    QSignalSpy position(&stage.player, &Player::positionChanged);
    std::vector<std::optional<Microseconds>> heard;
    QObject::connect(&stage.player,
                     &Player::asideMoved,
                     &stage.player,
                     [&](std::optional<Microseconds> at) { heard.push_back(at); });
    Q_EMIT stage.panel.hear(shortMusic());
    QVERIFY(stage.player.isPlayingAside());
    QTRY_VERIFY(!stage.player.isPlayingAside());
    QVERIFY(heard.size() > 5); // the playhead moved
    QVERIFY(heard.front() && !heard.back());
    for (std::size_t i = 1; i + 1 < heard.size(); ++i)
        QVERIFY(*heard[i] + ms(15) >= *heard[i - 1]); // as exact as the clocks are
    QVERIFY(*heard[heard.size() - 2] > ms(100));
    QCOMPARE(playing.count(), 0);
    QCOMPARE(position.count(), 0);
    QCOMPARE(stage.player.position(), ms(300));
    // and the example plays from there
    stage.player.play();
    QTRY_VERIFY(stage.player.isPlaying());
    QTRY_VERIFY(stage.player.position() > ms(350));
    stage.player.pause();
}

void TestPreviewLink::playStopsWhatIsHeardAside()
{
    Stage stage;
    Q_EMIT stage.panel.hear(std::make_shared<const music::Sequence>(swell()));
    QTest::qWait(100);
    QVERIFY(stage.player.isPlayingAside());
    stage.player.toggle();
    QVERIFY(!stage.player.isPlayingAside());
    QTRY_VERIFY(stage.player.isPlaying());
    // and the other way round
    Q_EMIT stage.panel.hear(std::make_shared<const music::Sequence>(swell()));
    QVERIFY(stage.player.isPlayingAside() && !stage.player.isPlaying());
    QTest::qWait(100);
    QVERIFY(stage.player.isPlayingAside() && !stage.player.isPlaying());
    Q_EMIT stage.panel.stopHearing();
    QVERIFY(!stage.player.isPlayingAside());
    QTest::qWait(100);
    QVERIFY(!stage.player.isPlaying());
}

void TestPreviewLink::anotherIsHeardAtOnce()
{
    Stage stage;
    Q_EMIT stage.panel.hear(std::make_shared<const music::Sequence>(swell()));
    QTest::qWait(60);
    Q_EMIT stage.panel.hear(shortMusic());
    QVERIFY(stage.player.isPlayingAside());
    std::optional<Microseconds> last;
    QObject::connect(&stage.player,
                     &Player::asideMoved,
                     &stage.player,
                     [&](std::optional<Microseconds> at) { last = at ? at : last; });
    QTRY_VERIFY(!stage.player.isPlayingAside());
    QVERIFY(last && *last > ms(100)); // to its end
}

void TestPreviewLink::theExamplesOfTheProjectCanBeChosen()
{
    Stage stage;
    auto* chooser = stage.panel.findChild<QComboBox*>(QStringLiteral("previewChooser"));
    QTRY_VERIFY(chooser->findText(QStringLiteral("Swell")) > 0);
    stage.project.rename(stage.example, QStringLiteral("Wave"));
    QTRY_VERIFY(chooser->findText(QStringLiteral("Wave")) > 0);
    QTRY_VERIFY(chooser->findText(QStringLiteral("Staccato")) > 0);
    stage.player.setDocument(nullptr);
    stage.project.remove({stage.example});
    QTRY_COMPARE(chooser->count(), 0);
}

void TestPreviewLink::whatIsAddedIsAnExampleThatCanBeUndone()
{
    Stage stage;
    QSignalSpy made(&stage.link, &PreviewLink::exampleMade);
    Q_EMIT stage.panel.addExample(swell(60), QStringLiteral("Legato"));
    QCOMPARE(made.count(), 1);
    QCOMPARE(stage.project.examples().size(), 2);
    const ExampleDocument* example = stage.project.examples().back();
    QCOMPARE(example->properties().name, QStringLiteral("Legato"));
    QCOMPARE(example->score().notes.size(), std::size_t {1});
    QCOMPARE(example->score().lanes.size(), std::size_t {1});
    stage.project.undoStack()->undo();
    QCOMPARE(stage.project.examples().size(), 1);
    stage.project.undoStack()->redo();
    QCOMPARE(stage.project.examples().size(), 2);
    // an empty one to be drawn
    Q_EMIT stage.panel.drawRequested();
    QCOMPARE(made.count(), 2);
    QVERIFY(stage.project.examples().back()->score().notes.empty());
}

QTEST_MAIN(TestPreviewLink)
#include "tst_preview_link.moc"
