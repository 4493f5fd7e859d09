// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/result.h"
#include "core/expression/network_weights.h"
#include "core/expression/representation.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace timbrel::expression {

/// What a trained network is, besides its weights.
struct ModelDescription
{
    FeatureSet features;
    FeatureDialect dialect = FeatureDialect::Timbrel;
    OutputCoding outputs; ///< ascending by controller
    int updateRate = 75; ///< per second, 1-1000
    std::vector<int> blockCounts; ///< one per layer
    bool feedback = true; ///< hears its own output of the update before
    double mse = 0.0; ///< of its best validation, controller units
    std::uint64_t seed = 0; ///< 0: not known (the original program keeps none)
    std::int64_t epoch = 0;
    std::string dataDigest; ///< of the examples; empty: not known
    std::string source; ///< what made it ("Timbrel 0.1.0", "Larasynth")
    friend bool operator==(const ModelDescription&, const ModelDescription&) = default;
};

/// A model of ours, read whole.
struct LoadedModel
{
    ModelDescription description;
    NetworkWeights weights;
};

/// Our model files are safetensors: lstm.<layer>.weight_ih [4 blocks, inputs],
/// lstm.<layer>.weight_hh [4 blocks, blocks], lstm.<layer>.bias [4 blocks] (gates in the order
/// input, forget, cell, output), output.weight [outputs, blocks], output.bias [outputs], all
/// float32; the description is JSON text in the metadata under "timbrel". Threads: any.
/// Realtime-safe: no. Errors: of writeFileAtomically; ModelBroken if the weights are not what the
/// description says.
[[nodiscard]] Result<> saveModel(const std::filesystem::path& path,
                                 const ModelDescription& description,
                                 const NetworkWeights& weights);

/// Errors: of readFile; ModelBroken (with what was found and expected), FormatUnknown,
/// VersionTooNew.
[[nodiscard]] Result<LoadedModel> loadModel(const std::filesystem::path& path);

/// The same from memory; file only names the source in errors. Every size is checked against the
/// description before memory is taken for it.
[[nodiscard]] Result<LoadedModel> parseModel(std::string_view bytes,
                                             const std::filesystem::path& file);

/// The file's bytes.
[[nodiscard]] Result<std::string> serializeModel(const ModelDescription& description,
                                                 const NetworkWeights& weights);

/// Bounds of what is opened; far beyond what makes musical sense, but a hostile file cannot cost
/// more.
inline constexpr std::size_t kMaximumLayers = 16;
inline constexpr int kMaximumBlocks = 4096; ///< in one layer
inline constexpr int kMaximumOutputCount = 16384; ///< of one controller

} // namespace timbrel::expression
