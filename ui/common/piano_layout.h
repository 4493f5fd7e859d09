// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QRectF>

#include <optional>

namespace timbrel::ui {

/// Where the keys of a piano are: whole octaves, as many as fit, from a C on. Threads: a value.
struct PianoLayout
{
    int firstNote = 48; ///< a C
    int octaves = 2;
    double width = 0.0;
    double height = 0.0;

    /// As many octaves as fit with white keys at least so wide, around `centre`, within 0-127.
    [[nodiscard]] static PianoLayout fitted(double width, double height, int centre);

    [[nodiscard]] int lastNote() const; ///< the C that ends the last octave, at most 127
    [[nodiscard]] bool contains(int note) const { return note >= firstNote && note <= lastNote(); }
    [[nodiscard]] QRectF keyRect(int note) const;
    /// The key under a place, black ones first.
    [[nodiscard]] std::optional<int> noteAt(QPointF place) const;
    /// The nearer to the lower end of the key, the louder: 1 to 127.
    [[nodiscard]] int velocityAt(int note, QPointF place) const;

private:
    [[nodiscard]] int whiteKeyCount() const;
    [[nodiscard]] double whiteWidth() const { return width / whiteKeyCount(); }
};

} // namespace timbrel::ui
