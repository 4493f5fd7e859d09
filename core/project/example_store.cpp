// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/example_store.h"

#include "core/base/json.h"
#include "core/base/text.h"
#include "core/expression/example_file.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <system_error>

namespace timbrel::project {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view kFormat = "timbrel-example";
constexpr int kVersion = 1;
constexpr std::array<std::string_view, 4> kOrigins = {"unknown", "recorded", "imported", "drawn"};
constexpr std::uint64_t kLargestOriginFile = 1U << 20U;
constexpr int kMostAttempts = 10'000; // names of neighbouring microseconds

Json toJson(const ExampleOrigin& origin)
{
    return {{"format", kFormat},
            {"version", kVersion},
            {"origin", kOrigins[static_cast<std::size_t>(origin.kind)]},
            {"file_name", origin.fileName},
            {"original", origin.original}};
}

Result<ExampleOrigin> readOrigin(const fs::path& file)
{
    const auto json = readJson(file, kLargestOriginFile);
    if (!json)
        return failure(json.error());
    if (const auto version = checkFormat(*json, kFormat, kVersion, file); !version)
        return failure(version.error());
    ExampleOrigin origin;
    const auto kind = jsonString(*json, "origin");
    const auto fileName = jsonString(*json, "file_name");
    const auto original = jsonString(*json, "original");
    for (const auto* field : {&kind, &fileName, &original})
        if (!*field)
            return failure(Error(field->error()).inFile(file));
    const auto place = std::find(kOrigins.begin(), kOrigins.end(), *kind);
    if (place != kOrigins.end())
        origin.kind = static_cast<OriginKind>(place - kOrigins.begin());
    origin.fileName = *fileName;
    // Only a name within sources/ is followed.
    origin.original = fs::path(*original).filename().string();
    return origin;
}

} // namespace

fs::path originFile(const fs::path& exampleFile)
{
    return fs::path(exampleFile).replace_extension(".json");
}

Result<std::vector<fs::path>> exampleFiles(const fs::path& folder)
{
    std::vector<fs::path> files;
    std::error_code code;
    if (!fs::exists(folder, code))
        return files;
    fs::directory_iterator entry(folder, code);
    for (; !code && entry != fs::directory_iterator(); entry.increment(code))
        if (entry->path().extension() == ".seq"
            && !entry->path().filename().string().starts_with('.'))
            files.push_back(entry->path());
    if (code)
        return failure(Error(ErrorId::FileNotReadable).inFile(folder).butFound(code.message()));
    std::sort(files.begin(), files.end());
    return files;
}

Result<Example> readStoredExample(const fs::path& file, Warnings* warnings)
{
    auto sequence = expression::readExample(file, warnings);
    if (!sequence)
        return failure(std::move(sequence.error()));
    Example example;
    example.file = file;
    example.name = file.stem().string();
    example.sequence = music::rebased(std::move(*sequence));
    std::error_code ignored;
    if (!fs::exists(originFile(file), ignored))
        return example;
    auto origin = readOrigin(originFile(file));
    if (origin)
        example.origin = std::move(*origin);
    else if (warnings != nullptr)
        warnings->push_back(std::move(origin.error()));
    return example;
}

Result<Example> createExample(ChangeSet& changes,
                              const fs::path& folder,
                              const music::Sequence& sequence,
                              const ExampleOrigin& origin)
{
    TIMBREL_TRY(changes.createFolder(folder));
    const std::string text = expression::writeExample(sequence);
    const std::string facts = jsonLine(toJson(origin)) + "\n";
    auto time = std::chrono::system_clock::now();
    for (int attempt = 0;; ++attempt, time += std::chrono::microseconds(1)) {
        const fs::path file = folder / ("example-" + fileTimestamp(time) + ".seq");
        std::error_code ignored;
        const auto isTaken
            = [&] { return fs::exists(file, ignored) || fs::exists(originFile(file), ignored); };
        if (isTaken() && attempt < kMostAttempts)
            continue;
        // Whoever makes the first file owns the name. The .seq comes last: the example exists when
        // all of it is there.
        if (auto claimed = changes.createFile(originFile(file), facts); !claimed) {
            if (isTaken() && attempt < kMostAttempts)
                continue;
            return failure(std::move(claimed.error()));
        }
        TIMBREL_TRY(changes.createFile(file, text));
        return Example {file, file.stem().string(), music::rebased(sequence), origin, true};
    }
}

} // namespace timbrel::project
