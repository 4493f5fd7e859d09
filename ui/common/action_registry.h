// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QKeySequence>
#include <QList>
#include <QObject>
#include <QPointer>
#include <QString>

#include <functional>
#include <map>
#include <vector>

class QAction;
class QWidget;

namespace timbrel::ui {

/// Where in the menu bar an action stands. The bar is made from the registry, in this order.
enum class ActionMenu
{
    Project, ///< open, save, import, export
    Edit, ///< undo, copy and paste, select
    Notes, ///< what is done to notes
    Controllers, ///< what is done to lanes and their points
    Example, ///< the list of examples, recording
    Training, ///< what is learnt, and when
    Patterns, ///< the latent view
    Play, ///< transport
    View, ///< zoom, panels, appearance
    Help
};

/// Where an action's shortcut is heard.
enum class ActionScope
{
    Window, ///< anywhere in the window
    Editor, ///< anywhere in the tab "Editor": tools, zoom
    Latent, ///< anywhere in the tab "Latent"
    /// In the receiver, which is a widget, and what it holds: for keys that mean something else
    /// beside it (Delete, Ctrl+C, arrows). Two actions may then have the same key.
    Receiver
};

struct ActionSpec
{
    const char* id = ""; ///< "notes.quantise": lower case, never changed, a literal
    QString text; ///< of the menu entry, translated, with "&"
    QString hint; ///< what it does, translated; the status bar and the palette show it
    ActionMenu menu = ActionMenu::Edit;
    int group = 0; ///< within the menu; ascending, with a separator between groups
    QList<QKeySequence> shortcuts; ///< the first is shown; what a person chose instead wins
    ActionScope scope = ActionScope::Window;
    /// While the computer's keyboard plays notes, only shortcuts with Ctrl, function keys and these
    /// act.
    bool worksWhileKeysPlayNotes = false;
    bool repeatsWhileHeld = false; ///< nudges and steps
    bool isInMenu = true; ///< false: in the palette only (one of very many)
};

/// Makes the specs of actions that stand in one menu and are heard at one place.
struct ActionSpecs
{
    ActionMenu menu = ActionMenu::Edit;
    ActionScope scope = ActionScope::Window;
    int usualGroup = 0;

    [[nodiscard]] ActionSpec
    operator()(const char* id, const QString& text, const QString& hint) const;
    /// keys: empty for none.
    [[nodiscard]] ActionSpec operator()(const char* id,
                                        const QString& text,
                                        const QString& hint,
                                        int group,
                                        const QKeySequence& keys = {}) const;
};

/// Every action of the window, in one list: menus, palette, overview of shortcuts and the page that
/// binds them anew are made from it. Threads: GUI.
class ActionRegistry final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ActionRegistry)
public:
    /// window: hears the shortcuts of scope Window; without one, their receivers do.
    explicit ActionRegistry(QWidget* window = nullptr, QObject* parent = nullptr);
    ~ActionRegistry() override;

    /// The action is the registry's; it does nothing more once the receiver is gone. Its objectName
    /// is the id. An id that is there already is an error of the program.
    QAction* add(const ActionSpec& spec, QObject* receiver, std::function<void()> run);
    /// One that is on or off, and says so by a mark.
    QAction*
    addToggle(const ActionSpec& spec, bool isOn, QObject* receiver, std::function<void(bool)> run);

    /// nullptr: there is none of that name.
    [[nodiscard]] QAction* find(const char* id) const;
    /// Whether it can be done, as far as its owner knows.
    void setEnabled(const char* id, bool isEnabled);
    /// Why it cannot be done now, whatever its owner says: its hint tells this, too. Empty: nothing
    /// is missing.
    void setMissing(QAction* action, const QString& reason);
    /// Empty: nothing is missing; whether its owner would let it be done is another matter.
    [[nodiscard]] QString missing(const QAction* action) const;
    /// In the order of the menus: by menu, group, and when they were added.
    [[nodiscard]] QList<QAction*> all() const;
    [[nodiscard]] const ActionSpec& spec(const QAction* action) const;
    /// Without "&" and without "…".
    [[nodiscard]] static QString plainText(const QAction* action);

    /// The widget in which shortcuts of this scope are heard: the page of a tab.
    void setScopeWidget(ActionScope scope, QWidget* widget);
    /// A widget that hears this action's shortcuts; nullptr where it is gone.
    [[nodiscard]] QWidget* hearer(const QAction* action) const;

    /// Shortcuts as they are bound now, also while keys play notes.
    [[nodiscard]] QList<QKeySequence> boundShortcuts(const QAction* action) const;
    /// A person's choice, kept in the program's own settings.
    void bind(QAction* action, const QList<QKeySequence>& shortcuts);
    void bindDefaults(QAction* action);
    /// Others that would be triggered by the same keys at the same place.
    [[nodiscard]] QList<QAction*> conflicts(const QAction* action, const QKeySequence& keys) const;

    void setKeysPlayNotes(bool doKeysPlayNotes);
    /// On stage only shortcuts with Ctrl and function keys act, without exception: a hand that
    /// misses a key must not start or stop anything.
    void setOnStage(bool isOnStage);

Q_SIGNALS:
    void added(QAction* action);
    void bindingsChanged();

private:
    struct Entry
    {
        ActionSpec spec;
        QAction* action = nullptr;
        QPointer<QWidget> receiver; ///< where it is a widget
        QList<QKeySequence> bound;
        bool isWanted = true; ///< its owner would let it be done
        QString missing {}; ///< why it cannot be done
    };
    Entry& make(const ActionSpec& spec, QObject* receiver);
    [[nodiscard]] const Entry* entryOf(const QAction* action) const;
    [[nodiscard]] Entry* entryOf(const QAction* action);
    static void showAvailability(const Entry& entry);
    void showShortcuts(Entry& entry);

    QPointer<QWidget> m_window;
    std::map<ActionScope, QPointer<QWidget>> m_scopeWidgets;
    std::vector<Entry> m_entries;
    bool m_doKeysPlayNotes = false;
    bool m_isOnStage = false;
};

} // namespace timbrel::ui
