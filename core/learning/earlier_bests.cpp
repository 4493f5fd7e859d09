// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learning/earlier_bests.h"

#include "core/base/text.h"

#include <algorithm>
#include <fmt/format.h>
#include <string_view>
#include <system_error>

namespace timbrel::learning {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view kPrefix = "best-";
constexpr std::string_view kExtension = ".safetensors";

std::vector<fs::path> earlierIn(const fs::path& checkpoints)
{
    std::vector<fs::path> found;
    std::error_code code;
    fs::directory_iterator entry(checkpoints, code);
    for (; !code && entry != fs::directory_iterator(); entry.increment(code))
        if (epochOfEarlierBest(entry->path()))
            found.push_back(entry->path());
    std::sort(found.begin(), found.end(), [](const fs::path& a, const fs::path& b) {
        return epochOfEarlierBest(a) > epochOfEarlierBest(b);
    });
    return found;
}

} // namespace

std::optional<std::int64_t> epochOfEarlierBest(const fs::path& file)
{
    const std::string name = file.filename().string();
    if (!name.starts_with(kPrefix) || !name.ends_with(kExtension)
        || name.size() <= kPrefix.size() + kExtension.size())
        return std::nullopt;
    const auto epoch = parseInteger(std::string_view(name).substr(
        kPrefix.size(), name.size() - kPrefix.size() - kExtension.size()));
    return epoch && *epoch >= 0 ? std::optional<std::int64_t>(*epoch) : std::nullopt;
}

void keepEarlierBest(const fs::path& best, std::int64_t epoch)
{
    std::error_code code;
    if (!fs::exists(best, code))
        return;
    const fs::path kept = best.parent_path() / fmt::format("{}{}{}", kPrefix, epoch, kExtension);
    fs::remove(kept, code);
    fs::create_hard_link(
        best, kept, code); // the best is replaced by another file, not written over
    if (code) // a file system without links
        fs::copy_file(best, kept, code);
    const auto all = earlierIn(best.parent_path());
    for (std::size_t i = kMostEarlierBests; i < all.size(); ++i)
        fs::remove(all[i], code);
}

std::vector<fs::path> earlierBests(const fs::path& runFolder)
{
    return earlierIn(runFolder / "checkpoints");
}

} // namespace timbrel::learning
