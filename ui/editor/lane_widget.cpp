// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/lane_widget.h"

#include "core/expression/learnable_steps.h"
#include "ui/common/controller_names.h"
#include "ui/common/value_popup.h"
#include "ui/editor/roll_drags.h"

#include <QAccessible>
#include <QEvent>
#include <QKeyEvent>

#include <algorithm>
#include <cmath>

namespace timbrel::ui {
namespace {

constexpr int kNudgeKey = 7400; ///< merges what arrow keys do to values

} // namespace

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
