// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pictures/latent_scenes.h"

#include "core/learning/worker.h"
#include "ui/editor/project_document.h"
#include "ui/hand.h"
#include "ui/latent/latent_control.h"
#include "ui/latent/latent_document.h"
#include "ui/latent/latent_pad.h"
#include "ui/latent/space_strip.h"
#include "ui/shell/demo_projects.h"
#include "ui/synth/synth_window.h"
#include "ui/training/training_runs.h"

#include <QAbstractButton>
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
    showPanel(stage, 1);
    return &stage.window();
}

QWidget* reconstructions(Stage& stage)
{
    teach(stage);
    showPanel(stage, 2);
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

QWidget* synthesizer(Stage& stage)
{
    stage.trigger("play.synth");
    auto& window = part<ui::SynthWindow>(stage);
    window.resize(1264, 760); // as on a small screen
    part<QAbstractButton>(stage, "useSubtractive").click();
    stage.settle();
    return &window;
}

} // namespace

std::vector<Scene> latentScenes()
{
    return {{"latent-corners", corners},
            {"latent-empty", nothingLearnt},
            {"latent-kit", kit},
            {"latent-space", space},
            {"latent-path", deepSpaceWithPath},
            {"latent-reconstructions", reconstructions},
            {"latent-dashboard", dashboard},
            {"synthesizer", synthesizer}};
}

} // namespace timbrel::test
