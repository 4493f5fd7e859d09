// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/error.h"

#include <QString>

#include <functional>

namespace timbrel::ui {

/// Turns an error into sentences in the language of the window; given to the window by the program.
using ErrorSentence = std::function<QString(const Error&)>;

} // namespace timbrel::ui
