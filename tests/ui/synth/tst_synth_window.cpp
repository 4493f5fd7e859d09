// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/atomic_file.h"
#include "core/project/project_settings.h"
#include "core/synth/subtractive_render.h"
#include "support/shared_data.h"
#include "ui/common/keyboard_strip.h"
#include "ui/common/theme.h"
#include "ui/common/value_knob.h"
#include "ui/hand.h"
#include "ui/synth/parameter_text.h"
#include "ui/synth/preset_list.h"
#include "ui/synth/preset_shelf.h"
#include "ui/synth/synth_document.h"
#include "ui/synth/synth_keeper.h"
#include "ui/synth/synth_learner.h"
#include "ui/synth/synth_window.h"

#include <QApplication>
#include <QComboBox>
#include <QContextMenuEvent>
#include <QDoubleSpinBox>
#include <QInputDialog>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QToolButton>
#include <QtTest/QTest>

#include <cmath>
#include <fstream>
#include <set>

using namespace timbrel;
using namespace timbrel::test;
using synth::SubtractiveParameter;

namespace {

struct Stage
{
    Stage()
    {
        QObject::connect(&document, &ui::SynthDocument::instrumentChanged, &window, [this] {
            instrument = document.makeInstrument();
            instrument->prepare(48000.0, 256);
        });
        window.show();
        if (!QTest::qWaitForWindowExposed(&window))
            qFatal("no window");
        QApplication::setActiveWindow(&window);
    }
    template<class Widget>
    Widget& part(const char* name)
    {
        auto* widget = window.findChild<Widget*>(QLatin1String(name));
        if (widget == nullptr)
            qFatal("there is no %s", name);
        return *widget;
    }
    [[nodiscard]] float value(SubtractiveParameter parameter) const
    {
        return document.sound().parameters.at(parameter);
    }
    void pick(const QString& name)
    {
        auto& list = part<QListWidget>("presetList");
        QListWidgetItem* item = nullptr;
        for (QListWidgetItem* one : list.findItems(name, Qt::MatchExactly))
            if (one->flags() != Qt::NoItemFlags) // a heading may have the name, too
                item = one;
        QVERIFY(item != nullptr);
        list.scrollToItem(item);
        QTest::mouseClick(list.viewport(), Qt::LeftButton, {}, list.visualItemRect(item).center());
    }
    QString shownName() { return part<QLabel>("synthName").text(); }
    /// Answers the question for a name.
    void answer(const QString& name)
    {
        auto* dialog = window.findChild<QInputDialog*>();
        QVERIFY(dialog != nullptr && dialog->isVisible() && !dialog->isModal());
        dialog->setTextValue(name);
        dialog->accept();
    }
    /// A block of what is heard.
    std::vector<float> heard(const midi::MidiMessage& message)
    {
        std::vector<float> left(256);
        std::vector<float> right(256);
        instrument->event(message, 0);
        instrument->render(left, right);
        return left;
    }

    TemporaryFolder folder;
    ui::SynthDocument document;
    ui::PresetShelf shelf {folder.path() / "own"};
    ui::SynthLearner learner {document};
    ui::SynthWindow window {document, shelf, learner, [](const Error& error) {
                                return QString::fromUtf8(errorName(error.id)) + QLatin1Char(' ')
                                    + QString::fromStdString(
                                           std::filesystem::path(error.file).filename().string());
                            }};
    std::unique_ptr<audio::Instrument> instrument = document.makeInstrument();
};

} // namespace

class TestSynthWindow : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void everyParameterIsThereAndInReachOfTheKeyboard();
    void shippedSoundsAreWholeAndAsLoudAsEachOther();
    void aSoundIsChosenAndPlaysAtOnce();
    void presetsThatAreSteppedThroughAreOneEntry();
    void aTurnOfAKnobIsOneEntry();
    void aValueIsTypedWithItsUnit();
    void shownValuesLeadBack_data();
    void shownValuesLeadBack();
    void aChoiceIsTakenFromItsList();
    void theSameNumberGivesTheSameRandomSound();
    void twoSoundsAreCompared();
    void aSoundIsSavedRenamedAndDeleted();
    void aNameIsNotGivenTwice();
    void brokenPresetsAreNamedAndTheOthersThere();
    void thousandsOfPresetsAreListedByTyping();
    void aControllerIsLearntByMovingIt();
    void whatAControllerMovesIsShownAndUndone();
    void theProjectKeepsTheSound();
    void aBrokenSoundInAProjectIsTold();
    void lettersPlayInItsWindow();
};

void TestSynthWindow::initTestCase()
{
    ui::applyAppearance(*qApp, ui::Appearance::Dark);
}

void TestSynthWindow::everyParameterIsThereAndInReachOfTheKeyboard()
{
    Stage stage;
    stage.document.setSubtractive(true);
    for (const synth::ParameterSpec& spec : synth::subtractiveTable()) {
        if (spec.section == synth::ParameterSection::Rendering)
            continue;
        const std::string name
            = (spec.isCategorical() ? "choice." : "knob.") + std::string(spec.name);
        const auto& widget = stage.part<QWidget>(name.c_str());
        QVERIFY2((widget.focusPolicy() & Qt::TabFocus) != 0, name.c_str());
        QVERIFY2(widget.accessibleName().contains(QLatin1Char(':')), name.c_str());
        QVERIFY2(!ui::parameterHint(spec).isEmpty(), name.c_str());
    }
    QVERIFY(stage.window.minimumSizeHint().width() < 1000);
}

void TestSynthWindow::shippedSoundsAreWholeAndAsLoudAsEachOther()
{
    const Stage stage;
    const auto& entries = stage.shelf.entries();
    QVERIFY(entries.size() >= 16);
    std::set<std::string> names;
    std::set<std::string> categories;
    for (const auto& entry : entries) {
        names.insert(entry.preset.name);
        categories.insert(entry.preset.category);
        const int note = entry.preset.category == "bass" ? 36 : 60;
        const auto sound = synth::renderPatch(entry.preset.parameters, note, 100, 2.0, 44100.0);
        double most = 0.0;
        float peak = 0.0F;
        for (std::size_t from = 0; from + 13230 <= sound.size(); from += 4410) {
            double sum = 0.0;
            for (std::size_t i = from; i < from + 13230; ++i) {
                sum += static_cast<double>(sound[i]) * static_cast<double>(sound[i]);
                peak = std::max(peak, std::abs(sound[i]));
            }
            most = std::max(most, std::sqrt(sum / 13230.0));
        }
        const double level = 20.0 * std::log10(most);
        QVERIFY2(level > -24.0 && level < -14.0,
                 qPrintable(QStringLiteral("%1: %2 dB")
                                .arg(QString::fromStdString(entry.preset.name))
                                .arg(level)));
        QVERIFY(peak < 0.8F);
    }
    QCOMPARE(names.size(), entries.size());
    QVERIFY(categories.size() >= 5);
}

void TestSynthWindow::aSoundIsChosenAndPlaysAtOnce()
{
    Stage stage;
    QVERIFY(!stage.document.state().isSubtractive);
    stage.pick(QStringLiteral("Round bass"));
    QVERIFY(stage.document.state().isSubtractive);
    QCOMPARE(stage.shownName(), QStringLiteral("Round bass"));
    QCOMPARE(stage.part<QComboBox>("synthInstrument").currentIndex(), 1);
    const auto sound = stage.heard(midi::MidiMessage::noteOn(0, 40, 100));
    QVERIFY(std::any_of(sound.begin(), sound.end(), [](float x) { return std::abs(x) > 0.01F; }));
    stage.document.history().undo();
    QVERIFY(!stage.document.state().isSubtractive);
}

void TestSynthWindow::presetsThatAreSteppedThroughAreOneEntry()
{
    Stage stage;
    for (int i = 0; i < 3; ++i)
        stage.part<QToolButton>("presetAfter").click();
    const QString third = stage.shownName();
    auto& list = stage.part<QListWidget>("presetList");
    QCOMPARE(list.currentItem()->text(), third);
    QTest::keyClick(&list, Qt::Key_Down);
    QVERIFY(stage.shownName() != third);
    stage.part<QToolButton>("presetBefore").click();
    QCOMPARE(stage.shownName(), third);
    QCOMPARE(stage.document.history().count(), 1);
}

void TestSynthWindow::aTurnOfAKnobIsOneEntry()
{
    Stage stage;
    stage.pick(QStringLiteral("Warm pad"));
    const float before = stage.value(SubtractiveParameter::FilterCutoff);
    auto& knob = stage.part<ui::ValueKnob>("knob.filter_cutoff");
    dragMouse(knob, knob.rect().center(), knob.rect().center() + QPoint(0, 30));
    QVERIFY(stage.value(SubtractiveParameter::FilterCutoff) < before - 0.05F);
    QCOMPARE(stage.document.history().count(), 2);
    QCOMPARE(stage.shownName(), QStringLiteral("Warm pad (changed)"));
    stage.part<QToolButton>("undoSound").click();
    QCOMPARE(stage.value(SubtractiveParameter::FilterCutoff), before);
    QCOMPARE(stage.shownName(), QStringLiteral("Warm pad"));
    QTest::keyClick(&knob, Qt::Key_Up);
    QVERIFY(stage.value(SubtractiveParameter::FilterCutoff) > before);
}

void TestSynthWindow::aValueIsTypedWithItsUnit()
{
    Stage stage;
    stage.document.setSubtractive(true);
    auto& knob = stage.part<ui::ValueKnob>("knob.amplitude_envelope_attack");
    auto& field = stage.part<QDoubleSpinBox>("field.amplitude_envelope_attack");
    knob.setFocus();
    QTest::keyClick(&knob, Qt::Key_2);
    QTest::keyClicks(&field, QStringLiteral("50"));
    QTest::keyClick(&field, Qt::Key_Return);
    QCOMPARE(stage.value(SubtractiveParameter::AmplitudeAttack), 0.25F);
    QVERIFY(field.text().endsWith(QLatin1String("250 ms")));
    QVERIFY(knob.hasFocus());
}

void TestSynthWindow::shownValuesLeadBack_data()
{
    QTest::addColumn<int>("parameter");
    for (const synth::ParameterSpec& spec : synth::subtractiveTable())
        if (!spec.isCategorical())
            QTest::newRow(std::string(spec.name).c_str()) << static_cast<int>(spec.parameter);
}

void TestSynthWindow::shownValuesLeadBack()
{
    QFETCH(int, parameter);
    const auto& spec = synth::specOf(static_cast<SubtractiveParameter>(parameter));
    for (const float share : {0.0F, 0.3F, 1.0F}) {
        const float value = spec.minimum + share * (spec.maximum - spec.minimum);
        const float back = ui::valueOfShown(spec, ui::shownOf(spec, value));
        QVERIFY(std::abs(back - value) <= 1e-5F * (spec.maximum - spec.minimum));
    }
}

void TestSynthWindow::aChoiceIsTakenFromItsList()
{
    Stage stage;
    stage.document.setSubtractive(true);
    auto& choice = stage.part<QComboBox>("choice.oscillators_0_waveform");
    QCOMPARE(choice.currentText(), QStringLiteral("Saw"));
    choice.setFocus();
    QTest::keyClick(&choice, Qt::Key_Up);
    QCOMPARE(choice.currentText(), QStringLiteral("Square"));
    QCOMPARE(stage.value(SubtractiveParameter::Waveform), 2.0F);
    stage.document.history().undo();
    QCOMPARE(choice.currentText(), QStringLiteral("Saw"));
}

void TestSynthWindow::theSameNumberGivesTheSameRandomSound()
{
    Stage stage;
    auto& seed = stage.part<QSpinBox>("seed");
    stage.part<QPushButton>("randomise").click();
    const int number = seed.value();
    QVERIFY(number > 0);
    const auto first = stage.document.sound().parameters;
    QCOMPARE(first, synth::randomParameters(static_cast<std::uint64_t>(number)));
    seed.setValue(number == 1 ? 2 : 1);
    QVERIFY(stage.document.sound().parameters != first);
    seed.setValue(number);
    QCOMPARE(stage.document.sound().parameters, first);
    stage.document.history().undo();
    stage.document.history().undo();
    stage.document.history().undo();
    QVERIFY(!stage.document.state().isSubtractive);
}

void TestSynthWindow::twoSoundsAreCompared()
{
    Stage stage;
    stage.pick(QStringLiteral("Solo saw"));
    stage.part<QToolButton>("sideB").click();
    stage.pick(QStringLiteral("Bell"));
    stage.part<QToolButton>("sideA").click();
    QCOMPARE(stage.shownName(), QStringLiteral("Solo saw"));
    QVERIFY(stage.part<QToolButton>("sideA").isChecked());
    QVERIFY(!stage.part<QToolButton>("sideB").isChecked());
    stage.part<QToolButton>("copySide").click();
    stage.part<QToolButton>("sideB").click();
    QCOMPARE(stage.shownName(), QStringLiteral("Solo saw"));
    stage.part<QToolButton>("undoSound").click();
    stage.part<QToolButton>("undoSound").click();
    stage.part<QToolButton>("sideB").click();
    QCOMPARE(stage.shownName(), QStringLiteral("Bell"));
}

void TestSynthWindow::aSoundIsSavedRenamedAndDeleted()
{
    Stage stage;
    stage.pick(QStringLiteral("Bell"));
    stage.document.setValue(SubtractiveParameter::ReverbMix, 0.75F);
    stage.part<QPushButton>("saveSound").click();
    stage.answer(QStringLiteral("Mein / Klang: ü"));
    QTRY_COMPARE(stage.shownName(), QStringLiteral("Mein / Klang: ü"));
    auto& list = stage.part<QListWidget>("presetList");
    QTRY_VERIFY(list.currentItem() != nullptr
                && list.currentItem()->text() == QStringLiteral("Mein / Klang: ü"));
    const auto kept = synth::readPresetFolder(stage.folder.path() / "own");
    QCOMPARE(kept.presets.size(), std::size_t {1});
    QCOMPARE(kept.presets.front().preset.parameters, stage.document.sound().parameters);

    auto& presets = *stage.window.findChild<ui::PresetList*>();
    presets.renameCurrent();
    auto* editor = list.findChild<QLineEdit*>();
    QVERIFY(editor != nullptr);
    editor->setText(QStringLiteral("Glocke"));
    QTest::keyClick(editor, Qt::Key_Return);
    QTRY_VERIFY(stage.shelf.isOwn(QStringLiteral("Glocke")));
    QVERIFY(!stage.shelf.isOwn(QStringLiteral("Mein / Klang: ü")));
    QTRY_VERIFY(presets.currentOwn() != nullptr);
    QTest::keyClick(&list, Qt::Key_Delete);
    QTRY_VERIFY(!stage.shelf.isOwn(QStringLiteral("Glocke")));
    QVERIFY(synth::readPresetFolder(stage.folder.path() / "own").presets.empty());
}

void TestSynthWindow::aNameIsNotGivenTwice()
{
    Stage stage;
    for (const char* name : {"One", "Two"}) {
        synth::SubtractivePreset preset;
        preset.name = name;
        stage.shelf.save(preset);
        QTRY_VERIFY(stage.shelf.isOwn(QLatin1String(name)));
    }
    stage.pick(QStringLiteral("Two"));
    auto& presets = *stage.window.findChild<ui::PresetList*>();
    presets.renameCurrent();
    auto* editor = stage.part<QListWidget>("presetList").findChild<QLineEdit*>();
    QVERIFY(editor != nullptr);
    editor->setText(QStringLiteral("One"));
    QTest::keyClick(editor, Qt::Key_Return);
    QTRY_VERIFY(stage.window.notice().contains(QLatin1String("One")));
    QCOMPARE(synth::readPresetFolder(stage.folder.path() / "own").presets.size(), std::size_t {2});
}

void TestSynthWindow::brokenPresetsAreNamedAndTheOthersThere()
{
    Stage stage;
    const auto own = stage.folder.path() / "own";
    std::filesystem::create_directories(own);
    synth::SubtractivePreset good;
    good.name = "Good";
    QVERIFY(synth::writePreset(own / "good.json", good).has_value());
    QVERIFY(writeFileAtomically(own / "bad.json", "{\"format\": \"timbrel-synth-pre").has_value());
    QVERIFY(writeFileAtomically(own / "nan.json",
                                "{\"format\": \"timbrel-synth-preset\", \"version\": 1, "
                                "\"parameters\": {\"filter_cutoff\": 1e999}}")
                .has_value());
    QVERIFY(writeFileAtomically(own / "huge.json", std::string(3U << 20U, '[')).has_value());
    stage.shelf.readAgain();
    QTRY_VERIFY(stage.shelf.isOwn(QStringLiteral("Good")));
    QVERIFY(stage.window.notice().contains(QLatin1String("bad.json")));
    stage.pick(QStringLiteral("Good"));
    QCOMPARE(stage.shownName(), QStringLiteral("Good"));
}

void TestSynthWindow::thousandsOfPresetsAreListedByTyping()
{
    Stage stage;
    const auto own = stage.folder.path() / "own";
    std::filesystem::create_directories(own);
    for (int i = 0; i < 3000; ++i) {
        synth::SubtractivePreset preset;
        preset.name = "Sound " + std::to_string(i);
        preset.parameters = synth::randomParameters(static_cast<std::uint64_t>(i));
        std::ofstream(own / (std::to_string(i) + ".json")) << jsonLine(jsonOf(preset));
    }
    stage.shelf.readAgain();
    QTRY_VERIFY_WITH_TIMEOUT(stage.shelf.isOwn(QStringLiteral("Sound 2999")), 30000);
    auto& list = stage.part<QListWidget>("presetList");
    QVERIFY(list.count() < 500);
    stage.part<QLineEdit>("presetFilter").setText(QStringLiteral("sound 2999"));
    QCOMPARE(list.count(), 2); // with its heading
    stage.pick(QStringLiteral("Sound 2999"));
    QCOMPARE(stage.document.sound().parameters, synth::randomParameters(2999));
}

void TestSynthWindow::aControllerIsLearntByMovingIt()
{
    Stage stage;
    stage.document.setSubtractive(true);
    auto& knob = stage.part<ui::ValueKnob>("knob.reverb_time");
    QContextMenuEvent event(
        QContextMenuEvent::Keyboard, knob.rect().center(), knob.mapToGlobal(knob.rect().center()));
    QApplication::sendEvent(&knob, &event);
    auto* menu = knob.findChild<QMenu*>(QLatin1String("learnMenu"));
    QVERIFY(menu != nullptr);
    for (QAction* action : menu->actions())
        if (action->text().startsWith(QLatin1String("Learn")))
            action->trigger();
    menu->close();
    QCOMPARE(stage.learner.learning(), QStringLiteral("synth:reverb_time"));
    stage.learner.hear(midi::MidiMessage::noteOn(0, 60, 100));
    stage.learner.hear(midi::MidiMessage::controller(0, 7, 100)); // the volume stays the volume
    QCOMPARE(stage.learner.learning(), QStringLiteral("synth:reverb_time"));
    stage.learner.hear(midi::MidiMessage::controller(3, 74, 10));
    QVERIFY(stage.learner.learning().isEmpty());
    QCOMPARE(stage.document.controllers().at(SubtractiveParameter::ReverbTime), 74);
    QVERIFY(!stage.document.controllers().contains(SubtractiveParameter::FilterCutoff));
    stage.learner.forget(QStringLiteral("synth:reverb_time"));
    QVERIFY(!stage.document.controllers().contains(SubtractiveParameter::ReverbTime));
}

void TestSynthWindow::whatAControllerMovesIsShownAndUndone()
{
    Stage stage;
    stage.document.setSubtractive(true);
    (void)stage.heard(midi::MidiMessage::controller(5, 74, 0));
    QTRY_COMPARE(stage.value(SubtractiveParameter::FilterCutoff), 0.0F);
    QCOMPARE(stage.part<ui::ValueKnob>("knob.filter_cutoff").value(), 0);
    stage.document.history().undo();
    QCOMPARE(stage.value(SubtractiveParameter::FilterCutoff), 1.0F);
}

void TestSynthWindow::theProjectKeepsTheSound()
{
    const TemporaryFolder folder;
    QVERIFY(writeFileAtomically(folder.path() / "timbrel.json",
                                "{\"format\": \"timbrel-project\", \"version\": 1, \"x\": 7}")
                .has_value());
    synth::SubtractiveParameters chosen;
    {
        Stage stage;
        ui::SynthKeeper keeper(stage.document);
        QSignalSpy loaded(&keeper, &ui::SynthKeeper::loaded);
        keeper.setProject(folder.path());
        QTRY_COMPARE(loaded.count(), 1);
        QVERIFY(!stage.document.state().isSubtractive);
        stage.pick(QStringLiteral("Surf"));
        stage.document.copyToOtherSide();
        stage.document.showSide(1);
        stage.document.setValue(SubtractiveParameter::DelayTime, 0.5F);
        stage.document.setControllers({{SubtractiveParameter::Pan, 20}});
        chosen = stage.document.sound().parameters;
    } // what is due is written
    Stage stage;
    ui::SynthKeeper keeper(stage.document);
    keeper.setProject(folder.path());
    QTRY_VERIFY(stage.document.state().isSubtractive);
    QCOMPARE(stage.document.sound().parameters, chosen);
    QCOMPARE(stage.shownName(), QStringLiteral("Surf (changed)"));
    QVERIFY(stage.part<QToolButton>("sideB").isChecked());
    // and what it was compared with
    const auto& a = stage.document.state().sides[0];
    QCOMPARE(a.name, QStringLiteral("Surf"));
    QVERIFY(!a.isTouched);
    QVERIFY(!(a.parameters == chosen));
    QCOMPARE(stage.document.controllers(),
             (synth::ControllerMap {{SubtractiveParameter::Pan, 20}}));
    QCOMPARE(stage.document.history().count(), 0);
    const auto settings = project::ProjectSettings::read(folder.path() / "timbrel.json");
    QVERIFY(settings.has_value());
    QCOMPARE(settings->json().at("x").get<int>(), 7);
}

void TestSynthWindow::aBrokenSoundInAProjectIsTold()
{
    const TemporaryFolder folder;
    QVERIFY(writeFileAtomically(folder.path() / "timbrel.json",
                                "{\"format\": \"timbrel-project\", \"version\": 1, "
                                "\"sound\": {\"instrument\": \"organ\"}}")
                .has_value());
    Stage stage;
    ui::SynthKeeper keeper(stage.document);
    std::vector<ErrorId> told;
    connect(&keeper, &ui::SynthKeeper::trouble, this, [&](const Error& error) {
        told.push_back(error.id);
    });
    keeper.setProject(folder.path());
    QTRY_COMPARE(told, std::vector<ErrorId> {ErrorId::FieldInvalid});
    QVERIFY(!stage.document.state().isSubtractive); // and plays on
}

void TestSynthWindow::lettersPlayInItsWindow()
{
    Stage stage;
    QTRY_VERIFY(stage.window.isActiveWindow());
    QSignalSpy played(&stage.window, &ui::SynthWindow::played);
    QTest::keyPress(&stage.part<QPushButton>("randomise"), Qt::Key_A);
    QTRY_VERIFY(played.count() >= 1);
    QTest::keyRelease(&stage.part<QPushButton>("randomise"), Qt::Key_A);
    auto& filter = stage.part<QLineEdit>("presetFilter");
    filter.setFocus();
    QTest::keyClicks(&filter, QStringLiteral("bell"));
    QCOMPARE(filter.text(), QStringLiteral("bell"));
}

QTEST_MAIN(TestSynthWindow)
#include "tst_synth_window.moc"
