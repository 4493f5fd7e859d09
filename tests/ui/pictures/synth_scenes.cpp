// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pictures/synth_scenes.h"

#include "core/base/atomic_file.h"
#include "ui/synth/preset_shelf.h"
#include "ui/synth/synth_document.h"
#include "ui/synth/synth_window.h"

#include <QAbstractButton>
#include <QtTest/QTest>

#include <algorithm>
#include <filesystem>

namespace timbrel::test {
namespace {

namespace fs = std::filesystem;

constexpr QSize kSmallScreen(1264, 760);
constexpr int kRead = 20'000; // ms

/// Without a sound of one's own: those of the scene before are gone.
ui::SynthWindow& openWindow(Stage& stage)
{
    stage.trigger("play.synth");
    auto* window = stage.window().findChild<ui::SynthWindow*>();
    if (window == nullptr)
        qFatal("no synthesizer");
    window->resize(kSmallScreen);
    return *window;
}

void useSubtractive(ui::SynthWindow& window)
{
    auto* use = window.findChild<QAbstractButton*>(QStringLiteral("useSubtractive"));
    if (use == nullptr)
        qFatal("no button");
    use->click();
}

QWidget* small(Stage& stage)
{
    fs::remove_all(ui::PresetShelf::usualFolder());
    auto& window = openWindow(stage);
    stage.settle();
    return &window;
}

QWidget* subtractive(Stage& stage)
{
    fs::remove_all(ui::PresetShelf::usualFolder());
    auto& window = openWindow(stage);
    useSubtractive(window);
    const auto& sounds = stage.window().findChild<ui::PresetShelf*>()->entries();
    const auto brass = std::find_if(sounds.begin(), sounds.end(), [](const auto& entry) {
        return entry.preset.name == "Brass section";
    });
    if (brass == sounds.end())
        qFatal("no brass");
    stage.window().findChild<ui::SynthDocument*>()->choose(brass->preset);
    stage.settle();
    return &window;
}

/// One of Timbrel's sounds was saved under a name of its own, and turned since.
QWidget* own(Stage& stage)
{
    fs::remove_all(ui::PresetShelf::usualFolder());
    auto& window = openWindow(stage);
    useSubtractive(window);
    auto& shelf = *stage.window().findChild<ui::PresetShelf*>();
    synth::SubtractivePreset preset = shelf.entries().front().preset;
    preset.name = "One with a name that hardly anybody would give to a sound";
    shelf.save(preset);
    (void)QTest::qWaitFor([&] { return shelf.entries().front().isOwn(); }, kRead);
    auto& document = *stage.window().findChild<ui::SynthDocument*>();
    document.choose(preset);
    document.randomise(7);
    stage.settle();
    return &window;
}

/// Two of the files of one's own sounds are none.
QWidget* broken(Stage& stage)
{
    const fs::path folder = ui::PresetShelf::usualFolder();
    fs::remove_all(folder);
    fs::create_directories(folder);
    for (const char* name : {"broken.json", "empty.json"})
        if (!writeFileAtomically(folder / name, "[1, 2"))
            qFatal("cannot write");
    auto& window = openWindow(stage);
    useSubtractive(window);
    (void)QTest::qWaitFor([&] { return !window.notice().isEmpty(); }, kRead);
    stage.settle();
    fs::remove_all(folder);
    return &window;
}

} // namespace

std::vector<Scene> synthScenes()
{
    return {{"synthesizer-small", small},
            {"synthesizer", subtractive},
            {"synthesizer-own", own},
            {"synthesizer-error", broken}};
}

} // namespace timbrel::test
