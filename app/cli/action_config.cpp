// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/action_list.h"
#include "app/cli/sequence_input.h"
#include "core/expression/settings_proposal.h"
#include "core/project/project.h"

#include <fmt/format.h>

namespace timbrel::app {
namespace {

class ConfigAction final : public Action
{
public:
    std::string name() const override { return "config"; }
    std::string summary() const override
    {
        return "Make a project folder with its settings, larasynth.conf";
    }
    std::string example() const override { return "timbrel swell config --from swell.mid"; }

    void addOptions(Options& options) override
    {
        options.texts("--from", m_files, "Propose the settings from this MIDI file or these");
    }

    Result<> run(const std::filesystem::path& folder, Report& report) override
    {
        auto conf = expression::LarasynthConf::generated();
        std::vector<expression::ProposalReason> reasons;
        if (!m_files.empty()) {
            Result<expression::Proposal> proposal = propose(report);
            if (!proposal)
                return failure(proposal.error());
            conf = std::move(proposal->conf);
            reasons = std::move(proposal->reasons);
        }
        const auto project = project::Project::create(folder, std::move(conf));
        if (!project)
            return failure(project.error());
        tell(*project, reasons, report);
        return {};
    }

private:
    Result<expression::Proposal> propose(Report& report) const
    {
        std::vector<music::Sequence> sequences;
        for (const std::string& file : m_files) {
            Warnings warnings;
            auto sequence = readSequence(file, warnings);
            if (!sequence)
                return failure(sequence.error());
            report.warn(warnings);
            sequences.push_back(std::move(*sequence));
        }
        return expression::proposeSettings(sequences);
    }

    static void tell(const project::Project& project,
                     const std::vector<expression::ProposalReason>& reasons,
                     Report& report)
    {
        for (const expression::ProposalReason& proposed : reasons) {
            report.say(fmt::format("{}: {}", proposed.key, proposed.reason));
            report.event("proposed", {{"key", proposed.key}, {"reason", proposed.reason}});
        }
        report.say(fmt::format("The settings are in {}: read them and change what does not fit. "
                               "Next, import an example.",
                               project.confFile().string()));
        report.done(
            {{"project", project.folder().string()}, {"settings", project.confFile().string()}});
    }

    std::vector<std::string> m_files;
};

} // namespace

std::unique_ptr<Action> makeConfigAction()
{
    return std::make_unique<ConfigAction>();
}

} // namespace timbrel::app
