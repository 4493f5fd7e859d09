// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace timbrel::project {

enum class ModelKind : std::uint8_t
{
    Run, ///< runs/expression/<id>: taught by Timbrel
    TrainingResult, ///< training_results/*.json: taught by the original program
};

/// A network that can be performed: light facts only, the network itself is not read.
struct ModelEntry
{
    std::string id; ///< name of the run's folder ("<run>@<epoch>": an earlier best), or the file's
    ModelKind kind = ModelKind::Run;
    std::filesystem::path file; ///< checkpoints/best.safetensors, or the JSON file
    double mse = 0.0; ///< of its best validation, controller units squared
    std::int64_t epoch = 0; ///< of its best validation
    std::string state; ///< "running", "finished", "stopped", "failed"; results: "finished"
    std::string created; ///< UTC, ISO 8601; from state.json, else from the file's time
    std::vector<std::uint8_t> controllers; ///< ascending; empty where the light facts do not say
};

} // namespace timbrel::project
