// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/pattern_desk.h"

#include "core/pattern/pattern_fit.h"
#include "core/synth/drum_kit_desk.h"
#include "ui/common/action_registry.h"
#include "ui/common/notice_line.h"
#include "ui/latent/grid_panel.h"
#include "ui/latent/kit_document.h"
#include "ui/latent/kit_panel.h"
#include "ui/latent/latent_control.h"
#include "ui/latent/latent_document.h"
#include "ui/latent/latent_pad.h"
#include "ui/latent/latent_tab.h"
#include "ui/latent/library_panel.h"
#include "ui/latent/mixer_strip.h"
#include "ui/latent/pad_panel.h"
#include "ui/latent/pattern_drag_button.h"
#include "ui/latent/pattern_shelf.h"
#include "ui/latent/reconstruction_panel.h"
#include "ui/latent/row_sound_popup.h"
#include "ui/latent/space_strip.h"
#include "ui/shell/pattern_trainings.h"
#include "ui/shell/player.h"
#include "ui/training/training_runs.h"

#include <algorithm>
#include <array>
#include <utility>

namespace timbrel::ui {
namespace {

/// Labels of the patterns that lie in the corners of a new project: as unlike as they get.
constexpr std::array<const char*, learning::kPadCorners> kFirstCorners
    = {"rock", "house", "reggae", "latin"};

} // namespace

PatternDesk::PatternDesk(const Parts& parts, ErrorSentence sentence, QObject* parent)
    : QObject(parent)
    , m_tab(parts.tab)
    , m_control(parts.control)
    , m_player(parts.player)
    , m_sentence(std::move(sentence))
{
    m_thread.setMaxThreadCount(1);
    m_shelf = new PatternShelf(this);
    m_trainings = new PatternTrainings(parts.runs, parts.control, this);
    m_library = new LibraryPanel(m_shelf->model(), parts.actions);
    m_strip = new SpaceStrip;
    m_tab.addPanel(m_library, tr("Library"));
    makeKit();
    connectMixer();
    auto* reconstructions = new ReconstructionPanel;
    connect(reconstructions, &ReconstructionPanel::hoverText, &m_tab, &LatentTab::hint);
    connect(
        m_trainings, &PatternTrainings::reconstructed, reconstructions, &ReconstructionPanel::show);
    m_tab.addPanel(reconstructions, tr("Reconstructions"));
    m_strip->addBefore(m_tab.padPanel().modeChoice());
    m_tab.setSpaceStrip(m_strip);
    connectLibrary(*m_library);
    connectTrainings();
    m_recordAction = parts.actions.find("latent.recordSound");
    connectMidi();
    connectPad();
    connect(&m_tab, &LatentTab::keepWanted, this, &PatternDesk::keep);
    connect(&m_tab, &LatentTab::exportMidiWanted, this, [this] { askForExport(false); });
    connect(&m_tab, &LatentTab::exportAudioWanted, this, [this] { askForExport(true); });
    m_tab.gridPanel().dragButton().setMaker([this] { return makeDragFile(); });
    fillCorners();
}

PatternDesk::~PatternDesk()
{
    writePad();
    m_recorder.reset();
    m_thread.waitForDone();
}

void PatternDesk::makeKit()
{
    LatentDocument& document = m_control.document();
    m_kit = new KitDocument(document.history(), m_player.kit(), this);
    m_kitPanel = new KitPanel(*m_kit, m_sentence);
    m_kitPanel->tellIn(m_tab.notice());
    connect(m_kitPanel, &KitPanel::struck, this, &PatternDesk::strike);
    connect(m_kitPanel, &KitPanel::hoverText, &m_tab, &LatentTab::hint);
    connect(&m_tab.gridPanel(), &GridPanel::rowSoundWanted, this, &PatternDesk::showRowSound);
    m_kitPanel->makeLearnable(m_control);
    m_control.setFurtherKnobs(
        {[kit = m_kitPanel](const QString& target, double share) {
             (void)kit->turn(target, share);
         },
         [kit = m_kitPanel](const QString& target) { return kit->targetName(target); }});
    m_tab.addPanel(m_kitPanel, tr("Drum kit"));
    m_kit->load(synth::kitOf(synth::builtInKits().front()));
    m_player.kit().setRows(document.rows());
    connect(&document, &LatentDocument::rowsChanged, this, [this, &document] {
        m_player.kit().setRows(document.rows());
    });
}

void PatternDesk::connectMixer()
{
    LatentDocument& document = m_control.document();
    connect(&document, &LatentDocument::changed, this, [this, &document] {
        m_player.setMix(document.setup().mix);
    });
    m_tab.gridPanel().mixer().setSource([this] {
        const auto pairOf = [](const auto& of) {
            return MixerPeaks::Pair {of.peakLeft, of.peakRight};
        };
        const audio::RackStatus instruments = m_player.instrumentLevels();
        const audio::EngineStatus all = m_player.status();
        return MixerPeaks {pairOf(instruments.slots[audio::kDrumSlot]),
                           pairOf(instruments.slots[0]),
                           pairOf(all),
                           all.limiterGain};
    });
}

void PatternDesk::connectLibrary(LibraryPanel& panel)
{
    connect(&panel, &LibraryPanel::hoverText, &m_tab, &LatentTab::hint);
    connect(&panel, &LibraryPanel::hearWanted, this, &PatternDesk::hear);
    connect(&panel, &LibraryPanel::cornerWanted, this, &PatternDesk::putInCorner);
    connect(&panel, &LibraryPanel::goWanted, this, &PatternDesk::goTo);
    connect(&panel, &LibraryPanel::deleteWanted, m_shelf, &PatternShelf::remove);
    connect(&panel, &LibraryPanel::importWanted, m_shelf, &PatternShelf::importFiles);
    connect(&panel, &LibraryPanel::cancelWanted, m_shelf, &PatternShelf::cancelImport);
    connect(&panel, &LibraryPanel::chooseFilesWanted, this, &PatternDesk::askForImport);
    connect(m_shelf, &PatternShelf::importProgress, &panel, &LibraryPanel::showProgress);
    connect(m_shelf, &PatternShelf::imported, this, &PatternDesk::takeImported);
    connect(m_shelf, &PatternShelf::trouble, this, &PatternDesk::warn);
    connect(m_shelf, &PatternShelf::kept, this, [this](const QString& name) {
        m_tab.notice().tell(tr("“%1” is in the library now").arg(name));
    });
    connect(m_shelf, &PatternShelf::removed, this, [this](int patterns) {
        m_tab.notice().offer(tr("%n patterns deleted", nullptr, patterns), tr("Put back"), [this] {
            m_shelf->putBack();
        });
    });
    LatentPad& pad = m_tab.padPanel().pad();
    connect(&pad,
            &LatentPad::patternDropped,
            this,
            [this](const QString& id, const std::optional<std::size_t>& corner) {
                if (corner)
                    putInCorner(id, *corner);
                else
                    goTo(id);
            });
    connect(&pad, &LatentPad::filesDropped, this, &PatternDesk::takeDropped);
}

void PatternDesk::connectTrainings()
{
    connect(&m_tab, &LatentTab::trainWanted, this, &PatternDesk::trainWanted);
    connect(m_strip, &SpaceStrip::trainWanted, this, &PatternDesk::trainWanted);
    connect(m_strip, &SpaceStrip::stopWanted, m_trainings, &PatternTrainings::stop);
    connect(m_strip, &SpaceStrip::spaceChosen, m_trainings, &PatternTrainings::choose);
    connect(m_strip, &SpaceStrip::curvesWanted, this, &PatternDesk::curvesWanted);
    connect(m_trainings, &PatternTrainings::changed, this, &PatternDesk::showTrainings);
    connect(m_trainings, &PatternTrainings::trouble, this, &PatternDesk::warn);
    showTrainings();
}

void PatternDesk::showTrainings()
{
    const SpaceProgress progress = m_trainings->progress();
    m_strip->setSpaces(m_trainings->spaces(), m_trainings->chosen());
    m_strip->setProgress(progress);
    m_tab.padPanel().showTraining(progress.isTraining ? progress.text : QString());
}

void PatternDesk::openProject(const std::optional<std::filesystem::path>& folder)
{
    writePad();
    m_control.stop();
    m_isReadingPad = true;
    m_trainings->clear();
    m_control.document().load({});
    m_kit->load(synth::kitOf(synth::builtInKits().front()));
    fillCorners();
    m_isReadingPad = false;
    m_shelf->openProject(folder);
    m_library->clearOutcome();
    m_folder = folder;
    m_isPadChanged = false;
    readPad();
}

void PatternDesk::setFolder(const std::filesystem::path& folder)
{
    m_shelf->setFolder(folder);
    m_folder = folder;
    m_isPadChanged = true; // it was nowhere before
    writePad();
}

/// So that there is something to play between from the first moment on.
void PatternDesk::fillCorners()
{
    pattern::PadSetup setup = m_control.document().setup();
    const pattern::PatternSet shipped = m_shelf->patterns(false);
    for (std::size_t i = 0; i < setup.corners.size(); ++i) {
        const auto first
            = std::find_if(shipped.entries.begin(), shipped.entries.end(), [&](const auto& entry) {
                  return entry.label == kFirstCorners[i] && !entry.isFill;
              });
        if (first != shipped.entries.end())
            setup.corners[i]
                = {first->name, std::make_shared<const music::Pattern>(first->pattern)};
    }
    m_control.document().load(std::move(setup));
}

void PatternDesk::hear(const QString& id)
{
    const pattern::PatternEntry* entry = m_shelf->find(id);
    if (entry == nullptr)
        return;
    LatentDocument& document = m_control.document();
    const auto model = m_control.model();
    music::PatternShape shape = model ? model->shape() : entry->pattern.shape();
    shape.rows = entry->pattern.shape().rows;
    const auto fitted = pattern::fitted(entry->pattern, shape);
    //: a pattern of the library, into the grid
    document.edit(fitted ? *fitted : entry->pattern,
                  tr("Hear “%1”").arg(QString::fromStdString(entry->name)),
                  LatentDocument::Kind::Single);
    if (!m_control.isPlaying())
        m_control.start();
}

void PatternDesk::goTo(const QString& id)
{
    const pattern::PatternEntry* entry = m_shelf->find(id);
    if (entry == nullptr)
        return;
    if (!m_control.space())
        m_tab.notice().tell(tr("The puck can go to patterns once a space has been learnt"));
    else if (!m_control.goToPattern(entry->pattern))
        m_tab.notice().warn(
            tr("“%1” has another metre than this space").arg(QString::fromStdString(entry->name)));
}

void PatternDesk::putInCorner(const QString& id, std::size_t corner)
{
    if (const pattern::PatternEntry* entry = m_shelf->find(id))
        m_control.setCorner(corner, QString::fromStdString(entry->name), entry->pattern);
}

/// Named by a number that no other has.
void PatternDesk::keep()
{
    const LatentDocument& document = m_control.document();
    pattern::PatternEntry entry;
    entry.pattern
        = pattern::withRows(document.pattern(), document.rows(), music::standardDrumRows());
    entry.tempo = std::clamp(
        document.setup().beatsPerMinute, pattern::kSlowestTempo, pattern::kFastestTempo);
    entry.swing = document.setup().swing;
    entry.label = document.setup().label;
    entry.name = tr("Pattern %1").arg(m_shelf->ownCount() + 1).toStdString();
    m_shelf->keep(std::move(entry));
}

void PatternDesk::train()
{
    const SpaceTraining& how = m_strip->training();
    if (const auto begun = m_trainings->train(m_shelf->patterns(how.isOnlyOwn), how); !begun)
        m_tab.notice().warn(how.isOnlyOwn
                                ? tr("The project has no patterns of its own to learn from: import "
                                     "or keep some, or let it learn from Timbrel's, too.")
                                : m_sentence(begun.error()));
}

/// A slot of the kit by hand, as the sequencer would play its row.
void PatternDesk::strike(std::size_t slot, int velocity)
{
    const auto& slots = m_kit->kit().slots;
    if (slot >= slots.size())
        return;
    const auto& rows = m_control.document().rows();
    const auto row = std::find_if(
        rows.begin(), rows.end(), [&](const auto& one) { return one.id == slots[slot].row; });
    if (row != rows.end() && !row->notes.empty())
        m_player.strike(row->notes.front().value(), velocity);
}

void PatternDesk::showRowSound(std::size_t row, QWidget& below)
{
    const auto& rows = m_control.document().rows();
    const auto& slots = m_kit->kit().slots;
    const auto slot = std::find_if(slots.begin(), slots.end(), [&](const synth::DrumSlot& one) {
        return row < rows.size() && one.row == rows[row].id;
    });
    if (slot == slots.end())
        return m_tab.notice().tell(tr("The drum kit has no sound for this row"));
    auto* popup = RowSoundPopup::open(
        below, *m_kit, static_cast<std::size_t>(slot - slots.begin()), m_control);
    connect(popup, &RowSoundPopup::struck, m_kitPanel, &KitPanel::strike);
    connect(popup, &RowSoundPopup::hoverText, &m_tab, &LatentTab::hint);
}

void PatternDesk::warn(const Error& error)
{
    m_tab.notice().warn(m_sentence(error));
}

} // namespace timbrel::ui
