// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/notice_line.h"

#include "ui/common/role.h"
#include "ui/common/theme.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QTextLayout>
#include <QTextOption>

#include <algorithm>
#include <utility>

namespace timbrel::ui {
namespace {

constexpr int kLines = 2;

/// Broken into as many lines as there are, the last of which ends in an ellipsis if that is not
/// enough. A long name is broken where it must.
QString fittedIntoLines(const QString& text, const QFont& font, int width)
{
    QTextOption wrapping;
    wrapping.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    QTextLayout layout(text, font);
    layout.setTextOption(wrapping);
    QStringList lines;
    qsizetype next = 0;
    layout.beginLayout();
    while (lines.size() < kLines - 1) {
        QTextLine line = layout.createLine();
        if (!line.isValid())
            break;
        line.setLineWidth(width);
        lines << text.sliced(line.textStart(), line.textLength()).trimmed();
        next = line.textStart() + line.textLength();
    }
    layout.endLayout();
    if (next < text.size())
        lines << QFontMetrics(font).elidedText(text.sliced(next), Qt::ElideRight, width);
    return lines.join(QLatin1Char('\n'));
}

} // namespace

NoticeLine::NoticeLine(QWidget* parent)
    : QWidget(parent)
{
    setObjectName(QStringLiteral("notice"));
    m_label = new QLabel;
    m_label->setTextFormat(Qt::PlainText);
    m_label->setMinimumWidth(0);
    setFixedHeight(std::max(metrics::kControlHeight, kLines * fontMetrics().lineSpacing()));
    m_label->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_act = new QPushButton;
    m_act->setObjectName(QStringLiteral("noticeAct"));
    m_close = new QPushButton(QStringLiteral("×"));
    m_close->setObjectName(QStringLiteral("noticeClose"));
    m_close->setAccessibleName(tr("Close this notice"));
    m_close->setFixedWidth(metrics::kDenseControlHeight);
    setRole(*m_close, "link");
    connect(m_act, &QPushButton::clicked, this, [this] {
        const auto run = std::exchange(m_run, nullptr);
        clear();
        if (run)
            run();
    });
    connect(m_close, &QPushButton::clicked, this, &NoticeLine::clear);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(metrics::kStep);
    layout->addWidget(m_label, 1);
    layout->addWidget(m_act);
    layout->addWidget(m_close);
    clear();
}

void NoticeLine::set(const QString& text,
                     const QString& button,
                     std::function<void()> act,
                     const char* role)
{
    m_text = text;
    m_run = std::move(act);
    setRole(*m_label, role);
    m_act->setText(button);
    m_act->setAccessibleName(button.isEmpty() ? QString() : button + QStringLiteral(": ") + text);
    m_act->setVisible(!button.isEmpty());
    m_close->setVisible(!text.isEmpty());
    m_label->setToolTip(text);
    m_label->setAccessibleName(text);
    elide();
    if (!text.isEmpty()) {
        QAccessibleEvent event(m_label, QAccessible::Alert);
        QAccessible::updateAccessibility(&event);
    }
}

void NoticeLine::tell(const QString& text)
{
    set(text, {}, nullptr, "quiet");
}

void NoticeLine::offer(const QString& text, const QString& button, std::function<void()> act)
{
    set(text, button, std::move(act), "quiet");
}

void NoticeLine::warn(const QString& text)
{
    set(QStringLiteral("! ") + text, {}, nullptr, "warning");
}

void NoticeLine::clear()
{
    set({}, {}, nullptr, "quiet");
}

QString NoticeLine::text() const
{
    return m_text;
}

void NoticeLine::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    elide();
}

void NoticeLine::elide()
{
    m_label->setText(fittedIntoLines(m_text, m_label->font(), std::max(0, m_label->width())));
}

} // namespace timbrel::ui
