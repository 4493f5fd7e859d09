// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QHash>
#include <QList>
#include <QObject>

class QUndoStack;

namespace timbrel::ui {

/// A thing that was done, for a list.
struct DoneThing
{
    QString text;
    bool isDone = true; ///< false: it was taken back
    bool isOfProject = false; ///< else of the example at hand
};

/// One Ctrl+Z for two histories, the project's and that of the example at hand: what was done last
/// is undone first, wherever it was done. Threads: GUI.
class UndoOrder final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(UndoOrder)
public:
    explicit UndoOrder(QObject* parent = nullptr);

    /// Follows a history from now on; one that is followed already is only kept.
    void follow(QUndoStack* stack);
    /// The histories that undo() chooses from; null ones are passed over.
    void setAtHand(QUndoStack* project, QUndoStack* example);

    void undo();
    void redo();
    [[nodiscard]] bool canUndo() const { return toUndo() != nullptr; }
    [[nodiscard]] bool canRedo() const { return toRedo() != nullptr; }
    [[nodiscard]] QString undoText() const;
    [[nodiscard]] QString redoText() const;
    /// Of both histories, in the order in which it was done.
    [[nodiscard]] QList<DoneThing> things() const;
    /// Undoes and redoes until the first `count` of things() are done and no other.
    void goTo(int count);

Q_SIGNALS:
    void changed();

private:
    struct Place
    {
        QUndoStack* stack = nullptr;
        int command = 0;
    };
    [[nodiscard]] QList<Place> inOrder() const;
    void indexChanged(QUndoStack* stack, int index);
    [[nodiscard]] quint64 stampOf(const QUndoStack* stack, int command) const;
    [[nodiscard]] QUndoStack* toUndo() const;
    [[nodiscard]] QUndoStack* toRedo() const;

    /// When each command of a history was done, as a number that grows.
    QHash<const QUndoStack*, QList<quint64>> m_stamps;
    quint64 m_last = 0;
    QList<QUndoStack*> m_atHand;
    const QUndoStack* m_project = nullptr; ///< for comparison only
    bool m_isOurs = false; ///< we are undoing or redoing: nothing new is done
};

} // namespace timbrel::ui
