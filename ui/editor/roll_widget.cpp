// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/roll_widget.h"

#include "ui/common/note_name.h"
#include "ui/editor/roll_painter.h"

#include <QAccessible>
#include <QEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QResizeEvent>

#include <algorithm>
#include <cmath>

namespace timbrel::ui {

RollWidget::RollWidget(EditorState& state, QWidget* parent)
    : TimeView(state, parent)
    , m_colours(EditorColours::of(theme()))
{
    setObjectName(QStringLiteral("roll"));
    setAccessibleName(tr("Piano roll"));
    setMinimumHeight(80);
    connect(&state, &EditorState::documentChanged, this, &RollWidget::takeDocument);
    connect(&state, &EditorState::reloaded, this, &RollWidget::takeDocument);
    connect(&state, &EditorState::scoreChanged, this, &RollWidget::scoreChanged);
    connect(&state, &EditorState::selectionChanged, this, &RollWidget::invalidate);
    connect(&state, &EditorState::viewChanged, this, &RollWidget::invalidate);
    connect(&state, &EditorState::pitchChanged, this, [this] { update(); });
    connect(&state, &EditorState::snapChanged, this, &RollWidget::invalidate);
    connect(&state, &EditorState::caretChanged, this, [this] {
        update();
        QAccessibleValueChangeEvent event(this, caretText());
        QAccessible::updateAccessibility(&event);
    });
    takeDocument();
}

void RollWidget::takeDocument()
{
    scoreChanged({true, music::kAllTime, {}});
    invalidate();
    fitPitch();
}

void RollWidget::scoreChanged(const music::ScoreChange& change)
{
    if (!change.notesChanged)
        return;
    const auto* document = state().document();
    if (document == nullptr) {
        m_ends.update({});
        invalidate();
        return;
    }
    const auto& notes = document->score().notes;
    m_ends.update(notes);
    const bool hasSeveral
        = std::any_of(notes.begin(), notes.end(), [&notes](const music::Note& note) {
              return note.channel != notes.front().channel;
          });
    if (hasSeveral != std::exchange(m_hasSeveralChannels, hasSeveral)) {
        invalidate();
        return;
    }
    const TimeColumns columns = state().time().columns(devicePixelRatioF());
    const int reach = 4 * static_cast<int>(std::ceil(devicePixelRatioF()));
    const int left = std::max(columns.columnOf(change.notes.begin) - reach, -reach);
    const int right = std::min(columns.columnOf(change.notes.end) + reach,
                               static_cast<int>(width() * devicePixelRatioF()) + reach);
    if (right <= left)
        return;
    const int height = static_cast<int>(std::ceil(this->height() * devicePixelRatioF()));
    m_layer.invalidate(QRect(left, 0, right - left, height));
    update();
}

void RollWidget::invalidate()
{
    m_layer.invalidate();
    update();
}

void RollWidget::fitPitch()
{
    constexpr int kLowest = 55; // without notes: around middle C
    constexpr int kHighest = 76;
    int lowest = 127;
    int highest = 0;
    if (const auto* document = state().document())
        for (const music::Note& note : document->score().notes) {
            lowest = std::min<int>(lowest, note.number);
            highest = std::max<int>(highest, note.number);
        }
    if (lowest > highest) {
        lowest = kLowest;
        highest = kHighest;
    }
    state().setPitch(PitchAxis::fitting(lowest, highest, height()));
}

RollContext RollWidget::context()
{
    return {state(), *state().document(), m_ends, [this](int number, int velocity, bool isOn) {
                Q_EMIT auditionNote(number, velocity, isOn);
            }};
}

RollHit RollWidget::hitAt(QPointF place) const
{
    return hitRoll(
        state().document()->score().notes, m_ends, state().time(), state().pitch(), place);
}

std::unique_ptr<Drag> RollWidget::beginDrag(const Pointer& pointer)
{
    return beginRollDrag(context(), hitAt(pointer.place), pointer);
}

std::unique_ptr<Drag> RollWidget::beginMiddleDrag(const Pointer& pointer)
{
    if (state().document() == nullptr)
        return nullptr;
    const RollHit hit = hitAt(pointer.place);
    return hit.part == RollPart::Ground ? nullptr : beginLoudnessDrag(context(), hit.note, pointer);
}

void RollWidget::doubleClicked(const Pointer& pointer)
{
    if (hitAt(pointer.place).part == RollPart::Ground)
        drawNoteAt(context(),
                   pointer.time,
                   state().pitch().numberAt(pointer.place.y()),
                   pointer.bypassesSnap());
}

void RollWidget::showMenu(const Pointer& pointer, const QPoint& globalPlace)
{
    const RollHit hit = hitAt(pointer.place);
    ExampleDocument& document = *state().document();
    if (hit.part != RollPart::Ground) {
        const music::Note& note = document.score().notes[hit.note];
        if (!document.selectedNotes().contains(note.id))
            document.selectNotes({&hit.note, 1}, SelectionMode::Replace);
    }
    state().setCaret(state().snappedDown(pointer.time, pointer.bypassesSnap()),
                     state().pitch().numberAt(pointer.place.y()));
    Q_EMIT menuRequested(globalPlace);
}

void RollWidget::hover(const Pointer& pointer)
{
    if (state().document() == nullptr) {
        state().tool() == Tool::Pencil ? setCursor(Qt::CrossCursor) : unsetCursor();
        return;
    }
    const RollHit hit = hitAt(pointer.place);
    switch (rollAction(hit.part, state().tool(), pointer.modifiers)) {
    case RollAction::DrawNote:
        setCursor(Qt::CrossCursor);
        break;
    case RollAction::MoveNotes:
        setCursor(Qt::SizeAllCursor);
        break;
    case RollAction::CopyNotes:
        setCursor(Qt::DragCopyCursor);
        break;
    case RollAction::ResizeStarts:
    case RollAction::ResizeEnds:
        setCursor(Qt::SizeHorCursor);
        break;
    case RollAction::Erase:
        setCursor(Qt::ForbiddenCursor);
        break;
    case RollAction::Band:
    case RollAction::Lasso:
        setCursor(Qt::ArrowCursor);
        break;
    }
    Q_EMIT hoveredNumber(state().pitch().numberAt(pointer.place.y()));
    const auto meter = state().snapGrid().meter();
    if (hit.part == RollPart::Ground) {
        Q_EMIT hoverText(tr("%1 at %2")
                             .arg(noteName(state().pitch().numberAt(pointer.place.y())),
                                  positionText(meter, std::max(pointer.time, Microseconds(0)))));
        return;
    }
    const music::Note& note = state().document()->score().notes[hit.note];
    Q_EMIT hoverText(
        tr("%1 at %2, length %3, velocity %4, channel %5")
            .arg(noteName(note.number), positionText(meter, note.onset), secondsText(note.length))
            .arg(note.velocity)
            .arg(note.channel + 1));
}

bool RollWidget::scrollVertically(double pixels)
{
    state().setPitch(state().pitch().scrolledBy(pixels, height()));
    return true;
}

void RollWidget::zoomVertically(double y, double factor)
{
    state().setPitch(state().pitch().zoomedAt(y, factor, height()));
}

void RollWidget::resizeEvent(QResizeEvent* event)
{
    TimeView::resizeEvent(event);
    if (event->oldSize().height() <= 0)
        fitPitch();
    else
        state().setPitch(state().pitch().held(height()));
}

void RollWidget::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::StyleChange) {
        m_colours = EditorColours::of(theme());
        invalidate();
    }
    TimeView::changeEvent(event);
}

void RollWidget::leaveEvent(QEvent* event)
{
    Q_EMIT hoveredNumber(-1);
    TimeView::leaveEvent(event);
}

bool RollWidget::ownsKey(const QKeyEvent& event) const
{
    const bool isEnter = event.key() == Qt::Key_Return || event.key() == Qt::Key_Enter;
    return (isEnter && !(event.modifiers() & ~Qt::KeypadModifier)) || TimeView::ownsKey(event);
}

void RollWidget::keyPressEvent(QKeyEvent* event)
{
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (isEnter && !isDragging() && !(event->modifiers() & ~Qt::KeypadModifier))
        drawAtCaret();
    else
        TimeView::keyPressEvent(event);
}

void RollWidget::pressedOnNothing()
{
    if (state().tool() == Tool::Pencil)
        Q_EMIT exampleWanted(); // and the press draws its first note
}

void RollWidget::drawAtCaret()
{
    if (state().document() == nullptr)
        Q_EMIT exampleWanted();
    if (state().document() == nullptr)
        return;
    drawNoteAt(context(), state().caret(), state().caretNumber(), true);
}

void RollWidget::moveCaret(int steps, int semitones)
{
    Microseconds time = state().caret();
    const music::SnapGrid grid = state().snapGrid();
    for (; steps > 0; --steps)
        time = grid.next(time);
    for (; steps < 0; ++steps)
        time = grid.previous(time);
    state().setCaret(time, state().caretNumber() + semitones);
    state().showTime(state().caret());
    showRow(state().caretNumber());
    Q_EMIT hoverText(caretText());
}

void RollWidget::showRow(int number)
{
    const double y = state().pitch().yOf(number);
    if (y < 0.0)
        scrollVertically(y);
    else if (y + state().pitch().rowHeight > height())
        scrollVertically(y + state().pitch().rowHeight - height());
}

void RollWidget::showNote(const music::Note& note)
{
    state().showTime(note.onset);
    showRow(note.number);
}

void RollWidget::hear(int number, int velocity)
{
    Q_EMIT auditionNote(number, velocity, true);
    Q_EMIT auditionNote(number, velocity, false);
}

QString RollWidget::caretText() const
{
    const auto* document = state().document();
    if (document == nullptr)
        return {};
    const QString place = tr("%1 at %2")
                              .arg(noteName(state().caretNumber()),
                                   positionText(state().snapGrid().meter(), state().caret()));
    QString found;
    m_ends.visit(document->score().notes,
                 state().caret(),
                 state().caret() + Microseconds(1),
                 [&](std::size_t, const music::Note& note) {
                     if (note.number == state().caretNumber())
                         found = tr("note, velocity %1, length %2")
                                     .arg(note.velocity)
                                     .arg(secondsText(note.length));
                 });
    return found.isEmpty() ? place : tr("%1: %2", "place: what is there").arg(place, found);
}

} // namespace timbrel::ui
