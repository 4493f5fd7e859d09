// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/training/preview_plot.h"

#include "ui/training/cell_map.h"
#include "ui/training/preview_work.h"

#include <QKeyEvent>
#include <QLocale>
#include <QMouseEvent>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace timbrel::ui {
namespace {

constexpr double kPreviewPlotMargin = 8.0; ///< beside the first and the last step
constexpr double kZoom = 1.25; ///< of a key or a notch of the wheel
constexpr int kPreviewPlotNotch = 120; ///< eighths of a degree, as wheels report
constexpr double kScroll = 60.0; ///< pixels of a notch
constexpr std::size_t kLeap = 10; ///< steps, with Ctrl

QString secondsText(Microseconds time, int decimals)
{
    return QLocale().toString(std::chrono::duration<double>(time).count(), 'f', decimals);
}

} // namespace

PreviewPlot::PreviewPlot(PreviewWork& work, QWidget* parent)
    : QWidget(parent)
    , m_work(work)
    , m_colours(std::make_shared<EditorColours>(EditorColours::of(theme())))
{
    setObjectName(QStringLiteral("previewPlot"));
    setAccessibleName(tr("Target and output of each controller, notes and cell states over time"));
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    setAttribute(Qt::WA_OpaquePaintEvent);
    connect(&m_work, &PreviewWork::painted, this, &PreviewPlot::takePicture);
}

PreviewPlot::~PreviewPlot() = default;

void PreviewPlot::setPreview(std::shared_ptr<const expression::Preview> preview, bool isOther)
{
    m_preview = std::move(preview);
    const bool hasSteps = m_preview && m_preview->steps() > 0;
    if (!hasSteps)
        m_cursor.reset();
    else if (m_cursor)
        m_cursor
            = isOther ? std::nullopt : std::optional(std::min(*m_cursor, m_preview->steps() - 1));
    if (isOther)
        m_isWhole = true;
    updateGeometry();
    layOut();
    moveCursor(m_cursor); // its values are others
}

void PreviewPlot::setPlayhead(std::optional<Microseconds> playhead)
{
    if (m_playhead == playhead)
        return;
    for (const auto& place : {m_playhead, playhead})
        if (place)
            updateColumn(*place);
    m_playhead = playhead;
}

void PreviewPlot::showAll()
{
    m_isWhole = true;
    layOut();
}

QSize PreviewPlot::sizeHint() const
{
    return {160 * metrics::kStep, 100 * metrics::kStep};
}

QSize PreviewPlot::minimumSizeHint() const
{
    const std::size_t lanes = m_preview ? m_preview->controllers.size() : 1;
    return {60 * metrics::kStep,
            PreviewLayout::leastHeight(lanes, !m_preview || m_preview->cellCount > 0)};
}

Microseconds PreviewPlot::end() const
{
    if (!m_preview || m_preview->steps() == 0)
        return Microseconds {1};
    return std::max({m_preview->times.back(), m_preview->end, Microseconds {1}});
}

void PreviewPlot::layOut()
{
    if (!m_preview)
        m_layout = {};
    else
        m_layout
            = PreviewLayout::of(size(), m_preview->controllers.size(), m_preview->cellCount > 0);
    if (m_isWhole && m_preview)
        m_axis = TimeAxis::fitting(
            Microseconds {0}, end(), m_layout.ruler.width(), kPreviewPlotMargin);
    askForPicture();
    update();
}

void PreviewPlot::askForPicture()
{
    m_isStale = m_preview != nullptr && isVisible() && !size().isEmpty();
    if (!m_isStale)
        return;
    m_axis = m_axis.aligned(devicePixelRatioF());
    m_work.paint({m_preview, m_colours, m_axis, m_layout, size(), devicePixelRatioF()});
}

void PreviewPlot::takePicture(const QImage& image, const PreviewScene& scene)
{
    m_picture = image;
    m_pictureAxis = scene.axis;
    m_isStale = false;
    update();
}

void PreviewPlot::setAxis(const TimeAxis& axis)
{
    const auto whole
        = TimeAxis::fitting(Microseconds {0}, end(), m_layout.ruler.width(), kPreviewPlotMargin);
    m_isWhole = axis.microsPerPixel >= whole.microsPerPixel;
    m_axis = m_isWhole ? whole : axis;
    m_axis.microsPerPixel = std::max(m_axis.microsPerPixel, TimeAxis::kFinest);
    const double least = whole.origin;
    const double most
        = std::max(least,
                   static_cast<double>(end().count()) + kPreviewPlotMargin * m_axis.microsPerPixel
                       - m_layout.ruler.width() * m_axis.microsPerPixel);
    m_axis.origin = std::clamp(m_axis.origin, least, most);
    askForPicture();
    update();
}

std::optional<std::size_t> PreviewPlot::stepAt(double x) const
{
    const double within = x - m_layout.ruler.left();
    if (!m_preview || m_preview->steps() == 0 || within < 0.0)
        return std::nullopt;
    const Microseconds time = m_axis.timeAt(within);
    if (time < m_preview->times.front() || time > end() + Microseconds {1'000'000})
        return std::nullopt;
    return m_preview->stepAt(time);
}

void PreviewPlot::updateColumn(Microseconds time)
{
    const int x = m_layout.ruler.left() + static_cast<int>(std::floor(m_axis.xOf(time)));
    update(x - 2, 0, 5, height());
}

void PreviewPlot::moveCursor(std::optional<std::size_t> step)
{
    const auto updateCursor = [this] {
        if (m_cursor && m_preview && *m_cursor < m_preview->steps())
            updateColumn(m_preview->times[*m_cursor]);
    };
    updateCursor();
    m_cursor = step;
    updateCursor();
    const QString text = m_cursor && m_preview ? textAt(*m_cursor) : QString();
    setAccessibleDescription(text);
    Q_EMIT readOut(text);
}

QString PreviewPlot::textAt(std::size_t step) const
{
    const QLocale locale;
    QStringList parts = {tr("%1 s").arg(secondsText(m_preview->times[step], 3))};
    for (const auto& controller : m_preview->controllers) {
        const QString name = tr("CC %1").arg(controller.coding.controller);
        const int output = controller.outputs[step];
        const bool isAfter = m_preview->times[step] > m_preview->end;
        if (!controller.hasTarget || isAfter) {
            //: a controller and the value that the network gives it
            parts += tr("%1: network %2").arg(name).arg(output);
            continue;
        }
        const int difference = controller.differenceAt(step);
        const QString sign = difference > 0 ? QStringLiteral("+") : QString();
        //: a controller, what was drawn, what the network says, and how far that is off
        parts += tr("%1: target %2, network %3 (%4)")
                     .arg(name)
                     .arg(controller.drawn[step])
                     .arg(output)
                     .arg(sign + locale.toString(difference));
    }
    if (const QString cell = cellTextAt(step); !cell.isEmpty())
        parts += cell;
    return parts.join(QStringLiteral(" · "));
}

QString PreviewPlot::cellTextAt(std::size_t step) const
{
    if (!m_pointer || m_layout.cells.isEmpty() || !m_layout.cells.contains(m_pointer->toPoint()))
        return {};
    std::size_t cell
        = cellAt(m_pointer->y() - m_layout.cells.top(), m_layout.cells.height(), *m_preview);
    const auto row = m_preview->rowAt(step);
    const QString state = QLocale().toString(static_cast<double>(row[cell]), 'f', 2);
    int layer = 1;
    for (const int blocks : m_preview->blockCounts) {
        if (blocks <= 0 || cell < static_cast<std::size_t>(blocks))
            break;
        cell -= static_cast<std::size_t>(blocks);
        ++layer;
    }
    return m_preview->blockCounts.size() > 1
        //: numbers of a cell and of its layer, and its state
        ? tr("cell %1 of layer %2: %3").arg(cell + 1).arg(layer).arg(state)
        : tr("cell %1: %2").arg(cell + 1).arg(state);
}

bool PreviewPlot::event(QEvent* event)
{
    if (event->type() == QEvent::Show || event->type() == QEvent::ScreenChangeInternal) {
        const bool isHandled = QWidget::event(event);
        layOut();
        return isHandled;
    }
    return QWidget::event(event);
}

void PreviewPlot::resizeEvent(QResizeEvent*)
{
    layOut();
}

void PreviewPlot::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() != QEvent::StyleChange && event->type() != QEvent::PaletteChange)
        return;
    m_colours = std::make_shared<EditorColours>(EditorColours::of(theme()));
    askForPicture();
    update();
}

void PreviewPlot::mousePressEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton || event->button() == Qt::MiddleButton)
        m_panFrom = event->position();
}

void PreviewPlot::mouseMoveEvent(QMouseEvent* event)
{
    m_pointer = event->position();
    if (m_panFrom && event->buttons() != Qt::NoButton) {
        setAxis(m_axis.scrolledBy(m_panFrom->x() - event->position().x()));
        m_panFrom = event->position();
    }
    moveCursor(stepAt(event->position().x()));
}

void PreviewPlot::mouseReleaseEvent(QMouseEvent*)
{
    m_panFrom.reset();
}

void PreviewPlot::mouseDoubleClickEvent(QMouseEvent*)
{
    showAll();
}

void PreviewPlot::wheelEvent(QWheelEvent* event)
{
    const QPoint angle = event->angleDelta();
    const bool doesZoom = event->modifiers().testFlag(Qt::ControlModifier);
    const bool isSideways = event->modifiers().testFlag(Qt::ShiftModifier) || angle.y() == 0;
    const double notches = double(angle.y() != 0 ? angle.y() : angle.x()) / kPreviewPlotNotch;
    if (!m_preview || (!doesZoom && !isSideways)) {
        event->ignore(); // what lies around may scroll
        return;
    }
    if (doesZoom)
        setAxis(m_axis.zoomedAt(event->position().x() - m_layout.ruler.left(),
                                std::pow(kZoom, notches)));
    else
        setAxis(m_axis.scrolledBy(-notches * kScroll));
    moveCursor(stepAt(event->position().x()));
}

void PreviewPlot::keyPressEvent(QKeyEvent* event)
{
    if (!m_preview || m_preview->steps() == 0) {
        QWidget::keyPressEvent(event);
        return;
    }
    const std::size_t last = m_preview->steps() - 1;
    const std::size_t now = m_cursor.value_or(0);
    const std::size_t leap = event->modifiers().testFlag(Qt::ControlModifier) ? kLeap : 1;
    const double middle
        = m_cursor ? m_axis.xOf(m_preview->times[now]) : m_layout.ruler.width() / 2.0;
    switch (event->key()) {
    case Qt::Key_Left:
        moveCursor(now >= leap ? now - leap : 0);
        break;
    case Qt::Key_Right:
        moveCursor(m_cursor ? std::min(now + leap, last) : 0);
        break;
    case Qt::Key_Home:
        moveCursor(0);
        break;
    case Qt::Key_End:
        moveCursor(last);
        break;
    case Qt::Key_Plus:
        setAxis(m_axis.zoomedAt(middle, kZoom));
        return;
    case Qt::Key_Minus:
        setAxis(m_axis.zoomedAt(middle, 1.0 / kZoom));
        return;
    case Qt::Key_0:
        showAll();
        return;
    default:
        QWidget::keyPressEvent(event);
        return;
    }
    // what is read out is seen
    const double x = m_axis.xOf(m_preview->times[*m_cursor]);
    const double width = m_layout.ruler.width();
    if (x < 0.0 || x > width)
        setAxis(m_axis.scrolledBy(x - width / 2.0));
}

void PreviewPlot::leaveEvent(QEvent*)
{
    m_pointer.reset();
    moveCursor(std::nullopt);
}

} // namespace timbrel::ui
