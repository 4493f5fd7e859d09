// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/common/qcustomplot.h"
#include "ui/training/curve_painter.h"

#include <QPoint>

#include <functional>
#include <optional>

namespace timbrel::ui {

struct PlotRange
{
    double from = 0.0;
    double to = 1.0;
    friend bool operator==(const PlotRange&, const PlotRange&) = default;
};

/// A plot of one group of metrics. Axes, ticks and buffers are QCustomPlot's, the lines are painted
/// by curve_painter. What a hand does to the axes is told and done by the owner, who moves the
/// plots of all groups together. Threads: GUI.
///
/// Ctrl+wheel zooms along the line at the pointer, Ctrl+Shift+wheel up and down, Shift+wheel moves
/// along; dragging moves; a double click shows all. Keys: arrows move what is read (with Shift by a
/// tenth of the width), Ctrl+arrows move the plot, plus and minus zoom there, 0 shows all.
class CurvePlot final : public QCustomPlot
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CurvePlot)
public:
    /// Fills in lines and chance levels. Asked for whenever they are needed, since the curves of a
    /// run may go, or lie elsewhere, between two frames.
    using Source = std::function<void(CurveScene& scene)>;

    /// title: of the group, for those who hear it.
    CurvePlot(const QString& title, Source source, QWidget* parent = nullptr);

    [[nodiscard]] CurveScene scene() const;
    [[nodiscard]] std::optional<double> cursorAt() const noexcept { return m_cursor; }
    [[nodiscard]] bool isMoving() const noexcept { return m_isMoving; }
    void setAxis(learning::CurveAxis axis);
    void setCursorAt(std::optional<double> x);
    void setLogarithmic(bool isLog);
    [[nodiscard]] bool isLogarithmic() const noexcept { return m_isLog; }
    void setRanges(const PlotRange& x, const PlotRange& y);
    [[nodiscard]] PlotRange xRange() const;
    [[nodiscard]] PlotRange yRange() const;
    [[nodiscard]] CurveMapping mapping() const;
    /// Before the next frame, however often it is asked for until then.
    void replotSoon();

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    void xMoved(const timbrel::ui::PlotRange& range); ///< a hand wants to see this
    void yMoved(const timbrel::ui::PlotRange& range);
    void fitRequested();
    void cursorMoved(std::optional<double> x); ///< none: the pointer has left

protected:
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void changeEvent(QEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    struct Drag
    {
        QPointF from;
        PlotRange x;
        PlotRange y;
    };
    void applyTheme();
    void setTickers();
    void zoomX(double factor, double at);
    void zoomY(double factor, double at);
    void moveX(double share);
    void moveCursor(double share);
    void setMoving(bool isMoving);
    [[nodiscard]] double placeUnder(const QPointF& position) const;

    Source m_source;
    learning::CurveAxis m_axis = learning::CurveAxis::Epoch;
    std::optional<double> m_cursor;
    bool m_isCursorDue = false; ///< its buffer is going to be drawn anew
    bool m_isMoving = false;
    bool m_isLog = false;
    std::optional<Drag> m_drag;
};

} // namespace timbrel::ui
