// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/result.h"

#include <string_view>

namespace timbrel {

/// Takes what readJsonEvents finds, in the text's order. Each function returns true to go on, false
/// to end the reading. Text is UTF-8 with its escapes resolved and lives until the function
/// returns.
class JsonListener
{
public:
    virtual bool null() = 0;
    virtual bool boolean(bool value) = 0;
    virtual bool number(double value) = 0; ///< finite
    virtual bool text(std::string_view value) = 0;
    virtual bool key(std::string_view name) = 0; ///< of the value that comes next
    virtual bool beginObject() = 0;
    virtual bool endObject() = 0;
    virtual bool beginList() = 0;
    virtual bool endList() = 0;

protected:
    JsonListener() = default;
    ~JsonListener() = default;
    JsonListener(const JsonListener&) = default;
    JsonListener& operator=(const JsonListener&) = default;
};

/// Reads JSON (RFC 8259, strictly; a UTF-8 byte order mark may come first) once from end to end and
/// keeps nothing, for files of tens of megabytes that are mostly numbers: several times as fast as
/// Json::sax_parse. Keys may come twice: that is for the listener to judge. True: the text is
/// whole; false: the listener ended it. Threads: any. Realtime-safe: no. Errors: JsonInvalid with
/// the byte, what was found and what was expected.
[[nodiscard]] Result<bool> readJsonEvents(std::string_view text, JsonListener& listener);

} // namespace timbrel
