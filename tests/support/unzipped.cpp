// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/unzipped.h"

#include <array>
#include <cstdio>
#include <memory>

namespace timbrel::test {

std::string unzipped(const std::filesystem::path& file)
{
    const std::string command = "gzip -dc '" + file.string() + "'";
    const std::unique_ptr<std::FILE, int (*)(std::FILE*)> pipe(::popen(command.c_str(), "r"),
                                                               ::pclose);
    std::string bytes;
    std::array<char, 65536> block;
    while (pipe) {
        const std::size_t size = std::fread(block.data(), 1, block.size(), pipe.get());
        if (size == 0)
            break;
        bytes.append(block.data(), size);
    }
    return bytes;
}

} // namespace timbrel::test
