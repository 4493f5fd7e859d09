// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/action_list.h"
#include "app/cli/pattern_models.h"
#include "app/cli/pattern_output.h"
#include "app/cli/wording.h"
#include "core/base/random.h"
#include "core/pattern/corner_maker.h"
#include "core/pattern/pattern_cut.h"
#include "core/pattern/pattern_file.h"
#include "core/pattern/pattern_fit.h"
#include "core/pattern/pattern_library.h"
#include "core/pattern/shipped_patterns.h"
#include "core/project/project.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace timbrel::app {
namespace {

constexpr std::int64_t kMostGenerated = 10'000;

/// A pattern, and where in the space it is.
struct Made
{
    pattern::PatternEntry entry;
    std::vector<float> z; ///< empty: between corners
    std::uint64_t seed = 0;
};

/// "loop.mid" of which there are many: "loop-007.mid".
std::filesystem::path numbered(const std::filesystem::path& path, std::size_t i, std::size_t count)
{
    if (count == 1)
        return path;
    const std::size_t digits = std::to_string(count).size();
    auto file = path;
    file.replace_filename(
        fmt::format("{}-{:0{}}{}", path.stem().string(), i + 1, digits, path.extension().string()));
    return file;
}

class PatternsGenerateAction final : public Action
{
public:
    std::string name() const override { return "patterns generate"; }
    std::string summary() const override
    {
        return "Make drum patterns from places in a space, or between four patterns";
    }
    std::string example() const override
    {
        return "timbrel swell patterns generate --z 0.5,-1.2 --bars 8 -o loop.wav";
    }

    void addOptions(Options& options) override
    {
        options.text("-o,--output", m_output, "File to write: .mid, .wav, .flac or .json");
        options.text("--z", m_z, "Place in the space: its numbers with commas; else by chance");
        options.texts("--corners",
                      m_corners,
                      "Four patterns, by name or file, instead of a space: top left, top right, "
                      "bottom left, bottom right");
        options.text("--at", m_at, "Place between them: X,Y from 0 to 1 (0.5,0.5)");
        options.text("--model", m_model, "A run, or its best.safetensors; the newest if absent");
        options.text("--label", m_label, "What to play, where the space was taught with labels");
        options.real("--temperature", m_temperature, 0, 4, "How much chance decides (0)");
        options.real("--threshold", m_threshold, 0, 1, "How likely an onset must be, all rows");
        options.real("--noise", m_noise, 0, 4, "Standard deviation added to each number of z (0)");
        options.integer("--seed", m_seed, 0, 4294967295, "What chance goes by; else a fresh one");
        options.integer("--count", m_count, 1, kMostGenerated, "So many, each with its own seed");
        options.integer("--bars", m_bars, 1, 1000, "Play so many bars; else once");
        options.real("--tempo", m_tempo, pattern::kSlowestTempo, 400, "Beats a minute (120)");
        options.real("--swing", m_swing, 0.5, 0.75, "Where the off-beat step lies in its pair");
        options.text("--kit", m_how.kit, "Sound of .wav and .flac: a built-in kit or a file");
        options.flag("--loop", m_how.isLoop, "Sound that can be repeated without a seam");
        options.flag("--replace", m_how.mayReplace, "Replace the file if it is there");
    }

    Result<> run(const std::filesystem::path& folder, Report& report) override
    {
        if (!m_corners.empty()) { // what lies between four patterns needs no project
            TIMBREL_TRY(checkPatternProject(folder));
        } else if (const auto project = project::Project::open(folder); !project) {
            return failure(project.error());
        }
        if (m_bars)
            m_how.bars = static_cast<int>(*m_bars);
        m_firstSeed = m_seed ? static_cast<std::uint64_t>(*m_seed) : freshSeed();
        return m_corners.empty() ? fromSpace(folder, report) : betweenCorners(folder, report);
    }

private:
    [[nodiscard]] std::size_t count() const
    {
        return static_cast<std::size_t>(m_count.value_or(1));
    }

    void decide(pattern::DecodeSettings& decode, std::uint64_t seed) const
    {
        decode.seed = seed;
        decode.temperature = static_cast<float>(m_temperature.value_or(0.0));
        decode.noise = static_cast<float>(m_noise.value_or(0.0));
        if (m_threshold)
            decode.thresholds.fill(static_cast<float>(*m_threshold));
    }

    Result<> fromSpace(const std::filesystem::path& folder, Report& report)
    {
        const auto chosen = openPatternModel(folder, m_model);
        if (!chosen)
            return failure(chosen.error());
        const pattern::PatternModel& model = *chosen->model;
        const auto label = labelOf(model, m_label);
        if (!label)
            return failure(label.error());
        std::vector<float> given;
        if (m_z) {
            auto numbers = numbersIn(*m_z, "--z", model.dimensions());
            if (!numbers)
                return failure(numbers.error());
            given = std::move(*numbers);
        }
        auto scratch = model.makeScratch();
        std::vector<Made> all;
        for (std::size_t i = 0; i < count(); ++i) {
            Made made = begun(i, model.shape());
            made.z = given.empty() ? drawn(model.dimensions(), made.seed) : given;
            auto decode = model.defaultSettings();
            decide(decode, made.seed);
            model.decode(made.z, *label, decode, scratch, made.entry.pattern);
            made.entry.label = m_label.value_or("");
            all.push_back(std::move(made));
        }
        return finish(all, model.rows(), chosen->id, report);
    }

    Result<> betweenCorners(const std::filesystem::path& folder, Report& report)
    {
        if (m_corners.size() != learning::kPadCorners || m_z)
            return failure(Error(ErrorId::UsageWrong)
                               .named(m_z ? "--z with --corners" : "--corners")
                               .butFound(std::to_string(m_corners.size()))
                               .whereExpected("four patterns, and --at for the place"));
        const auto at = numbersIn(m_at.value_or("0.5,0.5"), "--at", 2);
        if (!at)
            return failure(at.error());
        const auto set = cornerPatterns(folder, report);
        if (!set)
            return failure(set.error());
        const auto shape = pattern::proposedShape(*set, longestOf(*set));
        const auto corners = fittedCorners(*set, shape);
        if (!corners)
            return failure(corners.error());
        const auto maker = pattern::makerOfCorners(*corners, shape);
        std::vector<Made> all;
        for (std::size_t i = 0; i < count(); ++i) {
            Made made = begun(i, shape);
            auto request = pattern::cornerRequest({(*at)[0], (*at)[1]});
            decide(request.decode, made.seed);
            maker->make(request, made.entry.pattern);
            all.push_back(std::move(made));
        }
        return finish(all, set->rows, {}, report);
    }

    /// In the standard rows, by their order on the command line.
    Result<pattern::PatternSet> cornerPatterns(const std::filesystem::path& folder, Report& report)
    {
        const auto library = pattern::readPatternLibrary(pattern::patternsFolder(folder));
        if (!library)
            return failure(library.error());
        report.warn(library->warnings);
        const std::array sources = {library->set, pattern::shippedPatterns()};
        pattern::PatternSet corners;
        for (const std::string& name : m_corners) {
            auto corner = cornerNamed(name, sources);
            if (!corner)
                return failure(corner.error());
            corners.entries.push_back(std::move(*corner));
        }
        return corners;
    }

    static Result<pattern::PatternEntry> cornerNamed(const std::string& name,
                                                     std::span<const pattern::PatternSet> sources)
    {
        const auto& rows = music::standardDrumRows();
        for (const pattern::PatternSet& set : sources)
            for (pattern::PatternEntry entry : set.entries)
                if (entry.name == name) {
                    entry.pattern = pattern::withRows(entry.pattern, set.rows, rows);
                    return entry;
                }
        std::error_code code;
        if (!std::filesystem::exists(name, code))
            return failure(Error(ErrorId::PatternNotFound).named(name));
        auto document = pattern::readPattern(name);
        if (!document)
            return failure(document.error());
        document->entry.pattern = pattern::withRows(document->entry.pattern, document->rows, rows);
        return std::move(document->entry);
    }

    /// In bars.
    static int longestOf(const pattern::PatternSet& set)
    {
        std::size_t bars = 1;
        for (const pattern::PatternEntry& entry : set.entries) {
            const auto& shape = entry.pattern.shape();
            const std::size_t bar = std::max<std::size_t>(shape.stepsPerBar(), 1);
            bars = std::max(bars, (shape.steps + bar - 1) / bar);
        }
        return static_cast<int>(std::min<std::size_t>(bars, pattern::kMostBars));
    }

    static Result<pattern::CornerPatterns> fittedCorners(const pattern::PatternSet& set,
                                                         const music::PatternShape& shape)
    {
        pattern::CornerPatterns corners;
        for (std::size_t i = 0; i < corners.size(); ++i) {
            auto fitted = pattern::fitted(set.entries[i].pattern, shape);
            if (!fitted)
                return failure(Error(ErrorId::UsageWrong)
                                   .named("--corners")
                                   .butFound(set.entries[i].name)
                                   .whereExpected("four patterns of one metre"));
            corners[i] = std::make_shared<const music::Pattern>(std::move(*fitted));
        }
        return corners;
    }

    [[nodiscard]] Made begun(std::size_t i, const music::PatternShape& shape) const
    {
        Made made;
        made.seed = m_firstSeed + i;
        made.entry.pattern = music::Pattern(shape);
        made.entry.name = fmt::format("Generated {}", made.seed);
        made.entry.tempo = m_tempo.value_or(made.entry.tempo);
        made.entry.swing = static_cast<float>(m_swing.value_or(double {made.entry.swing}));
        return made;
    }

    /// As the prior has them.
    static std::vector<float> drawn(std::size_t dimensions, std::uint64_t seed)
    {
        Random random(seed);
        std::vector<float> z(dimensions);
        for (float& number : z)
            number = static_cast<float>(random.normal());
        return z;
    }

    Result<> finish(const std::vector<Made>& all,
                    const std::vector<music::DrumRow>& rows,
                    const std::string& model,
                    Report& report)
    {
        for (std::size_t i = 0; i < all.size(); ++i) {
            std::string file;
            if (m_output) {
                const auto path = numbered(*m_output, i, all.size());
                TIMBREL_TRY(writePattern(path, all[i].entry, rows, m_how, report));
                file = path.string();
            }
            tell(all[i], rows, file, report);
        }
        report.done({{"patterns", all.size()}, {"model", model}});
        return {};
    }

    static void tell(const Made& made,
                     const std::vector<music::DrumRow>& rows,
                     const std::string& file,
                     Report& report)
    {
        std::vector<std::string> numbers;
        for (const float number : made.z)
            numbers.push_back(fmt::format("{:.3f}", number));
        report.say(fmt::format("{}{}, seed {}{}:",
                               counted(made.entry.pattern.onsetCount(), "onset"),
                               numbers.empty() ? "" : " at z = " + joined(numbers, ","),
                               made.seed,
                               file.empty() ? "" : ", written as " + file));
        sayPattern(made.entry.pattern, rows, report);
        report.event("pattern",
                     {{"file", file},
                      {"z", made.z},
                      {"seed", made.seed},
                      {"onsets", made.entry.pattern.onsetCount()},
                      {"pattern", Json::parse(pattern::patternText(made.entry, rows))}});
    }

    std::optional<std::string> m_output;
    std::optional<std::string> m_z;
    std::vector<std::string> m_corners;
    std::optional<std::string> m_at;
    std::optional<std::string> m_model;
    std::optional<std::string> m_label;
    std::optional<double> m_temperature;
    std::optional<double> m_threshold;
    std::optional<double> m_noise;
    std::optional<std::int64_t> m_seed;
    std::optional<std::int64_t> m_count;
    std::optional<std::int64_t> m_bars;
    std::optional<double> m_tempo;
    std::optional<double> m_swing;
    PatternOutput m_how;
    std::uint64_t m_firstSeed = 0;
};

} // namespace

std::unique_ptr<Action> makePatternsGenerateAction()
{
    return std::make_unique<PatternsGenerateAction>();
}

} // namespace timbrel::app
