// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QProxyStyle>

namespace timbrel::ui {

/// Qt's Fusion, but for what style sheets cannot say: check marks in lists that are seen on a dark
/// panel, and no frame around the row at hand (the list itself has a focus ring). Threads: GUI.
class TimbrelStyle final : public QProxyStyle
{
public:
    TimbrelStyle();
    void drawPrimitive(PrimitiveElement element,
                       const QStyleOption* option,
                       QPainter* painter,
                       const QWidget* widget) const override;
};

} // namespace timbrel::ui
