// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/velocity_drags.h"

#include "ui/common/note_name.h"
#include "ui/common/theme_editor.h"
#include "ui/editor/roll_drags.h"
#include "ui/editor/roll_painter.h"

#include <QCoreApplication>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace timbrel::ui {
namespace {

constexpr double kReach = 5.0; // logical pixels beside a stem

class VelocityDrag : public Drag
{
    Q_DECLARE_TR_FUNCTIONS(timbrel::ui::VelocityDrag)
public:
    VelocityDrag(const VelocityContext& context, const Pointer& begin)
        : m_context(context)
        , m_begin(begin)
        , m_now(begin)
    { }
    void cancel() override { m_context.document.cancelGesture(); }
    [[nodiscard]] QString text() const override { return tr("Velocity %1").arg(valueAt(m_now)); }

protected:
    [[nodiscard]] const music::Score& score() const { return m_context.document.score(); }
    [[nodiscard]] int valueAt(const Pointer& pointer) const
    {
        return std::max(1, m_context.values.valueAt(pointer.place.y()));
    }
    /// Notes that begin here; only selected ones where some are.
    [[nodiscard]] std::vector<music::NoteIndex> notesBetween(Microseconds a, Microseconds b) const
    {
        const auto [begin, end] = std::minmax(a, b);
        auto notes = music::notesIn(score(), {begin, end + Microseconds(1)});
        const music::IdSet& selected = m_context.document.selectedNotes();
        if (!selected.isEmpty())
            std::erase_if(notes, [&](music::NoteIndex index) {
                return !selected.contains(score().notes[index].id);
            });
        return notes;
    }
    VelocityContext m_context;
    Pointer m_begin;
    Pointer m_now;
};

class DrawVelocityDrag final : public VelocityDrag
{
    Q_DECLARE_TR_FUNCTIONS(timbrel::ui::DrawVelocityDrag)
public:
    DrawVelocityDrag(const VelocityContext& context, const Pointer& begin)
        : VelocityDrag(context, begin)
    {
        context.document.beginGesture();
        draw(begin);
    }
    void move(const Pointer& pointer) override
    {
        draw(pointer);
        m_now = pointer;
    }
    void finish() override { m_context.document.commitGesture(tr("Draw velocities")); }

private:
    void draw(const Pointer& to)
    {
        // a stem is taken as soon as the pointer is near it
        const TimeAxis& axis = m_context.state.time();
        const bool isForth = to.place.x() >= m_now.place.x();
        const double ahead = isForth ? kReach : -kReach;
        const Microseconds from = axis.timeAt(m_now.place.x() - ahead);
        const Microseconds until = axis.timeAt(to.place.x() + ahead);
        const auto notes = notesBetween(from, until);
        m_context.document.extendGesture(
            music::rampVelocities(score(), notes, {from, valueAt(m_now)}, {until, valueAt(to)}));
    }
};

class RampDrag final : public VelocityDrag
{
    Q_DECLARE_TR_FUNCTIONS(timbrel::ui::RampDrag)
public:
    RampDrag(const VelocityContext& context, const Pointer& begin)
        : VelocityDrag(context, begin)
    {
        context.document.beginGesture();
    }
    void move(const Pointer& pointer) override
    {
        m_now = pointer;
        const int to = pointer.holdsAxis() ? valueAt(m_begin) : valueAt(pointer);
        m_context.document.previewGesture([&](const music::Score& score) {
            return music::rampVelocities(score,
                                         notesBetween(m_begin.time, pointer.time),
                                         {m_begin.time, valueAt(m_begin)},
                                         {pointer.time, to});
        });
    }
    void finish() override { m_context.document.commitGesture(tr("Velocity ramp")); }
    void paint(QPainter& painter) const override
    {
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(theme().accent, 1.0));
        painter.drawLine(m_begin.placeIn(m_context.state.time()), m_now.place);
        painter.setRenderHint(QPainter::Antialiasing, false);
    }
    [[nodiscard]] QString text() const override
    {
        return tr("Velocity from %1 to %2").arg(valueAt(m_begin)).arg(valueAt(m_now));
    }
};

class ChangeVelocityDrag final : public VelocityDrag
{
    Q_DECLARE_TR_FUNCTIONS(timbrel::ui::ChangeVelocityDrag)
public:
    ChangeVelocityDrag(const VelocityContext& context, const Pointer& begin, music::NoteIndex note)
        : VelocityDrag(context, begin)
        , m_note(context.document.score().notes[note])
    {
        if (!context.document.selectedNotes().contains(m_note.id))
            context.document.selectNotes({&note, 1}, SelectionMode::Replace);
        m_indices = context.document.selectedNoteIndices();
        context.document.beginGesture();
    }
    void move(const Pointer& pointer) override
    {
        m_now = pointer;
        m_by = valueAt(pointer) - valueAt(m_begin);
        m_context.document.previewGesture([this](const music::Score& score) {
            return music::changeVelocities(score, m_indices, m_by);
        });
    }
    void finish() override { m_context.document.commitGesture(tr("Change velocity")); }
    [[nodiscard]] QString text() const override
    {
        return tr("%1: velocity %2")
            .arg(noteName(m_note.number))
            .arg(std::clamp(m_note.velocity + m_by, 1, 127));
    }

private:
    music::Note m_note;
    std::vector<music::NoteIndex> m_indices;
    int m_by = 0;
};

class StemBandDrag final : public VelocityDrag
{
    Q_DECLARE_TR_FUNCTIONS(timbrel::ui::StemBandDrag)
public:
    StemBandDrag(const VelocityContext& context, const Pointer& begin)
        : VelocityDrag(context, begin)
        , m_before(context.document.selectedNoteIndices())
    { }
    void move(const Pointer& pointer) override
    {
        m_now = pointer;
        m_isMoving = true;
        const auto [begin, end] = std::minmax(m_begin.time, pointer.time);
        auto inside = music::notesIn(score(), {begin, end + Microseconds(1)});
        if (pointer.copies())
            inside.insert(inside.end(), m_before.begin(), m_before.end());
        m_context.document.selectNotes(inside, SelectionMode::Replace);
    }
    void finish() override
    {
        if (!m_isMoving && !m_begin.copies())
            m_context.document.clearSelection();
    }
    void cancel() override { m_context.document.selectNotes(m_before, SelectionMode::Replace); }
    void paint(QPainter& painter) const override
    {
        if (!m_isMoving)
            return;
        QColor inside = theme().text;
        inside.setAlphaF(0.08F);
        painter.fillRect(QRectF(QPointF(m_begin.placeIn(m_context.state.time()).x(), 0.0),
                                QPointF(m_now.place.x(), m_context.values.height)),
                         inside);
    }
    [[nodiscard]] QString text() const override
    {
        const auto count = m_context.document.selectedNotes().size();
        return tr("Notes selected: %1").arg(count);
    }

private:
    std::vector<music::NoteIndex> m_before;
    bool m_isMoving = false;
};

} // namespace

VelocityAction velocityAction(bool isOnStem, Tool tool, Qt::KeyboardModifiers modifiers)
{
    if (modifiers.testFlag(Qt::ControlModifier))
        return VelocityAction::Band;
    switch (tool) {
    case Tool::Pencil:
        return VelocityAction::Draw;
    case Tool::Line:
    case Tool::Curve:
        return VelocityAction::Ramp;
    default:
        return isOnStem ? VelocityAction::Change : VelocityAction::Band;
    }
}

std::optional<music::NoteIndex> hitStem(const VelocityContext& context, QPointF place)
{
    const auto& notes = context.document.score().notes;
    const TimeAxis& axis = context.state.time();
    const music::TimeRange range {axis.timeAt(place.x() - kReach), axis.timeAt(place.x() + kReach)};
    std::optional<music::NoteIndex> best;
    bool isBestSelected = false;
    for (const music::NoteIndex index : music::notesIn(context.document.score(), range)) {
        const bool isSelected = context.document.selectedNotes().contains(notes[index].id);
        if (!best || (isSelected && !isBestSelected)
            || (isSelected == isBestSelected && notes[index].velocity > notes[*best].velocity)) {
            best = index;
            isBestSelected = isSelected;
        }
    }
    // above the stem there is only ground
    if (best && place.y() < context.values.yOf(notes[*best].velocity) - 2.0 * kReach)
        return std::nullopt;
    return best;
}

std::unique_ptr<Drag> beginVelocityDrag(const VelocityContext& context, const Pointer& pointer)
{
    const auto stem = hitStem(context, pointer.place);
    switch (velocityAction(stem.has_value(), context.state.tool(), pointer.modifiers)) {
    case VelocityAction::Draw:
        return std::make_unique<DrawVelocityDrag>(context, pointer);
    case VelocityAction::Ramp:
        return std::make_unique<RampDrag>(context, pointer);
    case VelocityAction::Change:
        return std::make_unique<ChangeVelocityDrag>(context, pointer, *stem);
    case VelocityAction::Band:
        return std::make_unique<StemBandDrag>(context, pointer);
    }
    return nullptr;
}

} // namespace timbrel::ui
