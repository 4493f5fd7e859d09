// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/editor/editor_state.h"

#include <QBasicTimer>
#include <QPointF>
#include <QWidget>

#include <memory>
#include <optional>

class QPainter;
class QGestureEvent;
class QNativeGestureEvent;

namespace timbrel::ui {

/// Where the pointer is, in the music's terms too.
struct Pointer
{
    QPointF place; ///< logical pixels in the widget
    Microseconds time {}; ///< under it; may lie before 0
    Qt::KeyboardModifiers modifiers;

    [[nodiscard]] bool bypassesSnap() const { return modifiers.testFlag(Qt::AltModifier); }
    /// Where the place that was pressed stands now: the view may have scrolled since.
    [[nodiscard]] QPointF placeIn(const TimeAxis& axis) const
    {
        return {axis.xOf(time), place.y()};
    }
    [[nodiscard]] bool copies() const { return modifiers.testFlag(Qt::ControlModifier); }
    [[nodiscard]] bool holdsAxis() const { return modifiers.testFlag(Qt::ShiftModifier); }
};

/// One drag, from press to release. It shows what it would do while it lasts; finish() makes it one
/// entry of the history, cancel() leaves all as it was.
class Drag
{
public:
    Drag() = default;
    virtual ~Drag() = default;
    Drag(const Drag&) = delete;
    Drag& operator=(const Drag&) = delete;

    virtual void move(const Pointer& pointer) = 0;
    virtual void finish() = 0;
    virtual void cancel() = 0;
    /// Over what the widget shows: a rubber band, a line to be.
    virtual void paint(QPainter&) const { }
    /// For the status bar: what is happening, in the music's terms.
    [[nodiscard]] virtual QString text() const { return {}; }
};

/// A widget whose columns are times: roll, lanes, velocities. It knows how to look around (wheel,
/// pinch, middle and Space drag), runs drags and cancels them with Esc; what a press means is said
/// by who derives from it. Threads: GUI.
class TimeView : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TimeView)
public:
    explicit TimeView(EditorState& state, QWidget* parent = nullptr);
    ~TimeView() override;

    [[nodiscard]] EditorState& state() const noexcept { return m_state; }
    [[nodiscard]] bool isDragging() const noexcept { return m_drag != nullptr; }
    [[nodiscard]] bool isPanning() const noexcept { return m_panFrom.has_value(); }

Q_SIGNALS:
    void hoverText(const QString& text);
    void spaceTapped(); ///< pressed and released, and nothing was dragged between

protected:
    /// What a press of the left button begins; null: nothing that lasts.
    virtual std::unique_ptr<Drag> beginDrag(const Pointer& pointer) = 0;
    /// The left button is pressed while there is no document; afterwards there may be one.
    virtual void pressedOnNothing() { }
    /// What a press of the middle button begins; null: the view is moved.
    virtual std::unique_ptr<Drag> beginMiddleDrag(const Pointer&) { return nullptr; }
    /// A double click of the left button.
    virtual void doubleClicked(const Pointer&) { }
    /// The menu of what is there; nothing is shown by default.
    virtual void showMenu(const Pointer&, const QPoint& /*globalPlace*/) { }
    /// Shape of the pointer and text of the status bar for what a press would do.
    virtual void hover(const Pointer& pointer) = 0;
    /// By whole pixels down; a lane leaves it to the area that it lies in.
    virtual bool scrollVertically(double /*pixels*/) { return false; }
    virtual void zoomVertically(double /*y*/, double /*factor*/) { }

    /// Keys that are this widget's before they are anybody's shortcut.
    [[nodiscard]] virtual bool ownsKey(const QKeyEvent& event) const;

    [[nodiscard]] Pointer pointerAt(QPointF place, Qt::KeyboardModifiers modifiers) const;
    void paintDrag(QPainter& painter) const;
    /// The line of the playhead and the ring of the focus.
    void paintMarks(QPainter& painter) const;
    void cancelDrag();

    bool event(QEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void keyReleaseEvent(QKeyEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void timerEvent(QTimerEvent* event) override;

private:
    void beginDragWith(const QMouseEvent& event);
    bool pinch(const QNativeGestureEvent& event);
    bool pinch(const QGestureEvent& event);
    void pan(QPointF place);
    void moveDrag();
    void scrollWithDrag();
    void updatePlayhead(Microseconds before, Microseconds now);
    void refreshHover(Qt::KeyboardModifiers modifiers);

    EditorState& m_state;
    std::unique_ptr<Drag> m_drag;
    Qt::MouseButton m_dragButton = Qt::LeftButton; ///< whose release ends it
    std::optional<QPoint> m_panFrom;
    std::optional<Pointer> m_last;
    QBasicTimer m_scroller; ///< runs while a drag is held beyond an edge
    bool m_isSpaceHeld = false;
    bool m_wasSpaceUsed = false;
};

} // namespace timbrel::ui
