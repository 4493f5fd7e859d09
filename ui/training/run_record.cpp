// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/training/run_record.h"

#include "core/base/atomic_file.h"
#include "core/base/digest.h"
#include "core/base/json.h"

#include <limits>

namespace timbrel::ui {
namespace {

namespace fs = std::filesystem;

constexpr const char* kFormat = "timbrel-run-about";
constexpr int kVersion = 1;

fs::path fileOf(const fs::path& runFolder)
{
    return runFolder / "about.json";
}

} // namespace

RunAbout readAbout(const fs::path& runFolder)
{
    RunAbout about;
    const auto json = readJson(fileOf(runFolder), 1U << 20U);
    if (!json || !checkFormat(*json, kFormat, kVersion, fileOf(runFolder)))
        return about;
    if (const auto number = jsonInteger(*json, "number", 0, std::numeric_limits<int>::max()))
        about.number = static_cast<int>(*number);
    if (const auto title = jsonString(*json, "title"))
        about.title = QString::fromStdString(*title);
    return about;
}

Result<> writeAbout(const fs::path& runFolder, const RunAbout& about)
{
    return writeJson(fileOf(runFolder),
                     {{"format", kFormat},
                      {"version", kVersion},
                      {"number", about.number},
                      {"title", about.title.toStdString()}});
}

std::vector<std::string> exampleDigestsOf(const learning::RunFolder& run)
{
    std::vector<std::string> digests;
    const auto files = run.dataFiles();
    if (!files)
        return digests;
    for (const fs::path& file : *files)
        if (const auto bytes = readFile(file))
            digests.push_back(sha256(*bytes));
    return digests;
}

} // namespace timbrel::ui
