// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/result.h"
#include "core/music/pattern.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace timbrel::pattern {

/// A pattern that a network was shown, and what became of it.
struct Reconstruction
{
    std::string name;
    std::string label;
    double onsetF1 = 0.0; ///< 0 to 1
    music::Pattern target;
    music::Pattern output;
};

/// What writePatternPreviews() writes as reconstruction.json.
struct Reconstructions
{
    std::int64_t epoch = 0;
    std::vector<Reconstruction> patterns; ///< at most kMostReconstructions
};
inline constexpr std::size_t kMostReconstructions = 64;

/// Threads: any. Realtime-safe: no. Errors: those of readJson (above 16 MiB: FileTooLarge),
/// FormatUnknown, VersionTooNew, FieldMissing, FieldInvalid.
[[nodiscard]] Result<Reconstructions> readReconstructions(const std::filesystem::path& file);

} // namespace timbrel::pattern
