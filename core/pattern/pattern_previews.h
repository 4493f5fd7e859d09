// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/result.h"
#include "core/pattern/pattern_dataset.h"
#include "core/pattern/pattern_model.h"

#include <filesystem>

namespace timbrel::pattern {

/// Pictures of what a network does, for those who watch it learn (README.md here says how they
/// look): reconstruction.json, some patterns beside what becomes of them, and latent.json, where
/// they all lie. Threads: any. Realtime-safe: no. Errors: those of writing.
[[nodiscard]] Result<> writePatternPreviews(const std::filesystem::path& folder,
                                            const PatternDataset& data,
                                            const PatternModel& model);

} // namespace timbrel::pattern
