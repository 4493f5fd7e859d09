// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/action_list.h"
#include "app/cli/interruption.h"
#include "app/cli/port_options.h"
#include "app/cli/wording.h"
#include "core/expression/recorder.h"
#include "core/learning/stop_signal.h"
#include "core/project/project.h"

#include <atomic>
#include <fmt/format.h>
#include <thread>

namespace timbrel::app {
namespace {

constexpr double kSilenceBetweenTakes = 3.0; ///< seconds

Microseconds microseconds(double seconds)
{
    return std::chrono::duration_cast<Microseconds>(std::chrono::duration<double>(seconds));
}

/// Ends a recording when the person or the system asks for it; the recording itself sleeps until
/// something is played.
class Stopper
{
public:
    explicit Stopper(midi::MidiInput& input)
        : m_thread([this, &input](const std::stop_token& token) {
            learning::StopSignal::Sources sources;
            sources.signals = true;
            const learning::StopSignal signal(sources);
            while (!token.stop_requested() && !signal.requested())
                std::this_thread::sleep_for(std::chrono::milliseconds(20));
            if (signal.requested()) {
                m_isStopped = true;
                input.wake();
            }
        })
    { }
    std::atomic<bool>& flag() { return m_isStopped; }

private:
    std::atomic<bool> m_isStopped = false; ///< set by either thread, read by the recording one
    std::jthread m_thread;
};

class RecordAction final : public Action
{
public:
    std::string name() const override { return "record"; }
    std::string summary() const override
    {
        return "Make examples from what you play, from the first note to Ctrl+C";
    }
    std::string example() const override
    {
        return "timbrel swell record --port KeyStep --seconds 8 --takes 3";
    }

    void addOptions(Options& options) override
    {
        options.text("--port", m_port, "Input port: its name, or a part that only one has");
        options.flag("--virtual", m_isVirtual, "Open our own port, for a DAW to connect to");
        m_backend.addTo(options);
        options.real("--seconds", m_seconds, 0.01, 1e6, "End a take so long after its first note");
        options.integer("--takes",
                        m_takes,
                        0,
                        100000,
                        "So many takes, divided by silence; 0: until Ctrl+C (1)");
        options.real("--silence", m_silence, 0.1, 3600, "Seconds of silence that end a take (3)");
    }

    Result<> run(const std::filesystem::path& folder, Report& report) override
    {
        endInOrderOnSignals();
        const auto project = project::Project::open(folder);
        if (!project)
            return failure(project.error());
        Random random(freshSeed());
        const auto settings = project->settings(random);
        if (!settings)
            return failure(settings.error());
        const auto backend = m_backend.open();
        if (!backend)
            return failure(backend.error());
        const auto input
            = openInput(**backend, {"--port", m_port, m_isVirtual, settings->recordingSourcePort});
        if (!input)
            return failure(input.error());
        return recordTakes(*project, *settings, **input, report);
    }

private:
    expression::RecorderSettings recorderSettings(const expression::Settings& settings) const
    {
        expression::RecorderSettings recorder;
        recorder.controllers.insert(settings.controllers.begin(), settings.controllers.end());
        if (m_silence || m_takes.value_or(1) != 1)
            recorder.takeSilence = microseconds(m_silence.value_or(kSilenceBetweenTakes));
        return recorder;
    }

    Result<> recordTakes(const project::Project& project,
                         const expression::Settings& settings,
                         midi::MidiInput& input,
                         Report& report) const
    {
        Stopper stopper(input);
        const auto wanted = static_cast<std::size_t>(m_takes.value_or(1));
        std::size_t takes = 0;
        Result<> saved;
        expression::RecordingControl control;
        control.stop = &stopper.flag();
        if (m_seconds)
            control.duration = microseconds(*m_seconds);
        control.takeFinished = [&](const music::Sequence& take) {
            saved = save(project, take, ++takes, report);
            if (!saved || takes == wanted)
                stopper.flag() = true;
        };
        control.portChanged = [&](midi::PortChange change) { tellPort(change, input, report); };

        report.say("Waiting for the first note of " + input.port().name + ". Ctrl+C ends.");
        report.event("ready", {{"input", input.port().name}});
        // with --seconds each call records one take
        while (!stopper.flag())
            expression::record(input, recorderSettings(settings), control);
        TIMBREL_TRY(saved);
        if (takes == 0)
            report.say("No note was played, so nothing was saved.");
        report.done({{"takes", takes}, {"dropped", input.dropped()}});
        return {};
    }

    static Result<> save(const project::Project& project,
                         const music::Sequence& take,
                         std::size_t number,
                         Report& report)
    {
        project::ExampleOrigin origin;
        origin.kind = project::OriginKind::Recorded;
        const auto example = project.addExample(take, origin);
        if (!example)
            return failure(example.error());
        const std::size_t notes = music::countNotes(take);
        report.say(fmt::format("Take {}: {}, {}, written as {}",
                               number,
                               counted(notes, "note"),
                               durationText(music::lengthOf(take)),
                               example->file.string()));
        report.event("take",
                     {{"number", number},
                      {"example", example->file.string()},
                      {"notes", notes},
                      {"events", take.size()}});
        return {};
    }

    static void tellPort(midi::PortChange change, const midi::MidiInput& input, Report& report)
    {
        if (change == midi::PortChange::None)
            return;
        const ErrorId id
            = change == midi::PortChange::Vanished ? ErrorId::PortVanished : ErrorId::PortReturned;
        report.warn(Error(id).named(input.port().name));
    }

    std::optional<std::string> m_port;
    bool m_isVirtual = false;
    BackendOption m_backend;
    std::optional<double> m_seconds;
    std::optional<std::int64_t> m_takes;
    std::optional<double> m_silence;
};

} // namespace

std::unique_ptr<Action> makeRecordAction()
{
    return std::make_unique<RecordAction>();
}

} // namespace timbrel::app
