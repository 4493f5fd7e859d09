// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/editor_commands.h"

#include "ui/common/value_popup.h"
#include "ui/editor/clipboard.h"
#include "ui/editor/editor_state.h"
#include "ui/editor/example_document.h"
#include "ui/editor/lane_stack.h"
#include "ui/editor/lane_widget.h"
#include "ui/editor/roll_widget.h"
#include "ui/editor/tool_strip.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace timbrel::ui {
namespace {

constexpr int kMoveKey = 7410; ///< each merges what one kind of key does
constexpr int kTransposeKey = 7411;
constexpr int kLengthKey = 7412;
constexpr int kVelocityKey = 7413;

} // namespace

std::vector<music::NoteIndex> EditorCommands::notes() const
{
    std::vector<music::NoteIndex> all = document()->selectedNoteIndices();
    if (all.empty()) {
        all.resize(document()->score().notes.size());
        std::iota(all.begin(), all.end(), music::NoteIndex {0});
    }
    return all;
}

std::optional<music::TimeRange> EditorCommands::selectedTime() const
{
    if (document() == nullptr)
        return std::nullopt;
    if (document()->selectedRange())
        return document()->selectedRange();
    music::TimeRange range {music::kLatestTime, Microseconds(0)};
    const auto include = [&range](Microseconds begin, Microseconds end) {
        range.begin = std::min(range.begin, begin);
        range.end = std::max(range.end, end);
    };
    const music::Score& score = document()->score();
    for (const music::NoteIndex index : document()->selectedNoteIndices())
        include(score.notes[index].onset, score.notes[index].end());
    for (const music::LanePoints& lane : document()->selectedPointIndices())
        for (const music::PointIndex index : lane.points) {
            const Microseconds time = music::findLane(score, lane.lane)->points[index].time;
            include(time, time);
        }
    return range.isEmpty() ? std::nullopt : std::optional(range);
}

void EditorCommands::copy()
{
    if (document() != nullptr && document()->hasSelection())
        copyToClipboard(music::copied(document()->score(),
                                      document()->selectedNoteIndices(),
                                      document()->selectedPointIndices()));
}

void EditorCommands::cut()
{
    if (document() == nullptr || !document()->hasSelection())
        return;
    copy();
    document()->push(music::deleted(document()->score(),
                                    document()->selectedNoteIndices(),
                                    document()->selectedPointIndices()),
                     tr("Cut"));
}

void EditorCommands::paste()
{
    if (document() == nullptr)
        return;
    const auto clip = clipFromClipboard();
    if (!clip) {
        Q_EMIT m_view.hoverText(tr("There are no notes or points to paste."));
        return;
    }
    const Microseconds at = m_view.playhead();
    document()->push(
        music::pasted(document()->score(), *clip, at), tr("Paste"), SelectAfter::Added);
    m_view.state().showTime(at);
}

void EditorCommands::remove()
{
    if (document() == nullptr)
        return;
    document()->push(music::deleted(document()->score(),
                                    document()->selectedNoteIndices(),
                                    document()->selectedPointIndices()),
                     tr("Delete"));
}

void EditorCommands::duplicate()
{
    const auto range = selectedTime();
    if (!range || !document()->hasSelection())
        return;
    // the next copy begins on the grid, as the first did
    const Microseconds step = m_view.state().snapGrid().step();
    const auto steps = std::max<std::int64_t>(1, (range->length() + step / 2) / step);
    const Microseconds by = m_view.state().isSnapping() ? step * steps : range->length();
    const auto clip = music::copied(
        document()->score(), document()->selectedNoteIndices(), document()->selectedPointIndices());
    document()->push(music::pasted(document()->score(), clip, range->begin + by),
                     tr("Duplicate"),
                     SelectAfter::Added);
}

void EditorCommands::selectAll()
{
    if (document() != nullptr)
        document()->selectAll();
}

void EditorCommands::clearSelection()
{
    if (document() != nullptr)
        document()->clearSelection();
}

void EditorCommands::transpose(int semitones)
{
    if (document() != nullptr)
        document()->pushMerged(music::transposeNotes(document()->score(), notes(), semitones),
                               tr("Transpose"),
                               kTransposeKey);
}

void EditorCommands::join()
{
    if (document() != nullptr)
        document()->push(music::joinNotes(document()->score(), notes()), tr("Join notes"));
}

void EditorCommands::split()
{
    if (document() != nullptr)
        document()->push(music::splitNotes(document()->score(), notes(), m_view.playhead()),
                         tr("Split notes"));
}

void EditorCommands::trimOverlaps()
{
    if (document() != nullptr)
        document()->push(music::trimOverlaps(document()->score(), notes()), tr("Trim overlaps"));
}

void EditorCommands::setLengthsToGrid()
{
    if (document() != nullptr)
        document()->push(
            music::setNoteLengths(document()->score(), notes(), m_view.state().noteLength()),
            tr("Set length"));
}

void EditorCommands::changeVelocities(int by)
{
    if (document() != nullptr)
        document()->pushMerged(music::changeVelocities(document()->score(), notes(), by),
                               tr("Change velocity"),
                               kVelocityKey);
}

void EditorCommands::askForVelocity()
{
    if (document() == nullptr || document()->score().notes.empty())
        return;
    const int now = document()->score().notes[notes().front()].velocity;
    ValuePopup::ask(m_view.roll(), {tr("Velocity"), 1, 127, now}, [*this](int value) mutable {
        if (document() != nullptr)
            document()->push(music::setVelocities(document()->score(), notes(), value),
                             tr("Set velocity"));
    });
}

void EditorCommands::askForTransposition()
{
    if (document() == nullptr || document()->score().notes.empty())
        return;
    ValuePopup::ask(m_view.roll(),
                    {tr("Transpose by semitones"), -127, 127, 0},
                    [*this](int value) mutable { transpose(value); });
}

void EditorCommands::move(int steps, int semitones)
{
    if (document() == nullptr)
        return;
    const auto& selected = document()->selectedNoteIndices();
    if (selected.empty()) {
        m_view.roll().moveCaret(steps, semitones);
        return;
    }
    const Microseconds by = m_view.state().snapGrid().step() * steps;
    document()->pushMerged(
        music::moveNotes(document()->score(), selected, by, semitones), tr("Move notes"), kMoveKey);
    // what moved stays in sight and is heard
    const music::Note& first = document()->score().notes[document()->selectedNoteIndices().front()];
    m_view.roll().showNote(first);
    if (semitones != 0)
        m_view.roll().hear(first.number, first.velocity);
}

void EditorCommands::lengthen(int steps)
{
    if (document() == nullptr || document()->selectedNoteIndices().empty())
        return;
    const Microseconds step = m_view.state().snapGrid().step();
    document()->pushMerged(
        music::resizeNotes(
            document()->score(), document()->selectedNoteIndices(), step * steps, step),
        tr("Change length"),
        kLengthKey);
}

void EditorCommands::thin(int maximumError)
{
    const LaneWidget* lane = m_view.lanes().currentLane();
    if (document() == nullptr || lane == nullptr)
        return;
    const auto before = pointsOf(*document(), lane->lane()).size();
    const music::TimeRange range = document()->selectedRange().value_or(music::kAllTime);
    document()->push(music::thinLane(document()->score(), lane->lane(), range, maximumError),
                     tr("Thin"));
    const auto after = pointsOf(*document(), lane->lane()).size();
    Q_EMIT m_view.hoverText(tr("%1 of %2 points are left.").arg(after).arg(before));
}

void EditorCommands::askForThinning()
{
    LaneWidget* lane = m_view.lanes().currentLane();
    if (document() != nullptr && lane != nullptr)
        ValuePopup::ask(*lane,
                        {tr("Thin: largest error in values"), 0, 16, 1},
                        [*this](int value) mutable { thin(value); });
}

void EditorCommands::smooth()
{
    const LaneWidget* lane = m_view.lanes().currentLane();
    if (document() == nullptr || lane == nullptr)
        return;
    music::TimeRange range = document()->selectedRange().value_or(music::kAllTime);
    const auto selected = document()->selectedPointIndices(lane->lane());
    const auto points = pointsOf(*document(), lane->lane());
    if (selected.size() > 1)
        range = {points[selected.front()].time, points[selected.back()].time + Microseconds(1)};
    document()->push(music::smoothLane(document()->score(), lane->lane(), range), tr("Smooth"));
}

void EditorCommands::quantisePoints()
{
    const LaneWidget* lane = m_view.lanes().currentLane();
    if (document() == nullptr || lane == nullptr)
        return;
    auto indices = document()->selectedPointIndices(lane->lane());
    if (indices.empty()) {
        indices.resize(pointsOf(*document(), lane->lane()).size());
        std::iota(indices.begin(), indices.end(), music::PointIndex {0});
    }
    document()->push(music::quantisePoints(
                         document()->score(), lane->lane(), indices, m_view.state().snapGrid()),
                     tr("Quantise points"));
}

void EditorCommands::clearLane()
{
    const LaneWidget* lane = m_view.lanes().currentLane();
    if (document() != nullptr && lane != nullptr)
        document()->push(music::deleteLane(document()->score(), lane->lane()),
                         tr("Delete all points of a lane"));
}

void EditorCommands::askForValue()
{
    if (LaneWidget* lane = m_view.lanes().currentLane())
        lane->askForValue();
}

} // namespace timbrel::ui
