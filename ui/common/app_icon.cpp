// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/app_icon.h"

#include <QPainter>
#include <QPixmap>
#include <QSvgRenderer>

namespace timbrel::ui {

QIcon appIcon()
{
    QSvgRenderer renderer(QStringLiteral(":/icons/timbrel.svg"));
    QIcon icon;
    for (const int size : {16, 24, 32, 48, 64, 128, 256}) {
        QPixmap pixmap(size, size);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        renderer.render(&painter);
        painter.end();
        icon.addPixmap(pixmap);
    }
    return icon;
}

} // namespace timbrel::ui
