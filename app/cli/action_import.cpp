// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/action_list.h"
#include "app/cli/wording.h"
#include "core/project/project.h"

#include <fmt/format.h>

namespace timbrel::app {
namespace {

Json controllerFields(const std::vector<music::ControllerSummary>& controllers)
{
    Json list = Json::array();
    for (const music::ControllerSummary& controller : controllers)
        list.push_back({{"controller", controller.controller},
                        {"events", controller.eventCount},
                        {"minimum", controller.minimum},
                        {"maximum", controller.maximum},
                        {"first", controller.first},
                        {"moves", controller.moves}});
    return list;
}

class ImportAction final : public Action
{
public:
    std::string name() const override { return "import"; }
    std::string summary() const override { return "Make examples from MIDI files (or .seq files)"; }
    std::string usage() const override { return "FILE..."; }
    std::string example() const override { return "timbrel swell import swell.mid --learn 74,11"; }

    void addOptions(Options& options) override
    {
        options.requiredTexts("FILE", m_files, "Standard MIDI Files or .seq files");
        options.integers("--learn",
                         m_learn,
                         0,
                         127,
                         "Add these controllers to the settings and learn them too (74,11)");
    }

    Result<> run(const std::filesystem::path& folder, Report& report) override
    {
        const auto project = project::Project::open(folder);
        if (!project)
            return failure(project.error());
        const std::vector<std::uint8_t> learn(m_learn.begin(), m_learn.end());
        std::size_t noteCount = 0;
        std::size_t eventCount = 0;
        for (const std::string& file : m_files) {
            const auto imported = project->importFile(file, learn);
            if (!imported)
                return failure(imported.error());
            report.warn(imported->warnings);
            tell(file, *imported, report);
            noteCount += imported->noteCount;
            eventCount += imported->controllerEventCount;
        }
        report.done(
            {{"files", m_files.size()}, {"notes", noteCount}, {"controller_events", eventCount}});
        return {};
    }

private:
    static void tell(const std::string& file, const project::ImportReport& imported, Report& report)
    {
        std::vector<int> learnt(imported.learnt.begin(), imported.learnt.end());
        report.event("imported",
                     {{"file", file},
                      {"example", imported.example.file.string()},
                      {"original", imported.original.string()},
                      {"tracks", imported.trackCount},
                      {"notes", imported.noteCount},
                      {"controller_events", imported.controllerEventCount},
                      {"kept", controllerFields(imported.kept)},
                      {"others", controllerFields(imported.others)},
                      {"learnt", learnt},
                      {"imported_before", imported.wasImportedBefore},
                      {"extended", imported.isExtended}});
        report.say(fmt::format("{}: {}, {}, {} kept.",
                               file,
                               counted(imported.trackCount, "track"),
                               counted(imported.noteCount, "note"),
                               counted(imported.controllerEventCount, "controller event")));
        if (!imported.kept.empty())
            report.say("  Learnt from it: controller " + controllersText(imported.kept) + ".");
        tellOthers(imported, report);
        for (const std::uint8_t controller : imported.learnt)
            report.say(fmt::format("  Controller {} was added to the settings.", controller));
        if (imported.isExtended)
            report.say("  It was imported before; that example now has the new controllers too: "
                       + imported.example.file.string());
        else
            report.say((imported.wasImportedBefore
                            ? "  It was imported before; written once more as "
                            : "  Written as ")
                       + imported.example.file.string());
    }

    static void tellOthers(const project::ImportReport& imported, Report& report)
    {
        std::vector<music::ControllerSummary> moving;
        std::vector<std::string> numbers;
        for (const music::ControllerSummary& other : imported.others)
            if (other.moves) {
                moving.push_back(other);
                numbers.push_back(std::to_string(other.controller));
            }
        if (moving.empty())
            return;
        report.say("  It also moves controller " + controllersText(moving) + ".");
        report.say(fmt::format("  To learn that too, import it again with --learn {}.",
                               joined(numbers, ",")));
    }

    std::vector<std::string> m_files;
    std::vector<int> m_learn;
};

} // namespace

std::unique_ptr<Action> makeImportAction()
{
    return std::make_unique<ImportAction>();
}

} // namespace timbrel::app
