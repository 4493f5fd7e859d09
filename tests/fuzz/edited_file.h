// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace timbrel::fuzz {

/// Makes a file of a sound one and the fuzzer's bytes, read as edits: place (2 bytes), how many
/// bytes go (1), how many come (1), and these. So the fuzzer needs no hours to invent a file whose
/// parts agree.
inline std::string edited(std::string file, const std::uint8_t* data, std::size_t size)
{
    std::size_t at = 0;
    while (size - at >= 4) {
        const std::size_t place = (data[at] + std::size_t {data[at + 1]} * 256) % (file.size() + 1);
        const std::size_t come = std::min<std::size_t>(data[at + 3], size - at - 4);
        file.replace(place,
                     std::min<std::size_t>(data[at + 2], file.size() - place),
                     reinterpret_cast<const char*>(data + at + 4),
                     come);
        at += 4 + come;
    }
    return file;
}

} // namespace timbrel::fuzz
