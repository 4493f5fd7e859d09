// SPDX-License-Identifier: GPL-3.0-or-later
// What hands do on the pad: mouse, touch, wheel, keys, menu, what is dropped.
#include "ui/common/hand.h"
#include "ui/latent/latent_pad.h"
#include "ui/latent/pad_hit_test.h"

#include <QContextMenuEvent>
#include <QCoreApplication>
#include <QDoubleSpinBox>
#include <QDropEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QMimeData>
#include <QMouseEvent>
#include <QUrl>
#include <QWheelEvent>

#include <utility>

namespace timbrel::ui {

using pattern::PuckPath;

namespace {

constexpr double kPadWheelStep = 0.005; ///< of the pad
constexpr double kKeyStep = 0.01;
constexpr double kFineKeyStep = 0.001;

QStringList localFiles(const QMimeData& data)
{
    QStringList files;
    for (const QUrl& url : data.urls())
        if (url.isLocalFile())
            files << url.toLocalFile();
    return files;
}

} // namespace

PadContext LatentPad::context()
{
    return {m_document, m_scene, m_pathBeats, m_pathEnd};
}

void LatentPad::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton || m_drag) {
        event->ignore();
        return;
    }
    const PadPointer pointer {event->position(), event->modifiers()};
    const PadHit hit = hitPad(m_scene, pointer.place);
    if (m_tool == PadTool::Puck && hit.part == PadPart::Dot && !pointer.bypassesSnap()
        && !m_document.setup().isRelative) {
        m_document.seal();
        Q_EMIT dotChosen(hit.index);
        return;
    }
    m_scene.chosenPoint.reset();
    if (hit.part == PadPart::PathPoint)
        m_scene.chosenPoint = hit.index;
    m_drag = beginPadDrag(context(), m_tool, hit, pointer);
    update();
}

void LatentPad::mouseMoveEvent(QMouseEvent* event)
{
    const PadPointer pointer {event->position(), event->modifiers()};
    if (m_drag) {
        m_drag->move(pointer);
        Q_EMIT hoverText(valueText());
        update();
        return;
    }
    hover(pointer);
}

void LatentPad::mouseReleaseEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton || !m_drag)
        return;
    const auto drag = std::exchange(m_drag, nullptr);
    drag->finish();
    update();
}

void LatentPad::mouseDoubleClickEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton)
        return;
    if (m_tool == PadTool::Puck) {
        centre();
        return;
    }
    const PadHit hit = hitPad(m_scene, event->position());
    const auto path = m_document.setup().path;
    if (hit.part == PadPart::PathLine)
        changePath(std::make_shared<const PuckPath>(path->withPointAt(hit.beat)),
                   tr("Add a point to the path"));
    else if (hit.part == PadPart::PathPoint) {
        m_scene.chosenPoint = hit.index;
        deleteChosenPoint();
    }
}

void LatentPad::cancelDrag()
{
    if (const auto drag = std::exchange(m_drag, nullptr))
        drag->cancel();
    update();
}

void LatentPad::wheelEvent(QWheelEvent* event)
{
    const bool isAcross = event->modifiers().testFlag(Qt::ShiftModifier);
    m_wheelAcross += event->angleDelta().x() + (isAcross ? event->angleDelta().y() : 0);
    m_wheelDown += isAcross ? 0 : event->angleDelta().y();
    const int across = m_wheelAcross / kWheelNotch;
    const int down = m_wheelDown / kWheelNotch;
    m_wheelAcross %= kWheelNotch;
    m_wheelDown %= kWheelNotch;
    if (across != 0 || down != 0)
        nudge(across * kPadWheelStep, -down * kPadWheelStep);
    Q_EMIT hoverText(valueText());
    event->accept();
}

void LatentPad::keyPressEvent(QKeyEvent* event)
{
    const double step = event->modifiers().testFlag(Qt::ShiftModifier) ? kFineKeyStep : kKeyStep;
    switch (event->key()) {
    case Qt::Key_Left:
        nudge(-step, 0.0);
        break;
    case Qt::Key_Right:
        nudge(step, 0.0);
        break;
    case Qt::Key_Up:
        nudge(0.0, -step);
        break;
    case Qt::Key_Down:
        nudge(0.0, step);
        break;
    case Qt::Key_Home:
        centre();
        break;
    case Qt::Key_Delete:
        deleteChosenPoint();
        break;
    case Qt::Key_Escape:
        if (!m_drag) {
            event->ignore();
            return;
        }
        cancelDrag();
        break;
    default:
        if (const bool isDigit = event->key() >= Qt::Key_0 && event->key() <= Qt::Key_9; isDigit
            || event->key() == Qt::Key_Minus || event->key() == Qt::Key_Return
            || event->key() == Qt::Key_Enter) {
            askForPosition();
            auto* field = findChild<QDoubleSpinBox*>(QStringLiteral("positionAcross"));
            if (field != nullptr && event->key() != Qt::Key_Return && event->key() != Qt::Key_Enter)
                QCoreApplication::sendEvent(field, event); // it begins the number
        } else
            QWidget::keyPressEvent(event);
        return;
    }
    Q_EMIT hoverText(valueText());
}

void LatentPad::deleteChosenPoint()
{
    const auto path = m_document.setup().path;
    if (!m_scene.chosenPoint || !path)
        return;
    const PuckPath fewer = path->withoutPoint(*std::exchange(m_scene.chosenPoint, std::nullopt));
    changePath(fewer.isEmpty() ? nullptr : std::make_shared<const PuckPath>(fewer),
               tr("Delete a point of the path"));
}

void LatentPad::changePath(std::shared_ptr<const PuckPath> path, const QString& what)
{
    pattern::PadSetup to = m_document.setup();
    to.path = std::move(path);
    m_document.change(std::move(to), what);
}

void LatentPad::hover(const PadPointer& pointer)
{
    const PadHit hit = hitPad(m_scene, pointer.place);
    const auto hotDot = hit.part == PadPart::Dot ? std::optional(hit.index) : std::nullopt;
    const bool isPuckHot = hit.part == PadPart::Puck;
    if (hotDot != m_scene.hotDot || isPuckHot != m_scene.isPuckHot) {
        m_scene.hotDot = hotDot;
        m_scene.isPuckHot = isPuckHot;
        update();
    }
    const bool isPoint = hit.part == PadPart::PathPoint;
    if (m_tool == PadTool::Path)
        setCursor(isPoint ? Qt::SizeAllCursor : Qt::CrossCursor);
    else
        setCursor(isPuckHot || m_document.setup().isRelative ? Qt::OpenHandCursor
                                                             : Qt::PointingHandCursor);
    Q_EMIT hoverText(hoverTextOf(hit));
}

QString LatentPad::hoverTextOf(const PadHit& hit) const
{
    switch (hit.part) {
    case PadPart::Dot: {
        const PadDot& dot = m_dots[hit.index];
        const QString label = m_labels.value(dot.label);
        return label.isEmpty() ? tr("%1: a press goes there").arg(dot.name)
                               : tr("%1 (%2): a press goes there").arg(dot.name, label);
    }
    case PadPart::PathPoint:
        return tr("Drag to move the point, Delete or a double click takes it away");
    case PadPart::PathLine:
        return tr("Drag to draw another path; a double click puts a point here");
    case PadPart::Corner: {
        const QString& name = m_scene.corners[hit.index].name;
        return name.isEmpty() ? tr("An empty corner: drop a pattern of the library here")
                              : tr("%1; drop another pattern here to exchange it").arg(name);
    }
    case PadPart::Puck:
    case PadPart::Ground:
        break;
    }
    return m_tool == PadTool::Path ? tr("Drag to draw a path") : valueText();
}

void LatentPad::leaveEvent(QEvent* event)
{
    m_scene.hotDot.reset();
    m_scene.isPuckHot = false;
    update();
    Q_EMIT hoverText({});
    QWidget::leaveEvent(event);
}

void LatentPad::contextMenuEvent(QContextMenuEvent* event)
{
    cancelDrag();
    const bool isByKey = event->reason() == QContextMenuEvent::Keyboard;
    const QPointF place
        = isByKey ? m_scene.geometry.pixelOf(m_scene.target) : QPointF(event->pos());
    const PadHit hit = hitPad(m_scene, place);
    auto* menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("padMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    if (hit.part == PadPart::Dot)
        menu->addAction(tr("Go to “%1”").arg(m_dots[hit.index].name), this, [this, hit] {
            m_document.seal();
            Q_EMIT dotChosen(hit.index);
        });
    addPathEntries(*menu, hit);
    menu->addAction(tr("Type a position…"), this, &LatentPad::askForPosition);
    menu->addAction(tr("Centre"), this, &LatentPad::centre);
    Q_EMIT menuAboutToShow(menu, cornerUnder(m_scene, place));
    menu->popup(isByKey ? mapToGlobal(place.toPoint()) : event->globalPos());
}

void LatentPad::addPathEntries(QMenu& menu, const PadHit& hit)
{
    const auto path = m_document.setup().path;
    if (!path)
        return;
    if (hit.part == PadPart::PathPoint)
        menu.addAction(tr("Delete this point"), this, [this, hit] {
            m_scene.chosenPoint = hit.index;
            deleteChosenPoint();
        });
    if (hit.part == PadPart::PathLine)
        menu.addAction(tr("Add a point here"), this, [this, path, hit] {
            changePath(std::make_shared<const PuckPath>(path->withPointAt(hit.beat)),
                       tr("Add a point to the path"));
        });
    menu.addAction(
        tr("Delete the path"), this, [this] { changePath(nullptr, tr("Delete the path")); });
    menu.addSeparator();
}

// ---- what is dropped

void LatentPad::dragEnterEvent(QDragEnterEvent* event)
{
    if (event->mimeData()->hasFormat(QLatin1String(kPatternMimeType))
        || !localFiles(*event->mimeData()).isEmpty())
        event->acceptProposedAction();
}

void LatentPad::dragMoveEvent(QDragMoveEvent* event)
{
    const auto corner = cornerUnder(m_scene, event->position());
    if (corner != m_scene.hotCorner) {
        m_scene.hotCorner = corner;
        update();
    }
    Q_EMIT hoverText(corner ? tr("Drop to put it into this corner")
                            : tr("Drop to send the puck to it"));
    event->acceptProposedAction();
}

void LatentPad::dragLeaveEvent(QDragLeaveEvent* event)
{
    m_scene.hotCorner.reset();
    update();
    Q_EMIT hoverText({});
    QWidget::dragLeaveEvent(event);
}

void LatentPad::dropEvent(QDropEvent* event)
{
    m_scene.hotCorner.reset();
    update();
    const auto corner = cornerUnder(m_scene, event->position());
    const QByteArray id = event->mimeData()->data(QLatin1String(kPatternMimeType));
    event->acceptProposedAction();
    if (!id.isEmpty())
        Q_EMIT patternDropped(QString::fromUtf8(id), corner);
    else
        Q_EMIT filesDropped(localFiles(*event->mimeData()), corner);
}

} // namespace timbrel::ui
