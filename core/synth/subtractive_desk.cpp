// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/synth/subtractive_synth.h"

#include <cstddef>
#include <utility>

namespace timbrel::synth {

SubtractiveDesk::SubtractiveDesk(const SubtractiveParameters& parameters)
    : m_link(std::make_shared<SubtractiveLink>())
{
    set(parameters);
}

std::unique_ptr<audio::Instrument> SubtractiveDesk::makeInstrument()
{
    return makeSubtractiveSynth(m_link);
}

void SubtractiveDesk::publish()
{
    m_settings.values = m_parameters.values();
    m_link->settings.write(m_settings);
}

void SubtractiveDesk::set(SubtractiveParameter parameter, float value)
{
    m_parameters.set(parameter, value);
    ++m_settings.editions[static_cast<std::size_t>(parameter)];
    publish();
}

void SubtractiveDesk::set(const SubtractiveParameters& parameters)
{
    m_parameters = parameters;
    for (std::uint32_t& edition : m_settings.editions)
        ++edition;
    publish();
}

void SubtractiveDesk::mapController(std::uint8_t number,
                                    std::optional<SubtractiveParameter> parameter)
{
    if (number >= 120)
        return;
    if (parameter) {
        const auto index = static_cast<std::uint8_t>(*parameter);
        for (std::uint8_t& other : m_settings.parameterOfController)
            if (other == index)
                other = SubtractiveLink::kNoParameter;
        m_settings.parameterOfController[number] = index;
    } else
        m_settings.parameterOfController[number] = SubtractiveLink::kNoParameter;
    publish();
}

std::optional<std::uint8_t> SubtractiveDesk::controllerOf(SubtractiveParameter parameter) const
{
    for (std::size_t i = 0; i < m_settings.parameterOfController.size(); ++i)
        if (m_settings.parameterOfController[i] == static_cast<std::uint8_t>(parameter))
            return static_cast<std::uint8_t>(i);
    return std::nullopt;
}

bool SubtractiveDesk::poll()
{
    const SubtractiveLink::Moved& moved = m_link->moved.read();
    bool hasMoved = false;
    for (std::size_t i = 0; i < kSubtractiveParameters; ++i) {
        if (moved.editions[i] == m_seen[i])
            continue;
        m_seen[i] = moved.editions[i];
        m_parameters.set(static_cast<SubtractiveParameter>(i), moved.values[i]);
        hasMoved = true;
    }
    if (hasMoved) // the instrument has them; editions stay
        m_settings.values = m_parameters.values();
    return hasMoved;
}

std::unique_ptr<audio::Instrument> makeSubtractiveSynth(const SubtractiveParameters& parameters)
{
    return SubtractiveDesk(parameters).makeInstrument();
}

} // namespace timbrel::synth
