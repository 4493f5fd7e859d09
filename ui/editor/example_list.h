// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/common/error_sentence.h"

#include <QList>
#include <QPersistentModelIndex>
#include <QPointer>
#include <QWidget>

class QLabel;
class QListView;
class QMenu;
class QProgressBar;
class QPushButton;

namespace timbrel::ui {

class ActionRegistry;
class DefaultValues;
class ExampleDocument;
class ExampleListModel;
class NoticeLine;
class ProjectDocument;

/// A project's examples: choosing, making, importing, naming, leaving out, doubling, deleting, and
/// where their controllers rest. Threads: GUI.
class ExampleList final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ExampleList)
public:
    ExampleList(ProjectDocument& project,
                ActionRegistry& registry,
                ErrorSentence sentence,
                QWidget* parent = nullptr);

    [[nodiscard]] ExampleDocument* current() const;
    void setCurrent(ExampleDocument* example);
    [[nodiscard]] QList<ExampleDocument*> selected() const;
    /// Below 0: not looked for yet.
    void setContradictions(int count);

public Q_SLOTS:
    void createExample();
    void chooseFiles(); ///< to import
    void deleteSelected();
    void duplicateSelected();
    void toggleSelected();
    void renameCurrent();
    void exportCurrent();
    void restoreAll(); ///< what lies in the trash, as new examples
    void askToEmptyTrash();

Q_SIGNALS:
    /// nullptr: there is none.
    void currentChanged(timbrel::ui::ExampleDocument* example);
    /// An example is wanted, and there is no project yet.
    void projectWanted();
    /// To import; there may be no project yet.
    void filesChosen(const QStringList& files);
    /// Enter, or a click into the list: the editor should have the keys.
    void editRequested();
    /// What the original of the current example holds.
    void originalRequested(timbrel::ui::ExampleDocument* example);
    void contradictionsRequested();
    void hoverText(const QString& text);
    /// The example that was told of has changed.
    void hoverTextChanged(const QString& was, const QString& now);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void buildList();
    QWidget* buildButtons();
    void addActions(ActionRegistry& registry);
    void exportTo(const ExampleDocument& example, const QString& file);
    void followProject();
    void showMenu(const QPoint& place);
    void showProgress(int done, int count, bool isImport);
    void showEmpty();
    void tellHover(const QModelIndex& index);
    [[nodiscard]] QString textOf(const QModelIndex& index) const;

    ProjectDocument& m_project;
    ActionRegistry& m_registry;
    ErrorSentence m_sentence;
    ExampleListModel* m_model = nullptr;
    QListView* m_list = nullptr;
    QLabel* m_empty = nullptr;
    NoticeLine* m_notice = nullptr;
    QProgressBar* m_progress = nullptr;
    QPushButton* m_cancel = nullptr;
    DefaultValues* m_defaults = nullptr;
    QPushButton* m_contradictions = nullptr;
    QPersistentModelIndex m_hovered;
    QString m_hoverTold;
    int m_deletion = -1; ///< where the history stood behind the deletion that the notice can undo
    QPointer<ExampleDocument> m_told; ///< what currentChanged() said last
};

} // namespace timbrel::ui
