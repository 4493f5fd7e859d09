// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pictures/opening_scenes.h"

#include "core/base/atomic_file.h"
#include "ui/editor/project_document.h"
#include "ui/shell/demo_projects.h"

#include <string>

namespace timbrel::test {
namespace {

/// A copy of a demo, in whose settings `wrong` stands in the place of `right`.
std::filesystem::path brokenDemo(Stage& stage, const std::string& right, const std::string& wrong)
{
    const auto folder = ui::unpackDemo(ui::demoProjects().at(1), stage.folder());
    if (!folder)
        qFatal("no demo");
    const auto file = *folder / "larasynth.conf";
    std::string conf = readFile(file).value_or(std::string());
    const auto at = conf.find(right);
    if (at == std::string::npos)
        qFatal("no %s", right.c_str());
    if (!writeFileAtomically(file, conf.replace(at, right.size(), wrong)))
        qFatal("cannot write");
    return *folder;
}

QWidget* welcome(Stage& stage)
{
    return &stage.window();
}

/// Two projects were open before; one was never saved, and its program was killed.
QWidget* welcomeAgain(Stage& stage)
{
    stage.openDemo(0);
    stage.openDemo(1);
    stage.window().document().close();
    {
        ui::ProjectDocument killed;
        killed.createUntitled();
        killed.createExample();
        if (!killed.autosaveNow())
            qFatal("no session was kept");
    }
    stage.restart();
    return &stage.window();
}

QWidget* missingProject(Stage& stage)
{
    stage.window().openProject(stage.folder() / "gone");
    return &stage.window();
}

/// Its settings cannot be read.
QWidget* brokenProject(Stage& stage)
{
    stage.window().openProject(brokenDemo(stage, "[midi]", "[midi 5]"));
    return &stage.window();
}

QWidget* brokenBesideAnother(Stage& stage)
{
    stage.openDemo(0);
    stage.window().openProject(brokenDemo(stage, "[midi]", "[midi 5]"));
    stage.settle();
    return &stage.window();
}

/// Its settings can be read but say something strange.
QWidget* projectWithProblems(Stage& stage)
{
    stage.window().openProject(brokenDemo(stage, "update_rate = 30", "update_rate = many"));
    stage.settle();
    stage.trigger("view.project");
    stage.settle();
    return &stage.window();
}

QWidget* projectView(Stage& stage)
{
    stage.openDemo(0);
    stage.trigger("view.project");
    stage.settle();
    return &stage.window();
}

QWidget* unsavedQuestion(Stage& stage)
{
    stage.openDemo(0);
    stage.trigger("example.new");
    stage.trigger("project.new");
    stage.settle();
    return &stage.window();
}

} // namespace

std::vector<Scene> openingScenes()
{
    return {{"welcome", welcome},
            {"welcome-again", welcomeAgain},
            {"welcome-error", missingProject},
            {"welcome-broken", brokenProject},
            {"project", projectView},
            {"project-broken", brokenBesideAnother},
            {"project-problems", projectWithProblems},
            {"unsaved", unsavedQuestion}};
}

} // namespace timbrel::test
