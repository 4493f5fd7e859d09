// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pictures/latent_scenes.h"

#include "core/base/atomic_file.h"
#include "core/learning/worker.h"
#include "core/midi/midi_file_writer.h"
#include "ui/editor/project_document.h"
#include "ui/hand.h"
#include "ui/latent/kit_document.h"
#include "ui/latent/kit_panel.h"
#include "ui/latent/latent_control.h"
#include "ui/latent/latent_document.h"
#include "ui/latent/latent_pad.h"
#include "ui/latent/pattern_shelf.h"
#include "ui/latent/row_sound_popup.h"
#include "ui/latent/space_strip.h"
#include "ui/shell/demo_projects.h"
#include "ui/training/training_runs.h"

#include <QAbstractButton>
#include <QApplication>
#include <QListView>
#include <QTabWidget>
#include <QtTest/QTest>

#include <cmath>
#include <filesystem>
#include <memory>
#include <vector>

namespace timbrel::test {
namespace {

constexpr int kLearnt = 120'000; // ms
constexpr int kPatternDemo = 3;
constexpr int kKit = 1; // places of the panels below the grid
constexpr int kReconstructions = 2;
constexpr int kDrawn = 1500; // ms: the density is worked out beside

template<class Widget>
Widget& part(Stage& stage, const char* name = "")
{
    auto* found = *name == '\0' ? stage.window().findChild<Widget*>()
                                : stage.window().findChild<Widget*>(QLatin1String(name));
    if (found == nullptr)
        qFatal("no %s", name);
    return *found;
}

void openPatterns(Stage& stage)
{
    stage.openDemo(kPatternDemo);
    stage.trigger("view.latent");
    stage.settle();
}

void showPanel(Stage& stage, int index)
{
    part<QTabWidget>(stage, "latentPanels").setCurrentIndex(index);
    stage.settle();
}

void showSpace(Stage& stage)
{
    auto& control = part<ui::LatentControl>(stage);
    (void)QTest::qWaitFor([&] { return control.space() != nullptr; }, kLearnt);
    pattern::PadSetup setup = control.document().setup();
    setup.mode = pattern::PadMode::Space;
    control.document().change(setup, QStringLiteral("…"));
    QTest::qWait(kDrawn);
}

/// What was taught, by its dimensions: a process teaches each of them once.
std::filesystem::path taughtFolder(int dimensions)
{
    static const TemporaryFolder kTaught;
    return kTaught.path() / std::to_string(dimensions);
}

void teach(Stage& stage, int dimensions = 2)
{
    namespace fs = std::filesystem;
    const fs::path taught = taughtFolder(dimensions);
    if (fs::exists(taught)) {
        const auto folder = ui::unpackDemo(ui::demoProjects().at(kPatternDemo), stage.folder());
        if (!folder)
            qFatal("no demo");
        fs::copy(taught, *folder / "runs", fs::copy_options::recursive);
        openPatterns(stage);
        showSpace(stage);
        return;
    }
    openPatterns(stage);
    if (!learning::findWorkerProgram())
        return;
    ui::SpaceTraining how;
    how.dimensions = dimensions;
    part<ui::SpaceStrip>(stage).setTraining(how);
    part<QAbstractButton>(stage, "spaceTrain").click();
    const auto& runs = part<ui::TrainingRuns>(stage);
    (void)QTest::qWaitFor([&] { return !runs.runs().isEmpty() && !runs.isTraining(); }, kLearnt);
    fs::copy(*stage.window().document().folder() / "runs", taught, fs::copy_options::recursive);
    showSpace(stage);
}

QWidget* corners(Stage& stage)
{
    openPatterns(stage);
    auto& pad = part<ui::LatentPad>(stage);
    clickMouse(pad, {pad.width() / 3, pad.height() / 3});
    QTest::qWait(kDrawn);
    return &stage.window();
}

QWidget* space(Stage& stage)
{
    teach(stage);
    auto& pad = part<ui::LatentPad>(stage);
    clickMouse(pad, {pad.width() * 5 / 8, pad.height() * 3 / 8});
    QTest::qWait(kDrawn);
    return &stage.window();
}

QWidget* deepSpaceWithPath(Stage& stage)
{
    teach(stage, 4);
    auto& control = part<ui::LatentControl>(stage);
    pattern::PadSetup setup = control.document().setup();
    std::vector<learning::PadPosition> line;
    for (int i = 0; i <= 24; ++i) {
        const float turn = static_cast<float>(i) * 0.2618F;
        line.push_back({0.5F + 0.3F * std::cos(turn), 0.5F + 0.22F * std::sin(2.0F * turn)});
    }
    setup.path = std::make_shared<const pattern::PuckPath>(
        pattern::PuckPath::drawn(line, 16.0, pattern::PathEnd::Loop));
    control.document().change(setup, QStringLiteral("…"));
    QTest::qWait(kDrawn);
    return &stage.window();
}

QWidget* kit(Stage& stage)
{
    openPatterns(stage);
    showPanel(stage, kKit);
    return &stage.window();
}

QWidget* reconstructions(Stage& stage)
{
    teach(stage);
    showPanel(stage, kReconstructions);
    return &stage.window();
}

QWidget* dashboard(Stage& stage)
{
    teach(stage);
    stage.trigger("view.training");
    QTest::qWait(kDrawn);
    return &stage.window();
}

QWidget* nothingLearnt(Stage& stage)
{
    openPatterns(stage);
    auto& control = part<ui::LatentControl>(stage);
    pattern::PadSetup setup = control.document().setup();
    setup.mode = pattern::PadMode::Space;
    control.document().change(setup, QStringLiteral("…"));
    stage.settle();
    return &stage.window();
}

/// As a person without a demo finds it.
QWidget* emptyProject(Stage& stage)
{
    stage.trigger("project.new");
    stage.trigger("view.latent");
    showPanel(stage, kReconstructions);
    return &stage.window();
}

QWidget* trainingAtWork(Stage& stage)
{
    openPatterns(stage);
    if (!learning::findWorkerProgram())
        return &stage.window();
    ui::SpaceTraining how;
    how.dimensions = 8;
    how.epochs = 5000; // longer than anybody looks
    how.seeds = 2;
    part<ui::SpaceStrip>(stage).setTraining(how);
    part<QAbstractButton>(stage, "spaceTrain").click();
    showSpace(stage);
    return &stage.window();
}

QString brokenFile(Stage& stage, const char* name)
{
    const auto file = stage.folder() / name;
    if (!writeFileAtomically(file, "this is neither music nor a sound"))
        qFatal("cannot write");
    return QString::fromStdString(file.string());
}

/// A bar of kick and snare.
QString drumLoop(Stage& stage)
{
    using music::EventKind;
    music::Sequence events;
    for (int beat = 0; beat < 4; ++beat)
        for (const EventKind kind : {EventKind::NoteOn, EventKind::NoteOff})
            events.push_back(
                {std::chrono::milliseconds(500 * beat + (kind == EventKind::NoteOn ? 0 : 100)),
                 kind,
                 9,
                 static_cast<std::uint8_t>(beat % 2 == 0 ? 36 : 38),
                 100});
    const auto file = stage.folder() / "loop.mid";
    if (!writeFileAtomically(file, midi::writeMidiFile(events)))
        qFatal("cannot write");
    return QString::fromStdString(file.string());
}

/// One pattern chosen; of two files that were imported one is broken.
QWidget* library(Stage& stage)
{
    openPatterns(stage);
    auto& shelf = part<ui::PatternShelf>(stage);
    shelf.importFiles({drumLoop(stage), brokenFile(stage, "broken.mid")});
    (void)QTest::qWaitFor([&] { return !shelf.isBusy(); }, kLearnt);
    auto& list = part<QListView>(stage, "libraryList");
    list.setCurrentIndex(list.model()->index(0, 0));
    stage.settle();
    return &stage.window();
}

/// A file was dropped on the pad that nothing can be made of.
QWidget* notDropped(Stage& stage)
{
    openPatterns(stage);
    Q_EMIT part<ui::LatentPad>(stage).filesDropped({brokenFile(stage, "broken.mid")}, 0);
    QTest::qWait(kDrawn);
    return &stage.window();
}

/// A row of the kit was to play a file that is no sound.
QWidget* noSound(Stage& stage)
{
    kit(stage);
    part<ui::KitPanel>(stage).document().playFile(1, brokenFile(stage, "drm.wav"));
    QTest::qWait(kDrawn);
    return &stage.window();
}

QWidget* howToTrain(Stage& stage)
{
    openPatterns(stage);
    part<QAbstractButton>(stage, "spaceHow").click();
    QCoreApplication::processEvents();
    return QApplication::activePopupWidget();
}

QWidget* rowSound(Stage& stage)
{
    openPatterns(stage);
    auto* popup = ui::RowSoundPopup::open(part<ui::LatentPad>(stage),
                                          part<ui::KitPanel>(stage).document(),
                                          1,
                                          part<ui::LatentControl>(stage));
    QCoreApplication::processEvents();
    return popup;
}

QWidget* bindings(Stage& stage)
{
    openPatterns(stage);
    stage.trigger("latent.bindings");
    return &part<QWidget>(stage, "bindingWindow");
}

} // namespace

std::vector<Scene> latentScenes()
{
    return {{"latent-corners", corners},
            {"latent-empty", nothingLearnt},
            {"latent-new", emptyProject},
            {"latent-library", library},
            {"latent-error", notDropped},
            {"latent-kit", kit},
            {"latent-kit-error", noSound},
            {"latent-row-sound", rowSound},
            {"latent-how", howToTrain},
            {"latent-bindings", bindings},
            {"latent-training", trainingAtWork},
            {"latent-space", space},
            {"latent-path", deepSpaceWithPath},
            {"latent-reconstructions", reconstructions},
            {"latent-dashboard", dashboard}};
}

} // namespace timbrel::test
