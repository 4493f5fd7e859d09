// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/result.h"
#include "core/expression/representation.h"

#include <cstdint>
#include <filesystem>
#include <limits>
#include <set>
#include <string_view>
#include <vector>

namespace timbrel::expression {

/// A unit of the original program's network.
struct LarasynthUnit
{
    enum class Kind : std::uint8_t
    {
        Input,
        Bias,
        InputGate,
        ForgetGate,
        OutputGate,
        Cell,
        Output
    };
    static constexpr std::uint32_t kNone = std::numeric_limits<std::uint32_t>::max();

    Kind kind = Kind::Input;
    bool logistic = false; ///< else the identity
    std::uint32_t selfGater = kNone; ///< cells: the unit whose activation scales the old state
    friend bool operator==(const LarasynthUnit&, const LarasynthUnit&) = default;
};

/// A connection of the original program's network.
struct LarasynthConnection
{
    std::uint32_t from = 0;
    std::uint32_t to = 0;
    std::uint32_t gater
        = LarasynthUnit::kNone; ///< the unit whose activation scales this connection
    double weight = 0.0;
    friend bool operator==(const LarasynthConnection&, const LarasynthConnection&) = default;
};

/// What a results file of the original program (training_results/*.json) holds that is needed to
/// perform: the network as it is listed, and the representation that it was trained with.
struct LarasynthResult
{
    std::vector<LarasynthUnit> units; ///< by id
    std::vector<LarasynthConnection> connections; ///< in the file's order
    OutputCoding outputs; ///< defaults: the lowest value, since the file has none
    std::set<std::uint8_t> neverMoved; ///< controllers that no example moved: they have no range
    FeatureSet features;
    int updateRate = 75;
    std::vector<int> blockCounts;
    double mse = 0.0;
    std::int64_t epoch = 0;
};

/// Reads a results file. Numbers may be written as integers or reals. Every id, count and size is
/// checked; nothing in the file makes memory grow beyond a small multiple of the file's own size.
/// Threads: any. Realtime-safe: no.
/// Errors: JsonInvalid (with the byte), ModelBroken (with the key or entry, what was found and what
/// was expected); readLarasynthResult also those of readFile.
[[nodiscard]] Result<LarasynthResult> parseLarasynthResult(std::string_view text,
                                                           const std::filesystem::path& file);
[[nodiscard]] Result<LarasynthResult> readLarasynthResult(const std::filesystem::path& path);

} // namespace timbrel::expression
