// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/expression/conf_text.h"

#include "core/base/text.h"

#include <array>
#include <charconv>
#include <fmt/format.h>

namespace timbrel::expression {
namespace {

constexpr std::size_t kCommentColumns = 88;
constexpr std::string_view kIndent = "    ";

} // namespace

std::string confReal(double value)
{
    std::array<char, 400> buffer {}; // the longest double without an exponent has 327 characters
    const auto [end, code] = std::to_chars(
        buffer.data(), buffer.data() + buffer.size(), value, std::chars_format::fixed);
    std::string text(buffer.data(), code == std::errc {} ? end : buffer.data());
    if (text.find('.') == std::string::npos)
        text += ".0";
    return text;
}

Result<std::string> confText(std::string_view text)
{
    std::string quoted = "\"";
    for (const char letter : text) {
        if (static_cast<unsigned char>(letter) < ' ' || letter == 0x7f)
            return failure(Error(ErrorId::SettingsWrongType)
                               .butFound(fmt::format("control character {}", int {letter}))
                               .whereExpected("a text of one line"));
        if (letter == '"' || letter == '\\')
            quoted += '\\';
        quoted += letter;
    }
    return quoted + '"';
}

std::string
confList(const std::vector<std::string>& elements, SettingType type, std::string_view lineEnd)
{
    const std::size_t perLine = type == SettingType::ControllerPairs ? 2
        : type == SettingType::FeatureList                           ? 1
                                                                     : elements.size();
    const bool isOneLine = elements.size() <= perLine;
    std::string text;
    for (std::size_t i = 0; i < elements.size(); ++i) {
        if (i > 0)
            text += ',';
        if (!isOneLine && i % perLine == 0)
            text.append(lineEnd).append(kIndent);
        else if (i > 0)
            text += ' ';
        text += elements[i];
    }
    return text;
}

std::string confComment(std::string_view text, std::string_view lineEnd)
{
    std::string lines;
    for (const auto paragraph : split(text, '\n')) {
        std::string line(1, '#');
        for (const auto word : split(trimmed(paragraph), ' ')) {
            if (line.size() > 1 && line.size() + 1 + word.size() > kCommentColumns) {
                lines.append(line).append(lineEnd);
                line.assign(1, '#');
            }
            if (!word.empty())
                line.append(" ").append(word);
        }
        lines.append(line).append(lineEnd);
    }
    return lines;
}

} // namespace timbrel::expression
