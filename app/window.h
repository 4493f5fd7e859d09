// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace timbrel::app {

struct Command;

/// Opens the window that a command asks for, with the sentences of error_text. Where there is no
/// display: a sentence, and exit status 1. Threads: the main one, once.
int openWindow(int argc, char** argv, const Command& command);

} // namespace timbrel::app
