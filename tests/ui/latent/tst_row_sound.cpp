// SPDX-License-Identifier: GPL-3.0-or-later
// Sound, level and pan of a row, from its name beside the step grid, in the real window.
#include "ui/common/value_knob.h"
#include "ui/hand.h"
#include "ui/latent/grid_panel.h"
#include "ui/latent/kit_document.h"
#include "ui/latent/kit_panel.h"
#include "ui/latent/latent_stage.h"
#include "ui/latent/row_sound_popup.h"
#include "ui/latent/sound_picker.h"
#include "ui/shell/player.h"

#include <QLineEdit>
#include <QMenu>
#include <QPushButton>

using namespace timbrel;
using namespace timbrel::test;

namespace {

struct Stage : LatentStage
{
    ui::RowSoundPopup& popup()
    {
        auto* found = window.findChild<ui::RowSoundPopup*>();
        if (found == nullptr || !found->isVisible())
            qFatal("no popup");
        return *found;
    }
    template<class Widget>
    Widget& part(const char* name)
    {
        auto* found = popup().findChild<Widget*>(QLatin1String(name));
        if (found == nullptr)
            qFatal("no %s", name);
        return *found;
    }
    [[nodiscard]] const synth::DrumSlot& slot(std::size_t row)
    {
        return window.player().kit().kit().slots[row];
    }
    [[nodiscard]] bool isGone()
    {
        return QTest::qWaitFor(
            [this] { return window.findChild<ui::RowSoundPopup*>() == nullptr; });
    }
};

} // namespace

class TestRowSound : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { beginLatentTests(); }
    void init() { beginLatentTest(); }
    void aPressOnANameLeadsToLevelAndPan();
    void anotherSoundIsChosenByKeysAlone();
    void itsKnobsAreLearntThere();
    void theRowsAreAsHighAsTheirCells();
};

void TestRowSound::aPressOnANameLeadsToLevelAndPan()
{
    Stage stage;
    const synth::DrumKit before = stage.window.player().kit().kit();
    stage.press("rowName.1");
    auto& level = stage.part<ui::ValueKnob>("level_snare");
    auto& pan = stage.part<ui::ValueKnob>("pan_snare");
    dragMouse(level, level.rect().center(), level.rect().center() + QPoint(0, 50));
    QVERIFY(stage.slot(1).level < 0.9);
    dragMouse(pan, pan.rect().center(), pan.rect().center() + QPoint(0, 50));
    QVERIFY(stage.slot(1).pan < -0.1);
    QVERIFY(stage.slot(0) == before.slots[0]); // of this row alone
    // the panel of the kit shows the same
    auto* panel = stage.window.findChild<ui::KitPanel*>();
    QCOMPARE(panel->findChild<ui::ValueKnob*>(QStringLiteral("level_snare"))->value(),
             level.value());
    QTest::keyClick(&stage.popup(), Qt::Key_Escape);
    QVERIFY(stage.isGone());
    // undone with what else is done in this view
    stage.document().history().undo();
    stage.document().history().undo();
    QVERIFY(stage.window.player().kit().kit() == before);
}

void TestRowSound::anotherSoundIsChosenByKeysAlone()
{
    Stage stage;
    auto& name = stage.find<QPushButton>("rowName.0");
    QVERIFY((name.focusPolicy() & Qt::TabFocus) != 0);
    QVERIFY(name.accessibleName().contains(QLatin1String("Kick")));
    name.setFocus();
    QTest::keyClick(&name, Qt::Key_Space);
    auto& popup = stage.popup();
    QVERIFY(popup.accessibleName().contains(QLatin1String("Kick")));
    QVERIFY(popup.isAncestorOf(QApplication::focusWidget())); // the keys are in it
    const std::string before = stage.slot(0).character;
    auto& sound = stage.part<QPushButton>("sound_kick");
    sound.setFocus();
    QTest::keyClick(&sound, Qt::Key_Down);
    QVERIFY(stage.slot(0).character != before);
    QVERIFY(sound.accessibleName().contains(sound.text()));
    QTest::keyClick(&sound, Qt::Key_Space);
    auto* picker = sound.findChild<ui::SoundPicker*>();
    QVERIFY(picker != nullptr && picker->isVisible());
    auto* filter = picker->findChild<QLineEdit*>();
    QTest::keyClicks(filter, QStringLiteral("cow"));
    QTest::keyClick(filter, Qt::Key_Return);
    QCOMPARE(stage.slot(0).character, std::string("percussion_cowbell"));
    QVERIFY(popup.isVisible());
    QTest::keyClick(&popup, Qt::Key_Escape);
    QVERIFY(stage.isGone());
}

void TestRowSound::itsKnobsAreLearntThere()
{
    Stage stage;
    stage.press("rowName.2");
    auto& pan = stage.part<ui::ValueKnob>("pan_clap");
    QContextMenuEvent event(
        QContextMenuEvent::Keyboard, pan.rect().center(), pan.mapToGlobal(pan.rect().center()));
    QApplication::sendEvent(&pan, &event);
    auto* menu = pan.findChild<QMenu*>(QStringLiteral("learnMenu"));
    QVERIFY(menu != nullptr);
    for (QAction* action : menu->actions())
        if (action->text().startsWith(QLatin1String("Learn")))
            action->trigger();
    menu->close();
    QCOMPARE(stage.control().learning(), QStringLiteral("kit:clap:pan"));
    stage.control().hear(midi::MidiMessage::controller(0, 40, 0));
    stage.control().hear(midi::MidiMessage::controller(0, 40, 127));
    QCOMPARE(stage.slot(2).pan, 1.0);
    QCOMPARE(pan.value(), 100);
    QTest::keyClick(&stage.popup(), Qt::Key_Escape);
    QVERIFY(stage.isGone());
}

void TestRowSound::theRowsAreAsHighAsTheirCells()
{
    Stage stage;
    auto& first = stage.find<QPushButton>("rowName.0");
    auto& last = stage.find<QPushButton>("rowName.7");
    const QPoint apart = last.mapTo(&stage.window, QPoint()) - first.mapTo(&stage.window, QPoint());
    const int height = first.parentWidget()->height();
    QCOMPARE(apart.x(), 0);
    QCOMPARE(apart.y(), 7 * height);
    QVERIFY(first.height() <= height);
}

QTEST_MAIN(TestRowSound)
#include "tst_row_sound.moc"
