// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/json.h"

#include <filesystem>
#include <string>
#include <vector>

namespace timbrel::test {

/// How a call of the program ended.
struct ProgramResult
{
    int exitCode = -1; ///< -1: it did not end by itself
    std::string out;
    std::string errors;

    /// One object a line; a line that is none becomes null.
    [[nodiscard]] std::vector<Json> lines() const;
    /// The last of lines(); null if there is none.
    [[nodiscard]] Json last() const;
    /// What stands on the error output reads like one or more sentences.
    [[nodiscard]] bool saysASentence() const;
};

/// Runs the built program `timbrel` with these arguments and waits for its end, at most a minute.
[[nodiscard]] ProgramResult runTimbrel(const std::vector<std::string>& arguments);

/// The same, with another program before it that calls it ("setpriv", "--reuid=...").
[[nodiscard]] ProgramResult runTimbrelThrough(const std::vector<std::string>& caller,
                                              const std::vector<std::string>& arguments);

/// The same, with SIGINT (Ctrl+C) so many milliseconds after its first output, if it still runs.
[[nodiscard]] ProgramResult runTimbrelInterrupted(const std::vector<std::string>& arguments,
                                                  int afterMilliseconds);

/// resources/demos/swell
[[nodiscard]] std::filesystem::path demoFolder();

/// A project in `folder` with one note that moves controller 1, imported through the program.
void makeProject(const std::filesystem::path& folder);

/// Bytes of a small MIDI file: a note of one second, and these moves of a controller.
[[nodiscard]] std::string noteWithController(int controller, const std::vector<int>& values);

} // namespace timbrel::test
