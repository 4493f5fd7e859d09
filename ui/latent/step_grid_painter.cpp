// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/latent/step_grid_painter.h"

#include "ui/common/theme.h"

#include <QPainter>

#include <cmath>

namespace timbrel::ui {
namespace {

constexpr double kOnsetMargin = 3.0; ///< of an onset within its cell, above and below
constexpr double kQuietest = 4.0; ///< an onset is at least so tall

QColor faded(QColor colour, double share)
{
    colour.setAlphaF(static_cast<float>(share));
    return colour;
}

/// How strong the line before a step is (look: bar 100 %, beat 60 %, step 30 %).
double lineStrength(const music::PatternShape& shape, std::size_t step)
{
    if (step % shape.stepsPerBar() == 0)
        return 1.0;
    return step % static_cast<std::size_t>(shape.stepsPerBeat) == 0 ? 0.6 : 0.3;
}

void paintRuler(QPainter& painter, const StepGridScene& scene)
{
    const StepGridLayout& layout = scene.layout;
    QFont font = painter.font();
    font.setPixelSize(metrics::kCaptionPixels);
    painter.setFont(font);
    const auto perBeat = static_cast<std::size_t>(layout.shape.stepsPerBeat);
    const auto beats = static_cast<std::size_t>(layout.shape.beatsPerBar);
    for (std::size_t step = 0; step < layout.shape.steps; step += perBeat) {
        const std::size_t beat = step / perBeat;
        const bool isBar = beat % beats == 0;
        painter.setPen(isBar ? theme().text : theme().quiet);
        const QString text = isBar
            ? QString::number(beat / beats + 1)
            : QStringLiteral("%1.%2").arg(beat / beats + 1).arg(beat % beats + 1);
        const QRectF place(layout.xOf(step) + 3.0,
                           0.0,
                           static_cast<double>(perBeat) * layout.stepWidth(),
                           StepGridLayout::kRulerHeight);
        painter.drawText(place, Qt::AlignLeft | Qt::AlignVCenter, text);
    }
}

void paintGridGround(QPainter& painter, const StepGridScene& scene)
{
    const StepGridLayout& layout = scene.layout;
    for (std::size_t row = 0; row < layout.shape.rows; ++row) {
        const QRectF place = layout.rowRect(row);
        painter.fillRect(place, theme().panel);
        if (row < scene.rows.size() && scene.rows[row].isLocked)
            painter.fillRect(place, QBrush(faded(theme().quiet, 0.35), Qt::BDiagPattern));
    }
    for (std::size_t step = 0; step < layout.shape.steps; ++step)
        painter.fillRect(QRectF(layout.xOf(step),
                                StepGridLayout::kRulerHeight,
                                1.0,
                                layout.height() - StepGridLayout::kRulerHeight),
                         faded(theme().line, lineStrength(layout.shape, step)));
    for (std::size_t row = 0; row <= layout.shape.rows; ++row) {
        const double y = StepGridLayout::kRulerHeight + layout.rowHeight * static_cast<double>(row);
        painter.fillRect(QRectF(0.0, y - (row == layout.shape.rows ? 1.0 : 0.0), layout.width, 1.0),
                         theme().line);
    }
}

void paintPlaying(QPainter& painter, const StepGridScene& scene)
{
    if (!scene.playing || *scene.playing >= scene.layout.shape.steps)
        return;
    const QRectF column = scene.layout.columnRect(*scene.playing);
    painter.fillRect(column, faded(theme().live, 0.22));
    // not by colour alone: a bar over the column
    painter.fillRect(QRectF(column.left(), StepGridLayout::kRulerHeight - 3.0, column.width(), 3.0),
                     theme().live);
}

QRectF onsetRect(const StepGridLayout& layout, GridCell cell, const music::PatternCell& onset)
{
    const QRectF place = layout.cellRect(cell);
    const double room = place.height() - 2.0 * kOnsetMargin;
    const double tall = std::max(kQuietest, std::round(room * double {onset.velocity}));
    const double shift = std::round(double {onset.offset} * place.width());
    return {place.left() + 2.0 + shift,
            place.bottom() - kOnsetMargin - tall,
            std::max(2.0, place.width() - 3.0),
            tall};
}

void paintOnsets(QPainter& painter, const StepGridScene& scene, const QRectF& part)
{
    const StepGridLayout& layout = scene.layout;
    for (std::size_t row = 0; row < layout.shape.rows; ++row) {
        if (!layout.rowRect(row).intersects(part))
            continue;
        const QColor& colour = theme().series[row % theme().series.size()];
        const bool isAudible = row >= scene.rows.size() || scene.rows[row].isAudible;
        for (std::size_t step = 0; step < layout.shape.steps; ++step) {
            const music::PatternCell& cell = scene.pattern->at(row, step);
            if (!cell.isOnset())
                continue;
            const QRectF place = onsetRect(layout, {row, step}, cell);
            if (isAudible) {
                painter.fillRect(place, colour);
            } else { // hollow: it is there, and silent
                painter.setPen(QPen(colour, 1.0));
                painter.setBrush(Qt::NoBrush);
                painter.drawRect(place.adjusted(0.5, 0.5, -0.5, -0.5));
            }
            if (cell.offset != 0.0F) { // where the step itself is
                const double x = layout.xOf(step) + 1.0;
                painter.fillRect(QRectF(x, layout.rowRect(row).bottom() - kOnsetMargin, 3.0, 2.0),
                                 theme().quiet);
            }
        }
    }
}

void paintSelection(QPainter& painter, const StepGridScene& scene)
{
    const StepGridLayout& layout = scene.layout;
    if (scene.selection) {
        const GridRange range = scene.selection->ordered();
        const QRectF place = layout.cellRect(range.from).united(layout.cellRect(range.to));
        painter.fillRect(place, QBrush(faded(theme().text, 0.3), Qt::FDiagPattern));
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(theme().text, 2.0));
        painter.drawRect(place.adjusted(1.0, 1.0, -1.0, -1.0));
    }
    if (scene.hot) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(theme().quiet, 1.0));
        painter.drawRect(layout.cellRect(*scene.hot).adjusted(1.5, 1.5, -0.5, -1.5));
    }
    if (scene.hasFocus) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(theme().accent, metrics::kFocusRing, Qt::DotLine));
        painter.drawRect(layout.cellRect(scene.cursor).adjusted(1.0, 1.0, 0.0, -1.0));
        painter.setPen(QPen(theme().accent, metrics::kFocusRing));
        painter.drawRect(QRectF(0.0, 0.0, layout.width, layout.height())
                             .adjusted(1.0, StepGridLayout::kRulerHeight + 1.0, -1.0, -1.0));
    }
}

} // namespace

void paintStepGrid(QPainter& painter, const StepGridScene& scene, const QRect& part)
{
    if (scene.layout.shape.cells() == 0 || scene.pattern == nullptr
        || scene.pattern->shape() != scene.layout.shape)
        return;
    painter.setClipRect(part);
    paintGridGround(painter, scene);
    paintPlaying(painter, scene);
    paintRuler(painter, scene);
    paintOnsets(painter, scene, part);
    paintSelection(painter, scene);
}

} // namespace timbrel::ui
