// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/result.h"

#include <cstdint>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <string_view>

namespace timbrel {

/// Keeps the order of keys, so that what a person wrote stays where they wrote it.
using Json = nlohmann::ordered_json;

/// Parses without exceptions; nesting beyond 256 is refused. `file` only names the source in
/// errors. Errors: JsonInvalid (with the byte).
[[nodiscard]] Result<Json> parseJson(std::string_view text, const std::filesystem::path& file);

/// readFile + parseJson.
[[nodiscard]] Result<Json> readJson(const std::filesystem::path& path,
                                    std::uint64_t maximumBytes = 256U << 20U);

/// Writes with one space of indent and a final line feed, atomically. Invalid UTF-8 becomes U+FFFD.
[[nodiscard]] Result<> writeJson(const std::filesystem::path& path, const Json& json);

/// One line, no final line feed; for metrics and --json. Never throws on bad UTF-8.
[[nodiscard]] std::string jsonLine(const Json& json);

/// Typed access that reports instead of throwing: FieldMissing or FieldInvalid, with the key's
/// name. Numbers: integers are fine where reals are expected; NaN and infinities are refused.
[[nodiscard]] Result<double> jsonReal(const Json& object, std::string_view key);
[[nodiscard]] Result<std::int64_t>
jsonInteger(const Json& object, std::string_view key, std::int64_t minimum, std::int64_t maximum);
[[nodiscard]] Result<bool> jsonBool(const Json& object, std::string_view key);
[[nodiscard]] Result<std::string> jsonString(const Json& object, std::string_view key);
[[nodiscard]] Result<const Json*> jsonArray(const Json& object, std::string_view key);
[[nodiscard]] Result<const Json*> jsonObject(const Json& object, std::string_view key);

/// Checks "format" and "version" of one of our own files. Errors: FormatUnknown, VersionTooNew.
[[nodiscard]] Result<int> checkFormat(const Json& object,
                                      std::string_view format,
                                      int newestVersion,
                                      const std::filesystem::path& file);

} // namespace timbrel
