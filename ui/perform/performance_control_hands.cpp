// SPDX-License-Identifier: GPL-3.0-or-later
// What hands do: at the desk, and on the keys of the screen and of the computer.
#include "ui/perform/performance_control.h"
#include "ui/perform/performance_session.h"

#include <algorithm>
#include <utility>

namespace timbrel::ui {

using expression::DeskAction;
using midi::MidiMessage;

namespace {

unsigned channelOf(const expression::Settings& settings)
{
    return static_cast<unsigned>(settings.outputChannel.value_or(0));
}

} // namespace

const QList<ControllerState>& PerformanceControl::controllers() const
{
    return m_controllers;
}

void PerformanceControl::takeOver(int number, int value)
{
    const auto clamped = static_cast<std::uint8_t>(std::clamp(value, 0, 127));
    command({DeskAction::TakeOver, static_cast<std::uint8_t>(number & 127), clamped, 0.0F, {}});
    for (ControllerState& controller : m_controllers)
        if (controller.number == number) {
            controller.isTakenOver = true;
            controller.manual = controller.sent = clamped;
        }
    Q_EMIT controllersMoved();
}

void PerformanceControl::release(int number)
{
    command({DeskAction::Release, static_cast<std::uint8_t>(number & 127), 0, 0.0F, {}});
    for (ControllerState& controller : m_controllers)
        if (controller.number == number)
            controller.isTakenOver = controller.isWaiting = false;
    Q_EMIT controllersMoved();
}

void PerformanceControl::setBlend(int number, double blend)
{
    const double amount = std::clamp(blend, 0.0, 1.0);
    command({DeskAction::Blend,
             static_cast<std::uint8_t>(number & 127),
             0,
             static_cast<float>(amount),
             {}});
    for (ControllerState& controller : m_controllers)
        if (controller.number == number)
            controller.blend = double {static_cast<float>(amount)}; // as it comes back
    Q_EMIT controllersMoved();
}

void PerformanceControl::setBypass(bool isOn)
{
    command({DeskAction::Bypass, 0, 0, isOn ? 1.0F : 0.0F, {}});
    if (std::exchange(m_isBypassed, isOn) != isOn)
        Q_EMIT stateChanged();
}

bool PerformanceControl::isBypassed() const
{
    return m_isBypassed;
}

void PerformanceControl::panic()
{
    command({DeskAction::Panic, 0, 0, 0.0F, {}});
    m_lender.engine().panic();
    for (ControllerState& controller : m_controllers)
        controller.isTakenOver = controller.isWaiting = false;
    Q_EMIT controllersMoved();
    Q_EMIT silenced();
}

void PerformanceControl::playNote(int number, int velocity, bool isOn)
{
    const auto key = static_cast<unsigned>(std::clamp(number, 0, 127));
    const unsigned channel = channelOf(m_settings);
    const auto strength = static_cast<unsigned>(std::clamp(velocity, 1, 127));
    playMessage(isOn ? MidiMessage::noteOn(channel, key, strength)
                     : MidiMessage::noteOff(channel, key));
}

void PerformanceControl::playController(int number, int value)
{
    const auto controller = static_cast<unsigned>(std::clamp(number, 0, 127));
    const auto clamped = static_cast<unsigned>(std::clamp(value, 0, 127));
    const bool isNetworks = std::any_of(m_controllers.begin(),
                                        m_controllers.end(),
                                        [&](const auto& state) { return state.number == number; });
    if (m_session && isNetworks)
        takeOver(number, value);
    else
        playMessage(MidiMessage::controller(channelOf(m_settings), controller, clamped));
}

void PerformanceControl::playPitchBend(int value)
{
    const auto bend = static_cast<unsigned>(std::clamp(value, 0, 16383));
    playMessage(MidiMessage::pitchBend(channelOf(m_settings), bend));
}

void PerformanceControl::playMessage(const MidiMessage& message)
{
    if (m_session)
        m_session->input().inject(message);
    else
        m_lender.engine().send(audio::LiveSource::Window, message);
}

} // namespace timbrel::ui
