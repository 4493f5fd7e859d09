// SPDX-License-Identifier: GPL-3.0-or-later
// What the main window says about sound and ports, and what it does for them.
#include "ui/editor/example_document.h"
#include "ui/latent/latent_control.h"
#include "ui/perform/perform_tab.h"
#include "ui/shell/editor_tab.h"
#include "ui/shell/main_window.h"
#include "ui/shell/player.h"
#include "ui/shell/port_menu.h"
#include "ui/shell/port_watch.h"
#include "ui/shell/sound_text.h"
#include "ui/shell/status_line.h"
#include "ui/shell/transport_bar.h"

#include <QAction>
#include <QTimer>

#include <chrono>

namespace timbrel::ui {
namespace {

constexpr auto kLoadEvery = std::chrono::milliseconds(500);

} // namespace

void MainWindow::connectSound()
{
    connect(m_player, &Player::positionChanged, m_editor, &EditorTab::setPlayhead);
    connect(m_editor, &EditorTab::recordingChanged, m_transport, &TransportBar::setRecording);
    connect(m_player, &Player::audioChanged, this, &MainWindow::showSound);
    connect(m_player, &Player::portsChanged, this, &MainWindow::showPorts);
    connect(m_player, &Player::trouble, this, &MainWindow::warn);
    connect(m_player, &Player::inputActive, &m_transport->input(), &PortButton::flash);
    connect(m_player, &Player::outputActive, &m_transport->output(), &PortButton::flash);
    connect(m_ports, &PortWatch::changed, m_player, &Player::portsHaveChanged);
    connect(m_transport, &TransportBar::inputPressed, this, [this] {
        choosePort(true, m_transport->input());
    });
    connect(m_transport, &TransportBar::outputPressed, this, [this] {
        choosePort(false, m_transport->output());
    });
    connect(m_transport, &TransportBar::soundPressed, this, &MainWindow::showSettings);
    connect(m_player, &Player::positionChanged, this, &MainWindow::showTransport);
    connect(m_player, &Player::playingChanged, this, &MainWindow::showTransport);
    connect(m_transport, &TransportBar::meterEdited, this, [this](const music::Meter& meter) {
        if (isLatentShown())
            m_latentControl->setTempo(meter.beatsPerMinute);
        else if (m_editor->example() != nullptr)
            m_editor->setMeter(meter);
    });
    auto* load = new QTimer(this);
    load->setInterval(kLoadEvery);
    connect(load, &QTimer::timeout, this, &MainWindow::showSound);
    load->start();
    showSound();
    showPorts();
}

void MainWindow::startDevices()
{
    m_player->openDevices(savedDevices());
    m_ports->watch(m_player->choices().midiSystem);
}

void MainWindow::showSound()
{
    const audio::AudioState state = m_player->audioState();
    m_transport->setSound(soundState(state, m_player->status()));
    m_perform->setSoundSystem(QString::fromStdString(state.opened.device.hostApi));
    if (state.changes == m_soundChanges)
        return;
    m_soundChanges = state.changes;
    // each change once, and not each try in vain; the transport goes on by a timer
    if (state.problem) {
        const bool isMissing = state.problem->id == ErrorId::AudioMissing;
        if (m_soundProblem == state.problem->id || (m_soundProblem && isMissing))
            return;
        m_soundProblem = state.problem->id;
        if (isMissing)
            say(m_sentence(*state.problem)); // a machine without a sound card is no trouble
        else
            warn(*state.problem);
    } else if (state.stage == audio::AudioStage::Running) {
        m_soundProblem.reset();
        if (!state.opened.fellBack.empty())
            warn(state.opened.fellBack.front());
    }
}

void MainWindow::showPorts()
{
    m_transport->input().setState(m_player->inputState());
    m_transport->output().setState(m_player->outputState());
    m_perform->setPorts(m_player->inputState(), m_player->outputState());
}

void MainWindow::choosePort(bool isInput, PortButton& above)
{
    const auto choose = [this, isInput](const std::optional<midi::PortChoice>& choice) {
        DeviceChoices choices = m_player->choices();
        (isInput ? choices.input : choices.output) = choice;
        saveDevices(choices);
        m_player->openDevices(choices);
    };
    const DeviceChoices& now = m_player->choices();
    openPortMenu(above, m_ports->ports(), isInput, isInput ? now.input : now.output, choose);
}

} // namespace timbrel::ui
