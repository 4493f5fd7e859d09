// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/result.h"
#include "core/learning/run_folder.h"
#include "core/pattern/pattern_set.h"
#include "core/pattern/pattern_settings.h"

#include <cstdint>
#include <optional>

namespace timbrel::pattern {

inline constexpr const char* kPatternRunKind = "patterns";

/// A training, ready for learning::RunFolder::create: settings and patterns go in whole, so that
/// the run needs nothing of the project. Threads: any. Realtime-safe: no.
[[nodiscard]] learning::NewRun newPatternRun(const PatternSettings& settings,
                                             const PatternSet& patterns,
                                             std::uint64_t seed,
                                             std::optional<double> maxSeconds);

/// What data/ of such a run holds. Errors: of readPatternSet; RunBroken (there is none).
[[nodiscard]] Result<PatternSet> patternsOfRun(const learning::RunFolder& run,
                                               Warnings* warnings = nullptr);

/// The same settings with twice as many epochs at most, for a run that is to go on beyond its end.
[[nodiscard]] Json withMorePatternEpochs(Json settings);

} // namespace timbrel::pattern
