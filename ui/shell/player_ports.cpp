// SPDX-License-Identifier: GPL-3.0-or-later
// The player's MIDI ports: the chosen ones, those that are lent, and the ones nobody has chosen.
#include "ui/shell/other_inputs.h"
#include "ui/shell/player.h"

#include <utility>

namespace timbrel::ui {

midi::MidiBackend* Player::midiBackend()
{
    if (!m_midi) {
        auto backend = m_makeMidi(m_choices.midiSystem);
        if (!backend)
            return nullptr; // the list of ports says so
        m_midi = std::move(*backend);
    }
    return m_midi.get();
}

void Player::connectInput()
{
    m_input.reset();
    m_lentInput.reset();
    m_inputState = {PortState::Link::None,
                    tr("none", "MIDI input"),
                    tr("No MIDI input: choose the port that your keyboard plays into")};
    if (!m_choices.input)
        return;
    m_inputState.name = QString::fromStdString(m_choices.input->name);
    m_inputState.link = PortState::Link::Missing;
    m_inputState.hint = tr("The MIDI input is not there; it is taken up when it comes");
    midi::MidiBackend* backend = midiBackend();
    if (backend == nullptr)
        return;
    auto port = backend->openInput(*m_choices.input);
    if (!port) {
        Q_EMIT trouble(port.error());
        return;
    }
    const midi::PortInfo info = (*port)->port();
    if (m_areLent)
        m_lentInput = std::move(*port);
    else
        m_input = std::make_unique<audio::LiveInput>(engine(), std::move(*port));
    m_inputState = {PortState::Link::Connected,
                    QString::fromStdString(info.name),
                    tr("MIDI input: what is played there is heard and can be recorded")};
}

void Player::connectOutput()
{
    m_output.reset();
    m_lentOutput.reset();
    m_outputState = {PortState::Link::None,
                     tr("Timbrel's sound"),
                     tr("Timbrel's own synthesizer plays; choose a port to play another")};
    if (!m_choices.output)
        return;
    m_outputState.name = QString::fromStdString(m_choices.output->name);
    m_outputState.link = PortState::Link::Missing;
    m_outputState.hint = tr("The MIDI output is not there; Timbrel's own sound plays meanwhile");
    midi::MidiBackend* backend = midiBackend();
    if (backend == nullptr)
        return;
    auto port = backend->openOutput(*m_choices.output);
    if (!port) {
        Q_EMIT trouble(port.error());
        return;
    }
    const midi::PortInfo info = (*port)->port();
    if (m_areLent)
        m_lentOutput = std::move(*port);
    else
        m_output = std::make_unique<audio::MidiPlayback>(engine(), std::move(*port));
    m_outputState = {PortState::Link::Connected,
                     QString::fromStdString(info.name),
                     tr("MIDI output: examples are played there")};
}

/// A port of its own, beside that which notes come from.
void Player::connectClock()
{
    m_clock.reset();
    if (!m_isClockFollowed || !m_choices.input)
        return;
    midi::MidiBackend* backend = midiBackend();
    if (backend == nullptr)
        return;
    auto port = backend->openInput(*m_choices.input);
    if (port)
        m_clock = std::make_unique<audio::ClockInput>(engine(), std::move(*port));
    else
        Q_EMIT trouble(port.error());
}

void Player::setClockFollowed(bool isOn)
{
    if (std::exchange(m_isClockFollowed, isOn) != isOn)
        connectClock();
}

void Player::setClockSent(bool isOn)
{
    engine().setClockOutput(isOn);
}

void Player::portsHaveChanged()
{
    if (!m_areDevicesWanted)
        return;
    if (m_isClockFollowed && !m_clock)
        connectClock();
    const bool hadInput = hasInput();
    const bool hadOutput = hasOutput();
    if (m_choices.input && !hadInput)
        connectInput();
    if (m_choices.output && !hadOutput)
        connectOutput();
    useSound();
    Q_EMIT portsChanged();
    if (m_areLent && (hasInput() != hadInput || hasOutput() != hadOutput)) {
        Q_EMIT portsAboutToGo();
        Q_EMIT portsRenewed();
    }
}

void Player::useSound()
{
    engine().setInstrumentHeard(m_areLent || !m_output || m_choices.isOwnSoundHeardWithOutput);
}

LentPorts Player::borrowPorts()
{
    m_areLent = true;
    if (m_input) {
        drainInput();
        m_lentInput = m_input->releasePort();
        drainInput();
        m_input.reset();
    }
    if (m_output)
        m_lentOutput = m_output->releasePort();
    m_output.reset();
    useSound();
    LentPorts ports;
    ports.input = m_lentInput.get();
    ports.output = m_lentOutput.get();
    if (ports.input != nullptr && ports.output != nullptr)
        if (const auto checked = midi::refuseLoop(ports.input->port(), ports.output->port());
            !checked) {
            ports.output = nullptr; // what we send would come back to us, and so on
            Q_EMIT trouble(checked.error());
        }
    ports.isSoundWanted = ports.output == nullptr || m_choices.isOwnSoundHeardWithOutput;
    ports.isInputThere = m_inputState.link != PortState::Link::Missing;
    ports.isOutputThere = m_outputState.link != PortState::Link::Missing;
    return ports;
}

void Player::returnPorts()
{
    if (!std::exchange(m_areLent, false))
        return;
    // one that is away is opened anew when it comes
    if (m_lentInput && m_inputState.link == PortState::Link::Connected)
        m_input = std::make_unique<audio::LiveInput>(engine(), std::move(m_lentInput));
    if (m_lentOutput && m_outputState.link == PortState::Link::Connected)
        m_output = std::make_unique<audio::MidiPlayback>(engine(), std::move(m_lentOutput));
    m_lentInput.reset();
    m_lentOutput.reset();
    m_sent = 0;
    useSound();
}

void Player::tellActivity(const LentActivity& activity)
{
    if (activity.hasInput)
        Q_EMIT inputActive();
    if (activity.hasOutput)
        Q_EMIT outputActive();
    const auto set = [](PortState& state, bool isThere) {
        const auto link = isThere ? PortState::Link::Connected : PortState::Link::Missing;
        return std::exchange(state.link, link) != link;
    };
    const bool isOtherInput = m_lentInput && set(m_inputState, activity.isInputThere);
    const bool isOtherOutput = m_lentOutput && set(m_outputState, activity.isOutputThere);
    if (isOtherInput || isOtherOutput)
        Q_EMIT portsChanged();
}

void Player::listenElsewhere(bool doesListen)
{
    if (std::exchange(m_isListeningElsewhere, doesListen) == doesListen)
        return;
    if (doesListen)
        listenToOthers();
    else if (m_others != nullptr)
        m_others->stop();
}

void Player::listenToOthers()
{
    if (!m_areDevicesWanted)
        return;
    if (m_others == nullptr) {
        m_others = new OtherInputs(m_makeMidi, this);
        connect(m_others, &OtherInputs::heard, this, &PortLender::noteElsewhere);
    }
    std::vector<std::string> chosen;
    for (const PortState* port : {&m_inputState, &m_outputState})
        if (port->link != PortState::Link::None)
            chosen.push_back(port->name.toStdString());
    m_others->listen(m_choices.midiSystem, std::move(chosen));
}

void Player::drainInput()
{
    if (!m_input)
        return;
    bool isActive = false;
    audio::LiveEvent event;
    while (m_input->nextEvent(event)) {
        isActive = isActive || event.kind == audio::LiveEvent::Kind::Message;
        Q_EMIT liveEvent(event);
    }
    if (isActive)
        Q_EMIT inputActive();
    const auto link
        = m_input->isConnected() ? PortState::Link::Connected : PortState::Link::Missing;
    if (std::exchange(m_inputState.link, link) != link)
        Q_EMIT portsChanged();
}

} // namespace timbrel::ui
