// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/lane_stack.h"

#include "ui/editor/example_document.h"
#include "ui/editor/lane_pane.h"
#include "ui/editor/velocity_lane.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace timbrel::ui {
namespace {

constexpr music::LaneKey kNoLane {255, 0}; // no controller has this number
constexpr std::size_t kMostAside = 4;

const expression::ControllerCoding* codingOf(const expression::OutputCoding& coding, int controller)
{
    for (const auto& one : coding.controllers)
        if (one.controller == controller)
            return &one;
    return nullptr;
}

} // namespace

LaneStack::LaneStack(EditorState& state, QWidget* parent)
    : QScrollArea(parent)
    , m_state(state)
    , m_velocities(new VelocityLane(state))
{
    setObjectName(QStringLiteral("laneStack"));
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn);
    setFocusPolicy(Qt::NoFocus);
    auto* content = new QWidget;
    m_layout = new QVBoxLayout(content);
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(0);
    auto* row = new QHBoxLayout;
    row->setSpacing(0);
    auto* scale = new LaneScale(tr("Velocity"));
    row->addWidget(scale);
    row->addWidget(m_velocities, 1);
    m_layout->addLayout(row);
    m_usualVelocities = std::max(metrics::kVelocityHeight, scale->heightForTitle());
    m_velocityGrip = new LaneGrip(*m_velocities, m_usualVelocities);
    connect(m_velocityGrip, &LaneGrip::heightChosen, this, &LaneStack::arranged);
    m_layout->addWidget(m_velocityGrip);
    m_add = new QToolButton;
    m_add->setObjectName(QStringLiteral("addLane"));
    m_add->setText(tr("+ Lane"));
    m_add->setAccessibleName(tr("Add a controller lane"));
    m_add->setStatusTip(tr("Show a lane for another controller"));
    m_add->setAutoRaise(true);
    m_add->setPopupMode(QToolButton::InstantPopup);
    auto* menu = new QMenu(m_add);
    connect(menu, &QMenu::aboutToShow, this, [this, menu] {
        menu->clear();
        fillControllerMenu(*menu, [this](int controller) { addLane(controller); });
    });
    m_add->setMenu(menu);
    m_layout->addWidget(m_add, 0, Qt::AlignLeft);
    m_layout->addStretch(1);
    setWidget(content);
    connect(m_velocities, &TimeView::hoverText, this, &LaneStack::hoverText);
    connect(m_velocities, &TimeView::spaceTapped, this, &LaneStack::spaceTapped);
    connect(&state, &EditorState::documentChanged, this, &LaneStack::takeDocument);
    connect(&state, &EditorState::settingsChanged, this, &LaneStack::showWanted);
    connect(&state, &EditorState::reloaded, this, &LaneStack::showWanted);
    connect(&state, &EditorState::scoreChanged, this, &LaneStack::showWanted);
    takeDocument();
}

void LaneStack::takeDocument()
{
    m_hidden.clear();
    m_outputs.clear();
    m_marks.clear();
    showWanted();
}

std::vector<music::LaneKey> LaneStack::wanted() const
{
    std::vector<music::LaneKey> keys;
    const auto* document = m_state.document();
    if (document == nullptr)
        return keys;
    const auto& lanes = document->score().lanes;
    const auto addController = [&](std::uint8_t controller) {
        const std::size_t before = keys.size();
        for (const music::ControllerLane& lane : lanes)
            if (lane.controller == controller)
                keys.push_back(lane.key());
        if (keys.size() == before)
            keys.push_back({controller, m_state.channel()});
    };
    std::vector<std::uint8_t> controllers = m_state.settings().controllers;
    for (const music::ControllerLane& lane : lanes)
        controllers.push_back(lane.controller);
    controllers.insert(controllers.end(), m_added.begin(), m_added.end());
    std::set<std::uint8_t> seen;
    for (const std::uint8_t controller : controllers)
        if (seen.insert(controller).second)
            addController(controller);
    std::erase_if(keys, [this](music::LaneKey key) { return m_hidden.contains(key); });
    return keys;
}

void LaneStack::showWanted()
{
    const std::vector<music::LaneKey> keys = wanted();
    const auto namesChannel = [&keys](music::LaneKey key) {
        return std::count_if(
                   keys.begin(),
                   keys.end(),
                   [key](music::LaneKey other) { return other.controller == key.controller; })
            > 1;
    };
    for (std::size_t i = 0; i < keys.size(); ++i) {
        // a lane keeps its place on the screen while its controller stays
        const auto same = std::find_if(
            m_panes.begin() + static_cast<std::ptrdiff_t>(std::min(i, m_panes.size())),
            m_panes.end(),
            [&](LanePane* pane) { return pane->lane().lane().controller == keys[i].controller; });
        LanePane* pane = same != m_panes.end() ? *same : takePane(keys[i]);
        if (same != m_panes.end())
            m_panes.erase(same);
        m_panes.insert(m_panes.begin() + static_cast<std::ptrdiff_t>(i), pane);
        if (m_layout->indexOf(pane) != static_cast<int>(i) + 2)
            m_layout->insertWidget(static_cast<int>(i) + 2, pane); // below the velocities
        pane->setLane(keys[i], namesChannel(keys[i]));
        pane->show();
    }
    while (m_panes.size() > keys.size()) {
        m_heights[m_panes.back()->lane().lane().controller] = m_panes.back()->grip().laneHeight();
        putAside(*m_panes.back());
        m_panes.pop_back();
    }
    m_add->setEnabled(m_state.document() != nullptr);
    Q_EMIT lanesChanged();
}

/// It is costlier to make one than to use it again.
void LaneStack::putAside(LanePane& pane)
{
    pane.hide();
    if (m_aside.size() >= kMostAside) {
        pane.deleteLater();
        return;
    }
    pane.setLane(kNoLane, false); // nothing that changes concerns it
    pane.resetParts();
    m_aside.push_back(&pane);
}

void LaneStack::prepareLane()
{
    LanePane* pane = makePane(kNoLane);
    pane->setParent(widget());
    putAside(*pane);
}

LanePane* LaneStack::takePane(music::LaneKey key)
{
    LanePane* pane = nullptr;
    if (m_aside.empty()) {
        pane = makePane(key);
    } else {
        pane = m_aside.back();
        m_aside.pop_back();
        pane->setLane(key, false);
    }
    const auto height = m_heights.find(key.controller);
    pane->grip().setLaneHeight(height != m_heights.end() ? height->second : metrics::kLaneHeight);
    giveOverlays(*pane);
    return pane;
}

LanePane* LaneStack::makePane(music::LaneKey key)
{
    auto* pane = new LanePane(m_state, key);
    connect(&pane->grip(), &LaneGrip::heightChosen, this, &LaneStack::arranged);
    LaneWidget* lane = &pane->lane();
    connect(lane, &LaneWidget::auditionController, this, &LaneStack::auditionController);
    connect(lane, &TimeView::hoverText, this, &LaneStack::hoverText);
    connect(lane, &TimeView::spaceTapped, this, &LaneStack::spaceTapped);
    connect(lane, &LaneWidget::menuRequested, this, &LaneStack::laneMenuRequested);
    connect(lane, &LaneWidget::focused, this, [this, lane] {
        m_current = lane;
        ensureWidgetVisible(lane, 0, 0);
    });
    connect(pane, &LanePane::hideRequested, this, [this, lane] { hideLane(lane->lane()); });
    auto* menu = new QMenu(pane);
    connect(menu, &QMenu::aboutToShow, this, [this, menu, pane] {
        menu->clear();
        fillControllerMenu(*menu, [this, pane](int controller) { moveLane(*pane, controller); });
    });
    pane->controllerButton().setMenu(menu);
    return pane;
}

int LaneStack::neededHeight() const
{
    return widget()->sizeHint().height() + 2 * frameWidth();
}

QSize LaneStack::minimumSizeHint() const
{
    return {widget()->minimumSizeHint().width() + metrics::kScrollBar,
            QScrollArea::minimumSizeHint().height()};
}

bool LaneStack::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == widget() && event->type() == QEvent::LayoutRequest)
        updateGeometry(); // another least width
    return QScrollArea::eventFilter(watched, event);
}

std::vector<LaneWidget*> LaneStack::lanes() const
{
    std::vector<LaneWidget*> all;
    for (LanePane* pane : m_panes)
        all.push_back(&pane->lane());
    return all;
}

LaneWidget* LaneStack::currentLane() const
{
    for (LanePane* pane : m_panes)
        if (&pane->lane() == m_current)
            return m_current;
    return m_panes.empty() ? nullptr : &m_panes.front()->lane();
}

LaneWidget* LaneStack::laneOf(int controller) const
{
    for (LanePane* pane : m_panes)
        if (pane->lane().lane().controller == controller)
            return &pane->lane();
    return nullptr;
}

void LaneStack::focusNext(int by)
{
    if (m_panes.empty())
        return;
    const auto all = lanes();
    const auto found = std::find(all.begin(), all.end(), currentLane());
    const bool isInLane = currentLane()->hasFocus();
    const auto count = static_cast<int>(all.size());
    const int index = static_cast<int>(found - all.begin()) + (isInLane ? by : 0);
    all[static_cast<std::size_t>((index + count) % count)]->setFocus();
}

void LaneStack::giveOverlays(LanePane& pane)
{
    LaneWidget& lane = pane.lane();
    const int controller = lane.lane().controller;
    const auto* coding = codingOf(m_coding, controller);
    lane.setCoding(coding != nullptr ? std::optional(*coding) : std::nullopt);
    const auto output = m_outputs.find(controller);
    lane.setNetworkOutput(output != m_outputs.end() ? output->second
                                                    : std::vector<music::ControllerPoint>());
    std::vector<LaneMark> marks;
    for (const ContradictionMark& mark : m_marks)
        if (mark.controller == controller)
            marks.push_back({mark.time, mark.text});
    pane.setMarkCount(static_cast<int>(marks.size()));
    lane.setMarks(std::move(marks));
}

void LaneStack::setCoding(const expression::OutputCoding& coding)
{
    m_coding = coding;
    for (LanePane* pane : m_panes)
        giveOverlays(*pane);
}

void LaneStack::setNetworkOutput(int controller, std::vector<music::ControllerPoint> points)
{
    m_outputs[controller] = std::move(points);
    for (LanePane* pane : m_panes)
        if (pane->lane().lane().controller == controller)
            giveOverlays(*pane);
}

void LaneStack::clearNetworkOutput()
{
    m_outputs.clear();
    for (LanePane* pane : m_panes)
        giveOverlays(*pane);
}

void LaneStack::setTake(int controller, std::vector<TakeStretch> stretches)
{
    const auto number = static_cast<std::uint8_t>(controller);
    if (laneOf(controller) == nullptr) {
        m_added.insert(number);
        std::erase_if(m_hidden, [number](music::LaneKey key) { return key.controller == number; });
        showWanted();
    }
    if (LaneWidget* lane = laneOf(controller))
        lane->setTake(std::move(stretches));
}

void LaneStack::clearTake()
{
    for (LanePane* pane : m_panes)
        pane->lane().setTake({});
}

void LaneStack::setMarks(const std::vector<ContradictionMark>& marks)
{
    m_marks = marks;
    for (LanePane* pane : m_panes)
        giveOverlays(*pane);
}

} // namespace timbrel::ui
