// SPDX-License-Identifier: GPL-3.0-or-later
#include "layering/unnamed_names.h"

#include <algorithm>
#include <cctype>
#include <regex>
#include <sstream>

namespace timbrel::test {
namespace {

/// Without texts, signs and comments, so that their brackets do not count.
std::string bare(std::string line)
{
    static const std::regex kText(R"("(\\.|[^"\\])*"|'(\\.|[^'\\])*')");
    line = std::regex_replace(line, kText, "0");
    return line.substr(0, line.find("//"));
}

std::string withoutSpaces(std::string text)
{
    text.erase(std::remove_if(
                   text.begin(), text.end(), [](unsigned char sign) { return std::isspace(sign); }),
               text.end());
    return text;
}

/// "const Json& json, int" -> "constJson&,int": another name of a parameter makes no other
/// function.
std::string parameterTypes(const std::string& parameters)
{
    static const std::regex kName(R"([\s&*]\w+\s*(?:=[^,]*)?(?=,|$))");
    std::string types;
    std::size_t begin = 0;
    int depth = 0; ///< of template arguments
    for (std::size_t i = 0; i <= parameters.size(); ++i) {
        const char sign = i < parameters.size() ? parameters[i] : ',';
        depth += sign == '<' ? 1 : sign == '>' ? -1 : 0;
        if (sign != ',' || (depth > 0 && i < parameters.size()))
            continue;
        const std::string parameter = parameters.substr(begin, i - begin);
        std::smatch name;
        const bool isNamed = std::regex_search(parameter, name, kName);
        const auto kept
            = isNamed ? static_cast<std::size_t>(name.position()) + 1 : parameter.size();
        types += (types.empty() ? "" : ",") + withoutSpaces(parameter.substr(0, kept));
        begin = i + 1;
    }
    return types;
}

/// "Kind=ConfToken::Kind"
std::string aliasIn(const std::string& line)
{
    static const std::regex kAlias(R"(using (\w+)\s*=\s*(.*);.*)");
    std::smatch match;
    return std::regex_match(line, match, kAlias) ? match[1].str() + "=" + withoutSpaces(match[2])
                                                 : std::string();
}

/// The name that a definition gives; empty: none that counts. `head` is all before { or ; or =.
std::string nameIn(const std::string& head)
{
    static const std::regex kType(R"((?:class|struct|union|enum|enum class)\s+(\w+)\b.*)");
    static const std::regex kFunction(R"([^(=]*?[\s*&>](\w+)\((.*)\).*)");
    static const std::regex kConstant(R"(.*?\b(\w+)(?:\[\w*\])?\s*)");
    if (head.starts_with("using ") || head.starts_with("template") || head.starts_with("#")
        || head.starts_with("namespace"))
        return {};
    std::smatch match;
    if (std::regex_match(head, match, kType))
        return match[1];
    if (std::regex_match(head, match, kFunction))
        return match[1].str() + "(" + parameterTypes(match[2]) + ")";
    const bool isFunction = head.find('(') != std::string::npos; // of a class: "Voice::render("
    if (!isFunction && head.find(' ') != std::string::npos
        && std::regex_match(head, match, kConstant))
        return match[1];
    return {};
}

} // namespace

std::vector<std::string> unnamedNames(std::string_view text)
{
    std::vector<std::string> names;
    std::istringstream lines {std::string(text)};
    std::string line;
    std::string head; ///< of a definition, until its body or value begins
    int depth = 0;
    int unnamedAt = -1; ///< depth around the unnamed namespace; -1: not in one
    while (std::getline(lines, line)) {
        line = bare(line);
        if (unnamedAt < 0 && line.starts_with("namespace {")) {
            unnamedAt = depth++;
            continue;
        }
        const bool isInside = unnamedAt >= 0 && depth == unnamedAt + 1;
        if (isInside && head.empty())
            if (const std::string alias = aliasIn(line); !alias.empty())
                names.push_back(alias);
        if (isInside && !line.empty() && line.front() != '}') {
            head += (head.empty() ? "" : " ") + line;
            const auto end = head.find_first_of("{;=");
            if (end != std::string::npos) {
                if (const std::string name = nameIn(head.substr(0, end)); !name.empty())
                    names.push_back(name);
                head.clear();
            }
        }
        depth += static_cast<int>(std::count(line.begin(), line.end(), '{'));
        depth -= static_cast<int>(std::count(line.begin(), line.end(), '}'));
        if (unnamedAt >= 0 && depth <= unnamedAt)
            unnamedAt = -1;
    }
    return names;
}

void UnnamedNames::add(const std::string& path, std::string_view text)
{
    for (const std::string& name : unnamedNames(text)) {
        const std::size_t end = name.find('=');
        auto& files = m_files[name.substr(0, end)];
        if (std::none_of(
                files.begin(), files.end(), [&](const Place& place) { return place.path == path; }))
            files.push_back({path, end == std::string::npos ? "" : name.substr(end)});
    }
}

std::vector<std::string> UnnamedNames::shared() const
{
    std::vector<std::string> all;
    for (const auto& [name, places] : m_files) {
        const bool sayTheSame = !places.front().meaning.empty()
            && std::all_of(
                places.begin(), places.end(), [&first = places.front()](const Place& place) {
                    return place.meaning == first.meaning;
                });
        if (places.size() < 2 || sayTheSame)
            continue;
        std::string line = name + ":";
        for (const Place& place : places)
            line += " " + place.path;
        all.push_back(line);
    }
    return all;
}

} // namespace timbrel::test
