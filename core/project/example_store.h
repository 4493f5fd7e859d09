// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/result.h"
#include "core/music/sequence.h"
#include "core/project/change_set.h"
#include "core/project/example.h"

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace timbrel::project {

/// How examples lie in training_examples: example-<time>.seq, which the original program reads, and
/// beside it example-<time>.json with what .seq cannot hold ({"format": "timbrel-example",
/// "version": 1, "origin": "imported", "file_name": "take 3.mid", "original": "<sha256>.mid"}).
/// Threads: any. Realtime-safe: no.

/// All *.seq of a folder, sorted by name; none if the folder is not there.
[[nodiscard]] Result<std::vector<std::filesystem::path>>
exampleFiles(const std::filesystem::path& folder);

/// One example, with its origin; a broken origin is a warning and then unknown.
/// Errors: those of readExample.
[[nodiscard]] Result<Example> readStoredExample(const std::filesystem::path& file,
                                                Warnings* warnings);

/// Writes both files of a new example under a name that is free: the first microsecond from now on.
[[nodiscard]] Result<Example> createExample(ChangeSet& changes,
                                            const std::filesystem::path& folder,
                                            const music::Sequence& sequence,
                                            const ExampleOrigin& origin);

/// example-<time>.json of example-<time>.seq.
[[nodiscard]] std::filesystem::path originFile(const std::filesystem::path& exampleFile);

} // namespace timbrel::project
