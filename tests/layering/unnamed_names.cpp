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
        return match[1].str() + "(" + withoutSpaces(match[2]) + ")";
    if (head.find(' ') != std::string::npos && std::regex_match(head, match, kConstant))
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
        auto& files = m_files[name];
        if (files.empty() || files.back() != path)
            files.push_back(path);
    }
}

std::vector<std::string> UnnamedNames::shared() const
{
    std::vector<std::string> all;
    for (const auto& [name, files] : m_files) {
        if (files.size() < 2)
            continue;
        std::string line = name + ":";
        for (const std::string& file : files)
            line += " " + file;
        all.push_back(line);
    }
    return all;
}

} // namespace timbrel::test
