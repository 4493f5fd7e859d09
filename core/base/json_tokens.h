// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace timbrel {

enum class JsonToken : std::uint8_t
{
    BeginObject,
    EndObject,
    BeginList,
    EndList,
    Comma,
    Colon,
    Number,
    Text,
    True,
    False,
    Null,
    End,
    Fault, ///< no token of JSON
};

/// The words of a JSON text, one after another; which may follow which is for the caller to know.
/// Part of readJsonEvents. Threads: one at a time. Realtime-safe: no.
class JsonTokens
{
public:
    /// The text must outlive it.
    explicit JsonTokens(std::string_view text);

    /// After Fault only Fault comes.
    JsonToken next();
    [[nodiscard]] double number() const { return m_number; } ///< after Number
    [[nodiscard]] std::string_view text() const { return m_text; } ///< after Text, until next()

    /// Where the last token begins, or where it is at fault.
    [[nodiscard]] std::size_t byte() const { return m_byte; }
    /// Some of what stands there, for a message.
    [[nodiscard]] std::string found() const;
    /// What was expected there, after Fault.
    [[nodiscard]] std::string_view fault() const { return m_fault; }

private:
    [[nodiscard]] char at(std::size_t place) const
    {
        return place < m_source.size() ? m_source[place] : '\0';
    }
    JsonToken faultAt(std::size_t place, const char* expected);
    JsonToken word(std::string_view spelt, JsonToken token);
    JsonToken readNumber();
    bool convert(std::size_t begin, std::size_t end);
    JsonToken readText();
    JsonToken readEscapedText(std::size_t place);
    bool readEscape(std::size_t& place);
    bool readUnicodeEscape(std::size_t& place);
    int hexDigits(std::size_t place);

    std::string_view m_source;
    std::size_t m_place = 0; ///< behind the last token
    std::size_t m_byte = 0;
    double m_number = 0.0;
    std::string_view m_text;
    std::string m_unescaped;
    const char* m_fault = "";
};

} // namespace timbrel
