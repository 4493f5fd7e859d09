// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/training/curve_legend.h"
#include "ui/training/training_runs.h"

#include <QList>
#include <QString>
#include <QWidget>

class QLabel;
class QListView;

namespace timbrel::ui {

class ActionRegistry;
class NoticeLine;
class RunListModel;

/// The runs of the project: which is at hand, which are compared; stopping, going on, renaming,
/// deleting. Threads: GUI.
class RunList final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RunList)
public:
    RunList(TrainingRuns& runs, ActionRegistry& registry, QWidget* parent = nullptr);

    /// Empty: none.
    [[nodiscard]] QString current() const;
    void setCurrent(const QString& id);
    /// Those whose curves are to be drawn.
    [[nodiscard]] QList<ShownRun> shown() const;
    [[nodiscard]] RunListModel& model() noexcept { return *m_model; }

Q_SIGNALS:
    void currentChanged(const QString& id);
    void shownChanged();
    void originRequested(const QString& id); ///< its examples and settings
    void hoverText(const QString& text);

private:
    void buildList();
    void addActions();
    void showMenu(const QPoint& place);
    void toggleCurrent();
    void deleteCurrent();
    void followRuns();
    void showEmpty();

    TrainingRuns& m_runs;
    ActionRegistry& m_registry;
    RunListModel* m_model = nullptr;
    QListView* m_list = nullptr;
    QLabel* m_empty = nullptr;
    NoticeLine* m_notice = nullptr;
    QString m_told; ///< the run that was told as the one at hand
};

} // namespace timbrel::ui
