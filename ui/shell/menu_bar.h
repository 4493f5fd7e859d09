// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/common/action_registry.h"

#include <QHash>

class QMenu;
class QMenuBar;

namespace timbrel::ui {

/// "Project", with "&"; translated.
[[nodiscard]] QString menuTitle(ActionMenu menu);

/// The menu bar as the registry has it; follows what is added later. Threads: GUI.
class MenuBarFiller final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(MenuBarFiller)
public:
    MenuBarFiller(QMenuBar* bar, ActionRegistry* registry);

    /// A menu within a menu, before the actions of that group or a higher one.
    void insertMenu(ActionMenu menu, int group, QMenu* inner);

private:
    struct Inner
    {
        ActionMenu menu;
        int group;
        QMenu* submenu;
    };
    void fill();
    void fillLater();

    QMenuBar* m_bar;
    ActionRegistry* m_registry;
    QList<Inner> m_inner;
    QHash<int, QMenu*> m_menus;
    bool m_isFillDue = false;
};

} // namespace timbrel::ui
