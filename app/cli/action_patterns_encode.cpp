// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/action_list.h"
#include "app/cli/pattern_models.h"
#include "app/cli/wording.h"
#include "core/pattern/pattern_fit.h"
#include "core/pattern/pattern_import.h"
#include "core/project/project.h"

#include <algorithm>
#include <fmt/format.h>

namespace timbrel::app {
namespace {

/// Where a pattern lies in a space.
struct Encoded
{
    std::vector<float> z;
    double f1 = 0.0; ///< of what the space gives back there
    std::string nearest; ///< the pattern that it was taught and that lies nearest
};

const learning::LatentPoint* nearestPoint(const pattern::PatternModel& model,
                                          const std::vector<float>& z)
{
    const auto distance = [&z](const learning::LatentPoint& point) {
        double sum = 0.0;
        for (std::size_t d = 0; d < z.size(); ++d) {
            const double apart = double {point.position[d]} - double {z[d]};
            sum += apart * apart;
        }
        return sum;
    };
    const auto& points = model.points();
    const auto nearest
        = std::min_element(points.begin(), points.end(), [&](const auto& a, const auto& b) {
              return distance(a) < distance(b);
          });
    return nearest == points.end() ? nullptr : &*nearest;
}

class PatternsEncodeAction final : public Action
{
public:
    std::string name() const override { return "patterns encode"; }
    std::string summary() const override { return "Say where in a space drum patterns lie"; }
    std::string usage() const override { return "FILE..."; }
    std::string example() const override { return "timbrel swell patterns encode loop.mid"; }

    void addOptions(Options& options) override
    {
        options.requiredTexts("FILE", m_paths, "Files as patterns import takes them");
        options.text("--model", m_model, "A run, or its best.safetensors; the newest if absent");
        options.text("--label", m_label, "Their label, where the space was taught with labels");
    }

    Result<> run(const std::filesystem::path& folder, Report& report) override
    {
        const auto project = project::Project::open(folder);
        if (!project)
            return failure(project.error());
        const auto chosen = openPatternModel(project->folder(), m_model);
        if (!chosen)
            return failure(chosen.error());
        const auto label = labelOf(*chosen->model, m_label);
        if (!label)
            return failure(label.error());
        const auto set = patterns(*chosen->model, report);
        if (!set)
            return failure(set.error());
        std::size_t otherMetre = 0;
        for (const pattern::PatternEntry& entry : set->entries)
            if (!tell(entry, *chosen->model, *label, report))
                ++otherMetre;
        if (otherMetre > 0)
            report.say(fmt::format("{} of another metre than the space's.",
                                   counted(otherMetre, "pattern") + " left out:"));
        report.done({{"patterns", set->entries.size() - otherMetre},
                     {"other_metre", otherMetre},
                     {"model", chosen->id}});
        return {};
    }

private:
    Result<pattern::PatternSet> patterns(const pattern::PatternModel& model, Report& report) const
    {
        pattern::ImportSettings settings;
        settings.rows = model.rows();
        settings.keepsDuplicates = true;
        settings.keepsNearEmpty = true;
        const std::size_t bar = std::max<std::size_t>(model.shape().stepsPerBar(), 1);
        settings.cut.bars = static_cast<int>(
            std::clamp<std::size_t>(model.shape().steps / bar, 1, pattern::kMostBars));
        const std::vector<std::filesystem::path> paths(m_paths.begin(), m_paths.end());
        auto import = pattern::importPatterns(paths, settings);
        if (!import)
            return failure(import.error());
        report.warn(import->warnings);
        if (const auto nothing = pattern::failureOf(*import, paths))
            return failure(*nothing);
        for (const Error& broken : import->broken)
            report.warn(broken);
        return std::move(import->set);
    }

    /// False: the space has no place for its metre.
    static bool tell(const pattern::PatternEntry& entry,
                     const pattern::PatternModel& model,
                     int label,
                     Report& report)
    {
        const auto fitted = pattern::fitted(entry.pattern, model.shape());
        if (!fitted)
            return false;
        auto scratch = model.makeScratch();
        Encoded encoded;
        encoded.z.resize(model.dimensions());
        model.encode(*fitted, label, scratch, encoded.z);
        music::Pattern back(model.shape());
        model.decode(encoded.z, label, model.defaultSettings(), scratch, back);
        encoded.f1 = music::onsetF1(*fitted, back);
        if (const auto* nearest = nearestPoint(model, encoded.z))
            encoded.nearest = nearest->name;
        std::vector<std::string> numbers;
        for (const float number : encoded.z)
            numbers.push_back(fmt::format("{:.3f}", number));
        report.say(fmt::format("{}: z = {} (there the space plays it with F1 {:.2f}{})",
                               entry.name,
                               joined(numbers, ","),
                               encoded.f1,
                               encoded.nearest.empty() ? "" : "; nearest: " + encoded.nearest));
        report.event("pattern",
                     {{"name", entry.name},
                      {"source", entry.source},
                      {"z", encoded.z},
                      {"f1", encoded.f1},
                      {"nearest", encoded.nearest}});
        return true;
    }

    std::vector<std::string> m_paths;
    std::optional<std::string> m_model;
    std::optional<std::string> m_label;
};

} // namespace

std::unique_ptr<Action> makePatternsEncodeAction()
{
    return std::make_unique<PatternsEncodeAction>();
}

} // namespace timbrel::app
