// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/music/score.h"

#include <algorithm>
#include <cstddef>
#include <span>
#include <vector>

namespace timbrel::ui {

/// Finds the notes that sound in a stretch of time: notes are sorted by their onset, and one from
/// long before may still sound. Threads: a value.
class NoteEnds
{
public:
    void update(std::span<const music::Note> notes);

    /// Calls visit(index, note) in order for every note of the last update() that begins before end
    /// and ends after begin (or begins there, if it has no length).
    template<class Visit>
    void visit(std::span<const music::Note> notes,
               Microseconds begin,
               Microseconds end,
               Visit visit) const
    {
        const std::size_t stop = firstFrom(notes, end);
        for (std::size_t block = 0; block * kBlock < stop; ++block) {
            if (m_latestEnds[block] < begin)
                continue;
            const std::size_t blockEnd = std::min(stop, (block + 1) * kBlock);
            for (std::size_t i = block * kBlock; i < blockEnd; ++i) {
                const music::Note& note = notes[i];
                const Microseconds noteEnd = note.onset + note.length;
                if (noteEnd > begin || note.onset >= begin)
                    visit(i, note);
            }
        }
    }
    /// The first note that begins at this time or later; their count if there is none.
    [[nodiscard]] static std::size_t firstFrom(std::span<const music::Note> notes,
                                               Microseconds time) noexcept;
    /// When the last note ends; 0 without notes.
    [[nodiscard]] Microseconds latest() const noexcept;

private:
    static constexpr std::size_t kBlock = 128;

    std::vector<Microseconds> m_latestEnds; ///< by block
};

} // namespace timbrel::ui
