// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/json.h"
#include "core/base/result.h"
#include "core/expression/settings.h"
#include "core/learning/run_folder.h"
#include "core/music/sequence.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace timbrel::expression {

inline constexpr const char* kRunKind = "expression";

/// An example under the name that a run keeps it by.
struct NamedSequence
{
    std::string name; ///< without ending
    music::Sequence sequence;
};

/// A training, ready for learning::RunFolder::create: settings and examples go in whole, so that
/// the run needs nothing of the project. Threads: any. Realtime-safe: no.
[[nodiscard]] learning::NewRun newTrainingRun(const Settings& settings,
                                              const std::vector<NamedSequence>& examples,
                                              std::uint64_t seed,
                                              std::optional<double> maxSeconds);

/// What settings.json of a run of this kind says about the training (RunFolder::settings()[kind]);
/// ports are left out. The two are each other's inverse otherwise.
[[nodiscard]] Json trainingSettingsToJson(const Settings& settings);
/// `file` names the source in errors. Errors: FieldMissing, FieldInvalid.
[[nodiscard]] Result<Settings> trainingSettingsFromJson(const Json& json,
                                                        const std::filesystem::path& file);

/// The same settings with twice as many epochs at most, for a run that is to go on beyond its end.
[[nodiscard]] Json withMoreEpochs(Json trainingSettings);

/// The examples of a run, in the order of their names. Errors: those of the reader;
/// ExamplesMissing.
[[nodiscard]] Result<std::vector<NamedSequence>> examplesOfRun(const learning::RunFolder& run);

} // namespace timbrel::expression
