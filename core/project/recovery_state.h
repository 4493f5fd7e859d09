// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/json.h"
#include "core/project/file_batch.h"
#include "core/project/recovery.h"

namespace timbrel::project {

/// How the state of a recovery session is written down: `recovery.json` and a content file for each
/// changed example beside it. For recovery.cpp. Threads: any. Realtime-safe: no.
inline constexpr const char* kRecoveryStateFile = "recovery.json";

/// Of the file beside the state that holds the entry's content.
[[nodiscard]] std::string contentName(const RecoveryState::Entry& entry);

[[nodiscard]] Json toJson(const RecoveryState& state);

/// The entry has a content.
[[nodiscard]] Result<> addContent(FileBatch& batch,
                                  const std::filesystem::path& folder,
                                  const RecoveryState::Entry& entry);

/// Errors: FileNotFound, FileNotReadable, JsonInvalid, FormatUnknown, VersionTooNew.
[[nodiscard]] Result<Json> readState(const std::filesystem::path& folder);

/// With the contents that lie in the folder; one that is damaged is a warning. Errors:
/// FieldMissing, FieldInvalid.
[[nodiscard]] Result<RecoveryState>
stateIn(const std::filesystem::path& folder, const Json& json, Warnings* warnings);

/// Nothing: that is no state.
[[nodiscard]] std::optional<RecoveryInfo> infoOf(const std::filesystem::path& folder,
                                                 const Json& json);

} // namespace timbrel::project
