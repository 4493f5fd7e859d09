// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learning/setting_fields.h"

#include "core/base/text.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <fmt/ranges.h>

namespace timbrel::learning {
namespace {

bool isWithin(const Json& value, const SettingSpec& spec)
{
    return value.is_number() && std::isfinite(value.get<double>())
        && value.get<double>() >= spec.minimum && value.get<double>() <= spec.maximum;
}

bool isWholeWithin(const Json& value, const SettingSpec& spec)
{
    return value.is_number_integer() && isWithin(value, spec);
}

bool isListWithin(const Json& value, const SettingSpec& spec)
{
    return value.is_array() && value.size() <= spec.mostEntries
        && std::all_of(value.begin(), value.end(), [&](const Json& each) {
               return isWholeWithin(each, spec);
           });
}

bool isOneOf(const Json& value, const SettingSpec& spec)
{
    return value.is_string()
        && std::any_of(spec.choices.begin(), spec.choices.end(), [&](std::string_view choice) {
               return value.get<std::string>() == choice;
           });
}

bool isGood(const Json& value, const SettingSpec& spec)
{
    switch (spec.kind) {
    case SettingKind::Integer:
        return isWholeWithin(value, spec);
    case SettingKind::Real:
        return isWithin(value, spec);
    case SettingKind::Flag:
        return value.is_boolean();
    case SettingKind::Choice:
        return isOneOf(value, spec);
    case SettingKind::IntegerList:
        return isListWithin(value, spec);
    }
    return false;
}

Json numberFromText(std::string_view text)
{
    if (const auto whole = parseInteger(text))
        return static_cast<std::int64_t>(*whole);
    if (const auto real = parseReal(text))
        return *real;
    return std::string(text);
}

} // namespace

Result<> checkSetting(const Json& value, const SettingSpec& spec)
{
    if (isGood(value, spec))
        return {};
    return failure(Error(ErrorId::FieldInvalid)
                       .named(std::string(spec.key))
                       .butFound(jsonLine(value).substr(0, 60))
                       .whereExpected(describeExpectation(spec)));
}

std::string describeExpectation(const SettingSpec& spec)
{
    const auto from = [&](std::string_view what) {
        return fmt::format(
            "{} from {} to {}", what, formatReal(spec.minimum), formatReal(spec.maximum));
    };
    switch (spec.kind) {
    case SettingKind::Integer:
        return from("a whole number");
    case SettingKind::Real:
        return from("a number");
    case SettingKind::Flag:
        return "true or false";
    case SettingKind::Choice:
        return fmt::format("{}", fmt::join(spec.choices, ", "));
    case SettingKind::IntegerList:
        return from(fmt::format("at most {} whole numbers", spec.mostEntries));
    }
    return {};
}

Json settingFromText(std::string_view text, const SettingSpec& spec)
{
    const std::string_view word = trimmed(text);
    if (spec.kind == SettingKind::Flag && (word == "true" || word == "false"))
        return word == "true";
    if (spec.kind == SettingKind::Integer || spec.kind == SettingKind::Real)
        return numberFromText(word);
    if (spec.kind != SettingKind::IntegerList)
        return std::string(word);
    Json list = Json::array();
    if (!word.empty())
        for (const std::string_view entry : split(word, ','))
            list.push_back(numberFromText(trimmed(entry)));
    return list;
}

} // namespace timbrel::learning
