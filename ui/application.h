// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/common/error_sentence.h"

#include <filesystem>
#include <vector>

namespace timbrel::ui {

/// What the window begins with.
struct WindowContent
{
    std::filesystem::path project; ///< a folder; may be empty
    std::vector<std::filesystem::path> files; ///< that become examples of a new project
};

/// The window from its beginning to its end: translations, appearance, main window, event loop.
/// Returns the exit status. Threads: the main one, once.
int runWindow(int argc, char** argv, const WindowContent& content, ErrorSentence sentence);

} // namespace timbrel::ui
