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
#include "ui/latent/mixer_strip.h"
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
    m_transport = buildTransport(actions);
    m_foot = buildFoot(actions);
    m_mixer = new MixerStrip(control);
    buildFigures();
    column->addWidget(m_transport);
    column->addWidget(buildRows(), 1);
    column->addWidget(m_foot);
    column->addWidget(m_mixer);
    connect(&m_document, &LatentDocument::changed, this, &GridPanel::takeSetup);
    connect(&m_document, &LatentDocument::patternChanged, this, &GridPanel::showEdited);
    connect(&m_document, &LatentDocument::rowsChanged, this, &GridPanel::makeHeads);
    connect(&m_control, &LatentControl::spaceChanged, this, &GridPanel::takeSetup);
    connect(&m_control, &LatentControl::playingChanged, this, &GridPanel::showPlaying);
    connect(&m_control, &LatentControl::stepChanged, m_grid, &StepGrid::showPlaying);
    connect(m_grid, &StepGrid::hoverText, this, &GridPanel::hoverText);
    connect(m_mixer, &MixerStrip::hoverText, this, &GridPanel::hoverText);
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
                          + 7 * metrics::kStep);
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
    m_tempo->setFixedWidth(
        m_tempo->fontMetrics().horizontalAdvance(QStringLiteral("000.0") + m_tempo->suffix())
        + 4 * metrics::kStep);
    connect(m_tempo, &QDoubleSpinBox::valueChanged, &m_control, &LatentControl::setTempo);
    connect(m_tempo, &QDoubleSpinBox::editingFinished, m_tempo, [this] { m_tempo->clearFocus(); });
    auto* tap = registryWord(actions.find("latent.tap"), tr("Tap"));
    new Learnable(*tap, m_control, QStringLiteral("tap"));
    m_caption = new QLabel(tr("Changes at"));
    setRole(*m_caption, "caption");
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
    flow->setFilling(true);
    for (QWidget* part : {static_cast<QWidget*>(m_play),
                          static_cast<QWidget*>(m_tempo),
                          static_cast<QWidget*>(tap)})
        flow->addWidget(part);
    flow->addWidget(m_caption);
    flow->addWidget(m_changeAt);
    for (const char* id : kGridKnobs) {
        KnobCell* cell = makeLatentKnob(id, m_control);
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
    constexpr auto kRuler = static_cast<int>(StepGridLayout::kRulerHeight);
    m_state = new QLabel;
    m_state->setObjectName(QStringLiteral("latentState"));
    m_state->setFixedHeight(kRuler);
    setRole(*m_state, "caption");
    m_heads = new QVBoxLayout;
    m_heads->setContentsMargins(0, 0, 0, 0);
    m_heads->addWidget(m_state);
    m_heads->setSpacing(0);
    auto* inside = new QWidget;
    auto* row = new QHBoxLayout;
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addLayout(m_heads);
    row->addWidget(m_grid, 1, Qt::AlignTop);
    auto* column = new QVBoxLayout(inside);
    column->setContentsMargins(0, 0, 0, 0);
    column->addLayout(row);
    column->addStretch();
    m_scroll = new QScrollArea;
    m_scroll->setObjectName(QStringLiteral("gridScroll"));
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setWidget(inside);
    m_scroll->viewport()->installEventFilter(this);
    return m_scroll;
}

int GridPanel::heightFor(int rowHeight) const
{
    const int rows = static_cast<int>(m_strips.size()) * rowHeight;
    const int strips = m_transport->sizeHint().height() + m_foot->sizeHint().height()
        + m_mixer->sizeHint().height() + 3 * kGridPanelGap;
    return strips + static_cast<int>(StepGridLayout::kRulerHeight) + rows;
}

/// Without the caption of the choice, which explains itself where it is narrow.
int GridPanel::transportWidth() const
{
    const int own = m_caption->isHidden() ? 0 : m_caption->sizeHint().width() + kGridPanelGap;
    return m_transport->sizeHint().width() - own;
}

int GridPanel::widthWanted() const
{
    return std::max({transportWidth(),
                     m_foot->sizeHint().width(),
                     m_mixer->minimumSizeHint().width(),
                     m_scroll->widget()->minimumSizeHint().width()});
}

/// As high as there is room for, so that all are seen.
void GridPanel::layOutRows()
{
    if (m_strips.empty())
        return;
    const int room
        = m_scroll->viewport()->height() - static_cast<int>(StepGridLayout::kRulerHeight);
    const int height = std::clamp(room / static_cast<int>(m_strips.size()),
                                  static_cast<int>(StepGridLayout::kLowestRow),
                                  static_cast<int>(StepGridLayout::kHighestRow));
    int nameWidth = 0;
    for (const RowStrip* strip : m_strips)
        nameWidth = std::max(nameWidth, strip->nameWidth());
    for (RowStrip* strip : m_strips)
        strip->setRoom(height, nameWidth);
    m_grid->setRowHeight(height);
}

void GridPanel::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    m_caption->setVisible(width()
                          >= transportWidth() + m_caption->sizeHint().width() + kGridPanelGap);
}

bool GridPanel::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_scroll->viewport() && event->type() == QEvent::Resize)
        layOutRows();
    return QWidget::eventFilter(watched, event);
}

QWidget* GridPanel::buildFoot(ActionRegistry& actions)
{
    m_drag = new PatternDragButton;
    auto* strip = new QWidget;
    auto* flow = new FlowLayout(strip);
    flow->setFilling(true);
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
    flow->addStretch();
    flow->addWidget(midi);
    flow->addWidget(registryWord(actions.find("latent.recordSound"), tr("Record")));
    return strip;
}

void GridPanel::buildFigures()
{
    m_figures = new ReadOut(
        tr("How the generator keeps up"),
        tr("%1 ms · late %2 · missed %3").arg(QStringLiteral("00.00")).arg(99).arg(99));
    m_figures->setParent(this);
    m_figures->setObjectName(QStringLiteral("latentFigures"));
    m_figures->setTone(ReadOut::Tone::Quiet);
    m_figures->setAlignment(Qt::AlignRight);
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
    layOutRows();
    takeSetup();
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
    m_state->setText(m_document.isEdited() ? tr("Drawn by hand") : QString());
    m_state->setStatusTip(m_document.isEdited()
                              ? tr("It stays until the puck moves; locked rows stay longer")
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
                           : tr("%1 ms · late %2 · missed %3")
                                 .arg(locale.toString(figures.generatorP99Ms, 'f', 2))
                                 .arg(figures.lateGenerations)
                                 .arg(figures.missedBlocks + figures.droppedOnsets));
    const bool isLate = figures.lateGenerations + figures.missedBlocks + figures.droppedOnsets > 0;
    m_figures->setTone(isLate ? ReadOut::Tone::Warning : ReadOut::Tone::Quiet);
    m_figures->setStatusTip(tr("From the puck to the pattern, 99 of 100 at most; bars repeated "
                               "because a pattern was late; blocks of sound that came too late"));
}

} // namespace timbrel::ui
