// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/audio/engine.h"
#include "support/shared_data.h"
#include "ui/common/action_registry.h"
#include "ui/common/controller_strip.h"
#include "ui/common/keyboard_strip.h"
#include "ui/common/piano_keys.h"
#include "ui/common/theme.h"
#include "ui/editor/example_document.h"
#include "ui/editor/record_panel.h"

#include <QAction>
#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QSpinBox>
#include <QStandardPaths>
#include <QVBoxLayout>

#include <algorithm>

#include "project_for_ui.h"

using namespace timbrel;
using namespace timbrel::test;
using midi::MidiMessage;
using ui::ExampleDocument;
using ui::ProjectDocument;

namespace {

/// Makes no sound.
class Silence final : public audio::Instrument
{
public:
    void prepare(double /*sampleRate*/, std::size_t /*maximumFrames*/) override { }
    void event(const MidiMessage& /*message*/, std::size_t /*frame*/) noexcept override { }
    void render(std::span<float> left, std::span<float> right) noexcept override
    {
        std::fill(left.begin(), left.end(), 0.0F);
        std::fill(right.begin(), right.end(), 0.0F);
    }
    void panic() noexcept override { }
    [[nodiscard]] int soundingVoices() const noexcept override { return 0; }
};

struct Stage
{
    Stage()
    {
        project.createUntitled();
        panel = new ui::RecordPanel(project, registry);
        keyboard = new ui::KeyboardStrip;
        auto* layout = new QVBoxLayout(&window);
        layout->addWidget(panel);
        layout->addWidget(keyboard);
        panel->setEngine([this]() -> audio::AudioEngine& { return engine; });
        QObject::connect(keyboard,
                         &ui::KeyboardStrip::played,
                         panel,
                         [this](const MidiMessage& message) { panel->handle(message); });
        QObject::connect(
            panel, &ui::RecordPanel::takeRecorded, panel, &ui::RecordPanel::setExample);
        window.resize(600, 500);
        window.show();
        if (!QTest::qWaitForWindowExposed(&window))
            qFatal("no window");
        QApplication::setActiveWindow(&window);
    }
    void press(const char* name)
    {
        QTest::mouseClick(panel->findChild<QPushButton*>(QLatin1String(name)), Qt::LeftButton);
    }
    [[nodiscard]] QString state() const
    {
        return panel->findChild<QLabel*>(QStringLiteral("recordState"))->text();
    }
    /// A note and a movement by hand.
    void play()
    {
        auto& piano = keyboard->piano();
        const QPoint key = piano.layoutOfKeys().keyRect(60).center().toPoint() + QPoint(0, 10);
        QTest::mousePress(&piano, Qt::LeftButton, {}, key);
        QTest::qWait(60);
        QTest::mouseClick(keyboard->strip(1), Qt::LeftButton, {}, QPoint(20, 20));
        QTest::qWait(60);
        QTest::mouseRelease(&piano, Qt::LeftButton, {}, key);
    }

    audio::AudioEngine engine {std::make_unique<Silence>()};
    ProjectDocument project;
    QWidget window;
    ui::ActionRegistry registry {&window};
    ui::RecordPanel* panel = nullptr;
    ui::KeyboardStrip* keyboard = nullptr;
};

} // namespace

class TestRecordPanel : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void itWaitsForTheFirstNote();
    void whatIsPlayedWithTheMouseBecomesAnExample();
    void nothingPlayedIsNoExample();
    void aTakeIsForgotten();
    void severalTakesAreDividedBySilence();
    void controllersAreRecordedOverTheNotes();
    void theLastTakeIsThrownAwayAndComesBack();
    void pitchBendIsNotLeftOutSilently();
    void itIsStartedAndStoppedByItsKey();
    void anOverdubNeedsNotes();
    void itIsSeenInBothAppearances();
};

void TestRecordPanel::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
    QApplication::setOrganizationName(QStringLiteral("timbrel-test"));
    QApplication::setApplicationName(QStringLiteral("tst-record-panel"));
    ui::applyAppearance(*qobject_cast<QApplication*>(QApplication::instance()),
                        ui::Appearance::Dark);
}

void TestRecordPanel::itWaitsForTheFirstNote()
{
    Stage stage;
    QSignalSpy on(stage.panel, &ui::RecordPanel::onChanged);
    stage.press("record");
    QVERIFY(stage.panel->isOn());
    QVERIFY(stage.state().contains(QStringLiteral("Waiting")));
    stage.play();
    QTRY_VERIFY(stage.state().contains(QStringLiteral("Recording")));
    stage.press("record");
    QVERIFY(!stage.panel->isOn());
    QCOMPARE(on.size(), 2);
}

void TestRecordPanel::whatIsPlayedWithTheMouseBecomesAnExample()
{
    Stage stage;
    QSignalSpy recorded(stage.panel, &ui::RecordPanel::takeRecorded);
    stage.press("record");
    QTest::qWait(50); // waiting takes no part in it
    stage.play();
    QTest::qWait(30);
    stage.press("record");
    QCOMPARE(recorded.size(), 1);
    QCOMPARE(stage.project.examples().size(), 1);
    const ExampleDocument& example = *stage.project.examples()[0];
    QCOMPARE(example.score().notes.size(), std::size_t {1});
    const music::Note& note = example.score().notes[0];
    QCOMPARE(int {note.number}, 60);
    QVERIFY(note.velocity > 64);
    QCOMPARE(note.onset, Microseconds {0});
    QVERIFY(note.length >= Microseconds {100'000} && note.length < Microseconds {5'000'000});
    const auto* lane = music::findController(example.score(), 1);
    QVERIFY(lane != nullptr);
    QVERIFY(lane->points.back().time > Microseconds {40'000});
    QCOMPARE(example.properties().origin.kind, project::OriginKind::Recorded);
}

void TestRecordPanel::nothingPlayedIsNoExample()
{
    Stage stage;
    stage.press("record");
    QTest::mouseClick(stage.keyboard->strip(1), Qt::LeftButton, {}, QPoint(20, 20));
    QTest::qWait(40);
    stage.press("record");
    QVERIFY(stage.project.examples().isEmpty());
}

void TestRecordPanel::aTakeIsForgotten()
{
    Stage stage;
    stage.press("record");
    stage.play();
    stage.registry.find("record.cancel")->trigger();
    QVERIFY(!stage.panel->isOn());
    QVERIFY(stage.project.examples().isEmpty());
}

void TestRecordPanel::severalTakesAreDividedBySilence()
{
    Stage stage;
    stage.panel->findChild<QCheckBox*>(QStringLiteral("severalTakes"))->setChecked(true);
    stage.press("record");
    stage.play();
    QTRY_COMPARE_WITH_TIMEOUT(stage.project.examples().size(), 1, 10'000);
    QVERIFY(stage.panel->isOn());
    QTRY_VERIFY(stage.state().contains(QStringLiteral("waiting for the next note")));
    stage.play();
    stage.press("record");
    QCOMPARE(stage.project.examples().size(), 2);
    QCOMPARE(stage.project.examples()[1]->score().notes.size(), std::size_t {1});
    QCOMPARE(stage.project.examples()[1]->score().notes[0].onset, Microseconds {0});
}

void TestRecordPanel::controllersAreRecordedOverTheNotes()
{
    Stage stage;
    ExampleDocument* example = stage.project.addRecorded(
        {note(0, 60, 90), move(0, 1, 5), move(900, 1, 7), note(1000, 60, 0)}, {});
    stage.engine.setScore(example->snapshot());
    stage.panel->setExample(example);
    stage.panel->findChild<QComboBox*>(QStringLiteral("recordMode"))->setCurrentIndex(1);
    const int before = example->history().count();
    stage.press("record");
    QTest::qWait(150);
    for (int y = 60; y > 10; y -= 10) {
        QTest::mouseClick(stage.keyboard->strip(1), Qt::LeftButton, {}, QPoint(20, y));
        QTest::qWait(30);
    }
    QTRY_VERIFY_WITH_TIMEOUT(!stage.panel->isOn(), 10'000); // at the end of the example
    QCOMPARE(example->history().count(), before + 1);
    QCOMPARE(stage.project.examples().size(), 1);
    QCOMPARE(example->score().notes.size(), std::size_t {1});
    const auto* lane = music::findController(example->score(), 1);
    QVERIFY(lane->points.size() >= 5);
    const auto highest = std::max_element(
        lane->points.begin(), lane->points.end(), [](auto a, auto b) { return a.value < b.value; });
    QVERIFY(highest->value > 60);
    QVERIFY(highest->time > Microseconds {100'000} && highest->time < Microseconds {1'000'000});
    example->history().undo();
    QCOMPARE(music::findController(example->score(), 1)->points.size(), std::size_t {2});
}

void TestRecordPanel::theLastTakeIsThrownAwayAndComesBack()
{
    Stage stage;
    stage.press("record");
    stage.play();
    stage.press("record");
    QCOMPARE(stage.project.examples().size(), 1);
    stage.press("throwAway");
    QVERIFY(stage.project.examples().isEmpty());
    stage.project.undoStack()->undo();
    QCOMPARE(stage.project.examples().size(), 1);
}

void TestRecordPanel::pitchBendIsNotLeftOutSilently()
{
    Stage stage;
    stage.press("record");
    stage.play();
    QTest::mouseClick(&stage.keyboard->pitchWheel(), Qt::LeftButton, {}, QPoint(20, 10));
    QTRY_VERIFY(stage.state().contains(QStringLiteral("Pitch bend")));
    stage.press("record");
}

void TestRecordPanel::itIsStartedAndStoppedByItsKey()
{
    Stage stage;
    stage.window.setFocus();
    QTest::keyClick(&stage.window, Qt::Key_R);
    QVERIFY(stage.panel->isOn());
    QTest::keyClick(&stage.window, Qt::Key_R);
    QVERIFY(!stage.panel->isOn());
}

void TestRecordPanel::anOverdubNeedsNotes()
{
    Stage stage;
    stage.panel->setExample(stage.project.createExample());
    stage.panel->findChild<QComboBox*>(QStringLiteral("recordMode"))->setCurrentIndex(1);
    QVERIFY(!stage.state().isEmpty());
    stage.press("record");
    QVERIFY(!stage.panel->isOn());
}

void TestRecordPanel::itIsSeenInBothAppearances()
{
    const QString pictures = qEnvironmentVariable("TIMBREL_TEST_PICTURES");
    auto& application = *qobject_cast<QApplication*>(QApplication::instance());
    for (const auto appearance : {ui::Appearance::Light, ui::Appearance::Dark}) {
        ui::applyAppearance(application, appearance);
        Stage stage;
        stage.keyboard->hide();
        stage.window.resize(240, 300);
        stage.press("record");
        QVERIFY2(stage.panel->minimumSizeHint().width() <= 240,
                 qPrintable(QString::number(stage.panel->minimumSizeHint().width())));
        const QImage picture = stage.window.grab().toImage();
        QVERIFY(!picture.isNull());
        const bool isDark = appearance == ui::Appearance::Dark;
        if (!pictures.isEmpty())
            picture.save(pictures
                         + (isDark ? QStringLiteral("/record-dark.png")
                                   : QStringLiteral("/record-light.png")));
    }
}

QTEST_MAIN(TestRecordPanel)
#include "tst_record_panel.moc"
