// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command_line.h"

#include <csignal>
#include <iostream>
#include <unistd.h>

#ifdef TIMBREL_GUI
#include "app/window.h"
#endif

int main(int argc, char** argv)
{
    using namespace timbrel::app;
    const Command command = readCommand(std::vector<std::string>(argv + 1, argv + argc));
#ifdef TIMBREL_GUI
    if (command.kind == Command::Kind::Window)
        return openWindow(argc, argv, command);
#endif
    // A reader that goes away ("| head") must not keep a performance from its note-offs.
    std::signal(SIGPIPE, SIG_IGN);
    return runCommand(command, std::cout, std::cerr, isatty(STDOUT_FILENO) == 1);
}
