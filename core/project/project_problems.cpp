// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/project.h"

#include <algorithm>
#include <filesystem>
#include <fmt/format.h>
#include <map>
#include <set>

namespace timbrel::project {
namespace {

using expression::Settings;
using music::ControllerSummary;

/// The settings file's own mistakes, all of them; settings if there are none.
std::optional<Settings> checkSettings(const Project& project, std::vector<Error>& problems)
{
    const auto conf = expression::LarasynthConf::read(project.confFile());
    if (!conf) {
        problems.push_back(conf.error());
        return std::nullopt;
    }
    const auto mistakes = conf->problems();
    problems.insert(problems.end(), mistakes.begin(), mistakes.end());
    Random random(freshSeed());
    if (const auto settings = conf->settings(random, &problems))
        return *settings;
    return std::nullopt;
}

void checkContent(const Example& example, const Settings& settings, std::vector<Error>& problems)
{
    const std::set<std::uint8_t> listed(settings.controllers.begin(), settings.controllers.end());
    if (example.sequence.empty()) {
        problems.push_back(Error(ErrorId::ExampleEmpty).inFile(example.file));
        return;
    }
    if (music::countNotes(example.sequence) == 0)
        problems.push_back(Error(ErrorId::ExampleWithoutNotes).inFile(example.file));
    bool hasListed = false;
    std::vector<std::uint8_t> others;
    for (const ControllerSummary& summary : music::controllersIn(example.sequence)) {
        if (!listed.contains(summary.controller)) {
            others.push_back(summary.controller);
            continue;
        }
        hasListed = true;
        const int resting = settings.controllerDefaults.at(summary.controller);
        if (summary.first != resting || summary.last != resting)
            problems.push_back(Error(ErrorId::ExampleOffDefault)
                                   .inFile(example.file)
                                   .named(std::to_string(summary.controller))
                                   .butFound(fmt::format("{} to {}", summary.first, summary.last))
                                   .whereExpected(std::to_string(resting)));
    }
    if (!hasListed)
        problems.push_back(Error(ErrorId::ExampleWithoutControllers)
                               .inFile(example.file)
                               .butFound(expression::listOf(others))
                               .whereExpected(expression::listOf(settings.controllers)));
}

/// Listed controllers that stay where they are in all examples together.
void checkMoves(const std::vector<Example>& examples,
                const Settings& settings,
                std::vector<Error>& problems)
{
    std::map<std::uint8_t, std::set<std::uint8_t>> values;
    for (const Example& example : examples)
        if (example.isEnabled)
            for (const music::Event& event : example.sequence)
                if (event.kind == music::EventKind::Controller)
                    values[event.number].insert(event.value);
    for (const std::uint8_t controller : settings.controllers)
        if (values[controller].size() < 2)
            problems.push_back(
                Error(ErrorId::ControllerNeverMoves)
                    .named(std::to_string(controller))
                    .whereExpected(std::to_string(settings.controllerDefaults.at(controller))));
}

void checkModels(const std::vector<ModelEntry>& models,
                 const Settings& settings,
                 std::vector<Error>& problems)
{
    auto listed = settings.controllers;
    std::sort(listed.begin(), listed.end());
    for (const ModelEntry& model : models)
        if (!model.controllers.empty() && model.controllers != listed)
            problems.push_back(Error(ErrorId::ModelOfAnotherProject)
                                   .inFile(model.file)
                                   .butFound(expression::listOf(model.controllers))
                                   .whereExpected(expression::listOf(listed)));
}

} // namespace

bool Project::isOfPatterns() const
{
    std::error_code error;
    const auto hasFiles = [&error](const std::filesystem::path& folder, const char* ending) {
        for (std::filesystem::directory_iterator at(folder, error), end; !error && at != end;
             at.increment(error))
            if (*ending == '\0' || at->path().extension() == ending)
                return true;
        return false;
    };
    return !hasFiles(examplesFolder(), ".seq")
        && (hasFiles(m_folder / "patterns", "") || hasFiles(m_folder / "latent", ""));
}

std::vector<Error> Project::problems() const
{
    std::vector<Error> problems;
    const auto settings = checkSettings(*this, problems);
    const auto all = examples(&problems); // also tells of a broken timbrel.json
    if (!all)
        problems.push_back(all.error());
    if (isOfPatterns())
        std::erase_if(problems, [](const Error& problem) {
            return problem.id == ErrorId::SettingsMissingKey;
        });
    else if (all && all->empty())
        problems.push_back(Error(ErrorId::ExamplesMissing).inFile(m_folder));
    const auto trained = models(&problems);
    if (!trained)
        problems.push_back(trained.error());
    if (!settings)
        return problems;
    if (all) {
        for (const Example& example : *all)
            checkContent(example, *settings, problems);
        if (!all->empty())
            checkMoves(*all, *settings, problems);
    }
    if (trained)
        checkModels(*trained, *settings, problems);
    return problems;
}

} // namespace timbrel::project
