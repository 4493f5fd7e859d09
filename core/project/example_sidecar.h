// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/json.h"
#include "core/base/result.h"
#include "core/project/example.h"

#include <filesystem>
#include <string_view>

namespace timbrel::project {

/// example-*.json: what .seq cannot hold. Threads: any. Realtime-safe: no.

/// Puts origin, details and the events' channels and release velocities into `json` (an object, or
/// null), whose other keys stay. `seqText` is the .seq that it belongs to.
void describeExample(Json& json, const Example& example, std::string_view seqText);

/// The other way: takes what is said there into an example whose sequence was read from `seqText`.
/// Errors: FormatUnknown, VersionTooNew, FieldMissing, FieldInvalid, with the file; the example is
/// then unchanged.
[[nodiscard]] Result<> takeDescription(Example& example,
                                       const Json& json,
                                       std::string_view seqText,
                                       const std::filesystem::path& file);

/// Errors: FormatUnknown, VersionTooNew.
[[nodiscard]] Result<> checkDescription(const Json& json, const std::filesystem::path& file);

} // namespace timbrel::project
