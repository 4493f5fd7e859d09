// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/random.h"
#include "core/base/result.h"
#include "core/expression/conf_document.h"

#include <string>

namespace timbrel::expression {

/// What a number may be.
struct ConfRange
{
    double minimum = 0.0;
    double maximum = 0.0; ///< belongs to it
    bool isWhole = false;
};

/// The number that an element stands for, drawn if it is random: [a, b] evenly from the range
/// (whole numbers: both ends as often as any other), {mean, deviation} normally, rounded if it is
/// to be whole and moved to the range's end if it falls outside. Threads: any. Realtime-safe: no.
/// Errors, with nothing but the id: SettingsWrongType, SettingsOutOfRange.
[[nodiscard]] Result<double>
confValue(const ConfElement& element, const ConfRange& range, Random& random);

/// An element as a person would write it, for messages.
[[nodiscard]] std::string describe(const ConfElement& element);

} // namespace timbrel::expression
