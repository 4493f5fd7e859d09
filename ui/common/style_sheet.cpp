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
QLabel[role="heading"] { font-weight: 600; }
QLabel[role="caption"] { color: @quiet; font-size: @caption; font-weight: 600; }
QLabel[role="quiet"] { color: @quiet; }
QLabel[role="warning"], QLineEdit[role="warning"] { color: @warn; }
QFrame[role="panel"] { background: @panel; border: 1px solid @line; border-radius: @corner; }
QFrame[role="question"] { background: @raised; border: 1px solid @accent; border-radius: @corner; }
QScrollArea { background: transparent; border: none; }
QScrollArea > QWidget > QWidget { background: transparent; }
QTabBar { background: transparent; }
QTabBar::tab { background: transparent; color: @quiet; padding: 4px 12px; min-height: 18px;
               border: none; border-bottom: @ring solid transparent; }
QTabBar::tab:hover { color: @text; }
QTabBar::tab:selected { color: @text; border-bottom-color: @accent; }
QTabBar::tab:focus { color: @accent; }
QTabWidget::pane { border: none; border-top: 1px solid @line; }
QLineEdit, QAbstractSpinBox, QComboBox, QKeySequenceEdit QLineEdit {
    background: @panel; color: @text; border: 1px solid @line; border-radius: @corner;
    padding: 0 6px; min-height: @row; selection-background-color: @accent;
    selection-color: @onAccent; }
QLineEdit:hover, QAbstractSpinBox:hover, QComboBox:hover { border-color: @quiet; }
QLineEdit:focus, QAbstractSpinBox:focus, QComboBox:focus { border: @ring solid @accent; padding: 0 5px; }
QLineEdit:disabled, QAbstractSpinBox:disabled, QComboBox:disabled { color: @quiet; background: @ground; }
QComboBox::drop-down { border: none; width: 20px; }
QComboBox::down-arrow { image: url(@arrow); width: 10px; height: 6px; }
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button { width: 0; border: none; }
QComboBox QAbstractItemView { background: @panel; border: 1px solid @line;
                              selection-background-color: @raised; selection-color: @text; }
QToolButton { background: @raised; color: @text; border: 1px solid @line; border-radius: @corner;
              padding: 0 8px; min-height: @row; }
QToolButton[dense="true"], QToolButton[dense="true"]:focus { padding: 0 2px; min-height: @dense; }
QToolButton:hover { border-color: @quiet; }
QToolButton:focus { border: @ring solid @accent; padding: 0 7px; }
#toolStrip QToolButton { padding: 0 5px; }
#toolStrip QToolButton:focus { padding: 0 4px; }
#latentTab QToolButton { padding: 0 4px; }
#latentTab QToolButton:focus { padding: 0 3px; }
#latentTab QToolButton[dense="true"], #latentTab QToolButton[dense="true"]:focus { padding: 0 2px; }
QToolButton:pressed, QToolButton:checked { background: @panel; border-color: @accent; color: @accent; }
QToolButton:disabled { color: @quiet; background: transparent; border-color: transparent; }
QToolButton[role="warning"] { color: @warn; }
QToolButton[role="sign"], QToolButton[role="sign"]:focus { padding: 0; }
QCheckBox:focus, QRadioButton:focus { color: @accent; }
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
QPushButton[large="true"] { min-height: @large; }
QPushButton[role="panic"] { border: @ring solid @fail; font-weight: 600; }
QPushButton[role="panic"]:focus { border: @ring solid @accent; }
QPushButton:disabled { color: @quiet; background: transparent; }
QPushButton[role="link"] { background: transparent; border: 1px solid transparent; padding: 0 4px;
                           color: @text; text-align: left; }
QPushButton[role="link"][dense="true"] { min-height: @dense; }
QPushButton[role="link"]:hover { color: @accent; }
QPushButton[role="link"]:focus { border: @ring solid @accent; }
QTreeView { background: @panel; border: @ring solid transparent; border-radius: @corner;
            outline: 1px solid transparent; }
QTreeView:focus { border-color: @accent; }
QListView { background: @panel; border: @ring solid transparent; border-radius: @corner; }
QListView:focus { border-color: @accent; }
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
        {"@arrow",
         theme.isDark ? QStringLiteral(":/icons/arrow-dark.svg")
                      : QStringLiteral(":/icons/arrow-light.svg")},
        {"@ground", theme.ground.name()},
        {"@panel", theme.panel.name()},
        {"@raised", theme.raised.name()},
        {"@line", theme.line.name()},
        {"@text", theme.text.name()},
        {"@quiet", theme.quiet.name()},
        {"@onAccent", theme.isDark ? theme.ground.name() : theme.panel.name()},
        {"@accent", theme.accent.name()},
        {"@warn", theme.warn.name()},
        {"@fail", theme.fail.name()},
        {"@title", pixels(metrics::kTitlePixels)},
        {"@caption", pixels(metrics::kCaptionPixels)},
        {"@corner", pixels(metrics::kCorner)},
        {"@large", pixels(metrics::kLargeHeight - 2)},
        {"@control", pixels(metrics::kControlHeight - 2)},
        {"@row", pixels(metrics::kControlHeight - metrics::kStep)},
        {"@dense", pixels(metrics::kDenseControlHeight - 2)},
        {"@ring", pixels(metrics::kFocusRing)},
    };
    QString sheet = QString::fromLatin1(kTemplate);
    for (const auto& [name, value] : values)
        sheet.replace(QLatin1String(name), value);
    return sheet;
}

} // namespace timbrel::ui
