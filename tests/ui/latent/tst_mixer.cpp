// SPDX-License-Identifier: GPL-3.0-or-later
// The mixer of the view Latent: real widgets, and the sound that a real engine makes.
#include "core/audio/audio_file.h"
#include "core/pattern/pad_file.h"
#include "support/shared_data.h"
#include "ui/common/action_registry.h"
#include "ui/common/level_meter.h"
#include "ui/common/read_out.h"
#include "ui/common/value_knob.h"
#include "ui/hand.h"
#include "ui/latent/grid_panel.h"
#include "ui/latent/latent_control.h"
#include "ui/latent/latent_document.h"
#include "ui/latent/latent_stage.h"
#include "ui/latent/latent_tab.h"
#include "ui/latent/mixer_strip.h"
#include "ui/shell/pattern_desk.h"
#include "ui/shell/player.h"
#include "ui/training/training_runs.h"

#include <QAccessible>
#include <QContextMenuEvent>
#include <QElapsedTimer>
#include <QMenu>
#include <QSignalSpy>
#include <QUndoStack>

#include <algorithm>
#include <cmath>

using namespace timbrel;
using namespace timbrel::test;
using midi::MidiMessage;

namespace {

constexpr int kLong = 20'000; // ms
constexpr int kLooks = 20;
constexpr int kBetweenLooks = 30; // ms
constexpr int kPad = 60; ///< a note that is held
constexpr const char* kKnobs[] = {"drumsLevel", "synthLevel", "masterLevel"};

/// The view with the program's own engine, which renders by a timer.
struct Stage
{
    Stage()
    {
        ui::DeviceChoices choices;
        choices.isSoundOn = false;
        choices.volume = 1.0F;
        player.openDevices(choices);
        tab.resize(1100, 700);
        tab.show();
        if (!QTest::qWaitForWindowExposed(&tab))
            qFatal("no window");
        QApplication::setActiveWindow(&tab);
        if (!QTest::qWaitFor([this] { return document.pattern().onsetCount() > 0; }))
            qFatal("no pattern");
    }
    template<class Widget>
    Widget& find(const QString& name)
    {
        auto* widget = tab.findChild<Widget*>(name);
        if (widget == nullptr)
            qFatal("no %s", qPrintable(name));
        return *widget;
    }
    ui::ValueKnob& knob(const char* id)
    {
        return find<ui::ValueKnob>(QStringLiteral("knob.") + QLatin1String(id));
    }
    ui::LevelMeter& meter(const char* id)
    {
        return find<ui::LevelMeter>(QStringLiteral("meter.") + QLatin1String(id));
    }
    ui::ReadOut& limiter() { return find<ui::ReadOut>(QStringLiteral("mixerLimiter")); }
    void type(const char* id, const char* value)
    {
        knob(id).setFocus();
        QTest::keyClicks(&knob(id), QLatin1String(value));
    }
    void playPatterns()
    {
        QTest::mouseClick(&find<QAbstractButton>(QStringLiteral("latentPlay")), Qt::LeftButton);
    }
    /// The highest level of a moment: in dB.
    double loudest(const char* id)
    {
        double most = ui::LevelMeter::kLowest;
        for (int i = 0; i < kLooks; ++i) {
            QTest::qWait(kBetweenLooks);
            most = std::max(most, meter(id).level());
        }
        return most;
    }

    ui::Player player;
    ui::LatentDocument document;
    ui::LatentControl control {document,
                               [this]() -> audio::AudioEngine& { return player.engine(); }};
    ui::ActionRegistry actions;
    ui::LatentTab tab {actions, control};
    ui::TrainingRuns runs;
    ui::PatternDesk desk {{tab, control, runs, player, actions}, plainSentence};
};

/// Counts how often a widget is painted.
class Painted final : public QObject
{
public:
    explicit Painted(QWidget& widget) { widget.installEventFilter(this); }
    int count = 0;

protected:
    bool eventFilter(QObject* watched, QEvent* event) override
    {
        count += event->type() == QEvent::Paint ? 1 : 0;
        return QObject::eventFilter(watched, event);
    }
};

float loudestOf(const std::filesystem::path& file)
{
    const auto read = audio::readAudioFile(file);
    return read ? read->peak : -1.0F;
}

} // namespace

class TestMixer : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { beginLatentTests(); }
    void init() { beginLatentTest(); }
    void eachMeterShowsItsOwn();
    void aLevelTurnsDownWhatItSays_data();
    void aLevelTurnsDownWhatItSays();
    void theLowestLevelIsSilence();
    void theLimiterIsSeenAtWork();
    void levelsAreTypedSteppedResetAndUndone();
    void levelsAreLearnt();
    void peopleWhoDoNotSeeAreTold();
    void metersArePaintedOnlyWhenTheyMove();
    void nobodyLooksAtWhatIsNotSeen();
    void aPeakStaysForAMoment();
    void levelsStayWithTheProject();
    void audioIsWrittenAsLoudAsItIsHeard();
};

void TestMixer::eachMeterShowsItsOwn()
{
    Stage stage;
    QTest::qWait(200);
    for (const char* id : kKnobs)
        QCOMPARE(stage.meter(id).level(), ui::LevelMeter::kLowest);
    stage.player.engine().noteOn(kPad, 110);
    QTRY_VERIFY_WITH_TIMEOUT(stage.meter("synthLevel").level() > -40.0, kLong);
    QTRY_VERIFY_WITH_TIMEOUT(stage.meter("masterLevel").level() > -40.0, kLong);
    QCOMPARE(stage.meter("drumsLevel").level(), ui::LevelMeter::kLowest);
    stage.player.panic();
    QTRY_COMPARE_WITH_TIMEOUT(
        stage.meter("synthLevel").level(), ui::LevelMeter::kLowest, kLong); // it falls
    stage.playPatterns();
    QTRY_VERIFY_WITH_TIMEOUT(stage.meter("drumsLevel").level() > -30.0, kLong);
    QTRY_VERIFY_WITH_TIMEOUT(stage.meter("masterLevel").level() > -30.0, kLong);
    QCOMPARE(stage.meter("synthLevel").level(), ui::LevelMeter::kLowest);
}

void TestMixer::aLevelTurnsDownWhatItSays_data()
{
    QTest::addColumn<QByteArray>("turned");
    QTest::addColumn<bool>("isSynthLess");
    QTest::addColumn<bool>("isMasterLess");
    QTest::newRow("the synthesizer") << QByteArray("synthLevel") << true << true;
    QTest::newRow("the master") << QByteArray("masterLevel") << false << true;
    QTest::newRow("the drums") << QByteArray("drumsLevel") << false << false;
}

/// A note of the small synthesizer goes on as loud as it is.
void TestMixer::aLevelTurnsDownWhatItSays()
{
    QFETCH(const QByteArray, turned);
    QFETCH(const bool, isSynthLess);
    QFETCH(const bool, isMasterLess);
    constexpr double kLess = 12.0;
    constexpr double kNear = 1.0;
    Stage stage;
    stage.player.engine().noteOn(kPad, 110);
    QTRY_VERIFY_WITH_TIMEOUT(stage.meter("synthLevel").level() > -40.0, kLong);
    QTest::qWait(1000); // its attack
    const double synth = stage.loudest("synthLevel");
    const double master = stage.loudest("masterLevel");
    stage.type(turned.constData(), "-12");
    QCOMPARE(stage.knob(turned.constData()).value(), -12);
    QTest::qWait(1200); // 20 dB a second
    const double synthLess = synth - stage.loudest("synthLevel");
    const double masterLess = master - stage.loudest("masterLevel");
    QVERIFY2(std::abs(synthLess - (isSynthLess ? kLess : 0.0)) < kNear,
             qPrintable(QString::number(synthLess)));
    QVERIFY2(std::abs(masterLess - (isMasterLess ? kLess : 0.0)) < kNear,
             qPrintable(QString::number(masterLess)));
}

void TestMixer::theLowestLevelIsSilence()
{
    Stage stage;
    stage.playPatterns();
    QTRY_VERIFY_WITH_TIMEOUT(stage.meter("drumsLevel").level() > -30.0, kLong);
    stage.type("drumsLevel", "-60");
    QTRY_COMPARE_WITH_TIMEOUT(stage.meter("drumsLevel").level(), ui::LevelMeter::kLowest, kLong);
    QTest::qWait(500); // strokes that nobody hears
    QCOMPARE(stage.meter("drumsLevel").level(), ui::LevelMeter::kLowest);
    QVERIFY(stage.control.isPlaying());
}

/// Not by colour alone: a number appears and goes.
void TestMixer::theLimiterIsSeenAtWork()
{
    Stage stage;
    const QString still = stage.limiter().text();
    QVERIFY(!still.isEmpty());
    stage.type("drumsLevel", "6");
    stage.type("masterLevel", "6");
    stage.playPatterns();
    QTRY_VERIFY_WITH_TIMEOUT(stage.limiter().text() != still, kLong);
    QVERIFY(stage.limiter().text().startsWith(still));
    QVERIFY(stage.limiter().text().contains(QLatin1Char('-')));
    QVERIFY(stage.meter("masterLevel").held() < 0.0); // it holds
    QVERIFY(stage.meter("drumsLevel").held() > stage.meter("masterLevel").held() - 6.0);
    QCOMPARE(stage.limiter().width(), stage.limiter().sizeHint().width());
    stage.playPatterns();
    QTRY_COMPARE_WITH_TIMEOUT(stage.limiter().text(), still, kLong);
}

void TestMixer::levelsAreTypedSteppedResetAndUndone()
{
    Stage stage;
    ui::ValueKnob& knob = stage.knob("drumsLevel");
    QCOMPARE(knob.value(), 0);
    stage.type("drumsLevel", "-12");
    QCOMPARE(stage.document.setup().mix.drums, -12.0F);
    QTest::keyClick(&knob, Qt::Key_Up);
    QCOMPARE(stage.document.setup().mix.drums, -11.0F);
    dragMouse(knob, knob.rect().center(), knob.rect().center() - QPoint(0, 5));
    QVERIFY(stage.document.setup().mix.drums > -11.0F);
    const float dragged = stage.document.setup().mix.drums;
    doubleClick(knob, knob.rect().center());
    QCOMPARE(stage.document.setup().mix.drums, 0.0F);
    QCOMPARE(knob.value(), 0);
    stage.document.history().undo();
    QCOMPARE(stage.document.setup().mix.drums, dragged);
    QCOMPARE(knob.value(), static_cast<int>(std::lround(dragged)));
    while (stage.document.history().canUndo())
        stage.document.history().undo();
    QCOMPARE(knob.value(), 0);
}

void TestMixer::levelsAreLearnt()
{
    Stage stage;
    for (const char* id : kKnobs) {
        ui::ValueKnob& knob = stage.knob(id);
        QContextMenuEvent event(QContextMenuEvent::Keyboard,
                                knob.rect().center(),
                                knob.mapToGlobal(knob.rect().center()));
        QApplication::sendEvent(&knob, &event);
        auto* menu = knob.findChild<QMenu*>(QStringLiteral("learnMenu"));
        QVERIFY(menu != nullptr);
        for (QAction* action : menu->actions())
            if (action->text().startsWith(QStringLiteral("Learn")))
                action->trigger();
        menu->close();
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        QCOMPARE(stage.control.learning(), QLatin1String(id));
        stage.control.hear(MidiMessage::controller(0, 20, 0));
        QCOMPARE(knob.learnMark(), ui::LearnMark::Bound);
        stage.control.hear(MidiMessage::controller(0, 20, 127));
        QCOMPARE(knob.value(), 6);
        stage.control.hear(MidiMessage::controller(0, 20, 0));
        QCOMPARE(knob.value(), -60);
    }
    QCOMPARE(stage.document.setup().mix, (audio::MixLevels {-60.0F, -60.0F, -60.0F}));
}

void TestMixer::peopleWhoDoNotSeeAreTold()
{
    Stage stage;
    for (const char* id : kKnobs) {
        QVERIFY(!stage.knob(id).accessibleName().isEmpty());
        QVERIFY(!stage.knob(id).accessibleDescription().isEmpty());
        QVERIFY(stage.knob(id).focusPolicy() & Qt::TabFocus);
        QAccessibleInterface* meter = QAccessible::queryAccessibleInterface(&stage.meter(id));
        QVERIFY(meter != nullptr);
        QVERIFY(meter->text(QAccessible::Name).contains(stage.knob(id).accessibleName()));
        QCOMPARE(meter->text(QAccessible::Value), QStringLiteral("silence"));
    }
    stage.player.engine().noteOn(kPad, 110);
    QTRY_VERIFY_WITH_TIMEOUT(stage.meter("synthLevel").valueText().endsWith(QStringLiteral("dB")),
                             kLong);
}

void TestMixer::metersArePaintedOnlyWhenTheyMove()
{
    constexpr int kSecond = 1000;
    Stage stage;
    QTest::qWait(300);
    const Painted drums(stage.meter("drumsLevel"));
    const Painted synth(stage.meter("synthLevel"));
    const Painted limiter(stage.limiter());
    QTest::qWait(kSecond);
    QCOMPARE(drums.count + synth.count + limiter.count, 0);
    stage.playPatterns();
    QTRY_VERIFY_WITH_TIMEOUT(drums.count > 0, kLong);
    const int before = drums.count;
    QElapsedTimer clock;
    clock.start();
    QTest::qWait(2 * kSecond);
    const auto most = static_cast<int>(clock.elapsed() * 30 / kSecond) + 1;
    QVERIFY2(drums.count - before > 5 && drums.count - before <= most,
             qPrintable(QString::number(drums.count - before)));
    QCOMPARE(synth.count, 0);
}

void TestMixer::nobodyLooksAtWhatIsNotSeen()
{
    Stage stage;
    int asked = 0;
    stage.tab.gridPanel().mixer().setSource([&asked] {
        ++asked;
        return ui::MixerPeaks {};
    });
    QTRY_VERIFY(asked > 3);
    stage.tab.hide();
    asked = 0;
    QTest::qWait(300);
    QCOMPARE(asked, 0);
    stage.tab.show();
    QTRY_VERIFY(asked > 3);
}

void TestMixer::aPeakStaysForAMoment()
{
    using Time = ui::LevelHold::Time;
    const Time begin {std::chrono::seconds(5)};
    ui::LevelHold hold(-60.0);
    hold.take(-6.0, begin);
    hold.take(-20.0, begin + std::chrono::milliseconds(100));
    QCOMPARE(hold.level(), -20.0);
    QCOMPARE(hold.held(), -6.0);
    hold.take(-3.0, begin + std::chrono::milliseconds(200));
    QCOMPARE(hold.held(), -3.0);
    hold.take(-40.0, begin + std::chrono::milliseconds(1600));
    QCOMPARE(hold.held(), -3.0);
    hold.take(-45.0, begin + std::chrono::milliseconds(1700));
    QCOMPARE(hold.held(), -45.0);
}

void TestMixer::levelsStayWithTheProject()
{
    const TemporaryFolder place;
    const std::filesystem::path first = place.path() / "first";
    const std::filesystem::path second = place.path() / "second";
    std::filesystem::create_directories(first);
    std::filesystem::create_directories(second);
    {
        Stage stage;
        stage.desk.openProject(first);
        stage.type("drumsLevel", "-7");
        stage.type("masterLevel", "-3");
        QTRY_VERIFY(std::filesystem::exists(first / "latent" / "pad.json"));
    }
    const auto read = pattern::readPadFile(first / "latent" / "pad.json");
    QVERIFY(read);
    QCOMPARE(read->setup.mix, (audio::MixLevels {-7.0F, 0.0F, -3.0F}));
    Stage stage;
    stage.desk.openProject(first);
    QCOMPARE(stage.knob("drumsLevel").value(), -7);
    QCOMPARE(stage.knob("masterLevel").value(), -3);
    stage.desk.openProject(second);
    QCOMPARE(stage.knob("drumsLevel").value(), 0);
    QCOMPARE(stage.knob("masterLevel").value(), 0);
}

void TestMixer::audioIsWrittenAsLoudAsItIsHeard()
{
    const TemporaryFolder place;
    Stage stage;
    const auto loudness = [&](const char* name) {
        const QSignalSpy written(&stage.desk, &ui::PatternDesk::audioWritten);
        const std::filesystem::path file = place.path() / name;
        stage.desk.exportAudio(QString::fromStdString(file.string()), 1);
        return QTest::qWaitFor([&] { return !written.isEmpty(); }, kLong) ? loudestOf(file) : -1.0F;
    };
    stage.type("drumsLevel", "-20");
    const float quiet = loudness("quiet.wav");
    QVERIFY(quiet > 0.0F);
    stage.type("masterLevel", "-20");
    const float quieter = loudness("quieter.wav");
    QVERIFY2(std::abs(20.0F * std::log10(quiet / quieter) - 20.0F) < 0.1F,
             qPrintable(QString::number(double {quieter / quiet})));
}

QTEST_MAIN(TestMixer)
#include "tst_mixer.moc"
