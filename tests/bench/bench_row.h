// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstdio>
#include <string>

namespace timbrel::bench {

/// Tells tests/bench/run what was measured for the row of table.txt with this id.
inline void printRow(const char* id, const std::string& measured, bool isMet)
{
    std::printf("row\t%s\t%s\t%s\n", id, measured.c_str(), isMet ? "met" : "missed");
    std::fflush(stdout);
}

} // namespace timbrel::bench
