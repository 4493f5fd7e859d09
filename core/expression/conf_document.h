// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/result.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace timbrel::expression {

/// Bytes [begin, end) of a text.
struct TextRange
{
    std::size_t begin = 0;
    std::size_t end = 0;
};

/// A whole number or a real, as written.
struct ConfNumber
{
    std::string text;
    double value = 0.0;
    bool isWhole = false; ///< 5 and 5.0, but not 5.5
};

/// One element of a value.
struct ConfElement
{
    enum class Kind : std::uint8_t
    {
        Number,
        Text, ///< in double quotes
        Word, ///< without quotes; no known key takes one
        Uniform, ///< [a, b]
        Normal, ///< {a, b}
    };
    Kind kind {};
    ConfNumber a; ///< the number; minimum or mean
    ConfNumber b; ///< maximum or standard deviation
    std::string text; ///< unescaped, of Text and Word
    std::int64_t line = 0; ///< 1-based, where it starts
    TextRange range;
};

struct ConfEntry
{
    std::string key;
    std::vector<ConfElement> values; ///< at least one
    std::int64_t line = 0; ///< of the key
    TextRange range; ///< key to last element, with a comma that ends the list
    TextRange valueRange; ///< first element to last, without that comma
};

struct ConfSection
{
    std::string name;
    std::vector<ConfEntry> entries;
    std::int64_t line = 0;
    TextRange header; ///< "[name]"
    [[nodiscard]] const ConfEntry* find(std::string_view key) const noexcept;
};

/// Text in sections, with the places of everything that was understood in it; edits replace bytes.
/// Threads: a value. Realtime-safe: no.
class ConfDocument
{
public:
    /// Errors: SettingsSyntax, SettingsDuplicateSection, SettingsDuplicateKey.
    [[nodiscard]] static Result<ConfDocument> parse(std::string text,
                                                    const std::filesystem::path& file);

    [[nodiscard]] const std::string& text() const noexcept { return m_text; }
    [[nodiscard]] const std::vector<ConfSection>& sections() const noexcept { return m_sections; }
    [[nodiscard]] const ConfSection* findSection(std::string_view name) const noexcept;
    [[nodiscard]] const ConfEntry* find(std::string_view section,
                                        std::string_view key) const noexcept;
    /// "\r\n" if the text uses it, else "\n".
    [[nodiscard]] std::string_view lineEnd() const noexcept;

    /// Replaces bytes and reads anew. On failure nothing has changed.
    [[nodiscard]] Result<> replace(TextRange range, std::string_view bytes);
    /// Where a new key of that section belongs: behind its last value's line, else behind its
    /// header's.
    [[nodiscard]] std::size_t endOfSection(const ConfSection& section) const noexcept;
    /// The first byte of the line that holds this byte.
    [[nodiscard]] std::size_t lineStart(std::size_t at) const noexcept;
    /// The byte behind the line end of the line that holds this byte.
    [[nodiscard]] std::size_t lineStop(std::size_t at) const noexcept;

private:
    std::string m_text;
    std::vector<ConfSection> m_sections;
};

} // namespace timbrel::expression
