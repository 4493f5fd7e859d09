// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/read_out.h"

#include "ui/common/theme.h"

#include <QAccessible>
#include <QPainter>

namespace timbrel::ui {
namespace {

QColor colourOf(ReadOut::Tone tone)
{
    switch (tone) {
    case ReadOut::Tone::Plain:
        return theme().text;
    case ReadOut::Tone::Quiet:
        return theme().quiet;
    case ReadOut::Tone::Live:
        return theme().live;
    case ReadOut::Tone::Warning:
        return theme().warn;
    }
    return theme().text;
}

} // namespace

ReadOut::ReadOut(const QString& name, const QString& widest, QWidget* parent)
    : QWidget(parent)
    , m_widest(widest)
{
    setAccessibleName(name);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void ReadOut::setText(const QString& text)
{
    if (text == m_text)
        return;
    m_text = text;
    if (QAccessible::isActive())
        setAccessibleDescription(text);
    update();
}

void ReadOut::setTone(Tone tone)
{
    if (tone == m_tone)
        return;
    m_tone = tone;
    update();
}

void ReadOut::setAlignment(Qt::Alignment alignment)
{
    m_alignment = alignment | Qt::AlignVCenter;
    update();
}

void ReadOut::setStretching(bool doesStretch)
{
    m_doesStretch = doesStretch;
    setSizePolicy(doesStretch ? QSizePolicy::Expanding : QSizePolicy::Fixed, QSizePolicy::Fixed);
}

QSize ReadOut::sizeHint() const
{
    return {fontMetrics().horizontalAdvance(m_widest) + metrics::kStep,
            metrics::kControlHeight - metrics::kStep};
}

QSize ReadOut::minimumSizeHint() const
{
    return m_doesStretch ? QSize(0, sizeHint().height()) : sizeHint();
}

void ReadOut::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setPen(colourOf(m_tone));
    painter.drawText(rect(),
                     static_cast<int>(m_alignment),
                     fontMetrics().elidedText(m_text, Qt::ElideRight, width()));
}

} // namespace timbrel::ui
