// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/fuzzy_match.h"

#include <QString>

#include <algorithm>
#include <limits>
#include <vector>

namespace timbrel::ui {
namespace {

constexpr int kNone = std::numeric_limits<int>::min() / 2;
constexpr int kWordStart = 12;
constexpr int kInARow = 8;
constexpr int kTextStart = 6; ///< beside kWordStart
constexpr int kFuzzyMatchGap = -1; ///< each letter passed over between two found ones

bool startsWord(QStringView text, qsizetype at)
{
    return at == 0 || !text[at - 1].isLetterOrNumber();
}

int letterScore(QStringView text, qsizetype at)
{
    return 1 + (startsWord(text, at) ? kWordStart : 0) + (at == 0 ? kTextStart : 0);
}

QString withoutSpaces(QStringView pattern)
{
    QString letters;
    for (const QChar letter : pattern)
        if (!letter.isSpace())
            letters += letter.toCaseFolded();
    return letters;
}

} // namespace

// best[i][j]: the best score of the first i+1 letters with the last of them at j
std::optional<FuzzyMatch> fuzzyMatch(QStringView pattern, QStringView text)
{
    const QString letters = withoutSpaces(pattern);
    const auto count = static_cast<std::size_t>(letters.size());
    const auto length = static_cast<std::size_t>(text.size());
    if (count == 0)
        return FuzzyMatch {};
    if (count > length)
        return std::nullopt;
    std::vector<std::vector<int>> best(count, std::vector<int>(length, kNone));
    std::vector<std::vector<int>> from(count, std::vector<int>(length, -1));
    for (std::size_t i = 0; i < count; ++i) {
        int reach = kNone; // best of the row above to the left, less the gap
        int reachedFrom = -1;
        for (std::size_t j = i; j < length; ++j) {
            const auto at = static_cast<qsizetype>(j);
            if (i > 0 && j > 0) {
                reach = std::max(reach + kFuzzyMatchGap, kNone);
                if (best[i - 1][j - 1] > reach) {
                    reach = best[i - 1][j - 1];
                    reachedFrom = static_cast<int>(j) - 1;
                }
            }
            if (text[at].toCaseFolded() != letters[static_cast<qsizetype>(i)])
                continue;
            const int own = letterScore(text, at);
            if (i == 0) {
                best[i][j] = own;
                continue;
            }
            if (reach > kNone / 2) {
                best[i][j] = reach + own;
                from[i][j] = reachedFrom;
            }
            if (best[i - 1][j - 1] > kNone / 2 && best[i - 1][j - 1] + kInARow + own > best[i][j]) {
                best[i][j] = best[i - 1][j - 1] + kInARow + own;
                from[i][j] = static_cast<int>(j) - 1;
            }
        }
    }
    const auto last = std::max_element(best.back().begin(), best.back().end());
    if (*last <= kNone / 2)
        return std::nullopt;
    FuzzyMatch match;
    match.score = *last - static_cast<int>(length) / 8; // of two that fit alike, the shorter
    auto at = static_cast<int>(last - best.back().begin());
    for (std::size_t i = count; i-- > 0; at = from[i][static_cast<std::size_t>(at)])
        match.positions.prepend(at);
    return match;
}

} // namespace timbrel::ui
