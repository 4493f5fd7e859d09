// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/velocity_painter.h"

#include "ui/editor/note_ends.h"
#include "ui/editor/pixels.h"

#include <algorithm>
#include <vector>

namespace timbrel::ui {
namespace {

void paintVelocityGround(const Pixels& pixels, const VelocityScene& scene)
{
    const QRect& clip = pixels.clip;
    std::vector<GridLevel> levels;
    scene.grid.levels(scene.columns, scene.devicePixelRatio, clip.left(), clip.right() + 1, levels);
    const int before = scene.columns.columnOf(Microseconds(0)) - clip.left();
    std::vector<Pixel> stripe(levels.size());
    for (std::size_t x = 0; x < stripe.size(); ++x)
        stripe[x] = static_cast<int>(x) < before
            ? scene.colours->before
            : scene.colours->whiteGrid[static_cast<std::size_t>(levels[x])];
    for (int y = clip.top(); y <= clip.bottom(); ++y)
        std::copy(stripe.begin(), stripe.end(), pixels.row(y) + clip.left());
    const int unit = hairline(scene.devicePixelRatio);
    for (const int value : {0, 64, 127}) {
        const int row = scene.values.rowOf(value);
        pixels.fill(std::max(clip.left(), clip.left() + before),
                    row,
                    clip.right() + 1,
                    row + unit,
                    scene.colours->whiteGrid[1]);
    }
}

/// The loudest note of a column hides the others.
struct Stem
{
    const music::Note* loudest = nullptr;
    const music::Note* loudestSelected = nullptr;
};

void keepLoudest(const music::Note*& kept, const music::Note& note)
{
    if (kept == nullptr || note.velocity > kept->velocity)
        kept = &note;
}

void paintStem(const Pixels& pixels,
               const VelocityScene& scene,
               int x,
               const music::Note& note,
               bool isSelected)
{
    const int unit = hairline(scene.devicePixelRatio);
    const int bottom = scene.values.rowOf(0) + unit;
    const int top = scene.values.rowOf(note.velocity);
    const Pixel colour = isSelected
        ? scene.colours->text
        : scene.colours->notes[note.channel & 15U][note.velocity & 127U];
    pixels.fill(x, top, x + 2 * unit, bottom, colour);
    pixels.fill(x - unit, top, x + 5 * unit, top + 3 * unit, colour);
    if (isSelected) // hollow: told apart without colour
        pixels.fill(x + unit, top + unit, x + 3 * unit, top + 2 * unit, scene.colours->whiteRow);
}

} // namespace

void paintVelocities(QImage& image, const QRect& rectangle, const VelocityScene& scene)
{
    const Pixels pixels = Pixels::of(image, rectangle);
    if (pixels.clip.isEmpty())
        return;
    paintVelocityGround(pixels, scene);
    const int reach = 6 * hairline(scene.devicePixelRatio);
    const int left = pixels.clip.left() - reach;
    const int right = pixels.clip.right() + 1 + reach;
    std::vector<Stem> stems(static_cast<std::size_t>(right - left));
    const std::size_t begin = NoteEnds::firstFrom(scene.notes, scene.columns.timeOf(left));
    const std::size_t end = NoteEnds::firstFrom(scene.notes, scene.columns.timeOf(right));
    const bool hasSelection = scene.selected != nullptr && !scene.selected->isEmpty();
    for (std::size_t i = begin; i < end; ++i) {
        const music::Note& note = scene.notes[i];
        Stem& stem = stems[static_cast<std::size_t>(scene.columns.columnOf(note.onset) - left)];
        keepLoudest(stem.loudest, note);
        if (hasSelection && scene.selected->contains(note.id))
            keepLoudest(stem.loudestSelected, note);
    }
    for (std::size_t i = 0; i < stems.size(); ++i) {
        const int x = left + static_cast<int>(i);
        if (stems[i].loudest != nullptr)
            paintStem(pixels, scene, x, *stems[i].loudest, false);
        if (stems[i].loudestSelected != nullptr)
            paintStem(pixels, scene, x, *stems[i].loudestSelected, true);
    }
}

} // namespace timbrel::ui
