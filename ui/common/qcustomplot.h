// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

/// The one include of QCustomPlot: its header is written with Qt's keywords, which this program
/// does without (QT_NO_KEYWORDS). They are there while it is read, and nowhere else.
#include <QCache>
#include <QDateTime>
#include <QElapsedTimer>
#include <QMultiMap>
#include <QPainterPath>
#include <QPen>
#include <QPixmap>
#include <QPointer>
#include <QSharedPointer>
#include <QStack>
#include <QtGlobal>
#include <QtMath>

// It asks for the header of all headers of printing, which brings the whole of QtCore and QtGui: 7
// s of a compiler's time in each file that sees a plot. It draws with what stands above.
#ifndef QT_QTPRINTSUPPORT_MODULE_H
#define QT_QTPRINTSUPPORT_MODULE_H // NOLINT(readability-identifier-naming)
#endif

#define signals Q_SIGNALS // NOLINT(readability-identifier-naming)
#define slots Q_SLOTS // NOLINT(readability-identifier-naming)
#define emit // NOLINT(readability-identifier-naming)
#define foreach Q_FOREACH // NOLINT(readability-identifier-naming)

#include <qcustomplot.h>

#undef signals
#undef slots
#undef emit
#undef foreach
