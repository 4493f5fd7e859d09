// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/wording.h"

#include <cmath>
#include <fmt/format.h>

namespace timbrel::app {

std::string counted(std::size_t count, std::string_view singular)
{
    return fmt::format("{} {}{}", count, singular, count == 1 ? "" : "s");
}

std::string durationText(double seconds)
{
    if (seconds < 60.0)
        return fmt::format("{:.1f} s", seconds);
    const auto whole = static_cast<long long>(std::llround(seconds));
    if (whole < 3600)
        return fmt::format("{} min {} s", whole / 60, whole % 60);
    return fmt::format("{} h {} min", whole / 3600, whole % 3600 / 60);
}

std::string durationText(Microseconds length)
{
    return durationText(std::chrono::duration<double>(length).count());
}

std::string mseText(double mse)
{
    return fmt::format("{:.3g}", mse);
}

std::string controllersText(const std::vector<music::ControllerSummary>& controllers)
{
    std::vector<std::string> parts;
    for (const music::ControllerSummary& controller : controllers)
        parts.push_back(fmt::format("{} ({} to {}, {})",
                                    controller.controller,
                                    controller.minimum,
                                    controller.maximum,
                                    counted(controller.eventCount, "event")));
    return joined(parts);
}

std::vector<std::string> featureNames(expression::FeatureSet features)
{
    std::vector<std::string> names;
    for (std::size_t i = 0; i < expression::kFeatureCount; ++i)
        if (const auto feature = static_cast<expression::Feature>(i); features.has(feature))
            names.emplace_back(expression::featureName(feature));
    return names;
}

std::string joined(const std::vector<std::string>& parts, std::string_view separator)
{
    std::string text;
    for (const std::string& part : parts) {
        if (!text.empty())
            text += separator;
        text += part;
    }
    return text;
}

} // namespace timbrel::app
