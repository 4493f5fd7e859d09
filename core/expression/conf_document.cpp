// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/expression/conf_document.h"

#include "core/expression/conf_lexer.h"

#include <algorithm>
#include <set>

namespace timbrel::expression {
namespace {

using TokenKind = ConfToken::Kind;

constexpr std::size_t kLongestList = 4096; // far above what any key can use; bounds hostile files

/// Reads sections, keys and values from tokens.
class Parser
{
public:
    Parser(std::string_view text, const std::filesystem::path& file)
        : m_text(text)
        , m_file(file)
        , m_lexer(text, file)
    { }

    Result<std::vector<ConfSection>> run()
    {
        while (true) {
            const auto token = m_lexer.peek();
            if (!token)
                return failure(token.error());
            if (token->kind == TokenKind::End)
                return std::move(m_sections);
            if (token->kind == TokenKind::LeftBracket)
                TIMBREL_TRY(readHeader());
            else if (token->kind == TokenKind::Word && !m_sections.empty())
                TIMBREL_TRY(readEntry());
            else
                return failure(unexpected(
                    *token, m_sections.empty() ? "[section]" : "a comma, a key or [section]"));
        }
    }

private:
    Error unexpected(const ConfToken& token, std::string expected) const
    {
        return Error(ErrorId::SettingsSyntax)
            .inFile(m_file)
            .atLine(token.line)
            .named(m_key)
            .butFound(describe(token, m_text))
            .whereExpected(std::move(expected));
    }

    Result<ConfToken> expect(TokenKind kind, const char* what)
    {
        auto token = m_lexer.take();
        if (!token)
            return failure(named(token.error()));
        if (token->kind != kind)
            return failure(unexpected(*token, what));
        return token;
    }

    Error named(Error error) const { return std::move(error).named(m_key); }

    Result<> readHeader()
    {
        m_key.clear();
        const auto open = expect(TokenKind::LeftBracket, "[section]");
        if (!open)
            return failure(open.error());
        const auto name = expect(TokenKind::Word, "the name of a section");
        if (!name)
            return failure(name.error());
        const auto close = expect(TokenKind::RightBracket, "]");
        if (!close)
            return failure(close.error());
        if (!m_sectionNames.insert(name->text).second)
            return failure(Error(ErrorId::SettingsDuplicateSection)
                               .inFile(m_file)
                               .atLine(open->line)
                               .named(name->text)
                               .butFound("[" + name->text + "]")
                               .whereExpected("each section once"));
        m_keys.clear();
        ConfSection section;
        section.name = name->text;
        section.line = open->line;
        section.header = {open->range.begin, close->range.end};
        m_sections.push_back(std::move(section));
        return {};
    }

    Result<> readEntry()
    {
        const auto key = m_lexer.take();
        if (!key)
            return failure(key.error());
        m_key = m_sections.back().name + "." + key->text;
        if (!m_keys.insert(key->text).second)
            return failure(Error(ErrorId::SettingsDuplicateKey)
                               .inFile(m_file)
                               .atLine(key->line)
                               .named(m_key)
                               .butFound(key->text)
                               .whereExpected("each key once in its section"));
        const auto assign = expect(TokenKind::Assign, "= or :");
        if (!assign)
            return failure(assign.error());
        ConfEntry entry;
        entry.key = key->text;
        entry.line = key->line;
        entry.range.begin = key->range.begin;
        TIMBREL_TRY(readList(entry));
        m_sections.back().entries.push_back(std::move(entry));
        return {};
    }

    Result<> readList(ConfEntry& entry)
    {
        while (entry.values.size() < kLongestList) {
            auto element = readElement();
            if (!element)
                return failure(element.error());
            entry.values.push_back(std::move(*element));
            entry.valueRange = {entry.values.front().range.begin, entry.values.back().range.end};
            entry.range.end = entry.valueRange.end;
            const auto comma = m_lexer.peek();
            if (!comma)
                return failure(named(comma.error()));
            if (comma->kind != TokenKind::Comma)
                return {};
            entry.range.end = comma->range.end;
            TIMBREL_TRY(m_lexer.take());
            const auto ends = listEnds();
            if (!ends)
                return failure(named(ends.error()));
            if (*ends)
                return {};
        }
        return failure(Error(ErrorId::SettingsSyntax)
                           .inFile(m_file)
                           .atLine(entry.line)
                           .named(m_key)
                           .butFound("a longer list")
                           .whereExpected("at most " + std::to_string(kLongestList) + " values"));
    }

    /// After a comma: whether it was the last one, that is, a section, a key or nothing follows.
    Result<bool> listEnds()
    {
        const auto next = m_lexer.peek();
        if (!next)
            return failure(next.error());
        if (next->kind == TokenKind::End)
            return true;
        if (next->kind != TokenKind::LeftBracket && next->kind != TokenKind::Word)
            return false;
        const auto second = m_lexer.peek(1);
        if (!second)
            return failure(second.error());
        return next->kind == TokenKind::LeftBracket ? second->kind == TokenKind::Word
                                                    : second->kind == TokenKind::Assign;
    }

    Result<ConfElement> readElement()
    {
        const auto first = m_lexer.peek();
        if (!first)
            return failure(named(first.error()));
        if (first->kind == TokenKind::LeftBracket)
            return readRandom(ConfElement::Kind::Uniform, TokenKind::RightBracket, "]");
        if (first->kind == TokenKind::LeftBrace)
            return readRandom(ConfElement::Kind::Normal, TokenKind::RightBrace, "}");
        ConfElement element;
        element.line = first->line;
        element.range = first->range;
        if (first->kind == TokenKind::Number) {
            element.kind = ConfElement::Kind::Number;
            element.a = first->number;
        } else if (first->kind == TokenKind::Text) {
            element.kind = ConfElement::Kind::Text;
            element.text = first->text;
        } else {
            const auto second = first->kind == TokenKind::Word ? m_lexer.peek(1) : first;
            if (!second)
                return failure(named(second.error()));
            if (first->kind != TokenKind::Word || second->kind == TokenKind::Assign)
                return failure(unexpected(*first, "a value"));
            element.kind = ConfElement::Kind::Word;
            element.text = first->text;
        }
        TIMBREL_TRY(m_lexer.take());
        return element;
    }

    Result<ConfElement>
    readRandom(ConfElement::Kind kind, TokenKind closing, const char* closingText)
    {
        const auto open = m_lexer.take();
        if (!open)
            return failure(open.error());
        const auto a = expect(TokenKind::Number, "a number");
        if (!a)
            return failure(a.error());
        const auto comma = expect(TokenKind::Comma, "a comma and a second number");
        if (!comma)
            return failure(comma.error());
        const auto b = expect(TokenKind::Number, "a number");
        if (!b)
            return failure(b.error());
        const auto close = expect(closing, closingText);
        if (!close)
            return failure(close.error());
        ConfElement element;
        element.kind = kind;
        element.a = a->number;
        element.b = b->number;
        element.line = open->line;
        element.range = {open->range.begin, close->range.end};
        return element;
    }

    std::string_view m_text;
    const std::filesystem::path& m_file;
    ConfLexer m_lexer;
    std::vector<ConfSection> m_sections;
    std::set<std::string> m_sectionNames;
    std::set<std::string> m_keys; ///< of the current section
    std::string m_key; ///< full name of the current key, for errors
};

} // namespace

const ConfEntry* ConfSection::find(std::string_view key) const noexcept
{
    const auto place = std::find_if(
        entries.begin(), entries.end(), [&](const ConfEntry& entry) { return entry.key == key; });
    return place == entries.end() ? nullptr : &*place;
}

Result<ConfDocument> ConfDocument::parse(std::string text, const std::filesystem::path& file)
{
    auto sections = Parser(text, file).run();
    if (!sections)
        return failure(std::move(sections.error()));
    ConfDocument document;
    document.m_text = std::move(text);
    document.m_sections = std::move(*sections);
    return document;
}

const ConfSection* ConfDocument::findSection(std::string_view name) const noexcept
{
    const auto place
        = std::find_if(m_sections.begin(), m_sections.end(), [&](const ConfSection& section) {
              return section.name == name;
          });
    return place == m_sections.end() ? nullptr : &*place;
}

const ConfEntry* ConfDocument::find(std::string_view section, std::string_view key) const noexcept
{
    const ConfSection* found = findSection(section);
    return found == nullptr ? nullptr : found->find(key);
}

std::string_view ConfDocument::lineEnd() const noexcept
{
    return m_text.find("\r\n") != std::string::npos ? "\r\n" : "\n";
}

Result<> ConfDocument::replace(TextRange range, std::string_view bytes)
{
    std::string text = m_text;
    text.replace(range.begin, range.end - range.begin, bytes);
    auto changed = parse(std::move(text), {});
    if (!changed)
        return failure(std::move(changed.error()));
    *this = std::move(*changed);
    return {};
}

std::size_t ConfDocument::endOfSection(const ConfSection& section) const noexcept
{
    return section.entries.empty() ? section.header.end : section.entries.back().range.end;
}

std::size_t ConfDocument::lineStart(std::size_t at) const noexcept
{
    if (at == 0)
        return 0;
    const auto before = m_text.rfind('\n', at - 1);
    return before == std::string::npos ? 0 : before + 1;
}

std::size_t ConfDocument::lineStop(std::size_t at) const noexcept
{
    const auto end = m_text.find('\n', at);
    return end == std::string::npos ? m_text.size() : end + 1;
}

} // namespace timbrel::expression
