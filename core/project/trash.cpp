// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/trash.h"

#include "core/base/atomic_file.h"
#include "core/base/text.h"
#include "core/project/example_store.h"

#include <algorithm>
#include <chrono>
#include <system_error>

namespace timbrel::project {

namespace fs = std::filesystem;

namespace {

fs::path trashFolder(const fs::path& projectFolder)
{
    return projectFolder / ".trash";
}

/// A new, empty folder in the trash.
Result<fs::path> makePlace(const fs::path& projectFolder)
{
    TIMBREL_TRY(createFolder(trashFolder(projectFolder)));
    auto time = std::chrono::system_clock::now();
    for (int attempt = 0; attempt < kMostAttempts;
         ++attempt, time += std::chrono::microseconds(1)) {
        const fs::path place = trashFolder(projectFolder) / fileTimestamp(time);
        std::error_code code;
        if (fs::create_directory(place, code))
            return place;
        if (code)
            return failure(
                Error(ErrorId::FolderNotWritable).inFile(place).butFound(code.message()));
    }
    return failure(Error(ErrorId::FolderNotWritable).inFile(trashFolder(projectFolder)));
}

Result<> moveFile(const fs::path& from, const fs::path& to)
{
    std::error_code code;
    fs::rename(from, to, code);
    if (code)
        return failure(Error(ErrorId::FileNotWritable).inFile(from).butFound(code.message()));
    return {};
}

Result<> copyFile(const fs::path& from, const fs::path& to)
{
    const auto bytes = readFile(from);
    if (!bytes)
        return failure(bytes.error());
    return createFileAtomically(to, *bytes);
}

TrashedExample entryOf(const fs::path& place, const fs::path& exampleFile)
{
    return {place, place / exampleFile.filename(), place.filename().string()};
}

using Transfer = Result<> (*)(const fs::path&, const fs::path&);

/// What lies beside goes first: an example without it is whole, it without an example is nothing.
Result<TrashedExample>
transfer(const fs::path& projectFolder, const fs::path& exampleFile, Transfer carry, Transfer undo)
{
    std::error_code ignored;
    if (!fs::exists(exampleFile, ignored))
        return failure(Error(ErrorId::FileNotFound).inFile(exampleFile));
    const auto place = makePlace(projectFolder);
    if (!place)
        return failure(place.error());
    const fs::path sidecar = originFile(exampleFile);
    const bool hasSidecar = fs::exists(sidecar, ignored);
    const fs::path sidecarThere = *place / sidecar.filename();
    Result<> done;
    if (hasSidecar)
        done = carry(sidecar, sidecarThere);
    if (done) {
        done = carry(exampleFile, *place / exampleFile.filename());
        if (!done && hasSidecar && undo != nullptr && !undo(sidecarThere, sidecar))
            return failure(done.error()); // it stays in the trash, where it can be found
    }
    if (!done) {
        if (undo == nullptr)
            fs::remove(sidecarThere, ignored);
        fs::remove(*place, ignored); // only if it is empty
        return failure(std::move(done.error()));
    }
    return entryOf(*place, exampleFile);
}

bool isIn(const fs::path& projectFolder, const TrashedExample& trashed)
{
    return trashed.folder.parent_path() == trashFolder(projectFolder)
        && trashed.folder.filename() != ".." && !trashed.folder.filename().empty()
        && trashed.file.parent_path() == trashed.folder && trashed.file.extension() == ".seq"
        && trashed.file.filename() != "..";
}

} // namespace

Result<TrashedExample> trashExample(const fs::path& projectFolder, const fs::path& exampleFile)
{
    return transfer(projectFolder, exampleFile, moveFile, moveFile);
}

Result<TrashedExample> copyToTrash(const fs::path& projectFolder, const fs::path& exampleFile)
{
    return transfer(projectFolder, exampleFile, copyFile, nullptr);
}

std::vector<TrashedExample> trashedExamples(const fs::path& projectFolder)
{
    std::vector<TrashedExample> found;
    std::error_code code;
    fs::directory_iterator place(trashFolder(projectFolder), code);
    for (; !code && place != fs::directory_iterator(); place.increment(code)) {
        const auto files = exampleFiles(place->path());
        if (!files)
            continue; // a file somebody has put there
        for (const fs::path& file : *files)
            found.push_back(entryOf(place->path(), file));
    }
    std::sort(found.begin(), found.end(), [](const TrashedExample& a, const TrashedExample& b) {
        return a.when < b.when;
    });
    return found;
}

Result<fs::path> trashRun(const fs::path& projectFolder, const fs::path& runFolder)
{
    std::error_code code;
    if (!fs::is_directory(runFolder, code))
        return failure(Error(ErrorId::FileNotFound).inFile(runFolder));
    const auto place = makePlace(projectFolder);
    if (!place)
        return failure(place.error());
    const fs::path there = *place / runFolder.filename();
    if (const auto moved = moveFile(runFolder, there); !moved) {
        fs::remove(*place, code); // it is empty
        return failure(moved.error());
    }
    return there;
}

Result<> restoreRun(const fs::path& trashedRun, const fs::path& runsFolder)
{
    std::error_code code;
    if (!fs::is_directory(trashedRun, code))
        return failure(Error(ErrorId::FileNotFound).inFile(trashedRun));
    const fs::path back = runsFolder / trashedRun.filename();
    if (fs::exists(back, code))
        return failure(Error(ErrorId::FileNotWritable).inFile(back));
    TIMBREL_TRY(createFolder(runsFolder));
    TIMBREL_TRY(moveFile(trashedRun, back));
    fs::remove(trashedRun.parent_path(), code); // only if nothing else lies in it
    return {};
}

Result<> emptyTrash(const fs::path& projectFolder, std::span<const TrashedExample> examples)
{
    for (const TrashedExample& trashed : examples) {
        if (!isIn(projectFolder, trashed))
            return failure(Error(ErrorId::FileNotFound).inFile(trashed.folder));
        std::error_code code;
        for (const fs::path& file : {trashed.file, originFile(trashed.file)}) {
            fs::remove(file, code);
            if (code)
                return failure(
                    Error(ErrorId::FileNotWritable).inFile(file).butFound(code.message()));
        }
        fs::remove(trashed.folder, code); // only if nothing else lies in it
    }
    return {};
}

} // namespace timbrel::project
