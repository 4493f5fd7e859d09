// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/lane_widget.h"

#include <QPaintEvent>
#include <QPainter>

#include <cmath>

namespace timbrel::ui {

void LaneWidget::paintLayer(QImage& image, const QRect& rectangle)
{
    const double ratio = devicePixelRatioF();
    const auto* document = state().document();
    LaneScene scene;
    if (document != nullptr) {
        scene.target = {points(), &m_pyramid, m_paintedEnd};
        // the last value is heard until the example ends, and its point must be seen
        scene.target.end += Microseconds(1);
        scene.selected = &document->selectedPoints(m_lane);
        if (m_parts.defaultValue && document->defaultValues().contains(m_lane.controller))
            scene.defaultValue = document->defaultValues().at(m_lane.controller);
    }
    scene.series = seriesOfController(m_lane.controller);
    scene.showsTarget = m_parts.target;
    if (m_parts.networkSteps) {
        scene.networkSteps = {m_networkSteps, nullptr, scene.target.end};
        scene.networkValues = m_networkValues;
    }
    if (m_parts.networkOutput)
        scene.networkOutput = {m_networkOutput, nullptr, scene.target.end};
    std::vector<StepCurve> take;
    for (const TakeStretch& stretch : m_take)
        take.push_back({stretch.points, nullptr, stretch.end});
    scene.take = take;
    scene.contradictions = m_markTimes;
    scene.grid = state().timeGrid();
    scene.columns = state().time().columns(ratio);
    scene.values = {static_cast<double>(image.height()), metrics::kValueMargin * ratio};
    scene.devicePixelRatio = ratio;
    scene.colours = &m_colours;
    paintLane(image, rectangle, scene);
}

void LaneWidget::paintEvent(QPaintEvent* event)
{
    const double ratio = devicePixelRatioF();
    const TimeColumns columns = state().time().columns(ratio);
    const auto* document = state().document();
    const Microseconds end
        = document == nullptr ? Microseconds(0) : music::endOf(document->score());
    if (columns.microsPerColumn != m_paintedScale || end != m_paintedEnd) {
        m_layer.invalidate(); // another zoom, or the last value holds longer: nothing can be moved
        m_paintedScale = columns.microsPerColumn;
        m_paintedEnd = end;
    }
    updateSteps();
    const QSize size(static_cast<int>(std::ceil(width() * ratio)),
                     static_cast<int>(std::ceil(height() * ratio)));
    const QImage& image
        = m_layer.update(size, ratio, columns.first, 0, [this](QImage& to, const QRect& rectangle) {
              paintLayer(to, rectangle);
          });
    QPainter painter(this);
    painter.setClipRegion(event->region());
    painter.drawImage(QPointF(0.0, 0.0), image);
    if (state().document() != nullptr)
        paintCaret(painter);
    paintDrag(painter);
    paintMarks(painter);
}

void LaneWidget::paintCaret(QPainter& painter) const
{
    if (!hasFocus())
        return;
    const double x = std::floor(state().time().xOf(state().caret()));
    const ValueAxis values {static_cast<double>(height()), metrics::kValueMargin};
    const double y = values.rowOf(caretValue());
    constexpr double kHalf = 4.0;
    painter.fillRect(QRectF(x, 0.0, 1.0, height()), theme().quiet);
    painter.setPen(QPen(theme().accent, 1.0));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(QRectF(x - kHalf + 0.5, y - kHalf + 0.5, 2.0 * kHalf, 2.0 * kHalf));
}

} // namespace timbrel::ui
