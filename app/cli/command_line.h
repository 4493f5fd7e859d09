// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <filesystem>
#include <ostream>
#include <string>
#include <vector>

namespace timbrel::app {

/// What a call of the program asks for, decided before anything of the window is touched, since Qt
/// costs time that `perform` does not have.
struct Command
{
    enum class Kind
    {
        Window, ///< no action: the window, on `project` if there is one, or with `files`
        Help,
        Version,
        Action,
        Wrong,
    };
    Kind kind = Kind::Window;
    std::filesystem::path project; ///< may be empty
    std::vector<std::filesystem::path> files; ///< Window: that become examples
    std::string action; ///< its name
    std::vector<std::string> arguments; ///< what follows it
    std::string reason; ///< Wrong: an English sentence
};

/// arguments: without the program's own name.
[[nodiscard]] Command readCommand(const std::vector<std::string>& arguments);

/// The exit codes of `timbrel`.
inline constexpr int kExitDone = 0;
inline constexpr int kExitFailed = 1; ///< with a sentence on the error output
inline constexpr int kExitUsage = 2;

/// Everything but the window. isTerminal: `out` is one. Threads: one, and those that the action
/// starts.
[[nodiscard]] int
runCommand(const Command& command, std::ostream& out, std::ostream& errors, bool isTerminal);

} // namespace timbrel::app
