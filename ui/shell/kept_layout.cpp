// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/kept_layout.h"

#include <QSettings>
#include <QSplitter>

namespace timbrel::ui {
namespace {

QString keyOf(const QString& part)
{
    return QStringLiteral("layout1/") + part;
}

} // namespace

void restoreSplitter(QSplitter& splitter)
{
    splitter.restoreState(QSettings().value(keyOf(splitter.objectName())).toByteArray());
}

void keepSplitter(const QSplitter& splitter)
{
    QSettings().setValue(keyOf(splitter.objectName()), splitter.saveState());
}

bool isPanelShown(const QString& panel, bool atFirst)
{
    return QSettings().value(keyOf(QStringLiteral("shown/") + panel), atFirst).toBool();
}

void keepPanelShown(const QString& panel, bool isShown)
{
    QSettings().setValue(keyOf(QStringLiteral("shown/") + panel), isShown);
}

QByteArray keptDivision()
{
    return QSettings().value(keyOf(QStringLiteral("notesAndLanes"))).toByteArray();
}

void keepDivision(const QByteArray& division)
{
    QSettings().setValue(keyOf(QStringLiteral("notesAndLanes")), division);
}

} // namespace timbrel::ui
