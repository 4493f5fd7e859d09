// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/event_table.h"

#include "ui/common/controller_names.h"
#include "ui/common/theme_editor.h"
#include "ui/editor/event_table_model.h"
#include "ui/editor/example_document.h"

#include <QComboBox>
#include <QHeaderView>
#include <QScrollBar>
#include <QSignalBlocker>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>

namespace timbrel::ui {

EventTable::EventTable(EditorState& state, QWidget* parent)
    : QWidget(parent)
    , m_state(state)
    , m_model(new EventTableModel(this))
    , m_kind(new QComboBox)
    , m_table(new QTableView)
{
    setObjectName(QStringLiteral("eventTable"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(metrics::kStep, metrics::kStep, metrics::kStep, 0);
    layout->setSpacing(metrics::kStep);
    m_kind->setObjectName(QStringLiteral("eventTableKind"));
    m_kind->setAccessibleName(tr("Notes or lane"));
    layout->addWidget(m_kind);
    m_table->setObjectName(QStringLiteral("eventTableRows"));
    m_table->setAccessibleName(tr("Table of notes and points"));
    m_table->setModel(m_model);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setTabKeyNavigation(false);
    m_table->setShowGrid(false);
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(metrics::kDenseControlHeight);
    m_table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    layout->addWidget(m_table, 1);
    m_usualWidth = giveColumnsRoom();
    setMinimumWidth(m_usualWidth / 2); // then it scrolls to the sides
    connect(m_kind, &QComboBox::activated, this, &EventTable::showKind);
    connect(m_table->selectionModel(),
            &QItemSelectionModel::selectionChanged,
            this,
            &EventTable::selectInDocument);
    connect(&state, &EditorState::documentChanged, this, &EventTable::takeDocument);
    connect(&state, &EditorState::scoreChanged, this, &EventTable::scoreChanged);
    connect(&state, &EditorState::reloaded, this, &EventTable::scoreChanged);
    connect(&state, &EditorState::snapChanged, this, &EventTable::scoreChanged);
    takeDocument();
}

/// For titles and usual values; how much that is together.
int EventTable::giveColumnsRoom()
{
    constexpr int kUsualColumn = 62;
    int all = 0;
    m_table->horizontalHeader()->ensurePolished();
    for (int column = 0; column < m_model->columnCount(); ++column) {
        const int title = m_table->horizontalHeader()->sectionSizeHint(column);
        const int width = std::max(title, kUsualColumn);
        m_table->setColumnWidth(column, width);
        all += width;
    }
    return all + 2 * metrics::kStep + m_table->verticalScrollBar()->sizeHint().width();
}

QSize EventTable::sizeHint() const
{
    return {m_usualWidth, QWidget::sizeHint().height()};
}

void EventTable::takeDocument()
{
    m_model->show(m_state.document(), std::nullopt);
    fillKinds();
}

void EventTable::fillKinds()
{
    const QSignalBlocker quiet(m_kind);
    m_kind->clear();
    m_kinds.assign(1, std::nullopt);
    m_kind->addItem(tr("Notes"));
    if (const auto* document = m_state.document())
        for (const music::ControllerLane& lane : document->score().lanes) {
            m_kinds.emplace_back(lane.key());
            m_kind->addItem(
                tr("%1, channel %2").arg(controllerTitle(lane.controller)).arg(lane.channel + 1));
        }
    const auto now = std::find(m_kinds.begin(), m_kinds.end(), m_model->lane());
    m_kind->setCurrentIndex(now == m_kinds.end() ? 0 : static_cast<int>(now - m_kinds.begin()));
    if (now == m_kinds.end())
        m_model->show(m_state.document(), std::nullopt);
}

void EventTable::showKind(int index)
{
    m_model->show(m_state.document(), m_kinds[static_cast<std::size_t>(index)]);
    giveColumnsRoom();
    fillKinds();
}

void EventTable::showNotes()
{
    showKind(0);
}

void EventTable::showLane(music::LaneKey lane)
{
    fillKinds();
    const auto found = std::find(m_kinds.begin(), m_kinds.end(), std::optional(lane));
    if (found != m_kinds.end())
        showKind(static_cast<int>(found - m_kinds.begin()));
}

void EventTable::scoreChanged()
{
    m_isOld = true;
    if (!isVisible())
        return;
    m_isOld = false;
    m_isRefreshing = true;
    const auto* document = m_state.document();
    const std::size_t lanes = document == nullptr ? 0 : document->score().lanes.size();
    if (lanes + 1 != m_kinds.size())
        fillKinds();
    m_model->refresh();
    m_isRefreshing = false;
}

void EventTable::showEvent(QShowEvent* event)
{
    if (m_isOld)
        scoreChanged();
    QWidget::showEvent(event);
}

void EventTable::selectInDocument()
{
    auto* document = m_state.document();
    if (document == nullptr || m_isRefreshing)
        return;
    std::vector<std::size_t> rows;
    for (const QModelIndex& index : m_table->selectionModel()->selectedRows())
        rows.push_back(static_cast<std::size_t>(index.row()));
    if (m_model->lane())
        document->selectPoints(*m_model->lane(), rows, SelectionMode::Replace);
    else
        document->selectNotes(rows, SelectionMode::Replace);
    if (!rows.empty()) {
        m_state.setCaret(m_model->timeOf(static_cast<int>(rows.back())), m_state.caretNumber());
        m_state.showTime(m_state.caret());
    }
}

} // namespace timbrel::ui
