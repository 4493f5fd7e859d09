// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/velocity_lane.h"

#include "ui/common/note_name.h"
#include "ui/editor/roll_drags.h"
#include "ui/editor/roll_painter.h"
#include "ui/editor/velocity_painter.h"

#include <QAccessible>
#include <QEvent>
#include <QKeyEvent>
#include <QPaintEvent>
#include <QPainter>

#include <cmath>

namespace timbrel::ui {
namespace {

constexpr int kLaneVelocityKey = 7401; ///< merges what arrow keys do

} // namespace

VelocityLane::VelocityLane(EditorState& state, QWidget* parent)
    : TimeView(state, parent)
    , m_colours(EditorColours::of(theme()))
{
    setObjectName(QStringLiteral("velocityLane"));
    setAccessibleName(tr("Velocities"));
    connect(&state, &EditorState::documentChanged, this, &VelocityLane::invalidate);
    connect(&state, &EditorState::reloaded, this, &VelocityLane::invalidate);
    connect(&state, &EditorState::scoreChanged, this, &VelocityLane::scoreChanged);
    connect(&state, &EditorState::selectionChanged, this, &VelocityLane::invalidate);
    connect(&state, &EditorState::snapChanged, this, &VelocityLane::invalidate);
}

void VelocityLane::scoreChanged(const music::ScoreChange& change)
{
    if (!change.notesChanged)
        return;
    const double ratio = devicePixelRatioF();
    const TimeColumns columns = state().time().columns(ratio);
    const int reach = static_cast<int>(8.0 * std::ceil(ratio));
    const int left = std::max(0, columns.columnOf(change.notes.begin) - reach);
    const int right = std::min(static_cast<int>(std::ceil(width() * ratio)),
                               columns.columnOf(change.notes.end) + reach);
    if (right > left)
        m_layer.invalidate(
            QRect(left, 0, right - left, static_cast<int>(std::ceil(height() * ratio))));
    update();
}

void VelocityLane::invalidate()
{
    m_layer.invalidate();
    update();
}

VelocityContext VelocityLane::context() const
{
    return {state(),
            *state().document(),
            ValueAxis {static_cast<double>(height()), metrics::kValueMargin}};
}

std::unique_ptr<Drag> VelocityLane::beginDrag(const Pointer& pointer)
{
    return beginVelocityDrag(context(), pointer);
}

void VelocityLane::hover(const Pointer& pointer)
{
    if (state().document() == nullptr) {
        unsetCursor();
        return;
    }
    const auto stem = hitStem(context(), pointer.place);
    switch (velocityAction(stem.has_value(), state().tool(), pointer.modifiers)) {
    case VelocityAction::Draw:
    case VelocityAction::Ramp:
        setCursor(Qt::CrossCursor);
        break;
    case VelocityAction::Change:
        setCursor(Qt::SizeVerCursor);
        break;
    case VelocityAction::Band:
        setCursor(Qt::ArrowCursor);
        break;
    }
    if (!stem) {
        Q_EMIT hoverText(
            tr("Velocity %1").arg(std::max(1, context().values.valueAt(pointer.place.y()))));
        return;
    }
    const music::Note& note = state().document()->score().notes[*stem];
    Q_EMIT hoverText(
        tr("%1 at %2: velocity %3")
            .arg(noteName(note.number), positionText(state().snapGrid().meter(), note.onset))
            .arg(note.velocity));
}

QString VelocityLane::selectionText() const
{
    const auto* document = state().document();
    if (document == nullptr || document->selectedNotes().isEmpty())
        return tr("no note selected");
    int lowest = 127;
    int highest = 1;
    for (const music::NoteIndex index : document->selectedNoteIndices()) {
        const int velocity = document->score().notes[index].velocity;
        lowest = std::min(lowest, velocity);
        highest = std::max(highest, velocity);
    }
    return lowest == highest ? tr("Velocity %1").arg(lowest)
                             : tr("Velocities %1 to %2").arg(lowest).arg(highest);
}

void VelocityLane::change(int by)
{
    ExampleDocument& document = *state().document();
    document.pushMerged(
        music::changeVelocities(document.score(), document.selectedNoteIndices(), by),
        tr("Change velocity"),
        kLaneVelocityKey);
    QAccessibleValueChangeEvent event(this, selectionText());
    QAccessible::updateAccessibility(&event);
    Q_EMIT hoverText(selectionText());
}

void VelocityLane::keyPressEvent(QKeyEvent* event)
{
    constexpr int kLarge = 10;
    const int by = event->modifiers().testFlag(Qt::ShiftModifier) ? kLarge : 1;
    const bool isArrow = event->key() == Qt::Key_Up || event->key() == Qt::Key_Down;
    if (state().document() == nullptr || isDragging() || !isArrow
        || (event->modifiers() & (Qt::ControlModifier | Qt::AltModifier)))
        return TimeView::keyPressEvent(event);
    change(event->key() == Qt::Key_Up ? by : -by);
}

void VelocityLane::paintEvent(QPaintEvent* event)
{
    const double ratio = devicePixelRatioF();
    const TimeColumns columns = state().time().columns(ratio);
    if (columns.microsPerColumn != m_paintedScale) {
        m_layer.invalidate();
        m_paintedScale = columns.microsPerColumn;
    }
    const QSize size(static_cast<int>(std::ceil(width() * ratio)),
                     static_cast<int>(std::ceil(height() * ratio)));
    const auto paint = [&](QImage& image, const QRect& rectangle) {
        VelocityScene scene;
        if (const auto* document = state().document()) {
            scene.notes = document->score().notes;
            scene.selected = &document->selectedNotes();
        }
        scene.grid = state().timeGrid();
        scene.columns = columns;
        scene.values = {static_cast<double>(image.height()), metrics::kValueMargin * ratio};
        scene.devicePixelRatio = ratio;
        scene.colours = &m_colours;
        paintVelocities(image, rectangle, scene);
    };
    QPainter painter(this);
    painter.setClipRegion(event->region());
    painter.drawImage(QPointF(0.0, 0.0), m_layer.update(size, ratio, columns.first, 0, paint));
    paintDrag(painter);
    paintMarks(painter);
}

void VelocityLane::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::StyleChange) {
        m_colours = EditorColours::of(theme());
        invalidate();
    }
    TimeView::changeEvent(event);
}

} // namespace timbrel::ui
