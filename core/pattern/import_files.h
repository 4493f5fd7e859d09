// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/result.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace timbrel::pattern {

enum class ImportKind : std::uint8_t
{
    Midi,
    Hydrogen,
    Pattern,
    Rows, ///< .jsonl: a set or rows of steps
    Unknown ///< by its name: look into it
};

/// By the ending, in any case.
[[nodiscard]] ImportKind importKindOf(const std::filesystem::path& file);
/// By the first bytes; Unknown if it is none of them.
[[nodiscard]] ImportKind importKindOf(std::string_view bytes);

struct ImportFile
{
    std::filesystem::path path;
    /// What a person calls it: the folder that was imported and the way from there; of a file that
    /// was named, its folder and its name. With '/'; each once.
    std::string source;
    ImportKind kind = ImportKind::Unknown;
    bool isNamed = false; ///< by a person, not found in a folder
};

struct ImportFiles
{
    std::vector<ImportFile> files; ///< of a folder in order of their names
    std::size_t otherFiles = 0;
};

/// At most kMaximumImportFiles. Errors: FileNotFound.
[[nodiscard]] Result<ImportFiles> filesToImport(std::span<const std::filesystem::path> paths);

inline constexpr std::size_t kMaximumImportFiles = 1'000'000;

} // namespace timbrel::pattern
