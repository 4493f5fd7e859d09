// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace timbrel::test {

/// What a file defines in unnamed namespaces, of what stands at the left margin there: constants
/// and types by their names, functions with their parameters ("row(const QString&)"), aliases with
/// what they mean ("Kind=Port::Kind").
[[nodiscard]] std::vector<std::string> unnamedNames(std::string_view text);

/// Names that more than one file has, each with its files. Files that are compiled as one
/// (TIMBREL_UNITY) may not have any, but for aliases that mean the same.
class UnnamedNames
{
public:
    void add(const std::string& path, std::string_view text);
    [[nodiscard]] std::vector<std::string> shared() const; ///< "kGap: ui/a.cpp ui/b.cpp"

private:
    struct Place
    {
        std::string path;
        std::string meaning; ///< of an alias
    };
    std::map<std::string, std::vector<Place>> m_files; ///< by name
};

} // namespace timbrel::test
