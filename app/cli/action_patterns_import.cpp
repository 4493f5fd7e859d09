// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/action_list.h"
#include "app/cli/pattern_models.h"
#include "app/cli/wording.h"
#include "core/pattern/pattern_import.h"
#include "core/pattern/pattern_library.h"

#include <chrono>
#include <fmt/format.h>
#include <map>

namespace timbrel::app {
namespace {

using pattern::ImportSettings;
using pattern::LabelSource;
using pattern::PatternImport;

constexpr std::chrono::milliseconds kProgressEvery {200};

class PatternsImportAction final : public Action
{
public:
    std::string name() const override { return "patterns import"; }
    std::string summary() const override
    {
        return "Take drum patterns from MIDI files, Hydrogen's patterns or folders";
    }
    std::string usage() const override { return "FILE|FOLDER..."; }
    std::string example() const override { return "timbrel swell patterns import ~/drums"; }

    void addOptions(Options& options) override
    {
        options.requiredTexts("FILE", m_paths, "Files, or folders with all that is in them");
        options.integer(
            "--bars", m_bars, 1, pattern::kMostBars, "Cut so many bars for each pattern (2)");
        options.integer(
            "--steps-per-beat", m_stepsPerBeat, 1, 24, "Instead of what each file's notes say");
        options.integer("--channel",
                        m_channel,
                        1,
                        16,
                        "Drums are on this channel; else on 10, or on what is evidently drums");
        options.choice("--labels",
                       m_labels,
                       {"auto", "folder", "file", "none"},
                       "Where the patterns' labels come from: genres that names tell (auto), the "
                       "folder, the file's name");
        options.text("--label", m_label, "This label for all of them");
        options.flag("--keep-duplicates", m_keepsDuplicates, "Also what is there already");
        options.flag("--keep-near-empty", m_keepsNearEmpty, "Also patterns of under five onsets");
    }

    Result<> run(const std::filesystem::path& folder, Report& report) override
    {
        TIMBREL_TRY(checkPatternProject(folder));
        const auto library = pattern::readPatternLibrary(pattern::patternsFolder(folder));
        if (!library)
            return failure(library.error());
        report.warn(library->warnings);
        const std::vector<std::filesystem::path> paths(m_paths.begin(), m_paths.end());
        auto import = pattern::importPatterns(paths, settings(), watch(report));
        if (!import)
            return failure(import.error());
        report.warn(import->warnings);
        if (const auto nothing = pattern::failureOf(*import, paths))
            return failure(*nothing);
        for (const Error& broken : import->broken)
            report.warn(broken);
        const std::size_t known
            = m_keepsDuplicates ? 0 : pattern::removeKnown(import->set, library->set);
        return keep(folder, *import, known, report);
    }

private:
    ImportSettings settings() const
    {
        ImportSettings settings;
        if (m_bars)
            settings.cut.bars = static_cast<int>(*m_bars);
        if (m_stepsPerBeat)
            settings.cut.stepsPerBeat = static_cast<int>(*m_stepsPerBeat);
        if (m_channel)
            settings.channels.only = Channel(static_cast<int>(*m_channel) - 1);
        if (m_labels == "folder")
            settings.labels = LabelSource::Folder;
        else if (m_labels == "file")
            settings.labels = LabelSource::FileName;
        else if (m_labels == "none")
            settings.labels = LabelSource::None;
        settings.label = m_label;
        settings.keepsDuplicates = m_keepsDuplicates;
        settings.keepsNearEmpty = m_keepsNearEmpty;
        return settings;
    }

    static pattern::ImportProgress watch(Report& report)
    {
        using Clock = std::chrono::steady_clock;
        return [&report,
                next = Clock::now() + kProgressEvery](const pattern::ImportStep& step) mutable {
            if (Clock::now() < next)
                return true;
            next = Clock::now() + kProgressEvery;
            report.showProgress(fmt::format(
                "{} of {} files, {}", step.done, step.files, counted(step.patterns, "pattern")));
            report.event("progress",
                         {{"done", step.done}, {"files", step.files}, {"patterns", step.patterns}});
            return true;
        };
    }

    Result<> keep(const std::filesystem::path& folder,
                  const PatternImport& import,
                  std::size_t known,
                  Report& report) const
    {
        std::filesystem::path file;
        if (!import.set.entries.empty()) {
            TIMBREL_TRY(makePatternProject(folder, report));
            const auto name = std::filesystem::path(m_paths.front()).lexically_normal();
            const auto kept = pattern::keepPatterns(
                pattern::patternsFolder(folder),
                import.set,
                (name.has_filename() ? name : name.parent_path()).stem().string());
            if (!kept)
                return failure(kept.error());
            file = *kept;
        }
        tell(import, known, file, report);
        return {};
    }

    static void tell(const PatternImport& import,
                     std::size_t known,
                     const std::filesystem::path& file,
                     Report& report)
    {
        std::map<std::string, std::size_t> labels;
        for (const pattern::PatternEntry& entry : import.set.entries)
            ++labels[entry.label];
        std::vector<std::string> parts;
        for (const auto& [label, count] : labels)
            parts.push_back(fmt::format("{} {}", count, label.empty() ? "without" : label));
        report.say(fmt::format("{} from {}{}.",
                               counted(import.set.entries.size(), "pattern"),
                               counted(import.files.size(), "file"),
                               file.empty() ? "" : ", written to " + file.string()));
        if (!parts.empty())
            report.say("  Labels: " + joined(parts));
        tellLeftOut(import, known, report);
        report.done({{"file", file.string()},
                     {"patterns", import.set.entries.size()},
                     {"files", import.files.size()},
                     {"labels", labels},
                     {"fills", import.fills},
                     {"duplicates", import.duplicates},
                     {"known", known},
                     {"near_empty", import.nearEmpty},
                     {"broken_files", import.broken.size()},
                     {"other_files", import.otherFiles},
                     {"merged_strokes", import.mergedStrokes},
                     {"other_notes", import.otherNotes}});
    }

    static void tellLeftOut(const PatternImport& import, std::size_t known, Report& report)
    {
        std::vector<std::string> parts;
        const auto add = [&parts](std::size_t count, const char* what) {
            if (count > 0)
                parts.push_back(fmt::format("{} {}", count, what));
        };
        add(known, "that the project has");
        add(import.duplicates, "that came twice");
        add(import.nearEmpty, "nearly empty");
        if (!parts.empty())
            report.say("  Left out: " + joined(parts) + ".");
        if (!import.broken.empty())
            report.say(fmt::format("  {} gave nothing; see above.",
                                   counted(import.broken.size(), "file")));
    }

    std::vector<std::string> m_paths;
    std::optional<std::int64_t> m_bars;
    std::optional<std::int64_t> m_stepsPerBeat;
    std::optional<std::int64_t> m_channel;
    std::optional<std::string> m_labels;
    std::optional<std::string> m_label;
    bool m_keepsDuplicates = false;
    bool m_keepsNearEmpty = false;
};

} // namespace

std::unique_ptr<Action> makePatternsImportAction()
{
    return std::make_unique<PatternsImportAction>();
}

} // namespace timbrel::app
