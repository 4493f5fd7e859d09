// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QFrame>
#include <QList>
#include <QPointer>

#include <functional>

class QAction;
class QLineEdit;
class QLabel;
class QListView;

namespace timbrel::ui {

class ActionRegistry;
class PaletteModel;

/// Something that is no action but can be found all the same: a recent project, an example.
struct PaletteEntry
{
    QString text;
    QString place; ///< what kind of thing it is ("Recent project")
    std::function<void()> run;
};

/// A line in which letters find actions: every one of the registry, and what else the window
/// offers. It lies over the view as long as it is used; nothing waits for it. Threads: GUI.
class CommandPalette final : public QFrame
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CommandPalette)
public:
    CommandPalette(ActionRegistry* registry, QWidget* window);

    /// With an empty line; the keyboard goes back to where it was when it closes.
    void open(QList<PaletteEntry> others);
    [[nodiscard]] QStringList shownTexts() const;

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void hideEvent(QHideEvent* event) override;

Q_SIGNALS:
    /// What the entry at hand does, for the status bar.
    void hint(const QString& text);

private:
    void place();
    void search(const QString& pattern);
    void step(int rows);
    void take(int row);
    void run();
    void close();

    ActionRegistry* m_registry;
    PaletteModel* m_model = nullptr;
    QLineEdit* m_line = nullptr;
    QListView* m_list = nullptr;
    QLabel* m_nothing = nullptr; ///< in the list's place
    QPointer<QWidget> m_focusBefore;
};

} // namespace timbrel::ui
