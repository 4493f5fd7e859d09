// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/menu_bar.h"

#include <QAction>
#include <QCoreApplication>
#include <QMenu>
#include <QMenuBar>
#include <QTimer>

#include <limits>

namespace timbrel::ui {
namespace {

constexpr ActionMenu kMenus[] = {ActionMenu::Project,
                                 ActionMenu::Edit,
                                 ActionMenu::Notes,
                                 ActionMenu::Controllers,
                                 ActionMenu::Example,
                                 ActionMenu::Training,
                                 ActionMenu::Patterns,
                                 ActionMenu::Play,
                                 ActionMenu::View,
                                 ActionMenu::Help};

class Titles
{
    Q_DECLARE_TR_FUNCTIONS(MenuBar)
public:
    static QString of(ActionMenu menu)
    {
        switch (menu) {
        case ActionMenu::Project:
            return tr("&Project");
        case ActionMenu::Edit:
            return tr("&Edit");
        case ActionMenu::Notes:
            return tr("&Notes");
        case ActionMenu::Controllers:
            return tr("&Controllers");
        case ActionMenu::Example:
            return tr("E&xample");
        case ActionMenu::Training:
            return tr("&Training");
        case ActionMenu::Patterns:
            return tr("Pa&tterns");
        case ActionMenu::Play:
            return tr("P&lay", "menu");
        case ActionMenu::View:
            return tr("&View");
        case ActionMenu::Help:
            return tr("&Help");
        }
        return {};
    }
};

} // namespace

QString menuTitle(ActionMenu menu)
{
    return Titles::of(menu);
}

MenuBarFiller::MenuBarFiller(QMenuBar* bar, ActionRegistry* registry)
    : QObject(bar)
    , m_bar(bar)
    , m_registry(registry)
{
    connect(registry, &ActionRegistry::added, this, &MenuBarFiller::fillLater);
    fill();
}

void MenuBarFiller::insertMenu(ActionMenu menu, int group, QMenu* inner)
{
    m_inner << Inner {menu, group, inner};
    fillLater();
}

void MenuBarFiller::fillLater()
{
    if (m_isFillDue)
        return;
    m_isFillDue = true;
    QTimer::singleShot(0, this, &MenuBarFiller::fill);
}

void MenuBarFiller::fill()
{
    m_isFillDue = false;
    const QList<QAction*> actions = m_registry->all();
    for (const ActionMenu menu : kMenus) {
        QMenu*& widget = m_menus[static_cast<int>(menu)];
        if (widget == nullptr) {
            widget = m_bar->addMenu(menuTitle(menu));
            widget->setToolTipsVisible(false);
        }
        widget->clear(); // the actions are the registry's and stay
        int last = -1;
        const auto separate = [&](int group) {
            if (last >= 0 && group != last)
                widget->addSeparator();
            last = group;
        };
        QList<Inner> inner = m_inner;
        inner.removeIf([menu](const Inner& one) { return one.menu != menu; });
        const auto addInnerUpTo = [&](int group) {
            while (!inner.isEmpty() && inner.front().group <= group) {
                separate(inner.front().group);
                widget->addMenu(inner.takeFirst().submenu);
            }
        };
        for (QAction* action : actions) {
            const ActionSpec& spec = m_registry->spec(action);
            if (spec.menu != menu || !spec.isInMenu)
                continue;
            addInnerUpTo(spec.group);
            separate(spec.group);
            widget->addAction(action);
        }
        addInnerUpTo(std::numeric_limits<int>::max());
        widget->menuAction()->setVisible(!widget->isEmpty());
    }
}

} // namespace timbrel::ui
