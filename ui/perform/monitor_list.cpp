// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/perform/monitor_list.h"

#include "ui/common/theme.h"
#include "ui/perform/monitor_text.h"

#include <QAccessible>
#include <QClipboard>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QScopedValueRollback>
#include <QScrollBar>

#include <algorithm>

namespace timbrel::ui {
namespace {

constexpr int kUsualRows = 6;
constexpr int kFewestRows = 2;

} // namespace

MonitorList::MonitorList(const MonitorBuffer& buffer, QWidget* parent)
    : QAbstractScrollArea(parent)
    , m_buffer(buffer)
{
    setObjectName(QStringLiteral("monitorList"));
    setAccessibleName(tr("MIDI messages"));
    setFocusPolicy(Qt::StrongFocus);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn);
    viewport()->setAttribute(Qt::WA_OpaquePaintEvent);
    connect(verticalScrollBar(), &QScrollBar::valueChanged, this, &MonitorList::scrolled);
    measure();
}

void MonitorList::measure()
{
    const QFontMetrics size = fontMetrics();
    constexpr int kGap = 3 * metrics::kStep;
    m_rowHeight = size.height() + 2;
    m_timeWidth = size.horizontalAdvance(QStringLiteral("00000.000")) + kGap;
    m_wayWidth = size.horizontalAdvance(QStringLiteral("out")) + kGap;
    m_channelWidth = size.horizontalAdvance(QStringLiteral("16")) + kGap;
    verticalScrollBar()->setSingleStep(1);
    showRange();
}

QSize MonitorList::sizeHint() const
{
    return {80 * metrics::kStep, kUsualRows * m_rowHeight};
}

QSize MonitorList::minimumSizeHint() const
{
    return {40 * metrics::kStep, kFewestRows * m_rowHeight};
}

int MonitorList::visibleRows() const
{
    return std::max(1, viewport()->height() / m_rowHeight);
}

std::size_t MonitorList::topRow() const
{
    return static_cast<std::size_t>(verticalScrollBar()->value());
}

void MonitorList::bufferChanged()
{
    const std::uint64_t first = m_topId;
    const bool wasFull = m_isFull;
    showRange();
    // what is read stays where it is: nothing to paint while lines come below the last one
    m_isFull = topRow() + static_cast<std::size_t>(visibleRows()) < m_buffer.rows();
    if (m_isFollowing || !wasFull || !m_isFull || first != m_topId)
        viewport()->update();
}

void MonitorList::showRange()
{
    const QScopedValueRollback<bool> guard(m_isMovingBar, true);
    const int rows = static_cast<int>(m_buffer.rows());
    const int last = std::max(0, rows - visibleRows());
    QScrollBar* bar = verticalScrollBar();
    bar->setPageStep(visibleRows());
    bar->setRange(0, last);
    const int top
        = m_isFollowing ? last : std::min(last, static_cast<int>(m_buffer.rowFrom(m_topId)));
    bar->setValue(top);
    if (m_buffer.rows() > 0)
        m_topId = m_buffer.idOf(std::min(topRow(), m_buffer.rows() - 1));
}

void MonitorList::setFollowing(bool isFollowing)
{
    if (isFollowing == m_isFollowing)
        return;
    m_isFollowing = isFollowing;
    Q_EMIT followingChanged(isFollowing);
}

void MonitorList::follow()
{
    m_current.reset();
    setFollowing(true);
    bufferChanged();
}

void MonitorList::scrolled(int row)
{
    if (m_isMovingBar)
        return;
    if (m_buffer.rows() > 0)
        m_topId = m_buffer.idOf(
            std::min(static_cast<std::size_t>(std::max(0, row)), m_buffer.rows() - 1));
    setFollowing(row >= verticalScrollBar()->maximum() && !m_current);
    viewport()->update();
}

void MonitorList::choose(std::size_t row)
{
    if (m_buffer.rows() == 0)
        return;
    row = std::min(row, m_buffer.rows() - 1);
    setFollowing(false);
    m_current = m_buffer.idOf(row);
    const std::size_t top = topRow();
    const auto seen = static_cast<std::size_t>(visibleRows());
    if (row < top)
        verticalScrollBar()->setValue(static_cast<int>(row));
    else if (row >= top + seen)
        verticalScrollBar()->setValue(static_cast<int>(row - seen + 1));
    viewport()->update();
    QAccessibleValueChangeEvent event(this, currentText());
    QAccessible::updateAccessibility(&event);
}

void MonitorList::moveBy(long rows)
{
    if (m_buffer.rows() == 0)
        return;
    const auto last = static_cast<long>(m_buffer.rows()) - 1;
    const long now = m_current ? static_cast<long>(m_buffer.rowFrom(*m_current)) : last + 1;
    choose(static_cast<std::size_t>(std::clamp(now + rows, 0L, last)));
}

QString MonitorList::currentText() const
{
    if (m_buffer.rows() == 0)
        return {};
    const std::size_t last = m_buffer.rows() - 1;
    const std::size_t row = m_current ? std::min(m_buffer.rowFrom(*m_current), last) : last;
    const MonitorLine line = monitorLine(m_buffer.row(row));
    return QStringLiteral("%1  %2  %3  %4").arg(line.time, line.way, line.channel, line.what);
}

void MonitorList::copy() const
{
    QGuiApplication::clipboard()->setText(currentText());
}

void MonitorList::keyPressEvent(QKeyEvent* event)
{
    if (event->matches(QKeySequence::Copy)) {
        copy();
        return;
    }
    switch (event->key()) {
    case Qt::Key_Up:
        moveBy(-1);
        break;
    case Qt::Key_Down:
        moveBy(1);
        break;
    case Qt::Key_PageUp:
        moveBy(-visibleRows());
        break;
    case Qt::Key_PageDown:
        moveBy(visibleRows());
        break;
    case Qt::Key_Home:
        choose(0);
        break;
    case Qt::Key_End:
        follow();
        break;
    default:
        QAbstractScrollArea::keyPressEvent(event);
        break;
    }
}

void MonitorList::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton)
        return;
    const auto row = topRow()
        + static_cast<std::size_t>(std::max(0, event->position().toPoint().y()) / m_rowHeight);
    if (row < m_buffer.rows())
        choose(row);
    else
        follow();
}

void MonitorList::wheelEvent(QWheelEvent* event)
{
    // to be turned back is to read
    m_current.reset();
    QAbstractScrollArea::wheelEvent(event);
    event->accept();
}

void MonitorList::resizeEvent(QResizeEvent* event)
{
    QAbstractScrollArea::resizeEvent(event);
    showRange();
}

void MonitorList::focusInEvent(QFocusEvent* event)
{
    QAbstractScrollArea::focusInEvent(event);
    viewport()->update();
}

void MonitorList::focusOutEvent(QFocusEvent* event)
{
    QAbstractScrollArea::focusOutEvent(event);
    viewport()->update();
}

void MonitorList::changeEvent(QEvent* event)
{
    QAbstractScrollArea::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        measure();
}

void MonitorList::scrollContentsBy(int /*dx*/, int /*dy*/)
{
    // lines are painted anew where others stand there
}

void MonitorList::paintRow(QPainter& painter, std::size_t row, int y) const
{
    const Theme& colours = theme();
    const MonitoredMessage& message = m_buffer.row(row);
    const MonitorLine line = monitorLine(message);
    const int base = y + 1 + fontMetrics().ascent();
    int x = metrics::kStep;
    painter.setPen(colours.quiet);
    painter.drawText(x + m_timeWidth - 3 * metrics::kStep
                         - fontMetrics().horizontalAdvance(line.time),
                     base,
                     line.time);
    x += m_timeWidth;
    // the word says it, the colour only helps
    painter.setPen(message.isOutgoing ? colours.live : colours.quiet);
    painter.drawText(x, base, line.way);
    x += m_wayWidth;
    painter.setPen(colours.quiet);
    painter.drawText(x, base, line.channel);
    x += m_channelWidth;
    painter.setPen(colours.text);
    painter.drawText(x, base, line.what);
}

void MonitorList::paintEvent(QPaintEvent* /*event*/)
{
    QPainter painter(viewport());
    const Theme& colours = theme();
    painter.fillRect(viewport()->rect(), colours.panel);
    const std::size_t top = topRow();
    const int rows = viewport()->height() / m_rowHeight + 1;
    for (int i = 0; i < rows && top + static_cast<std::size_t>(i) < m_buffer.rows(); ++i) {
        const std::size_t row = top + static_cast<std::size_t>(i);
        const int y = i * m_rowHeight;
        if (m_current && m_buffer.idOf(row) == *m_current)
            painter.fillRect(0, y, viewport()->width(), m_rowHeight, colours.raised);
        paintRow(painter, row, y);
    }
    if (m_buffer.rows() == 0) {
        painter.setPen(colours.quiet);
        painter.drawText(viewport()->rect(),
                         Qt::AlignCenter | Qt::TextWordWrap,
                         tr("What comes in and goes out while you perform is listed here"));
    }
    if (hasFocus()) {
        painter.setPen(QPen(colours.accent, metrics::kFocusRing));
        painter.drawRect(viewport()->rect().adjusted(1, 1, -1, -1));
    }
}

} // namespace timbrel::ui
