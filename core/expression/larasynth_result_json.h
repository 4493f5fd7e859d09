// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/result.h"

#include <array>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string_view>
#include <vector>

namespace timbrel::expression {

/// What a results file lists, as it lists it: only the kinds of the values are checked.
struct LarasynthListing
{
    struct Unit
    {
        std::optional<std::uint32_t> id;
        std::optional<std::uint32_t> selfGater;
        std::string type; ///< "INPUT_GATE"
        std::string activation; ///< "LOGISTIC"
    };
    std::vector<Unit> units;
    std::vector<std::uint32_t> connections; ///< in, out, in, out
    std::vector<double> weights;
    std::vector<std::uint32_t> gatedConnections; ///< gater, in, out
    std::vector<std::uint32_t> controllers;
    std::vector<std::uint32_t> ranges; ///< controller, minimum, maximum
    std::vector<std::uint32_t> outputCounts; ///< controller, count
    std::vector<std::uint32_t> blockCounts;
    std::optional<std::uint32_t> inputCount, outputCount, unitCount, updateRate;
    std::array<std::optional<bool>, 5> features; ///< in the order of Feature
    std::optional<double> mse;
    std::optional<std::uint32_t> epoch;
};

/// Reads through the file once without keeping what is not needed.
/// Errors: ModelBroken (with the byte or the key), OutOfMemory.
[[nodiscard]] Result<LarasynthListing> parseLarasynthListing(std::string_view text,
                                                             const std::filesystem::path& file);

} // namespace timbrel::expression
