// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/action_list.h"
#include "app/cli/chosen_model.h"
#include "app/cli/interruption.h"
#include "app/cli/performance_text.h"
#include "app/cli/port_options.h"
#include "core/expression/expression_model.h"
#include "core/expression/performance_thread.h"
#include "core/learning/stop_signal.h"
#include "core/project/project.h"

#include <fmt/format.h>
#include <thread>

namespace timbrel::app {
namespace {

using expression::PerformanceSettings;
using expression::PerformanceThread;

/// How often the terminal is told what has happened; the performance itself does not wait for it.
constexpr std::chrono::milliseconds kTellEvery {40};

class PerformAction final : public Action
{
public:
    std::string name() const override { return "perform"; }
    std::string summary() const override
    {
        return "Move the controllers while you play, until Ctrl+C";
    }
    std::string example() const override
    {
        return "timbrel swell perform -v --in KeyStep --out Prophet";
    }

    void addOptions(Options& options) override
    {
        options.flag("-v,--verbose", m_isVerbose, "Print each note, controller and latency");
        options.text(
            "--model", m_model, "A run, or a file of training_results; the best if absent");
        options.text("--in", m_input, "Input port: its name, or a part that only one has");
        options.text("--out", m_output, "Output port, likewise");
        options.flag("--virtual", m_isVirtual, "Open our own ports, for a DAW to connect to");
        m_backend.addTo(options);
        options.flag("--allow-loop", m_mayLoop, "Allow the same port for input and output");
        options.integer(
            "--channel", m_channel, 1, 16, "Channel of the controllers; else the notes'");
        options.real("--wire-baud",
                     m_wireBaud,
                     300,
                     1e9,
                     "Speed of the cable behind the output: 31250 for one with five pins");
        options.real("--note-wait-ms",
                     m_noteWait,
                     0,
                     1000,
                     "The longest that a note waits on a slow cable (3)");
        options.real("--seconds", m_seconds, 0, 1e9, "End after this time");
    }

    Result<> run(const std::filesystem::path& folder, Report& report) override
    {
        endInOrderOnSignals();
        const auto project = project::Project::open(folder);
        if (!project)
            return failure(project.error());
        Random random(freshSeed());
        Warnings warnings;
        const auto settings = project->settings(random, &warnings);
        if (!settings)
            return failure(settings.error());
        report.warn(warnings);
        auto chosen = openChosenModel(*project, m_model, *settings);
        if (!chosen)
            return failure(chosen.error());
        auto ports
            = openPortPair(m_backend,
                           {"--in", m_input, m_isVirtual, settings->performingSourcePort},
                           {"--out", m_output, m_isVirtual, settings->performingDestinationPort},
                           m_mayLoop);
        if (!ports)
            return failure(ports.error());

        const std::string inputName = ports->input->port().name;
        const std::string outputName = ports->output->port().name;
        PerformanceThread thread(std::move(ports->input),
                                 std::move(ports->output),
                                 std::move(chosen->model),
                                 performanceSettings(*settings));
        TIMBREL_TRY(thread.start());
        tellReady(chosen->entry, inputName, outputName, report);
        perform(thread, report);
        return {};
    }

private:
    PerformanceSettings performanceSettings(const expression::Settings& settings) const
    {
        PerformanceSettings performance;
        performance.outputChannel = settings.outputChannel;
        if (m_channel)
            performance.outputChannel = static_cast<int>(*m_channel) - 1;
        performance.wireBaud = m_wireBaud ? m_wireBaud : settings.wireBaud;
        performance.noteWaitMilliseconds = m_noteWait.value_or(settings.noteWaitMilliseconds);
        return performance;
    }

    static void tellReady(const project::ModelEntry& model,
                          const std::string& input,
                          const std::string& output,
                          Report& report)
    {
        report.say(fmt::format("Ready: {} -> {} -> {}. Ctrl+C ends.", input, model.id, output));
        report.event(
            "ready",
            {{"input", input}, {"output", output}, {"model", model.id}, {"mse", model.mse}});
    }

    void perform(PerformanceThread& thread, Report& report) const
    {
        learning::StopSignal::Sources sources;
        sources.signals = true;
        if (m_seconds)
            sources.maxTime = std::chrono::duration<double>(*m_seconds);
        const learning::StopSignal stop(sources);
        while (!stop.requested()) {
            std::this_thread::sleep_for(kTellEvery);
            tellEvents(thread, report);
        }
        thread.stop();
        tellEvents(thread, report);
        const expression::PerformanceStatus status = thread.status();
        report.say(summaryText(status));
        report.done(summaryFields(status));
    }

    void tellEvents(PerformanceThread& thread, Report& report) const
    {
        expression::PerformanceEvent event;
        while (thread.nextEvent(event))
            tellEvent(event, m_isVerbose, report);
    }

    bool m_isVerbose = false;
    std::optional<std::string> m_model;
    std::optional<std::string> m_input;
    std::optional<std::string> m_output;
    bool m_isVirtual = false;
    BackendOption m_backend;
    bool m_mayLoop = false;
    std::optional<std::int64_t> m_channel;
    std::optional<double> m_wireBaud;
    std::optional<double> m_noteWait;
    std::optional<double> m_seconds;
};

} // namespace

std::unique_ptr<Action> makePerformAction()
{
    return std::make_unique<PerformAction>();
}

} // namespace timbrel::app
