// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/latent/library_model.h"

#include "ui/latent/latent_pad.h"

#include <QMimeData>

#include <algorithm>
#include <set>

namespace timbrel::ui {

LibraryModel::LibraryModel(QObject* parent)
    : QAbstractListModel(parent)
{ }

void LibraryModel::setItems(std::vector<LibraryItem> items)
{
    const bool isSameList = std::equal(items.begin(),
                                       items.end(),
                                       m_items.begin(),
                                       m_items.end(),
                                       [](const auto& a, const auto& b) { return a.id == b.id; });
    if (isSameList) {
        m_items = std::move(items);
        if (!m_items.empty())
            Q_EMIT dataChanged(index(0), index(static_cast<int>(m_items.size()) - 1));
        return;
    }
    // one that went or came in between: the list keeps its selection and does not move
    const auto begin = std::mismatch(items.begin(),
                                     items.end(),
                                     m_items.begin(),
                                     m_items.end(),
                                     [](const auto& a, const auto& b) { return a.id == b.id; });
    const auto first = static_cast<int>(begin.first - items.begin());
    const auto more
        = static_cast<std::ptrdiff_t>(items.size()) - static_cast<std::ptrdiff_t>(m_items.size());
    const bool isOneMore = more == 1
        && std::equal(begin.first + 1,
                      items.end(),
                      begin.second,
                      m_items.end(),
                      [](auto& a, auto& b) { return a.id == b.id; });
    const bool isOneLess = more == -1
        && std::equal(begin.first,
                      items.end(),
                      begin.second + 1,
                      m_items.end(),
                      [](auto& a, auto& b) { return a.id == b.id; });
    if (isOneMore) {
        beginInsertRows({}, first, first);
        m_items = std::move(items);
        endInsertRows();
    } else if (isOneLess) {
        beginRemoveRows({}, first, first);
        m_items = std::move(items);
        endRemoveRows();
    } else {
        beginResetModel();
        m_items = std::move(items);
        endResetModel();
    }
}

const LibraryItem* LibraryModel::item(const QString& id) const
{
    const auto found = std::find_if(
        m_items.begin(), m_items.end(), [&](const LibraryItem& item) { return item.id == id; });
    return found == m_items.end() ? nullptr : &*found;
}

QStringList LibraryModel::labels() const
{
    std::set<QString> labels;
    for (const LibraryItem& item : m_items)
        if (!item.label.isEmpty())
            labels.insert(item.label);
    return {labels.begin(), labels.end()};
}

int LibraryModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_items.size());
}

QVariant LibraryModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    const LibraryItem& item = m_items[static_cast<std::size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        return item.name;
    case Qt::AccessibleTextRole:
        return item.label.isEmpty() ? item.name
                                    //: a pattern and its genre
                                    : tr("%1, %2").arg(item.name, item.label);
    case Qt::StatusTipRole:
        return item.source.isEmpty()
            ? tr("%1: drag it into a corner of the pad, or press Enter to hear it").arg(item.name)
            : tr("%1, from %2").arg(item.name, item.source);
    case LabelRole:
        return item.label;
    case IdRole:
        return item.id;
    case OwnRole:
        return item.isOwn;
    default:
        return {};
    }
}

Qt::ItemFlags LibraryModel::flags(const QModelIndex& index) const
{
    return index.isValid() ? Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsDragEnabled
                           : Qt::ItemFlags();
}

QStringList LibraryModel::mimeTypes() const
{
    return {QLatin1String(kPatternMimeType)};
}

QMimeData* LibraryModel::mimeData(const QModelIndexList& indexes) const
{
    if (indexes.isEmpty())
        return nullptr;
    auto* dragged = new QMimeData;
    dragged->setData(QLatin1String(kPatternMimeType),
                     indexes.front().data(IdRole).toString().toUtf8());
    return dragged;
}

LibraryFilter::LibraryFilter(QObject* parent)
    : QSortFilterProxyModel(parent)
{ }

void LibraryFilter::setWords(const QString& words)
{
    m_words = words.simplified().split(QLatin1Char(' '), Qt::SkipEmptyParts);
    invalidateFilter();
}

void LibraryFilter::setLabel(const QString& label)
{
    m_label = label;
    invalidateFilter();
}

void LibraryFilter::setOnlyOwn(bool isOnlyOwn)
{
    m_isOnlyOwn = isOnlyOwn;
    invalidateFilter();
}

bool LibraryFilter::filterAcceptsRow(int row, const QModelIndex& parent) const
{
    const auto* library = static_cast<const LibraryModel*>(sourceModel());
    if (library == nullptr || parent.isValid())
        return false;
    const LibraryItem& item = library->items()[static_cast<std::size_t>(row)];
    if ((m_isOnlyOwn && !item.isOwn) || (!m_label.isEmpty() && item.label != m_label))
        return false;
    return std::all_of(m_words.begin(), m_words.end(), [&](const QString& word) {
        return item.name.contains(word, Qt::CaseInsensitive)
            || item.label.contains(word, Qt::CaseInsensitive)
            || item.source.contains(word, Qt::CaseInsensitive);
    });
}

} // namespace timbrel::ui
