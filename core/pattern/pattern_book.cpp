// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pattern/pattern_book.h"

#include "core/base/text.h"
#include "core/midi/midi_bytes.h"
#include "core/pattern/pattern_json.h"
#include "core/pattern/step_text.h"

#include <algorithm>
#include <fmt/format.h>
#include <map>

namespace timbrel::pattern {
namespace {

constexpr std::size_t kStepsPerBar = 16;
constexpr float kThird = 1.0F / 3.0F; // of a step: from a sixteenth to a third of the beat

Error invalid(std::string_view name, std::string_view found, std::string expected)
{
    return Error(ErrorId::FieldInvalid)
        .named(std::string(name))
        .butFound(std::string(found))
        .whereExpected(std::move(expected));
}

/// Words between spaces.
std::vector<std::string_view> wordsIn(std::string_view text)
{
    std::vector<std::string_view> words;
    for (const std::string_view word : split(text, ' '))
        if (!trimmed(word).empty())
            words.push_back(trimmed(word));
    return words;
}

class BookReader
{
public:
    explicit BookReader(const std::vector<music::DrumRow>& rows) { m_set.rows = rows; }

    [[nodiscard]] Result<> readLine(std::string_view line)
    {
        line = trimmed(line.substr(0, std::min(line.find('#'), line.size())));
        if (line.empty())
            return {};
        if (line.starts_with('"'))
            return beginPattern(line);
        const std::size_t end = std::min(line.find(' '), line.size());
        const std::string_view name = line.substr(0, end);
        const std::string_view rest = trimmed(line.substr(end));
        if (name == "genre") {
            m_genre = midi::validUtf8(rest);
            return {};
        }
        return addRow(name, rest);
    }

    [[nodiscard]] Result<PatternSet> finish()
    {
        TIMBREL_TRY(endPattern());
        return std::move(m_set);
    }

private:
    /// The pattern that is at an end is complete.
    [[nodiscard]] Result<> endPattern()
    {
        if (!m_isOpen)
            return {};
        m_isOpen = false;
        std::size_t steps = kStepsPerBar;
        for (const auto& [row, velocities] : m_rows)
            steps = std::max(steps, velocities.size());
        PatternEntry& entry = m_set.entries.back();
        entry.pattern = music::Pattern({m_set.rows.size(), steps, 4, 4});
        for (const auto& [row, velocities] : m_rows) {
            if (steps % velocities.size() != 0)
                return failure(invalid(m_set.rows[row].id,
                                       fmt::format("{} steps", velocities.size()),
                                       fmt::format("{} steps or a part of them", steps)));
            for (std::size_t step = 0; step < steps; ++step)
                entry.pattern.set(
                    row, step, {velocities[step % velocities.size()], offsetAt(step)});
        }
        if (entry.pattern.isEmpty())
            return failure(invalid(entry.name, "no note", "at least one"));
        return {};
    }

    [[nodiscard]] float offsetAt(std::size_t step) const
    {
        if (!m_isInTriplets)
            return 0.0F;
        return step % 4 == 1 ? kThird : (step % 4 == 3 ? -kThird : 0.0F);
    }

    [[nodiscard]] Result<> beginPattern(std::string_view line)
    {
        TIMBREL_TRY(endPattern());
        const std::size_t end = line.find('"', 1);
        if (end == std::string_view::npos || end == 1)
            return failure(invalid("name", line, "\"a name\" and a tempo"));
        PatternEntry entry;
        entry.name = midi::validUtf8(line.substr(1, end - 1));
        entry.label = m_genre;
        const auto words = wordsIn(line.substr(end + 1));
        const auto tempo = words.empty() ? std::nullopt : parseReal(words[0]);
        if (!tempo || *tempo < kSlowestTempo || *tempo > kFastestTempo)
            return failure(invalid("tempo", words.empty() ? "" : words[0], "beats a minute"));
        entry.tempo = *tempo;
        m_isInTriplets = false;
        for (std::size_t i = 1; i < words.size(); ++i) {
            const double ratio = i + 1 < words.size() ? parseReal(words[i + 1]).value_or(0.0) : 0.0;
            if (words[i] == "triplets")
                m_isInTriplets = true;
            else if (words[i] == "fill")
                entry.isFill = true;
            else if (words[i] == "swing" && ratio >= 0.5 && ratio <= 0.75) {
                entry.swing = static_cast<float>(ratio);
                ++i;
            } else
                return failure(
                    invalid(words[i], "", "triplets, fill, or swing and a ratio up to 0.75"));
        }
        m_set.entries.push_back(std::move(entry));
        m_rows.clear();
        m_isOpen = true;
        return {};
    }

    [[nodiscard]] Result<> addRow(std::string_view id, std::string_view steps)
    {
        const auto row = std::find_if(
            m_set.rows.begin(), m_set.rows.end(), [&](const auto& each) { return each.id == id; });
        if (row == m_set.rows.end() || !m_isOpen)
            return failure(invalid(id, "", "genre, a pattern's name in \"\", or a row of one"));
        std::size_t wrong = 0;
        auto velocities = readSteps(steps, &wrong);
        if (!velocities)
            return failure(invalid(id, steps.substr(wrong, 1), ". o x X 1 to 9"));
        if (velocities->empty() || velocities->size() % kStepsPerBar != 0
            || velocities->size() > kLongestPatternSteps)
            return failure(invalid(id,
                                   fmt::format("{} steps", velocities->size()),
                                   fmt::format("{} a bar", kStepsPerBar)));
        const auto place = static_cast<std::size_t>(row - m_set.rows.begin());
        if (!m_rows.emplace(place, std::move(*velocities)).second)
            return failure(invalid(id, "twice", "once"));
        return {};
    }

    PatternSet m_set;
    std::string m_genre;
    std::map<std::size_t, std::vector<float>> m_rows; ///< of the last pattern
    bool m_isOpen = false;
    bool m_isInTriplets = false;
};

} // namespace

Result<PatternSet> parsePatternBook(std::string_view text,
                                    const std::filesystem::path& file,
                                    const std::vector<music::DrumRow>& rows)
{
    BookReader reader(rows);
    std::int64_t number = 0;
    for (const std::string_view line : split(text, '\n')) {
        ++number;
        if (auto read = reader.readLine(line); !read)
            return failure(std::move(read.error()).inFile(file).atLine(number));
    }
    auto set = reader.finish();
    if (!set)
        return failure(std::move(set.error()).inFile(file).atLine(number));
    return set;
}

} // namespace timbrel::pattern
