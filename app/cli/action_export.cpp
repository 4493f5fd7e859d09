// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/action_list.h"
#include "app/cli/wording.h"
#include "core/project/project.h"

#include <fmt/format.h>

namespace timbrel::app {
namespace {

class ExportAction final : public Action
{
public:
    std::string name() const override { return "export"; }
    std::string summary() const override { return "Write an example as a MIDI file"; }
    std::string usage() const override { return "[EXAMPLE]"; }
    std::string example() const override
    {
        return "timbrel swell export example-2026-05-29-10.56.38.236683 -o swell.mid";
    }

    void addOptions(Options& options) override
    {
        options.text(
            "EXAMPLE", m_example, "Its name or file; may be left out if there is only one");
        options.requiredText("-o,--output", m_output, "The MIDI file to write");
        options.flag("--replace", m_mayReplace, "Replace the file if it is there");
    }

    Result<> run(const std::filesystem::path& folder, Report& report) override
    {
        const auto project = project::Project::open(folder);
        if (!project)
            return failure(project.error());
        const auto example = chosen(*project);
        if (!example)
            return failure(example.error());
        TIMBREL_TRY(project->exportExample(*example, m_output, m_mayReplace));
        const std::size_t noteCount = music::countNotes(example->sequence);
        report.say(fmt::format(
            "{} with {} is now {}.", example->name, counted(noteCount, "note"), m_output));
        report.done({{"example", example->file.string()},
                     {"file", m_output},
                     {"notes", noteCount},
                     {"events", example->sequence.size()}});
        return {};
    }

private:
    Result<project::Example> chosen(const project::Project& project) const
    {
        if (m_example)
            return project.example(*m_example);
        auto examples = project.examples();
        if (!examples)
            return failure(examples.error());
        if (examples->empty())
            return failure(Error(ErrorId::ExamplesMissing).inFile(project.folder()));
        if (examples->size() == 1)
            return std::move(examples->front());
        std::vector<std::string> names;
        for (const project::Example& example : *examples)
            names.push_back(example.name);
        return failure(Error(ErrorId::UsageWrong)
                           .named("there are several examples, so say which")
                           .whereExpected("one of " + joined(names)));
    }

    std::optional<std::string> m_example;
    std::string m_output;
    bool m_mayReplace = false;
};

} // namespace

std::unique_ptr<Action> makeExportAction()
{
    return std::make_unique<ExportAction>();
}

} // namespace timbrel::app
