// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/atomic_file.h"
#include "support/shared_data.h"
#include "ui/common/midi_learner.h"
#include "ui/common/theme.h"
#include "ui/common/value_knob.h"
#include "ui/hand.h"
#include "ui/latent/drum_texts.h"
#include "ui/latent/kit_document.h"
#include "ui/latent/kit_panel.h"
#include "ui/latent/sound_picker.h"

#include <QApplication>
#include <QContextMenuEvent>
#include <QDropEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QMimeData>
#include <QPushButton>
#include <QSignalSpy>
#include <QToolButton>
#include <QUndoStack>
#include <QUrl>
#include <QtTest/QTest>

#include <cmath>
#include <set>
#include <sndfile.h>

using namespace timbrel;
using namespace timbrel::test;
using music::DrumClass;
using std::filesystem::path;

namespace {

void putSound(const path& file)
{
    std::filesystem::create_directories(file.parent_path());
    SF_INFO info {};
    info.format = SF_FORMAT_WAV | SF_FORMAT_PCM_16;
    info.samplerate = 44100;
    info.channels = 1;
    std::vector<float> sound;
    for (int i = 0; i < 4410; ++i)
        sound.push_back(0.5F * std::sin(0.1F * static_cast<float>(i)));
    SNDFILE* out = sf_open(file.c_str(), SFM_WRITE, &info);
    QVERIFY(out != nullptr);
    (void)sf_writef_float(out, sound.data(), static_cast<sf_count_t>(sound.size()));
    sf_close(out);
}

struct Stage
{
    Stage()
    {
        panel.show();
        if (!QTest::qWaitForWindowExposed(&panel))
            qFatal("no window");
        QApplication::setActiveWindow(&panel);
        QObject::connect(
            &panel, &ui::KitPanel::struck, &panel, [this](std::size_t row, int) { rows << row; });
    }
    ~Stage()
    {
        for (QWidget* widget : QApplication::topLevelWidgets())
            if (widget != &panel)
                widget->close();
    }
    template<class Widget>
    Widget& part(const char* name)
    {
        auto* widget = panel.findChild<Widget*>(QLatin1String(name));
        if (widget == nullptr)
            qFatal("there is no %s", name);
        return *widget;
    }
    [[nodiscard]] const synth::DrumSlot& slot(DrumClass drumClass) const
    {
        return document.kit().slots[static_cast<std::size_t>(drumClass)];
    }
    void drop(const QStringList& files, QPoint place)
    {
        QMimeData data;
        QList<QUrl> urls;
        for (const QString& file : files)
            urls << QUrl::fromLocalFile(file);
        data.setUrls(urls);
        QDragEnterEvent enter(place, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(&panel, &enter);
        QVERIFY(enter.isAccepted());
        QDragMoveEvent move(place, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(&panel, &move);
        QDropEvent event(place, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(&panel, &event);
    }
    [[nodiscard]] QPoint placeOf(const QWidget& widget) const
    {
        return widget.mapTo(&panel, widget.rect().center());
    }
    void settle() { QTRY_VERIFY_WITH_TIMEOUT(!document.isBusy(), 20000); }
    /// Chooses an entry of a menu, or of a menu in it.
    static void choose(QMenu* menu, const QString& begin)
    {
        QVERIFY(menu != nullptr);
        QList<QMenu*> menus {menu};
        while (!menus.isEmpty()) {
            for (QAction* action : menus.takeFirst()->actions()) {
                if (action->menu() != nullptr)
                    menus << action->menu();
                else if (action->text().startsWith(begin)) {
                    action->trigger();
                    menu->close();
                    return;
                }
            }
        }
        menu->close();
        QFAIL(qPrintable(begin));
    }
    QMenu* menuOf(const char* button)
    {
        part<QAbstractButton>(button).click();
        return panel.findChild<QMenu*>(QLatin1String("kitRowMenu"));
    }

    QUndoStack history;
    synth::DrumKitDesk desk;
    ui::KitDocument document {history, desk};
    ui::KitPanel panel {document, [](const Error& error) {
                            return QString::fromUtf8(errorName(error.id)) + QLatin1Char(' ')
                                + QString::fromStdString(path(error.file).filename().string());
                        }};
    QList<std::size_t> rows; ///< that were struck
};

/// Learns what it is told, at once.
class QuickLearner final : public ui::MidiLearner
{
public:
    void learn(const QString& target) override { all.insert(target, {}); }
    void cancelLearn() override { }
    [[nodiscard]] QString learning() const override { return {}; }
    [[nodiscard]] const QMap<QString, ui::MidiBinding>& bindings() const override { return all; }
    void forget(const QString& target) override { all.remove(target); }
    [[nodiscard]] QString targetName(const QString& target) const override { return target; }
    QMap<QString, ui::MidiBinding> all;
};

} // namespace

class TestKitPanel : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void everySoundAndKitHasAName();
    void everyRowHasItsPartsInReachOfTheKeyboard();
    void aPressStrikesTheRow();
    void aDragOfAKnobIsOneEntry();
    void eachKnobSetsItsValue();
    void theSoundIsPickedByHearing();
    void whatIsPickedByMouseIsTaken();
    void escLeavesTheSoundAsItWas();
    void arrowsStepThroughTheSoundsOfTheDrum();
    void aKitIsChosenAndUndone();
    void aFileDroppedOnARowIsPlayedByIt();
    void aDroppedFolderIsSortedByNames();
    void aBrokenFileIsNamedInPlace();
    void aWrongClassIsCorrected();
    void aKitIsSavedAndOpened();
    void valuesAreReset();
    void knobsCanBeLearnt();
};

void TestKitPanel::initTestCase()
{
    ui::applyAppearance(*qApp, ui::Appearance::Dark);
}

void TestKitPanel::everySoundAndKitHasAName()
{
    for (const synth::DrumCharacter& character : synth::drumCharacters()) {
        const QString text = ui::drumCharacterText(character.id);
        QVERIFY2(!text.isEmpty() && text.front().isUpper(), character.id.data());
    }
    for (const synth::BuiltInKit& kit : synth::builtInKits())
        QVERIFY2(ui::builtInKitText(kit.id).front().isUpper(), kit.id.data());
    QCOMPARE(ui::drumCharacterText("percussion_wood_block"), QStringLiteral("Wood block"));
    QCOMPARE(ui::drumCharacterText("kick_of_tomorrow"), QStringLiteral("kick_of_tomorrow"));
}

void TestKitPanel::everyRowHasItsPartsInReachOfTheKeyboard()
{
    Stage stage;
    for (const synth::DrumSlot& slot : stage.document.kit().slots)
        for (const char* part :
             {"strike_", "sound_", "level_", "pan_", "tune_", "decay_", "more_"}) {
            const auto& widget = stage.part<QWidget>((part + slot.row).c_str());
            QVERIFY((widget.focusPolicy() & Qt::TabFocus) != 0);
            QVERIFY2(!widget.accessibleName().isEmpty(), (part + slot.row).c_str());
        }
    QCOMPARE(stage.part<QPushButton>("sound_kick").text(), QStringLiteral("Punchy"));
    QVERIFY(stage.panel.minimumSizeHint().width() < 640);
}

void TestKitPanel::aPressStrikesTheRow()
{
    Stage stage;
    auto& snare = stage.part<QPushButton>("strike_snare");
    QTest::mousePress(&snare, Qt::LeftButton);
    QCOMPARE(stage.rows, QList<std::size_t> {1}); // when it goes down
    QTest::mouseRelease(&snare, Qt::LeftButton);
    QTest::keyClick(&stage.part<QPushButton>("strike_tom"), Qt::Key_Space);
    QCOMPARE(stage.rows, (QList<std::size_t> {1, 5}));
}

void TestKitPanel::aDragOfAKnobIsOneEntry()
{
    Stage stage;
    auto& knob = stage.part<ui::ValueKnob>("level_snare");
    dragMouse(knob, knob.rect().center(), knob.rect().center() + QPoint(0, 60));
    QVERIFY(stage.slot(DrumClass::Snare).level < 0.8);
    QCOMPARE(stage.history.count(), 1);
    dragMouse(knob, knob.rect().center(), knob.rect().center() - QPoint(0, 20));
    QCOMPARE(stage.history.count(), 2);
    stage.history.undo();
    stage.history.undo();
    QCOMPARE(stage.slot(DrumClass::Snare).level, 1.0);
    QCOMPARE(knob.value(), 100);
}

void TestKitPanel::eachKnobSetsItsValue()
{
    Stage stage;
    stage.part<ui::ValueKnob>("level_clap").setValue(150);
    stage.part<ui::ValueKnob>("pan_clap").setValue(-40);
    stage.part<ui::ValueKnob>("tune_clap").setValue(7);
    stage.part<ui::ValueKnob>("decay_clap").setValue(50);
    const synth::DrumSlot& slot = stage.slot(DrumClass::Clap);
    QCOMPARE(slot.level, 1.5);
    QCOMPARE(slot.pan, -0.4);
    QCOMPARE(slot.tune, 7.0);
    QCOMPARE(slot.decay, 0.5);
    QCOMPARE(ui::drumKnobText(synth::kDrumSlotFields[1], -40), QStringLiteral("L40"));
    QCOMPARE(ui::drumKnobText(synth::kDrumSlotFields[2], 7), QStringLiteral("+7"));
    while (stage.history.canUndo())
        stage.history.undo();
    QCOMPARE(stage.document.kit(), synth::kitOf(synth::builtInKits().front()));
}

void TestKitPanel::theSoundIsPickedByHearing()
{
    Stage stage;
    const auto before = stage.document.kit();
    stage.part<QPushButton>("sound_kick").click();
    auto& picker = stage.part<ui::SoundPicker>("soundPicker");
    auto* filter = picker.findChild<QLineEdit*>();
    QTest::keyClick(filter, Qt::Key_Down);
    QCOMPARE(stage.slot(DrumClass::Kick).character, std::string("kick_deep"));
    QCOMPARE(stage.rows, QList<std::size_t> {0}); // it was heard
    QCOMPARE(stage.history.count(), 0);
    QTest::keyClicks(filter, QStringLiteral("cow"));
    auto* list = picker.findChild<QListWidget*>();
    QCOMPARE(list->count(), 2); // with its heading
    QTest::keyClick(filter, Qt::Key_Down);
    QCOMPARE(stage.slot(DrumClass::Kick).character, std::string("percussion_cowbell"));
    QTest::keyClick(filter, Qt::Key_Return);
    QCOMPARE(stage.slot(DrumClass::Kick).character, std::string("percussion_cowbell"));
    QCOMPARE(stage.part<QPushButton>("sound_kick").text(), QStringLiteral("Cowbell"));
    QCOMPARE(stage.history.count(), 1);
    stage.history.undo();
    QCOMPARE(stage.document.kit(), before);
}

void TestKitPanel::whatIsPickedByMouseIsTaken()
{
    Stage stage;
    stage.part<QPushButton>("sound_tom").click();
    auto* list = stage.part<ui::SoundPicker>("soundPicker").findChild<QListWidget*>();
    const auto found = list->findItems(QStringLiteral("Falling"), Qt::MatchContains);
    QVERIFY(!found.isEmpty());
    list->scrollToItem(found.front());
    QTest::mouseClick(
        list->viewport(), Qt::LeftButton, {}, list->visualItemRect(found.front()).center());
    QCOMPARE(stage.slot(DrumClass::Tom).character, std::string("tom_falling"));
    QCOMPARE(stage.history.count(), 1);
}

void TestKitPanel::escLeavesTheSoundAsItWas()
{
    Stage stage;
    const auto before = stage.document.kit();
    stage.part<QPushButton>("sound_kick").click();
    auto* filter = stage.part<ui::SoundPicker>("soundPicker").findChild<QLineEdit*>();
    QTest::keyClick(filter, Qt::Key_PageDown);
    QVERIFY(stage.document.kit() != before);
    QTest::keyClick(filter, Qt::Key_Escape);
    QCOMPARE(stage.document.kit(), before);
    QCOMPARE(stage.history.count(), 0);
}

void TestKitPanel::arrowsStepThroughTheSoundsOfTheDrum()
{
    Stage stage;
    auto& sound = stage.part<QPushButton>("sound_clap");
    const std::string first = stage.slot(DrumClass::Clap).character;
    std::set<std::string> heard;
    std::size_t steps = 0;
    do {
        QTest::keyClick(&sound, Qt::Key_Down);
        heard.insert(stage.slot(DrumClass::Clap).character);
        ++steps;
    } while (stage.slot(DrumClass::Clap).character != first && steps < 50);
    QCOMPARE(heard.size(), steps); // each once, and around
    QVERIFY(steps >= 4);
    QCOMPARE(static_cast<std::size_t>(stage.rows.size()), steps);
    QTest::keyClick(&sound, Qt::Key_Up);
    QVERIFY(stage.slot(DrumClass::Clap).character != first);
}

void TestKitPanel::aKitIsChosenAndUndone()
{
    Stage stage;
    stage.part<QPushButton>("kitMenuButton").click();
    Stage::choose(stage.panel.findChild<QMenu*>(QLatin1String("kitMenu")),
                  QStringLiteral("Acoustic"));
    QCOMPARE(stage.slot(DrumClass::Snare).character, std::string("snare_acoustic"));
    QCOMPARE(stage.part<QPushButton>("kitMenuButton").text(), QStringLiteral("Kit: Acoustic"));
    stage.history.undo();
    QCOMPARE(stage.slot(DrumClass::Snare).character, std::string("snare_crisp"));
}

void TestKitPanel::aFileDroppedOnARowIsPlayedByIt()
{
    const TemporaryFolder folder;
    putSound(folder.path() / "thing.wav");
    Stage stage;
    const auto& target = stage.part<QPushButton>("sound_snare");
    stage.drop({QString::fromStdString(folder.path() / "thing.wav")}, stage.placeOf(target));
    QCOMPARE(stage.slot(DrumClass::Snare).file, folder.path() / "thing.wav");
    QCOMPARE(target.text(), QStringLiteral("thing"));
    QTRY_COMPARE(stage.rows, QList<std::size_t> {1}); // heard once it is there
    QCOMPARE(stage.document.kit().sounds.front().drumClass, DrumClass::Snare);
    stage.history.undo();
    QCOMPARE(stage.slot(DrumClass::Snare).character, std::string("snare_crisp"));
}

void TestKitPanel::aDroppedFolderIsSortedByNames()
{
    const TemporaryFolder folder;
    putSound(folder.path() / "kit/Kick 1.wav");
    putSound(folder.path() / "kit/HH closed.wav");
    putSound(folder.path() / "kit/take 9.wav");
    Stage stage;
    const auto before = stage.document.kit();
    stage.drop({QString::fromStdString(folder.path() / "kit")}, {10, 10});
    stage.settle();
    QTRY_COMPARE(stage.slot(DrumClass::Kick).file, folder.path() / "kit/Kick 1.wav");
    QCOMPARE(stage.slot(DrumClass::ClosedHat).file, folder.path() / "kit/HH closed.wav");
    QCOMPARE(stage.slot(DrumClass::Tom), before.slots[5]);
    QVERIFY(stage.panel.notice().contains(QLatin1String("percussion")));
    QCOMPARE(stage.history.count(), 1);
    stage.history.undo();
    QCOMPARE(stage.document.kit(), before);
    stage.history.redo();
    QCOMPARE(stage.slot(DrumClass::Kick).file, folder.path() / "kit/Kick 1.wav");
}

void TestKitPanel::aBrokenFileIsNamedInPlace()
{
    const TemporaryFolder folder;
    QVERIFY(writeFileAtomically(folder.path() / "broken.wav", "no sound").has_value());
    Stage stage;
    const auto& target = stage.part<QPushButton>("sound_clap");
    stage.drop({QString::fromStdString(folder.path() / "broken.wav")}, stage.placeOf(target));
    QTRY_VERIFY(stage.panel.notice().contains(QLatin1String("AudioFileUnknown broken.wav")));
    QTRY_VERIFY(target.text().startsWith(QLatin1Char('!')));
    stage.drop({QString::fromStdString(folder.path())}, {10, 10}); // and there is no other in it
    stage.settle();
    QTRY_VERIFY(stage.panel.notice().contains(QLatin1String("broken.wav")));
}

void TestKitPanel::aWrongClassIsCorrected()
{
    const TemporaryFolder folder;
    putSound(folder.path() / "kick thing.wav");
    Stage stage;
    stage.document.take({QString::fromStdString(folder.path())});
    QTRY_VERIFY(!stage.slot(DrumClass::Kick).file.empty());
    Stage::choose(stage.menuOf("more_kick"), QStringLiteral("Tom"));
    QCOMPARE(stage.slot(DrumClass::Tom).file, folder.path() / "kick thing.wav");
    QCOMPARE(stage.slot(DrumClass::Kick).character, std::string("kick_punchy"));
    stage.history.undo();
    QCOMPARE(stage.slot(DrumClass::Kick).file, folder.path() / "kick thing.wav");
}

void TestKitPanel::aKitIsSavedAndOpened()
{
    const TemporaryFolder folder;
    putSound(folder.path() / "from/snare.wav");
    const auto file = folder.path() / "kit/mine.json";
    std::filesystem::create_directories(file.parent_path());
    {
        Stage stage;
        stage.document.take({QString::fromStdString(folder.path() / "from")});
        QTRY_VERIFY(!stage.slot(DrumClass::Snare).file.empty());
        stage.part<ui::ValueKnob>("tune_kick").setValue(5);
        stage.document.save(QString::fromStdString(file), true);
        stage.settle();
        QTRY_COMPARE(stage.slot(DrumClass::Snare).file,
                     folder.path() / "kit/mine sounds/snare.wav");
    }
    Stage stage;
    stage.drop({QString::fromStdString(file)}, {10, 10});
    QTRY_COMPARE(stage.slot(DrumClass::Kick).tune, 5.0);
    QCOMPARE(stage.part<ui::ValueKnob>("tune_kick").value(), 5);
    QCOMPARE(stage.slot(DrumClass::Snare).file, folder.path() / "kit/mine sounds/snare.wav");
}

void TestKitPanel::valuesAreReset()
{
    Stage stage;
    stage.part<ui::ValueKnob>("tune_kick").setValue(5);
    stage.part<ui::ValueKnob>("decay_kick").setValue(300);
    Stage::choose(stage.menuOf("more_kick"), QStringLiteral("Reset level"));
    QCOMPARE(stage.slot(DrumClass::Kick), synth::kitOf(synth::builtInKits().front()).slots[0]);
}

void TestKitPanel::knobsCanBeLearnt()
{
    Stage stage;
    QuickLearner learner;
    stage.panel.makeLearnable(learner);
    auto& knob = stage.part<ui::ValueKnob>("tune_snare");
    QContextMenuEvent event(
        QContextMenuEvent::Keyboard, knob.rect().center(), knob.mapToGlobal(knob.rect().center()));
    QApplication::sendEvent(&knob, &event);
    Stage::choose(knob.findChild<QMenu*>(QLatin1String("learnMenu")), QStringLiteral("Learn"));
    QCOMPARE(learner.all.keys(), QStringList {QStringLiteral("kit:snare:tune")});
    QCOMPARE(stage.panel.targetName(learner.all.firstKey()), knob.accessibleName());
    QVERIFY(stage.panel.turn(learner.all.firstKey(), 1.0));
    QCOMPARE(stage.slot(DrumClass::Snare).tune, 24.0);
    QVERIFY(!stage.panel.turn(QStringLiteral("kit:gong:tune"), 1.0));
}

QTEST_MAIN(TestKitPanel)
#include "tst_kit_panel.moc"
