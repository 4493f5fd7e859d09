// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/mini_map.h"

#include "ui/common/theme_editor.h"
#include "ui/editor/example_document.h"
#include "ui/editor/pixels.h"

#include <QEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace timbrel::ui {
namespace {

constexpr double kSmallestWindow = 6.0;

} // namespace

MiniMap::MiniMap(EditorState& state, QWidget* parent)
    : QWidget(parent)
    , m_state(state)
{
    setObjectName(QStringLiteral("miniMap"));
    setAccessibleName(tr("Overview"));
    setFixedHeight(metrics::kMiniMapHeight);
    setMouseTracking(true);
    setFocusPolicy(Qt::TabFocus);
    connect(&state, &EditorState::timeChanged, this, qOverload<>(&QWidget::update));
    connect(&state, &EditorState::playheadChanged, this, qOverload<>(&QWidget::update));
    connect(&state, &EditorState::documentChanged, this, &MiniMap::makeOld);
    connect(&state, &EditorState::scoreChanged, this, &MiniMap::makeOld);
    connect(&state, &EditorState::reloaded, this, &MiniMap::makeOld);
}

void MiniMap::makeOld()
{
    m_isOld = true;
    update();
}

double MiniMap::microsPerPixel() const
{
    // a little longer than the music, and never shorter than a bar
    constexpr double kRoom = 1.05;
    const double bar = m_state.timeGrid().microsPerBar();
    return std::max(bar, static_cast<double>(m_end.count()) * kRoom) / std::max(1, width());
}

QRectF MiniMap::window() const
{
    const TimeAxis& axis = m_state.time();
    const double scale = microsPerPixel();
    const double left = std::clamp(axis.origin / scale, 0.0, width() - kSmallestWindow);
    const double right = (axis.origin + m_state.timeWidth() * axis.microsPerPixel) / scale;
    const double held = std::clamp(right, left + kSmallestWindow, static_cast<double>(width()));
    return {left, 0.0, held - left, static_cast<double>(height())};
}

MiniMap::Part MiniMap::partAt(QPointF place) const
{
    const QRectF part = window();
    const double grip = std::min<double>(metrics::kGrip, part.width() / 4.0);
    if (std::abs(place.x() - part.left()) <= grip)
        return Part::LeftEdge;
    if (std::abs(place.x() - part.right()) <= grip)
        return Part::RightEdge;
    return part.contains(place) ? Part::Window : Part::Elsewhere;
}

void MiniMap::showFrom(double x)
{
    TimeAxis axis = m_state.time();
    axis.origin = x * microsPerPixel();
    m_state.setTime(axis);
}

void MiniMap::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton || m_state.document() == nullptr)
        return;
    m_drag = partAt(event->position());
    if (*m_drag == Part::Elsewhere) {
        m_grip = window().width() / 2.0;
        m_drag = Part::Window;
        showFrom(event->position().x() - m_grip);
    } else {
        m_grip = event->position().x() - window().left();
    }
}

void MiniMap::mouseMoveEvent(QMouseEvent* event)
{
    if (m_state.document() == nullptr)
        return;
    const double x = event->position().x();
    if (!m_drag) {
        const Part part = partAt(event->position());
        const bool isEdge = part == Part::LeftEdge || part == Part::RightEdge;
        setCursor(isEdge                     ? Qt::SizeHorCursor
                      : part == Part::Window ? Qt::OpenHandCursor
                                             : Qt::PointingHandCursor);
        Q_EMIT hoverText(isEdge ? tr("Drag to zoom")
                                : tr("Drag to scroll; double click shows the whole example"));
    } else if (*m_drag == Part::Window) {
        showFrom(x - m_grip);
    } else {
        const QRectF part = window();
        const bool isLeft = *m_drag == Part::LeftEdge;
        const double left = isLeft ? std::min(x, part.right() - kSmallestWindow) : part.left();
        const double right = isLeft ? part.right() : std::max(x, part.left() + kSmallestWindow);
        const double scale = microsPerPixel();
        m_state.setTime({(right - left) * scale / m_state.timeWidth(), left * scale});
    }
}

void MiniMap::mouseReleaseEvent(QMouseEvent*)
{
    m_drag.reset();
}

void MiniMap::mouseDoubleClickEvent(QMouseEvent*)
{
    m_state.fitTime();
}

void MiniMap::wheelEvent(QWheelEvent* event)
{
    constexpr double kNotch = 120.0;
    const double turn = event->angleDelta().y() / kNotch;
    if (event->modifiers().testFlag(Qt::ControlModifier))
        m_state.zoomTime(m_state.timeWidth() / 2.0, std::pow(1.25, turn));
    else
        m_state.scrollTime(-turn * 64.0);
    event->accept();
}

void MiniMap::keyPressEvent(QKeyEvent* event)
{
    const double page = m_state.timeWidth() / 4.0;
    switch (event->key()) {
    case Qt::Key_Left:
        m_state.scrollTime(-page);
        return;
    case Qt::Key_Right:
        m_state.scrollTime(page);
        return;
    default:
        QWidget::keyPressEvent(event);
    }
}

void MiniMap::resizeEvent(QResizeEvent* event)
{
    m_isOld = true;
    QWidget::resizeEvent(event);
}

void MiniMap::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::StyleChange) {
        m_isOld = true;
        update();
    }
    QWidget::changeEvent(event);
}

void MiniMap::paintMap()
{
    const double ratio = devicePixelRatioF();
    const QSize size(static_cast<int>(std::ceil(width() * ratio)),
                     static_cast<int>(std::ceil(height() * ratio)));
    if (m_map.size() != size)
        m_map = QImage(size, QImage::Format_RGB32);
    m_map.setDevicePixelRatio(ratio);
    m_map.fill(theme().panel.rgb());
    m_isOld = false;
    const auto* document = m_state.document();
    if (document == nullptr || size.isEmpty())
        return;
    const music::Score& score = document->score();
    m_end = music::endOf(score);
    int lowest = 127;
    int highest = 0;
    for (const music::Note& note : score.notes) {
        lowest = std::min<int>(lowest, note.number);
        highest = std::max<int>(highest, note.number);
    }
    const double scale = microsPerPixel() / ratio;
    const int unit = hairline(ratio);
    const int margin = 4 * unit;
    const double room = std::max(1, size.height() - 2 * margin - 2 * unit);
    const int span = std::max(12, highest - lowest);
    const Pixels pixels = Pixels::of(m_map, m_map.rect());
    const EditorColours colours = EditorColours::of(theme());
    for (const music::Note& note : score.notes) {
        const int left = static_cast<int>(static_cast<double>(note.onset.count()) / scale);
        const int right = static_cast<int>(static_cast<double>(note.end().count()) / scale);
        const int top = margin + static_cast<int>(room * (highest - note.number) / span);
        pixels.fill(left,
                    top,
                    std::max(right, left + unit),
                    top + 2 * unit,
                    colours.notes[note.channel & 15U][90]);
    }
}

void MiniMap::paintEvent(QPaintEvent*)
{
    if (m_isOld)
        paintMap();
    QPainter painter(this);
    painter.drawImage(QPointF(0.0, 0.0), m_map);
    if (m_state.document() != nullptr) {
        const QRectF part = window();
        QColor outside = theme().ground;
        outside.setAlphaF(0.6F);
        painter.fillRect(QRectF(0.0, 0.0, part.left(), height()), outside);
        painter.fillRect(QRectF(part.right(), 0.0, width() - part.right(), height()), outside);
        painter.setPen(QPen(theme().quiet, 1.0));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(QRectF(std::floor(part.left()) + 0.5,
                                0.5,
                                std::max(1.0, std::floor(part.width()) - 1.0),
                                height() - 2.0));
        const double x = static_cast<double>(m_state.playhead().count()) / microsPerPixel();
        painter.fillRect(QRectF(std::floor(x), 0.0, 1.0, height()), theme().accent);
    }
    painter.fillRect(QRectF(0.0, height() - 1.0, width(), 1.0), theme().line);
    if (hasFocus()) {
        painter.setPen(QPen(theme().accent, metrics::kFocusRing));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(QRectF(rect()).adjusted(1.0, 1.0, -1.0, -1.0));
    }
}

} // namespace timbrel::ui
