// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pattern/step_text.h"

#include <array>
#include <cmath>
#include <limits>
#include <utility>

namespace timbrel::pattern {
namespace {

/// In the order in which one is taken where two say the same.
constexpr std::array<std::pair<char, float>, 12> kSigns = {{{'o', 0.3F},
                                                            {'x', 0.7F},
                                                            {'X', 1.0F},
                                                            {'1', 0.1F},
                                                            {'2', 0.2F},
                                                            {'3', 0.3F},
                                                            {'4', 0.4F},
                                                            {'5', 0.5F},
                                                            {'6', 0.6F},
                                                            {'7', 0.7F},
                                                            {'8', 0.8F},
                                                            {'9', 0.9F}}};

} // namespace

std::optional<float> velocityOfSign(char sign) noexcept
{
    if (sign == '.')
        return 0.0F;
    for (const auto& [letter, velocity] : kSigns)
        if (letter == sign)
            return velocity;
    return std::nullopt;
}

char signOf(float velocity) noexcept
{
    if (!(velocity > 0.0F))
        return '.';
    char best = 'o';
    float nearest = std::numeric_limits<float>::max();
    for (const auto& [letter, its] : kSigns)
        if (std::abs(its - velocity) < nearest) {
            nearest = std::abs(its - velocity);
            best = letter;
        }
    return best;
}

std::optional<std::vector<float>> readSteps(std::string_view text, std::size_t* wrong)
{
    std::vector<float> velocities;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == ' ' || text[i] == '|')
            continue;
        const auto velocity = velocityOfSign(text[i]);
        if (!velocity) {
            if (wrong != nullptr)
                *wrong = i;
            return std::nullopt;
        }
        velocities.push_back(*velocity);
    }
    return velocities;
}

std::string stepsText(const music::Pattern& pattern, std::size_t row)
{
    const music::PatternShape& shape = pattern.shape();
    const std::size_t beat
        = shape.stepsPerBeat > 0 ? static_cast<std::size_t>(shape.stepsPerBeat) : shape.steps;
    std::string text;
    for (std::size_t step = 0; step < shape.steps; ++step) {
        if (step > 0 && step % beat == 0)
            text += shape.stepsPerBar() > 0 && step % shape.stepsPerBar() == 0 ? " | " : " ";
        text += signOf(pattern.at(row, step).velocity);
    }
    return text;
}

} // namespace timbrel::pattern
