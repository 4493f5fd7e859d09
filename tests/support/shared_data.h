// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace timbrel::test {

/// The folder of real files that tests read and the project does not ship: $TIMBREL_DATA, else
/// ../shared/data beside the checkout. Nothing where neither is there: the test then skips with
/// kNoSharedData.
[[nodiscard]] std::optional<std::filesystem::path> sharedData();

inline constexpr const char* kNoSharedData
    = "the real files are not here (set TIMBREL_DATA to their folder)";

/// Files directly in a folder with one of the endings (".mid"), sorted by name.
[[nodiscard]] std::vector<std::filesystem::path> filesIn(const std::filesystem::path& folder,
                                                         const std::string& ending);

/// The root of the source tree.
[[nodiscard]] std::filesystem::path sourceFolder();

/// A folder that is removed with everything in it at the end of the test.
class TemporaryFolder
{
public:
    TemporaryFolder();
    ~TemporaryFolder();
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;
    [[nodiscard]] const std::filesystem::path& path() const { return m_path; }

private:
    std::filesystem::path m_path;
};

} // namespace timbrel::test
