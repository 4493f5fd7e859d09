// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/json.h"

#include "core/base/atomic_file.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

namespace timbrel {
namespace {

constexpr int kDeepestNesting = 256;
constexpr std::size_t kLongestWord = 24;

std::string describe(const Json& value)
{
    std::string text = value.dump(-1, ' ', false, Json::error_handler_t::replace);
    if (text.size() > 60)
        text = text.substr(0, 57) + "...";
    return text;
}

/// What a person finds at this place (1 is the first byte) of a text; empty at its end. The
/// parser's own words are for programmers.
std::string wordAt(std::string_view text, std::size_t byte)
{
    const auto isOfWord = [text](std::size_t at) { return text[at] > ' ' && text[at] <= '~'; };
    std::size_t begin = std::min(byte > 0 ? byte - 1 : 0, text.size());
    std::size_t end = begin;
    while (end < text.size() && isOfWord(end) && end - begin < kLongestWord)
        ++end;
    if (end == begin)
        return {};
    while (begin > 0 && isOfWord(begin - 1) && end - begin < kLongestWord)
        --begin;
    return std::string(text.substr(begin, end - begin));
}

Error missing(std::string_view key)
{
    return Error(ErrorId::FieldMissing).named(std::string(key));
}

Error invalid(std::string_view key, const Json& value, std::string expected)
{
    return Error(ErrorId::FieldInvalid)
        .named(std::string(key))
        .butFound(describe(value))
        .whereExpected(std::move(expected));
}

const Json* find(const Json& object, std::string_view key)
{
    if (!object.is_object())
        return nullptr;
    const auto place = object.find(std::string(key));
    return place == object.end() ? nullptr : &*place;
}

} // namespace

Result<Json> parseJson(std::string_view text, const std::filesystem::path& file)
{
    bool tooDeep = false;
    const auto watchDepth = [&tooDeep](int depth, Json::parse_event_t, Json&) {
        tooDeep = tooDeep || depth > kDeepestNesting;
        return !tooDeep;
    };
    try {
        Json json = Json::parse(text, watchDepth);
        if (tooDeep)
            return failure(Error(ErrorId::JsonInvalid)
                               .inFile(file)
                               .butFound(fmt::format("nesting deeper than {}", kDeepestNesting)));
        return json;
    } catch (const Json::parse_error& error) {
        return failure(Error(ErrorId::JsonInvalid)
                           .inFile(file)
                           .atByte(static_cast<std::int64_t>(error.byte))
                           .butFound(wordAt(text, error.byte)));
    } catch (const std::bad_alloc&) {
        return failure(Error(ErrorId::OutOfMemory).inFile(file));
    } catch (const std::exception& error) {
        return failure(Error(ErrorId::JsonInvalid).inFile(file).butFound(error.what()));
    }
}

Result<Json> readJson(const std::filesystem::path& path, std::uint64_t maximumBytes)
{
    const auto text = readFile(path, maximumBytes);
    if (!text)
        return failure(text.error());
    return parseJson(*text, path);
}

Result<> writeJson(const std::filesystem::path& path, const Json& json)
{
    return writeFileAtomically(path,
                               json.dump(1, ' ', false, Json::error_handler_t::replace) + "\n");
}

std::string jsonLine(const Json& json)
{
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Result<double> jsonReal(const Json& object, std::string_view key)
{
    const Json* value = find(object, key);
    if (value == nullptr)
        return failure(missing(key));
    if (!value->is_number() || !std::isfinite(value->get<double>()))
        return failure(invalid(key, *value, "a number"));
    return value->get<double>();
}

Result<std::int64_t>
jsonInteger(const Json& object, std::string_view key, std::int64_t minimum, std::int64_t maximum)
{
    const Json* value = find(object, key);
    if (value == nullptr)
        return failure(missing(key));
    const auto expected = fmt::format("a whole number from {} to {}", minimum, maximum);
    if (!value->is_number_integer())
        return failure(invalid(key, *value, expected));
    if (value->is_number_unsigned() && value->get<std::uint64_t>() > INT64_MAX)
        return failure(invalid(key, *value, expected));
    const auto number = value->get<std::int64_t>();
    if (number < minimum || number > maximum)
        return failure(invalid(key, *value, expected));
    return number;
}

Result<bool> jsonBool(const Json& object, std::string_view key)
{
    const Json* value = find(object, key);
    if (value == nullptr)
        return failure(missing(key));
    if (!value->is_boolean())
        return failure(invalid(key, *value, "true or false"));
    return value->get<bool>();
}

Result<std::string> jsonString(const Json& object, std::string_view key)
{
    const Json* value = find(object, key);
    if (value == nullptr)
        return failure(missing(key));
    if (!value->is_string())
        return failure(invalid(key, *value, "a text"));
    return value->get<std::string>();
}

Result<const Json*> jsonArray(const Json& object, std::string_view key)
{
    const Json* value = find(object, key);
    if (value == nullptr)
        return failure(missing(key));
    if (!value->is_array())
        return failure(invalid(key, *value, "a list"));
    return value;
}

Result<const Json*> jsonObject(const Json& object, std::string_view key)
{
    const Json* value = find(object, key);
    if (value == nullptr)
        return failure(missing(key));
    if (!value->is_object())
        return failure(invalid(key, *value, "an object"));
    return value;
}

Result<int> checkFormat(const Json& object,
                        std::string_view format,
                        int newestVersion,
                        const std::filesystem::path& file)
{
    const auto name = jsonString(object, "format");
    if (!name || *name != format)
        return failure(Error(ErrorId::FormatUnknown)
                           .inFile(file)
                           .butFound(name ? *name : "no format name")
                           .whereExpected(std::string(format)));
    const auto version = jsonInteger(object, "version", 1, INT32_MAX);
    if (!version)
        return failure(Error(version.error()).inFile(file));
    if (*version > newestVersion)
        return failure(Error(ErrorId::VersionTooNew)
                           .inFile(file)
                           .butFound(std::to_string(*version))
                           .whereExpected(fmt::format("at most {}", newestVersion)));
    return static_cast<int>(*version);
}

} // namespace timbrel
