// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/atomic_file.h"
#include "core/expression/example_file.h"
#include "core/midi/midi_file_writer.h"
#include "core/project/change_set.h"
#include "core/project/example_store.h"
#include "core/project/project.h"

#include <algorithm>
#include <fmt/format.h>
#include <set>

namespace timbrel::project {

namespace fs = std::filesystem;

namespace {

std::set<std::uint8_t> listed(const expression::Settings& settings)
{
    return {settings.controllers.begin(), settings.controllers.end()};
}

/// The controllers of an example, for a message.
std::string controllersOf(const music::Sequence& sequence)
{
    std::vector<std::uint8_t> numbers;
    for (const auto& summary : music::controllersIn(sequence))
        numbers.push_back(summary.controller);
    return expression::listOf(numbers);
}

void warnOfUnmoved(const std::vector<Example>& examples,
                   const expression::Settings& settings,
                   Warnings& warnings)
{
    auto missing = listed(settings);
    for (const Example& example : examples)
        for (const auto& summary : music::controllersIn(example.sequence))
            missing.erase(summary.controller);
    for (const std::uint8_t controller : missing)
        warnings.push_back(
            Error(ErrorId::ControllerNeverMoves)
                .named(std::to_string(controller))
                .whereExpected(std::to_string(settings.controllerDefaults.at(controller))));
}

} // namespace

Result<> checkTrainable(const Example& example, const expression::Settings& settings)
{
    if (example.sequence.empty())
        return failure(Error(ErrorId::ExampleEmpty).inFile(example.file));
    if (music::countNotes(example.sequence) == 0)
        return failure(Error(ErrorId::ExampleWithoutNotes).inFile(example.file));
    if (music::controllersIn(music::withOnlyControllers(example.sequence, listed(settings)))
            .empty())
        return failure(Error(ErrorId::ExampleWithoutControllers)
                           .inFile(example.file)
                           .butFound(controllersOf(example.sequence))
                           .whereExpected(expression::listOf(settings.controllers)));
    return {};
}

Result<std::vector<Example>> Project::examples(Warnings* warnings) const
{
    const auto files = exampleFiles(examplesFolder());
    if (!files)
        return failure(files.error());
    const auto choices = ProjectSettings::read(settingsFile());
    if (!choices && warnings == nullptr)
        return failure(choices.error());
    if (!choices)
        warnings->push_back(choices.error());
    std::vector<Example> examples;
    for (const fs::path& file : *files) {
        auto example = readStoredExample(file, warnings);
        if (!example && warnings == nullptr)
            return failure(std::move(example.error()));
        if (!example) {
            warnings->push_back(std::move(example.error()));
            continue;
        }
        example->isEnabled = !choices || choices->isExampleEnabled(file.filename().string());
        examples.push_back(std::move(*example));
    }
    return examples;
}

Result<std::vector<Example>> Project::trainableExamples(const expression::Settings& settings,
                                                        Warnings* warnings) const
{
    auto all = examples();
    if (!all)
        return all;
    std::vector<Example> trainable;
    for (Example& example : *all) {
        if (!example.isEnabled)
            continue;
        TIMBREL_TRY(checkTrainable(example, settings));
        example.sequence = music::withOnlyControllers(example.sequence, listed(settings));
        trainable.push_back(std::move(example));
    }
    if (trainable.empty())
        return failure(Error(ErrorId::ExamplesMissing).inFile(m_folder));
    if (warnings != nullptr)
        warnOfUnmoved(trainable, settings, *warnings);
    return trainable;
}

Result<Example> Project::addExample(const music::Sequence& sequence,
                                    const ExampleOrigin& origin) const
{
    if (sequence.empty())
        return failure(Error(ErrorId::ExampleEmpty).inFile(origin.fileName));
    if (music::countNotes(sequence) == 0)
        return failure(Error(ErrorId::ExampleWithoutNotes).inFile(origin.fileName));
    ChangeSet changes;
    auto example = createExample(changes, examplesFolder(), music::rebased(sequence), origin);
    if (example)
        changes.keep();
    return example;
}

Result<> Project::setExampleEnabled(const Example& example, bool isEnabled) const
{
    const ProjectLock lock(m_folder);
    auto settings = ProjectSettings::read(settingsFile());
    if (!settings)
        return failure(std::move(settings.error()));
    settings->setExampleEnabled(example.file.filename().string(), isEnabled);
    return settings->write(settingsFile());
}

Result<>
Project::exportExample(const Example& example, const fs::path& midiFile, bool mayReplace) const
{
    midi::WriteOptions options;
    options.trackName = example.name;
    const std::string bytes = midi::writeMidiFile(example.sequence, options);
    return mayReplace ? writeFileAtomically(midiFile, bytes)
                      : createFileAtomically(midiFile, bytes);
}

Result<Example> Project::example(std::string_view nameOrFile) const
{
    const auto files = exampleFiles(examplesFolder());
    if (!files)
        return failure(files.error());
    const fs::path wanted = nameOrFile;
    for (const fs::path& file : *files) {
        std::error_code ignored;
        if (file.filename() == wanted || file.stem() == wanted
            || fs::equivalent(file, wanted, ignored)) {
            auto example = readStoredExample(file, nullptr);
            const auto choices = ProjectSettings::read(settingsFile());
            if (example && choices)
                example->isEnabled = choices->isExampleEnabled(file.filename().string());
            return example;
        }
    }
    return failure(Error(ErrorId::FileNotFound).inFile(examplesFolder() / wanted));
}

} // namespace timbrel::project
