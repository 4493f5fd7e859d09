// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pictures/scenes.h"

#include "app/error_text.h"
#include "core/base/atomic_file.h"
#include "core/midi/midi_file_writer.h"
#include "ui/editor/example_document.h"
#include "ui/editor/project_document.h"
#include "ui/editor/record_panel.h"
#include "ui/pictures/latent_scenes.h"
#include "ui/pictures/learning_scenes.h"
#include "ui/pictures/opening_scenes.h"
#include "ui/pictures/synth_scenes.h"
#include "ui/shell/command_palette.h"
#include "ui/shell/demo_projects.h"
#include "ui/shell/guide_window.h"
#include "ui/shell/settings_window.h"
#include "ui/shell/shortcut_window.h"
#include "ui/training/training_runs.h"

#include <QAction>
#include <QCoreApplication>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QMessageBox>
#include <QSettings>
#include <QTabWidget>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

namespace timbrel::test {
namespace {

constexpr int kPatience = 20'000; // ms
constexpr int kSettled = 400; // ms: examples are looked through a moment after they were opened

music::Event event(int milliseconds, music::EventKind kind, int number, int value)
{
    return {std::chrono::milliseconds(milliseconds),
            kind,
            0,
            static_cast<std::uint8_t>(number),
            static_cast<std::uint8_t>(value)};
}

/// Two notes; controllers 74 and 11 move, 7 stands still.
QString someMidiFile(const std::filesystem::path& folder, const char* name)
{
    using music::EventKind;
    music::Sequence events = {event(0, EventKind::Controller, 7, 100)};
    for (int i = 0; i < 40; ++i) {
        events.push_back(event(25 * i, EventKind::Controller, 74, 20 + 2 * i));
        events.push_back(event(25 * i, EventKind::Controller, 11, 127 - i));
        if (i == 2 || i == 20)
            events.push_back(event(25 * i, EventKind::NoteOn, 57 + i, 90));
        if (i == 18 || i == 38)
            events.push_back(event(25 * i, EventKind::NoteOff, i == 18 ? 59 : 77, 0));
    }
    const auto file = folder / name;
    if (!writeFileAtomically(file, midi::writeMidiFile(events)))
        qFatal("cannot write %s", file.c_str());
    return QString::fromStdString(file.string());
}

QWidget* emptyProject(Stage& stage)
{
    stage.trigger("project.new");
    stage.settle();
    return &stage.window();
}

QWidget* emptyExample(Stage& stage)
{
    stage.trigger("project.new");
    stage.trigger("example.new");
    stage.settle();
    return &stage.window();
}

QWidget* demo(Stage& stage, int index)
{
    stage.openDemo(index);
    return &stage.window();
}

QWidget* notesSelected(Stage& stage)
{
    stage.openDemo(1);
    stage.trigger("edit.selectAll");
    stage.settle();
    return &stage.window();
}

QWidget* everythingShown(Stage& stage)
{
    stage.openDemo(0);
    for (const char* action : {"view.table", "edit.history", "edit.selectAll"})
        stage.trigger(action);
    stage.trigger("edit.duplicate");
    stage.settle();
    return &stage.window();
}

QWidget* importQuestion(Stage& stage)
{
    stage.openDemo(0);
    stage.import({someMidiFile(stage.folder(), "two-notes.mid")});
    return &stage.window();
}

QWidget* importFailed(Stage& stage)
{
    stage.openDemo(0);
    const auto file = stage.folder() / "broken.mid";
    if (!writeFileAtomically(file, "this is not music"))
        qFatal("cannot write");
    stage.import({QString::fromStdString(file.string())});
    return &stage.window();
}

QWidget* exampleDeleted(Stage& stage)
{
    stage.openDemo(0);
    stage.trigger("example.delete");
    stage.settle();
    return &stage.window();
}

QWidget* recording(Stage& stage)
{
    stage.openDemo(0);
    stage.trigger("record.toggle");
    stage.settle();
    return &stage.window();
}

QWidget* palette(Stage& stage, const QString& letters)
{
    stage.openDemo(0);
    stage.trigger("view.palette");
    if (auto* line = stage.window().findChild<ui::CommandPalette*>()->findChild<QLineEdit*>())
        line->setText(letters);
    return &stage.window();
}

/// Of something that cannot be done without a project.
QWidget* paletteOfNothingOpen(Stage& stage)
{
    stage.trigger("view.palette");
    if (auto* line = stage.window().findChild<ui::CommandPalette*>()->findChild<QLineEdit*>())
        line->setText(ui::ActionRegistry::plainText(stage.window().actions().find("project.save")));
    return &stage.window();
}

QWidget* settingsPage(Stage& stage, int page)
{
    stage.trigger("project.settings");
    auto* window = stage.window().findChild<ui::SettingsWindow*>();
    window->findChild<QTabWidget*>()->setCurrentIndex(page);
    stage.settle();
    return window;
}

QWidget* shortcuts(Stage& stage)
{
    stage.trigger("help.shortcuts");
    return stage.window().findChild<ui::ShortcutWindow*>();
}

QWidget* guide(Stage& stage)
{
    stage.trigger("help.guide");
    return stage.window().findChild<ui::GuideWindow*>();
}

QWidget* about(Stage& stage)
{
    stage.trigger("help.about");
    return stage.window().findChild<QMessageBox*>();
}

QWidget* menu(Stage& stage, int index)
{
    stage.openDemo(0);
    QMenu* menu = stage.window().menuBar()->actions().at(index)->menu();
    menu->popup(stage.window().mapToGlobal(QPoint(20, 20)));
    return menu;
}

/// 1280 × 800, unless TIMBREL_PICTURED_SIZE names another: "1920x1080".
QSize picturedSize()
{
    const QStringList sides = qEnvironmentVariable("TIMBREL_PICTURED_SIZE").split(u'x');
    const QSize asked(sides.value(0).toInt(), sides.value(1).toInt());
    return asked.isEmpty() ? QSize(1280, 800) : asked;
}

} // namespace

QString sentenceOf(const Error& error)
{
    return QString::fromStdString(app::errorText(
        error,
        [](const char* english) {
            return QCoreApplication::translate("Errors", english).toStdString();
        },
        app::Reader::Window));
}

Stage::Stage()
{
    QSettings().clear();
    QSettings().setValue(QStringLiteral("audio/on"), false);
    restart();
}

/// What was taught for a picture works for nobody else.
Stage::~Stage()
{
    auto* runs = m_window->findChild<ui::TrainingRuns*>();
    runs->stopAll();
    m_window->document().close();
}

void Stage::restart()
{
    m_window = std::make_unique<ui::MainWindow>(sentenceOf);
    m_window->resize(picturedSize()); // the offscreen screen is small, and smaller at 200 %
    m_window->show();
    m_window->activateWindow();
    (void)QTest::qWaitForWindowActive(m_window.get());
    QTest::qWait(1); // what is done once the window is seen
}

void Stage::trigger(const char* action)
{
    QAction* found = m_window->actions().find(action);
    if (found == nullptr)
        qFatal("there is no action %s", action);
    found->trigger();
    QCoreApplication::processEvents();
}

void Stage::openDemo(int index)
{
    const auto folder = ui::unpackDemo(ui::demoProjects().at(index), m_folder.path());
    if (!folder)
        qFatal("no demo: %s", qPrintable(sentenceOf(folder.error())));
    QSignalSpy loaded(&m_window->document(), &ui::ProjectDocument::loaded);
    if (!m_window->openProject(*folder) || (loaded.isEmpty() && !loaded.wait(kPatience)))
        qFatal("the demo was not opened");
    settle();
}

void Stage::import(const QStringList& files)
{
    QSignalSpy finished(&m_window->document(), &ui::ProjectDocument::importFinished);
    m_window->document().importFiles(files);
    if (finished.isEmpty() && !finished.wait(kPatience))
        qFatal("the import did not end");
    settle();
}

void Stage::settle()
{
    QTest::qWait(kSettled);
}

const std::vector<Scene>& scenes()
{
    static const std::vector<Scene> kScenes = [] {
        std::vector<Scene> all = {
            {"editor-no-example", emptyProject},
            {"editor-empty", emptyExample},
            {"editor-demo-1", [](Stage& stage) { return demo(stage, 0); }},
            {"editor-demo-2", [](Stage& stage) { return demo(stage, 1); }},
            {"editor-demo-3", [](Stage& stage) { return demo(stage, 2); }},
            {"editor-selected", notesSelected},
            {"editor-everything", everythingShown},
            {"editor-deleted", exampleDeleted},
            {"import-question", importQuestion},
            {"import-error", importFailed},
            {"recording", recording},
            {"palette", [](Stage& stage) { return palette(stage, {}); }},
            {"palette-search", [](Stage& stage) { return palette(stage, QStringLiteral("se")); }},
            {"palette-nothing", [](Stage& stage) { return palette(stage, QStringLiteral("qq")); }},
            {"palette-dimmed", paletteOfNothingOpen},
            {"settings-sound", [](Stage& stage) { return settingsPage(stage, 0); }},
            {"settings-midi", [](Stage& stage) { return settingsPage(stage, 1); }},
            {"settings-appearance", [](Stage& stage) { return settingsPage(stage, 2); }},
            {"shortcuts", shortcuts},
            {"guide", guide},
            {"about", about},
            {"menu-1", [](Stage& stage) { return menu(stage, 0); }},
            {"menu-2", [](Stage& stage) { return menu(stage, 1); }},
            {"menu-3", [](Stage& stage) { return menu(stage, 2); }},
            {"menu-4", [](Stage& stage) { return menu(stage, 3); }},
            {"menu-5", [](Stage& stage) { return menu(stage, 4); }},
            {"menu-6", [](Stage& stage) { return menu(stage, 5); }},
            {"menu-7", [](Stage& stage) { return menu(stage, 6); }},
            {"menu-8", [](Stage& stage) { return menu(stage, 7); }},
            {"menu-9", [](Stage& stage) { return menu(stage, 8); }},
            {"menu-10", [](Stage& stage) { return menu(stage, 9); }},
        };
        for (const auto& further :
             {openingScenes(), learningScenes(), latentScenes(), synthScenes()})
            all.insert(all.end(), further.begin(), further.end());
        return all;
    }();
    return kScenes;
}

const Scene* findScene(const char* name)
{
    for (const Scene& scene : scenes())
        if (QLatin1String(scene.name) == QLatin1String(name))
            return &scene;
    return nullptr;
}

} // namespace timbrel::test
