// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sentence.h"

#include <cctype>

namespace timbrel::app {
namespace {

/// The place that `text` starts with, or null.
const Places::value_type* placeAt(std::string_view text, const Places& places)
{
    for (const auto& place : places)
        if (text.starts_with('{') && text.substr(1).starts_with(place.first)
            && text.substr(1 + place.first.size()).starts_with('}'))
            return &place;
    return nullptr;
}

/// A value is followed by the sentence's own punctuation.
void append(std::string& target, char next)
{
    constexpr std::string_view kClosing = ".:;),";
    if (!target.empty() && target.back() == ',' && kClosing.find(next) != std::string_view::npos)
        target.pop_back();
    target += next;
}

} // namespace

std::string filledSentence(std::string_view sentence, const Places& places)
{
    std::string result;
    std::string optional;
    bool inOptional = false;
    bool complete = true;
    for (std::size_t i = 0; i < sentence.size(); ++i) {
        std::string& target = inOptional ? optional : result;
        if (const auto* place = placeAt(sentence.substr(i), places)) {
            complete = complete && !place->second.empty();
            target += place->second;
            i += place->first.size() + 1;
        } else if (sentence[i] == '[' && !inOptional) {
            inOptional = true;
            complete = true;
            optional.clear();
        } else if (sentence[i] == ']' && inOptional) {
            inOptional = false;
            result += complete ? optional : std::string();
        } else {
            append(target, sentence[i]);
        }
    }
    if (!result.empty())
        result[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(result[0])));
    return result;
}

} // namespace timbrel::app
