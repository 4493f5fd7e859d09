// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/training/curve_legend.h"
#include "ui/training/training_runs.h"

#include <QAbstractListModel>
#include <QList>
#include <QString>

#include <map>

namespace timbrel::ui {

/// The runs of a project, newest first: names that can be edited in place, marks for those whose
/// curves are shown. Threads: GUI.
class RunListModel final : public QAbstractListModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RunListModel)
public:
    enum Role
    {
        StateRole = Qt::UserRole, ///< "running"
        SignRole, ///< of the state: "●"
        BestRole, ///< "12.13"; empty: nothing was measured yet
        FactsRole, ///< what is told when the pointer rests on it
        SlotRole, ///< of its curves; below 0: they are not shown
        OutOfDateRole, ///< why; empty: it is not
        IsBestRole,
        IsActiveRole,
        HasFailedRole
    };

    explicit RunListModel(TrainingRuns& runs, QObject* parent = nullptr);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;

    [[nodiscard]] const RunFacts* factsAt(const QModelIndex& index) const;
    [[nodiscard]] QModelIndex indexOf(const QString& id) const;
    /// Those with a mark, in the list's order.
    [[nodiscard]] QList<ShownRun> shown() const;
    /// At most kMostShownRuns; false: there is no room for one more.
    bool setShown(const QString& id, bool isShown);

Q_SIGNALS:
    void shownChanged();
    void noRoomToShow(); ///< eight are there already

private:
    void takeRuns();
    void showFirst();
    void makeRoom();
    [[nodiscard]] std::optional<int> freeSlot() const;
    [[nodiscard]] QString spoken(const RunFacts& run) const;

    TrainingRuns& m_runs;
    QStringList m_ids; ///< as the views know them
    std::map<QString, int> m_slots; ///< of those that are shown
};

/// "running", "finished" ...
[[nodiscard]] QString runStateWord(const RunFacts& run);
/// A sign that differs in shape, not only in colour.
[[nodiscard]] QString runStateSign(const RunFacts& run);
/// All that is worth telling of a run in a line.
[[nodiscard]] QString runFactsText(const RunFacts& run);

} // namespace timbrel::ui
