// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

/// The one include of QCustomPlot: its header is written with Qt's keywords, which this program
/// does without (QT_NO_KEYWORDS). They are there while it is read, and nowhere else.
#include <QtGlobal>

#define signals Q_SIGNALS // NOLINT(readability-identifier-naming)
#define slots Q_SLOTS // NOLINT(readability-identifier-naming)
#define emit // NOLINT(readability-identifier-naming)
#define foreach Q_FOREACH // NOLINT(readability-identifier-naming)

#include <qcustomplot.h>

#undef signals
#undef slots
#undef emit
#undef foreach
