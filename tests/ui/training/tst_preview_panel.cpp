// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/expression/live_kernel.h"
#include "core/expression/model_file.h"
#include "core/expression/random_network.h"
#include "core/learning/run_folder.h"
#include "core/music/score.h"
#include "support/shared_data.h"
#include "ui/common/action_registry.h"
#include "ui/common/axes/value_axis.h"
#include "ui/common/read_out.h"
#include "ui/common/theme.h"
#include "ui/common/theme_map.h"
#include "ui/training/cell_map.h"
#include "ui/training/preview_panel.h"
#include "ui/training/preview_plot.h"
#include "ui/training/training_for_tests.h"

#include <QAction>
#include <QComboBox>
#include <QElapsedTimer>
#include <QLabel>
#include <QPushButton>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

#include <algorithm>
#include <memory>
#include <set>

using namespace timbrel;
using namespace timbrel::test;
using namespace timbrel::ui;

namespace {

/// A project with one run that is over, and its panel.
class Stage
{
public:
    explicit Stage(bool hasNetwork = true, std::size_t blocks = 24)
        : panel(runs, actions, [](const Error&) { return QStringLiteral("trouble"); })
    {
        auto made = learning::RunFolder::create(
            folder.path() / "runs" / "expression",
            expression::newTrainingRun(smallSettings(), {{"swell", swell()}}, 5, {}));
        run = std::make_unique<learning::RunFolder>(std::move(made.value()));
        if (hasNetwork)
            learn(1, blocks);
        runs.setProject(folder.path());
        (void)QTest::qWaitFor([this] { return !runs.runs().isEmpty(); }, kPatience);
        panel.resize(900, 600);
        panel.show();
        (void)QTest::qWaitForWindowExposed(&panel);
        panel.setRun(id());
    }
    [[nodiscard]] QString id() const { return QString::fromStdString(run->id()); }

    /// Another network, as a training would leave it; the run tells when it has seen it.
    void learn(std::uint64_t network, std::size_t blocks = 24)
    {
        // the first few seeds whose networks do something with the example, each another thing
        std::vector<std::vector<std::uint8_t>> seen;
        LoadedNetwork chosen;
        for (std::uint64_t seed = 1; seen.size() < network; ++seed) {
            chosen = made(seed, blocks);
            expression::ExpressionModel model {chosen.description,
                                               std::make_unique<expression::LiveKernel>(
                                                   chosen.weights, chosen.description.outputs)};
            const auto outputs = previewOf(model, swell()).controllers.front().outputs;
            const std::set<std::uint8_t> values(outputs.begin(), outputs.end());
            if (values.size() > 2 && std::find(seen.begin(), seen.end(), outputs) == seen.end())
                seen.push_back(outputs);
        }
        std::filesystem::create_directories(run->checkpoints());
        QVERIFY(expression::saveModel(run->bestCheckpoint(), chosen.description, chosen.weights));
        learning::RunState state = run->state().value();
        state.status = learning::RunStatus::Finished;
        state.best = 100.0 / static_cast<double>(network);
        state.bestEpoch = static_cast<std::int64_t>(50 * network);
        state.epoch = state.bestEpoch;
        QVERIFY(run->writeState(state));
    }
    struct LoadedNetwork
    {
        expression::ModelDescription description;
        expression::NetworkWeights weights;
    };
    static LoadedNetwork made(std::uint64_t seed, std::size_t blocks)
    {
        Random random(seed);
        LoadedNetwork network;
        network.description.features.set(expression::Feature::SomeNoteOn);
        network.description.outputs.controllers.push_back({1, 6, 0, 100, 0});
        network.description.updateRate = 20;
        network.description.blockCounts = {static_cast<int>(blocks)};
        network.weights = randomWeights({1, {6}, {blocks}, true}, random, 6.0);
        return network;
    }
    void giveExamples(std::vector<std::pair<QString, music::Sequence>> examples)
    {
        PreviewMaterial material;
        quint64 key = 1;
        for (auto& [name, music] : examples)
            material.examples.push_back(
                {key++, name, std::make_shared<const music::Sequence>(std::move(music))});
        material.settings = smallSettings();
        panel.setMaterial(std::move(material));
    }
    bool isSettled()
    {
        return QTest::qWaitFor([this] { return panel.preview() != nullptr && panel.isSettled(); },
                               kPatience);
    }
    template<class T>
    T* find(const char* name)
    {
        return panel.findChild<T*>(QLatin1String(name));
    }
    /// As a person would.
    void choose(const QString& name)
    {
        auto* chooser = find<QComboBox>("previewChooser");
        chooser->setFocus();
        chooser->setCurrentIndex(chooser->findText(name));
        Q_EMIT chooser->activated(chooser->currentIndex());
    }

    TemporaryFolder folder;
    std::unique_ptr<learning::RunFolder> run;
    TrainingRuns runs;
    ActionRegistry actions;
    PreviewPanel panel;
};

PreviewPlot& plotOf(Stage& stage)
{
    return *stage.find<PreviewPlot>("previewPlot");
}

} // namespace

class TestPreviewPanel : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void withoutExamplesItSaysWhatBelongsThere();
    void withoutANetworkItAsksToTrain();
    void aNetworkThatCannotBeReadIsSaidSo();
    void theFirstExampleIsPlayedAndSeen();
    void whatWasNotTaughtStandsApart();
    void anotherChoiceIsPlayed();
    void aBetterNetworkIsShownAndNothingVanishesMeanwhile();
    void thePointerReadsOutAStep();
    void theArrowKeysReadOutSteps();
    void ctrlAndWheelZoomAtThePointer();
    void bothAreHeardAndThePlayheadFollows();
    void aRecordingHasTheSound();
    void whatWasNotTaughtBecomesAnExample();
    void cellsAreTheirColoursInRowsAndColumns();
    void manyStepsAreMeans();
    void theMapGetsEvenlyBrighter();
    void bothAppearancesAndLargeScalesPaintEverything();
    void aLongPreviewNeverHoldsTheWindow();
};

void TestPreviewPanel::withoutExamplesItSaysWhatBelongsThere()
{
    Stage stage;
    stage.giveExamples({});
    auto* button = stage.find<QPushButton>("previewEmptyButton");
    QTRY_VERIFY(button->isVisible());
    QCOMPARE(button->text(), QStringLiteral("Draw an example"));
    QSignalSpy draw(&stage.panel, &PreviewPanel::drawRequested);
    button->setFocus();
    QTest::keyClick(button, Qt::Key_Space);
    QCOMPARE(draw.count(), 1);
}

void TestPreviewPanel::withoutANetworkItAsksToTrain()
{
    Stage stage(false);
    stage.giveExamples({{QStringLiteral("swell"), swell()}});
    auto* button = stage.find<QPushButton>("previewEmptyButton");
    QTRY_COMPARE(button->text(), QStringLiteral("Train"));
    // waiting for a worker: nothing more to press
    const RunFacts* facts = stage.runs.run(stage.id());
    QCOMPARE(button->isVisible(), !facts->isActive);
    stage.panel.setRun({});
    QVERIFY(button->isVisible());
    QSignalSpy train(&stage.panel, &PreviewPanel::trainRequested);
    QTest::mouseClick(button, Qt::LeftButton);
    QCOMPARE(train.count(), 1);
}

void TestPreviewPanel::aNetworkThatCannotBeReadIsSaidSo()
{
    Stage stage;
    std::filesystem::resize_file(stage.run->bestCheckpoint(), 30);
    stage.giveExamples({{QStringLiteral("swell"), swell()}});
    QTRY_COMPARE(stage.find<QLabel>("previewEmpty")->text(), QStringLiteral("trouble"));
    // and a whole one is shown again
    stage.learn(1);
    Q_EMIT stage.runs.bestImproved(stage.id());
    QVERIFY(stage.isSettled());
    QVERIFY(plotOf(stage).isVisible());
    QVERIFY(!stage.find<QLabel>("previewTrouble")->isVisible());
}

void TestPreviewPanel::theFirstExampleIsPlayedAndSeen()
{
    Stage stage;
    stage.giveExamples({{QStringLiteral("swell"), swell()}, {QStringLiteral("low"), swell(40)}});
    QVERIFY(stage.isSettled());
    const expression::Preview& preview = *stage.panel.preview();
    QCOMPARE(preview.cellCount, std::size_t {24});
    QVERIFY(preview.controllers.front().hasTarget);
    QVERIFY(plotOf(stage).isVisible());
    QCOMPARE(stage.find<QComboBox>("previewChooser")->currentText(), QStringLiteral("swell"));
    // the output is where its value is, at the right time, in the accent's colour
    const QImage picture = plotOf(stage).picture();
    const QRect lane = plotOf(stage).layoutShown().lanes.front();
    const ValueAxis axis {double(lane.height()), metrics::kValueMargin};
    int found = 0;
    for (std::size_t step = 0; step + 1 < preview.steps(); ++step) {
        if (preview.times[step + 1] - preview.times[step] < Microseconds {40'000})
            continue;
        const Microseconds middle = (preview.times[step] + preview.times[step + 1]) / 2;
        const int x = lane.left() + int(plotOf(stage).axis().xOf(middle));
        const int y = lane.top() + axis.rowOf(preview.controllers.front().outputs[step]);
        found += picture.pixelColor(x, y) == theme().accent ? 1 : 0;
    }
    QVERIFY2(found > 20, qPrintable(QString::number(found)));
    const QString mse = stage.find<ReadOut>("previewNumbers")->text();
    const auto number = [](double value) { return QLocale().toString(value, 'f', 2); };
    QVERIFY(preview.taughtError);
    QCOMPARE(mse,
             QStringLiteral("MSE on stage %1, as taught %2")
                 .arg(number(preview.meanSquaredError()), number(*preview.taughtError)));
    // why they differ is said where they do
    const bool doDiffer = preview.meanSquaredError() > 4.0
        && preview.meanSquaredError() > 4.0 * *preview.taughtError;
    QCOMPARE(stage.find<QLabel>("previewWhy")->isVisible(), doDiffer);
}

void TestPreviewPanel::whatWasNotTaughtStandsApart()
{
    Stage stage;
    stage.giveExamples({{QStringLiteral("swell"), swell()}});
    QVERIFY(stage.isSettled());
    auto* chooser = stage.find<QComboBox>("previewChooser");
    QTRY_VERIFY(chooser->findText(QStringLiteral("Staccato")) > 0);
    QStringList texts;
    for (int i = 0; i < chooser->count(); ++i)
        texts += chooser->itemText(i);
    QCOMPARE(texts,
             (QStringList {QStringLiteral("Examples"),
                           QStringLiteral("swell"),
                           QStringLiteral("Not taught"),
                           QStringLiteral("Held for long"),
                           QStringLiteral("Staccato"),
                           QStringLiteral("Legato"),
                           QStringLiteral("Chords"),
                           QStringLiteral("An octave higher"),
                           QStringLiteral("An octave lower")}));
    for (const int heading : {0, 2})
        QVERIFY(!chooser->model()
                     ->flags(chooser->model()->index(heading, 0))
                     .testFlag(Qt::ItemIsEnabled));
    // it is known that the network does not hear the difference
    QVERIFY(!chooser->itemData(7, Qt::ToolTipRole).toString().isEmpty());
    // the choice stays as it was
    QCOMPARE(chooser->currentText(), QStringLiteral("swell"));
}

void TestPreviewPanel::anotherChoiceIsPlayed()
{
    Stage stage;
    stage.giveExamples({{QStringLiteral("swell"), swell()}});
    QVERIFY(stage.isSettled());
    QVERIFY(stage.find<QPushButton>("hearTarget")->isEnabled());
    QTRY_VERIFY(stage.find<QComboBox>("previewChooser")->count() > 3);
    stage.choose(QStringLiteral("Held for long"));
    QVERIFY(!stage.find<QPushButton>("hearTarget")->isEnabled());
    QTRY_VERIFY(!stage.panel.preview()->controllers.front().hasTarget);
    QVERIFY(stage.isSettled());
    QVERIFY(stage.panel.preview()->end >= Microseconds {3'000'000});
    QVERIFY(stage.find<ReadOut>("previewNumbers")->text().isEmpty());
}

void TestPreviewPanel::aBetterNetworkIsShownAndNothingVanishesMeanwhile()
{
    Stage stage;
    stage.giveExamples({{QStringLiteral("swell"), swell()}});
    QVERIFY(stage.isSettled());
    const auto before = stage.panel.preview()->controllers.front().outputs;
    const TimeAxis axis = plotOf(stage).axis();
    stage.learn(2);
    Q_EMIT stage.runs.bestImproved(stage.id());
    QVERIFY(plotOf(stage).isVisible()); // what was shown is still there
    QVERIFY(!plotOf(stage).picture().isNull());
    QTRY_VERIFY(stage.panel.preview()->controllers.front().outputs != before);
    QVERIFY(stage.isSettled());
    QVERIFY(std::abs(plotOf(stage).axis().microsPerPixel - axis.microsPerPixel)
            < axis.microsPerPixel);
    // a hundred improvements are a few pictures
    QSignalSpy painted(&plotOf(stage), &PreviewPlot::readOut);
    QElapsedTimer clock;
    clock.start();
    while (clock.elapsed() < 1000) {
        Q_EMIT stage.runs.bestImproved(stage.id());
        QTest::qWait(5);
    }
    QVERIFY2(painted.count() <= 4, qPrintable(QString::number(painted.count())));
}

void TestPreviewPanel::thePointerReadsOutAStep()
{
    Stage stage;
    stage.giveExamples({{QStringLiteral("swell"), swell()}});
    QVERIFY(stage.isSettled());
    PreviewPlot& plot = plotOf(stage);
    const expression::Preview& preview = *stage.panel.preview();
    const Microseconds time {700'000};
    const QRect cells = plot.layoutShown().cells;
    const QPoint place(cells.left() + int(plot.axis().xOf(time)) + 1, cells.top() + 1);
    QTest::mouseMove(&plot, place);
    QTRY_VERIFY(plot.cursor().has_value());
    const std::size_t step = *plot.cursor();
    QVERIFY(std::chrono::abs(preview.times[step] - time) < Microseconds {60'000});
    const QString text = stage.find<ReadOut>("previewReadOut")->text();
    const auto& controller = preview.controllers.front();
    QVERIFY2(text.contains(QStringLiteral("target %1, network %2")
                               .arg(controller.drawn[step])
                               .arg(controller.outputs[step])),
             qPrintable(text));
    QVERIFY(text.contains(QStringLiteral("cell 1: ")));
    QCOMPARE(plot.accessibleDescription(), text);
}

void TestPreviewPanel::theArrowKeysReadOutSteps()
{
    Stage stage;
    stage.giveExamples({{QStringLiteral("swell"), swell()}});
    QVERIFY(stage.isSettled());
    PreviewPlot& plot = plotOf(stage);
    plot.setFocus();
    QTest::keyClick(&plot, Qt::Key_Right);
    QCOMPARE(plot.cursor(), std::optional<std::size_t>(0));
    QTest::keyClick(&plot, Qt::Key_Right);
    QTest::keyClick(&plot, Qt::Key_Right, Qt::ControlModifier);
    QCOMPARE(plot.cursor(), std::optional<std::size_t>(11));
    QTest::keyClick(&plot, Qt::Key_End);
    QCOMPARE(plot.cursor(), std::optional(stage.panel.preview()->steps() - 1));
    QTest::keyClick(&plot, Qt::Key_Right);
    QCOMPARE(plot.cursor(), std::optional(stage.panel.preview()->steps() - 1));
    QTest::keyClick(&plot, Qt::Key_Home);
    QCOMPARE(plot.cursor(), std::optional<std::size_t>(0));
    const double whole = plot.axis().microsPerPixel;
    QTest::keyClick(&plot, Qt::Key_Plus);
    QVERIFY(plot.axis().microsPerPixel < whole);
    QTest::keyClick(&plot, Qt::Key_0);
    QVERIFY(qFuzzyCompare(plot.axis().microsPerPixel, whole));
}

void TestPreviewPanel::ctrlAndWheelZoomAtThePointer()
{
    Stage stage;
    stage.giveExamples({{QStringLiteral("swell"), swell()}});
    QVERIFY(stage.isSettled());
    PreviewPlot& plot = plotOf(stage);
    const int left = plot.layoutShown().ruler.left();
    const QPointF place(left + 300.0, 60.0);
    const Microseconds before = plot.axis().timeAt(300.0);
    const double scale = plot.axis().microsPerPixel;
    QWheelEvent wheel(place,
                      plot.mapToGlobal(place),
                      {},
                      QPoint(0, 240),
                      Qt::NoButton,
                      Qt::ControlModifier,
                      Qt::NoScrollPhase,
                      false);
    QCoreApplication::sendEvent(&plot, &wheel);
    QVERIFY(plot.axis().microsPerPixel < scale);
    QVERIFY(std::chrono::abs(plot.axis().timeAt(300.0) - before)
            <= Microseconds {int(2.0 * plot.axis().microsPerPixel)});
    QVERIFY(stage.isSettled());
    QTest::mouseDClick(&plot, Qt::LeftButton, {}, place.toPoint());
    QVERIFY(qFuzzyCompare(plot.axis().microsPerPixel, scale));
}

void TestPreviewPanel::bothAreHeardAndThePlayheadFollows()
{
    Stage stage;
    stage.giveExamples({{QStringLiteral("swell"), swell()}});
    QVERIFY(stage.isSettled());
    QSignalSpy stops(&stage.panel, &PreviewPanel::stopHearing);
    std::vector<music::Sequence> heard;
    QObject::connect(&stage.panel,
                     &PreviewPanel::hear,
                     &stage.panel,
                     [&](const std::shared_ptr<const music::Sequence>& music) {
                         heard.push_back(*music);
                         stage.panel.setHeardPosition(Microseconds {0});
                     });
    QObject::connect(&stage.panel, &PreviewPanel::stopHearing, &stage.panel, [&] {
        stage.panel.setHeardPosition(std::nullopt);
    });
    auto* target = stage.find<QPushButton>("hearTarget");
    auto* network = stage.find<QPushButton>("hearNetwork");
    QTest::mouseClick(target, Qt::LeftButton);
    QCOMPARE(heard.size(), std::size_t {1});
    QCOMPARE(heard.back(), swell());
    QCOMPARE(target->text(), QStringLiteral("Stop"));
    stage.panel.setHeardPosition(Microseconds {500'000});
    QCOMPARE(plotOf(stage).playhead(), std::optional(Microseconds {500'000}));
    QTest::mouseClick(network, Qt::LeftButton); // the other one at once
    QCOMPARE(stops.count(), 1);
    QCOMPARE(heard.back(), stage.panel.preview()->performed);
    QCOMPARE(target->text(), QStringLiteral("Hear target"));
    QCOMPARE(network->text(), QStringLiteral("Stop"));
    QTest::mouseClick(network, Qt::LeftButton);
    QCOMPARE(stops.count(), 2);
    QCOMPARE(heard.size(), std::size_t {2});
    QVERIFY(!plotOf(stage).playhead());
    // whoever leaves does not want to hear it any more
    stage.actions.find("preview.hearTarget")->trigger();
    QCOMPARE(heard.size(), std::size_t {3});
    stage.panel.hide();
    QCOMPARE(stops.count(), 3);
    QVERIFY(!stage.actions.find("preview.hearTarget")->isEnabled());
}

void TestPreviewPanel::aRecordingHasTheSound()
{
    Stage stage;
    stage.giveExamples({{QStringLiteral("swell"), swell()}});
    QVERIFY(stage.isSettled());
    stage.panel.setCanHear(false);
    QVERIFY(!stage.find<QPushButton>("hearTarget")->isEnabled());
    QVERIFY(!stage.find<QPushButton>("hearNetwork")->isEnabled());
    stage.panel.setCanHear(true);
    QVERIFY(stage.find<QPushButton>("hearNetwork")->isEnabled());
}

void TestPreviewPanel::whatWasNotTaughtBecomesAnExample()
{
    Stage stage;
    stage.giveExamples({{QStringLiteral("swell"), swell()}});
    QVERIFY(stage.isSettled());
    auto* add = stage.find<QPushButton>("addPhrase");
    QVERIFY(!add->isEnabled()); // that one is an example already
    QTRY_VERIFY(stage.find<QComboBox>("previewChooser")->count() > 3);
    stage.choose(QStringLiteral("Legato"));
    QTRY_VERIFY(add->isEnabled());
    QSignalSpy added(&stage.panel, &PreviewPanel::addExample);
    QTest::mouseClick(add, Qt::LeftButton);
    QCOMPARE(added.count(), 1);
    QCOMPARE(added.front().at(1).toString(), QStringLiteral("Legato"));
    const auto music = added.front().at(0).value<music::Sequence>();
    QCOMPARE(music::countNotes(music), std::size_t {2});
    QVERIFY(music::controllersIn(music).size() == 1); // with the network's own values
}

void TestPreviewPanel::cellsAreTheirColoursInRowsAndColumns()
{
    expression::Preview preview;
    preview.cellCount = 2;
    preview.stateRange = 2.0F;
    for (int step = 0; step < 4; ++step) {
        preview.times.push_back(Microseconds {1000 * step});
        preview.cells.push_back(step % 2 == 0 ? 2.0F : -2.0F);
        preview.cells.push_back(0.0F);
    }
    QImage image(40, 10, QImage::Format_RGB32);
    image.fill(Qt::black);
    paintCells(image, QRect(0, 0, 40, 10), preview, TimeColumns {100.0, 0});
    const auto& colours = mapColours();
    QCOMPARE(image.pixel(5, 2), colours[255]);
    QCOMPARE(image.pixel(15, 2), colours[0]);
    QCOMPARE(image.pixel(25, 2), colours[255]);
    QCOMPARE(image.pixel(10, 4), colours[0]); // exactly where the step is
    QCOMPARE(image.pixel(9, 4), colours[255]);
    QCOMPARE(image.pixel(5, 7), colours[128]);
    QCOMPARE(cellAt(2.0, 10.0, preview), std::size_t {0});
    QCOMPARE(cellAt(7.0, 10.0, preview), std::size_t {1});
    // nothing before the first step
    image.fill(Qt::black);
    paintCells(image, QRect(0, 0, 40, 10), preview, TimeColumns {100.0, -10});
    QCOMPARE(image.pixel(5, 2), qRgb(0, 0, 0));
    QCOMPARE(image.pixel(12, 2), colours[255]);
}

void TestPreviewPanel::manyStepsAreMeans()
{
    expression::Preview preview;
    preview.cellCount = 4;
    preview.stateRange = 1.0F;
    for (int step = 0; step < 1000; ++step) {
        preview.times.push_back(Microseconds {1000 * step});
        for (int cell = 0; cell < 4; ++cell) // half of the cells, half of the time
            preview.cells.push_back(cell < 2 && step % 2 == 0 ? 1.0F : 0.0F);
    }
    QImage image(10, 2, QImage::Format_RGB32);
    paintCells(image, image.rect(), preview, TimeColumns {100'000.0, 0});
    const auto& colours = mapColours();
    for (int x = 0; x < 10; ++x) {
        QCOMPARE(image.pixel(x, 0), colours[191]); // 0.5
        QCOMPARE(image.pixel(x, 1), colours[128]);
    }
}

void TestPreviewPanel::theMapGetsEvenlyBrighter()
{
    const auto& colours = mapColours();
    double before = -1.0;
    for (const QRgb colour : colours) {
        const double light = contrast(QColor::fromRgb(colour), Qt::black);
        QVERIFY(light > before - 0.02);
        before = light;
    }
    QCOMPARE(colours.front(), qRgb(0x44, 0x01, 0x54));
    QCOMPARE(colours.back(), qRgb(0xfd, 0xe7, 0x25));
}

void TestPreviewPanel::bothAppearancesAndLargeScalesPaintEverything()
{
    Stage stage;
    stage.giveExamples({{QStringLiteral("swell"), swell()}});
    QVERIFY(stage.isSettled());
    for (const double ratio : {1.0, 2.0})
        for (const Appearance appearance : {Appearance::Dark, Appearance::Light}) {
            const Theme& wanted = appearance == Appearance::Dark ? darkTheme() : lightTheme();
            PreviewScene scene;
            scene.preview = std::make_shared<const expression::Preview>(*stage.panel.preview());
            scene.colours = std::make_shared<EditorColours>(EditorColours::of(wanted));
            scene.axis = plotOf(stage).axis().aligned(ratio);
            scene.size = plotOf(stage).size();
            scene.layout = PreviewLayout::of(scene.size, 1, true);
            scene.devicePixelRatio = ratio;
            const QImage image = paintPreview(scene);
            QCOMPARE(image.size(), scene.size * ratio);
            const auto counts = [&](const QRect& strip, const QColor& colour) {
                int count = 0;
                for (int y = int(strip.top() * ratio); y < int(strip.bottom() * ratio); ++y)
                    for (int x = int(strip.left() * ratio); x < int(strip.right() * ratio); ++x)
                        count += image.pixelColor(x, y) == colour ? 1 : 0;
                return count;
            };
            QVERIFY(counts(scene.layout.lanes[0], wanted.accent) > 500 * ratio);
            QVERIFY(counts(scene.layout.lanes[0], wanted.series[std::size_t(seriesOfController(1))])
                    > 100 * ratio);
            QVERIFY(counts(scene.layout.notes, wanted.panel) > 500);
            QVERIFY(counts(scene.layout.cells, wanted.panel)
                    < scene.layout.cells.width() * scene.layout.cells.height() / 2 * ratio * ratio);
        }
}

/// A minute of playing through 200 blocks: the window's own thread goes on meanwhile.
void TestPreviewPanel::aLongPreviewNeverHoldsTheWindow()
{
    Stage stage(true, 200);
    music::Sequence music;
    for (int i = 0; i < 120; ++i) {
        const Microseconds at {500'000 * i};
        music.push_back({at, music::EventKind::Controller, 0, 1, std::uint8_t(i % 100)});
        music.push_back({at, music::EventKind::NoteOn, 0, std::uint8_t(50 + i % 20), 90});
        music.push_back({at + Microseconds {300'000},
                         music::EventKind::NoteOff,
                         0,
                         std::uint8_t(50 + i % 20),
                         0});
    }
    stage.giveExamples({{QStringLiteral("long"), music}});
    QVERIFY(stage.isSettled());
    QVERIFY(stage.panel.preview()->steps() > 1200);
    QCOMPARE(stage.panel.preview()->rows(), stage.panel.preview()->steps());
}

QTEST_MAIN(TestPreviewPanel)
#include "tst_preview_panel.moc"
