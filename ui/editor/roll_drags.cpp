// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/roll_drags.h"

#include "ui/common/note_name.h"
#include "ui/common/theme_editor.h"
#include "ui/editor/roll_drag.h"
#include "ui/editor/roll_painter.h"

#include <QCoreApplication>
#include <QLocale>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace timbrel::ui {
namespace {

constexpr Microseconds kShortestDrawn {5000};

/// Moves what is selected, or copies it while Ctrl is held.
class MoveDrag final : public RollDrag
{
    Q_DECLARE_TR_FUNCTIONS(timbrel::ui::MoveDrag)
public:
    MoveDrag(const RollContext& context, const Pointer& begin, music::NoteIndex note)
        : RollDrag(context, begin)
        , m_note(context.document.score().notes[note])
        , m_wasSelected(context.document.selectedNotes().contains(m_note.id))
    {
        // with Ctrl or Shift a press may be the beginning of a click that chooses further notes
        if (!m_wasSelected && !begin.copies() && !begin.holdsAxis())
            context.document.selectNotes({&note, 1}, SelectionMode::Replace);
        m_heard = m_note.number;
        context.audition(m_heard, m_note.velocity, true);
    }
    ~MoveDrag() override { m_context.audition(m_heard, m_note.velocity, false); }

    void move(const Pointer& pointer) override
    {
        if (!hasBegun(pointer))
            return;
        if (!m_context.document.isInGesture())
            begin();
        const auto [by, semitones] = distance();
        m_by = by;
        m_semitones = semitones;
        m_copies = pointer.copies();
        m_context.document.previewGesture([this](const music::Score& score) {
            return m_copies ? music::duplicateNotes(score, m_indices, m_by, m_semitones)
                            : music::moveNotes(score, m_indices, m_by, m_semitones);
        });
        hear(std::clamp(m_note.number + m_semitones, 0, 127));
    }
    void finish() override
    {
        if (!m_isMoving)
            return click();
        m_context.document.commitGesture(m_copies ? tr("Copy notes") : tr("Move notes"),
                                         m_copies ? SelectAfter::Added : SelectAfter::Same);
    }
    [[nodiscard]] QString text() const override
    {
        const auto meter = m_context.state.snapGrid().meter();
        return tr("%1 at %2, velocity %3")
            .arg(noteName(std::clamp(m_note.number + m_semitones, 0, 127)),
                 positionText(meter, m_note.onset + m_by))
            .arg(m_note.velocity);
    }

private:
    void begin()
    {
        if (!m_context.document.selectedNotes().contains(m_note.id)) {
            const auto found = std::lower_bound(
                score().notes.begin(), score().notes.end(), m_note, music::InScoreOrder());
            const auto index = static_cast<music::NoteIndex>(found - score().notes.begin());
            m_context.document.selectNotes({&index, 1}, SelectionMode::Replace);
        }
        m_indices = m_context.document.selectedNoteIndices();
        m_context.document.beginGesture();
    }
    [[nodiscard]] std::pair<Microseconds, int> distance() const
    {
        const QPointF way = m_now.place - m_begin.place;
        const bool isSideways = std::abs(way.x()) >= std::abs(way.y());
        Microseconds by {};
        int semitones = 0;
        if (!m_now.holdsAxis() || isSideways) {
            const Microseconds to = m_note.onset + (m_now.time - m_begin.time);
            by = m_context.state.snapped(to, m_now.bypassesSnap()) - m_note.onset;
        }
        if (!m_now.holdsAxis() || !isSideways) {
            const PitchAxis& pitch = m_context.state.pitch();
            semitones = pitch.numberAt(m_now.place.y()) - pitch.numberAt(m_begin.place.y());
        }
        return {by, semitones};
    }
    void hear(int number)
    {
        if (number == m_heard)
            return;
        m_context.audition(m_heard, m_note.velocity, false);
        m_heard = number;
        m_context.audition(m_heard, m_note.velocity, true);
    }
    /// Pressed and released at one place.
    void click()
    {
        const auto found = std::lower_bound(
            score().notes.begin(), score().notes.end(), m_note, music::InScoreOrder());
        const auto index = static_cast<music::NoteIndex>(found - score().notes.begin());
        if (m_begin.copies())
            m_context.document.selectNotes({&index, 1}, SelectionMode::Toggle);
        else if (m_begin.holdsAxis())
            extendSelectionTo(m_context.state, m_context.document, m_note.end());
        else
            m_context.document.selectNotes({&index, 1}, SelectionMode::Replace);
        m_context.state.setCaret(m_note.onset, m_note.number);
    }

    music::Note m_note; ///< the one that was pressed
    bool m_wasSelected;
    int m_heard = 0;
    std::vector<music::NoteIndex> m_indices;
    Microseconds m_by {};
    int m_semitones = 0;
    bool m_copies = false;
};

class ResizeDrag final : public RollDrag
{
    Q_DECLARE_TR_FUNCTIONS(timbrel::ui::ResizeDrag)
public:
    ResizeDrag(const RollContext& context,
               const Pointer& begin,
               music::NoteIndex note,
               bool movesEnds)
        : RollDrag(context, begin)
        , m_note(context.document.score().notes[note])
        , m_movesEnds(movesEnds)
    {
        if (!context.document.selectedNotes().contains(m_note.id))
            context.document.selectNotes({&note, 1}, SelectionMode::Replace);
        m_indices = context.document.selectedNoteIndices();
    }
    void move(const Pointer& pointer) override
    {
        if (!hasBegun(pointer))
            return;
        if (!m_context.document.isInGesture())
            m_context.document.beginGesture();
        const Microseconds edge = m_movesEnds ? m_note.end() : m_note.onset;
        const Microseconds to = edge + (pointer.time - m_begin.time);
        m_by = m_context.state.snapped(to, pointer.bypassesSnap()) - edge;
        m_context.document.previewGesture([this](const music::Score& score) {
            return m_movesEnds ? music::resizeNotes(score, m_indices, m_by, kShortestDrawn)
                               : music::resizeNotesAtStart(score, m_indices, m_by, kShortestDrawn);
        });
    }
    void finish() override { m_context.document.commitGesture(tr("Change length")); }
    [[nodiscard]] QString text() const override
    {
        const Microseconds length = m_note.length + (m_movesEnds ? m_by : -m_by);
        return tr("%1, length %2")
            .arg(noteName(m_note.number), secondsText(std::max(length, kShortestDrawn)));
    }

private:
    music::Note m_note;
    bool m_movesEnds;
    std::vector<music::NoteIndex> m_indices;
    Microseconds m_by {};
};

/// A new note: its beginning where one presses, its end where one lets go.
class DrawDrag final : public RollDrag
{
    Q_DECLARE_TR_FUNCTIONS(timbrel::ui::DrawDrag)
public:
    DrawDrag(const RollContext& context, const Pointer& begin)
        : RollDrag(context, begin)
    {
        const EditorState& state = context.state;
        m_note.onset = state.snappedDown(begin.time, begin.bypassesSnap());
        m_note.length = state.noteLength();
        m_note.number = static_cast<std::uint8_t>(state.pitch().numberAt(begin.place.y()));
        m_note.velocity = static_cast<std::uint8_t>(state.velocity());
        m_note.channel = state.channel();
        context.document.beginGesture();
        show();
        context.audition(m_note.number, m_note.velocity, true);
    }
    ~DrawDrag() override { m_context.audition(m_note.number, m_note.velocity, false); }

    void move(const Pointer& pointer) override
    {
        if (!hasBegun(pointer))
            return;
        const Microseconds end = m_context.state.snapped(pointer.time, pointer.bypassesSnap());
        const Microseconds shortest = m_context.state.isSnapping() && !pointer.bypassesSnap()
            ? m_context.state.snapGrid().step()
            : kShortestDrawn;
        m_note.length = std::max(shortest, end - m_note.onset);
        show();
    }
    void finish() override
    {
        m_context.state.setCaret(m_note.end(), m_note.number);
        m_context.document.commitGesture(tr("Draw note"), SelectAfter::Added);
    }
    [[nodiscard]] QString text() const override
    {
        return tr("%1 at %2, length %3")
            .arg(noteName(m_note.number),
                 positionText(m_context.state.snapGrid().meter(), m_note.onset),
                 secondsText(m_note.length));
    }

private:
    void show()
    {
        m_context.document.previewGesture([this](const music::Score& score) {
            return music::addNotes(score, {&m_note, 1});
        });
    }
    music::Note m_note;
};

/// Takes away each note that it passes over.
class EraseDrag final : public RollDrag
{
    Q_DECLARE_TR_FUNCTIONS(timbrel::ui::EraseDrag)
public:
    EraseDrag(const RollContext& context, const Pointer& begin)
        : RollDrag(context, begin)
    {
        context.document.beginGesture();
        eraseAt(begin.place);
    }
    void move(const Pointer& pointer) override
    {
        constexpr double kStep = 3.0;
        const QPointF way = pointer.place - m_now.place;
        const int steps = 1 + static_cast<int>(std::hypot(way.x(), way.y()) / kStep);
        for (int i = 1; i <= steps; ++i)
            eraseAt(m_now.place + way * i / steps);
        m_now = pointer;
    }
    void finish() override { m_context.document.commitGesture(tr("Erase notes")); }
    [[nodiscard]] QString text() const override { return tr("Notes erased: %1").arg(m_count); }

private:
    void eraseAt(QPointF place)
    {
        const EditorState& state = m_context.state;
        const RollHit hit
            = hitRoll(score().notes, m_context.ends, state.time(), state.pitch(), place);
        if (hit.part == RollPart::Ground)
            return;
        m_context.document.extendGesture(music::deleteNotes(score(), {&hit.note, 1}));
        ++m_count;
    }
    int m_count = 0;
};

/// Up is louder, a pixel is one.
class LoudnessDrag final : public RollDrag
{
    Q_DECLARE_TR_FUNCTIONS(timbrel::ui::LoudnessDrag)
public:
    LoudnessDrag(const RollContext& context, const Pointer& begin, music::NoteIndex note)
        : RollDrag(context, begin)
        , m_note(context.document.score().notes[note])
    {
        if (!context.document.selectedNotes().contains(m_note.id))
            context.document.selectNotes({&note, 1}, SelectionMode::Replace);
        m_indices = context.document.selectedNoteIndices();
        context.document.beginGesture();
        context.audition(m_note.number, m_note.velocity, true);
    }
    ~LoudnessDrag() override { m_context.audition(m_note.number, m_note.velocity, false); }

    void move(const Pointer& pointer) override
    {
        m_by = static_cast<int>(std::lround(m_begin.place.y() - pointer.place.y()));
        m_context.document.previewGesture([this](const music::Score& score) {
            return music::changeVelocities(score, m_indices, m_by);
        });
    }
    void finish() override
    {
        m_context.document.commitGesture(tr("Change velocity"));
        m_context.audition(m_note.number, m_note.velocity, false);
        m_context.audition(m_note.number, velocity(), true); // as it sounds now
    }
    [[nodiscard]] QString text() const override
    {
        return tr("%1: velocity %2").arg(noteName(m_note.number)).arg(velocity());
    }

private:
    [[nodiscard]] int velocity() const { return std::clamp(m_note.velocity + m_by, 1, 127); }
    music::Note m_note;
    std::vector<music::NoteIndex> m_indices;
    int m_by = 0;
};

} // namespace

std::unique_ptr<Drag>
beginLoudnessDrag(const RollContext& context, music::NoteIndex note, const Pointer& pointer)
{
    return std::make_unique<LoudnessDrag>(context, pointer, note);
}

std::unique_ptr<Drag>
beginRollDrag(const RollContext& context, const RollHit& hit, const Pointer& pointer)
{
    switch (rollAction(hit.part, context.state.tool(), pointer.modifiers)) {
    case RollAction::DrawNote:
        return std::make_unique<DrawDrag>(context, pointer);
    case RollAction::MoveNotes:
    case RollAction::CopyNotes:
        return std::make_unique<MoveDrag>(context, pointer, hit.note);
    case RollAction::ResizeStarts:
        return std::make_unique<ResizeDrag>(context, pointer, hit.note, false);
    case RollAction::ResizeEnds:
        return std::make_unique<ResizeDrag>(context, pointer, hit.note, true);
    case RollAction::Band:
        return makeBandDrag(context, pointer);
    case RollAction::Lasso:
        return makeLassoDrag(context, pointer);
    case RollAction::Erase:
        return std::make_unique<EraseDrag>(context, pointer);
    }
    return nullptr;
}

void drawNoteAt(const RollContext& context, Microseconds time, int number, bool isSnapBypassed)
{
    Pointer pointer;
    pointer.time = time;
    pointer.modifiers = isSnapBypassed ? Qt::AltModifier : Qt::NoModifier;
    pointer.place = {context.state.time().xOf(time),
                     context.state.pitch().yOf(number) + context.state.pitch().rowHeight / 2.0};
    DrawDrag(context, pointer).finish();
}

void extendSelectionTo(const EditorState& state, ExampleDocument& document, Microseconds time)
{
    const auto& notes = document.score().notes;
    Microseconds begin = std::min(state.caret(), time);
    Microseconds end = std::max(state.caret(), time);
    const auto& selected = document.selectedNoteIndices();
    if (!selected.empty()) {
        begin = std::min(notes[selected.front()].onset, time);
        end = time;
        for (const music::NoteIndex index : selected)
            end = std::max(end, notes[index].end());
    }
    const music::TimeRange range {begin, end};
    document.selectNotes(music::notesIn(document.score(), range), SelectionMode::Add);
    document.selectRange(range.isEmpty() ? std::nullopt : std::optional(range));
}

QString positionText(const music::Meter& meter, Microseconds time)
{
    const music::BarPosition position = music::barPositionAt(meter, time);
    return QStringLiteral("%1.%2.%3")
        .arg(position.bar)
        .arg(position.beat)
        .arg(position.tick, 3, 10, QLatin1Char('0'));
}

QString secondsText(Microseconds length)
{
    constexpr double kPerSecond = 1e6;
    return QCoreApplication::translate("timbrel::ui::RollDrag", "%1 s", "seconds")
        .arg(QLocale().toString(static_cast<double>(length.count()) / kPerSecond, 'f', 3));
}

} // namespace timbrel::ui
