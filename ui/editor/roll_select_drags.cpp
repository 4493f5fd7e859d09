// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/theme_editor.h"
#include "ui/editor/roll_drag.h"
#include "ui/editor/roll_painter.h"

#include <QPainter>

namespace timbrel::ui {
namespace {

/// Selects what lies inside, while it grows; a click clears the selection.
class AreaDrag : public RollDrag
{
    Q_DECLARE_TR_FUNCTIONS(timbrel::ui::AreaDrag)
public:
    AreaDrag(const RollContext& context, const Pointer& begin)
        : RollDrag(context, begin)
        , m_before(context.document.selectedNoteIndices())
    { }
    void move(const Pointer& pointer) override
    {
        if (!hasBegun(pointer))
            return;
        std::vector<music::NoteIndex> inside = notesInArea();
        m_count = inside.size();
        if (pointer.copies())
            inside.insert(inside.end(), m_before.begin(), m_before.end());
        m_context.document.selectNotes(inside, SelectionMode::Replace);
    }
    void finish() override
    {
        if (m_isMoving)
            return;
        const EditorState& state = m_context.state;
        const bool isBypassed = m_begin.bypassesSnap();
        if (m_begin.holdsAxis()) {
            extendSelectionTo(
                m_context.state, m_context.document, state.snapped(m_begin.time, isBypassed));
        } else {
            if (!m_begin.copies())
                m_context.document.clearSelection();
            m_context.state.setCaret(state.snappedDown(m_begin.time, isBypassed),
                                     state.pitch().numberAt(m_begin.place.y()));
        }
    }
    void cancel() override { m_context.document.selectNotes(m_before, SelectionMode::Replace); }
    [[nodiscard]] QString text() const override
    {
        return m_isMoving ? tr("Notes selected: %1").arg(m_count) : QString();
    }

protected:
    [[nodiscard]] virtual std::vector<music::NoteIndex> notesInArea() = 0;

private:
    std::vector<music::NoteIndex> m_before;
    std::size_t m_count = 0;
};

void paintArea(QPainter& painter, const QPolygonF& outline)
{
    QColor inside = theme().text;
    inside.setAlphaF(0.08F);
    painter.setPen(QPen(theme().text, 1.0, Qt::DashLine));
    painter.setBrush(inside);
    painter.drawPolygon(outline);
}

class BandDrag final : public AreaDrag
{
public:
    using AreaDrag::AreaDrag;
    void paint(QPainter& painter) const override
    {
        if (m_isMoving)
            paintArea(painter, QPolygonF(area().translated(0.5, 0.5)));
    }

protected:
    [[nodiscard]] QRectF area() const
    {
        const QPointF begin = m_begin.placeIn(m_context.state.time());
        return QRectF(begin.toPoint(), m_now.place.toPoint()).normalized();
    }
    [[nodiscard]] std::vector<music::NoteIndex> notesInArea() override
    {
        const EditorState& state = m_context.state;
        return notesIn(score().notes, m_context.ends, state.time(), state.pitch(), area());
    }
};

class LassoDrag final : public AreaDrag
{
public:
    using AreaDrag::AreaDrag;
    void paint(QPainter& painter) const override
    {
        if (m_isMoving)
            paintArea(painter, loop());
    }

protected:
    [[nodiscard]] std::vector<music::NoteIndex> notesInArea() override
    {
        if (m_corners.empty())
            m_corners.push_back(m_begin);
        m_corners.push_back(m_now);
        const EditorState& state = m_context.state;
        return notesInside(score().notes, m_context.ends, state.time(), state.pitch(), loop());
    }

private:
    [[nodiscard]] QPolygonF loop() const
    {
        QPolygonF loop;
        for (const Pointer& corner : m_corners)
            loop << corner.placeIn(m_context.state.time());
        return loop;
    }
    std::vector<Pointer> m_corners;
};

} // namespace

std::unique_ptr<Drag> makeBandDrag(const RollContext& context, const Pointer& begin)
{
    return std::make_unique<BandDrag>(context, begin);
}

std::unique_ptr<Drag> makeLassoDrag(const RollContext& context, const Pointer& begin)
{
    return std::make_unique<LassoDrag>(context, begin);
}

} // namespace timbrel::ui
