// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/training/curve_legend.h"

#include "ui/common/curve_look.h"
#include "ui/common/flow_layout.h"
#include "ui/common/theme.h"
#include "ui/training/metric_names.h"

#include <QPainter>

#include <algorithm>

namespace timbrel::ui {
namespace {

constexpr int kCurveLegendSampleWidth = 7 * metrics::kStep;
constexpr int kTitleWidth = 30 * metrics::kStep;

int valueWidth(const QFontMetrics& font)
{
    return font.horizontalAdvance(QLatin1String(kWidestMetricValue)) + metrics::kStep;
}

} // namespace

LegendItem::LegendItem(const ShownRun& run, QWidget* parent)
    : QAbstractButton(parent)
{
    setCheckable(true);
    setChecked(true);
    setFocusPolicy(Qt::StrongFocus);
    setRun(run);
}

void LegendItem::setRun(const ShownRun& run)
{
    m_run = run;
    setObjectName(QStringLiteral("legend-") + run.id);
    setText(run.title);
    setAccessibleName(tr("Curves of %1").arg(run.title));
    setToolTip(run.title);
    updateGeometry();
    update();
}

void LegendItem::setValue(const QString& value)
{
    if (value == m_value)
        return;
    m_value = value;
    setAccessibleDescription(value);
    update();
}

QSize LegendItem::sizeHint() const
{
    const int title = std::min(kTitleWidth, fontMetrics().horizontalAdvance(m_run.title));
    return {kCurveLegendSampleWidth + title + valueWidth(fontMetrics()) + 5 * metrics::kStep,
            metrics::kDenseControlHeight};
}

void LegendItem::paintEvent(QPaintEvent* /*event*/)
{
    QPainter painter(this);
    const Theme& colours = theme();
    const QRect inner = rect().adjusted(metrics::kStep, 0, -metrics::kStep, 0);
    if (underMouse())
        painter.fillRect(rect(), colours.raised);
    CurveLook look = curveLook(m_run.slot);
    if (!isChecked())
        look.colour = colours.line;
    paintSample(painter, look, QRectF(inner.left(), 0, kCurveLegendSampleWidth, height()));
    painter.setPen(isChecked() ? colours.text : colours.quiet);
    QFont font = painter.font();
    font.setStrikeOut(!isChecked()); // hidden is told by more than a colour
    painter.setFont(font);
    const int values = valueWidth(fontMetrics());
    const QRect title(inner.left() + kCurveLegendSampleWidth + 2 * metrics::kStep,
                      0,
                      inner.width() - kCurveLegendSampleWidth - values - 2 * metrics::kStep,
                      height());
    painter.drawText(title,
                     Qt::AlignLeft | Qt::AlignVCenter,
                     fontMetrics().elidedText(m_run.title, Qt::ElideRight, title.width()));
    font.setStrikeOut(false);
    painter.setFont(font);
    painter.setPen(colours.quiet);
    painter.drawText(QRect(inner.right() - values + 1, 0, values, height()),
                     Qt::AlignRight | Qt::AlignVCenter,
                     m_value);
    if (!hasFocus())
        return;
    painter.setPen(QPen(colours.accent, metrics::kFocusRing));
    const double half = metrics::kFocusRing / 2.0;
    painter.drawRect(QRectF(rect()).adjusted(half, half, -half, -half));
}

CurveLegend::CurveLegend(QWidget* parent)
    : QWidget(parent)
    , m_layout(new FlowLayout(this))
{
    setObjectName(QStringLiteral("curveLegend"));
    setAccessibleName(tr("Runs in the plots"));
    m_layout->setContentsMargins(0, 0, 0, 0);
}

void CurveLegend::setRuns(const QList<ShownRun>& runs)
{
    std::vector<LegendItem*> items;
    for (const ShownRun& run : runs) {
        const auto known = std::find_if(m_items.begin(), m_items.end(), [&](const auto* item) {
            return item->run().id == run.id;
        });
        LegendItem* item = known != m_items.end() ? *known : new LegendItem(run, this);
        if (known == m_items.end())
            connect(item, &QAbstractButton::toggled, this, &CurveLegend::toggled);
        else if (!(item->run() == run))
            item->setRun(run);
        items.push_back(item);
    }
    if (items == m_items)
        return;
    for (LegendItem* item : m_items) {
        m_layout->removeWidget(item);
        if (std::find(items.begin(), items.end(), item) == items.end())
            item->deleteLater();
    }
    m_items = items;
    QWidget* before = nullptr;
    for (LegendItem* item : m_items) {
        m_layout->addWidget(item);
        item->show();
        if (before != nullptr)
            setTabOrder(before, item);
        before = item;
    }
    updateGeometry();
}

bool CurveLegend::isHiddenRun(const QString& id) const
{
    return std::any_of(m_items.begin(), m_items.end(), [&](const LegendItem* item) {
        return item->run().id == id && !item->isChecked();
    });
}

void CurveLegend::setValue(const QString& id, const QString& value)
{
    for (LegendItem* item : m_items)
        if (item->run().id == id)
            item->setValue(value);
}

} // namespace timbrel::ui
