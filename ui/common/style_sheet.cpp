// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/style_sheet.h"

#include "ui/common/theme.h"

#include <utility>
#include <vector>

namespace timbrel::ui {
namespace {

// @name is replaced by a colour or a number of pixels
constexpr const char* kTemplate = R"(
QMainWindow, QDialog { background: @ground; }
QLabel { background: transparent; }
QLabel[role="title"] { font-size: @title; font-weight: 600; }
QLabel[role="caption"] { color: @quiet; font-size: @caption; font-weight: 600; }
QLabel[role="quiet"] { color: @quiet; }
QLabel[role="warning"] { color: @warn; }
QFrame[role="panel"] { background: @panel; border: 1px solid @line; border-radius: @corner; }
QMenuBar { background: @ground; border-bottom: 1px solid @line; padding: 2px; }
QMenuBar::item { padding: 4px 8px; border-radius: @corner; background: transparent; }
QMenuBar::item:selected { background: @raised; }
QMenu { background: @panel; border: 1px solid @line; padding: 4px; }
QMenu::item { padding: 4px 24px; border-radius: @corner; }
QMenu::item:selected { background: @raised; }
QMenu::item:disabled { color: @quiet; }
QMenu::separator { height: 1px; background: @line; margin: 4px 8px; }
QStatusBar { background: @ground; border-top: 1px solid @line; color: @quiet; }
QStatusBar::item { border: none; }
QPushButton { background: @raised; border: 1px solid @line; border-radius: @corner;
              padding: 0 12px; min-height: @control; }
QPushButton:hover { border-color: @quiet; }
QPushButton:focus { border: @ring solid @accent; }
QPushButton[role="primary"] { background: @accent; color: @onAccent; border-color: @accent;
                              font-weight: 600; }
QPushButton[role="primary"]:focus { border: @ring solid @text; }
QTreeView { background: @panel; border: @ring solid transparent; border-radius: @corner;
            outline: 1px solid transparent; }
QTreeView:focus { border-color: @accent; }
QTreeView::item { min-height: @row; padding: 0 16px 0 4px; }
QTreeView::item:hover { background: @ground; }
QTreeView::item:selected { background: @raised; color: @text; }
QHeaderView::section { background: @panel; color: @quiet; border: none;
                       border-bottom: 1px solid @line; padding: 4px 16px 4px 4px; font-size: @caption; }
QTextBrowser { background: @panel; border: none; padding: 12px; }
QSplitter::handle { background: transparent; }
QScrollBar:vertical { background: transparent; width: 12px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 0; }
QScrollBar::handle { background: @line; border-radius: 4px; margin: 2px; min-height: 24px; min-width: 24px; }
QScrollBar::handle:hover { background: @quiet; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
)";

QString pixels(int count)
{
    return QString::number(count) + QStringLiteral("px");
}

} // namespace

QString styleSheet(const Theme& theme)
{
    // longer names first where one begins with another
    const std::vector<std::pair<const char*, QString>> values = {
        {"@ground", theme.ground.name()},
        {"@panel", theme.panel.name()},
        {"@raised", theme.raised.name()},
        {"@line", theme.line.name()},
        {"@text", theme.text.name()},
        {"@quiet", theme.quiet.name()},
        {"@onAccent", theme.isDark ? theme.ground.name() : theme.panel.name()},
        {"@accent", theme.accent.name()},
        {"@warn", theme.warn.name()},
        {"@title", pixels(metrics::kTitlePixels)},
        {"@caption", pixels(metrics::kCaptionPixels)},
        {"@corner", pixels(metrics::kCorner)},
        {"@control", pixels(metrics::kControlHeight - 2)},
        {"@row", pixels(metrics::kControlHeight - metrics::kStep)},
        {"@ring", pixels(metrics::kFocusRing)},
    };
    QString sheet = QString::fromLatin1(kTemplate);
    for (const auto& [name, value] : values)
        sheet.replace(QLatin1String(name), value);
    return sheet;
}

} // namespace timbrel::ui
