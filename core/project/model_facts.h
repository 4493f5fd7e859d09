// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/result.h"
#include "core/project/model_entry.h"

#include <filesystem>
#include <optional>
#include <vector>

namespace timbrel::project {

/// The light facts of a model, without reading its network: `perform` looks at all models of a
/// project before it starts, and a results file may have 26 MB. Threads: any. Realtime-safe: no.

/// A run's best network so far; nothing if it has none yet. What the run says of itself
/// (state.json) may be broken, with a warning: the network's own description counts. Errors:
/// ModelBroken, FormatUnknown, VersionTooNew, FileNotReadable.
[[nodiscard]] Result<std::optional<ModelEntry>> runFacts(const std::filesystem::path& runFolder,
                                                         Warnings* warnings);

/// The networks that were a run's best before, the latest first; their ids are "<run>@<epoch>".
/// Those that cannot be read are left out.
[[nodiscard]] std::vector<ModelEntry> earlierFacts(const std::filesystem::path& runFolder);

/// A model file of ours that lies anywhere.
[[nodiscard]] Result<ModelEntry> checkpointFacts(const std::filesystem::path& file);

/// A results file of the original program. Looks for the few keys in the text; that the rest is
/// sound is only seen when the model is opened. Errors: of readFile; ModelBroken (with the key).
[[nodiscard]] Result<ModelEntry> resultFacts(const std::filesystem::path& file);

} // namespace timbrel::project
