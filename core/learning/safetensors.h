// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/result.h"

#include <cstddef>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace timbrel::learning {

/// Float32 values in row order.
struct Tensor
{
    std::string name;
    std::vector<std::size_t> shape; ///< empty: one value
    std::vector<float> values;
    friend bool operator==(const Tensor&, const Tensor&) = default;
};

/// A safetensors file: named tensors and text by key.
struct TensorFile
{
    std::vector<Tensor> tensors; ///< in the order of their data
    std::map<std::string, std::string> metadata;

    [[nodiscard]] const Tensor* find(std::string_view name) const;
    friend bool operator==(const TensorFile&, const TensorFile&) = default;
};

/// Bounds of what is read and written; the format itself allows a header of 100 MB.
inline constexpr std::size_t kMaximumTensorHeaderBytes = std::size_t {8} << 20U;
inline constexpr std::size_t kMaximumTensors = 65536;
inline constexpr std::size_t kMaximumTensorDimensions = 16;

/// Strict: the header must be a JSON object of the known form without repeated names, every tensor
/// F32 (others: NotSupported), and their data must cover the rest of the file without gaps or
/// overlaps. Memory stays below about twice the file's size, whatever the file claims.
/// Source: safetensors' README, "Format". Threads: any. Realtime-safe: no.
/// Errors: ModelBroken, NotSupported, OutOfMemory.
[[nodiscard]] Result<TensorFile> parseSafetensors(std::string_view bytes,
                                                  const std::filesystem::path& file);
[[nodiscard]] Result<TensorFile> readSafetensors(const std::filesystem::path& path);

/// The file's bytes; its data begins at a multiple of 8. Errors: FieldInvalid (a name twice or
/// reserved, values that do not fill the shape, text that is no UTF-8).
[[nodiscard]] Result<std::string> serializeSafetensors(const TensorFile& file);
/// Replaces the file as a whole. Errors: of the above and of writeFileAtomically.
[[nodiscard]] Result<> writeSafetensors(const std::filesystem::path& path, const TensorFile& file);

} // namespace timbrel::learning
