// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/result.h"
#include "core/expression/conf_document.h"

#include <cstddef>
#include <cstdint>
#include <deque>
#include <filesystem>
#include <string>
#include <string_view>

namespace timbrel::expression {

/// A piece of larasynth.conf.
struct ConfToken
{
    enum class Kind : std::uint8_t
    {
        LeftBracket,
        RightBracket,
        LeftBrace,
        RightBrace,
        Comma,
        Assign, ///< '=' or ':'
        Number,
        Text,
        Word,
        End,
    };
    Kind kind = Kind::End;
    TextRange range;
    std::int64_t line = 1;
    std::string text; ///< of Text (unescaped) and Word
    ConfNumber number; ///< of Number
};

/// Cuts larasynth.conf into tokens, one at a time, with as much look-ahead as the grammar asks for.
/// White space, line ends and comments stand between tokens and mean nothing; a text in quotes ends
/// on its line. Threads: one. Realtime-safe: no.
class ConfLexer
{
public:
    /// `text` must outlive the lexer.
    ConfLexer(std::string_view text, std::filesystem::path file);

    /// The token after `ahead` others, without taking it. Errors: SettingsSyntax.
    [[nodiscard]] Result<ConfToken> peek(std::size_t ahead = 0);
    [[nodiscard]] Result<ConfToken> take();

private:
    void skipBlank();
    Result<ConfToken> scan();
    Result<ConfToken> scanText();
    Result<ConfToken> scanNumber();
    ConfToken scanWord();
    [[nodiscard]] ConfToken tokenFrom(std::size_t begin, ConfToken::Kind kind) const;
    [[nodiscard]] Error unexpected(std::string found, std::string expected) const;
    [[nodiscard]] char at(std::size_t place) const noexcept;

    std::string_view m_text;
    std::filesystem::path m_file;
    std::size_t m_at = 0;
    std::int64_t m_line = 1;
    std::deque<ConfToken> m_ahead;
};

/// How an error names a token: as written, shortened.
[[nodiscard]] std::string describe(const ConfToken& token, std::string_view text);

} // namespace timbrel::expression
