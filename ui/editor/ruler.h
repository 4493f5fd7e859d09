// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/music/score.h"
#include "ui/editor/editor_state.h"

#include <QWidget>

#include <optional>

namespace timbrel::ui {

/// Bars and beats. The lower half moves the playhead, the upper half draws the loop region and
/// moves its ends. Threads: GUI.
class Ruler final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Ruler)
public:
    explicit Ruler(EditorState& state, QWidget* parent = nullptr);

Q_SIGNALS:
    void playheadMoved(timbrel::Microseconds time);
    void loopChanged();
    void hoverText(const QString& text);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    enum class Part
    {
        Playhead,
        LoopStart,
        LoopEnd,
        LoopBody,
        LoopNew
    };
    [[nodiscard]] Part partAt(QPointF place) const;
    void drag(const QMouseEvent& event);
    void setLoop(Microseconds a, Microseconds b);
    void movePlayhead(Microseconds time);
    void paintTimes(QPainter& painter) const;
    void paintLoop(QPainter& painter) const;

    EditorState& m_state;
    std::optional<Part> m_drag;
    double m_pressedAt = 0.0;
    Microseconds m_anchor {}; ///< the end of the loop that stays
    music::TimeRange m_loopBefore;
    std::optional<double> m_panFrom;
};

} // namespace timbrel::ui
