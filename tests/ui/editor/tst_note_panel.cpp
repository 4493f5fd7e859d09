// SPDX-License-Identifier: GPL-3.0-or-later
// Strength and swing of the quantisation, velocities by a share, and steps of a key.
#include "ui/editor/note_panel.h"

#include <QAction>
#include <QComboBox>
#include <QSpinBox>
#include <QToolButton>

#include "editor_stage.h"

using namespace timbrel;
using namespace timbrel::test;

namespace {

/// The editor's stage with the panel open.
struct PanelStage : EditorStage
{
    PanelStage()
    {
        registry.setScopeWidget(ui::ActionScope::Editor, &view);
        (void)QTest::qWaitForWindowActive(&view);
        action("notes.panel")->trigger();
    }
    template<class Field>
    [[nodiscard]] Field& field(const char* name)
    {
        return *view.notePanel().findChild<Field*>(QLatin1String(name));
    }
    void type(const char* name, const char* text)
    {
        auto& box = field<QSpinBox>(name);
        box.setFocus();
        box.selectAll();
        QTest::keyClicks(&box, QLatin1String(text));
        QTest::keyClick(&box, Qt::Key_Return);
    }
    void put(std::vector<music::Note> notes)
    {
        document.selectAll();
        document.push(music::deleteNotes(document.score(), document.selectedNoteIndices()), {});
        document.push(music::addNotes(document.score(), notes), {});
        document.history().clear();
    }
    [[nodiscard]] std::vector<int> numbers() const
    {
        std::vector<int> all;
        for (const music::Note& note : notes())
            all.push_back(note.number);
        return all;
    }
    [[nodiscard]] std::vector<int> velocities() const
    {
        std::vector<int> all;
        for (const music::Note& note : notes())
            all.push_back(note.velocity);
        return all;
    }
};

} // namespace

class TestNotePanel : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void itOpensWithItsFirstFieldAndClosesWithEscape();
    void strengthIsAPartOfTheWay();
    void swingMovesEverySecondLine();
    void velocitiesAreScaledByAShare();
    void aShareIsAskedForByItsKey();
    void theKeyIsTheOneThatTheNotesSuggest();
    void stepsStayInOneKeyAndAreOneEntry();
    void aChosenKeyHolds();
};

void TestNotePanel::itOpensWithItsFirstFieldAndClosesWithEscape()
{
    PanelStage stage;
    QVERIFY(stage.view.notePanel().isVisible());
    QVERIFY(stage.field<QSpinBox>("quantiseStrength").hasFocus());
    QTest::keyClick(&stage.field<QSpinBox>("quantiseStrength"), Qt::Key_Escape);
    QVERIFY(!stage.view.notePanel().isVisible());
    QVERIFY(!stage.action("notes.panel")->isChecked());
    QVERIFY(stage.roll().hasFocus());
    stage.action("notes.panel")->trigger();
    QTest::mouseClick(&stage.field<QToolButton>("closeNotePanel"), Qt::LeftButton);
    QVERIFY(!stage.view.notePanel().isVisible());
}

void TestNotePanel::strengthIsAPartOfTheWay()
{
    PanelStage stage;
    stage.put({{1060ms, 200ms, 0, 60, 80, 64, 0}, {1240ms, 200ms, 0, 62, 80, 64, 0}});
    stage.type("quantiseStrength", "50");
    QTest::mouseClick(&stage.field<QToolButton>("notes.quantise.panelButton"), Qt::LeftButton);
    QCOMPARE(stage.notes()[0].onset, Microseconds {1030ms});
    QCOMPARE(stage.notes()[1].onset, Microseconds {1245ms});
    QCOMPARE(stage.document.history().count(), 1);
    stage.document.history().undo();
    QCOMPARE(stage.notes()[0].onset, Microseconds {1060ms});
    // the key goes as far as the panel says
    stage.roll().setFocus();
    QTest::keyClick(&stage.roll(), Qt::Key_Q);
    QCOMPARE(stage.notes()[0].onset, Microseconds {1030ms});
}

void TestNotePanel::swingMovesEverySecondLine()
{
    PanelStage stage;
    stage.put({{1010ms, 100ms, 0, 60, 80, 64, 0},
               {1130ms, 100ms, 0, 62, 80, 64, 0},
               {1260ms, 100ms, 0, 64, 80, 64, 0}});
    stage.type("quantiseSwing", "60");
    stage.action("notes.quantise")->trigger();
    QCOMPARE(stage.notes()[0].onset, Microseconds {1000ms});
    QCOMPARE(stage.notes()[1].onset, Microseconds {1150ms}); // 60 % of the 250 ms of a pair
    QCOMPARE(stage.notes()[2].onset, Microseconds {1250ms});
}

void TestNotePanel::velocitiesAreScaledByAShare()
{
    PanelStage stage;
    QCOMPARE(stage.velocities(), (std::vector<int> {80, 90, 100}));
    stage.type("velocityPercent", "50");
    QTest::mouseClick(&stage.field<QToolButton>("scaleVelocities"), Qt::LeftButton);
    QCOMPARE(stage.velocities(), (std::vector<int> {40, 45, 50}));
    QCOMPARE(stage.document.history().count(), 1);
    stage.document.history().undo();
    // of what is selected alone, and never beyond what there is
    const music::NoteIndex last = 2;
    stage.document.selectNotes({&last, 1}, ui::SelectionMode::Replace);
    stage.type("velocityPercent", "300");
    QTest::mouseClick(&stage.field<QToolButton>("scaleVelocities"), Qt::LeftButton);
    QCOMPARE(stage.velocities(), (std::vector<int> {80, 90, 127}));
}

void TestNotePanel::aShareIsAskedForByItsKey()
{
    PanelStage stage;
    stage.roll().setFocus();
    QTest::keyClick(&stage.roll(), Qt::Key_V, Qt::ShiftModifier);
    auto* box = stage.roll().findChild<QSpinBox*>(QStringLiteral("valuePopupField"));
    QVERIFY(box != nullptr && box->hasFocus());
    QCOMPARE(box->value(), 100);
    QTest::keyClicks(box, QStringLiteral("110"));
    QTest::keyClick(box, Qt::Key_Return);
    QCOMPARE(stage.velocities(), (std::vector<int> {88, 99, 110}));
    QCOMPARE(stage.document.history().count(), 1);
}

void TestNotePanel::theKeyIsTheOneThatTheNotesSuggest()
{
    PanelStage stage;
    auto& key = stage.field<QComboBox>("musicalKey");
    QCOMPARE(key.currentIndex(), 0);
    QTRY_VERIFY(key.itemText(0).startsWith(QStringLiteral("C major"))); // C, E and G
    stage.put({{0ms, 500ms, 0, 64, 80, 64, 0},
               {500ms, 500ms, 0, 67, 80, 64, 0},
               {1000ms, 500ms, 0, 71, 80, 64, 0},
               {1500ms, 900ms, 0, 64, 80, 64, 0}});
    QTRY_VERIFY(key.itemText(0).startsWith(QStringLiteral("E minor")));
    QCOMPARE(stage.view.state().key(), (music::MusicalKey {4, true}));
}

void TestNotePanel::stepsStayInOneKeyAndAreOneEntry()
{
    PanelStage stage;
    stage.put({{0ms, 500ms, 0, 62, 80, 64, 0},
               {500ms, 500ms, 0, 65, 80, 64, 0},
               {1000ms, 500ms, 0, 69, 80, 64, 0},
               {1500ms, 900ms, 0, 62, 80, 64, 0}});
    QCOMPARE(stage.view.state().key(), (music::MusicalKey {2, true}));
    stage.roll().setFocus();
    for (int i = 0; i < 5; ++i)
        QTest::keyClick(&stage.roll(), Qt::Key_Up, Qt::ControlModifier);
    // D F A, five steps up in D minor, with B flat
    QCOMPARE(stage.numbers(), (std::vector<int> {70, 74, 77, 70}));
    QCOMPARE(stage.document.history().count(), 1);
    for (int i = 0; i < 5; ++i)
        QTest::keyClick(&stage.roll(), Qt::Key_Down, Qt::ControlModifier);
    QCOMPARE(stage.numbers(), (std::vector<int> {62, 65, 69, 62}));
}

void TestNotePanel::aChosenKeyHolds()
{
    PanelStage stage;
    auto& key = stage.field<QComboBox>("musicalKey");
    key.setFocus();
    QTest::keyClick(&key, Qt::Key_End);
    QCOMPARE(stage.view.state().habits().key, (music::MusicalKey {11, true}));
    key.setCurrentText(QStringLiteral("E major"));
    QTest::mouseClick(&stage.field<QToolButton>("notes.scaleUp.panelButton"), Qt::LeftButton);
    // C, E and G, up to the next of E major: C sharp, F sharp, G sharp
    QCOMPARE(stage.numbers(), (std::vector<int> {61, 66, 68}));
}

QTEST_MAIN(TestNotePanel)
#include "tst_note_panel.moc"
