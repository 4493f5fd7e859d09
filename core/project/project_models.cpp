// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/model_facts.h"
#include "core/project/project.h"

#include <algorithm>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <system_error>
#include <tuple>

namespace timbrel::project {

namespace fs = std::filesystem;

namespace {

/// What lies in a folder, sorted by name, without hidden ones; nothing if it is not there.
std::vector<fs::path> entriesOf(const fs::path& folder)
{
    std::vector<fs::path> entries;
    std::error_code code;
    fs::directory_iterator entry(folder, code);
    for (; !code && entry != fs::directory_iterator(); entry.increment(code))
        if (!entry->path().filename().string().starts_with('.'))
            entries.push_back(entry->path());
    std::sort(entries.begin(), entries.end());
    return entries;
}

/// Best first; of equals the newest, since it knows the newest examples.
bool isBetter(const ModelEntry& a, const ModelEntry& b)
{
    return std::tie(a.mse, b.created, b.id) < std::tie(b.mse, a.created, a.id);
}

void warn(Warnings* warnings, const Error& error)
{
    if (warnings != nullptr)
        warnings->push_back(error);
}

Result<ModelEntry> factsOf(const fs::path& path)
{
    std::error_code code;
    if (!fs::is_directory(path, code))
        return path.extension() == ".json" ? resultFacts(path) : checkpointFacts(path);
    auto run = runFacts(path, nullptr);
    if (!run)
        return failure(std::move(run.error()));
    if (!*run)
        return failure(Error(ErrorId::NothingLearntYet).inFile(path));
    return std::move(**run);
}

} // namespace

Result<std::vector<ModelEntry>> Project::models(Warnings* warnings) const
{
    std::vector<ModelEntry> models;
    for (const fs::path& folder : entriesOf(runsFolder())) {
        std::error_code code;
        if (!fs::is_directory(folder, code) || fs::is_empty(folder, code))
            continue; // an empty folder is a name that a new run has just claimed
        auto entry = runFacts(folder, warnings);
        if (!entry)
            warn(warnings, entry.error());
        else if (*entry)
            models.push_back(std::move(**entry));
    }
    for (const fs::path& file : entriesOf(resultsFolder())) {
        if (file.extension() != ".json")
            continue;
        auto entry = resultFacts(file);
        if (entry)
            models.push_back(std::move(*entry));
        else
            warn(warnings, entry.error());
    }
    std::sort(models.begin(), models.end(), isBetter);
    return models;
}

Result<ModelEntry> Project::bestModel() const
{
    auto all = models();
    if (!all)
        return failure(std::move(all.error()));
    if (all->empty())
        return failure(Error(ErrorId::ModelMissing).inFile(m_folder));
    return std::move(all->front());
}

Result<ModelEntry> Project::model(std::string_view nameOrFile) const
{
    std::error_code code;
    const std::string name(nameOrFile);
    if (!name.empty())
        for (const fs::path& path : {runsFolder() / name,
                                     resultsFolder() / name,
                                     resultsFolder() / (name + ".json"),
                                     fs::path(name)})
            if (fs::exists(path, code))
                return factsOf(path.has_filename() ? path : path.parent_path());
    if (const auto at = name.rfind('@'); at != std::string::npos)
        for (ModelEntry& entry : earlierFacts(runsFolder() / name.substr(0, at)))
            if (entry.id == name)
                return std::move(entry);
    const auto all = models();
    if (!all)
        return failure(all.error());
    std::vector<std::string> ids;
    std::vector<const ModelEntry*> matches;
    for (const ModelEntry& entry : *all) {
        ids.push_back(entry.id);
        if (!name.empty() && entry.id.starts_with(name))
            matches.push_back(&entry);
    }
    if (matches.size() == 1)
        return *matches.front();
    return failure(Error(ErrorId::ModelNotFound)
                       .named(name)
                       .butFound(fmt::format("{}", fmt::join(ids, ", "))));
}

} // namespace timbrel::project
