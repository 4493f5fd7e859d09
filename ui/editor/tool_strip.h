// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/editor/editor_state.h"

#include <QWidget>

#include <vector>

class QAction;
class QActionGroup;
class QComboBox;
class QHBoxLayout;
class QMenu;
class QSpinBox;
class QToolButton;

namespace timbrel::ui {

/// Tools, curve, snap, length and velocity of what is drawn next. Threads: GUI.
class ToolStrip final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ToolStrip)
public:
    explicit ToolStrip(EditorState& state, QWidget* parent = nullptr);
    /// A button for this action, in the row of tools.
    void addTool(QAction* action);
    void addToggle(QAction* action);

private:
    void buildCurve(QHBoxLayout& layout);
    void fillShapes(QMenu& menu);
    void buildSnap(QHBoxLayout& layout);
    void buildNote(QHBoxLayout& layout);
    void showState();

    EditorState& m_state;
    QHBoxLayout* m_tools = nullptr;
    QHBoxLayout* m_toggles = nullptr;
    QToolButton* m_shape = nullptr; ///< a picture of it: its name is as long as three tools
    QActionGroup* m_shapes = nullptr; ///< in the order of the menu
    QSpinBox* m_cycles = nullptr;
    QComboBox* m_grid = nullptr;
    QComboBox* m_length = nullptr;
    QSpinBox* m_velocity = nullptr;
};

/// Steps of the grid as the menus name them: "1/16", "1/8T".
[[nodiscard]] const std::vector<music::GridStep>& usualGridSteps();
[[nodiscard]] QString gridStepName(music::GridStep step);

} // namespace timbrel::ui
