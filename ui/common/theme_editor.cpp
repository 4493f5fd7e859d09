// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/theme_editor.h"

#include <cstddef>

namespace timbrel::ui {
namespace {

QRgb mix(const QColor& a, const QColor& b, double share)
{
    const auto part
        = [share](int from, int to) { return static_cast<int>(from + (to - from) * share + 0.5); };
    return qRgb(part(a.red(), b.red()), part(a.green(), b.green()), part(a.blue(), b.blue()));
}

std::array<QRgb, 4> gridOn(const QColor& ground, const Theme& theme)
{
    // step 30 %, beat 60 %, bar 100 % of the line
    return {
        ground.rgb(), mix(ground, theme.line, 0.3), mix(ground, theme.line, 0.6), theme.line.rgb()};
}

} // namespace

EditorColours EditorColours::of(const Theme& theme)
{
    EditorColours colours;
    colours.before = theme.ground.rgb();
    colours.whiteRow = theme.panel.rgb();
    colours.blackRow = mix(theme.panel, theme.raised, theme.isDark ? 0.4 : 0.6);
    colours.whiteGrid = gridOn(theme.panel, theme);
    colours.blackGrid = gridOn(QColor::fromRgb(colours.blackRow), theme);
    colours.octave = mix(theme.panel, theme.line, 0.8);
    colours.text = theme.text.rgb();
    colours.quiet = theme.quiet.rgb();
    colours.accent = theme.accent.rgb();
    colours.warn = theme.warn.rgb();
    for (std::size_t i = 0; i < theme.series.size(); ++i)
        colours.series[i] = theme.series[i].rgb();
    colours.lightInk = (theme.isDark ? theme.text : theme.panel).rgb();
    colours.darkInk = (theme.isDark ? theme.ground : theme.text).rgb();
    for (std::size_t channel = 0; channel < colours.notes.size(); ++channel) {
        const QColor& series = theme.series[channel % theme.series.size()];
        for (std::size_t velocity = 0; velocity < 128; ++velocity)
            colours.notes[channel][velocity]
                = mix(theme.panel, series, 0.35 + 0.65 * static_cast<double>(velocity) / 127.0);
        colours.noteTracks[channel] = mix(theme.ground, series, 0.25);
    }
    return colours;
}

int seriesOfController(int controller) noexcept
{
    // the ones that are drawn most, far apart
    switch (controller) {
    case 74:
        return 0;
    case 1:
        return 1;
    case 11:
        return 2;
    case 7:
        return 6;
    case 71:
        return 4;
    case 64:
        return 7;
    default:
        return (controller * 5 + 3) % 8;
    }
}

} // namespace timbrel::ui
