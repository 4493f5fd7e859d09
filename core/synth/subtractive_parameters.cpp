// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/synth/subtractive_parameters.h"

#include "core/base/random.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

namespace timbrel::synth {

SubtractiveParameters::SubtractiveParameters() noexcept
{
    for (const ParameterSpec& spec : subtractiveTable())
        m_values[static_cast<std::size_t>(spec.parameter)] = spec.ifAbsent;
}

Result<SubtractiveParameters> SubtractiveParameters::fromVector(std::span<const float> values)
{
    if (values.size() != kSubtractiveParameters)
        return failure(Error(ErrorId::FieldInvalid)
                           .named("parameters")
                           .butFound(fmt::format("{} numbers", values.size()))
                           .whereExpected(fmt::format("{} numbers", kSubtractiveParameters)));
    SubtractiveParameters parameters;
    for (std::size_t i = 0; i < values.size(); ++i) {
        const ParameterSpec& spec = subtractiveTable()[i];
        const float value = values[i];
        const bool isInside = value >= spec.minimum && value <= spec.maximum; // false for NaN
        if (!isInside || (spec.isCategorical() && value != std::round(value)))
            return failure(Error(ErrorId::FieldInvalid)
                               .named(std::string(spec.name))
                               .butFound(fmt::format("{}", value))
                               .whereExpected(fmt::format(
                                   "a number from {} to {}", spec.minimum, spec.maximum)));
        parameters.m_values[i] = value;
    }
    return parameters;
}

float SubtractiveParameters::number(SubtractiveParameter parameter) const noexcept TIMBREL_REALTIME
{
    const ParameterSpec& spec = specOf(parameter);
    return spec.numbers.empty() ? at(parameter) : spec.numbers[choice(parameter)];
}

void SubtractiveParameters::set(SubtractiveParameter parameter,
                                float value) noexcept TIMBREL_REALTIME
{
    if (std::isnan(value))
        return;
    const ParameterSpec& spec = specOf(parameter);
    const float held = std::clamp(value, spec.minimum, spec.maximum);
    m_values[static_cast<std::size_t>(parameter)] = spec.isCategorical() ? std::round(held) : held;
}

SubtractiveParameters randomParameters(std::uint64_t seed) noexcept
{
    Random random(seed);
    SubtractiveParameters parameters;
    for (const ParameterSpec& spec : subtractiveTable()) {
        if (spec.kind == ParameterKind::Continuous)
            parameters.set(spec.parameter,
                           static_cast<float>(random.uniform(static_cast<double>(spec.minimum),
                                                             static_cast<double>(spec.maximum))));
        else if (spec.kind == ParameterKind::Categorical)
            parameters.set(spec.parameter, static_cast<float>(random.below(spec.choices.size())));
    }
    return parameters;
}

} // namespace timbrel::synth
