// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/fitted_scroll.h"

#include <QEvent>
#include <QLayout>
#include <QScrollBar>

#include <algorithm>

namespace timbrel::ui {

FittedScroll::FittedScroll(QWidget* contents, int smallest, int largest, QWidget* parent)
    : QScrollArea(parent)
    , m_smallest(smallest)
    , m_largest(largest)
{
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::NoFocus); // what is in it has the focus
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    setWidget(contents);
    contents->installEventFilter(this);
}

/// Of the width that there is: labels that wrap are higher where it is narrow.
int FittedScroll::contentsHeight() const
{
    const QLayout* layout = widget()->layout();
    if (layout != nullptr && layout->hasHeightForWidth() && viewport()->width() > 0)
        return layout->totalHeightForWidth(viewport()->width());
    return widget()->sizeHint().height();
}

/// The bar comes and goes, and takes nothing away.
int FittedScroll::neededWidth() const
{
    return widget()->minimumSizeHint().width() + verticalScrollBar()->sizeHint().width();
}

QSize FittedScroll::sizeHint() const
{
    return {neededWidth(),
            std::clamp(contentsHeight(), std::min(m_smallest, contentsHeight()), m_largest)};
}

QSize FittedScroll::minimumSizeHint() const
{
    return {neededWidth(), std::min(m_smallest, contentsHeight())};
}

bool FittedScroll::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == widget()
        && (event->type() == QEvent::LayoutRequest || event->type() == QEvent::Resize))
        updateGeometry();
    return QScrollArea::eventFilter(watched, event);
}

} // namespace timbrel::ui
