// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pattern/import_files.h"

#include "core/pattern/gzip.h"

#include <algorithm>
#include <array>
#include <set>
#include <system_error>
#include <utility>

namespace timbrel::pattern {

namespace fs = std::filesystem;

namespace {

constexpr std::array<std::pair<std::string_view, ImportKind>, 9> kEndings
    = {{{".mid", ImportKind::Midi},
        {".midi", ImportKind::Midi},
        {".smf", ImportKind::Midi},
        {".kar", ImportKind::Midi},
        {".rmi", ImportKind::Midi},
        {".h2pattern", ImportKind::Hydrogen},
        {".json", ImportKind::Pattern},
        {".jsonl", ImportKind::Rows},
        {".jsonl.gz", ImportKind::Rows}}};

/// What a person would call the folder, also if it was given as "." or with a slash.
std::string nameOf(const fs::path& folder)
{
    std::error_code code;
    const fs::path whole = fs::weakly_canonical(folder, code);
    return (code ? folder : whole).filename().string();
}

bool isHidden(const fs::path& path)
{
    return path.filename().string().starts_with('.');
}

void collect(const fs::path& folder, ImportFiles& found)
{
    const std::string name = nameOf(folder);
    const auto first = static_cast<std::ptrdiff_t>(found.files.size());
    std::error_code code;
    fs::recursive_directory_iterator place(
        folder, fs::directory_options::skip_permission_denied, code);
    for (; !code && place != fs::recursive_directory_iterator(); place.increment(code)) {
        std::error_code ignored;
        if (isHidden(place->path())) {
            if (place->is_directory(ignored))
                place.disable_recursion_pending();
            continue;
        }
        if (!place->is_regular_file(ignored))
            continue;
        const ImportKind kind = importKindOf(place->path());
        if (kind == ImportKind::Unknown || found.files.size() == kMaximumImportFiles) {
            ++found.otherFiles;
            continue;
        }
        const fs::path way = place->path().lexically_relative(folder);
        found.files.push_back({place->path(), (fs::path(name) / way).generic_string(), kind});
    }
    std::sort(found.files.begin() + first, found.files.end(), [](const auto& a, const auto& b) {
        return a.source < b.source;
    });
}

/// Two folders may have the same name.
void makeSourcesDifferent(std::vector<ImportFile>& files)
{
    std::set<std::string> known;
    for (ImportFile& file : files) {
        const std::string source = file.source;
        for (int i = 2; !known.insert(file.source).second; ++i)
            file.source = source + " (" + std::to_string(i) + ")";
    }
}

} // namespace

ImportKind importKindOf(const fs::path& file)
{
    std::string name = file.filename().string();
    std::transform(name.begin(), name.end(), name.begin(), [](char letter) {
        return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
    });
    for (const auto& [ending, kind] : kEndings)
        if (name.ends_with(ending))
            return kind;
    return ImportKind::Unknown;
}

ImportKind importKindOf(std::string_view bytes)
{
    if (isGzip(bytes))
        return ImportKind::Rows;
    if (bytes.starts_with("MThd") || bytes.starts_with("RIFF"))
        return ImportKind::Midi;
    const std::size_t begin = bytes.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
    if (begin == std::string_view::npos)
        return ImportKind::Unknown;
    if (bytes[begin] == '<')
        return ImportKind::Hydrogen;
    if (bytes[begin] != '{')
        return ImportKind::Unknown;
    // a set and rows have an object on their first line, a pattern has it on many
    const std::string_view line = bytes.substr(begin, bytes.find('\n', begin) - begin);
    return line.find('}') != std::string_view::npos ? ImportKind::Rows : ImportKind::Pattern;
}

Result<ImportFiles> filesToImport(std::span<const fs::path> paths)
{
    ImportFiles found;
    std::set<fs::path> known;
    for (const fs::path& path : paths) {
        std::error_code code;
        const fs::path whole = fs::weakly_canonical(path, code);
        if (!fs::exists(path, code))
            return failure(Error(ErrorId::FileNotFound).inFile(path));
        if (!known.insert(whole).second)
            continue;
        if (fs::is_directory(path, code))
            collect(path, found);
        else
            found.files.push_back(
                {path,
                 (whole.parent_path().filename() / path.filename()).generic_string(),
                 importKindOf(path),
                 true});
    }
    makeSourcesDifferent(found.files);
    return found;
}

} // namespace timbrel::pattern
