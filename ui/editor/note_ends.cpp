// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/note_ends.h"

#include <algorithm>

namespace timbrel::ui {

void NoteEnds::update(std::span<const music::Note> notes)
{
    m_latestEnds.assign((notes.size() + kBlock - 1) / kBlock, Microseconds::min());
    for (std::size_t i = 0; i < notes.size(); ++i) {
        Microseconds& latest = m_latestEnds[i / kBlock];
        latest = std::max(latest, notes[i].onset + notes[i].length);
    }
}

std::size_t NoteEnds::firstFrom(std::span<const music::Note> notes, Microseconds time) noexcept
{
    const auto found = std::partition_point(
        notes.begin(), notes.end(), [time](const music::Note& note) { return note.onset < time; });
    return static_cast<std::size_t>(found - notes.begin());
}

Microseconds NoteEnds::latest() const noexcept
{
    const auto found = std::max_element(m_latestEnds.begin(), m_latestEnds.end());
    return found == m_latestEnds.end() ? Microseconds(0) : *found;
}

} // namespace timbrel::ui
