// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/result.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

namespace timbrel {

/// Replaces a file as a whole: the bytes go to a temporary file in the same folder, are flushed to
/// the disk and take the old file's place by rename. A kill or a power cut at any moment leaves the
/// old file or the new one, never a mixture; a failure leaves no temporary file behind. Threads:
/// any, one writer per path. Realtime-safe: no. Errors: FolderNotWritable, FileNotWritable,
/// DiskFull.
[[nodiscard]] Result<> writeFileAtomically(const std::filesystem::path& path,
                                           std::string_view bytes);

/// Like writeFileAtomically, but never replaces: FileNotWritable if something is there already.
[[nodiscard]] Result<> createFileAtomically(const std::filesystem::path& path,
                                            std::string_view bytes);

/// The whole file. Errors: FileNotFound, FileNotReadable (also a folder), FileTooLarge (above
/// maximumBytes; nothing is read then, so hostile sizes cost no memory), OutOfMemory.
[[nodiscard]] Result<std::string> readFile(const std::filesystem::path& path,
                                           std::uint64_t maximumBytes = 1U << 30U);

/// Creates the folder and its parents; fine if it is there. Errors: FolderNotWritable, DiskFull.
[[nodiscard]] Result<> createFolder(const std::filesystem::path& path);

} // namespace timbrel
