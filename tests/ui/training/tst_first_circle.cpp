// SPDX-License-Identifier: GPL-3.0-or-later
// What somebody does who has never been here, from the first page to playing with a network that
// learnt their own drawing; by mouse and keys, with a real worker.
#include "support/shared_data.h"
#include "ui/common/theme.h"
#include "ui/editor/editor_view.h"
#include "ui/editor/lane_stack.h"
#include "ui/editor/lane_widget.h"
#include "ui/editor/roll_widget.h"
#include "ui/hand.h"
#include "ui/open_window.h"
#include "ui/perform/perform_tab.h"
#include "ui/perform/performance_control.h"
#include "ui/training/curve_panel.h"
#include "ui/training/training_runs.h"
#include "ui/training/training_tab.h"

#include <QAction>
#include <QApplication>
#include <QElapsedTimer>
#include <QPushButton>
#include <QSettings>
#include <QStandardPaths>
#include <QTabBar>

#include <algorithm>

using namespace timbrel;
using namespace timbrel::test;

namespace {

constexpr int kThreeMinutes = 180'000; // ms
constexpr int kFilter = 74;

std::vector<music::ControllerPoint> pointsOf(const ui::ExampleDocument& example, int controller)
{
    const auto* lane
        = music::findController(example.score(), static_cast<std::uint8_t>(controller));
    return lane != nullptr ? lane->points : std::vector<music::ControllerPoint>();
}

/// A hand that draws one hump over the whole of the note.
void drawHump(ui::LaneWidget& lane, const ui::EditorState& state, const music::Note& note)
{
    const auto at = [&](double share, double height) {
        const double x = state.time().xOf(note.onset)
            + share * (state.time().xOf(note.end()) - state.time().xOf(note.onset));
        return QPoint(static_cast<int>(x),
                      static_cast<int>((1.0 - height) * (lane.height() - 12)) + 6);
    };
    mouse(lane, QEvent::MouseButtonPress, at(0.0, 0.0), Qt::LeftButton);
    for (int i = 1; i <= 20; ++i) {
        const double share = i / 20.0;
        mouse(lane, QEvent::MouseMove, at(share, 4.0 * share * (1.0 - share)), Qt::LeftButton);
    }
    mouse(lane, QEvent::MouseButtonRelease, at(1.0, 0.0), Qt::LeftButton);
}

} // namespace

class TestFirstCircle : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void fromTheFirstPageToPlayingWithOnesOwnDrawing();
};

void TestFirstCircle::initTestCase()
{
    qputenv("TIMBREL_LEARN", TIMBREL_EXPRESSION_WORKER);
    QStandardPaths::setTestModeEnabled(true);
    QApplication::setOrganizationName(QStringLiteral("timbrel-test"));
    QApplication::setApplicationName(QStringLiteral("timbrel-test-circle"));
    ui::applyAppearance(*qobject_cast<QApplication*>(QApplication::instance()),
                        ui::Appearance::Dark);
    QSettings().clear();
    QSettings().setValue(QStringLiteral("audio/on"), false); // no device is touched
}

void TestFirstCircle::fromTheFirstPageToPlayingWithOnesOwnDrawing()
{
    const TemporaryFolder home;
    qputenv("HOME", QByteArray::fromStdString(home.path().string()));
    QElapsedTimer clock;
    clock.start();
    const auto left
        = [&clock] { return int(std::max<qint64>(1, kThreeMinutes - clock.elapsed())); };

    ui::MainWindow window(plainSentence);
    window.show();
    window.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    ui::ProjectDocument& document = window.document();
    const QSignalSpy loaded(&document, &ui::ProjectDocument::loaded);
    press(window, "demo.swell");
    QTRY_COMPARE(loaded.count(), 1);
    QTRY_VERIFY(window.findChild<ui::EditorView*>()->document() != nullptr);

    // the first drag in a lane draws, without a tool being chosen
    auto& view = *window.findChild<ui::EditorView*>();
    ui::ExampleDocument& example = *view.document();
    QTRY_VERIFY(view.lanes().laneOf(kFilter) != nullptr);
    auto& lane = *view.lanes().laneOf(kFilter);
    QTRY_VERIFY(lane.isVisible() && lane.width() > 100);
    const music::Note note = example.score().notes.front();
    const auto before = pointsOf(example, kFilter);
    const QSignalSpy heard(&view, &ui::EditorView::auditionController);
    drawHump(lane, view.state(), note);
    const auto drawn = pointsOf(example, kFilter);
    QVERIFY(drawn != before);
    QVERIFY(heard.count() > 10);
    // it is taken back and drawn once more
    QTest::keyClick(&window, Qt::Key_Z, Qt::ControlModifier);
    QVERIFY(pointsOf(example, kFilter) == before);
    drawHump(lane, view.state(), note);
    QCOMPARE(pointsOf(example, kFilter).size(), drawn.size()); // others, but as many
    // the note is heard where it is pressed
    const QSignalSpy played(&view, &ui::EditorView::auditionNote);
    clickMouse(view.roll(),
               QPoint(static_cast<int>(view.state().time().xOf(note.onset + note.length / 2)),
                      static_cast<int>(view.state().pitch().yOf(note.number)
                                       + view.state().pitch().rowHeight / 2.0)));
    QTRY_VERIFY(played.count() >= 2);
    QCOMPARE(example.score().notes.size(), std::size_t {1});
    QTest::keyClick(&window, Qt::Key_S, Qt::ControlModifier);
    QTRY_VERIFY(!document.isModified());

    QTest::keyClick(&window, Qt::Key_2, Qt::ControlModifier);
    auto* train = window.findChild<QPushButton*>(QStringLiteral("trainButton"));
    QTRY_VERIFY_WITH_TIMEOUT(train->isEnabled(), left());
    QTest::mouseClick(train, Qt::LeftButton);
    auto& runs = *window.findChild<ui::TrainingRuns*>();
    QTRY_VERIFY_WITH_TIMEOUT(!runs.runs().isEmpty() && runs.runs().back().state.best, left());
    const double first = *runs.runs().back().state.best;
    QTRY_VERIFY(!window.findChild<ui::CurvePanel*>()->plots().empty());
    // a curve that has fallen well: the drawing goes over more than a hundred values
    QTRY_VERIFY_WITH_TIMEOUT(*runs.runs().back().state.best < 25.0, left());
    qInfo("%lld ms until the network knows the drawing to 5 values, from %.0f",
          static_cast<long long>(clock.elapsed()),
          first);

    QTest::keyClick(&window, Qt::Key_4, Qt::ControlModifier);
    press(window, "performButton");
    ui::PerformanceControl& performance = window.performance();
    QTRY_VERIFY_WITH_TIMEOUT(performance.isPerforming(), left());
    const auto valueOf = [&performance] {
        for (const ui::ControllerState& controller : performance.controllers())
            if (controller.number == kFilter)
                return controller.sent;
        return -1;
    };
    QTRY_VERIFY_WITH_TIMEOUT(valueOf() >= 0, left());
    const int rest = valueOf();
    int highest = rest;
    QTest::keyPress(&window, Qt::Key_A);
    const bool hasRisen = QTest::qWaitFor(
        [&] { return (highest = std::max(highest, valueOf())) > rest + 60; }, left());
    QTest::keyRelease(&window, Qt::Key_A);
    qInfo("from %d to %d under a key; %lld ms in all, with no time for a person to think",
          rest,
          highest,
          static_cast<long long>(clock.elapsed()));
    QVERIFY(hasRisen);
    QVERIFY(clock.elapsed() < kThreeMinutes); // what the program promises, not how fast it is

    runs.stopAll();
    QTRY_VERIFY_WITH_TIMEOUT(!runs.isTraining(), 30'000);
    document.close();
}

QTEST_MAIN(TestFirstCircle)
#include "tst_first_circle.moc"
