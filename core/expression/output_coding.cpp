// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/expression/output_coding.h"

#include <algorithm>
#include <limits>
#include <string>

namespace timbrel::expression {

using music::Event;
using music::EventKind;

OutputCoding outputCodingOf(const std::vector<music::Sequence>& sequences,
                            const Settings& settings,
                            Warnings* warnings)
{
    OutputCoding coding;
    std::vector<std::uint8_t> controllers = settings.controllers;
    std::sort(controllers.begin(), controllers.end());
    for (const std::uint8_t controller : controllers) {
        ControllerCoding one;
        one.controller = controller;
        if (const auto found = settings.controllerOutputCounts.find(controller);
            found != settings.controllerOutputCounts.end())
            one.count = found->second;
        if (const auto found = settings.controllerDefaults.find(controller);
            found != settings.controllerDefaults.end())
            one.defaultValue = found->second;
        int minimum = std::numeric_limits<int>::max();
        int maximum = std::numeric_limits<int>::min();
        for (const auto& sequence : sequences)
            for (const Event& event : sequence)
                if (event.kind == EventKind::Controller && event.number == controller) {
                    minimum = std::min<int>(minimum, event.value);
                    maximum = std::max<int>(maximum, event.value);
                }
        const bool isThere = minimum <= maximum;
        one.minimum = isThere ? minimum : one.defaultValue;
        one.maximum = isThere ? maximum : one.defaultValue;
        if (!isThere && warnings != nullptr)
            warnings->push_back(
                Error(ErrorId::ControllerNeverMoves).named(std::to_string(controller)));
        coding.controllers.push_back(one);
    }
    return coding;
}

} // namespace timbrel::expression
