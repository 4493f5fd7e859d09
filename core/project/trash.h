// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/result.h"

#include <filesystem>
#include <span>
#include <string>
#include <vector>

namespace timbrel::project {

/// Deleted examples: `.trash/<time>/` of the project folder, both files under the names that they
/// had. Nothing is deleted but by emptyTrash, and that only what a person was shown.
/// Threads: any. Realtime-safe: no.
struct TrashedExample
{
    std::filesystem::path folder; ///< .trash/<time>
    std::filesystem::path file; ///< the .seq in it
    std::string when; ///< name of the folder: local time, "2026-05-29-13.46.04.399845"
};

/// Moves an example and what lies beside it. Errors: FileNotFound, FolderNotWritable, DiskFull,
/// FileNotWritable; the example is then where it was.
[[nodiscard]] Result<TrashedExample> trashExample(const std::filesystem::path& projectFolder,
                                                  const std::filesystem::path& exampleFile);

/// A copy of the file as it is on disk, before something else takes its place.
[[nodiscard]] Result<TrashedExample> copyToTrash(const std::filesystem::path& projectFolder,
                                                 const std::filesystem::path& exampleFile);

/// Oldest first.
[[nodiscard]] std::vector<TrashedExample>
trashedExamples(const std::filesystem::path& projectFolder);

/// Moves the folder of a training run, whole, to .trash/<time>/, and says where it is then.
/// Errors: FileNotFound, FolderNotWritable, FileNotWritable; the run is then where it was.
[[nodiscard]] Result<std::filesystem::path> trashRun(const std::filesystem::path& projectFolder,
                                                     const std::filesystem::path& runFolder);
/// Moves it back. Errors: FileNotFound, FileNotWritable (something of its name is there).
[[nodiscard]] Result<> restoreRun(const std::filesystem::path& trashedRun,
                                  const std::filesystem::path& runsFolder);

/// For good. Only these, and only if they lie in this project's trash.
[[nodiscard]] Result<> emptyTrash(const std::filesystem::path& projectFolder,
                                  std::span<const TrashedExample> examples);

} // namespace timbrel::project
