// SPDX-License-Identifier: GPL-3.0-or-later
// The view Latent at a MIDI port: notes and clock of its patterns, as its menu says. The ports are
// the test's own, everything else is what the window has.
#include "support/fake_ports.h"
#include "support/shared_data.h"
#include "ui/common/action_registry.h"
#include "ui/hand.h"
#include "ui/latent/latent_control.h"
#include "ui/latent/latent_document.h"
#include "ui/latent/latent_stage.h"
#include "ui/latent/latent_tab.h"
#include "ui/shell/pattern_desk.h"
#include "ui/shell/player.h"
#include "ui/training/training_runs.h"

#include <QDoubleSpinBox>
#include <QMenu>
#include <QPushButton>
#include <QToolButton>

#include <algorithm>
#include <chrono>

using namespace timbrel;
using namespace timbrel::test;
using midi::MidiMessage;
using std::chrono_literals::operator""ms;

namespace {

constexpr double kPulsesPerBeat = 24.0;

struct Stage
{
    Stage()
    {
        ui::DeviceChoices choices;
        choices.isSoundOn = false;
        choices.output = midi::PortChoice {"Fake synth", false};
        player.openDevices(choices);
        tab.resize(1100, 700);
        tab.show();
        if (!QTest::qWaitForWindowExposed(&tab))
            qFatal("no window");
        if (!QTest::qWaitFor([this] { return document.pattern().onsetCount() > 0; }))
            qFatal("no pattern");
        (void)wire.sent();
    }
    template<class Widget>
    Widget& find(const char* name)
    {
        auto* widget = tab.findChild<Widget*>(QLatin1String(name));
        if (widget == nullptr)
            qFatal("no %s", name);
        return *widget;
    }
    void press(const char* name)
    {
        QTest::mouseClick(&find<QAbstractButton>(name), Qt::LeftButton);
    }
    /// Opens the menu "MIDI…" and presses an entry.
    void choose(const char* entry)
    {
        press("latentMidi");
        auto& menu = find<QMenu>("patternMidi");
        auto* action = menu.findChild<QAction*>(QLatin1String(entry));
        QVERIFY2(action != nullptr, entry);
        QTest::mouseClick(&menu, Qt::LeftButton, {}, menu.actionGeometry(action).center());
        menu.close();
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    }
    /// What was sent within a time.
    std::vector<SentMessage> listen(std::chrono::milliseconds time)
    {
        QTest::qWait(static_cast<int>(time.count()));
        return wire.sent();
    }
    void setTempo(double beatsPerMinute)
    {
        auto& tempo = find<QDoubleSpinBox>("latentTempo");
        tempo.setFocus();
        tempo.selectAll();
        QTest::keyClicks(&tempo, QLocale().toString(beatsPerMinute));
        QTest::keyClick(&tempo, Qt::Key_Return);
        QCOMPARE(document.setup().beatsPerMinute, beatsPerMinute);
    }

    FakeWire wire;
    ui::Player player {nullptr,
                       [this](const QString&) -> Result<std::unique_ptr<midi::MidiBackend>> {
                           return std::make_unique<FakeBackend>(wire);
                       }};
    ui::LatentDocument document;
    ui::LatentControl control {document,
                               [this]() -> audio::AudioEngine& { return player.engine(); }};
    ui::ActionRegistry actions;
    ui::LatentTab tab {actions, control};
    ui::TrainingRuns runs;
    ui::PatternDesk desk {{tab, control, runs, player, actions}, plainSentence};
};

std::size_t countOf(const std::vector<SentMessage>& sent, const MidiMessage& message)
{
    return static_cast<std::size_t>(std::count_if(
        sent.begin(), sent.end(), [&](const SentMessage& one) { return one.message == message; }));
}

std::size_t notesIn(const std::vector<SentMessage>& sent)
{
    return static_cast<std::size_t>(
        std::count_if(sent.begin(), sent.end(), [](const SentMessage& one) {
            return one.message.isNoteOn() && one.message.channel() == 9;
        }));
}

/// Of the clock in what was sent; 0: there are too few pulses to tell.
double tempoIn(const std::vector<SentMessage>& sent)
{
    std::vector<midi::Clock::time_point> pulses;
    for (const SentMessage& one : sent)
        if (one.message == MidiMessage::clock())
            pulses.push_back(one.time);
    if (static_cast<double>(pulses.size()) < kPulsesPerBeat / 2)
        return 0.0;
    const double minutes
        = std::chrono::duration<double, std::ratio<60>>(pulses.back() - pulses.front()).count();
    return static_cast<double>(pulses.size() - 1) / kPulsesPerBeat / minutes;
}

} // namespace

class TestLatentPorts : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { beginLatentTests(); }
    void init() { beginLatentTest(); }
    void patternsAreSentToThePort();
    void aClockGoesOutWithThePatterns();
    void whatWasChosenHoldsTheNextTime();
};

void TestLatentPorts::patternsAreSentToThePort()
{
    Stage stage;
    stage.press("latentPlay");
    QTRY_VERIFY(stage.control.isPlaying());
    QVERIFY(notesIn(stage.listen(1000ms)) > 0);
    stage.choose("sent"); // it was on
    (void)stage.listen(300ms); // what was under way
    QCOMPARE(notesIn(stage.listen(700ms)), std::size_t {0});
    stage.choose("sent");
    QVERIFY(notesIn(stage.listen(1000ms)) > 0);
}

void TestLatentPorts::aClockGoesOutWithThePatterns()
{
    Stage stage;
    QCOMPARE(countOf(stage.listen(200ms), MidiMessage::clock()), std::size_t {0});
    stage.choose("clockSent");
    stage.setTempo(120.0);
    stage.press("latentPlay");
    QTRY_VERIFY(stage.control.isPlaying());
    auto sent = stage.listen(1500ms);
    QCOMPARE(countOf(sent, MidiMessage::start()), std::size_t {1});
    QCOMPARE(countOf(sent, MidiMessage::stop()), std::size_t {0});
    QVERIFY(notesIn(sent) > 0);
    // from the beginning on, before the first note
    const auto start = std::find_if(sent.begin(), sent.end(), [](const SentMessage& one) {
        return one.message == MidiMessage::start();
    });
    QVERIFY(std::none_of(
        sent.begin(), start, [](const SentMessage& one) { return one.message.isNoteOn(); }));
    // wide, as other programs may want the processors
    const std::vector<SentMessage> running(start, sent.end());
    QVERIFY2(std::abs(tempoIn(running) - 120.0) < 12.0,
             qPrintable(QString::number(tempoIn(running))));
    stage.setTempo(180.0);
    (void)stage.listen(200ms);
    sent = stage.listen(1500ms);
    QVERIFY2(std::abs(tempoIn(sent) - 180.0) < 18.0, qPrintable(QString::number(tempoIn(sent))));
    stage.press("latentPlay"); // it is called "Stop" now
    QTRY_VERIFY(!stage.control.isPlaying());
    sent = stage.listen(500ms);
    QCOMPARE(countOf(sent, MidiMessage::stop()), std::size_t {1});
    QVERIFY(countOf(sent, MidiMessage::clock()) > 0); // others know the tempo when they start
    stage.choose("clockSent");
    (void)stage.listen(200ms);
    QCOMPARE(countOf(stage.listen(500ms), MidiMessage::clock()), std::size_t {0});
}

void TestLatentPorts::whatWasChosenHoldsTheNextTime()
{
    {
        Stage stage;
        stage.choose("clockSent");
        QVERIFY(countOf(stage.listen(500ms), MidiMessage::clock()) > 0);
    }
    Stage stage;
    QVERIFY(countOf(stage.listen(500ms), MidiMessage::clock()) > 0);
    stage.press("latentMidi");
    auto& menu = stage.find<QMenu>("patternMidi");
    QVERIFY(menu.findChild<QAction*>(QStringLiteral("clockSent"))->isChecked());
    QVERIFY(menu.findChild<QAction*>(QStringLiteral("sent"))
                ->text()
                .contains(QLatin1String("Fake synth")));
    menu.close();
}

QTEST_MAIN(TestLatentPorts)
#include "tst_latent_ports.moc"
