// SPDX-License-Identifier: GPL-3.0-or-later
// What hands do in the step grid: mouse, wheel, keys, menu.
#include "ui/common/hand.h"
#include "ui/common/value_popup.h"
#include "ui/latent/step_grid.h"

#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QMouseEvent>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>
#include <utility>

namespace timbrel::ui {
namespace {

constexpr float kLouder = 0.05F;
constexpr float kLittleLouder = 0.01F;
constexpr float kLater = 0.05F; ///< of a step
constexpr int kMidiMost = 127;

/// Keys that are the grid's before they are anybody's shortcut.
bool isOwnKey(const QKeyEvent& event, bool isDragging)
{
    const auto modifiers = event.modifiers() & ~(Qt::KeypadModifier | Qt::ShiftModifier);
    switch (event.key()) {
    case Qt::Key_Left:
    case Qt::Key_Right:
        return !modifiers || modifiers == Qt::AltModifier;
    case Qt::Key_Up:
    case Qt::Key_Down:
    case Qt::Key_Home:
    case Qt::Key_End:
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_X:
    case Qt::Key_Delete:
    case Qt::Key_Backspace:
    case Qt::Key_Plus:
    case Qt::Key_Minus:
        return !modifiers;
    case Qt::Key_A:
        return modifiers == Qt::ControlModifier;
    case Qt::Key_Escape:
        return isDragging;
    default:
        return false;
    }
}

} // namespace

GridContext StepGrid::context()
{
    return {m_document, m_scene, m_velocity};
}

GridRange StepGrid::chosen() const
{
    return m_scene.selection.value_or(GridRange {m_scene.cursor, m_scene.cursor});
}

bool StepGrid::event(QEvent* event)
{
    if (event->type() == QEvent::ShortcutOverride
        && isOwnKey(*static_cast<QKeyEvent*>(event), m_drag != nullptr)) {
        event->accept();
        return true;
    }
    return QWidget::event(event);
}

void StepGrid::mousePressEvent(QMouseEvent* event)
{
    const auto cell = m_scene.layout.cellAt(event->position());
    if (event->button() != Qt::LeftButton || m_drag || !cell) {
        event->ignore();
        return;
    }
    if (event->modifiers().testFlag(Qt::ShiftModifier)) {
        setCursorCell(*cell, true);
        return;
    }
    const bool isInSelection = m_scene.selection && m_scene.selection->contains(*cell);
    if (!isInSelection)
        m_scene.selection.reset();
    m_scene.cursor = *cell;
    m_drag = beginGridDrag(context(), *cell, {event->position(), event->modifiers()});
    update();
    Q_EMIT hoverText(cellText(*cell));
}

void StepGrid::mouseMoveEvent(QMouseEvent* event)
{
    if (!m_drag) {
        hover(event->position());
        return;
    }
    m_drag->move({event->position(), event->modifiers()});
    update();
    const QString text = m_drag->text();
    Q_EMIT hoverText(text.isEmpty() ? cellText(m_scene.cursor) : text);
}

void StepGrid::mouseReleaseEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton || !m_drag)
        return;
    std::exchange(m_drag, nullptr)->finish();
    update();
    hover(event->position());
}

void StepGrid::cancelDrag()
{
    if (const auto drag = std::exchange(m_drag, nullptr))
        drag->cancel();
    update();
}

void StepGrid::hover(QPointF place)
{
    const auto cell = m_scene.layout.cellAt(place);
    if (cell == m_scene.hot)
        return;
    m_scene.hot = cell;
    if (cell)
        setCursor(Qt::PointingHandCursor);
    else
        unsetCursor();
    update();
    Q_EMIT hoverText(cell ? cellText(*cell) : QString());
}

void StepGrid::leaveEvent(QEvent* event)
{
    m_scene.hot.reset();
    update();
    Q_EMIT hoverText({});
    QWidget::leaveEvent(event);
}

void StepGrid::wheelEvent(QWheelEvent* event)
{
    const auto cell = m_scene.layout.cellAt(event->position());
    if (!hasFocus() || !cell || event->modifiers().testFlag(Qt::ControlModifier)) {
        event->ignore(); // what scrolls around it scrolls
        return;
    }
    m_wheel += event->angleDelta().y();
    const int notches = m_wheel / kWheelNotch;
    m_wheel %= kWheelNotch;
    if (!m_scene.selection || !m_scene.selection->contains(*cell))
        m_scene.cursor = *cell;
    const bool isFine = event->modifiers().testFlag(Qt::ShiftModifier);
    if (notches != 0)
        makeLouder(static_cast<float>(notches) * (isFine ? kLittleLouder : kLouder));
    event->accept();
}

void StepGrid::moveCursor(int rows, int steps, bool doesSelect)
{
    const auto moved = [](std::size_t at, int by, std::size_t count) {
        const auto to = static_cast<std::ptrdiff_t>(at) + by;
        return static_cast<std::size_t>(
            std::clamp(to, std::ptrdiff_t {0}, static_cast<std::ptrdiff_t>(count) - 1));
    };
    const music::PatternShape& shape = m_scene.layout.shape;
    if (shape.cells() > 0)
        setCursorCell({moved(m_scene.cursor.row, rows, shape.rows),
                       moved(m_scene.cursor.step, steps, shape.steps)},
                      doesSelect);
}

void StepGrid::keyPressEvent(QKeyEvent* event)
{
    const bool isShift = event->modifiers().testFlag(Qt::ShiftModifier);
    const bool isAlt = event->modifiers().testFlag(Qt::AltModifier);
    const int far = static_cast<int>(m_scene.layout.shape.steps);
    switch (event->key()) {
    case Qt::Key_Left:
        return isAlt ? makeLater(-kLater) : moveCursor(0, -1, isShift);
    case Qt::Key_Right:
        return isAlt ? makeLater(kLater) : moveCursor(0, 1, isShift);
    case Qt::Key_Up:
        return moveCursor(-1, 0, isShift);
    case Qt::Key_Down:
        return moveCursor(1, 0, isShift);
    case Qt::Key_Home:
        return moveCursor(0, -far, isShift);
    case Qt::Key_End:
        return moveCursor(0, far, isShift);
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_X:
        return toggle(m_scene.cursor);
    case Qt::Key_Delete:
    case Qt::Key_Backspace:
        return clearSelected();
    case Qt::Key_Plus:
        return makeLouder(kLouder);
    case Qt::Key_Minus:
        return makeLouder(-kLouder);
    case Qt::Key_A:
        if (event->modifiers().testFlag(Qt::ControlModifier))
            return selectAll();
        break;
    case Qt::Key_Escape:
        if (m_drag)
            return cancelDrag();
        if (m_scene.selection) {
            m_scene.selection.reset();
            return update();
        }
        break;
    default:
        break;
    }
    QWidget::keyPressEvent(event);
}

void StepGrid::contextMenuEvent(QContextMenuEvent* event)
{
    cancelDrag();
    const bool isByKey = event->reason() == QContextMenuEvent::Keyboard;
    const auto cell = isByKey ? std::optional(m_scene.cursor) : m_scene.layout.cellAt(event->pos());
    if (!cell || m_scene.layout.shape.cells() == 0)
        return;
    if (!m_scene.selection || !m_scene.selection->contains(*cell))
        setCursorCell(*cell);
    auto* menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("gridMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    addCellEntries(*menu, *cell);
    menu->addSeparator();
    addRowEntries(*menu, cell->row);
    Q_EMIT menuAboutToShow(menu, cell->row);
    menu->popup(isByKey ? mapToGlobal(m_scene.layout.cellRect(*cell).center().toPoint())
                        : event->globalPos());
}

void StepGrid::addCellEntries(QMenu& menu, GridCell cell)
{
    const bool isOnset = m_document.pattern().at(cell.row, cell.step).isOnset();
    menu.addAction(isOnset ? tr("Take the onset away") : tr("Put an onset here"),
                   this,
                   [this, cell] { toggle(cell); });
    menu.addAction(tr("Type a velocity…"), this, [this, cell] { askForVelocity(cell); })
        ->setEnabled(isOnset);
    menu.addAction(tr("Put it on the step"),
                   this,
                   [this] {
                       m_document.seal();
                       m_document.edit(onTheStep(m_document.pattern(), chosen()),
                                       tr("Time of onsets"));
                   })
        ->setEnabled(isOnset);
    if (m_scene.selection)
        menu.addAction(tr("Clear what is selected"), this, &StepGrid::clearSelected);
}

void StepGrid::addRowEntries(QMenu& menu, std::size_t row)
{
    const std::size_t last = m_scene.layout.shape.steps - 1;
    menu.addAction(tr("Select the row"), this, [this, row, last] {
        setCursorCell({row, 0});
        setCursorCell({row, last}, true);
    });
    menu.addAction(tr("Clear the row"), this, [this, row, last] {
        m_document.seal();
        m_document.edit(cleared(m_document.pattern(), {{row, 0}, {row, last}}), tr("Clear a row"));
    });
    const bool isLocked = m_document.setup().rowAt(row).isLocked;
    menu.addAction(isLocked ? tr("Unlock the row") : tr("Lock the row"),
                   this,
                   [this, row, isLocked] { m_document.setLocked(row, !isLocked); });
}

void StepGrid::askForVelocity(GridCell cell)
{
    const float velocity = m_document.pattern().at(cell.row, cell.step).velocity;
    ValuePopup::ask(
        *this,
        {tr("Velocity"), 1, kMidiMost, static_cast<int>(std::lround(velocity * kMidiMost))},
        [this, cell](int value) {
            const float now = m_document.pattern().at(cell.row, cell.step).velocity;
            m_document.seal();
            m_document.edit(louder(m_document.pattern(),
                                   {cell, cell},
                                   static_cast<float>(value) / kMidiMost - now),
                            tr("Velocity of onsets"));
        });
}

} // namespace timbrel::ui
