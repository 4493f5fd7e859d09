// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/latent/grid_panel.h"

#include "ui/common/action_registry.h"
#include "ui/common/flow_layout.h"
#include "ui/common/learnable.h"
#include "ui/common/read_out.h"
#include "ui/common/role.h"
#include "ui/common/theme.h"
#include "ui/latent/knob_cell.h"
#include "ui/latent/latent_control.h"
#include "ui/latent/latent_document.h"
#include "ui/latent/latent_knobs.h"
#include "ui/latent/pattern_drag_button.h"
#include "ui/latent/row_strip.h"
#include "ui/latent/segments.h"
#include "ui/latent/step_grid.h"

#include <QCoreApplication>
#include <QDoubleSpinBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QScrollArea>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <chrono>

namespace timbrel::ui {

using pattern::PadSetup;

namespace {

constexpr int kGridPanelGap = metrics::kStep;
constexpr auto kFiguresEvery = std::chrono::milliseconds(250);
constexpr const char* kGridKnobs[] = {"swing", "humaniseTiming", "humaniseVelocity"};

QToolButton* registryWord(QAction* action, const QString& text)
{
    auto* button = new QToolButton;
    button->setDefaultAction(action);
    button->setText(text);
    button->setObjectName(action->objectName() + QStringLiteral(".button"));
    button->setAccessibleName(ActionRegistry::plainText(action));
    button->setFocusPolicy(Qt::TabFocus);
    QObject::connect(action, &QAction::changed, button, [button, text] { button->setText(text); });
    return button;
}

class RowNames
{
    Q_DECLARE_TR_FUNCTIONS(timbrel::ui::DrumRow)
public:
    static QString of(const std::string& id)
    {
        struct Known
        {
            const char* id;
            QString name;
        };
        const Known all[] = {{"kick", tr("Kick")},
                             {"snare", tr("Snare")},
                             {"clap", tr("Clap")},
                             {"open_hat", tr("Open hat")},
                             {"closed_hat", tr("Closed hat")},
                             {"tom", tr("Tom")},
                             {"cymbal", tr("Cymbal")},
                             {"percussion", tr("Percussion")}};
        for (const Known& known : all)
            if (id == known.id)
                return known.name;
        QString name = QString::fromStdString(id);
        name.replace(QLatin1Char('_'), QLatin1Char(' '));
        if (!name.isEmpty())
            name[0] = name[0].toUpper();
        return name;
    }
};

} // namespace

QString drumRowName(const std::string& id)
{
    return RowNames::of(id);
}

GridPanel::GridPanel(LatentControl& control, ActionRegistry& actions, QWidget* parent)
    : QWidget(parent)
    , m_control(control)
    , m_document(control.document())
{
    setObjectName(QStringLiteral("gridPanel"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(kGridPanelGap);
    column->addWidget(buildTransport(actions));
    column->addWidget(buildRows(), 1);
    column->addWidget(buildFoot(actions));
    connect(&m_document, &LatentDocument::changed, this, &GridPanel::takeSetup);
    connect(&m_document, &LatentDocument::patternChanged, this, &GridPanel::showEdited);
    connect(&m_document, &LatentDocument::rowsChanged, this, &GridPanel::makeHeads);
    connect(&m_control, &LatentControl::spaceChanged, this, &GridPanel::takeSetup);
    connect(&m_control, &LatentControl::playingChanged, this, &GridPanel::showPlaying);
    connect(&m_control, &LatentControl::stepChanged, m_grid, &StepGrid::showPlaying);
    connect(m_grid, &StepGrid::hoverText, this, &GridPanel::hoverText);
    auto* figures = new QTimer(this);
    figures->setInterval(kFiguresEvery);
    connect(figures, &QTimer::timeout, this, &GridPanel::showFigures);
    figures->start();
    makeHeads();
    showPlaying(false);
    showEdited();
    takeSetup();
}

QWidget* GridPanel::buildTransport(ActionRegistry& actions)
{
    m_play = new QPushButton(tr("Play"));
    m_play->setObjectName(QStringLiteral("latentPlay"));
    m_play->setStatusTip(tr("Play the patterns, or stop them"));
    m_play->setFocusPolicy(Qt::TabFocus);
    // as wide as its longer text, so that nothing moves
    m_play->setFixedWidth(std::max(m_play->fontMetrics().horizontalAdvance(tr("Play")),
                                   m_play->fontMetrics().horizontalAdvance(tr("Stop")))
                          + 12 * metrics::kStep);
    new Learnable(*m_play, m_control, QStringLiteral("play"));
    connect(m_play, &QPushButton::clicked, &m_control, &LatentControl::toggle);
    m_tempo = new QDoubleSpinBox;
    m_tempo->setObjectName(QStringLiteral("latentTempo"));
    m_tempo->setAccessibleName(tr("Tempo of the patterns"));
    m_tempo->setStatusTip(tr("Tempo of the patterns, beats a minute"));
    m_tempo->setRange(audio::kSlowestBeats, audio::kFastestBeats);
    m_tempo->setDecimals(1);
    m_tempo->setSuffix(tr(" bpm"));
    m_tempo->setButtonSymbols(QAbstractSpinBox::NoButtons);
    m_tempo->setKeyboardTracking(false);
    m_tempo->setAlignment(Qt::AlignRight);
    connect(m_tempo, &QDoubleSpinBox::valueChanged, &m_control, &LatentControl::setTempo);
    connect(m_tempo, &QDoubleSpinBox::editingFinished, m_tempo, [this] { m_tempo->clearFocus(); });
    auto* tap = registryWord(actions.find("latent.tap"), tr("Tap"));
    new Learnable(*tap, m_control, QStringLiteral("tap"));
    auto* caption = new QLabel(tr("Changes at"));
    setRole(*caption, "caption");
    m_changeAt = new Segments(tr("Changes at"),
                              {tr("step"), tr("beat"), tr("bar")},
                              {tr("A new pattern takes over with the next step"),
                               tr("A new pattern takes over with the next beat"),
                               tr("A new pattern takes over with the next bar")});
    m_changeAt->setObjectName(QStringLiteral("latentChangeAt"));
    connect(m_changeAt, &Segments::chosen, this, [this](int index) {
        PadSetup to = m_document.setup();
        to.changeAt = static_cast<pattern::ChangeAt>(index);
        m_document.change(std::move(to), tr("When patterns change"));
    });
    auto* strip = new QWidget;
    auto* flow = new FlowLayout(strip);
    for (QWidget* part : {static_cast<QWidget*>(m_play),
                          static_cast<QWidget*>(m_tempo),
                          static_cast<QWidget*>(tap),
                          static_cast<QWidget*>(caption),
                          static_cast<QWidget*>(m_changeAt)})
        flow->addWidget(part);
    for (const char* id : kGridKnobs) {
        const LatentKnob* knob = findLatentKnob(QLatin1String(id));
        auto* cell
            = new KnobCell(knob->scale(), knob->name(), knob->hint(), m_control, QLatin1String(id));
        connect(&cell->knob(), &ValueKnob::turned, this, [this, knob](int value) {
            PadSetup to = m_document.setup();
            knob->setValue(to, value);
            m_document.change(std::move(to),
                              knob->name(),
                              LatentDocument::Kind::Knob,
                              static_cast<int>(knob - latentKnobs().data()));
        });
        connect(&cell->knob(), &ValueKnob::taken, &m_document, &LatentDocument::beginDrag);
        connect(&cell->knob(), &ValueKnob::letGo, &m_document, &LatentDocument::endDrag);
        connect(cell, &KnobCell::hoverText, this, &GridPanel::hoverText);
        flow->addWidget(cell);
        m_knobs.push_back(cell);
    }
    return strip;
}

QWidget* GridPanel::buildRows()
{
    m_grid = new StepGrid(m_document);
    const auto columnOf = [] {
        auto* column = new QVBoxLayout;
        column->setContentsMargins(0, static_cast<int>(StepGridLayout::kRulerHeight), 0, 0);
        column->setSpacing(0);
        return column;
    };
    m_heads = columnOf();
    m_tails = columnOf();
    auto* inside = new QWidget;
    auto* row = new QHBoxLayout;
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addLayout(m_heads);
    row->addWidget(m_grid, 1, Qt::AlignTop);
    row->addLayout(m_tails);
    auto* column = new QVBoxLayout(inside);
    column->setContentsMargins(0, 0, 0, 0);
    column->addLayout(row);
    column->addStretch();
    auto* scroll = new QScrollArea;
    scroll->setObjectName(QStringLiteral("gridScroll"));
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidget(inside);
    return scroll;
}

QWidget* GridPanel::buildFoot(ActionRegistry& actions)
{
    m_state = new QLabel;
    m_state->setObjectName(QStringLiteral("latentState"));
    setRole(*m_state, "quiet");
    m_drag = new PatternDragButton;
    m_figures = new ReadOut(tr("How the generator keeps up"),
                            tr("pattern in %1 ms · late %2 · sound missed %3")
                                .arg(QStringLiteral("00.00"))
                                .arg(9999)
                                .arg(9999));
    m_figures->setObjectName(QStringLiteral("latentFigures"));
    m_figures->setTone(ReadOut::Tone::Quiet);
    auto* strip = new QWidget;
    auto* flow = new FlowLayout(strip);
    flow->addWidget(registryWord(actions.find("latent.keep"), tr("Keep")));
    flow->addWidget(m_drag);
    flow->addWidget(registryWord(actions.find("latent.exportMidi"), tr("MIDI file…")));
    flow->addWidget(registryWord(actions.find("latent.exportAudio"), tr("Audio file…")));
    auto* midi = new QToolButton;
    midi->setObjectName(QStringLiteral("latentMidi"));
    midi->setText(tr("MIDI…"));
    midi->setAccessibleName(tr("MIDI port and clock of the patterns"));
    midi->setStatusTip(tr("Where patterns are sent, and whether a MIDI clock goes out or leads"));
    midi->setFocusPolicy(Qt::TabFocus);
    connect(midi, &QToolButton::clicked, this, [this, midi] { Q_EMIT midiWanted(*midi); });
    flow->addWidget(midi);
    flow->addWidget(registryWord(actions.find("latent.recordSound"), tr("Record")));
    flow->addWidget(m_state);
    flow->addWidget(m_figures);
    return strip;
}

void GridPanel::makeHeads()
{
    for (RowStrip* strip : m_strips)
        delete strip;
    m_strips.clear();
    QStringList names;
    std::size_t row = 0;
    for (const music::DrumRow& one : m_document.rows()) {
        names << drumRowName(one.id);
        auto* strip = new RowStrip(m_control, row, names.last());
        connect(strip, &RowStrip::soundWanted, this, [this, row](QWidget& below) {
            Q_EMIT rowSoundWanted(row, below);
        });
        ++row;
        connect(strip, &RowStrip::hoverText, this, &GridPanel::hoverText);
        m_heads->addWidget(strip);
        m_strips.push_back(strip);
    }
    m_grid->setRowNames(names);
    m_control.setRowNames(names);
    takeSetup();
}

void GridPanel::setRowTails(const std::vector<QWidget*>& tails)
{
    for (QWidget* tail : m_rowTails)
        delete tail;
    m_rowTails = tails;
    for (QWidget* tail : tails) {
        tail->setFixedHeight(static_cast<int>(StepGridLayout::kRowHeight));
        m_tails->addWidget(tail);
    }
}

void GridPanel::takeSetup()
{
    const PadSetup& setup = m_document.setup();
    const QSignalBlocker quiet(m_tempo);
    m_tempo->setValue(setup.beatsPerMinute);
    m_changeAt->showCurrent(static_cast<int>(setup.changeAt));
    for (KnobCell* cell : m_knobs) {
        const QString id = cell->knob().objectName().section(QLatin1Char('.'), 1);
        cell->knob().showValue(findLatentKnob(id)->value(setup));
    }
    const auto model = m_control.model();
    const bool isOfModel = model && setup.mode == pattern::PadMode::Space;
    for (std::size_t row = 0; row < m_strips.size(); ++row)
        m_strips[row]->showSetup(isOfModel ? model->defaultSettings().thresholds[row] : 0.5F);
    showEdited();
}

void GridPanel::showPlaying(bool isPlaying)
{
    m_play->setText(isPlaying ? tr("Stop") : tr("Play"));
    m_play->setAccessibleName(isPlaying ? tr("Stop the patterns") : tr("Play the patterns"));
    setRole(*m_play, isPlaying ? "" : "primary");
}

void GridPanel::showEdited()
{
    m_state->setText(m_document.isEdited()
                         ? tr("Drawn by hand: it stays until the puck moves; locked rows stay")
                         : QString());
}

void GridPanel::showFigures()
{
    if (!isVisible())
        return;
    const LatentFigures figures = m_control.figures();
    const QLocale locale;
    m_figures->setText(figures.generated == 0
                           ? QString()
                           //: how long the generator takes (99 of 100), and what was late
                           : tr("pattern in %1 ms · late %2 · sound missed %3")
                                 .arg(locale.toString(figures.generatorP99Ms, 'f', 2))
                                 .arg(figures.lateGenerations)
                                 .arg(figures.missedBlocks + figures.droppedOnsets));
    const bool isLate = figures.lateGenerations + figures.missedBlocks + figures.droppedOnsets > 0;
    m_figures->setTone(isLate ? ReadOut::Tone::Warning : ReadOut::Tone::Quiet);
    m_figures->setStatusTip(tr("From the puck to the pattern, 99 of 100 at most; bars repeated "
                               "because a pattern was late; blocks of sound that came too late"));
}

} // namespace timbrel::ui
