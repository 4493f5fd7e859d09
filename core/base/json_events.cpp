// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/json_events.h"

#include "core/base/json_tokens.h"

#include <string>
#include <vector>

namespace timbrel {
namespace {

/// Watches over the grammar: which token may follow which.
class Reader
{
public:
    Reader(std::string_view text, JsonListener& listener)
        : m_tokens(text)
        , m_listener(listener)
    { }

    Result<bool> read()
    {
        // A value, and then whatever the innermost object or list asks for, until all are closed.
        bool goesOn = readValue(m_tokens.next());
        while (goesOn && !m_open.empty())
            goesOn = m_open.back() == Open::Object ? readMember() : readElement();
        if (goesOn && m_tokens.next() != JsonToken::End)
            goesOn = expected("the end of the text");
        if (!m_fault.empty())
            return failure(Error(ErrorId::JsonInvalid)
                               .atByte(static_cast<std::int64_t>(m_tokens.byte()))
                               .butFound(m_tokens.found())
                               .whereExpected(m_fault));
        return goesOn;
    }

private:
    enum class Open : bool
    {
        Object,
        List
    };

    bool expected(const char* what)
    {
        m_fault = m_tokens.fault().empty() ? what : std::string(m_tokens.fault());
        return false;
    }

    bool readValue(JsonToken token)
    {
        switch (token) {
        case JsonToken::Number:
            return m_listener.number(m_tokens.number());
        case JsonToken::Text:
            return m_listener.text(m_tokens.text());
        case JsonToken::Null:
            return m_listener.null();
        case JsonToken::True:
            return m_listener.boolean(true);
        case JsonToken::False:
            return m_listener.boolean(false);
        case JsonToken::BeginObject:
            return begin(Open::Object, m_listener.beginObject());
        case JsonToken::BeginList:
            return begin(Open::List, m_listener.beginList());
        case JsonToken::EndObject:
        case JsonToken::EndList:
        case JsonToken::Comma:
        case JsonToken::Colon:
        case JsonToken::End:
        case JsonToken::Fault:
            break;
        }
        return expected("a value");
    }

    bool begin(Open what, bool goesOn)
    {
        m_open.push_back(what);
        m_isFirst = true;
        return goesOn;
    }

    bool end(bool goesOn)
    {
        m_open.pop_back();
        m_isFirst = false;
        return goesOn;
    }

    bool readElement()
    {
        JsonToken token = m_tokens.next();
        if (token == JsonToken::EndList)
            return end(m_listener.endList());
        if (!m_isFirst) {
            if (token != JsonToken::Comma)
                return expected("a comma or ]");
            token = m_tokens.next();
        }
        m_isFirst = false;
        return readValue(token);
    }

    bool readMember()
    {
        JsonToken token = m_tokens.next();
        if (token == JsonToken::EndObject)
            return end(m_listener.endObject());
        if (!m_isFirst) {
            if (token != JsonToken::Comma)
                return expected("a comma or }");
            token = m_tokens.next();
        }
        m_isFirst = false;
        if (token != JsonToken::Text)
            return expected("a key in double quotes");
        if (!m_listener.key(m_tokens.text()))
            return false;
        if (m_tokens.next() != JsonToken::Colon)
            return expected("a colon");
        return readValue(m_tokens.next());
    }

    JsonTokens m_tokens;
    JsonListener& m_listener;
    std::vector<Open> m_open; ///< the objects and lists around the next token
    bool m_isFirst = true; ///< nothing stands yet in the innermost of them
    std::string m_fault; ///< what was expected, if the text breaks off
};

} // namespace

Result<bool> readJsonEvents(std::string_view text, JsonListener& listener)
{
    return Reader(text, listener).read();
}

} // namespace timbrel
