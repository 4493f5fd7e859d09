// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pattern/shipped_patterns.h"

#include "core/pattern/pattern_book.h"

#include <filesystem>
#include <string>

namespace timbrel::pattern {

PatternSet shippedPatterns()
{
    PatternSet all;
    for (const ShippedBook& book : shippedBooks()) {
        // a test reads them all: what is broken does not come this far
        auto set = parsePatternBook(book.text, std::filesystem::path(std::string(book.name)));
        if (!set)
            continue;
        for (PatternEntry& entry : set->entries)
            all.entries.push_back(std::move(entry));
    }
    return all;
}

} // namespace timbrel::pattern
