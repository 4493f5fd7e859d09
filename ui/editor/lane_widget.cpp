// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/lane_widget.h"

#include "core/expression/learnable_steps.h"
#include "ui/common/controller_names.h"
#include "ui/editor/roll_drags.h"

#include <QEvent>

#include <algorithm>
#include <cmath>

namespace timbrel::ui {

LaneWidget::LaneWidget(EditorState& state, music::LaneKey lane, QWidget* parent)
    : TimeView(state, parent)
    , m_lane(lane)
    , m_colours(EditorColours::of(theme()))
{
    setLane(lane);
    connect(&state, &EditorState::documentChanged, this, &LaneWidget::takeDocument);
    connect(&state, &EditorState::reloaded, this, &LaneWidget::reload);
    connect(&state, &EditorState::scoreChanged, this, &LaneWidget::scoreChanged);
    const auto repaint = qOverload<>(&LaneWidget::invalidate);
    connect(&state, &EditorState::selectionChanged, this, repaint);
    connect(&state, &EditorState::viewChanged, this, repaint);
    connect(&state, &EditorState::snapChanged, this, qOverload<>(&LaneWidget::invalidate));
    connect(&state, &EditorState::settingsChanged, this, [this] {
        m_areStepsOld = true;
        invalidate();
    });
    connect(&state, &EditorState::caretChanged, this, [this] { update(); });
    takeDocument();
}

void LaneWidget::setLane(music::LaneKey lane)
{
    m_lane = lane;
    setObjectName(QStringLiteral("lane%1").arg(lane.controller));
    setAccessibleName(controllerTitle(lane.controller));
    m_areStepsOld = true;
    m_pyramid.update(points());
    invalidate();
}

void LaneWidget::setParts(const LaneParts& parts)
{
    if (parts == m_parts)
        return;
    m_parts = parts;
    m_areStepsOld = true;
    invalidate();
}

void LaneWidget::setCoding(const std::optional<expression::ControllerCoding>& coding)
{
    m_coding = coding;
    m_networkValues.clear();
    constexpr int kMost = 32; // more lines would be a surface
    if (coding && coding->count <= kMost)
        for (int i = 0; i < coding->count; ++i)
            m_networkValues.push_back(coding->valueOf(i));
    m_areStepsOld = true;
    invalidate();
}

void LaneWidget::setNetworkOutput(std::vector<music::ControllerPoint> points)
{
    m_networkOutput = std::move(points);
    invalidate();
}

void LaneWidget::setTake(std::vector<TakeStretch> stretches)
{
    if (stretches.empty() && m_take.empty())
        return;
    m_take = std::move(stretches);
    invalidate();
}

void LaneWidget::setMarks(std::vector<LaneMark> marks)
{
    m_marks = std::move(marks);
    std::sort(m_marks.begin(), m_marks.end(), [](const LaneMark& a, const LaneMark& b) {
        return a.time < b.time;
    });
    m_markTimes.clear();
    for (const LaneMark& mark : m_marks)
        m_markTimes.push_back(mark.time);
    invalidate();
}

std::span<const music::ControllerPoint> LaneWidget::points() const
{
    const auto* document = state().document();
    return document == nullptr ? std::span<const music::ControllerPoint>()
                               : pointsOf(*document, m_lane);
}

int LaneWidget::defaultValue() const
{
    if (const auto* document = state().document()) {
        const auto found = document->defaultValues().find(m_lane.controller);
        if (found != document->defaultValues().end())
            return found->second;
    }
    return 0;
}

void LaneWidget::takeDocument()
{
    m_networkOutput.clear();
    setMarks({});
    reload();
}

void LaneWidget::reload()
{
    m_pyramid.update(points());
    m_areStepsOld = true;
    invalidate();
}

void LaneWidget::scoreChanged(const music::ScoreChange& change)
{
    const auto found = std::find_if(change.lanes.begin(),
                                    change.lanes.end(),
                                    [this](const auto& lane) { return lane.lane == m_lane; });
    if (change.notesChanged) {
        m_areStepsOld = true; // updates happen at notes
        if (m_parts.networkSteps || m_parts.defaultValue)
            invalidate();
    }
    if (found == change.lanes.end())
        return;
    const auto now = points();
    const auto first = music::firstPointAt(now, found->range.begin);
    m_pyramid.update(now, first > 0 ? first - 1 : 0);
    m_areStepsOld = true;
    if (m_parts.networkSteps) {
        invalidate();
        return;
    }
    // until the next point the value may be another now; and its neighbours' handles
    music::TimeRange range = found->range;
    const auto next = music::firstPointAt(now, range.end);
    range.end = next + 1 < now.size() ? now[next + 1].time : music::kLatestTime;
    if (first > 0)
        range.begin = now[first - 1].time;
    invalidate(range);
}

void LaneWidget::invalidate()
{
    m_layer.invalidate();
    update();
}

void LaneWidget::invalidate(music::TimeRange range)
{
    const double ratio = devicePixelRatioF();
    const TimeColumns columns = state().time().columns(ratio);
    const int reach = static_cast<int>(std::ceil(metrics::kHandle * ratio));
    const int right = static_cast<int>(std::ceil(width() * ratio));
    const int from = std::max(0, columns.columnOf(range.begin) - reach);
    const int to = std::min(right, columns.columnOf(range.end) + reach);
    if (to > from) {
        m_layer.invalidate(
            QRect(from, 0, to - from, static_cast<int>(std::ceil(height() * ratio))));
        update();
    }
}

void LaneWidget::updateSteps()
{
    if (!m_areStepsOld)
        return;
    m_areStepsOld = false;
    m_networkSteps.clear();
    const auto* document = state().document();
    if (!m_parts.networkSteps || !m_coding || document == nullptr || points().empty())
        return;
    const auto events = expression::noteEventTimes(document->score());
    m_networkSteps
        = expression::learnableSteps(points(),
                                     events,
                                     *m_coding,
                                     expression::updatePeriodOf(state().settings().updateRate))
              .points;
}

LaneContext LaneWidget::context()
{
    return {state(),
            *state().document(),
            m_lane,
            ValueAxis {static_cast<double>(height()), metrics::kValueMargin},
            devicePixelRatioF(),
            [this](int value) { Q_EMIT auditionController(m_lane.controller, value); }};
}

std::unique_ptr<Drag> LaneWidget::beginDrag(const Pointer& pointer)
{
    return beginLaneDrag(context(), pointer);
}

void LaneWidget::doubleClicked(const Pointer& pointer)
{
    const LaneContext here = context();
    if (state().tool() != Tool::Select || hitPoint(here, pointer.place))
        return;
    const Microseconds time = state().snapped(pointer.time, pointer.bypassesSnap());
    state().document()->push(
        music::setPoint(
            state().document()->score(), m_lane, time, here.values.valueAt(pointer.place.y())),
        tr("Add point"),
        SelectAfter::Added);
}

void LaneWidget::showMenu(const Pointer& pointer, const QPoint& globalPlace)
{
    if (const auto point = hitPoint(context(), pointer.place)) {
        const auto& selected = state().document()->selectedPoints(m_lane);
        if (!selected.contains(points()[*point].id))
            state().document()->selectPoints(m_lane, {&*point, 1}, SelectionMode::Replace);
        state().setCaret(points()[*point].time, state().caretNumber());
    } else {
        state().setCaret(state().snapped(pointer.time, pointer.bypassesSnap()),
                         state().caretNumber());
    }
    setFocus();
    Q_EMIT menuRequested(globalPlace);
}

void LaneWidget::hover(const Pointer& pointer)
{
    if (state().document() == nullptr) {
        unsetCursor();
        return;
    }
    const LaneContext here = context();
    const auto point = hitPoint(here, pointer.place);
    switch (laneAction(point.has_value(), state().tool(), pointer.modifiers)) {
    case LaneAction::Draw:
    case LaneAction::Line:
    case LaneAction::Curve:
        setCursor(Qt::CrossCursor);
        break;
    case LaneAction::MovePoints:
        setCursor(Qt::SizeAllCursor);
        break;
    case LaneAction::CopyPoints:
        setCursor(Qt::DragCopyCursor);
        break;
    case LaneAction::Band:
        setCursor(Qt::ArrowCursor);
        break;
    case LaneAction::Erase:
        setCursor(Qt::ForbiddenCursor);
        break;
    }
    constexpr double kNear = 5.0;
    for (const LaneMark& mark : m_marks)
        if (std::abs(state().time().xOf(mark.time) - pointer.place.x()) <= kNear) {
            Q_EMIT hoverText(mark.text);
            return;
        }
    const Microseconds time = std::max(pointer.time, Microseconds(0));
    Q_EMIT hoverText(tr("%1: %2 here at %3, pointer at %4", "controller: value")
                         .arg(controllerTitle(m_lane.controller))
                         .arg(music::valueAt(points(), time, defaultValue()))
                         .arg(positionText(state().snapGrid().meter(), time))
                         .arg(here.values.valueAt(pointer.place.y())));
}

void LaneWidget::showNextMark()
{
    if (m_marks.empty())
        return;
    const auto next = std::find_if(m_marks.begin(), m_marks.end(), [this](const LaneMark& mark) {
        return mark.time > state().caret();
    });
    const LaneMark& mark = next == m_marks.end() ? m_marks.front() : *next;
    state().setCaret(mark.time, state().caretNumber());
    state().showTime(mark.time);
    setFocus();
    Q_EMIT hoverText(mark.text);
}

void LaneWidget::focusInEvent(QFocusEvent* event)
{
    TimeView::focusInEvent(event);
    Q_EMIT focused();
}

void LaneWidget::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::StyleChange) {
        m_colours = EditorColours::of(theme());
        invalidate();
    }
    TimeView::changeEvent(event);
}

} // namespace timbrel::ui
