// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QWidget>

class QAction;
class QKeySequenceEdit;
class QLabel;
class QLineEdit;
class QPushButton;
class QTreeWidget;
class QTreeWidgetItem;

namespace timbrel::ui {

class ActionRegistry;

/// Every action with its keys, by menu; and other keys for the one at hand. Last in the list stands
/// what no menu can say: the keys of the synthesizer's window, and what the mouse does. Threads:
/// GUI.
class ShortcutWindow final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ShortcutWindow)
public:
    explicit ShortcutWindow(ActionRegistry* registry, QWidget* parent = nullptr);

    void select(const QAction* action);

private:
    QWidget* buildEditor();
    void fill();
    void fillSynth();
    void fillMouse();
    void filter(const QString& pattern);
    void showKeys(QTreeWidgetItem* item);
    void atHandChanged();
    void tellConflicts();
    void askForKeys();
    void bind();
    [[nodiscard]] QAction* atHand() const;

    ActionRegistry* m_registry;
    QLineEdit* m_filter = nullptr;
    QTreeWidget* m_list = nullptr;
    QLabel* m_name = nullptr;
    QKeySequenceEdit* m_keys = nullptr;
    QPushButton* m_set = nullptr;
    QPushButton* m_remove = nullptr;
    QPushButton* m_default = nullptr;
    QLabel* m_conflict = nullptr;
};

} // namespace timbrel::ui
