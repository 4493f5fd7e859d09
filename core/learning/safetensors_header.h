// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/result.h"

#include <cstddef>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace timbrel::learning {

/// One tensor as a safetensors header tells it. Its bytes are what its shape needs.
struct TensorPlace
{
    std::string name;
    std::vector<std::size_t> shape;
    std::size_t begin = 0; ///< byte in the data that follows the header
    std::size_t end = 0;
};

struct TensorHeader
{
    std::vector<TensorPlace> places; ///< in the header's order
    std::map<std::string, std::string> metadata;
};

/// Reads the header event by event, so that it costs no more memory than it has text and ends at
/// the first thing that has no place in it. Whether the places fit the file is not looked at.
/// Threads: any. Realtime-safe: no. Errors: ModelBroken, NotSupported (a type other than F32).
[[nodiscard]] Result<TensorHeader> parseTensorHeader(std::string_view text,
                                                     const std::filesystem::path& file);

/// The product of a shape; absent where it does not fit into memory.
[[nodiscard]] std::optional<std::size_t> elementCount(const std::vector<std::size_t>& shape);

} // namespace timbrel::learning
