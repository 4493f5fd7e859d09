// SPDX-License-Identifier: GPL-3.0-or-later
// How a space is taught, as it is asked for in the window, with a real worker: the popup "How…",
// labels that can be asked for, and what the network makes of patterns that were kept from it.
#include "core/pattern/pattern_run.h"
#include "core/pattern/pattern_settings.h"
#include "ui/common/notice_line.h"
#include "ui/hand.h"
#include "ui/latent/latent_stage.h"
#include "ui/latent/reconstruction_panel.h"
#include "ui/latent/space_setting_texts.h"

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QScrollArea>
#include <QSpinBox>
#include <QTabBar>
#include <QTabWidget>
#include <QToolButton>
#include <QtTest/QSignalSpy>

#include <set>
#include <utility>

using namespace timbrel;
using namespace timbrel::test;
using Stage = LatentStage;

namespace {

/// What a run was made with, as its folder says.
pattern::PatternSettings settingsOf(Stage& stage, const QString& run)
{
    const auto folder = learning::RunFolder::open(stage.runs().folderOf(run));
    if (!folder)
        qFatal("no run");
    const auto settings = pattern::patternSettingsFromJson(
        folder->settings().at(pattern::kPatternRunKind), "settings.json");
    if (!settings)
        qFatal("no settings");
    return *settings;
}

QMenu& openHow(Stage& stage)
{
    stage.press("spaceHow");
    return stage.find<QMenu>("spaceTraining");
}

void typeInto(QMenu& popup, const char* field, const QString& text)
{
    auto* box = popup.findChild<QWidget*>(QLatin1String(field));
    QVERIFY2(box != nullptr && box->isVisible(), field);
    QVERIFY2(!box->accessibleName().isEmpty() && !box->accessibleDescription().isEmpty(), field);
    box->setFocus();
    QVERIFY(QMetaObject::invokeMethod(box, "selectAll"));
    QTest::keyClicks(box, text);
    QTest::keyClick(box, Qt::Key_Tab);
}

/// A press of the mouse on an entry; the popup closes, as any menu does.
void choose(Stage& stage, const char* entry)
{
    QMenu& popup = openHow(stage);
    auto* action = popup.findChild<QAction*>(QLatin1String(entry));
    QVERIFY2(action != nullptr, entry);
    QTest::mouseClick(&popup, Qt::LeftButton, {}, popup.actionGeometry(action).center());
    popup.close();
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
}

void closeHow(QMenu& popup)
{
    QTest::keyClick(&popup, Qt::Key_Escape);
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
}

} // namespace

class TestLatentTraining : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init() { beginLatentTest(); }
    void theNextSpaceIsTaughtAsItWasAskedFor();
    void theNetworkIsBuiltAsItWasAskedFor();
    void whatCannotBeTakenIsSaidAndNotTaken();
    void everySettingGoesBackToWhatIsUsual();
    void theWordsAreThoseOfTheTable();
    void theProjectsOwnPatternsAloneAreLearntFrom();
    void aLabelIsAskedForWhereItWasTaught();
    void whatTheNetworkMakesOfPatternsIsShownWhileItLearns();
};

void TestLatentTraining::initTestCase()
{
    qputenv("TIMBREL_LEARN", TIMBREL_PATTERN_WORKER);
    beginLatentTests();
}

void TestLatentTraining::theNextSpaceIsTaughtAsItWasAskedFor()
{
    Stage stage;
    QMenu& popup = openHow(stage);
    QVERIFY(popup.isVisible());
    typeInto(popup, "spaceDimensions", QStringLiteral("5"));
    typeInto(popup, "spaceBeta", QLocale().toString(2.5));
    typeInto(popup, "spaceEpochs", QStringLiteral("7"));
    typeInto(popup, "spaceSeeds", QStringLiteral("2"));
    closeHow(popup);
    choose(stage, "spaceVelocities"); // it was on
    choose(stage, "spaceConditioned"); // it was off
    // and so it stands there when it is opened again
    QMenu& again = openHow(stage);
    QCOMPARE(again.findChild<QSpinBox*>(QStringLiteral("spaceDimensions"))->value(), 5);
    QVERIFY(!again.findChild<QAction*>(QStringLiteral("spaceVelocities"))->isChecked());
    QVERIFY(again.findChild<QAction*>(QStringLiteral("spaceConditioned"))->isChecked());
    closeHow(again);
    stage.press("spaceTrain");
    QTRY_COMPARE_WITH_TIMEOUT(stage.runs().runs().size(), 2, kWaitForTraining);
    QVERIFY(stage.waitForEnd());
    std::set<quint64> seeds;
    for (const ui::RunFacts& run : stage.runs().runs()) {
        const pattern::PatternSettings settings = settingsOf(stage, run.id);
        QCOMPARE(settings.vae.latentDimensions, 5);
        QCOMPARE(settings.vae.beta, 2.5);
        QCOMPARE(settings.vae.maximumEpochs, 7);
        QVERIFY(settings.vae.conditioned);
        QVERIFY(!settings.velocities);
        QVERIFY(settings.offsets);
        QCOMPARE(run.state.status, learning::RunStatus::Finished);
        seeds.insert(run.seed);
    }
    QCOMPARE(seeds.size(), std::size_t {2});
    QVERIFY(stage.waitForSpace());
    QCOMPARE(stage.control().model()->dimensions(), std::size_t {5});
    // more than two dimensions can lie otherwise
    QVERIFY(stage.find<QComboBox>("padLayout").isVisible());
}

/// Settings that core's tables alone describe.
void TestLatentTraining::theNetworkIsBuiltAsItWasAskedFor()
{
    Stage stage;
    QMenu& popup = openHow(stage);
    typeInto(popup, "spaceEpochs", QStringLiteral("3"));
    typeInto(popup, "steps", QStringLiteral("16"));
    typeInto(popup, "free_bits", QLocale().toString(0.25));
    typeInto(popup, "positive_weight", QLocale().toString(3.5));
    typeInto(popup, "encoder_layers", QStringLiteral("48, 32"));
    typeInto(popup, "decoder_layers", QStringLiteral("40"));
    closeHow(popup);
    QMenu& again = openHow(stage);
    QCOMPARE(again.findChild<QLineEdit*>(QStringLiteral("encoder_layers"))->text(),
             QStringLiteral("48, 32"));
    QCOMPARE(again.findChild<QDoubleSpinBox*>(QStringLiteral("free_bits"))->value(), 0.25);
    QCOMPARE(again.findChild<QSpinBox*>(QStringLiteral("steps"))->value(), 16);
    closeHow(again);
    stage.press("spaceTrain");
    QVERIFY(stage.waitForEnd());
    const pattern::PatternSettings settings = settingsOf(stage, stage.runs().runs()[0].id);
    QCOMPARE(settings.steps, 16);
    QCOMPARE(settings.vae.freeBits, 0.25);
    QCOMPARE(settings.vae.positiveWeight, 3.5);
    QCOMPARE(settings.vae.encoderLayers, (std::vector<int> {48, 32}));
    QCOMPARE(settings.vae.decoderLayers, (std::vector<int> {40}));
    QCOMPARE(settings.vae.maximumEpochs, 3);
    // and that network plays
    QVERIFY(stage.waitForSpace());
    QCOMPARE(stage.control().model()->shape().steps, std::size_t {16});
    QTRY_COMPARE(stage.document().pattern().shape().steps, std::size_t {16});
}

void TestLatentTraining::whatCannotBeTakenIsSaidAndNotTaken()
{
    Stage stage;
    QMenu& popup = openHow(stage);
    const auto& meaning = *popup.findChild<QLabel*>(QStringLiteral("spaceMeaning"));
    auto& layers = *popup.findChild<QLineEdit*>(QStringLiteral("encoder_layers"));
    const auto& strip = *stage.window.findChild<ui::SpaceStrip*>();
    for (const char* wrong : {"0", "12, x", "9000", "1,2,3,4,5,6,7,8,9", "64,"}) {
        layers.setFocus();
        layers.selectAll();
        QTest::keyClicks(&layers, QStringLiteral("64"));
        QVERIFY(!meaning.text().startsWith(QLatin1Char('!')));
        layers.selectAll();
        QTest::keyClicks(&layers, QLatin1String(wrong));
        QVERIFY2(meaning.text().startsWith(QLatin1Char('!')), wrong);
        QVERIFY2(meaning.text().contains(layers.accessibleName()), wrong);
        const Json taken = strip.training().further.at("encoder_layers");
        QVERIFY2(!taken.empty() && taken.front() != 0 && taken.front() != 9000, wrong);
    }
    QTest::keyClick(&layers, Qt::Key_Tab);
    closeHow(popup);
    // how it was taken last stands there the next time
    QMenu& again = openHow(stage);
    QCOMPARE(again.findChild<QLineEdit*>(QStringLiteral("encoder_layers"))->text(),
             QStringLiteral("64"));
    closeHow(again);
}

void TestLatentTraining::everySettingGoesBackToWhatIsUsual()
{
    Stage stage;
    const auto& strip = *stage.window.findChild<ui::SpaceStrip*>();
    const ui::SpaceTraining usual = strip.training();
    QMenu& popup = openHow(stage);
    const std::pair<const char*, QString> all[] = {{"spaceDimensions", QStringLiteral("3")},
                                                   {"spaceBeta", QLocale().toString(0.5)},
                                                   {"spaceEpochs", QStringLiteral("9")},
                                                   {"spaceSeeds", QStringLiteral("2")},
                                                   {"steps", QStringLiteral("16")},
                                                   {"encoder_layers", QStringLiteral("8")},
                                                   {"decoder_layers", QStringLiteral("8")},
                                                   {"free_bits", QLocale().toString(0.5)},
                                                   {"positive_weight", QLocale().toString(2.0)}};
    for (const auto& [field, text] : all) {
        auto* reset = popup.findChild<QToolButton*>(QLatin1String("reset.") + QLatin1String(field));
        QVERIFY2(reset != nullptr && !reset->accessibleName().isEmpty(), field);
        QVERIFY2(!reset->isEnabled(), field);
        typeInto(popup, field, text);
        QVERIFY2(reset->isEnabled(), field);
        QVERIFY2(!(strip.training() == usual), field);
        QTest::mouseClick(reset, Qt::LeftButton);
        QVERIFY2(strip.training() == usual, field);
        QVERIFY2(!reset->isEnabled(), field);
    }
    closeHow(popup);
}

void TestLatentTraining::theWordsAreThoseOfTheTable()
{
    for (const char* key :
         {"steps", "encoder_layers", "decoder_layers", "free_bits", "positive_weight"}) {
        const learning::SettingSpec* spec = ui::findSpaceSetting(key);
        QVERIFY2(spec != nullptr, key);
        QCOMPARE(ui::spaceSettingMeaning(*spec).toStdString(), std::string(spec->meaning));
        QVERIFY2(ui::spaceSettingLabel(*spec).toStdString() != spec->key, key);
        QVERIFY2(ui::spaceSettingRange(*spec).contains(QLocale().toString(spec->maximum, 'g', 10)),
                 key);
    }
    QVERIFY(ui::findSpaceSetting("no such") == nullptr);
}

void TestLatentTraining::theProjectsOwnPatternsAloneAreLearntFrom()
{
    Stage stage;
    choose(stage, "spaceOnlyOwn");
    stage.press("spaceTrain");
    auto& notice = stage.window.findChild<ui::LatentTab*>()->notice();
    QTRY_VERIFY(!notice.text().isEmpty()); // there are none
    QVERIFY(stage.runs().runs().isEmpty());
    notice.clear();
    // one is enough, and it is learnt by heart
    stage.window.actions().find("latent.keep")->trigger();
    QTRY_COMPARE(stage.desk().shelf().ownCount(), std::size_t {1});
    QVERIFY(stage.waitForFiles());
    stage.press("spaceTrain");
    QVERIFY(stage.waitForEnd());
    QCOMPARE(stage.runs().runs().size(), 1);
    const auto run = learning::RunFolder::open(stage.runs().folderOf(stage.runs().runs()[0].id));
    QVERIFY(run);
    const auto learnt = pattern::patternsOfRun(*run);
    QVERIFY(learnt);
    QCOMPARE(learnt->entries.size(), std::size_t {1});
    QCOMPARE(stage.runs().runs()[0].state.status, learning::RunStatus::Finished);
}

void TestLatentTraining::aLabelIsAskedForWhereItWasTaught()
{
    Stage stage;
    auto& label = stage.find<QComboBox>("padLabel");
    stage.train(2);
    QVERIFY(stage.waitForEnd());
    QVERIFY(stage.waitForSpace());
    QVERIFY(!label.isVisible()); // this one knows none
    ui::SpaceTraining how;
    how.epochs = 40;
    how.isConditioned = true;
    stage.window.findChild<ui::SpaceStrip*>()->setTraining(how);
    stage.press("spaceTrain");
    QTRY_VERIFY_WITH_TIMEOUT(stage.control().model()->isConditioned(), kWaitForTraining);
    QVERIFY(stage.waitForEnd());
    const QString run = stage.runs().runs().last().id;
    QTRY_COMPARE(stage.control().model()->figures().epoch, stage.runs().run(run)->state.bestEpoch);
    QVERIFY(label.isVisible());
    QVERIFY(label.count() >= 12);
    QTRY_VERIFY(stage.document().pattern().onsetCount() > 0);
    // at one place each genre plays something of its own; by keys, as by the mouse
    std::set<std::vector<bool>> heard;
    label.setFocus();
    for (int i = 1; i < label.count(); ++i) {
        const music::Pattern before = stage.document().pattern();
        QTest::keyClick(&label, Qt::Key_Down);
        QCOMPARE(QString::fromStdString(stage.document().setup().label), label.currentText());
        (void)QTest::qWaitFor([&] { return !(stage.document().pattern() == before); }, 500);
        std::vector<bool> onsets;
        for (const music::PatternCell& cell : stage.document().pattern().cells())
            onsets.push_back(cell.isOnset());
        heard.insert(onsets);
    }
    QVERIFY2(heard.size() >= 4, qPrintable(QString::number(heard.size())));
    // undone like anything else
    const std::string last = stage.document().setup().label;
    stage.document().history().undo();
    QVERIFY(stage.document().setup().label != last);
    QCOMPARE(label.currentText(), QString::fromStdString(stage.document().setup().label));
    // a space that was taught without them has no selector
    auto& choice = stage.find<QComboBox>("spaceChoice");
    choice.setFocus();
    QTest::keyClick(&choice, Qt::Key_End);
    QTRY_VERIFY(!stage.control().model()->isConditioned());
    QVERIFY(!label.isVisible());
}

void TestLatentTraining::whatTheNetworkMakesOfPatternsIsShownWhileItLearns()
{
    Stage stage;
    stage.showPanel(QStringLiteral("Reconstructions"));
    auto& panel = *stage.window.findChild<ui::ReconstructionPanel*>();
    QVERIFY(panel.isVisible());
    QVERIFY(panel.texts().isEmpty());
    stage.train(400);
    QTRY_VERIFY_WITH_TIMEOUT(!panel.texts().isEmpty(), kWaitForTraining);
    QVERIFY(stage.runs().isTraining()); // long before its end
    stage.press("spaceTrain");
    QVERIFY(stage.waitForEnd());
    for (const QString& text : panel.texts())
        QVERIFY2(text.contains(QLatin1String(", F1 ")), qPrintable(text));
    QVERIFY(stage.find<QLabel>("reconstructionCaption").text().contains(QLatin1String("epoch")));
    // what a card is, under the mouse
    QSignalSpy hovered(&panel, &ui::ReconstructionPanel::hoverText);
    auto* scroll = panel.findChild<QScrollArea*>();
    QTest::mouseMove(scroll->widget(), {20, 20});
    QTRY_VERIFY(!hovered.isEmpty());
    QVERIFY(!hovered.last().front().toString().isEmpty());
    // another project has none
    const auto other = ui::unpackDemo(ui::demoProjects().front(), stage.place.path());
    QVERIFY(other);
    const auto before = *stage.window.project();
    QVERIFY(stage.window.openProject(*other));
    QVERIFY(panel.texts().isEmpty());
    QVERIFY(!scroll->isVisible());
    QTest::qWait(200); // nor does it come from what was still being read
    QVERIFY(panel.texts().isEmpty());
    // and in the first they are found again
    QVERIFY(stage.window.openProject(before));
    QTRY_VERIFY_WITH_TIMEOUT(!panel.texts().isEmpty(), kWaitForTraining);
}

QTEST_MAIN(TestLatentTraining)
#include "tst_latent_training.moc"
