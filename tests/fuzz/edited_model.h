// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstddef>
#include <cstdint>
#include <string>

namespace timbrel::fuzz {

/// Makes a model file of a sound one and the fuzzer's bytes, read as edits of its parts: values of
/// the description are replaced, left out or added, tensors renamed, reshaped or left out. The
/// parts are then put together as a safetensors file should be, so that the fuzzer meets the reader
/// of models and not only that of safetensors.
std::string editedModel(const std::uint8_t* data, std::size_t size);

} // namespace timbrel::fuzz
