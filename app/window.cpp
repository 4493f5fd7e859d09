// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window.h"

#include "app/cli/command_line.h"
#include "app/error_text.h"
#include "ui/application.h"

#include <QCoreApplication>
#include <QtGlobal>

#include <iostream>

namespace timbrel::app {
namespace {

/// Qt ends the whole program where there is no display, so we look first.
bool hasDisplay()
{
#ifdef Q_OS_LINUX
    return qEnvironmentVariableIsSet("DISPLAY") || qEnvironmentVariableIsSet("WAYLAND_DISPLAY")
        || qEnvironmentVariableIsSet("QT_QPA_PLATFORM");
#else
    return true;
#endif
}

QString translatedSentence(const Error& error)
{
    return QString::fromStdString(errorText(
        error,
        [](const char* english) {
            return QCoreApplication::translate("Errors", english).toStdString();
        },
        Reader::Window));
}

} // namespace

int openWindow(int argc, char** argv, const Command& command)
{
    if (!hasDisplay()) {
        std::cerr << "There is no display for the window. Name an action to work without one; see "
                     "timbrel --help."
                  << std::endl;
        return kExitFailed;
    }
    return ui::runWindow(argc, argv, {command.project, command.files}, translatedSentence);
}

} // namespace timbrel::app
