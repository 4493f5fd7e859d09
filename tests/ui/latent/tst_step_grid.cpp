// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/theme.h"
#include "ui/hand.h"
#include "ui/latent/latent_accessible.h"
#include "ui/latent/latent_document.h"
#include "ui/latent/step_grid.h"

#include <QAccessible>
#include <QContextMenuEvent>
#include <QMenu>
#include <QSignalSpy>
#include <QSpinBox>
#include <QtTest/QTest>

#include <cmath>

using namespace timbrel;
using namespace timbrel::test;
using ui::GridCell;

namespace {

/// Eight rows of 32 steps, 20 pixels each; kicks on the beats of the first bar.
struct Stage
{
    Stage()
    {
        music::Pattern pattern(music::PatternShape {});
        for (const std::size_t step : {0U, 4U, 8U, 12U})
            pattern.set(0, step, {0.75F, 0.0F});
        document.showGenerated(pattern);
        grid.setRowNames({QStringLiteral("Kick"), QStringLiteral("Snare")});
        grid.resize(640, grid.sizeHint().height());
        grid.show();
        if (!QTest::qWaitForWindowExposed(&grid))
            qFatal("no window");
        QApplication::setActiveWindow(&grid);
        grid.setFocus();
    }
    [[nodiscard]] QPoint at(std::size_t row, std::size_t step) const
    {
        return grid.scene().layout.cellRect({row, step}).center().toPoint();
    }
    [[nodiscard]] music::PatternCell cell(std::size_t row, std::size_t step) const
    {
        return document.pattern().at(row, step);
    }
    [[nodiscard]] bool sounds(std::size_t row, std::size_t step) const
    {
        return cell(row, step).isOnset();
    }
    int entries() { return document.history().count(); }
    QMenu* menuAt(QPoint place)
    {
        QContextMenuEvent event(QContextMenuEvent::Mouse, place, grid.mapToGlobal(place));
        QApplication::sendEvent(&grid, &event);
        return grid.findChild<QMenu*>(QStringLiteral("gridMenu"));
    }
    void trigger(QPoint place, const QString& begin)
    {
        QMenu* menu = menuAt(place);
        QVERIFY(menu != nullptr);
        for (QAction* action : menu->actions())
            if (action->text().startsWith(begin)) {
                action->trigger();
                delete menu;
                return;
            }
        QFAIL(qPrintable(begin));
    }

    ui::LatentDocument document;
    ui::StepGrid grid {document};
};

} // namespace

class TestStepGrid : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void everyPlaceBelongsToItsCell();
    void aPressDrawsAndAnotherOneErases();
    void aDragAlongTheRowDrawsOrErases();
    void aDragUpAndDownSetsTheVelocity();
    void withAltADragToTheSidesSetsTheTime();
    void whatIsSelectedIsChangedTogether();
    void escGivesUpADrag();
    void aDragIsOneEntryAndUndone();
    void keysEditAtTheCursor();
    void theWheelSetsTheVelocityWhereTheGridHasTheFocus();
    void theMenuEditsCellsAndRows();
    void aVelocityIsTyped();
    void whatThePuckSaysIsShownUntilAHandEdits();
    void lockedRowsKeepWhatAHandDrew();
    void silentRowsAreHollow();
    void thePlayingStepIsShownAndOnlyItsColumnsArePaintedAnew();
    void itIsATableForThoseWhoAreReadTo();
    void patternsOfOtherShapesAreShown();
};

void TestStepGrid::initTestCase()
{
    ui::applyAppearance(*qobject_cast<QApplication*>(QApplication::instance()),
                        ui::Appearance::Dark);
    ui::installLatentAccessibility();
}

void TestStepGrid::everyPlaceBelongsToItsCell()
{
    for (const double width : {352.0, 500.0, 641.0, 1333.0}) {
        ui::StepGridLayout layout;
        layout.shape = music::PatternShape {};
        layout.width = width;
        for (double x = 0.25; x < width; x += 0.5) {
            const auto cell = layout.cellAt({x, 30.0});
            QVERIFY(cell);
            const QRectF column = layout.columnRect(cell->step);
            QVERIFY(x >= column.left() && x < column.right());
        }
        for (std::size_t row = 0; row < 8; ++row)
            QCOMPARE(layout.cellAt(layout.cellRect({row, 31}).center()),
                     (std::optional<GridCell>(GridCell {row, 31})));
        QVERIFY(!layout.cellAt({5.0, 5.0})); // the ruler
        QVERIFY(!layout.cellAt({-1.0, 30.0}) && !layout.cellAt({5.0, layout.height()}));
        QCOMPARE(layout.stepAt(-9.0), std::size_t {0});
        QCOMPARE(layout.stepAt(9999.0), std::size_t {31});
    }
}

void TestStepGrid::aPressDrawsAndAnotherOneErases()
{
    Stage stage;
    clickMouse(stage.grid, stage.at(1, 4));
    QVERIFY(stage.sounds(1, 4));
    QVERIFY(stage.document.isEdited());
    clickMouse(stage.grid, stage.at(1, 4));
    QVERIFY(!stage.sounds(1, 4));
    clickMouse(stage.grid, stage.at(0, 8)); // what the puck put there, too
    QVERIFY(!stage.sounds(0, 8));
    QCOMPARE(stage.entries(), 3);
}

void TestStepGrid::aDragAlongTheRowDrawsOrErases()
{
    Stage stage;
    dragMouse(stage.grid, stage.at(4, 16), stage.at(4, 21));
    for (std::size_t step = 16; step <= 21; ++step)
        QVERIFY(stage.sounds(4, step));
    QVERIFY(!stage.sounds(4, 15) && !stage.sounds(4, 22));
    dragMouse(stage.grid, stage.at(4, 20), stage.at(4, 17)); // from an onset: it erases
    QVERIFY(stage.sounds(4, 16) && stage.sounds(4, 21));
    for (std::size_t step = 17; step <= 20; ++step)
        QVERIFY(!stage.sounds(4, step));
    // what is there already keeps its velocity
    dragMouse(stage.grid, stage.at(0, 6), stage.at(0, 9));
    QCOMPARE(stage.cell(0, 8).velocity, 0.75F);
    QCOMPARE(stage.entries(), 3);
}

void TestStepGrid::aDragUpAndDownSetsTheVelocity()
{
    Stage stage;
    const QPoint kick = stage.at(0, 4);
    dragMouse(stage.grid, kick, kick - QPoint(0, 20));
    QVERIFY(std::abs(stage.cell(0, 4).velocity - 0.95F) < 1e-5F);
    dragMouse(stage.grid, kick, kick + QPoint(0, 300)); // it becomes soft and does not vanish
    QVERIFY(stage.sounds(0, 4) && stage.cell(0, 4).velocity < 0.05F);
    // the next onset is as loud as the last was made
    clickMouse(stage.grid, stage.at(3, 3));
    QCOMPARE(stage.cell(3, 3).velocity, stage.cell(0, 4).velocity);
    // a new one can be made louder with the press that draws it
    dragMouse(stage.grid, stage.at(2, 2), stage.at(2, 2) - QPoint(0, 50));
    QVERIFY(std::abs(stage.cell(2, 2).velocity - 0.52F) < 0.01F);
    QCOMPARE(stage.entries(), 4);
}

void TestStepGrid::withAltADragToTheSidesSetsTheTime()
{
    Stage stage;
    const QPoint kick = stage.at(0, 4);
    dragMouse(stage.grid, kick, kick + QPoint(5, 0), Qt::AltModifier);
    QVERIFY(std::abs(stage.cell(0, 4).offset - 0.25F) < 0.01F);
    dragMouse(stage.grid, kick, kick - QPoint(90, 0), Qt::AltModifier);
    QCOMPARE(stage.cell(0, 4).offset, -0.5F); // not beyond half a step
    clickMouse(stage.grid, kick, Qt::AltModifier); // nothing is taken away
    QVERIFY(stage.sounds(0, 4));
    QVERIFY(stage.grid.cellText({0, 4}).contains(QStringLiteral("50 % of a step early")));
}

void TestStepGrid::whatIsSelectedIsChangedTogether()
{
    Stage stage;
    dragMouse(stage.grid, stage.at(0, 0), stage.at(1, 9), Qt::ControlModifier);
    QVERIFY(stage.grid.scene().selection);
    QCOMPARE(stage.grid.scene().selection->ordered(), (ui::GridRange {{0, 0}, {1, 9}}));
    QCOMPARE(stage.entries(), 0);
    const QPoint kick = stage.at(0, 4);
    dragMouse(stage.grid, kick, kick + QPoint(0, 25));
    for (const std::size_t step : {0U, 4U, 8U})
        QVERIFY(std::abs(stage.cell(0, step).velocity - 0.5F) < 1e-5F);
    QCOMPARE(stage.cell(0, 12).velocity, 0.75F); // is not in it
    QTest::keyClick(&stage.grid, Qt::Key_Right, Qt::AltModifier);
    QVERIFY(std::abs(stage.cell(0, 8).offset - 0.05F) < 1e-5F);
    QTest::keyClick(&stage.grid, Qt::Key_Delete);
    QVERIFY(!stage.sounds(0, 0) && !stage.sounds(0, 8) && stage.sounds(0, 12));
}

void TestStepGrid::escGivesUpADrag()
{
    Stage stage;
    mouse(stage.grid, QEvent::MouseButtonPress, stage.at(5, 5), Qt::LeftButton);
    mouse(stage.grid, QEvent::MouseMove, stage.at(5, 9), Qt::LeftButton);
    QVERIFY(stage.sounds(5, 7));
    QTest::keyClick(&stage.grid, Qt::Key_Escape);
    QVERIFY(!stage.sounds(5, 7) && !stage.document.isEdited());
    QCOMPARE(stage.entries(), 0);
}

void TestStepGrid::aDragIsOneEntryAndUndone()
{
    Stage stage;
    const music::Pattern before = stage.document.pattern();
    dragMouse(stage.grid, stage.at(6, 0), stage.at(6, 31));
    QCOMPARE(stage.entries(), 1);
    stage.document.history().undo();
    QCOMPARE(stage.document.pattern(), before);
    QVERIFY(!stage.document.isEdited());
    stage.document.history().redo();
    QVERIFY(stage.sounds(6, 30));
}

void TestStepGrid::keysEditAtTheCursor()
{
    Stage stage;
    QTest::keyClick(&stage.grid, Qt::Key_Down);
    QTest::keyClick(&stage.grid, Qt::Key_Right);
    QTest::keyClick(&stage.grid, Qt::Key_Right);
    QCOMPARE(stage.grid.scene().cursor, (GridCell {1, 2}));
    QTest::keyClick(&stage.grid, Qt::Key_Return);
    QVERIFY(stage.sounds(1, 2));
    QTest::keyClick(&stage.grid, Qt::Key_X);
    QVERIFY(!stage.sounds(1, 2));
    QTest::keyClick(&stage.grid, Qt::Key_X);
    QTest::keyClick(&stage.grid, Qt::Key_Plus);
    QTest::keyClick(&stage.grid, Qt::Key_Plus);
    QVERIFY(std::abs(stage.cell(1, 2).velocity - 0.9F) < 1e-5F);
    QTest::keyClick(&stage.grid, Qt::Key_Left, Qt::AltModifier);
    QVERIFY(std::abs(stage.cell(1, 2).offset + 0.05F) < 1e-5F);
    QTest::keyClick(&stage.grid, Qt::Key_Delete);
    QVERIFY(!stage.sounds(1, 2));
    QTest::keyClick(&stage.grid, Qt::Key_End);
    QTest::keyClick(&stage.grid, Qt::Key_Right); // not beyond the end
    QCOMPARE(stage.grid.scene().cursor, (GridCell {1, 31}));
    QTest::keyClick(&stage.grid, Qt::Key_Home, Qt::ShiftModifier);
    QVERIFY(stage.grid.scene().selection->contains({1, 15}));
    QTest::keyClick(&stage.grid, Qt::Key_A, Qt::ControlModifier);
    QVERIFY(stage.grid.scene().selection->contains({7, 0}));
    QTest::keyClick(&stage.grid, Qt::Key_Escape);
    QVERIFY(!stage.grid.scene().selection);
}

void TestStepGrid::theWheelSetsTheVelocityWhereTheGridHasTheFocus()
{
    Stage stage;
    wheel(stage.grid, stage.at(0, 8), 2);
    QVERIFY(std::abs(stage.cell(0, 8).velocity - 0.85F) < 1e-5F);
    wheel(stage.grid, stage.at(0, 8), -1, Qt::ShiftModifier);
    QVERIFY(std::abs(stage.cell(0, 8).velocity - 0.84F) < 1e-5F);
    stage.grid.clearFocus();
    wheel(stage.grid, stage.at(0, 8), 3);
    QVERIFY(std::abs(stage.cell(0, 8).velocity - 0.84F) < 1e-5F);
}

void TestStepGrid::theMenuEditsCellsAndRows()
{
    Stage stage;
    stage.trigger(stage.at(2, 2), QStringLiteral("Put an onset"));
    QVERIFY(stage.sounds(2, 2));
    stage.trigger(stage.at(0, 4), QStringLiteral("Clear the row"));
    QVERIFY(!stage.sounds(0, 0) && !stage.sounds(0, 12));
    stage.document.history().undo();
    stage.trigger(stage.at(0, 4), QStringLiteral("Select the row"));
    QCOMPARE(stage.grid.scene().selection->ordered(), (ui::GridRange {{0, 0}, {0, 31}}));
    stage.trigger(stage.at(0, 4), QStringLiteral("Clear what is selected"));
    QVERIFY(!stage.sounds(0, 0));
    stage.trigger(stage.at(3, 4), QStringLiteral("Lock the row"));
    QVERIFY(stage.document.setup().rowAt(3).isLocked);
    stage.trigger(stage.at(3, 4), QStringLiteral("Unlock the row"));
    QVERIFY(!stage.document.setup().rowAt(3).isLocked);
}

void TestStepGrid::aVelocityIsTyped()
{
    Stage stage;
    stage.trigger(stage.at(0, 4), QStringLiteral("Type a velocity"));
    auto* field = stage.grid.findChild<QSpinBox*>(QStringLiteral("valuePopupField"));
    QVERIFY(field != nullptr);
    QCOMPARE(field->value(), 95);
    QTest::keyClicks(field, QStringLiteral("64"));
    QTest::keyClick(field, Qt::Key_Return);
    QVERIFY(std::abs(stage.cell(0, 4).velocity - 64.0F / 127.0F) < 1e-5F);
}

void TestStepGrid::whatThePuckSaysIsShownUntilAHandEdits()
{
    Stage stage;
    music::Pattern other(music::PatternShape {});
    other.set(7, 7, {1.0F, 0.0F});
    stage.document.showGenerated(other);
    QVERIFY(stage.sounds(7, 7) && !stage.sounds(0, 0));
    clickMouse(stage.grid, stage.at(1, 1));
    music::Pattern third(music::PatternShape {});
    stage.document.showGenerated(third); // comes late
    QVERIFY(stage.sounds(7, 7) && stage.sounds(1, 1));
    stage.document.moveTo({0.1F, 0.1F}, QStringLiteral("move"));
    QVERIFY(!stage.sounds(7, 7) && !stage.sounds(1, 1));
    stage.document.history().undo(); // and what was drawn is there again
    QVERIFY(stage.sounds(7, 7) && stage.sounds(1, 1));
}

void TestStepGrid::lockedRowsKeepWhatAHandDrew()
{
    Stage stage;
    stage.document.setLocked(0, true);
    QVERIFY(stage.document.setup().kept->at(0, 8).isOnset());
    clickMouse(stage.grid, stage.at(0, 10));
    QVERIFY(stage.document.setup().kept->at(0, 10).isOnset());
    clickMouse(stage.grid, stage.at(1, 10)); // is not locked
    QVERIFY(!stage.document.setup().kept->at(1, 10).isOnset());
}

void TestStepGrid::silentRowsAreHollow()
{
    Stage stage;
    const auto colourAt = [&] {
        return stage.grid.grab().toImage().pixel(
            stage.grid.scene().layout.cellRect({0, 4}).center().toPoint() + QPoint(0, 8));
    };
    QCOMPARE(colourAt(), ui::theme().series[0].rgb());
    pattern::PadSetup setup = stage.document.setup();
    setup.setRow(0, {std::nullopt, true, false, false});
    stage.document.change(setup, QStringLiteral("mute"));
    QVERIFY(!stage.grid.scene().rows[0].isAudible && stage.grid.scene().rows[1].isAudible);
    QVERIFY(colourAt() != ui::theme().series[0].rgb());
    setup.setRow(0, {});
    setup.setRow(5, {std::nullopt, false, true, false}); // another one is solo
    stage.document.change(setup, QStringLiteral("solo"));
    QVERIFY(!stage.grid.scene().rows[0].isAudible && stage.grid.scene().rows[5].isAudible);
}

void TestStepGrid::thePlayingStepIsShownAndOnlyItsColumnsArePaintedAnew()
{
    Stage stage;
    const QImage still = stage.grid.grab().toImage();
    stage.grid.showPlaying(6);
    const QImage playing = stage.grid.grab().toImage();
    const QRect column = stage.grid.scene().layout.columnRect(6).toAlignedRect();
    for (int y = 0; y < still.height(); ++y)
        for (int x = 0; x < still.width(); ++x)
            if (still.pixel(x, y) != playing.pixel(x, y))
                QVERIFY(column.contains(x, y));
    QVERIFY(still.pixel(stage.at(5, 6)) != playing.pixel(stage.at(5, 6)));
    stage.grid.showPlaying({});
    QCOMPARE(stage.grid.grab().toImage(), still);
}

void TestStepGrid::itIsATableForThoseWhoAreReadTo()
{
    Stage stage;
    QAccessibleInterface* read = QAccessible::queryAccessibleInterface(&stage.grid);
    QVERIFY(read != nullptr);
    QAccessibleTableInterface* table = read->tableInterface();
    QVERIFY(table != nullptr);
    QCOMPARE(table->rowCount(), 8);
    QCOMPARE(table->columnCount(), 32);
    QAccessibleInterface* cell = table->cellAt(0, 4);
    QCOMPARE(cell->text(QAccessible::Name),
             QStringLiteral("Kick, bar 1 beat 2 step 1: velocity 95"));
    QVERIFY(cell->state().checked);
    QCOMPARE(read->indexOfChild(cell), 4);
    QCOMPARE(cell->tableCellInterface()->columnIndex(), 4);
    cell->actionInterface()->doAction(QAccessibleActionInterface::toggleAction());
    QVERIFY(!stage.sounds(0, 4));
    QCOMPARE(table->cellAt(1, 17)->text(QAccessible::Name),
             QStringLiteral("Snare, bar 2 beat 1 step 2: silent"));
    QCOMPARE(table->cellAt(9, 0), nullptr);
    stage.grid.selectAll();
    QCOMPARE(table->selectedCellCount(), 256);
}

void TestStepGrid::patternsOfOtherShapesAreShown()
{
    Stage stage;
    QTest::keyClick(&stage.grid, Qt::Key_End);
    music::Pattern waltz(music::PatternShape {3, 9, 3, 3});
    waltz.set(2, 8, {1.0F, 0.4F});
    stage.document.showGenerated(waltz);
    QCOMPARE(stage.grid.scene().cursor, GridCell {});
    QCOMPARE(stage.grid.cellText({2, 8}),
             QStringLiteral("Row 3, bar 1 beat 3 step 3: velocity 127, 40 % of a step late"));
    clickMouse(stage.grid, stage.grid.scene().layout.cellRect({0, 0}).center().toPoint());
    QVERIFY(stage.sounds(0, 0));
    stage.document.showGenerated(music::Pattern()); // nothing at all
    stage.document.history().undo();
    QVERIFY(!stage.grid.grab().isNull());
    QTest::keyClick(&stage.grid, Qt::Key_Right);
    QTest::keyClick(&stage.grid, Qt::Key_X);
}

QTEST_MAIN(TestStepGrid)
#include "tst_step_grid.moc"
