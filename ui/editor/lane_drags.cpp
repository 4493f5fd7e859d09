// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/lane_drags.h"

#include "ui/common/theme_editor.h"
#include "ui/editor/lane_painter.h"
#include "ui/editor/roll_drags.h"

#include <QCoreApplication>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace timbrel::ui {
namespace {

constexpr double kDragBegins = 3.0; // logical pixels

class LaneDrag : public Drag
{
    Q_DECLARE_TR_FUNCTIONS(timbrel::ui::LaneDrag)
public:
    LaneDrag(const LaneContext& context, const Pointer& begin)
        : m_context(context)
        , m_begin(begin)
        , m_now(begin)
    { }
    void cancel() override { m_context.document.cancelGesture(); }
    [[nodiscard]] QString text() const override
    {
        return tr("%1 at %2", "value at position")
            .arg(valueAt(m_now))
            .arg(positionText(m_context.state.snapGrid().meter(), timeOf(m_now)));
    }

protected:
    [[nodiscard]] const music::Score& score() const { return m_context.document.score(); }
    [[nodiscard]] int valueAt(const Pointer& pointer) const
    {
        return m_context.values.valueAt(pointer.place.y());
    }
    [[nodiscard]] static Microseconds timeOf(const Pointer& pointer)
    {
        return std::clamp(pointer.time, Microseconds(0), music::kLatestTime);
    }
    [[nodiscard]] Microseconds snappedTime(const Pointer& pointer) const
    {
        return m_context.state.snapped(pointer.time, pointer.bypassesSnap());
    }
    bool hasBegun(const Pointer& pointer)
    {
        m_now = pointer;
        m_isMoving = m_isMoving || (pointer.place - m_begin.place).manhattanLength() >= kDragBegins;
        return m_isMoving;
    }
    LaneContext m_context;
    Pointer m_begin;
    Pointer m_now;
    bool m_isMoving = false;
};

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

class MovePointsDrag final : public LaneDrag
{
    Q_DECLARE_TR_FUNCTIONS(timbrel::ui::MovePointsDrag)
public:
    MovePointsDrag(const LaneContext& context, const Pointer& begin, music::PointIndex point)
        : LaneDrag(context, begin)
        , m_index(point)
        , m_point(pointsOf(context.document, context.lane)[point])
    {
        if (!isSelected() && !begin.copies() && !begin.holdsAxis())
            context.document.selectPoints(context.lane, {&point, 1}, SelectionMode::Replace);
    }
    void move(const Pointer& pointer) override
    {
        if (!hasBegun(pointer))
            return;
        if (!m_context.document.isInGesture())
            begin();
        findDistance();
        m_copies = pointer.copies();
        m_context.document.previewGesture([this](const music::Score& score) {
            return m_copies ? music::pasted(score, m_copy, m_copyBegin + m_by)
                            : music::movePoints(score, m_context.lane, m_indices, m_by, m_valueBy);
        });
        m_context.audition(std::clamp(m_point.value + m_valueBy, 0, 127));
    }
    void finish() override
    {
        if (!m_isMoving)
            return click();
        m_context.document.commitGesture(m_copies ? tr("Copy points") : tr("Move points"),
                                         m_copies ? SelectAfter::Added : SelectAfter::Same);
    }
    [[nodiscard]] QString text() const override
    {
        return tr("%1 at %2", "value at position")
            .arg(std::clamp(m_point.value + m_valueBy, 0, 127))
            .arg(positionText(m_context.state.snapGrid().meter(), m_point.time + m_by));
    }

private:
    [[nodiscard]] bool isSelected() const
    {
        return m_context.document.selectedPoints(m_context.lane).contains(m_point.id);
    }
    void begin()
    {
        if (!isSelected())
            m_context.document.selectPoints(m_context.lane, {&m_index, 1}, SelectionMode::Replace);
        m_indices = m_context.document.selectedPointIndices(m_context.lane);
        const music::LanePoints points {m_context.lane, m_indices};
        m_copy = music::copied(score(), {}, {&points, 1});
        if (!m_indices.empty())
            m_copyBegin = pointsOf(m_context.document, m_context.lane)[m_indices.front()].time;
        m_context.document.beginGesture();
    }
    void findDistance()
    {
        const QPointF way = m_now.place - m_begin.place;
        const bool isSideways = std::abs(way.x()) >= std::abs(way.y());
        m_by = Microseconds(0);
        m_valueBy = 0;
        if (!m_now.holdsAxis() || isSideways) {
            const Microseconds to = m_point.time + (m_now.time - m_begin.time);
            m_by = m_context.state.snapped(to, m_now.bypassesSnap()) - m_point.time;
        }
        if (!m_now.holdsAxis() || !isSideways)
            m_valueBy = valueAt(m_now) - valueAt(m_begin);
    }
    void click()
    {
        if (m_begin.copies()) {
            m_context.document.selectPoints(m_context.lane, {&m_index, 1}, SelectionMode::Toggle);
        } else if (m_begin.holdsAxis()) {
            const auto selected = m_context.document.selectedPointIndices(m_context.lane);
            const auto first = selected.empty() ? m_index : std::min(selected.front(), m_index);
            const auto last = selected.empty() ? m_index : std::max(selected.back(), m_index);
            std::vector<music::PointIndex> all;
            for (music::PointIndex i = first; i <= last; ++i)
                all.push_back(i);
            m_context.document.selectPoints(m_context.lane, all, SelectionMode::Add);
        } else {
            m_context.document.selectPoints(m_context.lane, {&m_index, 1}, SelectionMode::Replace);
        }
        m_context.state.setCaret(m_point.time, m_context.state.caretNumber());
    }

    music::PointIndex m_index;
    music::ControllerPoint m_point; ///< the one that was pressed
    std::vector<music::PointIndex> m_indices;
    music::Clip m_copy;
    Microseconds m_copyBegin {};
    Microseconds m_by {};
    int m_valueBy = 0;
    bool m_copies = false;
};

/// Selects points in a range of times and values; a click clears the selection.
class PointBandDrag final : public LaneDrag
{
    Q_DECLARE_TR_FUNCTIONS(timbrel::ui::PointBandDrag)
public:
    PointBandDrag(const LaneContext& context, const Pointer& begin)
        : LaneDrag(context, begin)
        , m_before(context.document.selectedPointIndices(context.lane))
    { }
    void move(const Pointer& pointer) override
    {
        if (!hasBegun(pointer))
            return;
        const auto [low, high] = std::minmax({valueAt(m_begin), valueAt(m_now)});
        const auto [begin, end] = std::minmax({timeOf(m_begin), timeOf(m_now)});
        std::vector<music::PointIndex> inside
            = music::pointsIn(score(), m_context.lane, {begin, end + Microseconds(1)}, low, high);
        m_count = inside.size();
        if (pointer.copies())
            inside.insert(inside.end(), m_before.begin(), m_before.end());
        m_context.document.selectPoints(m_context.lane, inside, SelectionMode::Replace);
    }
    void finish() override
    {
        if (m_isMoving)
            return;
        if (!m_begin.copies())
            m_context.document.clearSelection();
        m_context.state.setCaret(snappedTime(m_begin), m_context.state.caretNumber());
    }
    void cancel() override
    {
        m_context.document.selectPoints(m_context.lane, m_before, SelectionMode::Replace);
    }
    void paint(QPainter& painter) const override
    {
        if (!m_isMoving)
            return;
        QColor inside = theme().text;
        inside.setAlphaF(0.08F);
        painter.setPen(QPen(theme().text, 1.0, Qt::DashLine));
        painter.setBrush(inside);
        painter.drawRect(
            QRectF(m_begin.placeIn(m_context.state.time()).toPoint(), m_now.place.toPoint())
                .normalized()
                .translated(0.5, 0.5));
    }
    [[nodiscard]] QString text() const override
    {
        return m_isMoving ? tr("Points selected: %1").arg(m_count) : LaneDrag::text();
    }

private:
    std::vector<music::PointIndex> m_before;
    std::size_t m_count = 0;
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
        return std::make_unique<MovePointsDrag>(context, pointer, *point);
    case LaneAction::Band:
        return std::make_unique<PointBandDrag>(context, pointer);
    case LaneAction::Erase:
        return std::make_unique<EraseTimeDrag>(context, pointer);
    }
    return nullptr;
}

} // namespace timbrel::ui
