// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/migration.h"

namespace timbrel::project {

Result<Json> migrateThrough(std::span<const Migration> steps,
                            Json json,
                            std::string_view format,
                            const std::filesystem::path& file)
{
    const int newest = static_cast<int>(steps.size()) + 1;
    const auto version = checkFormat(json, format, newest, file);
    if (!version)
        return failure(version.error());
    for (int from = *version; from < newest; ++from) {
        auto next = steps[static_cast<std::size_t>(from - 1)](std::move(json));
        if (!next)
            return failure(std::move(next.error()).inFile(file));
        json = std::move(*next);
        json["version"] = from + 1;
    }
    return json;
}

} // namespace timbrel::project
