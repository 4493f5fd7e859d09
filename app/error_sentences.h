// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/error.h"

#include <span>

// lupdate collects the sentences by this name; nothing of Qt is needed for it.
#define QT_TRANSLATE_NOOP(context, text) text

namespace timbrel::app {

/// What is said of an error. A sentence has places: {file} (the path with line or byte, where
/// known), {name}, {found}, {expected}; sentence.h has the rules. What stands in [ ] is left out if
/// a place in it has nothing to show. `found` and `expected` that a sentence does not mention are
/// added after it. All text is English and lives as long as the program.
struct ErrorSentences
{
    ErrorId id;
    const char* problem;
    const char* remedy; ///< may be empty where nothing can be done but to know
    const char* remedyInWindow = nullptr; ///< where it is another
};

// Each error stands in one of these. Threads: any. Realtime-safe: no.
[[nodiscard]] std::span<const ErrorSentences> fileErrorSentences();
[[nodiscard]] std::span<const ErrorSentences> learningErrorSentences();
[[nodiscard]] std::span<const ErrorSentences> deviceErrorSentences();

} // namespace timbrel::app
