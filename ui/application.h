// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/common/error_sentence.h"

#include <filesystem>

namespace timbrel::ui {

/// The window from its beginning to its end: translations, appearance, main window, event loop.
/// project: may be empty. Returns the exit status. Threads: the main one, once.
int runWindow(int argc, char** argv, const std::filesystem::path& project, ErrorSentence sentence);

} // namespace timbrel::ui
