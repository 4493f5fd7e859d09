// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/music/score.h"
#include "ui/editor/editor_state.h"

#include <QImage>
#include <QWidget>

#include <optional>

namespace timbrel::ui {

/// The whole example in a strip, with the part that is in sight: drag it, or its edges to zoom.
/// Threads: GUI.
class MiniMap final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(MiniMap)
public:
    explicit MiniMap(EditorState& state, QWidget* parent = nullptr);

Q_SIGNALS:
    void hoverText(const QString& text);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    enum class Part
    {
        Window,
        LeftEdge,
        RightEdge,
        Elsewhere
    };
    void makeOld();
    void paintMap();
    [[nodiscard]] double microsPerPixel() const;
    [[nodiscard]] QRectF window() const; ///< the part that is in sight
    [[nodiscard]] Part partAt(QPointF place) const;
    void showFrom(double x);

    EditorState& m_state;
    QImage m_map;
    Microseconds m_end {};
    bool m_isOld = true;
    std::optional<Part> m_drag;
    double m_grip = 0.0; ///< from the window's left edge to the press
};

} // namespace timbrel::ui
