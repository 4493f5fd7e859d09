// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/piano_layout.h"

#include "ui/common/axes/pitch_axis.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace timbrel::ui {
namespace {

constexpr double kNarrowestWhiteKey = 16.0;
constexpr double kBlackWidth = 0.62; // of a white key
constexpr double kBlackHeight = 0.62; // of the keyboard
/// How many white keys lie to the left of each key of an octave.
constexpr std::array<int, 12> kWhitesBefore = {0, 1, 1, 2, 2, 3, 4, 4, 5, 5, 6, 6};
constexpr int kMostOctaves = 10;

int whitesBefore(int note)
{
    return note / 12 * 7 + kWhitesBefore[static_cast<std::size_t>(note % 12)];
}

} // namespace

PianoLayout PianoLayout::fitted(double width, double height, int centre)
{
    PianoLayout layout;
    layout.width = width;
    layout.height = height;
    layout.octaves
        = std::clamp(static_cast<int>((width / kNarrowestWhiteKey - 1.0) / 7.0), 1, kMostOctaves);
    const int firstOctave = centre / 12 - layout.octaves / 2;
    layout.firstNote = 12 * std::clamp(firstOctave, 0, kMostOctaves - layout.octaves);
    return layout;
}

int PianoLayout::lastNote() const
{
    return std::min(127, firstNote + 12 * octaves);
}

int PianoLayout::whiteKeyCount() const
{
    return whitesBefore(lastNote()) - whitesBefore(firstNote) + 1;
}

QRectF PianoLayout::keyRect(int note) const
{
    const double left = (whitesBefore(note) - whitesBefore(firstNote)) * whiteWidth();
    if (!isBlackKey(note))
        return {left, 0.0, whiteWidth(), height};
    const double blackWidth = whiteWidth() * kBlackWidth;
    return {left - blackWidth / 2.0, 0.0, blackWidth, height * kBlackHeight};
}

std::optional<int> PianoLayout::noteAt(QPointF place) const
{
    for (const bool isBlack : {true, false})
        for (int note = firstNote; note <= lastNote(); ++note)
            if (isBlackKey(note) == isBlack && keyRect(note).contains(place))
                return note;
    return std::nullopt;
}

int PianoLayout::velocityAt(int note, QPointF place) const
{
    const QRectF key = keyRect(note);
    const double share = std::clamp((place.y() - key.top()) / key.height(), 0.0, 1.0);
    return 1 + static_cast<int>(std::lround(126.0 * share));
}

} // namespace timbrel::ui
