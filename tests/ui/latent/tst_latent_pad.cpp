// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/curve_look.h"
#include "ui/common/theme.h"
#include "ui/hand.h"
#include "ui/latent/latent_accessible.h"
#include "ui/latent/latent_pad.h"
#include "ui/latent/pad_hit_test.h"
#include "ui/latent/puck_glide.h"

#include <QAccessible>
#include <QContextMenuEvent>
#include <QDoubleSpinBox>
#include <QDropEvent>
#include <QMenu>
#include <QMimeData>
#include <QSignalSpy>
#include <QUrl>
#include <QtTest/QTest>

#include <cmath>
#include <set>

using namespace timbrel;
using namespace timbrel::test;
using learning::PadPosition;
using pattern::PathEnd;
using pattern::PuckPath;
using namespace std::chrono_literals;

namespace {

/// A pad of 400 pixels: a hundredth is four of them.
struct Stage
{
    Stage()
    {
        pad.resize(400, 400);
        pad.show();
        if (!QTest::qWaitForWindowExposed(&pad))
            qFatal("no window");
        QApplication::setActiveWindow(&pad);
        pad.setFocus();
    }
    [[nodiscard]] QPoint at(float x, float y) const
    {
        return pad.scene().geometry.pixelOf({x, y}).toPoint();
    }
    [[nodiscard]] PadPosition puck() const { return document.setup().position; }
    [[nodiscard]] bool isAt(float x, float y) const
    {
        const PadPosition now = puck();
        const bool isThere = std::abs(now.x - x) < 0.002F && std::abs(now.y - y) < 0.002F;
        if (!isThere)
            qWarning("the puck is at %g, %g", double {now.x}, double {now.y});
        return isThere;
    }
    int entries() { return document.history().count(); }
    void setPath(PathEnd end = PathEnd::Stop)
    {
        const std::vector<PadPosition> line = {{0.2F, 0.2F}, {0.8F, 0.2F}, {0.8F, 0.8F}};
        pattern::PadSetup setup = document.setup();
        setup.path = std::make_shared<const PuckPath>(PuckPath::drawn(line, 12.0, end));
        document.load(setup);
    }
    QMenu* menuAt(QPoint place)
    {
        QContextMenuEvent event(QContextMenuEvent::Mouse, place, pad.mapToGlobal(place));
        QApplication::sendEvent(&pad, &event);
        return pad.findChild<QMenu*>(QStringLiteral("padMenu"));
    }

    ui::LatentDocument document;
    ui::LatentPad pad {document};
};

QAction* entryOf(const QMenu& menu, const QString& begin)
{
    for (QAction* action : menu.actions())
        if (action->text().startsWith(begin))
            return action;
    return nullptr;
}

ui::PadDot dot(float x, float y, const char* name, int label = 0)
{
    return {{x, y}, label, QString::fromLatin1(name), false};
}

} // namespace

class TestLatentPad : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void aPressJumpsAndADragMoves();
    void aDragIsOneEntryOfTheHistory();
    void shiftIsFineAndCtrlHoldsAnAxis();
    void theHeldPuckDoesNotJump();
    void withoutJumpsAPressTakesThePuckWhereItIs();
    void beyondTheEdgeThePuckStaysOnThePad();
    void aDoubleClickCentresInOneEntry();
    void escGivesUpADrag();
    void theWheelMovesUpAndWithShiftAcross();
    void arrowsMoveByAHundredthAndShiftByAThousandth();
    void aPositionIsTyped();
    void aFingerMovesIt();
    void dotsAreNamedAndGoneTo();
    void aPathIsDrawn();
    void pointsOfAPathAreMovedAndTakenAwayAndAdded();
    void theMenuEditsThePath();
    void patternsAndFilesAreDroppedIntoCornersAndElsewhere();
    void theGroundIsPaintedElsewhereAndShowsTheDensity();
    void thousandsOfDotsAreNoWorkForTheWindow();
    void itIsReadOut();
    void thePuckGlidesAndArrives();
    void whatIsPaintedShowsThePuckAtItsPlace();
};

void TestLatentPad::initTestCase()
{
    ui::applyAppearance(*qobject_cast<QApplication*>(QApplication::instance()),
                        ui::Appearance::Dark);
    ui::installLatentAccessibility();
}

void TestLatentPad::aPressJumpsAndADragMoves()
{
    Stage stage;
    mouse(stage.pad, QEvent::MouseButtonPress, stage.at(0.25F, 0.1F), Qt::LeftButton);
    QVERIFY(stage.isAt(0.25F, 0.1F));
    mouse(stage.pad, QEvent::MouseMove, stage.at(0.6F, 0.8F), Qt::LeftButton);
    QVERIFY(stage.isAt(0.6F, 0.8F));
    mouse(stage.pad, QEvent::MouseButtonRelease, stage.at(0.6F, 0.8F), Qt::LeftButton);
    mouse(stage.pad, QEvent::MouseMove, stage.at(0.1F, 0.1F), Qt::NoButton);
    QVERIFY(stage.isAt(0.6F, 0.8F));
}

void TestLatentPad::aDragIsOneEntryOfTheHistory()
{
    Stage stage;
    dragMouse(stage.pad, stage.at(0.1F, 0.1F), stage.at(0.4F, 0.4F));
    dragMouse(stage.pad, stage.at(0.7F, 0.1F), stage.at(0.9F, 0.2F));
    QCOMPARE(stage.entries(), 2);
    QVERIFY(stage.isAt(0.9F, 0.2F));
    stage.document.history().undo();
    QVERIFY(stage.isAt(0.4F, 0.4F));
    stage.document.history().undo();
    QVERIFY(stage.isAt(0.5F, 0.5F));
    stage.document.history().redo();
    QVERIFY(stage.isAt(0.4F, 0.4F));
}

void TestLatentPad::shiftIsFineAndCtrlHoldsAnAxis()
{
    Stage stage;
    mouse(stage.pad, QEvent::MouseButtonPress, stage.at(0.2F, 0.2F), Qt::LeftButton);
    mouse(stage.pad, QEvent::MouseMove, stage.at(0.3F, 0.2F), Qt::LeftButton, Qt::ShiftModifier);
    QVERIFY(stage.isAt(0.2F, 0.2F)); // where it became fine, nothing moves
    mouse(stage.pad, QEvent::MouseMove, stage.at(0.5F, 0.6F), Qt::LeftButton, Qt::ShiftModifier);
    QVERIFY(stage.isAt(0.22F, 0.24F));
    mouse(stage.pad, QEvent::MouseMove, stage.at(0.5F, 0.6F), Qt::LeftButton, Qt::ControlModifier);
    mouse(stage.pad, QEvent::MouseMove, stage.at(0.7F, 0.7F), Qt::LeftButton, Qt::ControlModifier);
    QVERIFY(stage.isAt(0.42F, 0.24F)); // across, as that was meant
    mouse(stage.pad, QEvent::MouseMove, stage.at(0.6F, 0.1F), Qt::LeftButton, Qt::ControlModifier);
    QVERIFY(stage.isAt(0.32F, 0.24F)); // and it stays so
    mouse(stage.pad, QEvent::MouseButtonRelease, stage.at(0.6F, 0.1F), Qt::LeftButton);
}

void TestLatentPad::theHeldPuckDoesNotJump()
{
    Stage stage;
    const QPoint grip = stage.at(0.5F, 0.5F) + QPoint(6, 4);
    mouse(stage.pad, QEvent::MouseButtonPress, grip, Qt::LeftButton);
    QVERIFY(stage.isAt(0.5F, 0.5F));
    mouse(stage.pad, QEvent::MouseMove, grip + QPoint(40, 0), Qt::LeftButton);
    QVERIFY(stage.isAt(0.6F, 0.5F));
    mouse(stage.pad, QEvent::MouseButtonRelease, grip, Qt::LeftButton);
}

void TestLatentPad::withoutJumpsAPressTakesThePuckWhereItIs()
{
    Stage stage;
    pattern::PadSetup setup;
    setup.isRelative = true;
    stage.document.load(setup);
    dragMouse(stage.pad, stage.at(0.1F, 0.1F), stage.at(0.2F, 0.3F));
    QVERIFY(stage.isAt(0.6F, 0.7F));
}

void TestLatentPad::beyondTheEdgeThePuckStaysOnThePad()
{
    Stage stage;
    dragMouse(stage.pad, stage.at(0.5F, 0.2F), QPoint(900, -300));
    QVERIFY(stage.isAt(1.0F, 0.0F));
}

void TestLatentPad::aDoubleClickCentresInOneEntry()
{
    Stage stage;
    doubleClick(stage.pad, stage.at(0.1F, 0.9F));
    QVERIFY(stage.isAt(0.5F, 0.5F));
    // pressed, let go, pressed again: back in the middle, so nothing was done
    QCOMPARE(stage.entries(), 0);
    stage.document.moveTo({0.3F, 0.3F}, QStringLiteral("elsewhere"));
    doubleClick(stage.pad, stage.at(0.1F, 0.9F));
    QVERIFY(stage.isAt(0.5F, 0.5F));
    QCOMPARE(stage.entries(), 2);
    stage.document.history().undo();
    QVERIFY(stage.isAt(0.3F, 0.3F));
}

void TestLatentPad::escGivesUpADrag()
{
    Stage stage;
    mouse(stage.pad, QEvent::MouseButtonPress, stage.at(0.1F, 0.1F), Qt::LeftButton);
    mouse(stage.pad, QEvent::MouseMove, stage.at(0.3F, 0.1F), Qt::LeftButton);
    QTest::keyClick(&stage.pad, Qt::Key_Escape);
    QVERIFY(stage.isAt(0.5F, 0.5F));
    QVERIFY(!stage.pad.isDragging());
    QCOMPARE(stage.entries(), 0);
}

void TestLatentPad::theWheelMovesUpAndWithShiftAcross()
{
    Stage stage;
    wheel(stage.pad, stage.at(0.1F, 0.1F), 2);
    QVERIFY(stage.isAt(0.5F, 0.49F));
    wheel(stage.pad, stage.at(0.1F, 0.1F), -4, Qt::ShiftModifier);
    QVERIFY(stage.isAt(0.48F, 0.49F));
    QCOMPARE(stage.entries(), 1); // one turn of the hand
}

void TestLatentPad::arrowsMoveByAHundredthAndShiftByAThousandth()
{
    Stage stage;
    QTest::keyClick(&stage.pad, Qt::Key_Right);
    QTest::keyClick(&stage.pad, Qt::Key_Up);
    QTest::keyClick(&stage.pad, Qt::Key_Up);
    QVERIFY(stage.isAt(0.51F, 0.48F));
    for (int i = 0; i < 10; ++i)
        QTest::keyClick(&stage.pad, Qt::Key_Left, Qt::ShiftModifier);
    QVERIFY(stage.isAt(0.5F, 0.48F));
    QTest::keyClick(&stage.pad, Qt::Key_Home);
    QVERIFY(stage.isAt(0.5F, 0.5F));
}

void TestLatentPad::aPositionIsTyped()
{
    Stage stage;
    stage.pad.setAxes({QStringLiteral("z1"), -4.0, 4.0}, {QStringLiteral("z2"), -4.0, 4.0});
    QTest::keyClick(&stage.pad, Qt::Key_Minus); // it begins the number
    auto* across = stage.pad.findChild<QDoubleSpinBox*>(QStringLiteral("positionAcross"));
    auto* up = stage.pad.findChild<QDoubleSpinBox*>(QStringLiteral("positionUp"));
    QVERIFY(across != nullptr && up != nullptr);
    QTest::keyClicks(across, QStringLiteral("2"));
    QTest::keyClick(across, Qt::Key_Tab);
    up->selectAll();
    QTest::keyClicks(up, QStringLiteral("4"));
    QTest::keyClick(up, Qt::Key_Return);
    QVERIFY(stage.isAt(0.25F, 0.0F)); // up is up
    QVERIFY(stage.pad.valueText().contains(QStringLiteral("z1")));
    QTest::keyClick(&stage.pad, Qt::Key_Return);
    QTRY_COMPARE(stage.pad.findChildren<QDoubleSpinBox*>().size(), 2);
    QTest::keyClick(stage.pad.findChild<QDoubleSpinBox*>(QStringLiteral("positionUp")),
                    Qt::Key_Escape);
    QVERIFY(stage.isAt(0.25F, 0.0F));
}

void TestLatentPad::aFingerMovesIt()
{
    Stage stage;
    QPointingDevice* screen = QTest::createTouchDevice();
    QTest::touchEvent(&stage.pad, screen).press(0, stage.at(0.2F, 0.3F));
    QVERIFY(stage.isAt(0.2F, 0.3F));
    QTest::touchEvent(&stage.pad, screen).move(0, stage.at(0.7F, 0.4F));
    QVERIFY(stage.isAt(0.7F, 0.4F));
    QTest::touchEvent(&stage.pad, screen).release(0, stage.at(0.7F, 0.4F));
    QVERIFY(!stage.pad.isDragging());
}

void TestLatentPad::dotsAreNamedAndGoneTo()
{
    Stage stage;
    stage.pad.setDots({dot(0.2F, 0.2F, "rock 1"), dot(0.8F, 0.3F, "samba", 1)},
                      {QStringLiteral("rock"), QStringLiteral("latin")});
    QSignalSpy hover(&stage.pad, &ui::LatentPad::hoverText);
    const QSignalSpy chosen(&stage.pad, &ui::LatentPad::dotChosen);
    mouse(stage.pad, QEvent::MouseMove, stage.at(0.8F, 0.3F) + QPoint(2, 2), Qt::NoButton);
    QCOMPARE(stage.pad.scene().hotDot, std::optional<std::size_t>(1));
    QVERIFY(hover.last().at(0).toString().contains(QStringLiteral("samba (latin)")));
    clickMouse(stage.pad, stage.at(0.8F, 0.3F) + QPoint(2, 2));
    QCOMPARE(chosen.count(), 1);
    QCOMPARE(chosen.last().at(0).value<std::size_t>(), std::size_t {1});
    // Alt ignores it, as it ignores every snap
    clickMouse(stage.pad, stage.at(0.2F, 0.2F), Qt::AltModifier);
    QCOMPARE(chosen.count(), 1);
    QVERIFY(stage.isAt(0.2F, 0.2F));
    QMenu* menu = stage.menuAt(stage.at(0.8F, 0.3F));
    QVERIFY(menu != nullptr);
    entryOf(*menu, QStringLiteral("Go to"))->trigger();
    QCOMPARE(chosen.count(), 2);
}

void TestLatentPad::aPathIsDrawn()
{
    Stage stage;
    stage.pad.setTool(ui::PadTool::Path);
    stage.pad.setPathTempo(8.0, PathEnd::BackAndForth);
    dragMouse(stage.pad, stage.at(0.1F, 0.1F), stage.at(0.9F, 0.1F));
    const auto path = stage.document.setup().path;
    QVERIFY(path != nullptr);
    QCOMPARE(path->lengthBeats(), 8.0);
    QCOMPARE(path->end(), PathEnd::BackAndForth);
    QVERIFY(std::abs(path->positionAt(4.0).x - 0.5F) < 0.01F);
    QVERIFY(stage.isAt(0.5F, 0.5F)); // the puck stays
    QCOMPARE(stage.entries(), 1);
    clickMouse(stage.pad, stage.at(0.5F, 0.9F)); // a click draws nothing
    QCOMPARE(stage.document.setup().path, path);
    // given up, it leaves the one that was there
    mouse(stage.pad, QEvent::MouseButtonPress, stage.at(0.1F, 0.8F), Qt::LeftButton);
    mouse(stage.pad, QEvent::MouseMove, stage.at(0.5F, 0.8F), Qt::LeftButton);
    QVERIFY(!stage.pad.scene().line.empty());
    QTest::keyClick(&stage.pad, Qt::Key_Escape);
    QVERIFY(stage.pad.scene().line.empty());
    QCOMPARE(stage.document.setup().path, path);
    stage.document.history().undo();
    QVERIFY(stage.document.setup().path == nullptr);
    QVERIFY(stage.pad.scene().path == nullptr);
}

void TestLatentPad::pointsOfAPathAreMovedAndTakenAwayAndAdded()
{
    Stage stage;
    stage.setPath();
    stage.pad.setTool(ui::PadTool::Path);
    dragMouse(stage.pad, stage.at(0.8F, 0.2F) + QPoint(2, 0), stage.at(0.6F, 0.4F) + QPoint(2, 0));
    QCOMPARE(stage.entries(), 1);
    PadPosition point = stage.document.setup().path->points()[1].position;
    QVERIFY(std::abs(point.x - 0.6F) < 0.002F && std::abs(point.y - 0.4F) < 0.002F);
    QCOMPARE(stage.pad.scene().chosenPoint, std::optional<std::size_t>(1));
    QTest::keyClick(&stage.pad, Qt::Key_Delete);
    QCOMPARE(stage.document.setup().path->points().size(), std::size_t {2});
    stage.document.history().undo();
    stage.document.history().undo();
    QCOMPARE(stage.document.setup().path->points()[1].position, (PadPosition {0.8F, 0.2F}));
    doubleClick(stage.pad, stage.at(0.5F, 0.2F));
    QCOMPARE(stage.document.setup().path->points().size(), std::size_t {4});
    doubleClick(stage.pad, stage.at(0.5F, 0.2F));
    QCOMPARE(stage.document.setup().path->points().size(), std::size_t {3});
}

void TestLatentPad::theMenuEditsThePath()
{
    Stage stage;
    stage.setPath(PathEnd::Loop);
    stage.pad.setTool(ui::PadTool::Path);
    QMenu* menu = stage.menuAt(stage.at(0.5F, 0.5F)); // on the way back to the beginning
    QVERIFY(menu != nullptr);
    QAction* add = entryOf(*menu, QStringLiteral("Add a point"));
    QVERIFY(add != nullptr);
    add->trigger();
    QCOMPARE(stage.document.setup().path->points().size(), std::size_t {4});
    menu->close();
    QTRY_VERIFY(stage.pad.findChild<QMenu*>(QStringLiteral("padMenu")) == nullptr);
    entryOf(*stage.menuAt(stage.at(0.1F, 0.9F)), QStringLiteral("Delete the path"))->trigger();
    QVERIFY(stage.document.setup().path == nullptr);
}

void TestLatentPad::patternsAndFilesAreDroppedIntoCornersAndElsewhere()
{
    Stage stage; // corners are what it begins with
    const QSignalSpy patterns(&stage.pad, &ui::LatentPad::patternDropped);
    const QSignalSpy files(&stage.pad, &ui::LatentPad::filesDropped);
    const auto drop = [&](const QMimeData& data, QPoint place) {
        QDragEnterEvent enter(place, Qt::CopyAction, &data, Qt::LeftButton, {});
        QApplication::sendEvent(&stage.pad, &enter);
        QVERIFY(enter.isAccepted());
        QDragMoveEvent move(place, Qt::CopyAction, &data, Qt::LeftButton, {});
        QApplication::sendEvent(&stage.pad, &move);
        QDropEvent event(place, Qt::CopyAction, &data, Qt::LeftButton, {});
        QApplication::sendEvent(&stage.pad, &event);
    };
    QMimeData pattern;
    pattern.setData(QLatin1String(ui::kPatternMimeType), "rock/3");
    drop(pattern, stage.at(0.95F, 0.05F));
    QCOMPARE(patterns.last().at(0).toString(), QStringLiteral("rock/3"));
    using Corner = std::optional<std::size_t>;
    QCOMPARE(patterns.last().at(1).value<Corner>(), Corner(1));
    QMimeData file;
    file.setUrls({QUrl::fromLocalFile(QStringLiteral("/tmp/beat.mid"))});
    drop(file, stage.at(0.5F, 0.5F));
    QCOMPARE(files.last().at(0).toStringList(), QStringList(QStringLiteral("/tmp/beat.mid")));
    QCOMPARE(files.last().at(1).value<Corner>(), Corner());
    // text is nothing for it
    QMimeData text;
    text.setText(QStringLiteral("hello"));
    QDragEnterEvent enter(QPoint(9, 9), Qt::CopyAction, &text, Qt::LeftButton, {});
    enter.ignore();
    QApplication::sendEvent(&stage.pad, &enter);
    QVERIFY(!enter.isAccepted());
}

void TestLatentPad::theGroundIsPaintedElsewhereAndShowsTheDensity()
{
    Stage stage;
    pattern::PadSetup setup;
    setup.mode = pattern::PadMode::Space;
    stage.document.load(setup);
    ui::PadDensity density;
    density.columns = density.rows = 2;
    density.values = {0.0F, 1.0F, 0.0F, 1.0F};
    stage.pad.setDensity(density);
    stage.pad.setDots({dot(0.1F, 0.5F, "a")}, {QStringLiteral("one")});
    QVERIFY(QTest::qWaitFor([&] { return stage.pad.isSettled(); }));
    const QImage shown = stage.pad.grab().toImage();
    const auto lightAt = [&](QPoint place) { return qGray(shown.pixel(place)); };
    QVERIFY(lightAt(stage.at(0.95F, 0.2F)) > lightAt(stage.at(0.05F, 0.2F)) + 60);
    // the dot has the colour of its label
    const QRgb seen = shown.pixel(stage.at(0.1F, 0.5F));
    const QColor wanted = ui::labelLook(0).colour;
    QVERIFY(std::abs(qRed(seen) - wanted.red()) < 40 && std::abs(qBlue(seen) - wanted.blue()) < 40);
}

void TestLatentPad::thousandsOfDotsAreNoWorkForTheWindow()
{
    Stage stage;
    pattern::PadSetup setup;
    setup.mode = pattern::PadMode::Space;
    stage.document.load(setup);
    std::vector<ui::PadDot> dots;
    for (int i = 0; i < 9000; ++i)
        dots.push_back(dot(
            static_cast<float>(i % 97) / 97.0F, static_cast<float>(i % 89) / 89.0F, "dot", i % 20));
    stage.pad.setDots(dots, QStringList(20, QStringLiteral("label")));
    // drags go on while the ground is painted
    dragMouse(stage.pad, stage.at(0.2F, 0.2F), stage.at(0.31F, 0.3F), Qt::AltModifier);
    QVERIFY(stage.isAt(0.31F, 0.3F));
    QVERIFY(QTest::qWaitFor([&] { return stage.pad.isSettled(); }));
    QVERIFY(!stage.pad.scene().ground.isNull());
}

void TestLatentPad::itIsReadOut()
{
    Stage stage;
    stage.pad.setAxes({QStringLiteral("z1"), -4.0, 4.0}, {QStringLiteral("z3"), -4.0, 4.0});
    QAccessibleInterface* read = QAccessible::queryAccessibleInterface(&stage.pad);
    QVERIFY(read != nullptr);
    QCOMPARE(read->text(QAccessible::Value), QStringLiteral("z1 0.00, z3 0.00"));
    static QStringList told;
    told.clear();
    QAccessible::setActive(true);
    if (!QAccessible::isActive())
        QSKIP("this platform tells nobody of changes");
    const auto before = QAccessible::installUpdateHandler([](QAccessibleEvent* event) {
        if (event->type() == QAccessible::ValueChanged)
            told << static_cast<QAccessibleValueChangeEvent*>(event)->value().toString();
    });
    QTest::keyClick(&stage.pad, Qt::Key_Right);
    QAccessible::installUpdateHandler(before);
    QAccessible::setActive(false);
    QCOMPARE(told, QStringList(QStringLiteral("z1 0.08, z3 0.00")));
}

void TestLatentPad::thePuckGlidesAndArrives()
{
    ui::PuckGlide glide;
    const ui::PuckGlide::Time start {5s};
    glide.setTime(200ms);
    glide.jumpTo({0.0F, 0.0F});
    glide.moveTo({1.0F, 0.5F}, start);
    float before = 0.0F;
    for (auto passed = 0ms; passed < 200ms; passed += 10ms) {
        const PadPosition now = glide.at(start + passed);
        QVERIFY(now.x >= before && now.x < 1.0F);
        QVERIFY(std::abs(now.y - now.x / 2.0F) < 1e-5F);
        before = now.x;
    }
    QVERIFY(!glide.isGlidingAt(start + 200ms));
    // sent elsewhere on its way, it goes on from where it is
    glide.moveTo({0.0F, 0.0F}, start + 300ms);
    const PadPosition way = glide.at(start + 330ms);
    glide.moveTo({0.0F, 1.0F}, start + 330ms);
    QVERIFY(std::abs(glide.at(start + 330ms).x - way.x) < 1e-5F);
    QVERIFY(std::abs(glide.at(start + 330ms).y - way.y) < 1e-5F);
    glide.setTime(0ms);
    glide.moveTo({0.3F, 0.3F}, start + 400ms);
    QCOMPARE(glide.at(start + 400ms), (PadPosition {0.3F, 0.3F}));
}

void TestLatentPad::whatIsPaintedShowsThePuckAtItsPlace()
{
    Stage stage;
    pattern::PadSetup setup;
    setup.mode = pattern::PadMode::Space;
    setup.position = {0.75F, 0.25F};
    stage.document.load(setup);
    stage.pad.showPuck({0.75F, 0.25F});
    const QImage shown = stage.pad.grab().toImage();
    const QColor accent = ui::theme().accent;
    const auto isAccent = [&](QPoint place) {
        const QRgb pixel = shown.pixel(place);
        return std::abs(qRed(pixel) - accent.red()) + std::abs(qGreen(pixel) - accent.green())
            + std::abs(qBlue(pixel) - accent.blue())
            < 60;
    };
    QVERIFY(isAccent(stage.at(0.75F, 0.25F)));
    QVERIFY(isAccent(stage.at(0.75F, 0.25F) + QPoint(9, 0)));
    QVERIFY(!isAccent(stage.at(0.3F, 0.7F)));
}

QTEST_MAIN(TestLatentPad)
#include "tst_latent_pad.moc"
