// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/expression/larasynth_conf.h"

#include "core/base/atomic_file.h"
#include "core/base/text.h"
#include "core/expression/conf_text.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <fmt/ranges.h>

namespace timbrel::expression {
namespace {

constexpr std::uint64_t kLargestFile = 1U
    << 20U; // settings of a person; a thousand times what is usual

struct KeyName
{
    std::string_view section;
    std::string_view key;
};

Result<KeyName> splitKey(std::string_view name)
{
    const auto dot = name.find('.');
    const auto isWord = [](std::string_view word) {
        const auto isLetter
            = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; };
        return !word.empty() && isLetter(word[0])
            && std::all_of(word.begin(), word.end(), [&](char c) {
                   return isLetter(c) || (c >= '0' && c <= '9');
               });
    };
    if (dot == std::string_view::npos || !isWord(name.substr(0, dot))
        || !isWord(name.substr(dot + 1)))
        return failure(
            Error(ErrorId::UsageWrong).butFound(std::string(name)).whereExpected("section.key"));
    return KeyName {name.substr(0, dot), name.substr(dot + 1)};
}

std::vector<std::string> textsOf(std::span<const int> values)
{
    std::vector<std::string> texts;
    for (const int value : values)
        texts.push_back(std::to_string(value));
    return texts;
}

SettingType typeOf(std::string_view key, SettingType otherwise)
{
    const SettingSpec* spec = findSetting(key);
    return spec == nullptr ? otherwise : spec->type;
}

/// The bytes between two elements without the comma, which may stand behind a comment.
std::string withoutComma(std::string_view gap)
{
    std::string kept;
    bool isComment = false;
    for (const char letter : gap) {
        isComment = letter == '#' || (isComment && letter != '\n');
        if (letter != ',' || isComment)
            kept += letter;
    }
    return kept;
}

/// A value's bytes with other elements in place of the old ones; what stands between them stays.
std::string
exchanged(const ConfEntry& entry, std::string_view text, const std::vector<std::string>& elements)
{
    std::string bytes;
    for (std::size_t i = 0; i < entry.values.size(); ++i) {
        if (i > 0) {
            const std::size_t gapBegin = entry.values[i - 1].range.end;
            const auto gap = text.substr(gapBegin, entry.values[i].range.begin - gapBegin);
            bytes += i < elements.size() ? std::string(gap) : withoutComma(gap);
        }
        if (i < elements.size())
            bytes += elements[i];
        if (i + 1 == entry.values.size()) // before a comment that follows the last element
            for (std::size_t k = i + 1; k < elements.size(); ++k)
                bytes += ", " + elements[k];
    }
    return bytes;
}

bool isBlank(std::string_view text)
{
    return trimmed(text).empty();
}

/// A blank where a number would run into what follows: a="x"b=1 is legal, a=5b=1 is not.
std::string gapAfter(std::string_view text, std::size_t end)
{
    const auto next = text.substr(end, 1);
    return isBlank(next) || next == "," || next == "#" ? "" : " ";
}

/// So that what was typed for one value cannot become two, or a key, or a comment.
bool isOneElement(const std::string& text)
{
    constexpr std::string_view kBefore = "[s]\nk = ";
    const auto document = ConfDocument::parse(fmt::format("{}{}\n", kBefore, text), {});
    if (!document || document->sections().size() != 1)
        return false;
    const auto& entries = document->sections().front().entries;
    if (entries.size() != 1 || entries.front().values.size() != 1)
        return false;
    const TextRange range = entries.front().values.front().range;
    return range.begin == kBefore.size() && range.end == kBefore.size() + text.size();
}

} // namespace

LarasynthConf::LarasynthConf(ConfDocument document, std::filesystem::path file)
    : m_document(std::move(document))
    , m_file(std::move(file))
{ }

Result<LarasynthConf> LarasynthConf::parse(std::string text, const std::filesystem::path& file)
{
    auto document = ConfDocument::parse(std::move(text), file);
    if (!document)
        return failure(std::move(document.error()));
    return LarasynthConf(std::move(*document), file);
}

Result<LarasynthConf> LarasynthConf::read(const std::filesystem::path& path)
{
    auto text = readFile(path, kLargestFile);
    if (!text)
        return failure(std::move(text.error()));
    return parse(std::move(*text), path);
}

Result<> LarasynthConf::write(const std::filesystem::path& path)
{
    TIMBREL_TRY(writeFileAtomically(path, text()));
    m_file = path;
    return {};
}

bool LarasynthConf::has(std::string_view key) const
{
    const auto name = splitKey(key);
    return name && m_document.find(name->section, name->key) != nullptr;
}

Result<> LarasynthConf::setElements(std::string_view key,
                                    const std::vector<std::string>& elements,
                                    SettingType type)
{
    const auto name = splitKey(key);
    if (!name)
        return failure(name.error());
    const auto end = m_document.lineEnd();
    const ConfEntry* entry = m_document.find(name->section, name->key);
    if (entry == nullptr)
        return addKey(key, confList(elements, type, end));
    const TextRange range = entry->valueRange;
    const auto written
        = std::string_view(m_document.text()).substr(range.begin, range.end - range.begin);
    const bool keepsLayout
        = elements.size() == entry->values.size() || written.find('#') != std::string_view::npos;
    const std::string bytes = keepsLayout ? exchanged(*entry, m_document.text(), elements)
                                          : confList(elements, type, end);
    return m_document.replace(range, bytes + gapAfter(m_document.text(), range.end));
}

Result<> LarasynthConf::addKey(std::string_view key, const std::string& valueText)
{
    const auto name = splitKey(key);
    const auto end = m_document.lineEnd();
    const SettingSpec* spec = findSetting(key);
    std::string lines;
    if (spec != nullptr)
        lines += confComment(spec->meaning, end);
    // A value over several lines begins with a line end.
    const char* gap = valueText.starts_with(end) ? "" : " ";
    lines += fmt::format("{} ={}{}{}", name->key, gap, valueText, end);
    const ConfSection* section = m_document.findSection(name->section);
    std::size_t at = m_document.text().size();
    if (section == nullptr)
        lines = fmt::format("[{}]{}{}", name->section, end, lines);
    else
        at = placeForNewKey(*section);
    const std::string_view before(m_document.text().data(), at);
    if (before.empty())
        return m_document.replace({at, at}, lines);
    const std::string_view finish = before.ends_with('\n') ? std::string_view() : end;
    return m_document.replace({at, at}, fmt::format("{}{}{}", finish, end, lines));
}

std::size_t LarasynthConf::placeForNewKey(const ConfSection& section) const
{
    const std::string_view text = m_document.text();
    const std::size_t end = m_document.endOfSection(section);
    const std::size_t stop = m_document.lineStop(end);
    const std::string_view rest = trimmed(text.substr(end, stop - end));
    // Another section may begin on the same line; the new key must stand before it.
    return rest.empty() || rest.starts_with('#') ? stop : end;
}

Result<> LarasynthConf::set(std::string_view key, int value)
{
    return setElements(key, {std::to_string(value)}, SettingType::Integer);
}

Result<> LarasynthConf::set(std::string_view key, double value)
{
    if (!std::isfinite(value))
        return failure(Error(ErrorId::SettingsWrongType)
                           .named(std::string(key))
                           .butFound(formatReal(value))
                           .whereExpected("a number"));
    return setElements(key, {confReal(value)}, SettingType::Real);
}

Result<> LarasynthConf::set(std::string_view key, std::string_view value)
{
    auto quoted = confText(value);
    if (!quoted)
        return failure(std::move(quoted.error()).named(std::string(key)));
    return setElements(key, {*quoted}, SettingType::Text);
}

Result<> LarasynthConf::set(std::string_view key, const char* value)
{
    return set(key, std::string_view(value));
}

Result<> LarasynthConf::set(std::string_view key, std::span<const int> values)
{
    if (values.empty())
        return failure(Error(ErrorId::SettingsWrongType)
                           .named(std::string(key))
                           .whereExpected("at least one number"));
    const auto type = typeOf(key, SettingType::IntegerList);
    return setElements(key, textsOf(values), type);
}

Result<> LarasynthConf::set(std::string_view key, std::span<const std::pair<int, int>> pairs)
{
    std::vector<int> flat;
    for (const auto& [first, second] : pairs) {
        flat.push_back(first);
        flat.push_back(second);
    }
    return set(key, std::span<const int>(flat));
}

Result<> LarasynthConf::set(std::string_view key, FeatureSet features)
{
    std::vector<std::string> names;
    for (std::size_t i = 0; i < kFeatureCount; ++i)
        if (features.has(static_cast<Feature>(i)))
            names.push_back(fmt::format("\"{}\"", featureName(static_cast<Feature>(i))));
    if (names.empty())
        return failure(Error(ErrorId::SettingsWrongType)
                           .named(std::string(key))
                           .whereExpected("at least one feature"));
    return setElements(key, names, SettingType::FeatureList);
}

std::vector<std::string> LarasynthConf::written(std::string_view key) const
{
    std::vector<std::string> elements;
    const auto name = splitKey(key);
    const ConfEntry* entry = name ? m_document.find(name->section, name->key) : nullptr;
    if (entry != nullptr)
        for (const ConfElement& element : entry->values)
            elements.push_back(m_document.text().substr(element.range.begin,
                                                        element.range.end - element.range.begin));
    return elements;
}

Result<> LarasynthConf::setWritten(std::string_view key, const std::vector<std::string>& elements)
{
    for (const std::string& element : elements)
        if (!isOneElement(element))
            return failure(
                Error(ErrorId::SettingsSyntax).named(std::string(key)).butFound(element));
    if (elements.empty())
        return failure(Error(ErrorId::SettingsWrongType)
                           .named(std::string(key))
                           .whereExpected("at least one value"));
    return setElements(key, elements, typeOf(key, SettingType::IntegerList));
}

Result<> LarasynthConf::append(std::string_view key, std::span<const int> values)
{
    const auto name = splitKey(key);
    if (!name)
        return failure(name.error());
    const ConfEntry* entry = m_document.find(name->section, name->key);
    if (entry == nullptr || values.empty())
        return set(key, values);
    const auto texts = textsOf(values);
    const std::size_t end = entry->valueRange.end;
    const std::string gap = gapAfter(m_document.text(), end);
    return m_document.replace({end, end}, fmt::format(", {}{}", fmt::join(texts, ", "), gap));
}

Result<> LarasynthConf::remove(std::string_view key)
{
    const auto name = splitKey(key);
    if (!name)
        return failure(name.error());
    const ConfEntry* entry = m_document.find(name->section, name->key);
    if (entry == nullptr)
        return {};
    const std::string_view text = m_document.text();
    TextRange range = entry->range;
    const std::size_t start = m_document.lineStart(range.begin);
    const std::size_t stop = m_document.lineStop(range.end);
    const std::string_view rest = trimmed(text.substr(range.end, stop - range.end));
    if (isBlank(text.substr(start, range.begin - start)) && (rest.empty() || rest.starts_with('#')))
        range = {start, stop};
    return m_document.replace(range, "");
}

Result<> LarasynthConf::addComment(std::string_view key, std::string_view text)
{
    const auto name = splitKey(key);
    if (!name)
        return failure(name.error());
    const ConfEntry* entry = m_document.find(name->section, name->key);
    if (entry == nullptr)
        return failure(
            Error(ErrorId::UsageWrong).butFound(std::string(key)).whereExpected("a key"));
    const auto end = m_document.lineEnd();
    const std::size_t start = m_document.lineStart(entry->range.begin);
    const std::string_view before
        = std::string_view(m_document.text()).substr(start, entry->range.begin - start);
    if (isBlank(before))
        return m_document.replace({start, start}, confComment(text, end));
    const std::size_t at = entry->range.begin;
    return m_document.replace({at, at}, std::string(end) + confComment(text, end));
}

std::string listOf(std::span<const std::uint8_t> controllers)
{
    return fmt::format("{}", fmt::join(controllers, ", "));
}

} // namespace timbrel::expression
