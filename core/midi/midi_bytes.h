// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/midi/midi_file.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace timbrel::midi {

/// Reads big-endian numbers from a part of a file and never beyond it. Positions are offsets into
/// the whole file, so that warnings can name them. Threads: one. Realtime-safe: yes.
class ByteReader
{
public:
    /// Reads from begin up to, but not including, end (both at most bytes.size()).
    ByteReader(std::string_view bytes, std::size_t begin, std::size_t end) noexcept
        : m_bytes(bytes)
        , m_position(begin < end ? begin : end)
        , m_end(end)
    { }

    [[nodiscard]] std::size_t position() const noexcept { return m_position; }
    [[nodiscard]] std::size_t left() const noexcept { return m_end - m_position; }
    [[nodiscard]] bool isAtEnd() const noexcept { return m_position == m_end; }

    /// The next byte, without moving; nothing at the end.
    [[nodiscard]] std::optional<std::uint8_t> peek() const noexcept
    {
        if (isAtEnd())
            return std::nullopt;
        return static_cast<std::uint8_t>(m_bytes[m_position]);
    }
    [[nodiscard]] std::optional<std::uint8_t> byte() noexcept
    {
        const auto value = peek();
        m_position += value ? 1 : 0;
        return value;
    }
    /// 16 and 32 bits, most significant byte first; nothing (and no move) where too few are left.
    [[nodiscard]] std::optional<std::uint16_t> word() noexcept;
    [[nodiscard]] std::optional<std::uint32_t> longWord() noexcept;
    /// A variable-length quantity of at most four bytes; nothing where it is longer or cut.
    [[nodiscard]] std::optional<std::uint32_t> variableLength() noexcept;
    /// The next `count` bytes; nothing (and no move) where fewer are left.
    [[nodiscard]] std::optional<std::string_view> take(std::size_t count) noexcept;
    /// Moves on by at most what is left.
    void skip(std::size_t count) noexcept { m_position += count < left() ? count : left(); }

private:
    std::string_view m_bytes;
    std::size_t m_position;
    std::size_t m_end;
};

/// Collects the first warnings of a file and names file and track in each.
class WarningList
{
public:
    explicit WarningList(const std::filesystem::path& file)
        : m_file(file.string())
    { }

    /// The track that the warnings from now on are about, counted from 1; 0: none.
    void setTrack(std::size_t number) { m_track = number; }
    void add(Error warning);
    [[nodiscard]] std::size_t size() const noexcept { return m_warnings.size(); }
    /// Forgets what was added since there were `count` of them.
    void cutTo(std::size_t count);
    [[nodiscard]] Warnings take() { return std::move(m_warnings); }

private:
    std::string m_file;
    Warnings m_warnings;
    std::size_t m_track = 0;
};

/// Bytes as they can be shown to a person: printable ASCII as it is, the rest as hexadecimal.
[[nodiscard]] std::string shown(std::string_view bytes);

/// The text if it is valid UTF-8, else its bytes read as Latin-1; without control characters.
[[nodiscard]] std::string validUtf8(std::string_view bytes);

} // namespace timbrel::midi
