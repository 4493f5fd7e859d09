// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/result.h"
#include "core/learning/latent_space.h"
#include "core/learning/mlp_weights.h"
#include "core/music/drum_rows.h"
#include "core/music/pattern.h"
#include "core/pattern/pattern_planes.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace timbrel::pattern {

/// Bounds of what can be learnt.
inline constexpr std::size_t kMaximumRows = 32;
inline constexpr std::size_t kMaximumSteps = 256;
inline constexpr std::size_t kMaximumLabels = 256;
inline constexpr std::size_t kMaximumPoints = 65536;

/// How good a network is; figures of its best validation.
struct PatternFigures
{
    double loss = 0.0; ///< nats a pattern on the test split: reconstruction + beta KL
    double elbo = 0.0; ///< nats a pattern
    double onsetF1 = 0.0; ///< of all onsets of the test split together
    std::int64_t epoch = 0;
    friend bool operator==(const PatternFigures&, const PatternFigures&) = default;
};

/// All of a trained network of patterns.
struct PatternCheckpoint
{
    music::PatternShape shape;
    std::vector<music::DrumRow> rows; ///< shape.rows of them
    PatternPlanes planes;
    std::vector<std::string> labels;
    bool isConditioned = false; ///< both sides get one more input for each label
    std::size_t dimensions = 0;
    std::vector<float> thresholds; ///< [rows], 0 to 1
    std::vector<float> velocities; ///< [rows]: how loud onsets are where the network does not say
    std::vector<learning::LatentPoint> points;
    learning::MlpWeights encoder; ///< planes (and condition) to means, then log-variances
    learning::MlpWeights decoder; ///< z (and condition) to planes: logits of onsets ...
    PatternFigures figures;
    std::uint64_t seed = 0;
    std::string dataDigest;
    std::string source; ///< the program that taught it
};

/// Inputs of the encoder, outputs of the decoder.
[[nodiscard]] std::size_t contentSize(const PatternCheckpoint& checkpoint) noexcept;
[[nodiscard]] std::size_t conditionSize(const PatternCheckpoint& checkpoint) noexcept;

/// A safetensors file: the description as JSON in the metadata "timbrel_pattern_model", the two
/// networks and the points as tensors (README.md here). Errors: FieldInvalid (what could not be
/// read back), those of writing.
[[nodiscard]] Result<> writePatternCheckpoint(const std::filesystem::path& path,
                                              const PatternCheckpoint& checkpoint);

/// Strict: everything that the description promises is there, with its shape and finite, and
/// nothing else. Errors: of readFile and parseSafetensors; ModelBroken (named: the field or
/// tensor), FormatUnknown, VersionTooNew.
[[nodiscard]] Result<PatternCheckpoint> parsePatternCheckpoint(std::string_view bytes,
                                                               const std::filesystem::path& file);

} // namespace timbrel::pattern
