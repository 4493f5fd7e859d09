// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <filesystem>

namespace timbrel::app {

/// Opens the window, with the sentences of error_text. Where there is no display: a sentence, and
/// exit status 1. Threads: the main one, once.
int openWindow(int argc, char** argv, const std::filesystem::path& project);

} // namespace timbrel::app
