// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/history_list.h"

#include "ui/common/theme.h"
#include "ui/shell/undo_order.h"

#include <QAbstractListModel>
#include <QItemSelectionModel>
#include <QScopedValueRollback>

#include <algorithm>
#include <utility>

namespace timbrel::ui {

/// Row 0 is the beginning.
class HistoryModel final : public QAbstractListModel
{
public:
    using QAbstractListModel::QAbstractListModel;

    void show(QList<DoneThing> things)
    {
        beginResetModel();
        m_things = std::move(things);
        endResetModel();
    }
    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override
    {
        return parent.isValid() ? 0 : static_cast<int>(m_things.size()) + 1;
    }
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override
    {
        const DoneThing* thing = index.row() > 0 ? &m_things[index.row() - 1] : nullptr;
        if (role == Qt::DisplayRole)
            return thing != nullptr ? thing->text : HistoryList::tr("As it was opened");
        if (role == Qt::ForegroundRole && thing != nullptr && !thing->isDone)
            return theme().quiet;
        if (role == Qt::StatusTipRole && thing != nullptr)
            return thing->isOfProject ? HistoryList::tr("Done to the project")
                                      : HistoryList::tr("Done to this example");
        if (role == Qt::AccessibleDescriptionRole && thing != nullptr && !thing->isDone)
            return HistoryList::tr("taken back");
        return {};
    }
    /// The last one of the lines before the first that was taken back.
    [[nodiscard]] int current() const
    {
        int row = 0;
        for (qsizetype i = 0; i < m_things.size(); ++i)
            if (m_things[i].isDone)
                row = static_cast<int>(i) + 1;
        return row;
    }

private:
    QList<DoneThing> m_things;
};

HistoryList::HistoryList(QWidget* parent)
    : QListView(parent)
    , m_model(new HistoryModel(this))
{
    setModel(m_model);
    setFrameShape(QFrame::NoFrame);
    setUniformItemSizes(true);
    setMouseTracking(true);
    setTextElideMode(Qt::ElideRight);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    connect(this, &QListView::entered, this, [this](const QModelIndex& index) {
        Q_EMIT hoverText(index.data(Qt::StatusTipRole).toString());
    });
    connect(selectionModel(),
            &QItemSelectionModel::currentChanged,
            this,
            [this](const QModelIndex& now) { goTo(now.row()); });
    showOrder();
}

HistoryList::~HistoryList() = default;

void HistoryList::setOrder(UndoOrder* order)
{
    m_order = order;
    connect(order, &UndoOrder::changed, this, &HistoryList::showOrder);
    showOrder();
}

void HistoryList::showOrder()
{
    if (m_isShowing || !isVisible())
        return;
    const QScopedValueRollback showing(m_isShowing, true);
    m_model->show(m_order ? m_order->things() : QList<DoneThing>());
    const QModelIndex current = m_model->index(m_model->current());
    setCurrentIndex(current);
    scrollTo(current);
}

void HistoryList::goTo(int row)
{
    if (m_isShowing || !m_order || row < 0)
        return;
    {
        const QScopedValueRollback showing(m_isShowing, true); // once, when all is done
        m_order->goTo(row);
    }
    // the view is in the middle of a press
    QMetaObject::invokeMethod(this, &HistoryList::showOrder, Qt::QueuedConnection);
}

void HistoryList::showEvent(QShowEvent* event)
{
    QListView::showEvent(event);
    showOrder();
}

} // namespace timbrel::ui
