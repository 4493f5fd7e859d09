// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/expression/expression_model.h"
#include "core/expression/settings.h"
#include "core/learning/run_folder.h"
#include "core/learning/run_state.h"
#include "core/music/sequence.h"

#include <cstdint>
#include <filesystem>
#include <vector>

namespace timbrel::test {

/// What `config` writes, but for controller 1 alone with 8 values from a default of 0, 20 updates a
/// second and "some note on": the settings of the original's tutorial.
[[nodiscard]] expression::Settings tutorialSettings();
/// What `config` writes, for controller 1 alone: five features, 10 values, 75 updates a second.
[[nodiscard]] expression::Settings generatedSettings();

/// A training that waits for its worker.
[[nodiscard]] Result<learning::RunFolder> newRun(const std::filesystem::path& runsFolder,
                                                 const expression::Settings& settings,
                                                 const std::vector<music::Sequence>& examples,
                                                 std::uint64_t seed);
/// The worker's work, in this process.
[[nodiscard]] Result<learning::RunState> work(const learning::RunFolder& run);
/// The best network of a whole training.
[[nodiscard]] Result<expression::ExpressionModel>
taughtModel(const expression::Settings& settings,
            const std::vector<music::Sequence>& examples,
            std::uint64_t seed);

} // namespace timbrel::test
