// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/error.h"

#include <functional>
#include <string>

namespace timbrel::app {

/// Puts one piece of a sentence (English, with {file}-like places) into another language. The
/// window passes Qt's translation; the command line passes none and speaks English.
using Translate = std::function<std::string(const char* english)>;

/// Whose remedies are told: options of the command line, or what can be pressed in the window.
enum class Reader
{
    CommandLine,
    Window
};

/// One or more whole sentences for a person: what is wrong, in which file and at which place, what
/// was found and what was expected, and what can be done about it. No final line feed. Threads:
/// any. Realtime-safe: no.
[[nodiscard]] std::string
errorText(const Error& error, const Translate& translate = {}, Reader reader = Reader::CommandLine);

} // namespace timbrel::app
