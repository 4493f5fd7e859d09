// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/ruler.h"

#include "ui/common/theme_editor.h"
#include "ui/editor/example_document.h"
#include "ui/editor/roll_drags.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace timbrel::ui {
namespace {

constexpr double kLoopHeight = 9.0;

} // namespace

Ruler::Ruler(EditorState& state, QWidget* parent)
    : QWidget(parent)
    , m_state(state)
{
    setObjectName(QStringLiteral("ruler"));
    setAccessibleName(tr("Ruler"));
    setFixedHeight(metrics::kRulerHeight);
    setMouseTracking(true);
    setFocusPolicy(Qt::TabFocus);
    const auto repaint = qOverload<>(&QWidget::update);
    connect(&state, &EditorState::timeChanged, this, repaint);
    connect(&state, &EditorState::snapChanged, this, repaint);
    connect(&state, &EditorState::playheadChanged, this, repaint);
    connect(&state, &EditorState::documentChanged, this, repaint);
    connect(&state, &EditorState::viewChanged, this, repaint);
}

void Ruler::resizeEvent(QResizeEvent* event)
{
    m_state.setTimeWidth(width());
    QWidget::resizeEvent(event);
}

Ruler::Part Ruler::partAt(QPointF place) const
{
    if (place.y() > kLoopHeight)
        return Part::Playhead;
    const auto loop = m_state.document()->loopRegion();
    if (!loop)
        return Part::LoopNew;
    const double left = m_state.time().xOf(loop->begin);
    const double right = m_state.time().xOf(loop->end);
    if (std::abs(place.x() - left) <= metrics::kGrip)
        return Part::LoopStart;
    if (std::abs(place.x() - right) <= metrics::kGrip)
        return Part::LoopEnd;
    return place.x() > left && place.x() < right ? Part::LoopBody : Part::LoopNew;
}

void Ruler::setLoop(Microseconds a, Microseconds b)
{
    const auto [begin, end] = std::minmax(a, b);
    const music::TimeRange region {begin, end};
    m_state.document()->setLoopRegion(region.isEmpty() ? std::nullopt : std::optional(region));
    Q_EMIT loopChanged();
}

void Ruler::movePlayhead(Microseconds time)
{
    m_state.setPlayhead(time);
    Q_EMIT playheadMoved(m_state.playhead());
}

void Ruler::mousePressEvent(QMouseEvent* event)
{
    if (m_state.document() == nullptr)
        return;
    if (event->button() == Qt::MiddleButton) {
        m_panFrom = event->position().x();
        return;
    }
    if (event->button() != Qt::LeftButton)
        return;
    m_drag = partAt(event->position());
    m_pressedAt = event->position().x();
    const auto loop = m_state.document()->loopRegion();
    m_loopBefore = loop.value_or(music::TimeRange());
    const Microseconds here = m_state.snapped(m_state.time().timeAt(m_pressedAt),
                                              event->modifiers().testFlag(Qt::AltModifier));
    m_anchor = *m_drag == Part::LoopStart ? m_loopBefore.end
        : *m_drag == Part::LoopEnd        ? m_loopBefore.begin
                                          : here;
    if (*m_drag == Part::Playhead)
        movePlayhead(here);
}

void Ruler::drag(const QMouseEvent& event)
{
    const bool isBypassed = event.modifiers().testFlag(Qt::AltModifier);
    const Microseconds time
        = m_state.snapped(m_state.time().timeAt(event.position().x()), isBypassed);
    if (*m_drag == Part::Playhead) {
        movePlayhead(time);
    } else if (*m_drag == Part::LoopBody) {
        const double way = (event.position().x() - m_pressedAt) * m_state.time().microsPerPixel;
        const Microseconds begin
            = m_state.snapped(m_loopBefore.begin + Microseconds(std::llround(way)), isBypassed);
        setLoop(begin, begin + m_loopBefore.length());
    } else {
        setLoop(m_anchor, time);
    }
    const auto loop = m_state.document()->loopRegion();
    const auto meter = m_state.snapGrid().meter();
    Q_EMIT hoverText(*m_drag == Part::Playhead || !loop ? positionText(meter, time)
                                                        : tr("Loop from %1 to %2")
                                                              .arg(positionText(meter, loop->begin),
                                                                   positionText(meter, loop->end)));
}

void Ruler::mouseMoveEvent(QMouseEvent* event)
{
    if (m_state.document() == nullptr)
        return;
    if (m_panFrom) {
        m_state.scrollTime(*m_panFrom - event->position().x());
        m_panFrom = event->position().x();
        return;
    }
    if (m_drag) {
        drag(*event);
        return;
    }
    const QString position
        = positionText(m_state.snapGrid().meter(),
                       std::max(Microseconds(0), m_state.time().timeAt(event->position().x())));
    switch (partAt(event->position())) {
    case Part::Playhead:
        setCursor(Qt::PointingHandCursor);
        Q_EMIT hoverText(tr("%1: press to put the playhead here").arg(position));
        break;
    case Part::LoopStart:
    case Part::LoopEnd:
        setCursor(Qt::SizeHorCursor);
        Q_EMIT hoverText(tr("Drag to move this end of the loop"));
        break;
    case Part::LoopBody:
        setCursor(Qt::SizeAllCursor);
        Q_EMIT hoverText(tr("Drag to move the loop; double click to take it away"));
        break;
    case Part::LoopNew:
        setCursor(Qt::CrossCursor);
        Q_EMIT hoverText(tr("%1: drag to draw a loop").arg(position));
        break;
    }
}

void Ruler::mouseReleaseEvent(QMouseEvent*)
{
    m_drag.reset();
    m_panFrom.reset();
}

void Ruler::mouseDoubleClickEvent(QMouseEvent* event)
{
    if (m_state.document() != nullptr && partAt(event->position()) == Part::LoopBody)
        setLoop(Microseconds(0), Microseconds(0));
    else
        mousePressEvent(event);
}

void Ruler::wheelEvent(QWheelEvent* event)
{
    constexpr double kNotch = 120.0;
    const double turn = event->angleDelta().y() / kNotch;
    if (event->modifiers().testFlag(Qt::ControlModifier))
        m_state.zoomTime(event->position().x(), std::pow(1.25, turn));
    else
        m_state.scrollTime(-turn * 64.0 - event->angleDelta().x() / kNotch * 64.0);
    event->accept();
}

void Ruler::keyPressEvent(QKeyEvent* event)
{
    if (m_state.document() != nullptr && event->key() == Qt::Key_Escape && m_drag
        && *m_drag != Part::Playhead) {
        setLoop(m_loopBefore.begin, m_loopBefore.end);
        m_drag.reset();
        return;
    }
    const music::SnapGrid grid = m_state.snapGrid();
    if (m_state.document() != nullptr && event->modifiers() == Qt::NoModifier) {
        if (event->key() == Qt::Key_Left)
            return movePlayhead(grid.previous(m_state.playhead()));
        if (event->key() == Qt::Key_Right)
            return movePlayhead(grid.next(m_state.playhead()));
    }
    QWidget::keyPressEvent(event);
}

void Ruler::paintTimes(QPainter& painter) const
{
    constexpr double kLabelRoom = 44.0;
    const TimeAxis& axis = m_state.time();
    const TimeGrid grid = m_state.timeGrid();
    const music::Meter meter = grid.snap.meter();
    const double beat = meter.beatMicroseconds();
    const bool hasBeats = grid.hasBeats(axis.microsPerPixel);
    const bool namesBeats = hasBeats && beat >= kLabelRoom * axis.microsPerPixel;
    std::int64_t stride = grid.barStride(axis.microsPerPixel);
    const std::int64_t tick = hasBeats ? 1 : stride * meter.beatsPerBar;
    while (grid.microsPerBar() * static_cast<double>(stride) < kLabelRoom * axis.microsPerPixel)
        stride *= 2;
    QFont font = painter.font();
    font.setPixelSize(metrics::kCaptionPixels);
    painter.setFont(font);
    const double firstBeat = std::max(0.0, std::floor(axis.origin / beat));
    const TimeColumns columns = axis.columns(devicePixelRatioF());
    for (auto i = static_cast<std::int64_t>(firstBeat) / tick * tick;; i += tick) {
        const double x
            = columns.columnOf(meter.timeOfBeat(static_cast<double>(i))) / devicePixelRatioF();
        if (x > width())
            break;
        const bool isBar = i % meter.beatsPerBar == 0;
        const std::int64_t bar = i / meter.beatsPerBar;
        const double top = isBar ? kLoopHeight : height() - 5.0;
        painter.fillRect(QRectF(x, top, 1.0, height() - top), theme().line);
        QString label;
        if (isBar && bar % stride == 0)
            label = QString::number(bar + 1);
        else if (!isBar && namesBeats)
            label = QStringLiteral("%1.%2").arg(bar + 1).arg(i % meter.beatsPerBar + 1);
        if (label.isEmpty())
            continue;
        painter.setPen(isBar ? theme().text : theme().quiet);
        painter.drawText(QRectF(x + 4.0, kLoopHeight, kLabelRoom, height() - kLoopHeight),
                         Qt::AlignLeft | Qt::AlignVCenter,
                         label);
    }
}

void Ruler::paintLoop(QPainter& painter) const
{
    const auto loop = m_state.document()->loopRegion();
    if (!loop)
        return;
    const double left = std::floor(m_state.time().xOf(loop->begin));
    const double right = std::floor(m_state.time().xOf(loop->end));
    painter.fillRect(QRectF(left, 1.0, right - left, kLoopHeight - 3.0), theme().quiet);
    painter.fillRect(QRectF(left, 1.0, 2.0, height()), theme().text);
    painter.fillRect(QRectF(right - 2.0, 1.0, 2.0, height()), theme().text);
}

void Ruler::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), theme().panel);
    if (m_state.document() != nullptr) {
        paintTimes(painter);
        paintLoop(painter);
    }
    painter.fillRect(QRectF(0.0, height() - 1.0, width(), 1.0), theme().line);
    // the playhead: a triangle on the line that goes down through everything
    const double ratio = devicePixelRatioF();
    const double x = m_state.time().columns(ratio).columnOf(m_state.playhead()) / ratio;
    for (int i = 0; i < 6; ++i)
        painter.fillRect(QRectF(x - i, height() - 2.0 - i, 2.0 * i + 1.0, 1.0), theme().accent);
    painter.fillRect(QRectF(x, height() - 2.0, 1.0, 2.0), theme().accent);
    if (hasFocus()) {
        painter.setPen(QPen(theme().accent, metrics::kFocusRing));
        painter.drawRect(QRectF(rect()).adjusted(1.0, 1.0, -1.0, -1.0));
    }
}

} // namespace timbrel::ui
