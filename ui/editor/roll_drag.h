// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/editor/roll_drags.h"

#include <QCoreApplication>

namespace timbrel::ui {

/// What all drags in the roll share; for the files that make them. Threads: GUI.
class RollDrag : public Drag
{
    Q_DECLARE_TR_FUNCTIONS(timbrel::ui::RollDrag)
public:
    RollDrag(const RollContext& context, const Pointer& begin)
        : m_context(context)
        , m_begin(begin)
        , m_now(begin)
    { }
    void cancel() override { m_context.document.cancelGesture(); }

protected:
    static constexpr double kBegins = 4.0; ///< logical pixels
    [[nodiscard]] const music::Score& score() const { return m_context.document.score(); }
    /// Moved far enough from the press to be no click.
    bool hasBegun(const Pointer& pointer)
    {
        m_now = pointer;
        m_isMoving = m_isMoving || (pointer.place - m_begin.place).manhattanLength() >= kBegins;
        return m_isMoving;
    }
    RollContext m_context;
    Pointer m_begin;
    Pointer m_now;
    bool m_isMoving = false;
};

/// Drags that select what lies inside, while it grows.
[[nodiscard]] std::unique_ptr<Drag> makeBandDrag(const RollContext& context, const Pointer& begin);
[[nodiscard]] std::unique_ptr<Drag> makeLassoDrag(const RollContext& context, const Pointer& begin);

} // namespace timbrel::ui
