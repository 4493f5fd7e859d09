// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/project_copy.h"

#include "core/base/atomic_file.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <system_error>
#include <vector>

namespace timbrel::project {

namespace fs = std::filesystem;

namespace {

/// What belongs to this one place only.
constexpr std::array<std::string_view, 2> kNotCopied = {".trash", ".timbrel"};

struct CopiedFile
{
    fs::path relative;
    std::uintmax_t bytes = 0;
};

/// What there is to copy: folders before what they hold.
struct CopyPlan
{
    std::vector<fs::path> folders;
    std::vector<CopiedFile> files;
    std::uintmax_t bytes = 0;
};

Error copyError(const fs::path& at, const std::error_code& code)
{
    const auto id
        = code == std::errc::no_space_on_device ? ErrorId::DiskFull : ErrorId::FileNotWritable;
    return Error(id).inFile(at).butFound(code.message());
}

bool isCopied(const fs::path& relative)
{
    const std::string top = relative.begin()->string();
    return std::find(kNotCopied.begin(), kNotCopied.end(), top) == kNotCopied.end();
}

/// Links are followed, as the copy shall stand by itself.
Result<CopyPlan> planFor(const fs::path& from)
{
    CopyPlan plan;
    std::error_code code;
    fs::recursive_directory_iterator entry(
        from, fs::directory_options::follow_directory_symlink, code);
    for (; !code && entry != fs::recursive_directory_iterator(); entry.increment(code)) {
        const fs::path relative = entry->path().lexically_relative(from);
        if (!isCopied(relative)) {
            entry.disable_recursion_pending();
            continue;
        }
        std::error_code gone; // what another program took away meanwhile
        if (entry->is_directory(gone)) {
            plan.folders.push_back(relative);
        } else if (entry->is_regular_file(gone)) {
            const std::uintmax_t bytes = entry->file_size(gone);
            if (gone)
                continue;
            plan.files.push_back({relative, bytes});
            plan.bytes += bytes;
        }
    }
    if (code)
        return failure(Error(ErrorId::FileNotReadable).inFile(from).butFound(code.message()));
    return plan;
}

Result<> copyContents(const fs::path& from, const fs::path& to, const CopyProgress& progress)
{
    const auto plan = planFor(from);
    if (!plan)
        return failure(plan.error());
    std::error_code code;
    for (const fs::path& folder : plan->folders) {
        fs::create_directories(to / folder, code);
        if (code)
            return failure(copyError(to / folder, code));
    }
    std::uintmax_t done = 0;
    for (const CopiedFile& file : plan->files) {
        fs::copy_file(from / file.relative, to / file.relative, code);
        if (code)
            return failure(copyError(to / file.relative, code));
        done += file.bytes;
        if (progress)
            progress(done, plan->bytes);
    }
    return {};
}

bool isEmptyOrMissing(const fs::path& folder)
{
    std::error_code ignored;
    return !fs::exists(folder, ignored) || fs::is_empty(folder, ignored);
}

} // namespace

Result<Project> copyProject(const std::optional<fs::path>& from,
                            const fs::path& to,
                            const std::string& conf,
                            const CopyProgress& progress)
{
    std::error_code ignored;
    if (fs::exists(to, ignored) && !fs::is_directory(to, ignored))
        return failure(Error(ErrorId::ProjectNotAFolder).inFile(to));
    if (!isEmptyOrMissing(to))
        return failure(Error(fs::exists(to / "larasynth.conf", ignored)
                                 ? ErrorId::ProjectAlreadyConfigured
                                 : ErrorId::FolderNotWritable)
                           .inFile(to)
                           .whereExpected("an empty folder"));
    // a folder within the one it copies would never end
    if (from && !fs::relative(to, *from, ignored).empty()
        && *fs::relative(to, *from, ignored).begin() != "..")
        return failure(Error(ErrorId::FolderNotWritable).inFile(to).butFound(from->string()));
    const bool isNew = !fs::exists(to, ignored);
    TIMBREL_TRY(createFolder(to));
    auto done = from ? copyContents(*from, to, progress) : Result<>();
    if (done)
        done = writeFileAtomically(to / "larasynth.conf", conf);
    if (done)
        return Project::open(to);
    // it was empty, so what is there now is ours
    for (const auto& entry : fs::directory_iterator(to, ignored))
        fs::remove_all(entry.path(), ignored);
    if (isNew)
        fs::remove(to, ignored);
    return failure(std::move(done.error()));
}

} // namespace timbrel::project
