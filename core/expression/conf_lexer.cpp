// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/expression/conf_lexer.h"

#include "core/base/text.h"

#include <cmath>
#include <fmt/format.h>

namespace timbrel::expression {
namespace {

constexpr std::size_t kLongestQuote = 40; // of a token in an error

bool isBlank(char letter)
{
    return letter == ' ' || letter == '\t' || letter == '\r' || letter == '\n' || letter == '\f'
        || letter == '\v';
}

bool isDigit(char letter)
{
    return letter >= '0' && letter <= '9';
}

bool startsWord(char letter)
{
    return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') || letter == '_';
}

bool continuesWord(char letter)
{
    return startsWord(letter) || isDigit(letter) || letter == '-' || letter == '.';
}

/// ASCII is shown, anything else named, so that an error is readable whatever the file's encoding.
std::string describeByte(char letter)
{
    if (letter > ' ' && letter < 0x7f)
        return std::string(1, letter);
    return fmt::format("byte 0x{:02x}", static_cast<unsigned char>(letter));
}

} // namespace

std::string describe(const ConfToken& token, std::string_view text)
{
    if (token.kind == ConfToken::Kind::End)
        return "the end of the file";
    std::string_view written = text.substr(token.range.begin, token.range.end - token.range.begin);
    if (written.size() <= kLongestQuote)
        return std::string(written);
    std::size_t end = kLongestQuote;
    while (end > 0 && (static_cast<unsigned char>(written[end]) & 0xc0U) == 0x80U)
        --end; // not through the middle of a UTF-8 character
    return std::string(written.substr(0, end)) + "...";
}

ConfLexer::ConfLexer(std::string_view text, std::filesystem::path file)
    : m_text(text)
    , m_file(std::move(file))
{
    if (m_text.starts_with("\xef\xbb\xbf")) // a byte order mark, which some editors write
        m_at = 3;
}

Result<ConfToken> ConfLexer::peek(std::size_t ahead)
{
    while (m_ahead.size() <= ahead) {
        auto token = scan();
        if (!token)
            return token;
        m_ahead.push_back(std::move(*token));
    }
    return m_ahead[ahead];
}

Result<ConfToken> ConfLexer::take()
{
    auto token = peek();
    if (token)
        m_ahead.pop_front();
    return token;
}

char ConfLexer::at(std::size_t place) const noexcept
{
    return place < m_text.size() ? m_text[place] : '\0';
}

void ConfLexer::skipBlank()
{
    while (m_at < m_text.size()) {
        if (m_text[m_at] == '#') {
            m_at = std::min(m_text.find('\n', m_at), m_text.size());
        } else if (isBlank(m_text[m_at])) {
            m_line += m_text[m_at] == '\n' ? 1 : 0;
            ++m_at;
        } else {
            return;
        }
    }
}

ConfToken ConfLexer::tokenFrom(std::size_t begin, ConfToken::Kind kind) const
{
    ConfToken token;
    token.kind = kind;
    token.range = {begin, m_at};
    token.line = m_line;
    return token;
}

Error ConfLexer::unexpected(std::string found, std::string expected) const
{
    return Error(ErrorId::SettingsSyntax)
        .inFile(m_file)
        .atLine(m_line)
        .butFound(std::move(found))
        .whereExpected(std::move(expected));
}

Result<ConfToken> ConfLexer::scan()
{
    using Kind = ConfToken::Kind;
    skipBlank();
    const std::size_t begin = m_at;
    if (m_at == m_text.size())
        return tokenFrom(begin, Kind::End);
    const auto single = [&](Kind kind) {
        ++m_at;
        return tokenFrom(begin, kind);
    };
    const char letter = m_text[m_at];
    switch (letter) {
    case '[':
        return single(Kind::LeftBracket);
    case ']':
        return single(Kind::RightBracket);
    case '{':
        return single(Kind::LeftBrace);
    case '}':
        return single(Kind::RightBrace);
    case ',':
        return single(Kind::Comma);
    case '=':
    case ':':
        return single(Kind::Assign);
    case '"':
        return scanText();
    default:
        break;
    }
    if (isDigit(letter) || letter == '-' || letter == '+' || letter == '.')
        return scanNumber();
    if (startsWord(letter))
        return scanWord();
    return failure(
        unexpected(describeByte(letter), "[section], a key, a number or a text in quotes"));
}

Result<ConfToken> ConfLexer::scanText()
{
    const std::size_t begin = m_at++;
    std::string text;
    while (m_at < m_text.size() && m_text[m_at] != '"') {
        if (m_text[m_at] == '\n')
            break;
        const char next = at(m_at + 1);
        if (m_text[m_at] == '\\' && (next == '"' || next == '\\'))
            ++m_at;
        text += m_text[m_at++];
    }
    if (at(m_at) != '"') {
        auto token = tokenFrom(begin, ConfToken::Kind::Text);
        return failure(unexpected(describe(token, m_text), "a closing \" on the same line"));
    }
    ++m_at;
    auto token = tokenFrom(begin, ConfToken::Kind::Text);
    token.text = std::move(text);
    return token;
}

Result<ConfToken> ConfLexer::scanNumber()
{
    const std::size_t begin = m_at;
    const auto isPart = [this](std::size_t place) {
        const char letter = at(place);
        const char before = at(place - 1);
        return continuesWord(letter)
            || (letter == '+' && (before == 'e' || before == 'E')); // of an exponent
    };
    ++m_at;
    while (m_at < m_text.size() && isPart(m_at))
        ++m_at;
    auto token = tokenFrom(begin, ConfToken::Kind::Number);
    const std::string_view written = m_text.substr(begin, m_at - begin);
    const auto value = parseReal(written);
    if (!value || !std::isfinite(*value))
        return failure(unexpected(describe(token, m_text), "a number"));
    token.number = {std::string(written), *value, std::trunc(*value) == *value};
    return token;
}

ConfToken ConfLexer::scanWord()
{
    const std::size_t begin = m_at;
    while (m_at < m_text.size() && continuesWord(m_text[m_at]))
        ++m_at;
    auto token = tokenFrom(begin, ConfToken::Kind::Word);
    token.text = std::string(m_text.substr(begin, m_at - begin));
    return token;
}

} // namespace timbrel::expression
