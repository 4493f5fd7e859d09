// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/json.h"
#include "core/base/random.h"
#include "core/base/result.h"
#include "core/learning/safetensors.h"

#include <cstdint>
#include <filesystem>
#include <string>

namespace timbrel::learning {

/// Everything needed to go on with a training, beside the tensors (weights and the optimiser's).
struct CheckpointFacts
{
    std::string kind; ///< of the run
    Json settings = Json::object();
    Json scalers = Json::object(); ///< how data becomes the network's numbers
    Json optimiser = Json::object(); ///< its numbers; its tensors lie with the weights
    Random::State random {};
    Json cursor = Json::object(); ///< where in the data, which epoch
    std::uint64_t seed = 0;
    std::string dataDigest;
    Json versions = Json::object(); ///< of the programs that made it; empty: filled in
    friend bool operator==(const CheckpointFacts&, const CheckpointFacts&) = default;
};

struct Checkpoint
{
    CheckpointFacts facts;
    TensorFile tensors;
};

/// Writes `<path>.safetensors` with the facts inside it (metadata "timbrel_checkpoint"), so that a
/// kill cannot part the two, and then the same facts as `<path>.json` beside it, for people and
/// scripts. `path` is without ending (run.checkpoints() / "last"). Errors: of writeSafetensors.
[[nodiscard]] Result<> saveCheckpoint(const std::filesystem::path& path,
                                      const Checkpoint& checkpoint);
/// Reads the .safetensors alone. Errors: of readSafetensors; ModelBroken, VersionTooNew.
[[nodiscard]] Result<Checkpoint> loadCheckpoint(const std::filesystem::path& path);

/// {"timbrel": "0.1.0", ...}
[[nodiscard]] Json programVersions();

} // namespace timbrel::learning
