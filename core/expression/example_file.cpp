// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/expression/example_file.h"

#include "core/base/atomic_file.h"
#include "core/base/text.h"
#include "core/music/tempo_map.h"

#include <algorithm>
#include <fmt/format.h>
#include <iterator>
#include <new>

namespace timbrel::expression {
namespace {

constexpr std::uint64_t kMaximumFileBytes = 256U << 20U;
constexpr std::size_t kMaximumShown = 40; ///< characters of a wrong word that an error repeats

/// Cuts a text into words, past white space and comments.
class Words
{
public:
    explicit Words(std::string_view text)
        : m_text(text)
    {
        if (m_text.starts_with("\xEF\xBB\xBF"))
            m_text.remove_prefix(3); // a byte order mark, as some editors leave it
    }

    /// The next word; empty at the end.
    std::string_view next()
    {
        skipBlanks();
        m_lineOfWord = m_line;
        std::size_t length = 0;
        while (length < m_text.size() && !isBlank(m_text[length]) && m_text[length] != '#')
            ++length;
        const std::string_view word = m_text.substr(0, length);
        m_text.remove_prefix(length);
        return word;
    }

    void skipLine() { m_text.remove_prefix(std::min(m_text.find('\n'), m_text.size())); }

    /// Of the last word, 1-based.
    [[nodiscard]] std::int64_t line() const { return m_lineOfWord; }

private:
    static bool isBlank(char letter) { return letter == ' ' || (letter >= '\t' && letter <= '\r'); }

    void skipBlanks()
    {
        while (!m_text.empty()) {
            if (m_text.front() == '#') {
                skipLine();
            } else if (isBlank(m_text.front())) {
                m_line += m_text.front() == '\n' ? 1 : 0;
                m_text.remove_prefix(1);
            } else {
                return;
            }
        }
    }

    std::string_view m_text;
    std::int64_t m_line = 1;
    std::int64_t m_lineOfWord = 1;
};

class ExampleParser
{
public:
    ExampleParser(std::string_view text, const std::filesystem::path& file, Warnings* warnings)
        : m_words(text)
        , m_file(file)
        , m_warnings(warnings)
    { }

    Result<music::Sequence> parse()
    {
        for (auto word = m_words.next(); !word.empty(); word = m_words.next()) {
            if ((word == "count" || word.starts_with("count:")) && m_events.empty()) {
                m_words.skipLine();
                continue;
            }
            TIMBREL_TRY(parseEvent(word));
        }
        music::sortByTime(m_events);
        return std::move(m_events);
    }

private:
    Result<> parseEvent(std::string_view kind)
    {
        music::Event event;
        if (kind == "on")
            event.kind = music::EventKind::NoteOn;
        else if (kind == "ctrl")
            event.kind = music::EventKind::Controller;
        else if (kind != "off")
            return failure(wrong(ErrorId::SequenceSyntax, kind, "on, off or ctrl"));
        const bool isController = event.kind == music::EventKind::Controller;
        TIMBREL_TRY(parseSmall(isController ? "controller" : "note", event.number));
        if (kind != "off")
            TIMBREL_TRY(parseSmall(isController ? "value" : "velocity", event.value));
        constexpr std::int64_t kLatest = music::TempoMap::kLatest.count();
        std::int64_t time = 0;
        TIMBREL_TRY(parseNumber("time", -kLatest, kLatest, time));
        event.time = Microseconds {time};
        if (event.kind == music::EventKind::NoteOn && event.value == 0)
            event.kind = music::EventKind::NoteOff;
        checkOrder(event);
        m_events.push_back(event);
        return {};
    }

    Result<> parseSmall(std::string_view what, std::uint8_t& into)
    {
        std::int64_t number = 0;
        TIMBREL_TRY(parseNumber(what, 0, 127, number));
        into = static_cast<std::uint8_t>(number);
        return {};
    }

    Result<> parseNumber(std::string_view what,
                         std::int64_t minimum,
                         std::int64_t maximum,
                         std::int64_t& into)
    {
        const std::string_view word = m_words.next();
        const auto number = parseInteger(word);
        const std::string range = fmt::format("a whole number from {} to {}", minimum, maximum);
        const bool looksLikeNumber = !word.empty()
            && word.find_first_not_of("0123456789", word[0] == '-' ? 1 : 0) == word.npos;
        if (!number && !(looksLikeNumber && word.size() > 1))
            return failure(wrong(ErrorId::SequenceSyntax, word, range).named(std::string(what)));
        if (!number || *number < minimum || *number > maximum)
            return failure(
                wrong(ErrorId::SequenceValueOutOfRange, word, range).named(std::string(what)));
        into = *number;
        return {};
    }

    void checkOrder(const music::Event& event)
    {
        const bool falls = !m_events.empty() && event.time < m_events.back().time;
        if (falls && m_warnings != nullptr && !m_hasWarned)
            m_warnings->push_back(wrong(ErrorId::SequenceNotSorted,
                                        fmt::format("{}", event.time.count()),
                                        fmt::format("at least {}", m_events.back().time.count())));
        m_hasWarned = m_hasWarned || falls;
    }

    [[nodiscard]] Error wrong(ErrorId id, std::string_view found, std::string expected) const
    {
        return Error(id)
            .inFile(m_file)
            .atLine(m_words.line())
            .butFound(found.empty() ? "the end" : std::string(found.substr(0, kMaximumShown)))
            .whereExpected(std::move(expected));
    }

    Words m_words;
    const std::filesystem::path& m_file;
    Warnings* m_warnings;
    music::Sequence m_events;
    bool m_hasWarned = false; ///< one warning a file says it all
};

} // namespace

Result<music::Sequence>
parseExample(std::string_view text, const std::filesystem::path& file, Warnings* warnings)
{
    return ExampleParser(text, file, warnings).parse();
}

Result<music::Sequence> readExample(const std::filesystem::path& path, Warnings* warnings)
{
    try {
        const auto text = readFile(path, kMaximumFileBytes);
        if (!text)
            return failure(text.error());
        return parseExample(*text, path, warnings);
    } catch (const std::bad_alloc&) {
        return failure(Error(ErrorId::OutOfMemory).inFile(path));
    }
}

std::string writeExample(const music::Sequence& events)
{
    std::string text;
    auto out = std::back_inserter(text);
    for (const music::Event& event : events) {
        const long long time = event.time.count();
        switch (event.kind) {
        case music::EventKind::NoteOn:
            fmt::format_to(out, "on {} {} {}\n", event.number, event.value, time);
            break;
        case music::EventKind::NoteOff:
            fmt::format_to(out, "off {} {}\n", event.number, time);
            break;
        case music::EventKind::Controller:
            fmt::format_to(out, "ctrl {} {} {}\n", event.number, event.value, time);
            break;
        }
    }
    return text;
}

} // namespace timbrel::expression
