// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/training/run_list_model.h"

#include "ui/common/curve_look.h"
#include "ui/training/metric_names.h"
#include "ui/training/run_kind.h"

#include <QLocale>

#include <algorithm>
#include <vector>

namespace timbrel::ui {
namespace {

constexpr int kShownAtFirst = 4;

} // namespace

QString runStateWord(const RunFacts& run)
{
    if (run.isStopping)
        return RunListModel::tr("stopping");
    switch (run.state.status) {
    case learning::RunStatus::Waiting:
        return RunListModel::tr("waiting");
    case learning::RunStatus::Starting:
        return RunListModel::tr("starting");
    case learning::RunStatus::Running:
        return RunListModel::tr("running");
    case learning::RunStatus::Finished:
        return RunListModel::tr("finished");
    case learning::RunStatus::Stopped:
        return RunListModel::tr("stopped");
    case learning::RunStatus::Failed:
        return RunListModel::tr("failed");
    }
    return {};
}

QString runStateSign(const RunFacts& run)
{
    switch (run.state.status) {
    case learning::RunStatus::Waiting:
        return QStringLiteral("○");
    case learning::RunStatus::Starting:
        return QStringLiteral("◌");
    case learning::RunStatus::Running:
        return QStringLiteral("●");
    case learning::RunStatus::Finished:
        return QStringLiteral("✓");
    case learning::RunStatus::Stopped:
        return QStringLiteral("■");
    case learning::RunStatus::Failed:
        return QStringLiteral("×");
    }
    return {};
}

QString runFactsText(const RunFacts& run)
{
    QStringList parts = {run.title + QStringLiteral(": ") + runStateWord(run)};
    if (run.state.best)
        //: what is measured, its best value, when
        parts << RunListModel::tr("best %1 %2 at epoch %3")
                     .arg(runKindOf(run.kind)->measure(),
                          metricValue(*run.state.best),
                          QLocale().toString(run.state.bestEpoch));
    parts << RunListModel::tr("seed %1").arg(run.seed);
    if (run.created.isValid())
        parts << QLocale().toString(run.created, QLocale::ShortFormat);
    if (run.isBest)
        parts << RunListModel::tr("the best of all");
    QString text = parts.join(RunListModel::tr(", ", "between facts"));
    if (run.isOutOfDate)
        text += QStringLiteral(". ") + RunListModel::tr("Out of date: %1").arg(run.outOfDateReason);
    return text;
}

RunListModel::RunListModel(TrainingRuns& runs, QObject* parent)
    : QAbstractListModel(parent)
    , m_runs(runs)
{
    connect(&runs, &TrainingRuns::runsChanged, this, &RunListModel::takeRuns);
    connect(&runs, &TrainingRuns::runChanged, this, [this](const QString& id) {
        const QModelIndex changed = indexOf(id);
        if (changed.isValid())
            Q_EMIT dataChanged(changed, changed);
    });
    connect(&runs, &TrainingRuns::started, this, [this](const QStringList& ids) {
        takeRuns();
        for (const QString& id : ids) {
            makeRoom();
            setShown(id, true);
        }
    });
    takeRuns();
}

/// Rows come and go one by one, so that views keep what they had selected.
void RunListModel::takeRuns()
{
    QStringList ids;
    for (const RunFacts& run : m_runs.runs())
        ids.prepend(run.id);
    const bool wasEmpty = m_ids.isEmpty();
    for (int row = static_cast<int>(m_ids.size()) - 1; row >= 0; --row) {
        if (ids.contains(m_ids[row]))
            continue;
        beginRemoveRows({}, row, row);
        m_slots.erase(m_ids.takeAt(row));
        endRemoveRows();
    }
    for (int row = 0; row < ids.size(); ++row) {
        if (row < m_ids.size() && m_ids[row] == ids[row])
            continue;
        const auto old = m_ids.indexOf(ids[row]);
        if (old >= 0) { // in another order; that of the folder, and hardly ever
            beginResetModel();
            m_ids = ids;
            endResetModel();
            break;
        }
        beginInsertRows({}, row, row);
        m_ids.insert(row, ids[row]);
        endInsertRows();
    }
    if (!m_ids.isEmpty())
        Q_EMIT dataChanged(index(0), index(rowCount() - 1));
    if (wasEmpty)
        showFirst();
    Q_EMIT shownChanged(); // names, and those that are gone
}

/// Those at work, the best, and the newest.
void RunListModel::showFirst()
{
    for (const RunFacts& run : m_runs.runs())
        if ((run.isActive || run.isBest) && freeSlot())
            m_slots[run.id] = *freeSlot();
    for (const QString& id : std::as_const(m_ids))
        if (static_cast<int>(m_slots.size()) < kShownAtFirst && !m_slots.contains(id))
            m_slots[id] = *freeSlot();
}

/// What was just begun wants to be seen: the oldest that is over makes way.
void RunListModel::makeRoom()
{
    if (freeSlot())
        return;
    for (const RunFacts& run : m_runs.runs())
        if (m_slots.contains(run.id) && !run.isActive) {
            setShown(run.id, false);
            return;
        }
}

std::optional<int> RunListModel::freeSlot() const
{
    for (int slot = 0; slot < kMostShownRuns; ++slot)
        if (std::none_of(m_slots.begin(), m_slots.end(), [slot](const auto& entry) {
                return entry.second == slot;
            }))
            return slot;
    return std::nullopt;
}

bool RunListModel::setShown(const QString& id, bool isShown)
{
    if (m_slots.contains(id) == isShown)
        return true;
    const auto slot = freeSlot();
    if (isShown && !slot) {
        Q_EMIT noRoomToShow();
        return false;
    }
    if (isShown)
        m_slots[id] = *slot;
    else
        m_slots.erase(id);
    const QModelIndex changed = indexOf(id);
    Q_EMIT dataChanged(changed, changed);
    Q_EMIT shownChanged();
    return true;
}

QList<ShownRun> RunListModel::shown() const
{
    QList<ShownRun> found;
    for (const QString& id : m_ids) {
        const auto slot = m_slots.find(id);
        const RunFacts* run = m_runs.run(id);
        if (slot != m_slots.end() && run != nullptr)
            found << ShownRun {id, run->title, slot->second};
    }
    return found;
}

int RunListModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_ids.size());
}

const RunFacts* RunListModel::factsAt(const QModelIndex& index) const
{
    const bool isHere = index.isValid() && index.row() < rowCount();
    return isHere ? m_runs.run(m_ids[index.row()]) : nullptr;
}

QModelIndex RunListModel::indexOf(const QString& id) const
{
    const auto row = m_ids.indexOf(id);
    return row < 0 ? QModelIndex() : index(static_cast<int>(row));
}

QString RunListModel::spoken(const RunFacts& run) const
{
    QString text = runFactsText(run);
    if (m_slots.contains(run.id))
        text += tr(", ", "between facts") + tr("curves are shown");
    return text;
}

QVariant RunListModel::data(const QModelIndex& index, int role) const
{
    const RunFacts* run = factsAt(index);
    if (run == nullptr)
        return {};
    switch (role) {
    case Qt::DisplayRole:
    case Qt::EditRole:
        return run->title;
    case Qt::CheckStateRole:
        return m_slots.contains(run->id) ? Qt::Checked : Qt::Unchecked;
    case Qt::AccessibleTextRole:
        return spoken(*run);
    case StateRole:
        return runStateWord(*run);
    case SignRole:
        return runStateSign(*run);
    case BestRole:
        return run->state.best ? metricValue(*run->state.best) : QString();
    case FactsRole:
        return runFactsText(*run);
    case SlotRole: {
        const auto slot = m_slots.find(run->id);
        return slot == m_slots.end() ? -1 : slot->second;
    }
    case OutOfDateRole:
        return run->isOutOfDate ? run->outOfDateReason : QString();
    case IsBestRole:
        return run->isBest;
    case IsActiveRole:
        return run->isActive;
    case HasFailedRole:
        return run->state.status == learning::RunStatus::Failed;
    default:
        return {};
    }
}

bool RunListModel::setData(const QModelIndex& index, const QVariant& value, int role)
{
    const RunFacts* run = factsAt(index);
    if (run == nullptr)
        return false;
    if (role == Qt::CheckStateRole)
        return setShown(run->id, value.toInt() == Qt::Checked);
    if (role != Qt::EditRole)
        return false;
    m_runs.rename(run->id, value.toString().trimmed());
    return true;
}

Qt::ItemFlags RunListModel::flags(const QModelIndex& index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    return Qt::ItemIsSelectable | Qt::ItemIsEnabled | Qt::ItemIsEditable | Qt::ItemIsUserCheckable
        | Qt::ItemNeverHasChildren;
}

} // namespace timbrel::ui
