// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/example_list_delegate.h"

#include "ui/common/theme.h"
#include "ui/editor/example_list_model.h"

#include <QFontMetrics>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMouseEvent>
#include <QPainter>

namespace timbrel::ui {
namespace {

constexpr int kDotWidth = 7 * metrics::kStep;
constexpr qreal kDotRadius = 4.5;

struct Row
{
    QRect dot;
    QRect name;
    QRect sign;
    QRect length;
};

Row layoutOf(const QRect& row, const QFontMetrics& font, const QString& length, bool hasSign)
{
    Row parts;
    parts.dot = ExampleListDelegate::dotRect(row);
    const int lengthWidth = font.horizontalAdvance(length) + 2 * metrics::kStep;
    parts.length = QRect(
        row.right() - lengthWidth - metrics::kStep + 1, row.top(), lengthWidth, row.height());
    const int signWidth
        = hasSign ? font.horizontalAdvance(QLatin1Char('!')) + 2 * metrics::kStep : 0;
    parts.sign = QRect(parts.length.left() - signWidth, row.top(), signWidth, row.height());
    parts.name = QRect(
        parts.dot.right() + 1, row.top(), parts.sign.left() - parts.dot.right() - 1, row.height());
    return parts;
}

void paintGround(QPainter& painter, const QStyleOptionViewItem& option)
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

void paintDot(QPainter& painter, const QRect& place, bool isEnabled)
{
    const Theme& colours = theme();
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(isEnabled ? colours.text : colours.quiet, 1.5));
    painter.setBrush(isEnabled ? QBrush(colours.text) : QBrush(Qt::NoBrush));
    painter.drawEllipse(QRectF(place).center(), kDotRadius, kDotRadius);
    painter.restore();
}

} // namespace

QRect ExampleListDelegate::dotRect(const QRect& row)
{
    return {row.left() + metrics::kStep, row.top(), kDotWidth - metrics::kStep, row.height()};
}

void ExampleListDelegate::paint(QPainter* painter,
                                const QStyleOptionViewItem& option,
                                const QModelIndex& index) const
{
    const Theme& colours = theme();
    const bool isEnabled = index.data(Qt::CheckStateRole).toInt() == Qt::Checked;
    const QString length = index.data(ExampleListModel::LengthRole).toString();
    const bool hasTrouble = !index.data(ExampleListModel::TroubleRole).toString().isEmpty();
    const Row row = layoutOf(option.rect, option.fontMetrics, length, hasTrouble);

    paintGround(*painter, option);
    paintDot(*painter, row.dot, isEnabled);
    QString name = index.data(Qt::DisplayRole).toString();
    if (index.data(ExampleListModel::ModifiedRole).toBool())
        name += QLatin1Char('*');
    painter->setPen(isEnabled ? colours.text : colours.quiet);
    painter->drawText(row.name,
                      Qt::AlignLeft | Qt::AlignVCenter,
                      option.fontMetrics.elidedText(name, Qt::ElideRight, row.name.width()));
    painter->setPen(colours.warn);
    if (hasTrouble)
        painter->drawText(row.sign, Qt::AlignCenter, QStringLiteral("!"));
    painter->setPen(colours.quiet);
    painter->drawText(row.length, Qt::AlignRight | Qt::AlignVCenter, length);
}

QSize ExampleListDelegate::sizeHint(const QStyleOptionViewItem& option,
                                    const QModelIndex& /*index*/) const
{
    return {30 * metrics::kStep,
            qMax(metrics::kDenseControlHeight, option.fontMetrics.height() + metrics::kStep)};
}

QWidget* ExampleListDelegate::createEditor(QWidget* parent,
                                           const QStyleOptionViewItem& /*option*/,
                                           const QModelIndex& /*index*/) const
{
    auto* line = new QLineEdit(parent);
    line->setObjectName(QStringLiteral("exampleName"));
    line->setAccessibleName(tr("Name of the example"));
    line->setMaxLength(200);
    return line;
}

void ExampleListDelegate::updateEditorGeometry(QWidget* editor,
                                               const QStyleOptionViewItem& option,
                                               const QModelIndex& index) const
{
    const QString length = index.data(ExampleListModel::LengthRole).toString();
    const Row row = layoutOf(option.rect, option.fontMetrics, length, false);
    editor->setGeometry(row.name.adjusted(-metrics::kStep, 0, 0, 0));
}

bool ExampleListDelegate::eventFilter(QObject* editor, QEvent* event)
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

bool ExampleListDelegate::editorEvent(QEvent* event,
                                      QAbstractItemModel* model,
                                      const QStyleOptionViewItem& option,
                                      const QModelIndex& index)
{
    if (event->type() != QEvent::MouseButtonRelease && event->type() != QEvent::MouseButtonPress
        && event->type() != QEvent::MouseButtonDblClick)
        return false;
    const auto* mouse = static_cast<const QMouseEvent*>(event);
    if (mouse->button() != Qt::LeftButton
        || !dotRect(option.rect).contains(mouse->position().toPoint()))
        return false;
    if (event->type() == QEvent::MouseButtonRelease) {
        const bool isEnabled = index.data(Qt::CheckStateRole).toInt() == Qt::Checked;
        model->setData(index, isEnabled ? Qt::Unchecked : Qt::Checked, Qt::CheckStateRole);
    }
    return true; // a press on the dot neither renames nor selects more
}

} // namespace timbrel::ui
