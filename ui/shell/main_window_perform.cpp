// SPDX-License-Identifier: GPL-3.0-or-later
// The tab "Perform" in the window: its ports, its way to the training, and who has the letters.
#include "ui/editor/example_document.h"
#include "ui/editor/project_document.h"
#include "ui/perform/perform_tab.h"
#include "ui/perform/port_row.h"
#include "ui/shell/editor_tab.h"
#include "ui/shell/main_window.h"
#include "ui/shell/player.h"
#include "ui/shell/status_line.h"

#include <QAction>
#include <QStackedWidget>

namespace timbrel::ui {
namespace {

constexpr const char* kOutputChannel = "expression.output_channel";

} // namespace

void MainWindow::connectPerformTab()
{
    connect(m_perform, &PerformTab::hint, m_status, &StatusLine::showHint);
    connect(m_perform, &PerformTab::trainingWanted, this, [this] {
        m_actions->find("view.training")->trigger();
    });
    connect(m_perform, &PerformTab::inputPressed, this, [this] {
        choosePort(true, m_perform->ports().input());
    });
    connect(m_perform, &PerformTab::outputPressed, this, [this] {
        choosePort(false, m_perform->ports().output());
    });
    connect(m_perform, &PerformTab::inputWanted, this, [this](const QString& port) {
        DeviceChoices choices = m_player->choices();
        choices.input = midi::PortChoice {port.toStdString(), false};
        saveDevices(choices);
        m_player->openDevices(choices);
    });
    connect(m_perform, &PerformTab::channelWanted, this, [this](std::optional<int> channel) {
        auto own = m_document->ownSettings();
        if (channel)
            own[kOutputChannel] = *channel + 1; // people count channels from 1
        else
            own.erase(kOutputChannel);
        m_document->changeOwnSettings(own, tr("MIDI channel of the controllers"));
    });
    connect(m_player, &Player::liveEvent, this, [this](const audio::LiveEvent& event) {
        if (event.kind == audio::LiveEvent::Kind::Message)
            m_perform->showPlayed(event.message);
    });
}

/// In Perform the letters always play, and the editor's transport does not hear Space or Enter;
/// elsewhere as the person has chosen.
void MainWindow::shareKeys()
{
    const bool isPerform = m_pages->currentWidget() == m_perform;
    const bool isChosen = m_actions->find("play.keys")->isChecked();
    m_actions->setKeysPlayNotes(isPerform || isChosen);
    m_actions->setOnStage(isPerform);
    m_editor->setKeysPlayNotes(isChosen && !isPerform);
}

} // namespace timbrel::ui
