// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/editor/lane_drags.h"
#include "ui/editor/roll_drags.h"

#include <QCoreApplication>

#include <algorithm>

namespace timbrel::ui {

/// What all drags in a controller lane share; for the files that make them. Threads: GUI.
class LaneDrag : public Drag
{
    Q_DECLARE_TR_FUNCTIONS(timbrel::ui::LaneDrag)
public:
    LaneDrag(const LaneContext& context, const Pointer& begin)
        : m_context(context)
        , m_begin(begin)
        , m_now(begin)
    { }
    void cancel() override { m_context.document.cancelGesture(); }
    [[nodiscard]] QString text() const override
    {
        return tr("%1 at %2", "value at position")
            .arg(valueAt(m_now))
            .arg(positionText(m_context.state.snapGrid().meter(), timeOf(m_now)));
    }

protected:
    static constexpr double kBegins = 3.0; ///< logical pixels
    [[nodiscard]] const music::Score& score() const { return m_context.document.score(); }
    [[nodiscard]] int valueAt(const Pointer& pointer) const
    {
        return m_context.values.valueAt(pointer.place.y());
    }
    [[nodiscard]] static Microseconds timeOf(const Pointer& pointer)
    {
        return std::clamp(pointer.time, Microseconds(0), music::kLatestTime);
    }
    [[nodiscard]] Microseconds snappedTime(const Pointer& pointer) const
    {
        return m_context.state.snapped(pointer.time, pointer.bypassesSnap());
    }
    /// Moved far enough from the press to be no click.
    bool hasBegun(const Pointer& pointer)
    {
        m_now = pointer;
        m_isMoving = m_isMoving || (pointer.place - m_begin.place).manhattanLength() >= kBegins;
        return m_isMoving;
    }
    LaneContext m_context;
    Pointer m_begin;
    Pointer m_now;
    bool m_isMoving = false;
};

/// Moves the selected points, or copies of them; a click selects the one that was pressed.
[[nodiscard]] std::unique_ptr<Drag>
makeMovePointsDrag(const LaneContext& context, const Pointer& begin, music::PointIndex point);
/// Selects points in a range of times and values; a click clears the selection.
[[nodiscard]] std::unique_ptr<Drag> makePointBandDrag(const LaneContext& context,
                                                      const Pointer& begin);

} // namespace timbrel::ui
