// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/flow_layout.h"

#include "ui/common/theme.h"

#include <QWidget>

#include <algorithm>

namespace timbrel::ui {
namespace {

/// Gaps are, and widgets that are not hidden.
bool takesRoom(QLayoutItem& item)
{
    return item.spacerItem() != nullptr || !item.isEmpty();
}

bool canGrow(const QLayoutItem& item)
{
    return item.expandingDirections().testFlag(Qt::Horizontal);
}

} // namespace

FlowLayout::FlowLayout(QWidget* parent)
    : QLayout(parent)
{ }

FlowLayout::~FlowLayout()
{
    for (QLayoutItem* item : m_items)
        delete item;
}

void FlowLayout::setFilling(bool isFilling)
{
    m_isFilling = isFilling;
    setSpacing(metrics::kStep);
    setContentsMargins(0, 0, 0, 0);
    invalidate();
}

void FlowLayout::addGap(int pixels)
{
    addItem(new QSpacerItem(pixels, 0, QSizePolicy::Fixed, QSizePolicy::Minimum));
}

void FlowLayout::addStretch()
{
    addItem(new QSpacerItem(0, 0, QSizePolicy::Expanding, QSizePolicy::Minimum));
}

void FlowLayout::addWidgetBefore(QWidget* widget)
{
    addWidget(widget);
    std::rotate(m_items.begin(), m_items.end() - 1, m_items.end());
    invalidate();
}

void FlowLayout::addItem(QLayoutItem* item)
{
    m_items.push_back(item);
}

int FlowLayout::count() const
{
    return static_cast<int>(m_items.size());
}

QLayoutItem* FlowLayout::itemAt(int index) const
{
    return index >= 0 && index < count() ? m_items[static_cast<std::size_t>(index)] : nullptr;
}

QLayoutItem* FlowLayout::takeAt(int index)
{
    QLayoutItem* item = itemAt(index);
    if (item != nullptr)
        m_items.erase(m_items.begin() + index);
    return item;
}

Qt::Orientations FlowLayout::expandingDirections() const
{
    return {};
}

bool FlowLayout::hasHeightForWidth() const
{
    return true;
}

int FlowLayout::heightForWidth(int width) const
{
    return arrange(QRect(0, 0, width, 0), false);
}

QSize FlowLayout::sizeHint() const
{
    if (!m_isFilling)
        return minimumSize();
    Row all;
    int height = 0;
    for (QLayoutItem* item : m_items)
        if (takesRoom(*item)) {
            all.push_back(item);
            height = std::max(height, item->sizeHint().height());
        }
    const QMargins margins = contentsMargins();
    return QSize(widthOf(all), height)
        + QSize(margins.left() + margins.right(), margins.top() + margins.bottom());
}

QSize FlowLayout::minimumSize() const
{
    QSize size;
    for (const QLayoutItem* item : m_items)
        size = size.expandedTo(item->minimumSize());
    const QMargins margins = contentsMargins();
    return size + QSize(margins.left() + margins.right(), margins.top() + margins.bottom());
}

void FlowLayout::setGeometry(const QRect& rectangle)
{
    QLayout::setGeometry(rectangle);
    arrange(rectangle, true);
}

/// What can grow needs its smallest width only.
int FlowLayout::ownWidth(const QLayoutItem& item) const
{
    return m_isFilling && canGrow(item) ? item.minimumSize().width() : item.sizeHint().width();
}

int FlowLayout::widthOf(const Row& row) const
{
    int width = row.empty() ? 0 : static_cast<int>(row.size() - 1) * spacing();
    for (const QLayoutItem* item : row)
        width += ownWidth(*item);
    return width;
}

std::vector<FlowLayout::Row> FlowLayout::rowsOf(int width) const
{
    std::vector<Row> rows;
    int taken = 0;
    for (QLayoutItem* item : m_items) {
        if (!takesRoom(*item))
            continue;
        const int own = ownWidth(*item);
        if (rows.empty() || taken + own > width) {
            rows.emplace_back();
            taken = 0;
        }
        rows.back().push_back(item);
        taken += own + spacing();
    }
    return rows;
}

/// From left to right; what is left goes to those that can grow.
void FlowLayout::place(const Row& row, const QRect& room) const
{
    const auto growing = std::count_if(
        row.begin(), row.end(), [](const QLayoutItem* item) { return canGrow(*item); });
    int rest = m_isFilling && growing > 0 ? std::max(0, room.width() - widthOf(row)) : 0;
    auto left = static_cast<int>(growing);
    int x = room.left();
    for (QLayoutItem* item : row) {
        QSize size(ownWidth(*item), item->sizeHint().height());
        if (m_isFilling) {
            size.setHeight(room.height());
            if (left > 0 && canGrow(*item)) {
                const int share = rest / left--;
                size.rwidth() += share;
                rest -= share;
            }
        }
        item->setGeometry({QPoint(x, room.top()), size});
        x += size.width() + spacing();
    }
}

int FlowLayout::arrange(const QRect& rectangle, bool isReal) const
{
    const QRect room = rectangle.marginsRemoved(contentsMargins());
    int y = room.top();
    bool isFirst = true;
    for (const Row& row : rowsOf(room.width())) {
        if (!isFirst)
            y += metrics::kStep;
        isFirst = false;
        int height = 0;
        for (const QLayoutItem* item : row)
            height = std::max(height, item->sizeHint().height());
        if (isReal)
            place(row, QRect(room.left(), y, room.width(), height));
        y += height;
    }
    return y - rectangle.top() + contentsMargins().bottom();
}

} // namespace timbrel::ui
