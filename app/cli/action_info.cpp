// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/action_list.h"
#include "app/cli/wording.h"
#include "app/error_text.h"
#include "core/project/project.h"

#include <fmt/format.h>

namespace timbrel::app {
namespace {

std::string settingsText(const expression::Settings& settings)
{
    std::string text = "Settings\n";
    for (const std::uint8_t controller : settings.controllers)
        text += fmt::format(
            "  controller {}: default {}, {}\n",
            controller,
            settings.controllerDefaults.at(controller),
            counted(static_cast<std::size_t>(settings.controllerOutputCounts.at(controller)),
                    "value"));
    std::vector<std::string> blocks;
    for (const int count : settings.blockCounts)
        blocks.push_back(std::to_string(count));
    text += fmt::format("  {} updates a second, network of {} blocks\n  hears: {}",
                        settings.updateRate,
                        joined(blocks, " + "),
                        joined(featureNames(settings.features)));
    return text;
}

Json settingsFields(const expression::Settings& settings)
{
    Json controllers = Json::array();
    for (const std::uint8_t controller : settings.controllers)
        controllers.push_back({{"controller", controller},
                               {"default", settings.controllerDefaults.at(controller)},
                               {"count", settings.controllerOutputCounts.at(controller)}});
    return {{"controllers", controllers},
            {"update_rate", settings.updateRate},
            {"features", featureNames(settings.features)},
            {"block_counts", settings.blockCounts}};
}

class InfoAction final : public Action
{
public:
    std::string name() const override { return "info"; }
    std::string summary() const override
    {
        return "Show the settings, the examples, the models and what is wrong";
    }
    std::string example() const override { return "timbrel swell info"; }
    void addOptions(Options&) override { }

    Result<> run(const std::filesystem::path& folder, Report& report) override
    {
        const auto project = project::Project::open(folder);
        if (!project)
            return failure(project.error());
        report.say("Project " + project->folder().string());
        tellSettings(*project, report);
        const std::size_t exampleCount = tellExamples(*project, report);
        const std::size_t modelCount = tellModels(*project, report);
        const std::size_t problemCount = tellProblems(*project, report);
        report.done({{"project", project->folder().string()},
                     {"examples", exampleCount},
                     {"models", modelCount},
                     {"problems", problemCount}});
        return {};
    }

private:
    // What cannot be read is told once, by tellProblems.
    static void tellSettings(const project::Project& project, Report& report)
    {
        Random random(freshSeed());
        const auto settings = project.settings(random);
        if (!settings) {
            report.say("Settings: they cannot be read, see below");
            return;
        }
        report.say(settingsText(*settings));
        report.event("settings", settingsFields(*settings));
    }

    static std::size_t tellExamples(const project::Project& project, Report& report)
    {
        Warnings passedOver;
        const auto examples = project.examples(&passedOver);
        if (!examples || examples->empty()) {
            report.say("Examples: none yet");
            return 0;
        }
        report.say("Examples");
        for (const project::Example& example : *examples) {
            const auto controllers = music::controllersIn(example.sequence);
            report.say(fmt::format("  {}: {}, {}, controller {}{}",
                                   example.name,
                                   counted(music::countNotes(example.sequence), "note"),
                                   durationText(music::lengthOf(example.sequence)),
                                   controllers.empty() ? "none" : controllersText(controllers),
                                   example.isEnabled ? "" : " (switched off)"));
            Json numbers = Json::array();
            for (const auto& controller : controllers)
                numbers.push_back(controller.controller);
            report.event(
                "example",
                {{"name", example.name},
                 {"file", example.file.string()},
                 {"notes", music::countNotes(example.sequence)},
                 {"seconds",
                  std::chrono::duration<double>(music::lengthOf(example.sequence)).count()},
                 {"controllers", numbers},
                 {"from", example.origin.fileName},
                 {"enabled", example.isEnabled}});
        }
        return examples->size();
    }

    static std::size_t tellModels(const project::Project& project, Report& report)
    {
        Warnings passedOver;
        const auto models = project.models(&passedOver);
        if (!models || models->empty()) {
            report.say("Models: none yet");
            return 0;
        }
        report.say("Models, best first");
        for (const project::ModelEntry& model : *models) {
            const bool isOriginals = model.kind == project::ModelKind::TrainingResult;
            report.say(fmt::format("  {}: MSE {} after epoch {}, {}{}",
                                   model.id,
                                   mseText(model.mse),
                                   model.epoch,
                                   model.state,
                                   isOriginals ? " (trained by the original program)" : ""));
            report.event("model",
                         {{"id", model.id},
                          {"file", model.file.string()},
                          {"kind", isOriginals ? "training_result" : "run"},
                          {"mse", model.mse},
                          {"epoch", model.epoch},
                          {"state", model.state},
                          {"created", model.created}});
        }
        return models->size();
    }

    static std::size_t tellProblems(const project::Project& project, Report& report)
    {
        const std::vector<Error> problems = project.problems();
        if (problems.empty()) {
            report.say("Problems: none");
            return 0;
        }
        report.say("Problems");
        for (const Error& problem : problems) {
            report.say("  " + errorText(problem));
            report.event("problem", errorFields(problem));
        }
        return problems.size();
    }
};

} // namespace

std::unique_ptr<Action> makeInfoAction()
{
    return std::make_unique<InfoAction>();
}

} // namespace timbrel::app
