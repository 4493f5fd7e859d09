// SPDX-License-Identifier: GPL-3.0-or-later
// The lane without a mouse: its caret, and what keys do there.
#include "ui/common/controller_names.h"
#include "ui/common/value_popup.h"
#include "ui/editor/lane_widget.h"
#include "ui/editor/roll_drags.h"

#include <QAccessible>
#include <QKeyEvent>

#include <algorithm>
#include <cstdlib>

namespace timbrel::ui {
namespace {

constexpr int kNudgeKey = 7400; ///< merges what arrow keys do to values

} // namespace

int LaneWidget::caretValue() const
{
    return music::valueAt(points(), state().caret(), defaultValue());
}

QString LaneWidget::caretText() const
{
    return tr("%1 at %2", "value at position")
        .arg(caretValue())
        .arg(positionText(state().snapGrid().meter(), state().caret()));
}

void LaneWidget::announce()
{
    QAccessibleValueChangeEvent event(this, caretText());
    QAccessible::updateAccessibility(&event);
    Q_EMIT hoverText(caretText());
    update();
}

void LaneWidget::nudge(int steps, int valueBy)
{
    ExampleDocument& document = *state().document();
    const auto selected = document.selectedPointIndices(m_lane);
    const music::SnapGrid grid = state().snapGrid();
    if (!selected.empty()) {
        const Microseconds by = grid.step() * steps;
        document.pushMerged(music::movePoints(document.score(), m_lane, selected, by, valueBy),
                            steps != 0 ? tr("Move points") : tr("Change values"),
                            kNudgeKey);
    } else if (steps != 0) {
        Microseconds time = state().caret();
        for (int i = 0; i < std::abs(steps); ++i)
            time = steps > 0 ? grid.next(time) : grid.previous(time);
        state().setCaret(time, state().caretNumber());
        state().showTime(time);
    } else {
        const int value = std::clamp(caretValue() + valueBy, 0, 127);
        document.pushMerged(music::setPoint(document.score(), m_lane, state().caret(), value),
                            tr("Change value"),
                            kNudgeKey);
        Q_EMIT auditionController(m_lane.controller, value);
    }
    announce();
}

void LaneWidget::setValueAtCaret(int value)
{
    if (state().document() == nullptr)
        return;
    ExampleDocument& document = *state().document();
    const auto selected = document.selectedPointIndices(m_lane);
    const auto edit = selected.empty()
        ? music::setPoint(document.score(), m_lane, state().caret(), value)
        : music::setPointValues(document.score(), m_lane, selected, value);
    document.push(edit, tr("Set value"));
    announce();
}

void LaneWidget::askForValue()
{
    if (state().document() == nullptr)
        return;
    state().showTime(state().caret());
    ValuePopup::ask(*this,
                    {tr("%1 at %2", "controller at position")
                         .arg(controllerTitle(m_lane.controller),
                              positionText(state().snapGrid().meter(), state().caret())),
                     0,
                     ValueAxis::kHighest,
                     caretValue()},
                    [this](int value) { setValueAtCaret(value); });
}

bool LaneWidget::ownsKey(const QKeyEvent& event) const
{
    if (event.modifiers() & (Qt::ControlModifier | Qt::AltModifier))
        return TimeView::ownsKey(event);
    switch (event.key()) {
    case Qt::Key_Left:
    case Qt::Key_Right:
    case Qt::Key_Up:
    case Qt::Key_Down:
    case Qt::Key_Return:
    case Qt::Key_Enter:
        return true;
    default:
        return TimeView::ownsKey(event);
    }
}

void LaneWidget::keyPressEvent(QKeyEvent* event)
{
    constexpr int kLarge = 10;
    const int by = event->modifiers().testFlag(Qt::ShiftModifier) ? kLarge : 1;
    const bool isPlain = !(event->modifiers() & (Qt::ControlModifier | Qt::AltModifier));
    if (state().document() == nullptr || isDragging() || !isPlain)
        return TimeView::keyPressEvent(event);
    switch (event->key()) {
    case Qt::Key_Left:
        nudge(-1, 0);
        return;
    case Qt::Key_Right:
        nudge(1, 0);
        return;
    case Qt::Key_Up:
        nudge(0, by);
        return;
    case Qt::Key_Down:
        nudge(0, -by);
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        askForValue();
        return;
    default:
        TimeView::keyPressEvent(event);
    }
}

} // namespace timbrel::ui
