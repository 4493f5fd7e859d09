// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/roll_painter.h"

#include "ui/common/note_name.h"
#include "ui/editor/pixels.h"

#include <QFont>
#include <QGuiApplication>
#include <QPainter>

#include <algorithm>
#include <array>
#include <vector>

namespace timbrel::ui {
namespace {

/// A row of ground as wide as the rectangle, to be copied.
using Stripe = std::vector<Pixel>;

Stripe stripe(const std::vector<GridLevel>& levels,
              const std::array<QRgb, 4>& colours,
              int beforeColumns,
              Pixel before)
{
    Stripe pixels(levels.size());
    for (std::size_t x = 0; x < levels.size(); ++x)
        pixels[x] = static_cast<int>(x) < beforeColumns
            ? before
            : colours[static_cast<std::size_t>(levels[x])];
    return pixels;
}

void paintRollGround(const Pixels& pixels, const RollScene& scene)
{
    const QRect& clip = pixels.clip;
    const EditorColours& colours = *scene.colours;
    std::vector<GridLevel> levels;
    scene.grid.levels(scene.columns, scene.devicePixelRatio, clip.left(), clip.right() + 1, levels);
    const int before = scene.columns.columnOf(Microseconds(0)) - clip.left();
    const Stripe white = stripe(levels, colours.whiteGrid, before, colours.before);
    const Stripe black = stripe(levels, colours.blackGrid, before, colours.before);
    std::array<QRgb, 4> octaveGrid;
    octaveGrid.fill(colours.octave);
    octaveGrid[3] = colours.whiteGrid[3];
    const Stripe octave = stripe(levels, octaveGrid, before, colours.before);
    const Stripe nothing(levels.size(), colours.before);

    const int thickness = hairline(scene.devicePixelRatio);
    for (int number = scene.rows.numberAt(clip.top()); number >= 0; --number) {
        const int top = scene.rows.top(number);
        const int bottom = scene.rows.bottom(number);
        if (top > clip.bottom())
            break;
        const bool endsOctave = number % 12 == 0;
        for (int y = std::max(top, clip.top()); y < std::min(bottom, clip.bottom() + 1); ++y) {
            const bool isLine = endsOctave && y >= bottom - thickness;
            const Stripe& from = isLine ? octave : (isBlackKey(number) ? black : white);
            std::copy(from.begin(), from.end(), pixels.row(y) + clip.left());
        }
    }
    const auto fillRows = [&](int from, int to) {
        for (int y = std::max(from, clip.top()); y < std::min(to, clip.bottom() + 1); ++y)
            std::copy(nothing.begin(), nothing.end(), pixels.row(y) + clip.left());
    };
    fillRows(clip.top(), scene.rows.top(PitchAxis::kNotes - 1));
    fillRows(scene.rows.bottom(0), clip.bottom() + 1);
}

/// Every note's velocity, once more: the higher the bar at its left edge, the louder.
void paintVelocityBar(const Pixels& pixels,
                      const QRect& box,
                      const music::Note& note,
                      Pixel track,
                      Pixel bar,
                      int unit)
{
    const int width = 3 * unit;
    if (box.width() < 3 * width || box.height() < 5 * unit)
        return;
    const int level = box.height() * note.velocity / 127;
    const int right = box.left() + width;
    pixels.fill(box.left(), box.top(), right, box.bottom() + 1, track);
    pixels.fill(box.left(), box.bottom() + 1 - level, right, box.bottom() + 1, bar);
}

/// An outline two pixels wide and a hatch: seen without colour.
void paintSelected(const Pixels& pixels, const QRect& box, const RollScene& scene, int unit)
{
    const Pixel ink = scene.colours->text;
    constexpr int kHatchEvery = 6;
    const std::int64_t shift
        = scene.columns.first + scene.rows.first; // hatch scrolls with the music
    const QRect part = box & pixels.clip;
    const int period = kHatchEvery * unit;
    for (int y = part.top(); y <= part.bottom(); ++y) {
        Pixel* row = pixels.row(y);
        for (int x = part.left(); x <= part.right(); ++x) {
            const std::int64_t place = (shift + x + y) % period;
            if ((place < 0 ? place + period : place) < unit)
                row[x] = ink;
        }
    }
    const int edge = std::min({2 * unit, (box.width() + 1) / 2, (box.height() + 1) / 2});
    const int right = box.right() + 1;
    const int bottom = box.bottom() + 1;
    pixels.fill(box.left(), box.top(), right, box.top() + edge, ink);
    pixels.fill(box.left(), bottom - edge, right, bottom, ink);
    pixels.fill(box.left(), box.top(), box.left() + edge, bottom, ink);
    pixels.fill(right - edge, box.top(), right, bottom, ink);
}

struct Name
{
    QRect box;
    std::uint8_t number = 0;
    std::uint8_t channel = 0;
    Pixel ink = 0;
};

Pixel inkOn(Pixel ground, const EditorColours& colours)
{
    constexpr int kMiddle = 118; // where both inks have the same contrast
    return qGray(ground) > kMiddle ? colours.darkInk : colours.lightInk;
}

QFont nameFont(double devicePixelRatio)
{
    QFont font = QGuiApplication::font();
    font.setPixelSize(hairline(devicePixelRatio) * (metrics::kCaptionPixels - 1));
    return font;
}

void paintNames(QImage& image,
                const QRect& clip,
                const RollScene& scene,
                const std::vector<Name>& names)
{
    if (names.empty())
        return;
    const double ratio = image.devicePixelRatio();
    image.setDevicePixelRatio(1.0); // everything here is in pixels of the device
    {
        QPainter painter(&image);
        painter.setFont(nameFont(scene.devicePixelRatio));
        const int unit = hairline(scene.devicePixelRatio);
        for (const Name& name : names) {
            QString text = noteName(name.number);
            if (scene.showsChannels)
                text += QStringLiteral(" \u00b7") + QString::number(name.channel + 1);
            const QRect room = name.box.adjusted(5 * unit, 0, -2 * unit, 0);
            painter.setClipRect(room & clip);
            painter.setPen(QColor::fromRgb(name.ink));
            painter.drawText(room, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, text);
        }
    }
    image.setDevicePixelRatio(ratio);
}

} // namespace

QRect noteRectangle(const music::Note& note,
                    const TimeColumns& columns,
                    const PitchRows& rows,
                    double devicePixelRatio)
{
    const int unit = hairline(devicePixelRatio);
    const int left = columns.columnOf(note.onset);
    int right = columns.columnOf(note.onset + note.length);
    if (right - left > 3 * unit)
        right -= unit; // so that two notes in a row are seen as two
    const int top = rows.top(note.number);
    int bottom = rows.bottom(note.number);
    if (bottom - top >= 5 * unit)
        bottom -= unit;
    return {left, top, std::max(unit, right - left), std::max(1, bottom - top)};
}

void paintRoll(QImage& image, const QRect& rectangle, const RollScene& scene)
{
    const Pixels pixels = Pixels::of(image, rectangle);
    if (pixels.clip.isEmpty())
        return;
    paintRollGround(pixels, scene);
    const EditorColours& colours = *scene.colours;
    const int unit = hairline(scene.devicePixelRatio);
    const bool hasNames = scene.showsNames && scene.rows.height >= 13.0 * unit;
    std::vector<Name> names;
    // one unit further to the left: short notes are made wider than they are
    const Microseconds begin = scene.columns.timeOf(pixels.clip.left() - unit);
    const Microseconds end = scene.columns.timeOf(pixels.clip.right() + 1);
    const int highest = scene.rows.numberAt(pixels.clip.top());
    const int lowest = scene.rows.numberAt(pixels.clip.bottom());
    scene.ends->visit(scene.notes, begin, end, [&](std::size_t, const music::Note& note) {
        if (note.number > highest || note.number < lowest)
            return;
        const QRect box = noteRectangle(note, scene.columns, scene.rows, scene.devicePixelRatio);
        const Pixel colour = colours.notes[note.channel & 15U][note.velocity & 127U];
        pixels.fill(box.left(), box.top(), box.right() + 1, box.bottom() + 1, colour);
        const bool isSelected = scene.selected != nullptr && scene.selected->contains(note.id);
        if (isSelected)
            paintSelected(pixels, box, scene, unit);
        else
            paintVelocityBar(
                pixels, box, note, colours.noteTracks[note.channel & 15U], colours.text, unit);
        if (hasNames && box.width() >= 30 * unit)
            names.push_back({box, note.number, note.channel, inkOn(colour, colours)});
    });
    paintNames(image, pixels.clip, scene, names);
}

} // namespace timbrel::ui
