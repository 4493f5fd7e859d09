// SPDX-License-Identifier: GPL-3.0-or-later
// The tab "Latent" in the window: its patterns beside the example, in transport and history.
#include "ui/common/binding_window.h"
#include "ui/editor/example_document.h"
#include "ui/editor/project_document.h"
#include "ui/latent/latent_control.h"
#include "ui/latent/latent_document.h"
#include "ui/latent/latent_tab.h"
#include "ui/shell/editor_tab.h"
#include "ui/shell/main_window.h"
#include "ui/shell/pattern_desk.h"
#include "ui/shell/player.h"
#include "ui/shell/status_line.h"
#include "ui/shell/transport_bar.h"
#include "ui/shell/undo_order.h"
#include "ui/training/training_tab.h"

#include <QStackedWidget>

#include <algorithm>
#include <cmath>

namespace timbrel::ui {

void MainWindow::connectLatent()
{
    connect(m_latent, &LatentTab::hint, m_status, &StatusLine::showHint);
    connect(m_player, &Player::liveEvent, this, [this](const audio::LiveEvent& event) {
        if (event.kind == audio::LiveEvent::Kind::Message)
            m_latentControl->hear(event.message);
    });
    connect(m_latent, &LatentTab::bindingsWanted, this, [this] {
        auto* window = new BindingWindow(*m_latentControl, this);
        window->setAttribute(Qt::WA_DeleteOnClose);
        window->show();
    });
    m_patterns = new PatternDesk(
        {*m_latent, *m_latentControl, *m_runs, *m_player, *m_actions}, m_sentence, this);
    connect(m_patterns, &PatternDesk::trainWanted, this, &MainWindow::trainPatterns);
    connect(m_patterns, &PatternDesk::curvesWanted, this, [this] { showView(m_training); });
    connectLatentTransport();
}

/// What is learnt needs a folder to lie in.
void MainWindow::trainPatterns()
{
    if (!m_document->isOpen())
        return;
    if (m_document->isUntitled())
        askForPlace([this] { m_patterns->train(); });
    else
        m_patterns->train();
}

void MainWindow::connectLatentTransport()
{
    connect(m_latentControl, &LatentControl::playingChanged, this, &MainWindow::showTransport);
    connect(m_latentControl, &LatentControl::stepChanged, this, &MainWindow::showTransport);
    connect(m_latentControl, &LatentControl::tempoChanged, this, &MainWindow::showTransport);
}

bool MainWindow::isLatentShown() const
{
    return m_pages != nullptr && m_pages->currentWidget() == m_latent;
}

/// Of what Space would play.
void MainWindow::showTransport()
{
    if (isLatentShown()) {
        const pattern::PadSetup& setup = m_latentDocument->setup();
        const int beats = std::max(m_latentDocument->pattern().shape().beatsPerBar, 1);
        const double seconds = m_latentControl->beat() * 60.0 / setup.beatsPerMinute;
        m_transport->setMeter({setup.beatsPerMinute, beats});
        m_transport->setMeterEnabled(true);
        m_transport->setPlaying(m_latentControl->isPlaying());
        m_transport->setPosition(Microseconds(std::llround(1e6 * std::max(seconds, 0.0))));
        return;
    }
    ExampleDocument* example = m_editor->example();
    m_transport->setMeterEnabled(example != nullptr);
    if (example != nullptr)
        m_transport->setMeter(example->properties().meter);
    m_transport->setPlaying(m_player->isPlaying());
    m_transport->setPosition(m_player->position());
}

void MainWindow::takeUndo()
{
    QUndoStack* project = m_document->isOpen() ? m_document->undoStack() : nullptr;
    ExampleDocument* example = m_editor->example();
    if (isLatentShown())
        m_undo->setAtHand(project, &m_latentDocument->history());
    else
        m_undo->setAtHand(project, example != nullptr ? &example->history() : nullptr);
}

} // namespace timbrel::ui
