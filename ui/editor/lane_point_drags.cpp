// SPDX-License-Identifier: GPL-3.0-or-later
// Drags that move points and select them.
#include "ui/common/theme.h"
#include "ui/editor/lane_drag.h"

#include <QPainter>

#include <cmath>

namespace timbrel::ui {
namespace {

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

} // namespace

std::unique_ptr<Drag>
makeMovePointsDrag(const LaneContext& context, const Pointer& begin, music::PointIndex point)
{
    return std::make_unique<MovePointsDrag>(context, begin, point);
}

std::unique_ptr<Drag> makePointBandDrag(const LaneContext& context, const Pointer& begin)
{
    return std::make_unique<PointBandDrag>(context, begin);
}

} // namespace timbrel::ui
