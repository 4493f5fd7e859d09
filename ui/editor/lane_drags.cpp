// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/lane_drags.h"

#include "ui/common/theme_editor.h"
#include "ui/editor/lane_drag.h"
#include "ui/editor/lane_painter.h"

#include <algorithm>
#include <cmath>

namespace timbrel::ui {
namespace {

/// Overwrites what it passes over, in either direction. With Shift the value stays.
class PencilDrag final : public LaneDrag
{
    Q_DECLARE_TR_FUNCTIONS(timbrel::ui::PencilDrag)
public:
    PencilDrag(const LaneContext& context, const Pointer& begin)
        : LaneDrag(context, begin)
        , m_last(markAt(begin))
    {
        context.document.beginGesture();
        draw(m_last);
    }
    void move(const Pointer& pointer) override
    {
        m_now = pointer;
        draw(markAt(pointer));
    }
    void finish() override { m_context.document.commitGesture(tr("Draw curve")); }

private:
    [[nodiscard]] music::PencilMark markAt(const Pointer& pointer) const
    {
        const Pointer& height = pointer.holdsAxis() ? m_begin : pointer;
        return {timeOf(pointer), static_cast<double>(valueAt(height))};
    }
    void draw(const music::PencilMark& to)
    {
        m_context.document.extendGesture(
            music::drawWithPencil(score(), m_context.lane, m_last, to));
        m_last = to;
        m_context.audition(static_cast<int>(to.value));
    }
    music::PencilMark m_last;
};

/// A line or another curve from the press to where one lets go. With Shift both ends are as high.
class ShapeDrag final : public LaneDrag
{
    Q_DECLARE_TR_FUNCTIONS(timbrel::ui::ShapeDrag)
public:
    ShapeDrag(const LaneContext& context, const Pointer& begin, music::CurveShape shape)
        : LaneDrag(context, begin)
    {
        m_curve.shape = shape;
        m_curve.begin = snappedTime(begin);
        m_curve.from = valueAt(begin);
        m_curve.cycles = context.state.curveCycles();
        context.document.beginGesture();
    }
    void move(const Pointer& pointer) override
    {
        if (!hasBegun(pointer))
            return;
        m_curve.end = snappedTime(pointer);
        m_curve.to = pointer.holdsAxis() ? m_curve.from : valueAt(pointer);
        m_context.document.previewGesture([this](const music::Score& score) {
            return music::drawCurve(score, m_context.lane, leftToRight());
        });
        m_context.audition(static_cast<int>(m_curve.to));
    }
    void finish() override { m_context.document.commitGesture(tr("Draw curve")); }
    [[nodiscard]] QString text() const override
    {
        const music::Meter meter = m_context.state.snapGrid().meter();
        if (!m_isMoving)
            return LaneDrag::text();
        return tr("from %1 at %2 to %3 at %4")
            .arg(static_cast<int>(m_curve.from))
            .arg(positionText(meter, m_curve.begin))
            .arg(static_cast<int>(m_curve.to))
            .arg(positionText(meter, m_curve.end));
    }

private:
    /// The same ends, whichever was pressed first: a rise that begins slowly begins slowly at its
    /// left end.
    [[nodiscard]] music::Curve leftToRight() const
    {
        music::Curve curve = m_curve;
        if (curve.end < curve.begin) {
            std::swap(curve.begin, curve.end);
            std::swap(curve.from, curve.to);
        }
        return curve;
    }
    music::Curve m_curve;
};

/// Takes away the points of the time that it passes over.
class EraseTimeDrag final : public LaneDrag
{
    Q_DECLARE_TR_FUNCTIONS(timbrel::ui::EraseTimeDrag)
public:
    EraseTimeDrag(const LaneContext& context, const Pointer& begin)
        : LaneDrag(context, begin)
    {
        context.document.beginGesture();
        erase(begin);
    }
    void move(const Pointer& pointer) override
    {
        erase(pointer);
        m_now = pointer;
    }
    void finish() override { m_context.document.commitGesture(tr("Erase points")); }

private:
    void erase(const Pointer& to)
    {
        // a press takes what is under the pointer's width
        const double reach = metrics::kGrip / 2.0;
        const TimeAxis& axis = m_context.state.time();
        const Microseconds begin = axis.timeAt(std::min(m_now.place.x(), to.place.x()) - reach);
        const Microseconds end = axis.timeAt(std::max(m_now.place.x(), to.place.x()) + reach);
        m_context.document.extendGesture(
            music::deleteRange(score(), m_context.lane, {std::max(begin, Microseconds(0)), end}));
    }
};

} // namespace

LaneAction laneAction(bool isOnPoint, Tool tool, Qt::KeyboardModifiers modifiers)
{
    if (modifiers.testFlag(Qt::ControlModifier))
        return isOnPoint ? LaneAction::CopyPoints : LaneAction::Band;
    switch (tool) {
    case Tool::Pencil:
        return LaneAction::Draw;
    case Tool::Line:
        return LaneAction::Line;
    case Tool::Curve:
        return LaneAction::Curve;
    case Tool::Erase:
        return LaneAction::Erase;
    default:
        return isOnPoint ? LaneAction::MovePoints : LaneAction::Band;
    }
}

std::span<const music::ControllerPoint> pointsOf(const ExampleDocument& document,
                                                 music::LaneKey lane)
{
    const auto* found = music::findLane(document.score(), lane);
    return found == nullptr ? std::span<const music::ControllerPoint>() : found->points;
}

std::optional<music::PointIndex> hitPoint(const LaneContext& context, QPointF place)
{
    const auto points = pointsOf(context.document, context.lane);
    const TimeAxis& axis = context.state.time();
    const TimeColumns columns = axis.columns(1.0);
    const double reach = metrics::kHandle;
    std::optional<music::PointIndex> nearest;
    double best = reach;
    for (auto i = music::firstPointAt(points, axis.timeAt(place.x() - reach));
         i < points.size() && axis.xOf(points[i].time) <= place.x() + reach;
         ++i) {
        if (!hasHandle(points, i, columns, 1.0))
            continue;
        const QPointF handle(axis.xOf(points[i].time), context.values.yOf(points[i].value));
        const double distance
            = std::max(std::abs(handle.x() - place.x()), std::abs(handle.y() - place.y()));
        if (distance <= best) {
            best = distance;
            nearest = i;
        }
    }
    return nearest;
}

std::unique_ptr<Drag> beginLaneDrag(const LaneContext& context, const Pointer& pointer)
{
    const auto point = hitPoint(context, pointer.place);
    switch (laneAction(point.has_value(), context.state.tool(), pointer.modifiers)) {
    case LaneAction::Draw:
        return std::make_unique<PencilDrag>(context, pointer);
    case LaneAction::Line:
        return std::make_unique<ShapeDrag>(context, pointer, music::CurveShape::Linear);
    case LaneAction::Curve:
        return std::make_unique<ShapeDrag>(context, pointer, context.state.curveShape());
    case LaneAction::MovePoints:
    case LaneAction::CopyPoints:
        return makeMovePointsDrag(context, pointer, *point);
    case LaneAction::Band:
        return makePointBandDrag(context, pointer);
    case LaneAction::Erase:
        return std::make_unique<EraseTimeDrag>(context, pointer);
    }
    return nullptr;
}

} // namespace timbrel::ui
