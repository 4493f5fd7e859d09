// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/roll_painter.h"
#include "ui/editor/roll_widget.h"

#include <QPaintEvent>
#include <QPainter>

#include <cmath>

namespace timbrel::ui {

void RollWidget::paintLayer(QImage& image, const QRect& rectangle)
{
    const double ratio = devicePixelRatioF();
    const auto* document = state().document();
    RollScene scene;
    if (document != nullptr) {
        scene.notes = document->score().notes;
        scene.selected = &document->selectedNotes();
    }
    scene.ends = &m_ends;
    scene.grid = state().timeGrid();
    scene.columns = state().time().columns(ratio);
    scene.rows = state().pitch().rows(ratio);
    scene.devicePixelRatio = ratio;
    scene.colours = &m_colours;
    scene.showsChannels = m_hasSeveralChannels;
    paintRoll(image, rectangle, scene);
}

void RollWidget::paintEvent(QPaintEvent* event)
{
    const double ratio = devicePixelRatioF();
    state().setDevicePixelRatio(ratio);
    const TimeColumns columns = state().time().columns(ratio);
    const PitchRows rows = state().pitch().rows(ratio);
    if (columns.microsPerColumn != m_paintedScale || rows.height != m_paintedHeight) {
        m_layer.invalidate(); // another zoom: nothing can be moved
        m_paintedScale = columns.microsPerColumn;
        m_paintedHeight = rows.height;
    }
    const QSize size(static_cast<int>(std::ceil(width() * ratio)),
                     static_cast<int>(std::ceil(height() * ratio)));
    const QImage& image = m_layer.update(
        size, ratio, columns.first, rows.first, [this](QImage& to, const QRect& rectangle) {
            paintLayer(to, rectangle);
        });
    QPainter painter(this);
    painter.setClipRegion(event->region());
    painter.drawImage(QPointF(0.0, 0.0), image);
    if (state().document() != nullptr) {
        paintRange(painter);
        paintCaret(painter);
    }
    paintHint(painter);
    paintDrag(painter);
    paintMarks(painter);
}

/// The loop region and the stretch of time that is selected.
void RollWidget::paintRange(QPainter& painter) const
{
    const TimeAxis& axis = state().time();
    const auto* document = state().document();
    if (const auto loop = document->loopRegion()) {
        QColor outside = theme().ground;
        outside.setAlphaF(0.35F);
        const double left = std::max(0.0, axis.xOf(loop->begin));
        painter.fillRect(QRectF(0.0, 0.0, left, height()), outside);
        const double right = std::max(0.0, axis.xOf(loop->end));
        painter.fillRect(QRectF(right, 0.0, width() - right, height()), outside);
    }
    if (const auto range = document->selectedRange()) {
        QColor inside = theme().text;
        inside.setAlphaF(0.06F);
        painter.fillRect(
            QRectF(QPointF(axis.xOf(range->begin), 0.0), QPointF(axis.xOf(range->end), height())),
            inside);
    }
}

/// What belongs here, while nothing is here.
void RollWidget::paintHint(QPainter& painter) const
{
    const auto* document = state().document();
    if (isDragging() || (document != nullptr && !document->score().notes.empty()))
        return;
    const QString text = document == nullptr
        ? tr(
            "No example yet. Draw its first note here with the pencil (1), record one, or import a "
            "MIDI file.")
        : tr("No notes yet. Draw them with the pencil (1), record them, or press Enter.");
    painter.setPen(theme().quiet);
    painter.drawText(rect(), Qt::AlignCenter | Qt::TextWordWrap, text);
}

void RollWidget::paintCaret(QPainter& painter) const
{
    if (!hasFocus())
        return;
    const double x = std::floor(state().time().xOf(state().caret()));
    const double y = std::floor(state().pitch().yOf(state().caretNumber()));
    const double step
        = static_cast<double>(state().noteLength().count()) / state().time().microsPerPixel;
    painter.setPen(QPen(theme().accent, 1.0));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(
        QRectF(x + 0.5, y + 0.5, std::max(4.0, std::floor(step)), state().pitch().rowHeight - 1.0));
}

} // namespace timbrel::ui
