// SPDX-License-Identifier: GPL-3.0-or-later
// How a person arranges the lanes: which are shown, and how high they are.
#include "ui/common/controller_names.h"
#include "ui/editor/example_document.h"
#include "ui/editor/lane_pane.h"
#include "ui/editor/lane_stack.h"

#include <QMenu>

namespace timbrel::ui {
namespace {

/// Controllers that are drawn often, for the top of the menu.
constexpr std::uint8_t kUsual[] = {1, 2, 7, 10, 11, 64, 71, 72, 73, 74, 91, 93};

} // namespace

LaneLayout LaneStack::arrangement() const
{
    LaneLayout now;
    now.velocities = m_velocityGrip->laneHeight();
    now.heights = m_heights;
    for (LanePane* pane : m_panes)
        now.heights[pane->lane().lane().controller] = pane->grip().laneHeight();
    now.added = m_added;
    return now;
}

void LaneStack::arrange(const LaneLayout& arrangement)
{
    m_heights = arrangement.heights;
    m_added = arrangement.added;
    m_velocityGrip->setLaneHeight(arrangement.velocities > 0 ? arrangement.velocities
                                                             : m_usualVelocities);
    for (LanePane* pane : m_panes) {
        const auto height = m_heights.find(pane->lane().lane().controller);
        pane->grip().setLaneHeight(height != m_heights.end() ? height->second
                                                             : metrics::kLaneHeight);
    }
    showWanted();
}

void LaneStack::addLane(int controller)
{
    m_added.insert(static_cast<std::uint8_t>(controller));
    std::erase_if(m_hidden,
                  [controller](music::LaneKey key) { return key.controller == controller; });
    showWanted();
    Q_EMIT arranged();
    if (LaneWidget* lane = laneOf(controller))
        lane->setFocus();
}

void LaneStack::hideLane(music::LaneKey lane)
{
    m_added.erase(lane.controller);
    m_hidden.insert(lane);
    showWanted();
    Q_EMIT arranged();
}

void LaneStack::moveLane(LanePane& pane, int controller)
{
    const music::LaneKey from = pane.lane().lane();
    const music::LaneKey to {static_cast<std::uint8_t>(controller), from.channel};
    if (from == to || m_state.document() == nullptr)
        return;
    if (laneOf(controller) != nullptr) {
        laneOf(controller)->setFocus(); // it is there already
        return;
    }
    if (m_added.erase(from.controller) == 0 || pointsOf(*m_state.document(), from).empty())
        m_hidden.insert(from);
    m_added.insert(to.controller);
    m_hidden.erase(to);
    showWanted();
    Q_EMIT arranged();
    if (LaneWidget* lane = laneOf(controller))
        lane->setFocus();
}

void LaneStack::growCurrent(int by)
{
    for (LanePane* pane : m_panes)
        if (&pane->lane() == currentLane())
            pane->grip().setLaneHeight(pane->grip().laneHeight() + by);
    Q_EMIT arranged();
}

void LaneStack::fillControllerMenu(QMenu& menu, std::function<void(int)> chosen) const
{
    const auto add = [&chosen, this](QMenu& to, int controller) {
        QAction* action = to.addAction(controllerTitle(controller));
        action->setCheckable(true);
        action->setChecked(laneOf(controller) != nullptr);
        connect(action, &QAction::triggered, this, [chosen, controller] { chosen(controller); });
    };
    for (const std::uint8_t controller : kUsual)
        add(menu, controller);
    menu.addSeparator();
    constexpr int kInOneMenu = 32;
    for (int first = 0; first < 128; first += kInOneMenu) {
        QMenu* more = menu.addMenu(tr("CC %1 to %2").arg(first).arg(first + kInOneMenu - 1));
        for (int controller = first; controller < first + kInOneMenu; ++controller)
            add(*more, controller);
    }
}

} // namespace timbrel::ui
