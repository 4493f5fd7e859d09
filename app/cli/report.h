// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/error.h"
#include "core/base/json.h"

#include <ostream>
#include <string>
#include <string_view>

namespace timbrel::app {

/// What an action tells the person, or, with --json, the program that called it: one JSON object a
/// line on the output, each with an "event". Every line is written at once, so that a pipe sees it
/// when it happens. Threads: one. Realtime-safe: no.
class Report
{
public:
    /// isTerminal: `out` can go back to the start of a line.
    Report(std::ostream& out, std::ostream& errors, bool isTerminal)
        : m_out(out)
        , m_errors(errors)
        , m_isTerminal(isTerminal)
    { }

    void setJson(bool isJson) { m_isJson = isJson; }
    [[nodiscard]] bool isJson() const { return m_isJson; }
    [[nodiscard]] bool isTerminal() const { return m_isTerminal && !m_isJson; }

    /// For people: one or more lines. Nothing with --json.
    void say(std::string_view text);
    /// For people, on a terminal only: a line that the next one replaces. Elsewhere nothing.
    void showProgress(std::string_view line);
    /// For programs: {"event": name, ...fields}. Nothing without --json.
    void event(std::string_view name, const Json& fields = Json::object());
    /// For both. People read warnings on the error output.
    void warn(const Error& error);
    void warn(const Warnings& warnings);
    /// Why the action failed. For programs {"event": "error", "id": ..., "text": ...}; the sentence
    /// stands on the error output in either case.
    void fail(const Error& error);
    /// The last object: {"event": "done", ...figures}.
    void done(const Json& figures = Json::object()) { event("done", figures); }

private:
    void clearProgress();

    std::ostream& m_out;
    std::ostream& m_errors;
    bool m_isTerminal = false;
    bool m_isJson = false;
    bool m_hasProgress = false;
};

/// The facts of an error or warning, with its sentence: {"id", "text", "file", "line", ...}.
[[nodiscard]] Json errorFields(const Error& error);

} // namespace timbrel::app
