// SPDX-License-Identifier: GPL-3.0-or-later
#include "layering/layering.h"

#include <map>
#include <regex>
#include <set>
#include <sstream>

namespace timbrel::test {
namespace {

/// Who may include whom (design: "Dependencies point one way"). A part may always include itself.
const std::map<std::string, std::set<std::string>, std::less<>> kArrows = {
    {"base", {}},
    {"realtime", {"base"}},
    {"music", {"base", "realtime"}},
    {"midi", {"base", "realtime", "music"}},
    {"audio", {"base", "realtime", "music", "midi"}},
    {"synth", {"base", "realtime", "music", "midi", "audio"}},
    {"learning", {"base", "realtime", "music", "midi"}},
    {"expression", {"base", "realtime", "music", "midi", "learning"}},
    {"pattern", {"base", "realtime", "music", "midi", "audio", "synth", "learning"}},
    {"project",
     {"base", "realtime", "music", "midi", "audio", "synth", "learning", "expression", "pattern"}},
    {"ui",
     {"base",
      "realtime",
      "music",
      "midi",
      "audio",
      "synth",
      "learning",
      "expression",
      "pattern",
      "project"}},
    {"app",
     {"base",
      "realtime",
      "music",
      "midi",
      "audio",
      "synth",
      "learning",
      "expression",
      "pattern",
      "project",
      "ui"}},
    {"learn", {"base", "realtime", "music", "midi", "learning", "expression", "pattern", "app"}},
};

bool mayIncludeTorch(std::string_view path)
{
    static const std::regex kAllowed(
        R"((^|.*/)[a-z0-9_]*_(network|trainer)\.(h|cpp)|app/learn/.*)");
    return std::regex_match(path.begin(), path.end(), kAllowed);
}

/// Debian's include path also finds <QtWidgets/QWidget>, so linking alone does not keep Qt out.
bool isQt(const std::string& header)
{
    static const std::regex kQt(R"(Qt?[A-Z].*|Qt[A-Za-z]*/.*|q[a-z0-9_]+\.h)");
    return std::regex_match(header, kQt);
}

bool isTorch(const std::string& header)
{
    static const std::regex kTorch(R"((torch|ATen|c10|caffe2)/.*)");
    return std::regex_match(header, kTorch);
}

} // namespace

std::optional<std::string> partOf(std::string_view path)
{
    const auto part = [&](std::string_view prefix) -> std::optional<std::string> {
        if (!path.starts_with(prefix))
            return std::nullopt;
        const std::string_view rest = path.substr(prefix.size());
        return std::string(rest.substr(0, rest.find('/')));
    };
    if (path.starts_with("app/learn/"))
        return "learn";
    if (path.starts_with("app/"))
        return "app";
    if (path.starts_with("ui/"))
        return "ui";
    return part("core/");
}

std::optional<std::string> faultOf(std::string_view path, std::string_view line)
{
    static const std::regex kInclude(R"(\s*#\s*include\s*(["<])([^">]+)[">].*)");
    std::match_results<std::string_view::const_iterator> match;
    if (!std::regex_match(line.begin(), line.end(), match, kInclude))
        return std::nullopt;
    const std::string header = match[2];
    const auto from = partOf(path);
    if (!from)
        return std::nullopt;
    const auto arrows = kArrows.find(*from);
    if (arrows == kArrows.end())
        return "the part " + *from + " is not in the table of arrows";
    if (isTorch(header) && !mayIncludeTorch(path))
        return "LibTorch outside *_network.* and *_trainer.*: " + header;
    if (isQt(header) && path.starts_with("core/"))
        return "Qt in core: " + header;
    const auto to = partOf(header);
    if (to && *to != *from && !arrows->second.contains(*to))
        return "no arrow from " + *from + " to " + *to + ": " + header;
    return std::nullopt;
}

std::vector<std::string> faultsIn(std::string_view path, std::string_view text)
{
    std::vector<std::string> faults;
    std::istringstream lines {std::string(text)};
    std::string line;
    for (int number = 1; std::getline(lines, line); ++number)
        if (const auto fault = faultOf(path, line))
            faults.push_back(std::string(path) + ":" + std::to_string(number) + ": " + *fault);
    return faults;
}

} // namespace timbrel::test
