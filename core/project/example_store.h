// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/result.h"
#include "core/music/sequence.h"
#include "core/project/change_set.h"
#include "core/project/example.h"

#include <chrono>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace timbrel::project {

inline constexpr int kMostAttempts = 10'000; ///< at a free name; names are microseconds

/// How examples lie in training_examples: example-<time>.seq, which the original program reads, and
/// beside it example-<time>.json with what .seq cannot hold (core/project/README.md). Threads: any,
/// one writer per example. Realtime-safe: no.

/// All *.seq of a folder, sorted by name; none if the folder is not there.
[[nodiscard]] Result<std::vector<std::filesystem::path>>
exampleFiles(const std::filesystem::path& folder);

/// One example with what lies beside it; what is broken there is a warning and then as if it were
/// not there. Channels and release velocities count only for the .seq that they were written with.
/// `warnings` and `seqText` (what the .seq holds, for its digest) may be null. Errors: those of
/// readExample.
[[nodiscard]] Result<Example> readStoredExample(const std::filesystem::path& file,
                                                Warnings* warnings,
                                                std::string* seqText = nullptr);

/// Writes both files of a new example under a name that is free: the first microsecond from now on.
[[nodiscard]] Result<Example> createExample(ChangeSet& changes,
                                            const std::filesystem::path& folder,
                                            const music::Sequence& sequence,
                                            const ExampleOrigin& origin,
                                            const ExampleDetails& details = {});

/// Puts an example that was edited in the place of its files, times as they are: each as a whole,
/// the .seq first. A kill in between costs channels and release velocities of a note that was never
/// saved with them, nothing else. Keys beside it that this version does not know stay. An example
/// that lost its files gets them again. Errors: those of writeFileAtomically; VersionTooNew for
/// what lies beside it.
[[nodiscard]] Result<> writeStoredExample(const Example& example);

/// What writeStoredExample writes.
struct ExampleText
{
    std::string seq;
    std::string sidecar;
};
/// Keys of the sidecar on disk stay where the example has a file. Errors: VersionTooNew.
[[nodiscard]] Result<ExampleText> textOf(const Example& example);

/// The first name that is free from this time on, which is moved behind it; nobody owns it yet.
[[nodiscard]] std::filesystem::path freeExampleFile(const std::filesystem::path& folder,
                                                    std::chrono::system_clock::time_point& time);

/// example-<time>.json of example-<time>.seq.
[[nodiscard]] std::filesystem::path originFile(const std::filesystem::path& exampleFile);

} // namespace timbrel::project
