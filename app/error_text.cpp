// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/error_text.h"

#include "app/error_sentences.h"
#include "app/sentence.h"

#include <string_view>

namespace timbrel::app {
namespace {

constexpr const char* kFound = QT_TRANSLATE_NOOP("Errors", "Found: {found}.");
constexpr const char* kExpected = QT_TRANSLATE_NOOP("Errors", "Expected: {expected}.");
constexpr const char* kLine = QT_TRANSLATE_NOOP("Errors", "{file}, line {line},");
constexpr const char* kByte = QT_TRANSLATE_NOOP("Errors", "{file}, byte {byte},");
constexpr ErrorSentences kUnknown
    = {ErrorId {}, QT_TRANSLATE_NOOP("Errors", "Something went wrong[ with {file}]."), ""};

const ErrorSentences& sentencesOf(ErrorId id)
{
    for (const auto some : {fileErrorSentences(), learningErrorSentences(), deviceErrorSentences()})
        for (const ErrorSentences& sentences : some)
            if (sentences.id == id)
                return sentences;
    return kUnknown;
}

std::string fileWithPlace(const Error& error, const Translate& translate)
{
    if (error.file.empty())
        return {};
    const std::string quoted = "\"" + error.file + "\"";
    if (error.line)
        return filledSentence(translate(kLine),
                              {{"file", quoted}, {"line", std::to_string(*error.line)}});
    if (error.byte)
        return filledSentence(translate(kByte),
                              {{"file", quoted}, {"byte", std::to_string(*error.byte)}});
    return quoted;
}

bool mentions(const char* sentence, std::string_view place)
{
    return std::string_view(sentence).find(place) != std::string_view::npos;
}

} // namespace

std::string errorText(const Error& error, const Translate& translate, Reader reader)
{
    const Translate english = [](const char* text) { return std::string(text); };
    const Translate& say = translate ? translate : english;
    const ErrorSentences& sentences = sentencesOf(error.id);
    const Places places = {{"file", fileWithPlace(error, say)},
                           {"name", error.name},
                           {"found", error.found},
                           {"expected", error.expected}};

    std::string text = filledSentence(say(sentences.problem), places);
    if (!error.found.empty() && !mentions(sentences.problem, "{found}"))
        text += " " + filledSentence(say(kFound), places);
    if (!error.expected.empty() && !mentions(sentences.problem, "{expected}"))
        text += " " + filledSentence(say(kExpected), places);
    const bool isOther = reader == Reader::Window && sentences.remedyInWindow != nullptr;
    const char* remedy = isOther ? sentences.remedyInWindow : sentences.remedy;
    if (*remedy != '\0')
        text += (text.ends_with('\n') ? "" : " ") + say(remedy);
    return text;
}

} // namespace timbrel::app
