// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/shared_data.h"

#include <algorithm>
#include <cstdlib>
#include <stdexcept>

namespace timbrel::test {

std::filesystem::path sourceFolder()
{
    return TIMBREL_SOURCE_DIR;
}

std::optional<std::filesystem::path> sharedData()
{
    const char* named = std::getenv("TIMBREL_DATA");
    const std::filesystem::path folder
        = named != nullptr ? std::filesystem::path(named) : sourceFolder() / "../shared/data";
    if (!std::filesystem::is_directory(folder))
        return std::nullopt;
    return std::filesystem::canonical(folder);
}

std::vector<std::filesystem::path> filesIn(const std::filesystem::path& folder,
                                           const std::string& ending)
{
    std::vector<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::directory_iterator(folder))
        if (entry.is_regular_file() && entry.path().extension() == ending)
            files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    return files;
}

TemporaryFolder::TemporaryFolder()
{
    std::string pattern = (std::filesystem::temp_directory_path() / "timbrel-test-XXXXXX").string();
    if (::mkdtemp(pattern.data()) == nullptr)
        throw std::runtime_error("cannot make a temporary folder");
    m_path = pattern;
}

TemporaryFolder::~TemporaryFolder()
{
    std::error_code ignored;
    std::filesystem::permissions(m_path, std::filesystem::perms::owner_all, ignored);
    std::filesystem::remove_all(m_path, ignored);
}

} // namespace timbrel::test
