// SPDX-License-Identifier: GPL-3.0-or-later
// Which parts of the editor's tab are shown and how they share the room: as the person left it.
#include "ui/common/action_registry.h"
#include "ui/common/keyboard_strip.h"
#include "ui/editor/editor_view.h"
#include "ui/editor/example_document.h"
#include "ui/editor/lane_stack.h"
#include "ui/editor/project_document.h"
#include "ui/shell/editor_tab.h"
#include "ui/shell/kept_layout.h"

#include <QAction>
#include <QSplitter>

namespace timbrel::ui {

void EditorTab::addActions(ActionRegistry& actions)
{
    ActionSpec history;
    history.id = "edit.history";
    history.text = tr("&History");
    history.hint = tr("Everything that was done to this example and to the project; press on a "
                      "line to go back there");
    history.menu = ActionMenu::Edit;
    history.shortcuts = {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_H)};
    addPanel(actions, history, *m_historyPanel, false);
    ActionSpec keyboard;
    keyboard.id = "view.keyboard";
    keyboard.text = tr("&Keyboard and wheels");
    keyboard.hint
        = tr("A piano and controllers for the mouse, to play and record without a keyboard");
    keyboard.menu = ActionMenu::View;
    keyboard.group = 5;
    keyboard.shortcuts = {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_K)};
    addPanel(actions, keyboard, *m_keyboard, true); // without it a laptop alone cannot record
}

/// Shown as it was when it was last seen.
void EditorTab::addPanel(ActionRegistry& actions,
                         const ActionSpec& spec,
                         QWidget& panel,
                         bool isShownAtFirst)
{
    const QString id = QLatin1String(spec.id);
    const bool isShown = isPanelShown(id, isShownAtFirst);
    panel.setVisible(isShown);
    actions.addToggle(spec, isShown, this, [&panel, id](bool isOn) {
        panel.setVisible(isOn);
        keepPanelShown(id, isOn);
    });
}

/// Sizes are as they were when the window was last there, and so are the editor's own panels.
void EditorTab::keepLayout(ActionRegistry& actions)
{
    for (QSplitter* splitter : {m_splitter, &m_view->sides()}) {
        restoreSplitter(*splitter);
        connect(splitter, &QSplitter::splitterMoved, this, [splitter] { keepSplitter(*splitter); });
    }
    m_view->setLanesHeight(keptLanesHeight());
    connect(m_view, &EditorView::divided, this, [this] {
        keepLanesHeight(m_view->lanesHeight().value_or(0));
    });
    for (const char* id : {"view.table", "notes.panel"}) {
        const QString panel = QLatin1String(id);
        QAction* shown = actions.find(id);
        shown->setChecked(isPanelShown(panel, false));
        connect(
            shown, &QAction::toggled, this, [panel](bool isOn) { keepPanelShown(panel, isOn); });
    }
    connect(&m_view->lanes(), &LaneStack::arranged, this, [this] {
        if (m_project.isOpen())
            keepLanes(m_project.folder(), m_view->lanes().arrangement());
    });
}

/// Each project has lanes of its own.
void EditorTab::arrangeLanes()
{
    if (m_project.isOpen())
        m_view->lanes().arrange(keptLanes(m_project.folder()));
}

} // namespace timbrel::ui
