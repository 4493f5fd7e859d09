// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/expression/conf_values.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

namespace timbrel::expression {
namespace {

bool isOfKind(const ConfElement& element, bool isWhole)
{
    switch (element.kind) {
    case ConfElement::Kind::Number:
        return !isWhole || element.a.isWhole;
    case ConfElement::Kind::Uniform:
        return !isWhole || (element.a.isWhole && element.b.isWhole);
    case ConfElement::Kind::Normal: // the mean of whole numbers may well lie between two of them
        return true;
    case ConfElement::Kind::Text:
    case ConfElement::Kind::Word:
        break;
    }
    return false;
}

bool isWithin(const ConfElement& element, const ConfRange& range)
{
    if (element.a.value < range.minimum || element.a.value > range.maximum)
        return false;
    if (element.kind == ConfElement::Kind::Uniform)
        return element.b.value >= element.a.value && element.b.value <= range.maximum;
    return element.kind != ConfElement::Kind::Normal || element.b.value >= 0.0;
}

double drawn(const ConfElement& element, const ConfRange& range, Random& random)
{
    if (element.kind == ConfElement::Kind::Normal) {
        const double value = random.normal(element.a.value, element.b.value);
        return std::clamp(range.isWhole ? std::round(value) : value, range.minimum, range.maximum);
    }
    if (!range.isWhole)
        return random.uniform(element.a.value, element.b.value);
    const double count = element.b.value - element.a.value + 1.0;
    return element.a.value + std::min(std::floor(random.uniform() * count), count - 1.0);
}

} // namespace

Result<double> confValue(const ConfElement& element, const ConfRange& range, Random& random)
{
    if (!isOfKind(element, range.isWhole))
        return failure(ErrorId::SettingsWrongType);
    if (!isWithin(element, range))
        return failure(ErrorId::SettingsOutOfRange);
    return element.kind == ConfElement::Kind::Number ? element.a.value
                                                     : drawn(element, range, random);
}

std::string describe(const ConfElement& element)
{
    switch (element.kind) {
    case ConfElement::Kind::Number:
        return element.a.text;
    case ConfElement::Kind::Text:
        return fmt::format("\"{}\"", element.text);
    case ConfElement::Kind::Word:
        return element.text;
    case ConfElement::Kind::Uniform:
        return fmt::format("[{}, {}]", element.a.text, element.b.text);
    case ConfElement::Kind::Normal:
        return fmt::format("{{{}, {}}}", element.a.text, element.b.text);
    }
    return {};
}

} // namespace timbrel::expression
