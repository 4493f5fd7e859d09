// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QList>
#include <QStringView>

#include <optional>

namespace timbrel::ui {

struct FuzzyMatch
{
    int score = 0; ///< higher fits better; only comparable for one pattern
    QList<int> positions; ///< of the pattern's letters in the text, ascending
};

/// Whether the letters of the pattern appear in the text in their order, and how well: beginnings
/// of words and letters in a row count most ("qn" finds "Quantise notes" before "Sequence…").
/// Case and spaces of the pattern do not count; an empty pattern fits everything.
/// Threads: any; pure.
[[nodiscard]] std::optional<FuzzyMatch> fuzzyMatch(QStringView pattern, QStringView text);

} // namespace timbrel::ui
