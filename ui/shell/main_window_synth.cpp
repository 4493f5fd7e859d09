// SPDX-License-Identifier: GPL-3.0-or-later
// Timbrel's own sound in the window: what plays, where it is kept, and the window that edits it.
#include "ui/editor/project_document.h"
#include "ui/perform/perform_tab.h"
#include "ui/shell/main_window.h"
#include "ui/shell/player.h"
#include "ui/synth/preset_shelf.h"
#include "ui/synth/synth_document.h"
#include "ui/synth/synth_keeper.h"
#include "ui/synth/synth_learner.h"
#include "ui/synth/synth_window.h"

#include <QAction>

namespace timbrel::ui {

void MainWindow::addSynth()
{
    m_synth = new SynthDocument(this);
    m_synthLearner = new SynthLearner(*m_synth, this);
    m_synthKeeper = new SynthKeeper(*m_synth, this);
    ActionSpec spec;
    spec.id = "play.synth";
    spec.text = tr("S&ynthesizer…");
    spec.hint = tr("Choose and edit the sound of Timbrel's own synthesizer");
    spec.menu = ActionMenu::Play;
    spec.group = 4;
    spec.shortcuts = {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Y)};
    spec.worksWhileKeysPlayNotes = true;
    m_actions->add(spec, this, [this] { showSynth(); });
}

void MainWindow::connectSynth()
{
    connect(m_synth, &SynthDocument::instrumentChanged, this, [this] {
        m_player->setInstrument(m_synth->makeInstrument());
    });
    connect(m_synthKeeper, &SynthKeeper::trouble, this, &MainWindow::warn);
    connect(m_document, &ProjectDocument::opened, this, [this] {
        m_synthKeeper->setProject(m_document->folder());
    });
    connect(m_document, &ProjectDocument::nameChanged, this, [this] {
        m_synthKeeper->projectMoved(m_document->folder()); // saved elsewhere
    });
    connect(m_player, &Player::liveEvent, this, [this](const audio::LiveEvent& event) {
        if (event.kind == audio::LiveEvent::Kind::Message)
            m_synthLearner->hear(event.message);
    });
    connect(m_perform, &PerformTab::soundWanted, this, &MainWindow::showSynth);
}

void MainWindow::showSynth()
{
    if (m_presets == nullptr)
        m_presets = new PresetShelf(PresetShelf::usualFolder(), this);
    if (m_synthWindow == nullptr) {
        m_synthWindow = new SynthWindow(*m_synth, *m_presets, *m_synthLearner, m_sentence, this);
        connect(
            m_synthWindow, &SynthWindow::played, this, [this](const midi::MidiMessage& message) {
                (void)m_player->engine().send(audio::LiveSource::Window, message);
                m_synthLearner->hear(message);
            });
    }
    m_synthWindow->show();
    m_synthWindow->raise();
    m_synthWindow->activateWindow();
}

void MainWindow::endSynth()
{
    delete m_synthWindow; // it looks at the document
    delete m_synthKeeper; // it writes what is due
    m_synth->disconnect(this);
}

} // namespace timbrel::ui
