// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/random.h"

#include <bit>
#include <cmath>
#include <numbers>
#include <random>

namespace timbrel {

Random::Random(std::uint64_t seed) noexcept
    : m_state {}
{
    for (auto& word : m_state) {
        seed += 0x9e3779b97f4a7c15U;
        std::uint64_t mixed = seed;
        mixed = (mixed ^ (mixed >> 30U)) * 0xbf58476d1ce4e5b9U;
        mixed = (mixed ^ (mixed >> 27U)) * 0x94d049bb133111ebU;
        word = mixed ^ (mixed >> 31U);
    }
}

std::uint64_t Random::next() noexcept
{
    const std::uint64_t result = std::rotl(m_state[1] * 5, 7) * 9;
    const std::uint64_t shifted = m_state[1] << 17U;
    m_state[2] ^= m_state[0];
    m_state[3] ^= m_state[1];
    m_state[1] ^= m_state[2];
    m_state[0] ^= m_state[3];
    m_state[2] ^= shifted;
    m_state[3] = std::rotl(m_state[3], 45);
    return result;
}

double Random::uniform() noexcept
{
    return static_cast<double>(next() >> 11U) * 0x1.0p-53;
}

double Random::uniform(double minimum, double maximum) noexcept
{
    return minimum + (maximum - minimum) * uniform();
}

double Random::normal(double mean, double standardDeviation) noexcept
{
    const double radius = std::sqrt(-2.0 * std::log(1.0 - uniform()));
    return mean + standardDeviation * radius * std::cos(2.0 * std::numbers::pi * uniform());
}

std::size_t Random::below(std::size_t count) noexcept
{
    return static_cast<std::size_t>(uniform() * static_cast<double>(count));
}

std::uint64_t freshSeed()
{
    std::random_device device;
    return device() & 0x7fffffffU;
}

} // namespace timbrel
