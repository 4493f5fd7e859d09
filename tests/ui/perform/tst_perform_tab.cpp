// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/action_registry.h"
#include "ui/common/binding_window.h"
#include "ui/common/controller_strip.h"
#include "ui/common/keyboard_strip.h"
#include "ui/common/learn_badge.h"
#include "ui/common/read_out.h"
#include "ui/common/theme.h"
#include "ui/common/value_knob.h"
#include "ui/perform/controller_bar.h"
#include "ui/perform/controller_meter.h"
#include "ui/perform/meter_row.h"
#include "ui/perform/midi_monitor.h"
#include "ui/perform/perform_tab.h"
#include "ui/perform/performance_stage.h"
#include "ui/perform/port_hint.h"
#include "ui/perform/port_row.h"

#include <QAction>
#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QContextMenuEvent>
#include <QMenu>
#include <QPushButton>
#include <QScrollBar>
#include <QStandardPaths>
#include <QToolButton>
#include <QTreeWidget>

using namespace timbrel;
using namespace timbrel::test;
using midi::MidiMessage;

namespace {

constexpr int kPatience = 20'000; // ms

QString plainSentence(const Error& error)
{
    return QString::fromUtf8(errorName(error.id));
}

/// The view in a window, over a performance through fake ports.
struct Stage : PerformanceStage
{
    explicit Stage(bool hasNetwork = true)
    {
        if (hasNetwork)
            (void)addRun(0.5, 100);
        ui::ActionSpec panic;
        panic.id = "play.panic";
        panic.text = QStringLiteral("Panic");
        panic.shortcuts = {QKeySequence(Qt::CTRL | Qt::Key_Period)};
        panic.menu = ui::ActionMenu::Play;
        actions.add(panic, &control, [this] { control.panic(); });
        tab = std::make_unique<ui::PerformTab>(actions, control, lender, plainSentence);
        tab->resize(1200, 760);
        tab->show();
        if (!QTest::qWaitForWindowExposed(tab.get()))
            qFatal("no window");
        QApplication::setActiveWindow(tab.get());
        control.setSettings({});
        control.setProject(path());
        if (hasNetwork && !QTest::qWaitFor([this] { return meter() != nullptr; }, kPatience))
            qFatal("no meters");
    }
    ~Stage() { tab.reset(); }
    ui::ControllerMeter* meter() { return tab->meters().meter(1); }
    template<class T>
    T* find(const char* name)
    {
        return tab->findChild<T*>(QLatin1String(name));
    }
    void press(const char* name) { QTest::mouseClick(find<QAbstractButton>(name), Qt::LeftButton); }
    void perform()
    {
        press("performButton");
        QVERIFY(control.isPerforming());
    }
    /// Until the meter shows what the network says to a loud note.
    void playLoud()
    {
        play(MidiMessage::noteOn(0, 60, 110));
        QVERIFY(QTest::qWaitFor([this] { return state().predicted == 100; }, kPatience));
    }
    /// Chooses the entry of the menu that a right click opens.
    void chooseFromMenu(QWidget* widget, const QString& beginning)
    {
        const QPoint middle = widget->rect().center();
        QContextMenuEvent event(QContextMenuEvent::Mouse, middle, widget->mapToGlobal(middle));
        QApplication::sendEvent(widget, &event);
        auto* menu = qobject_cast<QMenu*>(QApplication::activePopupWidget());
        QVERIFY(menu != nullptr);
        for (QAction* action : menu->actions())
            if (action->text().startsWith(beginning)) {
                action->trigger();
                menu->close();
                return;
            }
        QFAIL(qPrintable(QStringLiteral("no such entry: ") + beginning));
    }
    QString text(const char* name) { return find<ui::ReadOut>(name)->text(); }
    /// Whether this controller value has gone out.
    bool hasSent(int number, int value)
    {
        return QTest::qWaitFor(
            [&] {
                for (const SentMessage& sent : lender.wire.sent())
                    if (sent.message.isController() && sent.message.number() == number
                        && sent.message.value() == value)
                        return true;
                return false;
            },
            kPatience);
    }

    ui::ActionRegistry actions;
    std::unique_ptr<ui::PerformTab> tab;
};

} // namespace

class TestPerformTab : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void withoutANetworkItLeadsToTraining();
    void theMetersShowWhatTheNetworkDoes();
    void theHandleTakesOverAndGivesBack();
    void theKnobBlends();
    void aValueIsTyped();
    void bypassAndPanicAreButtonsWithKeys();
    void aRightClickLearnsAndABadgeTells();
    void severalAreLearntOneAfterTheOther();
    void escCancelsLearning();
    void allBindingsAreListedAndForgotten();
    void anotherNetworkIsPicked();
    void anEarlierBestOfTheNetworkCanBePlayed();
    void aAndBAreSwapped();
    void theChannelIsChosen();
    void theBestOfATrainingIsFollowed();
    void lettersAndTheMousePlay();
    void theWheelsBendAndTakeOver();
    void withoutPerformingTheSynthesizerPlays();
    void whatPassesIsListedAndShownAtThePorts();
    void aLoopAndAMissingPortAreSaidInPlace();
    void notesThatArriveElsewhereAreSaidAndOnePressTakesThem();
    void anEchoOfTheComputersKeysIsNoHint();
    void latencyIsMeasuredAndReset();
    void everyControlHasANameAndAKey();
};

void TestPerformTab::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
    QApplication::setOrganizationName(QStringLiteral("timbrel-test"));
    QApplication::setApplicationName(QStringLiteral("timbrel-test"));
    ui::applyAppearance(*qobject_cast<QApplication*>(QApplication::instance()),
                        ui::Appearance::Dark);
}

void TestPerformTab::withoutANetworkItLeadsToTraining()
{
    Stage stage(false);
    auto* train = stage.find<QPushButton>("goToTraining");
    QVERIFY(train != nullptr && train->isVisible());
    const QSignalSpy wanted(stage.tab.get(), &ui::PerformTab::trainingWanted);
    QTest::mouseClick(train, Qt::LeftButton);
    QCOMPARE(wanted.count(), 1);
    // and all passes as it comes
    stage.perform();
    stage.play(MidiMessage::noteOn(0, 60, 100));
    const auto sent = stage.waitForNotes(1);
    QCOMPARE(sent.size(), std::size_t {1});
    // a network that comes takes the place
    (void)stage.addRun(0.5, 100);
    QVERIFY(QTest::qWaitFor([&] { return stage.meter() != nullptr; }, kPatience));
    QVERIFY(!train->isVisible());
}

void TestPerformTab::theMetersShowWhatTheNetworkDoes()
{
    Stage stage;
    stage.perform();
    stage.playLoud();
    ui::ControllerMeter* meter = stage.meter();
    QVERIFY(QTest::qWaitFor([&] { return meter->value().text() == QStringLiteral("100"); }));
    QCOMPARE(meter->bar().scene().predicted, 100.0);
    QCOMPARE(meter->bar().scene().sent, 100);
    stage.play(MidiMessage::noteOn(0, 62, 10));
    QVERIFY(QTest::qWaitFor([&] { return meter->value().text() == QStringLiteral("10"); }));
    // it falls there, and rests
    QVERIFY(QTest::qWaitFor([&] { return meter->bar().scene().predicted == 10.0; }));
    QVERIFY(QTest::qWaitFor([&] { return !meter->fall(); }));
}

void TestPerformTab::theHandleTakesOverAndGivesBack()
{
    Stage stage;
    stage.perform();
    stage.playLoud();
    ui::ControllerBar& bar = stage.meter()->bar();
    const auto at = [&](int value) {
        return QPoint(bar.width() / 2, qRound(bar.scene().geometry.yOf(value)));
    };
    QVERIFY(QTest::qWaitFor([&] { return bar.scene().handle == 100; }));
    QTest::mousePress(&bar, Qt::LeftButton, {}, at(100));
    QTest::mouseMove(&bar, at(40));
    QTest::mouseRelease(&bar, Qt::LeftButton, {}, at(40));
    const int taken = bar.scene().handle;
    QVERIFY(qAbs(taken - 40) <= 1);
    QVERIFY(stage.hasSent(1, taken));
    QVERIFY(stage.state().isTakenOver);
    QCOMPARE(stage.state().predicted, 100); // it goes on saying
    QTest::mouseDClick(&bar, Qt::LeftButton, {}, at(taken));
    QVERIFY(stage.hasSent(1, 100));
    QVERIFY(!stage.state().isTakenOver);
}

void TestPerformTab::theKnobBlends()
{
    Stage stage;
    stage.perform();
    stage.playLoud();
    ui::ValueKnob& knob = stage.meter()->knob();
    knob.setFocus();
    QTest::keyClicks(&knob, QStringLiteral("50"));
    QCOMPARE(stage.state().blend, 0.5);
    QTest::mouseDClick(&knob, Qt::LeftButton, {}, knob.rect().center());
    QCOMPARE(stage.state().blend, 0.0);
    stage.control.setBlend(1, 0.25); // as by MIDI
    QCOMPARE(knob.value(), 25);
}

void TestPerformTab::aValueIsTyped()
{
    Stage stage;
    stage.perform();
    stage.playLoud();
    stage.chooseFromMenu(&stage.meter()->bar(), QStringLiteral("Type a value"));
    auto* field = stage.find<QWidget>("valuePopupField");
    QVERIFY(field != nullptr);
    QTest::keyClicks(field, QStringLiteral("33"));
    QTest::keyClick(field, Qt::Key_Return);
    QVERIFY(stage.hasSent(1, 33));
    QVERIFY(stage.state().isTakenOver);
    stage.chooseFromMenu(&stage.meter()->bar(), QStringLiteral("Give back"));
    QVERIFY(!stage.state().isTakenOver);
}

void TestPerformTab::bypassAndPanicAreButtonsWithKeys()
{
    Stage stage;
    stage.perform();
    stage.playLoud();
    stage.press("bypassButton");
    QVERIFY(stage.control.isBypassed());
    QVERIFY(stage.actions.find("perform.bypass")->isChecked());
    QVERIFY(stage.hasSent(1, 10)); // its default
    stage.actions.find("perform.bypass")->trigger();
    QVERIFY(!stage.control.isBypassed());
    const int panics = stage.lender.instrument->m_panics;
    stage.press("panicButton");
    QVERIFY(QTest::qWaitFor([&] {
        for (const SentMessage& sent : stage.lender.wire.sent())
            if (sent.message.isController() && sent.message.number() == 123)
                return true;
        return false;
    }));
    QVERIFY(QTest::qWaitFor([&] { return stage.lender.instrument->m_panics > panics; }));
    QVERIFY(stage.find<QWidget>("panicButton")->height() >= 36); // for a hand in a hurry
}

void TestPerformTab::aRightClickLearnsAndABadgeTells()
{
    Stage stage;
    stage.perform();
    stage.chooseFromMenu(&stage.meter()->knob(), QStringLiteral("Learn"));
    QCOMPARE(stage.control.learning(), QStringLiteral("blend:1"));
    QVERIFY(stage.tab->ports().notice().contains(QStringLiteral("Esc")));
    stage.play(MidiMessage::controller(0, 21, 64));
    QVERIFY(QTest::qWaitFor([&] { return stage.control.learning().isEmpty(); }, kPatience));
    bool isTold = false;
    for (const auto* badge : stage.meter()->findChildren<ui::LearnBadge*>())
        isTold = isTold || badge->text() == QStringLiteral("CC 21");
    QVERIFY(isTold);
    QVERIFY(stage.tab->ports().notice().isEmpty());
    stage.play(MidiMessage::controller(0, 21, 127));
    QVERIFY(QTest::qWaitFor([&] { return stage.meter()->knob().value() == 100; }, kPatience));
    // a button, by a key
    stage.chooseFromMenu(stage.find<QWidget>("bypassButton"), QStringLiteral("Learn"));
    stage.play(MidiMessage::noteOn(3, 36, 90));
    QVERIFY(QTest::qWaitFor([&] { return stage.control.learning().isEmpty(); }, kPatience));
    stage.play(MidiMessage::noteOff(3, 36));
    stage.play(MidiMessage::noteOn(3, 36, 90));
    QVERIFY(QTest::qWaitFor([&] { return stage.control.isBypassed(); }, kPatience));
}

void TestPerformTab::severalAreLearntOneAfterTheOther()
{
    Stage stage;
    stage.perform();
    stage.playLoud();
    stage.actions.find("perform.learnSeveral")->trigger();
    QVERIFY(stage.control.learnsSeveral());
    QVERIFY(stage.tab->ports().notice().contains(QStringLiteral("Press")));
    QTest::mouseClick(&stage.meter()->bar(), Qt::LeftButton); // chooses, and takes nothing over
    QCOMPARE(stage.control.learning(), QStringLiteral("manual:1"));
    QVERIFY(!stage.state().isTakenOver);
    stage.play(MidiMessage::controller(0, 20, 64));
    QVERIFY(QTest::qWaitFor([&] { return stage.control.bindings().size() == 1; }, kPatience));
    QVERIFY(stage.control.learnsSeveral());
    auto* bypass = stage.find<QPushButton>("bypassButton");
    bypass->setFocus();
    QTest::keyClick(bypass, Qt::Key_Return);
    QCOMPARE(stage.control.learning(), QStringLiteral("bypass"));
    QVERIFY(!stage.control.isBypassed());
    stage.play(MidiMessage::controller(0, 21, 127));
    QVERIFY(QTest::qWaitFor([&] { return stage.control.bindings().size() == 2; }, kPatience));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
    QVERIFY(!stage.control.learnsSeveral() && stage.tab->ports().notice().isEmpty());
    QVERIFY(!stage.actions.find("perform.learnSeveral")->isChecked());
    QTest::mouseClick(&stage.meter()->bar(), Qt::LeftButton);
    QVERIFY(stage.state().isTakenOver); // a press is a press again
}

void TestPerformTab::escCancelsLearning()
{
    Stage stage;
    stage.perform();
    stage.chooseFromMenu(&stage.meter()->bar(), QStringLiteral("Learn"));
    QCOMPARE(stage.control.learning(), QStringLiteral("manual:1"));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
    QVERIFY(stage.control.learning().isEmpty());
    QVERIFY(stage.tab->ports().notice().isEmpty());
}

void TestPerformTab::allBindingsAreListedAndForgotten()
{
    Stage stage;
    stage.perform();
    unsigned controller = 21;
    for (const char* target : {"blend:1", "bypass", "panic"}) {
        stage.control.learn(QString::fromLatin1(target));
        stage.play(MidiMessage::controller(0, controller++, 100));
        QVERIFY(QTest::qWaitFor([&] { return stage.control.learning().isEmpty(); }, kPatience));
    }
    stage.actions.find("perform.bindings")->trigger();
    auto* window = stage.tab->findChild<ui::BindingWindow*>();
    QVERIFY(window != nullptr && window->isVisible());
    auto* list = window->findChild<QTreeWidget*>();
    const int all = list->topLevelItemCount();
    QCOMPARE(all, 3);
    list->setCurrentItem(list->topLevelItem(0));
    QTest::keyClick(list, Qt::Key_Delete);
    QCOMPARE(list->topLevelItemCount(), all - 1);
    QTest::mouseClick(window->findChild<QPushButton*>(QStringLiteral("forgetAllBindings")),
                      Qt::LeftButton);
    QCOMPARE(list->topLevelItemCount(), 0);
    QVERIFY(stage.control.bindings().isEmpty());
}

void TestPerformTab::anotherNetworkIsPicked()
{
    Stage stage;
    (void)stage.addRun(2.0, 80);
    auto* picker = stage.find<QComboBox>("modelPicker");
    QVERIFY(QTest::qWaitFor([&] { return picker->count() == 3; }, kPatience));
    stage.perform();
    stage.playLoud();
    QCOMPARE(picker->currentIndex(), 0); // the best
    QVERIFY(picker->itemText(1).contains(QStringLiteral("MSE 2")));
    picker->setFocus();
    QTest::keyClick(picker, Qt::Key_Down);
    QVERIFY(
        QTest::qWaitFor([&] { return stage.control.model() == picker->itemData(1); }, kPatience));
    QVERIFY(QTest::qWaitFor([&] { return !stage.control.isLoadingModel(); }, kPatience));
    QCOMPARE(picker->currentIndex(), 1);
    stage.play(MidiMessage::noteOn(0, 64, 110));
    QVERIFY(stage.hasSent(1, 80));
}

void TestPerformTab::anEarlierBestOfTheNetworkCanBePlayed()
{
    Stage stage;
    const std::string run = stage.control.model().toStdString();
    stage.write(run, 0.25, 90, learning::RunStatus::Finished); // it got better
    auto* picker = stage.find<QComboBox>("modelPicker");
    QVERIFY(QTest::qWaitFor([&] { return picker->count() == 3; }, kPatience));
    QVERIFY(picker->itemText(1).contains(QStringLiteral("epoch 1")));
    stage.perform();
    picker->setFocus();
    QTest::keyClick(picker, Qt::Key_Down);
    const QString earlier = QString::fromStdString(run) + QStringLiteral("@1");
    QVERIFY(QTest::qWaitFor([&] { return stage.control.model() == earlier; }, kPatience));
    QVERIFY(QTest::qWaitFor([&] { return !stage.control.isLoadingModel(); }, kPatience));
    stage.play(MidiMessage::noteOn(0, 60, 110));
    QVERIFY(stage.hasSent(1, 100));
    QCOMPARE(picker->currentIndex(), 1); // it stays in the list
}

void TestPerformTab::aAndBAreSwapped()
{
    Stage stage;
    const QString a = stage.control.model();
    const QString b = QString::fromStdString(stage.addRun(2.0, 80));
    QVERIFY(QTest::qWaitFor([&] { return stage.control.models().size() == 2; }, kPatience));
    auto* swap = stage.find<QToolButton>("swapNetworks");
    QVERIFY(!swap->isEnabled());
    stage.perform();
    const auto plays = [&](const QString& id) {
        return QTest::qWaitFor(
            [&] { return stage.control.model() == id && !stage.control.isLoadingModel(); },
            kPatience);
    };
    stage.control.setModel(b);
    QVERIFY(plays(b) && swap->isEnabled());
    QTest::mouseClick(swap, Qt::LeftButton);
    QVERIFY(plays(a));
    stage.actions.find("perform.swap")->trigger();
    QVERIFY(plays(b));
    // and from afar
    stage.control.learn(QStringLiteral("swap"));
    stage.play(MidiMessage::noteOn(0, 36, 100));
    QVERIFY(QTest::qWaitFor([&] { return stage.control.learning().isEmpty(); }, kPatience));
    stage.play(MidiMessage::noteOff(0, 36));
    stage.play(MidiMessage::noteOn(0, 36, 100));
    QVERIFY(plays(a));
}

void TestPerformTab::theChannelIsChosen()
{
    Stage stage;
    auto* channel = stage.find<QComboBox>("outputChannel");
    QCOMPARE(channel->currentIndex(), 0);
    const QSignalSpy wanted(stage.tab.get(), &ui::PerformTab::channelWanted);
    channel->setFocus();
    QTest::keyClick(channel, Qt::Key_Down);
    QCOMPARE(wanted.count(), 1);
    QCOMPARE(wanted[0][0].value<std::optional<int>>(), std::optional(0));
    expression::Settings settings;
    settings.outputChannel = 4;
    stage.control.setSettings(settings);
    QCOMPARE(channel->currentIndex(), 5);
    stage.perform();
    stage.play(MidiMessage::noteOn(0, 60, 110));
    const auto sent = stage.waitForNotes(1);
    const auto isThere
        = [](const SentMessage& it) { return it.message == MidiMessage::controller(4, 1, 100); };
    QVERIFY(std::any_of(sent.begin(), sent.end(), isThere));
}

void TestPerformTab::theBestOfATrainingIsFollowed()
{
    Stage stage;
    auto* follows = stage.find<QCheckBox>("followBest");
    QTest::mouseClick(follows, Qt::LeftButton, {}, QPoint(8, follows->height() / 2));
    QVERIFY(stage.control.followsBest());
    stage.control.setFollowsBest(false);
    QVERIFY(!follows->isChecked());
}

void TestPerformTab::lettersAndTheMousePlay()
{
    Stage stage;
    stage.perform();
    QTest::keyPress(stage.tab.get(), Qt::Key_A);
    QTest::keyRelease(stage.tab.get(), Qt::Key_A);
    std::vector<MidiMessage> notes;
    for (const SentMessage& sent : stage.waitForNotes(2))
        if (sent.message.isNote())
            notes.push_back(sent.message);
    QCOMPARE(notes.size(), std::size_t {2});
    QVERIFY(notes.front().isNoteOn());
    QVERIFY(notes.back().isNoteOff());
    stage.tab->hide();
    QTest::keyPress(stage.tab.get(), Qt::Key_A);
    QVERIFY(!stage.tab->keyboard().areComputerKeysOn());
}

void TestPerformTab::theWheelsBendAndTakeOver()
{
    Stage stage;
    stage.perform();
    stage.playLoud();
    auto& keyboard = stage.tab->keyboard();
    ui::ControllerStrip& pitch = keyboard.pitchWheel();
    QVERIFY(pitch.isVisible());
    (void)stage.lender.wire.sent();
    QTest::mousePress(&pitch, Qt::LeftButton, {}, QPoint(20, 0));
    QTest::mouseRelease(&pitch, Qt::LeftButton, {}, QPoint(20, 0));
    const auto sent = stage.lender.wire.waitForSent(2);
    QCOMPARE(sent.size(), std::size_t {2});
    QCOMPARE(sent[0].message, MidiMessage::of(0xE0, 127, 127));
    QCOMPARE(sent[1].message, MidiMessage::of(0xE0, 0, 64)); // it has sprung back
    // the network moves controller 1: the wheel shows it, and whoever moves the wheel has it
    ui::ControllerStrip* wheel = keyboard.strip(1);
    QVERIFY(QTest::qWaitFor([&] { return wheel->value() == 100; }, kPatience));
    wheel->setFocus();
    QTest::keyClicks(wheel, QStringLiteral("33"));
    QVERIFY(stage.hasSent(1, 33));
    QVERIFY(stage.state().isTakenOver);
    stage.press("panicButton");
    QVERIFY(!stage.state().isTakenOver);
    QVERIFY(QTest::qWaitFor([&] { return wheel->value() == stage.state().defaultValue; }));
}

void TestPerformTab::withoutPerformingTheSynthesizerPlays()
{
    Stage stage;
    QTest::keyPress(stage.tab.get(), Qt::Key_A);
    QVERIFY(QTest::qWaitFor([&] { return stage.lender.instrument->m_notes > 0; }, kPatience));
    QTest::keyRelease(stage.tab.get(), Qt::Key_A);
}

void TestPerformTab::whatPassesIsListedAndShownAtThePorts()
{
    Stage stage;
    stage.perform();
    stage.play(MidiMessage::noteOn(0, 60, 110));
    QVERIFY(QTest::qWaitFor([&] { return stage.text("lastIn") == QStringLiteral("C4 110"); },
                            kPatience));
    QVERIFY(QTest::qWaitFor([&] { return stage.tab->monitor().buffer().rows() >= 2; }, kPatience));
    // the controllers go out before their note
    const auto lines = stage.tab->monitor().buffer().shown();
    const auto isOut = [](const ui::MonitoredMessage& m) { return m.isOutgoing; };
    const auto first = std::find_if(lines.begin(), lines.end(), isOut);
    QVERIFY(first != lines.end());
    QCOMPARE(int {first->bytes[0]}, 0xB0);
    QCOMPARE(stage.text("lastOut"), QStringLiteral("C4 110"));
    stage.press("performButton");
    QVERIFY(!stage.control.isPerforming());
    QVERIFY(stage.text("lastIn").isEmpty());
}

void TestPerformTab::aLoopAndAMissingPortAreSaidInPlace()
{
    Stage stage;
    using Link = ui::PortState::Link;
    const auto state = [](Link link, const char* name) {
        return ui::PortState {link, QString::fromLatin1(name), {}};
    };
    stage.tab->setPorts(state(Link::Connected, "Keys"), state(Link::Connected, "Synth"));
    QVERIFY(stage.tab->ports().notice().isEmpty());
    stage.tab->setPorts(state(Link::Connected, "Through"), state(Link::Connected, "Through"));
    QVERIFY(stage.tab->ports().notice().contains(QStringLiteral("same port")));
    stage.tab->setPorts(state(Link::Missing, "Keys"), state(Link::Connected, "Synth"));
    QVERIFY(stage.tab->ports().notice().contains(QStringLiteral("Keys")));
    stage.tab->setPorts(state(Link::Connected, "Keys"), state(Link::Connected, "Synth"));
    QVERIFY(stage.tab->ports().notice().isEmpty());
    const QSignalSpy pressed(stage.tab.get(), &ui::PerformTab::inputPressed);
    stage.press("performInput");
    QCOMPARE(pressed.count(), 1);
}

void TestPerformTab::notesThatArriveElsewhereAreSaidAndOnePressTakesThem()
{
    Stage stage;
    using std::chrono::milliseconds;
    ui::PortHint& hint = stage.tab->portHint();
    hint.setTimes({milliseconds(50), milliseconds(400), milliseconds(20), milliseconds(10)});
    stage.tab->setPorts({ui::PortState::Link::Connected, QStringLiteral("Keys"), {}},
                        {ui::PortState::Link::Connected, QStringLiteral("Synth"), {}});
    auto* use = stage.find<QPushButton>("useOtherInput");
    const auto notice = [&] { return stage.tab->ports().notice(); };
    QVERIFY(QTest::qWaitFor([&] { return stage.lender.isListening; }, kPatience));
    QVERIFY(notice().isEmpty() && !use->isVisible());
    Q_EMIT stage.lender.noteElsewhere(QStringLiteral("KeyStep"));
    QVERIFY(QTest::qWaitFor([&] { return use->isVisible(); }, kPatience));
    QVERIFY(notice().contains(QStringLiteral("KeyStep")));
    QVERIFY(notice().contains(QStringLiteral("Keys")));
    const QSignalSpy wanted(stage.tab.get(), &ui::PerformTab::inputWanted);
    QTest::mouseClick(use, Qt::LeftButton);
    QCOMPARE(wanted.count(), 1);
    QCOMPARE(wanted[0][0].toString(), QStringLiteral("KeyStep"));
    // what comes from the chosen port ends it, and the others are left alone
    stage.lender.passOn({audio::LiveEvent::Kind::Message, MidiMessage::noteOn(0, 60, 1), {}});
    QVERIFY(notice().isEmpty() && !use->isVisible() && !stage.lender.isListening);
    // silence everywhere is said, too
    QVERIFY(QTest::qWaitFor([&] { return !notice().isEmpty(); }, kPatience));
    QVERIFY(!use->isVisible());
    stage.tab->hide();
    QVERIFY(!stage.lender.isListening);
}

void TestPerformTab::anEchoOfTheComputersKeysIsNoHint()
{
    Stage stage;
    using std::chrono::milliseconds;
    ui::PortHint& hint = stage.tab->portHint();
    hint.setTimes({milliseconds(10), milliseconds(60000), milliseconds(100), milliseconds(10)});
    QVERIFY(QTest::qWaitFor([&] { return stage.lender.isListening; }, kPatience));
    QTest::keyClick(stage.tab.get(), Qt::Key_A);
    Q_EMIT stage.lender.noteElsewhere(QStringLiteral("Through"));
    QTest::qWait(300);
    QVERIFY(hint.elsewhere().isEmpty());
    Q_EMIT stage.lender.noteElsewhere(QStringLiteral("KeyStep"));
    QVERIFY(QTest::qWaitFor([&] { return !hint.elsewhere().isEmpty(); }, kPatience));
}

void TestPerformTab::latencyIsMeasuredAndReset()
{
    Stage stage;
    stage.perform();
    for (unsigned i = 0; i < 20; ++i)
        stage.play(MidiMessage::noteOn(0, 40 + i, 100));
    (void)stage.waitForNotes(20);
    QVERIFY(QTest::qWaitFor(
        [&] { return stage.text("latencyNotes") == QStringLiteral("20 notes"); }, kPatience));
    QVERIFY(stage.text("latency.processing.3") != QStringLiteral("–"));
    stage.press("latencyReset");
    QVERIFY(QTest::qWaitFor([&] { return stage.text("latencyNotes") == QStringLiteral("0 notes"); },
                            kPatience));
}

void TestPerformTab::everyControlHasANameAndAKey()
{
    Stage stage;
    for (const auto* widget : stage.tab->findChildren<QWidget*>()) {
        const bool isControl = qobject_cast<const QAbstractButton*>(widget) != nullptr
            || qobject_cast<const QComboBox*>(widget) != nullptr
            || qobject_cast<const QAbstractSlider*>(widget) != nullptr;
        if (!isControl || !widget->isVisible()
            || widget->objectName().startsWith(QLatin1String("qt_"))
            || qobject_cast<const QScrollBar*>(widget) != nullptr)
            continue;
        const auto name = widget->objectName().toUtf8() + ' ' + widget->metaObject()->className();
        QVERIFY2(!widget->objectName().isEmpty(), name.constData());
        QVERIFY2(!widget->accessibleName().isEmpty(), name.constData());
        QVERIFY2(widget->focusPolicy() & Qt::TabFocus, name.constData());
    }
}

QTEST_MAIN(TestPerformTab)
#include "tst_perform_tab.moc"
