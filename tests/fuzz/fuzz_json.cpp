// SPDX-License-Identifier: GPL-3.0-or-later
// Any text gives the events that nlohmann's reader finds in it, or is refused as it is there.
#include "core/base/json.h"
#include "core/base/json_events.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <string>
#include <vector>

using namespace timbrel;

namespace {

void require(bool isTrue)
{
    if (!isTrue)
        std::abort();
}

/// Writes the events down, one a line.
class Notes final
{
public:
    void note(std::string_view what, std::string_view detail = {})
    {
        m_text.append(what).append(" ").append(detail).append("\n");
    }
    void note(double value)
    {
        std::uint64_t bits = 0; // -0 and 0 differ
        std::memcpy(&bits, &value, sizeof bits);
        note("number", std::to_string(bits));
    }
    [[nodiscard]] const std::string& text() const { return m_text; }

private:
    std::string m_text;
};

class Ours final : public JsonListener
{
public:
    explicit Ours(Notes& notes)
        : m_notes(notes)
    { }
    bool null() override { return noted("null"); }
    bool boolean(bool value) override { return noted(value ? "true" : "false"); }
    bool number(double value) override
    {
        m_notes.note(value);
        return true;
    }
    bool text(std::string_view value) override { return noted("text", value); }
    bool key(std::string_view name) override { return noted("key", name); }
    bool beginObject() override { return noted("{"); }
    bool endObject() override { return noted("}"); }
    bool beginList() override { return noted("["); }
    bool endList() override { return noted("]"); }

private:
    bool noted(std::string_view what, std::string_view detail = {})
    {
        m_notes.note(what, detail);
        return true;
    }
    Notes& m_notes;
};

class Theirs final : public nlohmann::json_sax<Json>
{
public:
    explicit Theirs(Notes& notes)
        : m_notes(notes)
    { }
    bool null() override { return noted("null"); }
    bool boolean(bool value) override { return noted(value ? "true" : "false"); }
    bool number_integer(number_integer_t value) override { return real(double(value)); }
    bool number_unsigned(number_unsigned_t value) override { return real(double(value)); }
    bool number_float(number_float_t value, const string_t&) override { return real(value); }
    bool string(string_t& value) override { return noted("text", value); }
    bool key(string_t& name) override { return noted("key", name); }
    bool start_object(std::size_t) override { return noted("{"); }
    bool end_object() override { return noted("}"); }
    bool start_array(std::size_t) override { return noted("["); }
    bool end_array() override { return noted("]"); }
    bool binary(binary_t&) override { return false; }
    bool parse_error(std::size_t, const std::string&, const nlohmann::detail::exception&) override
    {
        return false;
    }

private:
    bool real(double value)
    {
        m_notes.note(value);
        return true;
    }
    bool noted(std::string_view what, std::string_view detail = {})
    {
        m_notes.note(what, detail);
        return true;
    }
    Notes& m_notes;
};

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    if (text.find('\0') != std::string_view::npos)
        return 0; // there it ends a text, here it is no part of one
    Notes expected;
    Theirs theirs(expected);
    const bool isSound = Json::sax_parse(text, &theirs);
    Notes found;
    Ours ours(found);
    const auto outcome = readJsonEvents(text, ours);
    require(outcome.has_value() == isSound);
    if (isSound)
        require(*outcome && found.text() == expected.text());
    else
        require(outcome.error().id == ErrorId::JsonInvalid && outcome.error().byte.value_or(-1) >= 0
                && static_cast<std::size_t>(*outcome.error().byte) <= size
                && !outcome.error().found.empty() && !outcome.error().expected.empty());
    return 0;
}
