// SPDX-License-Identifier: GPL-3.0-or-later
// Where one looks, and where it plays.
#include "ui/editor/editor_commands.h"
#include "ui/editor/editor_state.h"
#include "ui/editor/example_document.h"
#include "ui/editor/roll_widget.h"
#include "ui/editor/tool_strip.h"

#include <algorithm>

namespace timbrel::ui {

void EditorCommands::zoomTime(double factor)
{
    EditorState& state = m_view.state();
    const double x = state.time().xOf(state.playhead());
    const bool isSeen = x >= 0.0 && x <= state.timeWidth();
    state.zoomTime(isSeen ? x : state.timeWidth() / 2.0, factor);
}

void EditorCommands::zoomPitch(double factor)
{
    const double height = m_view.roll().height();
    m_view.state().setPitch(m_view.state().pitch().zoomedAt(height / 2.0, factor, height));
}

void EditorCommands::fit()
{
    m_view.state().fitTime();
    m_view.roll().fitPitch();
}

void EditorCommands::fitSelection()
{
    constexpr double kMargin = 32.0;
    if (const auto range = selectedTime())
        m_view.state().setTime(
            TimeAxis::fitting(range->begin, range->end, m_view.state().timeWidth(), kMargin));
}

void EditorCommands::loopSelection()
{
    if (const auto range = selectedTime()) {
        document()->setLoopRegion(range);
        Q_EMIT m_view.loopChanged();
    }
}

void EditorCommands::noLoop()
{
    if (document() == nullptr)
        return;
    document()->setLoopRegion(std::nullopt);
    Q_EMIT m_view.loopChanged();
}

void EditorCommands::stepGrid(int by)
{
    const auto& steps = usualGridSteps();
    const auto now = std::find(steps.begin(), steps.end(), m_view.state().gridStep());
    const auto index = static_cast<int>(now - steps.begin()) + by;
    const int last = static_cast<int>(steps.size()) - 1;
    m_view.state().setGridStep(steps[static_cast<std::size_t>(std::clamp(index, 0, last))]);
}

void EditorCommands::playFrom(Microseconds time)
{
    EditorState& state = m_view.state();
    state.setPlayhead(time);
    state.showTime(state.playhead());
    Q_EMIT m_view.playheadMoved(state.playhead());
}

void EditorCommands::playFromStart()
{
    if (document() != nullptr)
        playFrom({});
}

void EditorCommands::playFromEnd()
{
    if (document() != nullptr)
        playFrom(music::endOf(document()->score()));
}

void EditorCommands::stepBar(int by)
{
    if (document() == nullptr)
        return;
    const music::Meter meter = m_view.state().snapGrid().meter();
    const music::SnapGrid bars(meter, {meter.beatsPerBar, 1});
    const Microseconds now = m_view.state().playhead();
    playFrom(by < 0 ? bars.previous(now) : bars.next(now));
}

} // namespace timbrel::ui
