// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/training/run_list.h"

#include "ui/common/action_registry.h"
#include "ui/common/curve_look.h"
#include "ui/common/notice_line.h"
#include "ui/common/role.h"
#include "ui/common/theme.h"
#include "ui/training/run_list_delegate.h"
#include "ui/training/run_list_model.h"

#include <QAction>
#include <QLabel>
#include <QListView>
#include <QMenu>
#include <QStackedLayout>
#include <QVBoxLayout>

namespace timbrel::ui {

RunList::RunList(TrainingRuns& runs, ActionRegistry& registry, QWidget* parent)
    : QWidget(parent)
    , m_runs(runs)
    , m_registry(registry)
    , m_notice(new NoticeLine)
{
    setObjectName(QStringLiteral("runList"));
    buildList();
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(
        2 * metrics::kStep, 2 * metrics::kStep, 2 * metrics::kStep, 2 * metrics::kStep);
    layout->setSpacing(metrics::kStep);
    auto* caption = new QLabel(tr("Runs"));
    setRole(*caption, "caption");
    layout->addWidget(caption);
    auto* stack = new QStackedLayout;
    stack->setStackingMode(QStackedLayout::StackAll);
    stack->addWidget(m_empty);
    stack->addWidget(m_list);
    layout->addLayout(stack, 1);
    layout->addWidget(m_notice);
    addActions();
    followRuns();
    showEmpty();
}

void RunList::buildList()
{
    m_model = new RunListModel(m_runs, this);
    m_list = new QListView;
    m_list->setObjectName(QStringLiteral("runs"));
    m_list->setAccessibleName(tr("Runs"));
    m_list->setModel(m_model);
    m_list->setItemDelegate(new RunListDelegate(m_list));
    m_list->setUniformItemSizes(true);
    m_list->setEditTriggers(QAbstractItemView::EditKeyPressed | QAbstractItemView::DoubleClicked);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setMouseTracking(true);
    m_list->setContextMenuPolicy(Qt::CustomContextMenu);
    m_empty = new QLabel(tr("None yet. Train, and each training is kept here."));
    m_empty->setWordWrap(true);
    m_empty->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    m_empty->setMargin(2 * metrics::kStep);
    m_empty->setAttribute(Qt::WA_TransparentForMouseEvents);
    setRole(*m_empty, "quiet");

    connect(m_list, &QListView::customContextMenuRequested, this, &RunList::showMenu);
    connect(m_list, &QListView::entered, this, [this](const QModelIndex& index) {
        Q_EMIT hoverText(index.data(RunListModel::FactsRole).toString());
    });
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, [this] {
        if (current() == m_told)
            return;
        m_told = current();
        Q_EMIT currentChanged(m_told);
        Q_EMIT hoverText(m_list->currentIndex().data(RunListModel::FactsRole).toString());
    });
}

void RunList::followRuns()
{
    connect(m_model, &RunListModel::shownChanged, this, &RunList::shownChanged);
    connect(m_model, &RunListModel::noRoomToShow, this, [this] {
        m_notice->tell(tr("%n runs are drawn at most; take the mark from another first.",
                          nullptr,
                          kMostShownRuns));
    });
    const auto counted = [this] {
        showEmpty();
        if (!m_list->currentIndex().isValid() && m_model->rowCount() > 0)
            m_list->setCurrentIndex(m_model->index(0));
    };
    connect(m_model, &QAbstractItemModel::rowsInserted, this, counted);
    connect(m_model, &QAbstractItemModel::rowsRemoved, this, counted);
    connect(m_model, &QAbstractItemModel::modelReset, this, counted);
    counted();
    connect(&m_runs, &TrainingRuns::started, this, [this](const QStringList& ids) {
        if (!ids.isEmpty())
            setCurrent(ids.first());
    });
    connect(&m_runs, &TrainingRuns::removed, this, [this](const QString& id, const QString& title) {
        m_notice->offer(
            tr("\"%1\" deleted").arg(title), tr("Undo"), [this, id] { m_runs.restore(id); });
    });
}

void RunList::showEmpty()
{
    m_empty->setVisible(m_model->rowCount() == 0);
    m_empty->raise(); // above the list, which shows nothing then
}

QString RunList::current() const
{
    const RunFacts* run = m_model->factsAt(m_list->currentIndex());
    return run == nullptr ? QString() : run->id;
}

void RunList::setCurrent(const QString& id)
{
    const QModelIndex index = m_model->indexOf(id);
    if (!index.isValid())
        return;
    m_list->setCurrentIndex(index);
    m_list->scrollTo(index);
}

QList<ShownRun> RunList::shown() const
{
    return m_model->shown();
}

void RunList::addActions()
{
    const auto add = [this](const char* id,
                            const QString& text,
                            const QString& hint,
                            const QList<QKeySequence>& keys,
                            auto run) {
        ActionSpec spec;
        spec.id = id;
        spec.text = text;
        spec.hint = hint;
        spec.menu = ActionMenu::Training;
        spec.group = 10;
        spec.shortcuts = keys;
        spec.scope = keys.isEmpty() ? ActionScope::Window : ActionScope::Receiver;
        m_registry.add(spec, keys.isEmpty() ? static_cast<QObject*>(this) : m_list, [this, run] {
            if (!current().isEmpty())
                run();
        });
    };
    add("run.compare",
        tr("&Draw its curves or not"),
        tr("Whether the curves of the selected run are in the plots"),
        {QKeySequence(Qt::Key_X)},
        [this] { toggleCurrent(); });
    add("run.origin",
        tr("Its &examples and settings…"),
        tr("What made the selected run"),
        {},
        [this] { Q_EMIT originRequested(current()); });
    add("run.rename",
        tr("&Rename the run"),
        tr("Give the run another name, in its place"),
        {QKeySequence(Qt::Key_F2)},
        [this] { m_list->edit(m_list->currentIndex()); });
    add("run.delete",
        tr("D&elete the run"),
        tr("Into the project's trash; you can take it back"),
        {QKeySequence(Qt::Key_Delete)},
        [this] { deleteCurrent(); });
}

void RunList::showMenu(const QPoint& place)
{
    const RunFacts* run = m_model->factsAt(m_list->indexAt(place));
    if (run == nullptr)
        return;
    QMenu menu;
    for (const char* id : {"run.compare",
                           "training.stop",
                           "training.continue",
                           "run.origin",
                           "run.rename",
                           "run.delete"}) {
        const bool isStop = qstrcmp(id, "training.stop") == 0;
        const bool isGoOn = qstrcmp(id, "training.continue") == 0;
        const bool isPossible
            = isStop ? run->isActive && !run->isStopping : !isGoOn || run->canContinue;
        if (QAction* action = m_registry.find(id); action != nullptr && isPossible)
            menu.addAction(action);
    }
    menu.exec(m_list->viewport()->mapToGlobal(place));
}

void RunList::toggleCurrent()
{
    const QModelIndex index = m_list->currentIndex();
    const bool isShown = index.data(Qt::CheckStateRole).toInt() == Qt::Checked;
    m_model->setShown(current(), !isShown);
}

void RunList::deleteCurrent()
{
    const int row = m_list->currentIndex().row();
    m_runs.remove(current());
    if (m_model->rowCount() > 0)
        m_list->setCurrentIndex(m_model->index(qBound(0, row, m_model->rowCount() - 1)));
}

} // namespace timbrel::ui
