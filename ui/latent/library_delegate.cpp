// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/latent/library_delegate.h"

#include "ui/common/theme.h"
#include "ui/latent/library_model.h"
#include "ui/latent/pattern_thumb.h"

#include <QPainter>
#include <QSortFilterProxyModel>

namespace timbrel::ui {
namespace {

constexpr int kLibraryRowHeight = 9 * metrics::kStep;
constexpr int kLibraryThumbWidth = 22 * metrics::kStep;
constexpr int kLibraryInset = 2 * metrics::kStep;

const LibraryItem* itemAt(const QModelIndex& index)
{
    const auto* proxy = qobject_cast<const QSortFilterProxyModel*>(index.model());
    const QModelIndex source = proxy != nullptr ? proxy->mapToSource(index) : index;
    const auto* library = qobject_cast<const LibraryModel*>(source.model());
    return library == nullptr ? nullptr : &library->items()[static_cast<std::size_t>(source.row())];
}

} // namespace

LibraryDelegate::LibraryDelegate(QObject* parent)
    : QStyledItemDelegate(parent)
{ }

QSize LibraryDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const
{
    return {kLibraryThumbWidth + 34 * metrics::kStep, kLibraryRowHeight};
}

void LibraryDelegate::paint(QPainter* painter,
                            const QStyleOptionViewItem& option,
                            const QModelIndex& index) const
{
    const LibraryItem* item = itemAt(index);
    if (item == nullptr)
        return;
    painter->save();
    const bool isSelected = option.state.testFlag(QStyle::State_Selected);
    if (isSelected) {
        painter->fillRect(option.rect, theme().raised);
        // not by colour alone
        painter->fillRect(
            QRect(option.rect.topLeft(), QSize(metrics::kStep - 1, option.rect.height())),
            theme().accent);
    } else if (option.state.testFlag(QStyle::State_MouseOver)) {
        painter->fillRect(option.rect, theme().ground);
    }
    const QRect inside = option.rect.adjusted(kLibraryInset, 3, -kLibraryInset, -3);
    const QRectF thumb(inside.left(), inside.top(), kLibraryThumbWidth, inside.height());
    if (item->pattern)
        paintPatternThumb(*painter, thumb, *item->pattern, theme().text, theme().line);
    QRect words = inside.adjusted(kLibraryThumbWidth + kLibraryInset, 0, 0, 0);
    painter->setPen(theme().text);
    painter->drawText(words,
                      Qt::AlignTop | Qt::AlignLeft,
                      painter->fontMetrics().elidedText(item->name, Qt::ElideRight, words.width()));
    QFont caption = option.font;
    caption.setPixelSize(metrics::kCaptionPixels);
    painter->setFont(caption);
    painter->setPen(theme().quiet);
    const QString label = item->label.isEmpty() ? item->source : item->label;
    painter->drawText(words,
                      Qt::AlignBottom | Qt::AlignLeft,
                      painter->fontMetrics().elidedText(label, Qt::ElideRight, words.width()));
    painter->restore();
}

} // namespace timbrel::ui
