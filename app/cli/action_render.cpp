// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/action_list.h"
#include "app/cli/chosen_model.h"
#include "app/cli/wording.h"
#include "core/base/atomic_file.h"
#include "core/expression/renderer.h"
#include "core/midi/midi_file.h"
#include "core/midi/midi_file_writer.h"
#include "core/project/project.h"

#include <fmt/format.h>

namespace timbrel::app {
namespace {

class RenderAction final : public Action
{
public:
    std::string name() const override { return "render"; }
    std::string summary() const override { return "Perform a MIDI file into another, as if live"; }
    std::string usage() const override { return "FILE"; }
    std::string example() const override
    {
        return "timbrel swell render phrase.mid -o performed.mid";
    }

    void addOptions(Options& options) override
    {
        options.requiredText("FILE", m_input, "The MIDI file to be performed");
        options.requiredText("-o,--output", m_output, "The MIDI file to write");
        options.text(
            "--model", m_model, "A run, or a file of training_results; the best if absent");
        options.integer(
            "--channel", m_channel, 1, 16, "Channel of the controllers; else the notes'");
        options.flag("--replace", m_mayReplace, "Replace the file if it is there");
    }

    Result<> run(const std::filesystem::path& folder, Report& report) override
    {
        const auto project = project::Project::open(folder);
        if (!project)
            return failure(project.error());
        Random random(freshSeed());
        const auto settings = project->settings(random);
        if (!settings)
            return failure(settings.error());
        const auto file = midi::readMidiFile(m_input);
        if (!file)
            return failure(file.error());
        report.warn(file->warnings);
        const auto chosen = openChosenModel(*project, m_model, *settings);
        if (!chosen)
            return failure(chosen.error());

        expression::RenderSettings rendering;
        rendering.outputChannel = settings->outputChannel;
        if (m_channel)
            rendering.outputChannel = static_cast<int>(*m_channel) - 1;
        const auto performed = expression::render(*file, *chosen->model, rendering);
        TIMBREL_TRY(write(midi::writeMidiFile(performed.events, performed.payloads)));
        tell(performed, chosen->entry, report);
        return {};
    }

private:
    Result<> write(const std::string& bytes) const
    {
        return m_mayReplace ? writeFileAtomically(m_output, bytes)
                            : createFileAtomically(m_output, bytes);
    }

    void tell(const expression::Rendering& performed,
              const project::ModelEntry& model,
              Report& report) const
    {
        report.say(fmt::format("{} performed by {}: {}, {}, written as {}",
                               m_input,
                               model.id,
                               counted(performed.notes, "note"),
                               counted(performed.controllers, "controller event"),
                               m_output));
        if (!performed.isAtRest)
            report.say("At its end the controllers had not come to rest by themselves; they were "
                       "set to their defaults.");
        report.done({{"file", m_output},
                     {"model", model.id},
                     {"mse", model.mse},
                     {"notes", performed.notes},
                     {"controllers_sent", performed.controllers},
                     {"updates", performed.updates},
                     {"at_rest", performed.isAtRest}});
    }

    std::string m_input;
    std::string m_output;
    std::optional<std::string> m_model;
    std::optional<std::int64_t> m_channel;
    bool m_mayReplace = false;
};

} // namespace

std::unique_ptr<Action> makeRenderAction()
{
    return std::make_unique<RenderAction>();
}

} // namespace timbrel::app
