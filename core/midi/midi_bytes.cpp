// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/midi/midi_bytes.h"

#include <algorithm>
#include <fmt/format.h>

namespace timbrel::midi {
namespace {

/// Length of the well-formed UTF-8 sequence at the start of the text; 0 if there is none
/// (The Unicode Standard, table 3-7).
std::size_t utf8Length(std::string_view text)
{
    const auto at = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned lead = at(0);
    if (lead < 0x80)
        return 1;
    const std::size_t length = lead >= 0xF0 ? 4 : (lead >= 0xE0 ? 3 : 2);
    if (lead < 0xC2 || lead > 0xF4 || text.size() < length)
        return 0;
    for (std::size_t i = 1; i < length; ++i)
        if ((at(i) & 0xC0U) != 0x80)
            return 0;
    const unsigned second = at(1);
    const bool isOverlong = (lead == 0xE0 && second < 0xA0) || (lead == 0xF0 && second < 0x90);
    const bool isSurrogate = lead == 0xED && second > 0x9F;
    const bool isTooLarge = lead == 0xF4 && second > 0x8F;
    return isOverlong || isSurrogate || isTooLarge ? 0 : length;
}

bool isValidUtf8(std::string_view text)
{
    while (!text.empty()) {
        const std::size_t length = utf8Length(text);
        if (length == 0)
            return false;
        text.remove_prefix(length);
    }
    return true;
}

bool isControl(char letter)
{
    return static_cast<unsigned char>(letter) < 0x20 || letter == 0x7F;
}

} // namespace

std::optional<std::uint16_t> ByteReader::word() noexcept
{
    const auto bytes = take(2);
    if (!bytes)
        return std::nullopt;
    const auto high = static_cast<std::uint8_t>((*bytes)[0]);
    const auto low = static_cast<std::uint8_t>((*bytes)[1]);
    return static_cast<std::uint16_t>(high << 8U | low);
}

std::optional<std::uint32_t> ByteReader::longWord() noexcept
{
    const auto bytes = take(4);
    if (!bytes)
        return std::nullopt;
    std::uint32_t value = 0;
    for (const char byte : *bytes)
        value = value << 8U | static_cast<std::uint8_t>(byte);
    return value;
}

std::optional<std::uint32_t> ByteReader::variableLength() noexcept
{
    std::uint32_t value = 0;
    for (int i = 0; i < 4; ++i) {
        const auto next = byte();
        if (!next)
            return std::nullopt;
        value = value << 7U | (*next & 0x7FU);
        if (*next < 0x80)
            return value;
    }
    return std::nullopt;
}

std::optional<std::string_view> ByteReader::take(std::size_t count) noexcept
{
    if (count > left())
        return std::nullopt;
    const std::string_view bytes = m_bytes.substr(m_position, count);
    m_position += count;
    return bytes;
}

void WarningList::add(Error warning)
{
    if (m_warnings.size() == MidiFile::kMaximumWarnings)
        return;
    if (m_track > 0)
        warning.name = std::to_string(m_track);
    m_warnings.push_back(std::move(warning).inFile(m_file));
}

void WarningList::cutTo(std::size_t count)
{
    m_warnings.erase(m_warnings.begin() + static_cast<std::ptrdiff_t>(count), m_warnings.end());
}

std::string shown(std::string_view bytes)
{
    std::string text;
    for (const char byte : bytes) {
        if (!isControl(byte) && static_cast<unsigned char>(byte) < 0x80)
            text += byte;
        else
            text += fmt::format("<{:02X}>", static_cast<unsigned char>(byte));
    }
    return text;
}

std::string validUtf8(std::string_view bytes)
{
    std::string text;
    if (isValidUtf8(bytes)) {
        text = bytes;
    } else {
        for (const char byte : bytes) {
            const auto code = static_cast<unsigned char>(byte);
            if (code < 0x80) {
                text += byte;
            } else {
                text += static_cast<char>(0xC0U | code >> 6U);
                text += static_cast<char>(0x80U | (code & 0x3FU));
            }
        }
    }
    std::erase_if(text, isControl);
    return text;
}

} // namespace timbrel::midi
