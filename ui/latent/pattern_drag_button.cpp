// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/latent/pattern_drag_button.h"

#include <QApplication>
#include <QDrag>
#include <QMimeData>
#include <QMouseEvent>
#include <QUrl>

#include <utility>

namespace timbrel::ui {

PatternDragButton::PatternDragButton(QWidget* parent)
    : QToolButton(parent)
{
    setObjectName(QStringLiteral("patternDrag"));
    //: something to be dragged into another program
    setText(tr("⠿ drag .mid"));
    setAccessibleName(tr("Drag the pattern out as a MIDI file"));
    setStatusTip(tr("Drag this into another program or a folder: the pattern as a MIDI file; a "
                    "press saves it"));
    setCursor(Qt::OpenHandCursor);
    setFocusPolicy(Qt::TabFocus);
}

QMimeData* PatternDragButton::makeData() const
{
    const QString file = m_make ? m_make() : QString();
    if (file.isEmpty())
        return nullptr;
    auto* carried = new QMimeData;
    carried->setUrls({QUrl::fromLocalFile(file)});
    return carried;
}

void PatternDragButton::mousePressEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton)
        m_pressedAt = event->pos();
    QToolButton::mousePressEvent(event);
}

void PatternDragButton::mouseMoveEvent(QMouseEvent* event)
{
    const bool isDrag = m_pressedAt && (event->buttons() & Qt::LeftButton)
        && (event->pos() - *m_pressedAt).manhattanLength() >= QApplication::startDragDistance();
    if (!isDrag) {
        QToolButton::mouseMoveEvent(event);
        return;
    }
    m_pressedAt.reset();
    setDown(false); // it is no press any more
    if (QMimeData* carried = makeData()) {
        auto* drag = new QDrag(this);
        drag->setMimeData(carried);
        drag->exec(Qt::CopyAction);
    }
}

} // namespace timbrel::ui
