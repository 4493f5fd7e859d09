// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <vector>

namespace timbrel::learning {

/// A run keeps the networks that were its best before, `best-<epoch>.safetensors` beside the best,
/// so that five can be chosen from. Threads: any. Realtime-safe: no.
inline constexpr std::size_t kMostEarlierBests = 4;

/// Keeps the best that there is under its epoch, before a better one takes its place; the oldest
/// beyond kMostEarlierBests go. Only for who works on the run. What cannot be kept is not: the
/// training goes on.
void keepEarlierBest(const std::filesystem::path& best, std::int64_t epoch);

/// Of a run's folder, the latest (and best) first.
[[nodiscard]] std::vector<std::filesystem::path>
earlierBests(const std::filesystem::path& runFolder);

/// Of such a file; none for another name.
[[nodiscard]] std::optional<std::int64_t> epochOfEarlierBest(const std::filesystem::path& file);

} // namespace timbrel::learning
