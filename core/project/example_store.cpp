// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/example_store.h"

#include "core/base/atomic_file.h"
#include "core/base/json.h"
#include "core/base/text.h"
#include "core/expression/example_file.h"
#include "core/project/example_sidecar.h"

#include <algorithm>
#include <chrono>
#include <new>
#include <system_error>

namespace timbrel::project {

namespace fs = std::filesystem;

namespace {

constexpr std::uint64_t kLargestExample = 256U << 20U;
constexpr std::uint64_t kLargestSidecar = 64U << 20U;

std::string sidecarText(const Example& example, std::string_view seqText, Json before = {})
{
    describeExample(before, example, seqText);
    return jsonLine(before) + "\n";
}

/// What lies beside the .seq, into the example.
Result<> readSidecar(Example& example, std::string_view seqText)
{
    const fs::path file = originFile(example.file);
    const auto json = readJson(file, kLargestSidecar);
    if (!json && json.error().id == ErrorId::FileNotFound)
        return {};
    if (!json)
        return failure(json.error());
    return takeDescription(example, *json, seqText, file);
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

Result<Example> readStoredExample(const fs::path& file, Warnings* warnings, std::string* seqText)
try {
    auto text = readFile(file, kLargestExample);
    if (!text)
        return failure(std::move(text.error()));
    auto sequence = expression::parseExample(*text, file, warnings);
    if (!sequence)
        return failure(std::move(sequence.error()));
    Example example;
    example.file = file;
    example.name = file.stem().string();
    example.sequence = music::rebased(std::move(*sequence));
    if (auto read = readSidecar(example, *text); !read && warnings != nullptr)
        warnings->push_back(std::move(read.error()));
    if (seqText != nullptr)
        *seqText = std::move(*text);
    return example;
} catch (const std::bad_alloc&) {
    return failure(Error(ErrorId::OutOfMemory).inFile(file));
}

Result<Example> createExample(ChangeSet& changes,
                              const fs::path& folder,
                              const music::Sequence& sequence,
                              const ExampleOrigin& origin,
                              const ExampleDetails& details)
{
    TIMBREL_TRY(changes.createFolder(folder));
    Example example;
    example.sequence = music::rebased(sequence);
    example.origin = origin;
    example.details = details;
    const std::string text = expression::writeExample(example.sequence);
    const std::string facts = sidecarText(example, text);
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
        example.file = file;
        example.name = file.stem().string();
        return example;
    }
}

Result<ExampleText> textOf(const Example& example)
{
    ExampleText text;
    text.seq = expression::writeExample(example.sequence);
    Json before;
    if (!example.file.empty()) {
        const fs::path sidecar = originFile(example.file);
        before = readJson(sidecar, kLargestSidecar).value_or(Json());
        if (const auto known = checkDescription(before, sidecar);
            !known && known.error().id == ErrorId::VersionTooNew)
            return failure(known.error());
    }
    text.sidecar = sidecarText(example, text.seq, std::move(before));
    return text;
}

Result<> writeStoredExample(const Example& example)
{
    const auto text = textOf(example);
    if (!text)
        return failure(text.error());
    TIMBREL_TRY(createFolder(example.file.parent_path()));
    TIMBREL_TRY(writeFileAtomically(example.file, text->seq));
    return writeFileAtomically(originFile(example.file), text->sidecar);
}

fs::path freeExampleFile(const fs::path& folder, std::chrono::system_clock::time_point& time)
{
    for (;;) {
        const fs::path file = folder / ("example-" + fileTimestamp(time) + ".seq");
        time += std::chrono::microseconds(1);
        std::error_code ignored;
        if (!fs::exists(file, ignored) && !fs::exists(originFile(file), ignored))
            return file;
    }
}

} // namespace timbrel::project
