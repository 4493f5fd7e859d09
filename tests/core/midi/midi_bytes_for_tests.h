// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/midi/midi_file.h"

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace timbrel::test {

/// The bytes that hexadecimal digits stand for; white space is free ("90 3C 64").
[[nodiscard]] inline std::string fromHex(std::string_view digits)
{
    std::string bytes;
    std::string pair;
    for (const char digit : digits) {
        if (digit == ' ' || digit == '\n')
            continue;
        pair += digit;
        if (pair.size() == 2) {
            bytes += static_cast<char>(std::stoi(pair, nullptr, 16));
            pair.clear();
        }
    }
    return bytes;
}

[[nodiscard]] inline std::string bigEndian(std::uint64_t value, unsigned count)
{
    std::string bytes;
    for (unsigned i = count; i > 0; --i)
        bytes += static_cast<char>(value >> (8U * (i - 1)) & 0xFFU);
    return bytes;
}

[[nodiscard]] inline std::string chunk(std::string_view type, std::string_view content)
{
    return std::string(type) + bigEndian(content.size(), 4) + std::string(content);
}

[[nodiscard]] inline std::string headerChunk(int format, int tracks, int division)
{
    return chunk("MThd",
                 bigEndian(static_cast<std::uint64_t>(format), 2)
                     + bigEndian(static_cast<std::uint64_t>(tracks), 2)
                     + bigEndian(static_cast<std::uint64_t>(division), 2));
}

/// A file whose tracks are given in hexadecimal, each with its end of track.
[[nodiscard]] inline std::string
smf(int format, int division, std::initializer_list<std::string_view> tracks)
{
    std::string bytes = headerChunk(format, static_cast<int>(tracks.size()), division);
    for (const std::string_view track : tracks)
        bytes += chunk("MTrk", fromHex(track));
    return bytes;
}

/// The ids of warnings, in order.
[[nodiscard]] inline std::vector<ErrorId> idsOf(const Warnings& warnings)
{
    std::vector<ErrorId> ids;
    for (const Error& warning : warnings)
        ids.push_back(warning.id);
    return ids;
}

/// "time kind channel number value" of each event, one a line: QCOMPARE then shows what differs.
[[nodiscard]] inline std::string listed(const music::Sequence& events)
{
    static constexpr const char* kKinds[] = {"off", "on", "cc"};
    std::string text;
    for (const music::Event& event : events)
        text += std::to_string(event.time.count()) + ' '
            + kKinds[static_cast<std::size_t>(event.kind)] + ' ' + std::to_string(event.channel)
            + ' ' + std::to_string(event.number) + ' ' + std::to_string(event.value) + '\n';
    return text;
}

} // namespace timbrel::test
