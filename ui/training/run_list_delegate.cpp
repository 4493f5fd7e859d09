// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/training/run_list_delegate.h"

#include "ui/common/curve_look.h"
#include "ui/common/theme.h"
#include "ui/training/metric_names.h"
#include "ui/training/run_list_model.h"

#include <QFontMetrics>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMouseEvent>
#include <QPainter>
#include <QStyle>

namespace timbrel::ui {
namespace {

constexpr int kMarkWidth = 9 * metrics::kStep;
constexpr int kSignWidth = 5 * metrics::kStep;

struct RunRow
{
    QRect mark;
    QRect sign;
    QRect name;
    QRect star;
    QRect best;
    QRect facts;
};

QFont runCaptionFont(const QFont& font)
{
    QFont caption = font;
    caption.setPixelSize(metrics::kCaptionPixels);
    return caption;
}

RunRow layoutOf(const QStyleOptionViewItem& option)
{
    const QRect& all = option.rect;
    const int line = option.fontMetrics.height();
    const int top = all.top() + metrics::kStep;
    const int right = all.right() - metrics::kStep;
    RunRow row;
    row.mark = RunListDelegate::markRect(all);
    row.sign = QRect(row.mark.right() + 1, top, kSignWidth, line);
    // room for the widest value, so that names end where they end
    const int best = option.fontMetrics.horizontalAdvance(QLatin1String(kWidestMetricValue));
    row.best = QRect(right - best, top, best, line);
    const int star = option.fontMetrics.horizontalAdvance(QStringLiteral("★")) + metrics::kStep;
    row.star = QRect(row.best.left() - star, top, star, line);
    row.name = QRect(row.sign.right() + 1, top, row.star.left() - row.sign.right() - 1, line);
    const int below = top + line;
    row.facts = QRect(row.sign.right() + 1,
                      below,
                      right - row.sign.right() - 1,
                      all.bottom() - below + 1 - metrics::kStep);
    return row;
}

void paintRunGround(QPainter& painter, const QStyleOptionViewItem& option)
{
    const Theme& colours = theme();
    if (option.state & QStyle::State_Selected)
        painter.fillRect(option.rect, colours.raised);
    else if (option.state & QStyle::State_MouseOver)
        painter.fillRect(option.rect, colours.ground);
    // the bar says which one is at hand without telling by brightness alone
    if (option.state & QStyle::State_Selected)
        painter.fillRect(
            QRect(option.rect.topLeft(), QSize(metrics::kFocusRing, option.rect.height())),
            colours.accent);
}

void paintMark(QPainter& painter, const QRect& place, int slot)
{
    const QRectF sample = QRectF(place).adjusted(2 * metrics::kStep, 0, -metrics::kStep, 0);
    if (slot >= 0) {
        paintSample(painter, curveLook(slot), sample);
        return;
    }
    painter.setPen(QPen(theme().line, 1.0));
    const double middle = sample.center().y();
    painter.drawLine(QPointF(sample.left(), middle), QPointF(sample.right(), middle));
}

QColor signColour(const QModelIndex& index)
{
    if (index.data(RunListModel::HasFailedRole).toBool())
        return theme().fail;
    return index.data(RunListModel::IsActiveRole).toBool() ? theme().live : theme().quiet;
}

void paintFacts(QPainter& painter, const QModelIndex& index, const RunRow& row)
{
    const QFontMetrics font(painter.font());
    const QString reason = index.data(RunListModel::OutOfDateRole).toString();
    QString state = index.data(RunListModel::StateRole).toString();
    int left = row.facts.left();
    if (!reason.isEmpty()) {
        const QString mark
            = QStringLiteral("! ") + RunListDelegate::tr("out of date") + QLatin1Char(' ');
        painter.setPen(theme().warn);
        painter.drawText(row.facts, Qt::AlignLeft | Qt::AlignVCenter, mark);
        left += font.horizontalAdvance(mark) + metrics::kStep;
    }
    painter.setPen(theme().quiet);
    const QRect rest = row.facts.adjusted(left - row.facts.left(), 0, 0, 0);
    painter.drawText(rest,
                     Qt::AlignLeft | Qt::AlignVCenter,
                     font.elidedText(state, Qt::ElideRight, rest.width()));
}

} // namespace

QRect RunListDelegate::markRect(const QRect& row)
{
    return {row.left(), row.top(), kMarkWidth, row.height()};
}

void RunListDelegate::paint(QPainter* painter,
                            const QStyleOptionViewItem& option,
                            const QModelIndex& index) const
{
    const RunRow row = layoutOf(option);
    painter->save();
    paintRunGround(*painter, option);
    paintMark(*painter, row.mark, index.data(RunListModel::SlotRole).toInt());
    painter->setFont(option.font);
    painter->setPen(signColour(index));
    painter->drawText(row.sign, Qt::AlignCenter, index.data(RunListModel::SignRole).toString());
    painter->setPen(theme().text);
    painter->drawText(row.name,
                      Qt::AlignLeft | Qt::AlignVCenter,
                      option.fontMetrics.elidedText(index.data(Qt::DisplayRole).toString(),
                                                    Qt::ElideRight,
                                                    row.name.width()));
    painter->drawText(
        row.best, Qt::AlignRight | Qt::AlignVCenter, index.data(RunListModel::BestRole).toString());
    if (index.data(RunListModel::IsBestRole).toBool()) {
        painter->setPen(theme().accent);
        painter->drawText(row.star, Qt::AlignCenter, QStringLiteral("★"));
    }
    painter->setFont(runCaptionFont(option.font));
    paintFacts(*painter, index, row);
    painter->restore();
}

QSize RunListDelegate::sizeHint(const QStyleOptionViewItem& option,
                                const QModelIndex& /*index*/) const
{
    const int caption = QFontMetrics(runCaptionFont(option.font)).height();
    return {40 * metrics::kStep, option.fontMetrics.height() + caption + 3 * metrics::kStep};
}

QWidget* RunListDelegate::createEditor(QWidget* parent,
                                       const QStyleOptionViewItem& /*option*/,
                                       const QModelIndex& /*index*/) const
{
    auto* line = new QLineEdit(parent);
    line->setObjectName(QStringLiteral("runName"));
    line->setAccessibleName(tr("Name of the run"));
    line->setMaxLength(200);
    return line;
}

void RunListDelegate::updateEditorGeometry(QWidget* editor,
                                           const QStyleOptionViewItem& option,
                                           const QModelIndex& /*index*/) const
{
    const RunRow row = layoutOf(option);
    editor->setGeometry(QRect(row.name.left() - metrics::kStep,
                              option.rect.top() + metrics::kStep / 2,
                              row.name.width() + metrics::kStep,
                              metrics::kControlHeight));
}

bool RunListDelegate::eventFilter(QObject* editor, QEvent* event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Return || key == Qt::Key_Enter || key == Qt::Key_Escape) {
            event->accept(); // they end the writing of a name, whatever they mean elsewhere
            return true;
        }
    }
    return QStyledItemDelegate::eventFilter(editor, event);
}

bool RunListDelegate::editorEvent(QEvent* event,
                                  QAbstractItemModel* model,
                                  const QStyleOptionViewItem& option,
                                  const QModelIndex& index)
{
    if (event->type() == QEvent::KeyPress) {
        if (static_cast<QKeyEvent*>(event)->key() != Qt::Key_Space)
            return false;
    } else if (event->type() == QEvent::MouseButtonRelease
               || event->type() == QEvent::MouseButtonPress
               || event->type() == QEvent::MouseButtonDblClick) {
        const auto* mouse = static_cast<const QMouseEvent*>(event);
        if (mouse->button() != Qt::LeftButton
            || !markRect(option.rect).contains(mouse->position().toPoint()))
            return false;
        if (event->type() != QEvent::MouseButtonRelease)
            return true; // a press on the mark neither renames nor selects more
    } else {
        return false;
    }
    const bool isShown = index.data(Qt::CheckStateRole).toInt() == Qt::Checked;
    model->setData(index, isShown ? Qt::Unchecked : Qt::Checked, Qt::CheckStateRole);
    return true;
}

} // namespace timbrel::ui
