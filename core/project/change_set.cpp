// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/change_set.h"

#include "core/base/atomic_file.h"

#include <chrono>
#include <fcntl.h>
#include <sys/file.h>
#include <system_error>
#include <thread>
#include <unistd.h>

namespace timbrel::project {

ChangeSet::~ChangeSet()
{
    std::error_code ignored;
    for (auto place = m_created.rbegin(); place != m_created.rend(); ++place)
        std::filesystem::remove(*place, ignored); // a folder only if it is empty
}

Result<> ChangeSet::createFolder(const std::filesystem::path& folder)
{
    std::error_code ignored;
    std::vector<std::filesystem::path> missing;
    for (auto place = folder; !place.empty() && !std::filesystem::exists(place, ignored);
         place = place.parent_path()) {
        missing.push_back(place);
        if (place == place.parent_path())
            break;
    }
    const auto made = timbrel::createFolder(folder);
    for (auto place = missing.rbegin(); place != missing.rend(); ++place)
        if (std::filesystem::exists(*place, ignored))
            m_created.push_back(*place);
    return made;
}

Result<> ChangeSet::createFile(const std::filesystem::path& file, std::string_view bytes)
{
    TIMBREL_TRY(createFileAtomically(file, bytes));
    m_created.push_back(file);
    return {};
}

ProjectLock::ProjectLock(const std::filesystem::path& folder)
    : m_descriptor(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC))
{
    if (m_descriptor < 0)
        return;
    using namespace std::chrono_literals;
    for (int attempt = 0; attempt < 200; ++attempt) {
        if (::flock(m_descriptor, LOCK_EX | LOCK_NB) == 0)
            return;
        std::this_thread::sleep_for(10ms);
    }
}

ProjectLock::~ProjectLock()
{
    if (m_descriptor >= 0)
        ::close(m_descriptor);
}

} // namespace timbrel::project
