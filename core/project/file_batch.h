// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/result.h"

#include <filesystem>
#include <string_view>
#include <vector>

namespace timbrel::project {

/// Many files at once, as writeFileAtomically does one: they are written beside their places, reach
/// the disk with one flush for all, and then take their places, each as a whole, in the order in
/// which they were added. What fails before that changes nothing. A kill in between leaves old
/// files or new ones, never a mixture within a file. Threads: one. Realtime-safe: no.
class FileBatch
{
public:
    FileBatch() = default;
    ~FileBatch(); ///< what did not take its place goes
    FileBatch(const FileBatch&) = delete;
    FileBatch& operator=(const FileBatch&) = delete;

    enum class IfThere
    {
        Replace,
        Refuse ///< FileNotWritable, at commit()
    };
    /// Errors: FolderNotWritable, FileNotWritable, DiskFull.
    [[nodiscard]] Result<>
    add(const std::filesystem::path& path, std::string_view bytes, IfThere ifThere);
    /// Errors: the same.
    [[nodiscard]] Result<> commit();

private:
    struct Item
    {
        std::filesystem::path temporary;
        std::filesystem::path path;
        IfThere ifThere = IfThere::Replace;
    };
    std::vector<Item> m_items;
};

} // namespace timbrel::project
