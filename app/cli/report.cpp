// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/report.h"

#include "app/error_text.h"

namespace timbrel::app {

void Report::clearProgress()
{
    if (!m_hasProgress)
        return;
    m_out << "\r\x1b[K";
    m_hasProgress = false;
}

void Report::say(std::string_view text)
{
    if (m_isJson)
        return;
    clearProgress();
    m_out << text << std::endl;
}

void Report::showProgress(std::string_view line)
{
    if (!isTerminal())
        return;
    m_out << "\r\x1b[K" << line << std::flush;
    m_hasProgress = true;
}

void Report::event(std::string_view name, const Json& fields)
{
    if (!m_isJson)
        return;
    Json object = {{"event", name}};
    object.update(fields);
    m_out << jsonLine(object) << std::endl;
}

void Report::warn(const Error& error)
{
    if (m_isJson) {
        event("warning", errorFields(error));
        return;
    }
    clearProgress();
    m_errors << "Warning: " << errorText(error) << std::endl;
}

void Report::warn(const Warnings& warnings)
{
    for (const Error& warning : warnings)
        warn(warning);
}

void Report::fail(const Error& error)
{
    clearProgress();
    event("error", errorFields(error));
    m_errors << errorText(error) << std::endl;
}

Json errorFields(const Error& error)
{
    Json fields = {{"id", errorName(error.id)}, {"text", errorText(error)}};
    if (!error.file.empty())
        fields["file"] = error.file;
    if (error.line)
        fields["line"] = *error.line;
    if (error.byte)
        fields["byte"] = *error.byte;
    if (!error.name.empty())
        fields["name"] = error.name;
    if (!error.found.empty())
        fields["found"] = error.found;
    if (!error.expected.empty())
        fields["expected"] = error.expected;
    return fields;
}

} // namespace timbrel::app
