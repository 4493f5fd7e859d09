// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/level_meter.h"

#include "ui/common/theme.h"

#include <QLocale>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace timbrel::ui {
namespace {

constexpr int kMeterLine = 3; ///< high
constexpr int kMeterPitch = 4; ///< from one line to the next
constexpr int kHeldWidth = 2;
constexpr int kLeastMeterWidth = 12 * metrics::kStep;

} // namespace

LevelMeter::LevelMeter(const QString& name, QWidget* parent)
    : QWidget(parent)
{
    setAccessibleName(name);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

QSize LevelMeter::sizeHint() const
{
    return {kLeastMeterWidth, kHeight};
}

int LevelMeter::pixelOf(double decibels) const
{
    const double share = (decibels - kLowest) / (kHighest - kLowest);
    return static_cast<int>(std::lround(std::clamp(share, 0.0, 1.0) * width()));
}

LevelMeter::Sides LevelMeter::seen() const
{
    Sides sides;
    for (std::size_t i = 0; i < sides.size(); ++i)
        sides[i] = {pixelOf(m_sides[i].level()), pixelOf(m_sides[i].held())};
    return sides;
}

void LevelMeter::setLevels(double left, double right, LevelHold::Time now)
{
    m_sides[0].take(std::max(left, kLowest), now);
    m_sides[1].take(std::max(right, kLowest), now);
    const Sides sides = seen();
    if (sides == m_seen)
        return;
    m_seen = sides;
    update();
}

double LevelMeter::level() const
{
    return std::max(m_sides[0].level(), m_sides[1].level());
}

double LevelMeter::held() const
{
    return std::max(m_sides[0].held(), m_sides[1].held());
}

QString LevelMeter::valueText() const
{
    if (level() <= kLowest)
        return tr("silence");
    return tr("%1 dB").arg(QLocale().toString(level(), 'f', 1));
}

void LevelMeter::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    m_seen = seen();
}

void LevelMeter::paintEvent(QPaintEvent* /*event*/)
{
    QPainter painter(this);
    const Theme& colours = theme();
    const int full = pixelOf(0.0);
    for (int side = 0; side < 2; ++side) {
        const Seen& here = m_seen[static_cast<std::size_t>(side)];
        const int y = side * kMeterPitch;
        painter.fillRect(0, y, width(), kMeterLine, colours.line);
        painter.fillRect(0, y, here.level, kMeterLine, colours.live);
        if (here.held > 0)
            painter.fillRect(
                std::max(here.held - kHeldWidth, 0), y, kHeldWidth, kMeterLine, colours.text);
    }
    painter.fillRect(full, 0, 1, kHeight, colours.text);
}

} // namespace timbrel::ui
