// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/editor_view.h"

#include "ui/common/action_registry.h"
#include "ui/common/theme_editor.h"
#include "ui/editor/editor_accessible.h"
#include "ui/editor/editor_actions.h"
#include "ui/editor/event_table.h"
#include "ui/editor/example_document.h"
#include "ui/editor/keys_column.h"
#include "ui/editor/lane_stack.h"
#include "ui/editor/lane_widget.h"
#include "ui/editor/mini_map.h"
#include "ui/editor/note_panel.h"
#include "ui/editor/roll_widget.h"
#include "ui/editor/ruler.h"
#include "ui/editor/tool_strip.h"
#include "ui/editor/velocity_lane.h"

#include <QAction>
#include <QHBoxLayout>
#include <QScrollBar>
#include <QSignalBlocker>
#include <QSplitter>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>
#include <chrono>
#include <utility>

namespace timbrel::ui {
namespace {

constexpr std::chrono::milliseconds kShortestAudition {150};

/// As wide as what stands beside the time axis in the other rows.
QWidget* spacer(int width)
{
    auto* widget = new QWidget;
    widget->setFixedWidth(width);
    return widget;
}

/// A row of the view whose middle is the time axis.
QHBoxLayout* timeRow(QWidget* left, QWidget* middle, QWidget* right)
{
    auto* row = new QHBoxLayout;
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(left);
    row->addWidget(middle, 1);
    row->addWidget(right);
    return row;
}

/// Notes from high to low: the bar's value is the axis' offset.
QScrollBar* pitchBar(EditorState& state, const QWidget& roll)
{
    auto* bar = new QScrollBar(Qt::Vertical);
    bar->setObjectName(QStringLiteral("pitchBar"));
    bar->setFixedWidth(metrics::kScrollBar);
    const auto show = [bar, &state, &roll] {
        const QSignalBlocker quiet(bar);
        const PitchAxis& pitch = state.pitch();
        bar->setRange(0, std::max(0, static_cast<int>(pitch.contentHeight()) - roll.height()));
        bar->setPageStep(roll.height());
        bar->setSingleStep(static_cast<int>(pitch.rowHeight));
        bar->setValue(static_cast<int>(pitch.offset));
    };
    QObject::connect(&state, &EditorState::pitchChanged, bar, show);
    QObject::connect(bar, &QScrollBar::valueChanged, &state, [&state, &roll](int value) {
        const PitchAxis axis {state.pitch().rowHeight, static_cast<double>(value)};
        state.setPitch(axis.held(roll.height()));
    });
    return bar;
}

} // namespace

EditorView::EditorView(ActionRegistry& registry, QWidget* parent)
    : QWidget(parent)
    , m_registry(registry)
    , m_state(new EditorState(this))
{
    setObjectName(QStringLiteral("editorView"));
    installEditorAccessibility();
    build();
    connectParts();
    addEditorActions(m_registry, *this);
}

EditorView::~EditorView() = default;

void EditorView::build()
{
    m_roll = new RollWidget(*m_state);
    m_lanes = new LaneStack(*m_state);
    m_strip = new ToolStrip(*m_state);
    m_notePanel = new NotePanel(*m_state);
    m_notePanel->hide();
    m_table = new EventTable(*m_state);
    m_ruler = new Ruler(*m_state);
    m_map = new MiniMap(*m_state);
    m_keys = new KeysColumn(*m_state);

    auto* splitter = new QSplitter(Qt::Vertical);
    splitter->setObjectName(QStringLiteral("editorSplitter"));
    splitter->setChildrenCollapsible(false);
    splitter->setHandleWidth(metrics::kStep);
    auto* notes = new QWidget;
    notes->setLayout(timeRow(m_keys, m_roll, pitchBar(*m_state, *m_roll)));
    splitter->addWidget(notes);
    splitter->addWidget(m_lanes);
    splitter->setStretchFactor(0, 1);
    m_division = splitter;
    connect(splitter, &QSplitter::splitterMoved, this, [this] {
        m_lanesHeight = m_division->sizes().last();
        Q_EMIT divided();
    });

    auto* timed = new QWidget;
    auto* rows = new QVBoxLayout(timed);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(0);
    rows->addLayout(timeRow(spacer(metrics::kKeysWidth), m_map, spacer(metrics::kScrollBar)));
    rows->addLayout(timeRow(spacer(metrics::kKeysWidth), m_ruler, spacer(metrics::kScrollBar)));
    rows->addWidget(splitter, 1);
    m_sides = new QSplitter(Qt::Horizontal);
    m_sides->setObjectName(QStringLiteral("editorSides"));
    m_sides->setChildrenCollapsible(false);
    m_sides->setHandleWidth(metrics::kStep);
    m_sides->addWidget(timed);
    m_sides->addWidget(m_table);
    m_sides->setStretchFactor(0, 1);
    m_table->hide();

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_sides, 1);
    layout->addWidget(m_notePanel);
    layout->addWidget(m_strip);
    // the notes come first
    setFocusProxy(m_roll);
    setTabOrder(m_roll, m_lanes);
    setTabOrder(m_lanes, m_notePanel);
    setTabOrder(m_notePanel, m_strip);
    setTabOrder(m_strip, m_ruler);
    setTabOrder(m_ruler, m_map);
}

void EditorView::connectParts()
{
    connect(m_ruler, &Ruler::playheadMoved, this, &EditorView::playheadMoved);
    connect(m_ruler, &Ruler::loopChanged, this, &EditorView::loopChanged);
    connect(m_ruler, &Ruler::hoverText, this, &EditorView::hoverText);
    connect(m_map, &MiniMap::hoverText, this, &EditorView::hoverText);
    connect(m_keys, &KeysColumn::hoverText, this, &EditorView::hoverText);
    connect(m_keys, &KeysColumn::auditionNote, this, &EditorView::audition);
    connect(m_roll, &RollWidget::auditionNote, this, &EditorView::audition);
    connect(m_roll, &TimeView::hoverText, this, &EditorView::hoverText);
    connect(m_roll, &TimeView::spaceTapped, this, &EditorView::tapSpace);
    connect(m_roll, &RollWidget::exampleWanted, this, [this] {
        Q_EMIT exampleWanted();
        m_isNew = false; // its rows stay under the pointer
    });
    connect(m_roll, &RollWidget::hoveredNumber, m_keys, &KeysColumn::setMarked);
    // queued: a new lane needs no room before it is shown
    connect(
        m_lanes, &LaneStack::lanesChanged, this, &EditorView::giveLanesRoom, Qt::QueuedConnection);
    connect(m_lanes, &LaneStack::hoverText, this, &EditorView::hoverText);
    connect(m_lanes, &LaneStack::spaceTapped, this, &EditorView::tapSpace);
    connect(m_lanes, &LaneStack::auditionController, this, &EditorView::auditionController);
}

void EditorView::setDocument(ExampleDocument* document)
{
    if (document == m_state->document())
        return;
    m_isNew = true;
    m_state->setDocument(document);
    m_state->fitTime();
    m_roll->fitPitch();
}

/// Until somebody moves the line between them, the lanes have the room that they need, and the
/// notes at least three eighths. The splitter leaves the notes their least height.
void EditorView::divide()
{
    const int height = m_division->height() - m_division->handleWidth();
    if (height <= 0)
        return;
    const int lanes
        = m_lanesHeight.value_or(std::min(m_lanes->neededHeight(), m_division->height() * 5 / 8));
    m_division->setSizes({std::max(0, height - lanes), lanes});
}

void EditorView::setLanesHeight(std::optional<int> pixels)
{
    m_lanesHeight = pixels;
    divide();
}

void EditorView::giveLanesRoom()
{
    divide();
    if (std::exchange(m_isNew, false))
        m_roll->fitPitch(); // in the room that is left
}

void EditorView::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    divide();
}

ExampleDocument* EditorView::document() const
{
    return m_state->document();
}

void EditorView::setSettings(const expression::Settings& settings)
{
    m_state->setSettings(settings);
}

void EditorView::setCoding(const expression::OutputCoding& coding)
{
    m_lanes->setCoding(coding);
}

void EditorView::setPlayhead(Microseconds time)
{
    m_state->setPlayhead(time);
}

Microseconds EditorView::playhead() const
{
    return m_state->playhead();
}

void EditorView::setNetworkOutput(int controller, std::vector<music::ControllerPoint> points)
{
    m_lanes->setNetworkOutput(controller, std::move(points));
}

void EditorView::clearNetworkOutput()
{
    m_lanes->clearNetworkOutput();
}

void EditorView::showContradictions(std::vector<ContradictionMark> marks)
{
    m_lanes->setMarks(marks);
}

void EditorView::showPlace(Microseconds time, int controller)
{
    m_state->setCaret(time, m_state->caretNumber());
    m_state->showTime(time);
    if (LaneWidget* lane = m_lanes->laneOf(controller))
        lane->setFocus();
}

void EditorView::audition(int number, int velocity, bool isOn)
{
    if (isOn) {
        m_auditionBegan.start();
        Q_EMIT auditionNote(number, velocity, true);
        return;
    }
    // a click is shorter than what an ear takes for a note
    const auto left = kShortestAudition - std::chrono::milliseconds(m_auditionBegan.elapsed());
    QTimer::singleShot(std::max(left, std::chrono::milliseconds(0)), this, [=, this] {
        Q_EMIT auditionNote(number, velocity, false);
    });
}

void EditorView::tapSpace()
{
    for (QAction* action : m_registry.all())
        if (m_registry.boundShortcuts(action).contains(QKeySequence(Qt::Key_Space))) {
            action->trigger();
            return;
        }
}

} // namespace timbrel::ui
