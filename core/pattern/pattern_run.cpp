// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pattern/pattern_run.h"

#include "core/pattern/pattern_file.h"

#include <algorithm>

namespace timbrel::pattern {
namespace {

constexpr const char* kPatternsFile = "patterns.jsonl";
constexpr std::int64_t kMostEpochs = 1'000'000;

} // namespace

learning::NewRun newPatternRun(const PatternSettings& settings,
                               const PatternSet& patterns,
                               std::uint64_t seed,
                               std::optional<double> maxSeconds)
{
    learning::NewRun run;
    run.kind = kPatternRunKind;
    run.seed = seed;
    run.settings = toJson(settings);
    run.maxSeconds = maxSeconds;
    run.data.emplace_back(kPatternsFile, patternSetText(patterns));
    return run;
}

Result<PatternSet> patternsOfRun(const learning::RunFolder& run, Warnings* warnings)
{
    return readPatternSet(run.data() / kPatternsFile, warnings);
}

Json withMorePatternEpochs(Json settings)
{
    const auto epochs = jsonInteger(settings, "maximum_epochs", 1, kMostEpochs);
    settings["maximum_epochs"] = std::min(2 * epochs.value_or(100), kMostEpochs);
    settings["patience_epochs"] = 0;
    return settings;
}

} // namespace timbrel::pattern
